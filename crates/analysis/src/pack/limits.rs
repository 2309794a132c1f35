//! How much a pack may ask for. All of it is far more than a team needs, and little enough for a browser tab.

/// Bytes of the file.
pub const FILE: usize = 4 << 20;
/// Rules.
pub const RULES: usize = 10_000;
/// Phrases of all rules together, the allowed ones included.
pub const PHRASES: usize = 20_000;
/// Words of all phrases together once verbs are spelt out.
pub const WORDS: usize = 60_000;
/// Steps that all phrases together may take at one word of a draft.
pub const STEPS: u32 = 4_000;
/// Patterns.
pub const PATTERNS: usize = 200;
/// Product nouns.
pub const PRODUCTS: usize = crate::product::MOST;
/// Rewrites of one rule.
pub const REFRAMES: usize = 10;

/// Bytes of the pack's name and of a rule's id.
pub const NAME: usize = 60;
/// Bytes of a phrase or a product noun.
pub const PHRASE: usize = 300;
/// Bytes of a pattern.
pub const PATTERN: usize = 500;
/// Bytes of a reason or a rewrite.
pub const TEXT: usize = 600;
