//! Phrases as bytes, which is how they are walked: no pointers. They are kept packed, and written like this when first tried.
//!
//! ```text
//! 00        ...
//! 01 · 02   ^ · $
//! 03 · 04   [one of] · (one of, or nothing): their length in all, then for each its length and its steps
//! 05        one of several words: their length, then the words in ascending order
//! 06 – 16   a part of speech
//! 17        a class, by its number
//! 18        a noun phrase
//! 20 – BF   one of the 160 commonest words, C0 – FE with a second byte one of the next 16,128, FF with two any other
//! ```
//!
//! Lengths take two bytes, the low one first, so that they can be filled in afterwards.

use crate::tag::Tag;

/// Tokens that `...` may skip.
pub const MOST_SKIPPED: usize = 4;
/// Steps one phrase may take from one token; a pack's phrase of many options cannot cost more.
pub const MOST_STEPS: u32 = 2_000;

/// What a noun phrase can start with; a pronoun alone is one.
pub const NOMINAL: [Tag; 6] = [Tag::Det, Tag::Adj, Tag::Noun, Tag::Propn, Tag::Num, Tag::Pron];

/// Number of a word, from 1 on; words of no phrase are [`UNKNOWN`].
pub type WordId = u16;
pub const UNKNOWN: WordId = 0;

const GAP: u8 = 0;
const START: u8 = 1;
const END: u8 = 2;
const ONE_OF: u8 = 3;
const OPTION: u8 = 4;
const WORDS: u8 = 5;
const TAG: u8 = 6;
const CLASS: u8 = 0x17;
const NOUN_PHRASE: u8 = 0x18;
const WORD: u8 = 0x20;
const TWO_BYTES: u8 = 0xC0;
const THREE_BYTES: u8 = 0xFF;

/// How many words take one byte.
const SHORT: u16 = (TWO_BYTES - WORD) as u16;
const MIDDLE: u16 = (THREE_BYTES - TWO_BYTES) as u16 * 256;

// A page is compiled for size, and a third of its time goes by here: what is always inlined costs it a kilobyte.

/// One step of a phrase.
#[derive(Debug, Clone, Copy)]
pub enum Step<'c> {
    Word(WordId),
    Words(Words<'c>),
    Tag(Tag),
    /// One of a class of words, by its number in the set.
    Class(u8),
    NounPhrase,
    Gap,
    Start,
    End,
    Choice {
        optional: bool,
        sequences: Sequences<'c>,
    },
}

/// Takes the first step off a phrase.
#[inline(always)]
pub fn step(code: &[u8]) -> Option<(Step<'_>, &[u8])> {
    let (&first, rest) = code.split_first()?;
    Some(match first {
        GAP => (Step::Gap, rest),
        START => (Step::Start, rest),
        END => (Step::End, rest),
        ONE_OF | OPTION => {
            let (sequences, rest) = sized(rest)?;
            (Step::Choice { optional: first == OPTION, sequences: Sequences(sequences) }, rest)
        }
        WORDS => {
            let (words, rest) = sized(rest)?;
            (Step::Words(Words(words)), rest)
        }
        CLASS => {
            let (&class, rest) = rest.split_first()?;
            (Step::Class(class), rest)
        }
        NOUN_PHRASE => (Step::NounPhrase, rest),
        WORD.. => {
            let (id, rest) = word(code)?;
            (Step::Word(id), rest)
        }
        _ => (Step::Tag(*Tag::ALL.get(usize::from(first - TAG))?), rest),
    })
}

/// The words of a step that takes one of several.
#[derive(Debug, Clone, Copy)]
pub struct Words<'c>(&'c [u8]);

impl Iterator for Words<'_> {
    type Item = WordId;

    #[inline(always)]
    fn next(&mut self) -> Option<WordId> {
        let (id, rest) = word(self.0)?;
        self.0 = rest;
        Some(id)
    }
}

/// The sequences of a choice.
#[derive(Debug, Clone, Copy)]
pub struct Sequences<'c>(&'c [u8]);

impl<'c> Iterator for Sequences<'c> {
    type Item = &'c [u8];

