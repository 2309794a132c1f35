//! Patterns (regular expressions) as the analysis sees them.
//!
//! The analysis compiles none itself: the caller brings a compiler, so that a page that has no patterns to look for
//! need not carry the weight of one. `reply-coach-patterns` is the one to bring.

use std::fmt::Debug;
use std::ops::Range;

/// Compiles the patterns of a pack.
pub trait PatternCompiler {
    /// All of these or none.
    ///
    /// # Errors
    /// The number of each pattern that cannot be used, with the reason in plain words.
    fn compile(&self, patterns: &[&str]) -> Result<Box<dyn PatternMatcher>, Vec<(usize, String)>>;
}

/// Compiled patterns. Finding takes time linear in the text.
pub trait PatternMatcher: Debug + Send + Sync {
    /// Calls `found` with the number and the bytes of each match in one sentence.
    fn find(&self, sentence: &str, found: &mut dyn FnMut(usize, Range<usize>));
}
