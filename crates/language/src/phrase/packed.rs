//! How phrases are stored: [`super::code`] without its lengths, which a compressor cannot guess, in a normal form, which
//! it can. A sixth less to download.
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
pub fn each_text(mut packed: &[u8], tell: &mut dyn FnMut(&str)) -> Option<()> {
    let mut word = Vec::new();
    while let Some((&shared, rest)) = packed.split_first() {
        let len = rest.iter().position(|&byte| usize::from(byte) < FIRST_OF_A_WORD).unwrap_or(rest.len());
        let (end, rest) = rest.split_at_checked(len)?;
        word.truncate(usize::from(shared));
        word.extend_from_slice(end);
        tell(str::from_utf8(&word).ok()?);
        packed = rest;
    }
    Some(())
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

/// Reads packed phrases.
pub struct Reader<'p> {
    rest: &'p [u8],
}

impl<'p> Reader<'p> {
    pub fn new(packed: &'p [u8]) -> Reader<'p> {
        Reader { rest: packed }
    }

    /// The next phrase is written to `out` as code; returns by how much its key is higher than the one before.
    pub fn phrase(&mut self, out: &mut Vec<u8>) -> Option<u32> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        let step = match first {
            NEXT => 0,
            NEXT_KEY => {
                let (step, rest) = code::number(self.rest)?;
                self.rest = rest;
                step as u32
            }
            _ => return None,
        };
        self.sequence(out, 0)?;
        Some(step)
    }

    /// Steps up to a mark that ends them.
    fn sequence(&mut self, out: &mut Vec<u8>, depth: u32) -> Option<()> {
        const DEEPEST: u32 = 200;
        if depth > DEEPEST {
            return None;
        }
        while let Some((&first, rest)) = self.rest.split_first() {
            match first {
                BAR | CLOSE | NEXT | NEXT_KEY => break,
                WORD.. => {
                    let id = self.word()?;
                    code::push_word(out, id);
                    continue;
                }
                _ => self.rest = rest,
            }
            match first {
                CLASS => {
                    let (&class, rest) = self.rest.split_first()?;
                    self.rest = rest;
                    code::push_class(out, class);
                }
                NOUN_PHRASE => code::push_noun_phrase(out),
                GAP => code::push_gap(out),
                START => code::push_start(out),
                END => code::push_end(out),
                WORDS => code::push_words(out, |out| {
                    let mut before = 0;
                    while self.rest.first() != Some(&CLOSE) {
                        let id = self.word()?;
                        before = if before > SHORT { id.wrapping_add(before) } else { id };
                        code::push_word(out, before);
                    }
                    self.rest = self.rest.get(1..)?;
                    Some(())
                })?,
                ONE_OF | OPTION => code::push_choice(out, first == OPTION, |out| {
                    loop {
                        code::push_sized(out, |out| self.sequence(out, depth + 1))?;
                        let (&end, rest) = self.rest.split_first()?;
                        self.rest = rest;
                        match end {
                            BAR => {}
                            CLOSE => return Some(()),
                            _ => return None,
                        }
                    }
                })?,
                tag => code::push_tag(out, *Tag::ALL.get(usize::from(tag))?),
            }
        }
        Some(())
    }

    fn word(&mut self) -> Option<WordId> {
        let (id, rest) = match *self.rest {
            [first @ WORD..TWO_BYTES, ref rest @ ..] => (WordId::from(first - WORD) + 1, rest),
            [THREE_BYTES, low, high, ref rest @ ..] => (WordId::from_le_bytes([low, high]), rest),
            [first, low, ref rest @ ..] if first >= TWO_BYTES => {
                (SHORT + 1 + (WordId::from(first - TWO_BYTES) << 8 | WordId::from(low)), rest)
            }
            _ => return None,
        };
        self.rest = rest;
        Some(id)
    }
}