    #[inline(always)]
    fn next(&mut self) -> Option<&'c [u8]> {
        let (sequence, rest) = sized(self.0)?;
        self.0 = rest;
        Some(sequence)
    }
}

/// Takes a step that takes one certain word off a phrase.
#[inline(always)]
pub fn word(code: &[u8]) -> Option<(WordId, &[u8])> {
    Some(match *code {
        [first @ WORD..TWO_BYTES, ref rest @ ..] => (WordId::from(first - WORD) + 1, rest),
        [THREE_BYTES, low, high, ref rest @ ..] => (WordId::from_le_bytes([low, high]), rest),
        [first, low, ref rest @ ..] if first >= TWO_BYTES => {
            (SHORT + 1 + (WordId::from(first - TWO_BYTES) << 8 | WordId::from(low)), rest)
        }
        _ => return None,
    })
}

/// Takes off the front what has its length before it.
#[inline(always)]
fn sized(code: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = code.split_first_chunk()?;
    rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))
}

/// Takes a LEB128 number off the front.
pub fn number(code: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (place, byte) in code.iter().enumerate().take(4) {
        value |= usize::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, code.get(place + 1..)?));
        }
    }
    None
}

pub fn push_number(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7F {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn push_word(out: &mut Vec<u8>, id: WordId) {
    match id.wrapping_sub(1) {
        at @ 0..SHORT => out.push(WORD + at as u8),
        at if (SHORT..SHORT + MIDDLE).contains(&at) => {
            let [low, high] = (at - SHORT).to_le_bytes();
            out.push(TWO_BYTES + high);
            out.push(low);
        }
        _ => {
            let [low, high] = id.to_le_bytes();
            out.extend_from_slice(&[THREE_BYTES, low, high]);
        }
    }
}

/// Begins a step that takes one of several words; `words` writes each of them with [`push_word`], in ascending order, so
/// that a search can stop early.
pub fn push_words<T>(out: &mut Vec<u8>, words: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    out.push(WORDS);
    push_sized(out, words)
}

pub fn push_tag(out: &mut Vec<u8>, tag: Tag) {
    out.push(TAG + tag as u8);
}

pub fn push_class(out: &mut Vec<u8>, class: u8) {
    out.extend_from_slice(&[CLASS, class]);
}

pub fn push_noun_phrase(out: &mut Vec<u8>) {
    out.push(NOUN_PHRASE);
}

pub fn push_gap(out: &mut Vec<u8>) {
    out.push(GAP);
}

pub fn push_start(out: &mut Vec<u8>) {
    out.push(START);
}

pub fn push_end(out: &mut Vec<u8>) {
    out.push(END);
}

/// Begins a choice; `sequences` writes each of them with [`push_sized`].
pub fn push_choice<T>(out: &mut Vec<u8>, optional: bool, sequences: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    out.push(if optional { OPTION } else { ONE_OF });
    push_sized(out, sequences)
}

/// What `write` writes, with its length before it.
pub fn push_sized<T>(out: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    let from = out.len();
    out.extend_from_slice(&[0, 0]);
    let result = write(out);
    // No phrase is that long; a damaged one must not run over.
    let length = u16::try_from(out.len() - from - 2).unwrap_or(0);
    if let Some(place) = out.get_mut(from..from + 2) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_read_back() {
        for id in [1, 2, SHORT, SHORT + 1, SHORT + MIDDLE, SHORT + MIDDLE + 1, WordId::MAX] {
            let mut out = Vec::new();
            push_word(&mut out, id);
            assert_eq!(word(&out), Some((id, &[][..])), "{out:02x?}");
        }
        for value in [0, 1, 127, 128, 70_000] {
            let mut out = Vec::new();
            push_number(&mut out, value);
            assert_eq!(number(&out), Some((value, &[][..])));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_steps_or_none(bytes: Vec<u8>) {
            let mut rest = &bytes[..];
            while let Some((step, after)) = step(rest) {
                match step {
                    Step::Words(words) => drop(words.count()),
                    Step::Choice { sequences, .. } => drop(sequences.count()),
                    _ => {}
                }
                proptest::prop_assert!(after.len() < rest.len());
                rest = after;
            }
        }
    }
}
