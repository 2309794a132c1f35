//! How phrases are stored: [`super::code`] without its lengths, which a compressor cannot guess, in a normal form, which
//! it can. A sixth less to download. What a phrase can start with is read from this; most are never asked for more.
//!
//! ```text
//! 00 – 10   a part of speech
//! 11        ...
//! 12 · 13   ^ · $
//! 14 · 15   [ · (
//! 16        one of several words, up to 18
//! 17 · 18   | · ] or )
//! 19        a phrase follows, for the same key
//! 1A        a phrase follows, for the key that is higher by the number behind
//! 1B        a class, by its number
//! 1C        a noun phrase
//! 1D – E2   one of the 198 commonest words, E3 – FE with a second byte one of the next 7,168, FF with two any other;
//!           among several words, which are in order: by how much the number is higher than that of the word before,
//!           unless that is one of the commonest
//! ```
//!
//! The words come before them: of each how many bytes it has in common with the start of the word before it, below 32,
//! which no byte of a word is, and the bytes that follow.

use super::code::{self, WordId};
use super::parse::Part;
use crate::tag::Tag;

const GAP: u8 = 0x11;
const START: u8 = 0x12;
const END: u8 = 0x13;
const ONE_OF: u8 = 0x14;
const OPTION: u8 = 0x15;
const WORDS: u8 = 0x16;
const BAR: u8 = 0x17;
const CLOSE: u8 = 0x18;
const NEXT: u8 = 0x19;
const NEXT_KEY: u8 = 0x1A;
const CLASS: u8 = 0x1B;
const NOUN_PHRASE: u8 = 0x1C;
const WORD: u8 = 0x1D;
const TWO_BYTES: u8 = 0xE3;
const THREE_BYTES: u8 = 0xFF;

/// How many words take one byte.
pub const SHORT: u16 = (TWO_BYTES - WORD) as u16;
const MIDDLE: u16 = (THREE_BYTES - TWO_BYTES) as u16 * 256;

/// The same phrase in its normal form: words of one choice together and in order, no choice that is none.
pub fn normal(parts: &[Part]) -> Vec<Part> {
    let mut out = Vec::new();
    for part in parts {
        match part {
            Part::Words(words) => {
                let mut words = words.clone();
                words.sort_unstable();
                words.dedup();
                out.push(Part::Words(words));
            }
            Part::Choice { optional, sequences } => {
                let (mut words, mut others) = (Vec::new(), Vec::new());
                for sequence in sequences.iter().map(|sequence| normal(sequence)) {
                    match <[Part; 1]>::try_from(sequence) {
                        Ok([Part::Words(more)]) => words.extend(more),
                        Ok([other]) => others.push(vec![other]),
                        Err(sequence) => others.push(sequence),
                    }
                }
                words.sort_unstable();
                words.dedup();
                if !words.is_empty() && others.is_empty() && !optional {
                    out.push(Part::Words(words));
                    continue;
                }
                if !words.is_empty() {
                    others.insert(0, vec![Part::Words(words)]);
                }
                out.push(Part::Choice { optional: *optional, sequences: others });
            }
            other => out.push(other.clone()),
        }
    }
    out
}

/// Packs words.
pub fn push_texts(out: &mut Vec<u8>, words: &[&str]) {
    let mut before: &[u8] = &[];
    for word in words.iter().map(|word| word.as_bytes()) {
        let shared = before.iter().zip(word).take(FIRST_OF_A_WORD - 1).take_while(|(a, b)| a == b).count();
        out.push(shared as u8);
        out.extend(word.iter().skip(shared));
        before = word;
    }
}

/// No byte of a word is lower.
const FIRST_OF_A_WORD: usize = 32;

/// Tells of each word that was packed.
pub fn each_text(mut packed: &[u8], tell: &mut dyn FnMut(&[u8])) {
    let mut word = Vec::new();
    while let Some((&shared, rest)) = packed.split_first() {
        let len = rest.iter().position(|&byte| usize::from(byte) < FIRST_OF_A_WORD).unwrap_or(rest.len());
        let (end, rest) = rest.split_at_checked(len).unwrap_or_default();
        word.truncate(usize::from(shared));
        word.extend_from_slice(end);
        tell(&word);
        packed = rest;
    }
}

