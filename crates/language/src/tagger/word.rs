//! What the tagger looks at in one token: hashes of its lower-cased form, of its ends, and its shape.
//!
//! Reads at most [`CAP`] bytes of a token, so that one enormous word costs no more than a long one.

use super::spelling;
use crate::tag::{Tag, TagSet};
use crate::text::case;

/// The most bytes of a token that are looked at.
pub(super) const CAP: usize = 40;

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(super) enum Shape {
    /// All letters small.
    #[default]
    Small,
    /// The first letter is a capital.
    Capital,
    /// Two or more letters, all capitals.
    Capitals,
    /// Capitals inside: *iPhone*.
    Mixed,
    /// Has a digit.
    Digit,
}

/// One token as the tagger sees it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// The lower-cased standard form. Equal to [`hash`] of that form.
    pub hash: u32,
    /// The last four bytes, the very last lowest.
    pub tail: u32,
    /// The first three bytes.
    pub head: u32,
    /// The tags the lexicon gives.
    pub known: TagSet,
    /// How it is written.
    pub shape: Shape,
    /// Whether there is a hyphen inside.
    pub hyphen: bool,
    /// The tag when the token's characters alone decide it: punctuation, symbols, links.
    pub fixed: Option<Tag>,
}

/// The hash of a lower-cased word.
pub(super) const fn hash(word: &[u8]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut i = 0;
    while i < word.len() {
        hash = (hash ^ word[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    hash
}

/// A token's lower-cased form in a buffer of its own, and the shape seen on the way.
struct Lowered {
    bytes: [u8; CAP],
    len: usize,
    letters: u32,
    capitals: u32,
    digits: u32,
    hyphen: bool,
    first_capital: bool,
    other: u32,
}

impl Lowered {
    fn new(token: &str) -> Self {
        let mut low = Lowered {
            bytes: [0; CAP],
            len: 0,
            letters: 0,
            capitals: 0,
            digits: 0,
            hyphen: false,
            first_capital: false,
            other: 0,
        };
        for (at, c) in token.char_indices() {
            if at >= CAP {
                break;
            }
            let lower = low.class(c, at == 0);
            if !lower.is_ascii() {
                low.push(lower.encode_utf8(&mut [0; 4]).as_bytes());
            } else if let Some(room) = low.bytes.get_mut(low.len) {
                *room = lower as u8;
                low.len += 1;
            }
        }
        low
    }

    /// Counts the character and gives its normal form.
    fn class(&mut self, c: char, first: bool) -> char {
        match c {
            'a'..='z' => {
                self.letters += 1;
                c
            }
            'A'..='Z' => {
                self.letters += 1;
                self.capitals += 1;
                self.first_capital |= first;
                c.to_ascii_lowercase()
            }
            '0'..='9' => {
                self.digits += 1;
                '0'
            }
            '-' => {
                self.hyphen = true;
                c
            }
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
            _ if c.is_ascii() => c,
            _ if case::is_letter(c) => {
                self.letters += 1;
                if case::is_capital(c) {
                    self.capitals += 1;
                    self.first_capital |= first;
                }
                crate::text::case::lower(c)
            }
            _ if case::is_digit(c) => {
                self.digits += 1;
                '0'
            }
            _ => {
                self.other += 1;
                c
            }
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        if let Some(room) = self.bytes.get_mut(self.len..self.len + bytes.len()) {
            room.copy_from_slice(bytes);
            self.len += bytes.len();
        }
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    fn shape(&self) -> Shape {
        if self.digits > 0 {
            Shape::Digit
        } else if self.capitals == 0 {
            Shape::Small
        } else if self.capitals == self.letters && self.letters > 1 {
            Shape::Capitals
        } else if self.first_capital {
            Shape::Capital
        } else {
            Shape::Mixed
        }
    }
}

impl Word {
    /// Whether it is a part of a word rather than one.
    pub fn is_part(&self) -> bool {
        PARTS.contains(&self.hash)
    }

    /// Reads `token`, which follows the word `before`.
    pub fn new(token: &str, before: Word, lexicon: &impl Fn(&str) -> TagSet) -> Word {
        let low = Lowered::new(token);
        let bytes = low.as_bytes();
        if low.letters == 0 && low.digits == 0 {
            return Word { hash: hash(bytes), fixed: Some(mark(token, bytes, &low)), ..Word::default() };
        }
        let fixed = is_link(bytes).then_some(Tag::X);
        let standard = match bytes.len() {
            0..=6 => spelling::standard(bytes).or_else(|| spelling::after(before.hash, bytes)),
            _ => None,
        };
        let bytes = standard.unwrap_or(bytes);
        let known = std::str::from_utf8(bytes).map(lexicon).unwrap_or_default();
        let end = |back: usize| {
            bytes.len().checked_sub(back).and_then(|at| bytes.get(at)).copied().unwrap_or(0) as u32
        };
        let start = |at: usize| bytes.get(at).copied().unwrap_or(0) as u32;
        Word {
            hash: hash(bytes),
            tail: end(1) | end(2) << 8 | end(3) << 16 | end(4) << 24,
            head: start(0) | start(1) << 8 | start(2) << 16,
            known,
            shape: low.shape(),
            hyphen: low.hyphen,
            fixed,
        }
    }
}

/// The first parts of *gonna*, *wanna*, *gotta*, which no lexicon has as such.
const PARTS: [u32; 3] = [hash(b"gon"), hash(b"wan"), hash(b"got")];

/// Links, addresses and handles.
fn is_link(word: &[u8]) -> bool {
    word.starts_with(b"http") && word.windows(3).any(|w| w == b"://")
        || word.starts_with(b"www.")
        || word.len() > 1 && matches!(word.first(), Some(b'@' | b'#'))
        || word.starts_with(b"{{")
}

/// The tag of a token without letters and digits.
fn mark(token: &str, bytes: &[u8], low: &Lowered) -> Tag {
    match bytes {
        b"&" => return Tag::Cconj,
        b"@" => return Tag::Adp,
        b"/" | b"#" => return Tag::Sym,
        b":)" | b":(" | b":-)" | b";)" | b";-)" | b":-(" | b":/" | b"<3" | b":'(" => return Tag::Sym,
        _ => {}
    }
    let symbol = |c: char| {
        matches!(
            c,
            '$' | '%' | '+' | '<' | '>' | '=' | '~' | '^' | '|'
                | '\u{a2}'..='\u{a9}' | '\u{ac}' | '\u{ae}'..='\u{b1}' | '\u{d7}' | '\u{f7}'
                | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2fff}' | '\u{1f000}'..
        )
    };
    let has_symbol = low.other > 0 || bytes.len() < 4;
    if has_symbol && token.chars().take(8).any(symbol) { Tag::Sym } else { Tag::Punct }
}
