//! The part of `crate::phrase` that compiles phrases: the same source that compiles a pack's at run time.

#[path = "../src/phrase/code.rs"]
mod code;
#[path = "../src/phrase/packed.rs"]
mod packed;
#[path = "../src/phrase/parse.rs"]
mod parse;
#[path = "../src/phrase/prospect.rs"]
mod prospect;
#[path = "../src/phrase/set.rs"]
mod set;

use parse::Part;
pub use parse::Phrase;
pub use set::PhraseSet;

/// The phrase in its normal form, to compare.
pub fn normal(phrase: &Phrase) -> String {
    format!("{:?}", packed::normal(&phrase.parts))
}

/// The words that the phrase can match on their own, wherever they stand.
pub fn lone_words(phrase: &Phrase) -> Vec<&str> {
    let mut words = Vec::new();
    if shortest(&phrase.parts) == 1 {
        lone(&phrase.parts, &mut words);
    }
    words
}

/// The fewest steps of a match; where it stands counts as one.
fn shortest(parts: &[Part]) -> usize {
    let step = |part: &Part| match part {
        Part::Gap | Part::Choice { optional: true, .. } => 0,
        Part::Choice { sequences, .. } => {
            sequences.iter().map(|sequence| shortest(sequence)).min().unwrap_or(0)
        }
        _ => 1,
    };
    parts.iter().map(step).sum()
}

fn lone<'p>(parts: &'p [Part], into: &mut Vec<&'p str>) {
    for part in parts {
        match part {
            Part::Words(words) => into.extend(words.iter().map(|word| &**word)),
            Part::Choice { optional: false, sequences } => {
                let short = sequences.iter().filter(|sequence| shortest(sequence) == 1);
                short.for_each(|sequence| lone(sequence, into));
            }
            _ => {}
        }
    }
}