/// Begins a phrase whose key is higher by `step` than the one before.
pub fn push_key(out: &mut Vec<u8>, step: u32) {
    if step == 0 {
        out.push(NEXT);
    } else {
        out.push(NEXT_KEY);
        code::push_number(out, step as usize);
    }
}

/// Writes the steps of a phrase.
pub fn push(out: &mut Vec<u8>, parts: &[Part], id: &mut dyn FnMut(&str) -> WordId) {
    for part in parts {
        match part {
            Part::Words(words) => {
                let mut ids: Vec<WordId> = words.iter().map(|word| id(word)).collect();
                ids.sort_unstable();
                match ids.as_slice() {
                    [one] => push_word(out, *one),
                    several => {
                        out.push(WORDS);
                        let mut before = 0;
                        for one in several {
                            push_word(out, if before > SHORT { one - before } else { *one });
                            before = *one;
                        }
                        out.push(CLOSE);
                    }
                }
            }
            Part::Tag(tag) => out.push(*tag as u8),
            Part::Class(class) => out.extend([CLASS, *class]),
            Part::NounPhrase => out.push(NOUN_PHRASE),
            Part::Gap => out.push(GAP),
            Part::Start => out.push(START),
            Part::End => out.push(END),
            Part::Choice { optional, sequences } => {
                out.push(if *optional { OPTION } else { ONE_OF });
                for (number, sequence) in sequences.iter().enumerate() {
                    if number > 0 {
                        out.push(BAR);
                    }
                    push(out, sequence, id);
                }
                out.push(CLOSE);
            }
        }
    }
}

fn push_word(out: &mut Vec<u8>, id: WordId) {
    match id.wrapping_sub(1) {
        at @ 0..SHORT => out.push(WORD + at as u8),
        at if (SHORT..SHORT + MIDDLE).contains(&at) => {
            let [low, high] = (at - SHORT).to_le_bytes();
            out.extend([TWO_BYTES + high, low]);
        }
        _ => {
            let [low, high] = id.to_le_bytes();
            out.extend([THREE_BYTES, low, high]);
        }
    }
}

/// One step of a packed phrase.
pub enum Step<'p> {
    Word(WordId),
    Words(Words<'p>),
    Tag(Tag),
    Class(u8),
    NounPhrase,
    Gap,
    Start,
    End,
    /// What follows is its first sequence.
    Choice {
        optional: bool,
    },
}

/// Takes the first step off a sequence; `None` at its end. Behind words and choices that is not yet what follows them:
/// see [`Words::each`] and [`behind`].
pub fn step(packed: &[u8]) -> Option<(Step<'_>, &[u8])> {
    let (&first, rest) = packed.split_first()?;
    Some(match first {
        WORD.. => {
            let (id, rest) = word(packed)?;
            (Step::Word(id), rest)
        }
        WORDS => (Step::Words(Words(rest)), rest),
        ONE_OF | OPTION => (Step::Choice { optional: first == OPTION }, rest),
        CLASS => {
            let (&class, rest) = rest.split_first()?;
            (Step::Class(class), rest)
        }
        NOUN_PHRASE => (Step::NounPhrase, rest),
        GAP => (Step::Gap, rest),
        START => (Step::Start, rest),
        END => (Step::End, rest),
        tag => (Step::Tag(*Tag::ALL.get(usize::from(tag))?), rest),
    })
}

/// The words of a step that takes one of several.
pub struct Words<'p>(&'p [u8]);

impl<'p> Words<'p> {
    /// Tells of each word, and gives back what follows them.
    pub fn each(self, mut tell: impl FnMut(WordId)) -> Option<&'p [u8]> {
        let mut before = 0;
        let mut rest = self.0;
        while *rest.first()? != CLOSE {
            let id;
            (id, rest) = word(rest)?;
            before = if before > SHORT { id.wrapping_add(before) } else { id };
            tell(before);
        }
        rest.get(1..)
    }
}

