//! Fixed sets of words, for code that asks again and again whether a word is one of these.
//!
//! `matches!` over strings becomes a comparison for each of them, and there are thousands: as one string they take
//! less than half the room, and a mask turns nearly every other word away at once.

/// A set of words.
#[derive(Debug)]
pub struct WordSet {
    /// A bit for each [`slot`] that a word of the set has.
    mask: u64,
    /// The words, with a space between them.
    words: &'static str,
}

impl WordSet {
    /// A set of these words, written with one space between them.
    pub const fn new(words: &'static str) -> WordSet {
        let bytes = words.as_bytes();
        let (mut mask, mut start, mut at) = (0, 0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                if at > start {
                    mask |= 1 << slot(bytes[start], bytes[at - 1], at - start);
                }
                start = at + 1;
            }
            at += 1;
        }
        WordSet { mask, words }
    }

    /// Whether the word is one of them.
    #[inline(never)]
    pub fn has(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return false };
        self.mask >> slot(first, last, bytes.len()) & 1 == 1
            && self.words.as_bytes().split(|&byte| byte == b' ').any(|own| own == bytes)
    }
}

/// One of 64 kinds of word, from its ends and its length.
const fn slot(first: u8, last: u8, len: usize) -> u32 {
    (first as u32 * 5 + last as u32 * 3 + len as u32 * 11) & 63
}

/// Whether a word is one of those in a string, which are written with one space between them: `among!(word, "a an the")`.
macro_rules! among {
    ($word:expr, $words:expr) => {{
        static SET: $crate::word_set::WordSet = $crate::word_set::WordSet::new($words);
        SET.has($word)
    }};
}
pub(crate) use among;

#[cfg(test)]
mod tests {
    #[test]
    fn whole_words_are_found_and_nothing_else() {
        for word in ["a", "an", "the", "n't", "é"] {
            assert!(among!(word, "a an the n't é"), "{word}");
        }
        for word in ["", " ", "a an", "th", "they", "n", "’", "e"] {
            assert!(!among!(word, "a an the n't é"), "{word}");
        }
        assert!(!among!("", ""));
    }
}
