//! Fixed sets of words, for code that asks again and again whether a word is one of these.
//!
//! `matches!` over strings becomes a comparison for each of them, and there are thousands: as one string they take
//! less than half the room. Where each word is found is worked out when the set is first asked: no compression makes
//! such a table smaller, and it would have to be downloaded.

use std::sync::OnceLock;

/// A set of words.
#[derive(Debug)]
pub struct WordSet {
    table: OnceLock<Table>,
    /// The words, with a space between them.
    words: &'static str,
}

/// Where each word of a set is found.
#[derive(Debug)]
struct Table {
    /// A bit of 64 for each first letter with a length: it turns most words away.
    looks: u64,
    /// By hash of a word, with the next places for those that share it: 16 bits of the hash, then where the word ends.
    places: Box<[u32]>,
}

impl WordSet {
    /// A set of these words, written with one space between them.
    pub const fn new(words: &'static str) -> WordSet {
        WordSet { table: OnceLock::new(), words }
    }

    /// Whether the word is one of them.
    #[inline(never)]
    pub fn has(&self, word: &str) -> bool {
        let table = self.table.get_or_init(|| self.table());
        if table.looks & look(word.as_bytes()) == 0 {
            return false;
        }
        let Some(hash) = hash(word.as_bytes()) else { return false };
        let table = &table.places;
        let mut place = hash as usize;
        // A quarter of the table is in use at most, so that there is always an empty place to stop at.
        while let Some(&entry) = table.get(place & (table.len() - 1)).filter(|entry| **entry != 0) {
            if entry >> 16 == hash >> 16
                && self.words_up_to(entry).is_some_and(|words| ends_with(words, word))
            {
                return true;
            }
            place += 1;
        }
        false
    }

    fn words_up_to(&self, entry: u32) -> Option<&'static str> {
        self.words.get(..(entry & 0xFFFF) as usize)
    }

    #[cold]
    fn table(&self) -> Table {
        let count = self.words.split(' ').count();
        let mut looks = 0;
        let mut table = vec![0; (count * 4).next_power_of_two()].into_boxed_slice();
        let mut end = 0;
        for word in self.words.split(' ') {
            end += word.len();
            looks |= look(word.as_bytes());
            if let Some(hash) = hash(word.as_bytes()) {
                let mut place = hash as usize & (table.len() - 1);
                while table.get(place).is_some_and(|entry| *entry != 0) {
                    place = (place + 1) & (table.len() - 1);
                }
                if let Some(entry) = table.get_mut(place) {
                    *entry = hash & 0xFFFF_0000 | end as u32;
                }
            }
            end += 1;
        }
        Table { looks, places: table }
    }
}

#[inline(always)]
fn look(word: &[u8]) -> u64 {
    word.first().map_or(0, |&first| 1 << ((usize::from(first) ^ word.len() << 2) % 64))
}

/// Whether the last of `words` is this one.
fn ends_with(words: &str, word: &str) -> bool {
    words.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// Tells words apart by their length, their ends and their middle. The empty word has none.
#[inline(always)]
fn hash(word: &[u8]) -> Option<u32> {
    let (&first, &last) = (word.first()?, word.last()?);
    let (&middle, &second) = (word.get(word.len() / 2)?, word.get(1).unwrap_or(&0));
    let mixed = u32::from_le_bytes([first, second, middle, last]) ^ (word.len() as u32) << 5;
    let mixed = mixed.wrapping_mul(0x9E37_79B1);
    Some(mixed ^ mixed >> 15)
}

/// Whether a word is one of those in a string, which are written with one space between them: `among!(word, "a an the")`.
#[macro_export]
macro_rules! among {
    ($word:expr, $words:expr) => {{
        static SET: $crate::word_set::WordSet = $crate::word_set::WordSet::new($words);
        SET.has($word)
    }};
}

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

    #[test]
    fn words_that_look_alike_are_told_apart() {
        let word = |number: u32| format!("w{}{number}e", "o".repeat(number as usize % 3));
        let words: Vec<String> = (0..4_000).step_by(2).map(word).collect();
        let set = super::WordSet::new(words.join("  ").leak());
        for number in 0..4_000 {
            assert_eq!(set.has(&word(number)), number % 2 == 0, "{number}");
        }
    }
}
