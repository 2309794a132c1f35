//! Phrases as data: what a rule or a team's pack looks for, written as people would write it down.
//!
//! | written | matches |
//! |---|---|
//! | `sorry for this` | these words, in any case, contracted or not (`do not` is also `don't` and `dont`) |
//! | `delay\|trouble` | one of these words (outside brackets) |
//! | `(really) sorry` | with or without the part in brackets |
//! | `[look into\|get back to]` | one of these sequences |
//! | `<cause>` | any form of a verb: *cause, causes, caused, causing* |
//! | `NOUN`, `ADJ`, … | any one token with this universal part of speech |
//! | `...` | up to four tokens, none of which ends a sentence |
//! | `^`, `$` | the start and the end of the sentence |
//!
//! Matching is a bounded walk from each token on: linear in the text, whatever the phrases are.

mod parse;
mod set;

pub use set::PhraseSet;

use crate::lexicon::Lexicon;
use crate::tag::Tag;
use parse::Parser;

/// Tokens that `...` may skip.
const GAP: usize = 4;
/// A phrase has at most this many parts, alternatives included.
const MOST_PARTS: usize = 160;
/// Steps one phrase may take from one token; a pack's phrase of many options cannot cost more.
const MOST_STEPS: u32 = 2_000;

/// A compiled phrase.
#[derive(Debug, Clone)]
pub struct Phrase {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    /// One token whose full form is one of these.
    Words(Vec<Box<str>>),
    Tag(Tag),
    Gap,
    Start,
    End,
    /// One of several sequences; nothing at all when `optional`.
    Choice {
        optional: bool,
        sequences: Vec<Vec<Part>>,
    },
}

/// Why a phrase cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseError(pub String);

impl std::fmt::Display for PhraseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PhraseError {}

impl Phrase {
    /// Compiles a phrase; the lexicon spells out `<verb>`.
    ///
    /// # Errors
    /// When brackets do not match, the phrase is empty, too long, or could match nothing at all.
    pub fn new(pattern: &str, lexicon: &Lexicon) -> Result<Phrase, PhraseError> {
        let parts = Parser::new(pattern, lexicon).phrase()?;
        let phrase = Phrase { parts };
        if phrase.first_words(&phrase.parts).is_none()
            && !phrase.parts.iter().any(|p| matches!(p, Part::Words(_)))
        {
            return Err(PhraseError(format!("\"{pattern}\" needs at least one word that is not optional")));
        }
        Ok(phrase)
    }

    /// The most steps that one attempt to match can take.
    pub fn most_steps(&self) -> u32 {
        steps(&self.parts, 1).min(MOST_STEPS)
    }

    /// How many words it spells out, the forms of verbs included: what it weighs in memory.
    pub fn weight(&self) -> usize {
        weight(&self.parts)
    }

    /// The words a match can start with; `None` when it can start with anything.
    fn first_words<'p>(&'p self, parts: &'p [Part]) -> Option<Vec<&'p str>> {
        let mut words = Vec::new();
        for part in parts {
            match part {
                Part::Start => {}
                Part::Words(list) => {
                    words.extend(list.iter().map(|w| &**w));
                    return Some(words);
                }
                Part::Choice { optional, sequences } => {
                    for sequence in sequences {
                        words.extend(self.first_words(sequence)?);
                    }
                    if !optional {
                        return Some(words);
                    }
                }
                Part::Tag(_) | Part::Gap | Part::End => return None,
            }
        }
        None
    }
}

/// The most steps for these parts when what comes after them takes `after`.
fn steps(parts: &[Part], after: u32) -> u32 {
    parts.iter().rev().fold(after, |after, part| match part {
        Part::Words(words) => after.saturating_add(1 + words.len() as u32 / 16),
        Part::Tag(_) | Part::Start | Part::End => after.saturating_add(1),
        Part::Gap => after.saturating_mul(GAP as u32 + 1).saturating_add(1),
        Part::Choice { optional, sequences } => {
            let without = if *optional { after } else { 0 };
            sequences.iter().fold(without.saturating_add(1), |sum, sequence| {
                sum.saturating_add(steps(sequence, after.saturating_add(1)))
            })
        }
    })
}

fn weight(parts: &[Part]) -> usize {
    let part_weight = |part: &Part| match part {
        Part::Words(words) => words.len(),
        Part::Choice { sequences, .. } => sequences.iter().map(|sequence| weight(sequence)).sum(),
        Part::Tag(_) | Part::Gap | Part::Start | Part::End => 0,
    };
    parts.iter().map(part_weight).sum()
}
