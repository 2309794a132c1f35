//! The packed lexicon: how the tables under `data/lexicon` become one small file, and how it is read.
//!
//! Both directions are here, so that they cannot drift apart; only reading is used at run time.
//! The layout is made for brotli, which compresses it further on the way to the browser:
//!
//! ```text
//! classes   count: u8, then for each: tags u24, flags u8
//! words     per class, in the order of the classes: count u16, then the words, sorted by their
//!           endings: the start of the word, then one byte that says how many bytes its end has in
//!           common with the word before it
//! suffixes  as the words
//! texts     irregular verbs, irregular nouns, spelling pairs: length u16, then the table's lines
//! ```
//!
//! The lengths are below 32, which no byte of a word is, so each ends the word it belongs to. Words
//! that end alike tend to be of one class, which is why sharing ends packs better than sharing
//! starts (by 7 %). All numbers are little-endian.

use super::table::MAX_WORD;

/// What is known about a word beside its tags: bits of [`Class::flags`].
pub mod flag {
    /// The tags are complete: no inflected form of another word is spelled like this.
    pub const CLOSED: u8 = 1;
    /// The word is the base form of a verb.
    pub const VERB: u8 = 2;
    /// The verb doubles its last consonant, in all varieties: *admit, admitted*.
    pub const DOUBLES: u8 = 4;
    /// The verb doubles its last consonant in British spelling only: *worship, worshipped*.
    pub const DOUBLES_BRITISH: u8 = 8;
    /// The verb never doubles its last consonant though it looks as if it would: *parallel*.
    pub const NEVER_DOUBLES: u8 = 16;
}

/// What words of one kind have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// The tags, as [`TagSet::bits`](crate::tag::TagSet::bits).
    pub tags: u32,
    /// Bits of [`flag`].
    pub flags: u8,
}

/// The unpacked tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// The kinds of word, at most 255.
    pub classes: Vec<Class>,
    /// Words, each with the index of its class.
    pub words: Vec<(String, u8)>,
    /// Endings of words, each with the index of the class it suggests.
    pub suffixes: Vec<(String, u8)>,
    /// Lines of `base`, `past`, `participle`, tab-separated.
    pub verbs: String,
    /// Lines of `singular`, `plural`, tab-separated.
    pub nouns: String,
    /// Lines of `British`, `American`, tab-separated.
    pub varieties: String,
}

impl Tables {
    /// Packs the tables. Words that are too long or contain control characters are left out.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = vec![self.classes.len() as u8];
        for class in &self.classes {
            out.extend(class.tags.to_le_bytes().iter().take(3));
            out.push(class.flags);
        }
        self.encode_words(&mut out, &self.words);
        self.encode_words(&mut out, &self.suffixes);
        for text in [&self.verbs, &self.nouns, &self.varieties] {
            out.extend((text.len() as u16).to_le_bytes());
            out.extend(text.as_bytes());
        }
        out
    }

    fn encode_words(&self, out: &mut Vec<u8>, words: &[(String, u8)]) {
        for class in 0..self.classes.len() {
            let mut words: Vec<&str> = words
                .iter()
                .filter(|(word, of)| {
                    usize::from(*of) == class && word.len() <= MAX_WORD && !word.contains(char::is_control)
                })
                .map(|(word, _)| word.as_str())
                .collect();
            words.sort_unstable_by(|a, b| a.bytes().rev().cmp(b.bytes().rev()));
            words.dedup();
            out.extend((words.len() as u16).to_le_bytes());
            let mut before = "";
            for word in words {
                let shared = shared_end(before, word);
                out.extend(word.as_bytes().iter().take(word.len() - shared));
                out.push(shared as u8);
                before = word;
            }
        }
    }

    /// Unpacks tables. `None` when the bytes are not a packed lexicon.
    pub fn decode(bytes: &[u8]) -> Option<Tables> {
        let mut tables = Tables::default();
        let text = |word: &[u8]| String::from_utf8_lossy(word).into_owned();
        let parts = visit(
            bytes,
            |class| tables.classes.push(class),
            &mut |word, class| tables.words.push((text(word), class)),
            &mut |word, class| tables.suffixes.push((text(word), class)),
        )?;
        let [verbs, nouns, varieties] = parts;
        tables.verbs = verbs.to_owned();
        tables.nouns = nouns.to_owned();
        tables.varieties = varieties.to_owned();
        Some(tables)
    }
}

/// Walks through packed tables without keeping them: classes, words and suffixes in turn.
/// Returns the texts, or `None` when the bytes are not a packed lexicon.
pub(crate) fn visit<'a>(
    bytes: &'a [u8],
    mut class: impl FnMut(Class),
    word: &mut dyn FnMut(&[u8], u8),
    suffix: &mut dyn FnMut(&[u8], u8),
) -> Option<[&'a str; 3]> {
    let mut reader = Reader { bytes };
    let [classes] = reader.take::<1>()?;
    for _ in 0..classes {
        let [a, b, c, flags] = reader.take::<4>()?;
        class(Class { tags: u32::from_le_bytes([a, b, c, 0]), flags });
    }
    reader.words(classes, word)?;
    reader.words(classes, suffix)?;
    Some([reader.text()?, reader.text()?, reader.text()?])
}

/// How many bytes two words have in common at the end, at most 31, starting on a character.
fn shared_end(before: &str, word: &str) -> usize {
    let pairs = before.bytes().rev().zip(word.bytes().rev());
    let mut shared = pairs.take(31).take_while(|(a, b)| a == b).count();
    while !word.is_char_boundary(word.len() - shared) {
        shared -= 1;
    }
    shared
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    fn text(&mut self) -> Option<&'a str> {
        let len = usize::from(u16::from_le_bytes(self.take::<2>()?));
        let (text, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        str::from_utf8(text).ok()
    }

    fn words(&mut self, classes: u8, visit: &mut dyn FnMut(&[u8], u8)) -> Option<()> {
        // Each word stands at the end of it, so that what it shares with the one before is in its place already.
        let mut room = [0; 2 * MAX_WORD];
        for class in 0..classes {
            let count = u16::from_le_bytes(self.take::<2>()?);
            for _ in 0..count {
                let len = self.bytes.iter().position(|byte| *byte < 32)?;
                let (start, rest) = self.bytes.split_at_checked(len)?;
                self.bytes = rest;
                let [shared] = self.take::<1>()?;
                let to = room.len() - usize::from(shared);
                let from = to.checked_sub(len)?;
                room.get_mut(from..to)?.copy_from_slice(start);
                visit(room.get(from..)?, class);
            }
        }
        Some(())
    }
}
