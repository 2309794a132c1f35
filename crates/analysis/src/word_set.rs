//! Fixed sets of words, for code that asks again and again whether a word is one of these.
//!
//! `matches!` over strings becomes a comparison for each of them, and there are thousands: as one string they take
//! less than half the room, and a mask turns nearly every other word away at once. The mask is made when it is first
//! asked for: no compression makes it smaller, and it would have to be downloaded.

use std::sync::atomic::{AtomicU64, Ordering};

/// A set of words.
#[derive(Debug)]
pub struct WordSet {
    /// A bit for each [`slot`] that a word of the set has; none before it is first asked for.
    mask: AtomicU64,
    /// The words, with a space between them.
    words: &'static str,
}

impl WordSet {
    /// A set of these words, written with one space between them.
    pub const fn new(words: &'static str) -> WordSet {
        WordSet { mask: AtomicU64::new(0), words }
    }

    /// Whether the word is one of them.
    #[inline(never)]
    pub fn has(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some(own) = slot(bytes) else { return false };
        let mut mask = self.mask.load(Ordering::Relaxed);
        if mask == 0 {
            mask = each(self.words).filter_map(slot).fold(0, |mask, slot| mask | 1 << slot);
            self.mask.store(mask, Ordering::Relaxed);
        }
        if mask >> own & 1 == 0 {
            return false;
        }
        // By hand: this loop is where the time goes, and a page that is compiled for size inlines no iterator.
        let (mut rest, len) = (self.words.as_bytes(), bytes.len());
        while rest.len() >= len {
            if rest.starts_with(bytes) && rest.get(len).is_none_or(|&next| next == b' ') {
                return true;
            }
            let Some(space) = rest.iter().position(|&byte| byte == b' ') else { return false };
            rest = rest.get(space + 1..).unwrap_or(&[]);
        }
        false
    }
}

fn each(words: &'static str) -> impl Iterator<Item = &'static [u8]> {
    words.as_bytes().split(|&byte| byte == b' ')
}

/// One of 64 kinds of word, from its ends and its length.
fn slot(word: &[u8]) -> Option<u32> {
    let (&first, &last) = (word.first()?, word.last()?);
    Some((u32::from(first) * 5 + u32::from(last) * 3 + word.len() as u32 * 11) & 63)
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