#[inline(always)]
fn word(packed: &[u8]) -> Option<(WordId, &[u8])> {
    Some(match *packed {
        [first @ WORD..TWO_BYTES, ref rest @ ..] => (WordId::from(first - WORD) + 1, rest),
        [THREE_BYTES, low, high, ref rest @ ..] => (WordId::from_le_bytes([low, high]), rest),
        [first, low, ref rest @ ..] if first >= TWO_BYTES => {
            (SHORT + 1 + (WordId::from(first - TWO_BYTES) << 8 | WordId::from(low)), rest)
        }
        _ => return None,
    })
}

/// How many bytes a step takes, by its first; of what begins or ends others 0.
static TAKES: [u8; 256] = {
    let mut takes = [1; 256];
    let mut byte = TWO_BYTES as usize;
    while byte < THREE_BYTES as usize {
        takes[byte] = 2;
        byte += 1;
    }
    takes[THREE_BYTES as usize] = 3;
    takes[CLASS as usize] = 2;
    byte = ONE_OF as usize;
    while byte <= NEXT_KEY as usize {
        takes[byte] = 0;
        byte += 1;
    }
    takes
};

/// What ends this sequence, and all behind it: the next bar, or none of them.
fn end(packed: &[u8], is_bar_one: bool) -> &[u8] {
    let (mut at, mut depth) = (0, 0_u32);
    while let Some(&first) = packed.get(at) {
        match TAKES[usize::from(first)] {
            0 => {
                match first {
                    NEXT | NEXT_KEY => break,
                    BAR if depth == 0 && is_bar_one => break,
                    CLOSE if depth == 0 => break,
                    BAR => {}
                    CLOSE => depth -= 1,
                    _ => depth += 1,
                }
                at += 1;
            }
            taken => at += usize::from(taken),
        }
    }
    packed.get(at..).unwrap_or(&[])
}

/// The sequence of a choice that follows this one.
pub fn next_sequence(sequence: &[u8]) -> Option<&[u8]> {
    end(sequence, true).strip_prefix(&[BAR])
}

/// What is behind the choice in one of whose sequences this is.
pub fn behind(sequence: &[u8]) -> &[u8] {
    end(sequence, false).get(1..).unwrap_or(&[])
}

/// Takes a packed phrase, with the phrases behind it, off the front: by how much its key is higher than the one before, and
/// what follows it.
pub fn phrase(packed: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let (&first, rest) = packed.split_first()?;
    let (step, phrase) = match first {
        NEXT => (0, rest),
        NEXT_KEY => code::number(rest)?,
        _ => return None,
    };
    Some((step as u32, phrase, end(phrase, true)))
}

/// Writes a packed sequence as code, and gives back what is behind it. `None` when it is none.
pub fn unpack<'p>(mut packed: &'p [u8], out: &mut Vec<u8>, depth: u32) -> Option<&'p [u8]> {
    const DEEPEST: u32 = 200;
    if depth > DEEPEST {
        return None;
    }
    while let Some((step, rest)) = step(packed) {
        packed = rest;
        match step {
            Step::Word(id) => code::push_word(out, id),
            Step::Words(words) => {
                packed = code::push_words(out, |out| words.each(|id| code::push_word(out, id)))?;
            }
            Step::Tag(tag) => code::push_tag(out, tag),
            Step::Class(class) => code::push_class(out, class),
            Step::NounPhrase => code::push_noun_phrase(out),
            Step::Gap => code::push_gap(out),
            Step::Start => code::push_start(out),
            Step::End => code::push_end(out),
            Step::Choice { optional } => {
                packed = code::push_choice(out, optional, |out| {
                    loop {
                        packed = code::push_sized(out, |out| unpack(packed, out, depth + 1))?;
                        let (&end, rest) = packed.split_first()?;
                        packed = rest;
                        match end {
                            BAR => {}
                            CLOSE => return Some(rest),
                            _ => return None,
                        }
                    }
                })?;
            }
        }
    }
    Some(packed)
}
