//! What a build that compiles lists of phrases asks of each: whether it is there twice, and what it matches alone.

use super::packed;
use super::parse::{Part, Phrase};

impl Phrase {
    /// The phrase in its normal form, to compare.
    pub fn normal(&self) -> String {
        format!("{:?}", packed::normal(&self.parts))
    }

    /// The words that the phrase can match on their own, wherever they stand.
    pub fn lone_words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        if shortest(&self.parts) == 1 {
            lone(&self.parts, &mut words);
        }
        words
    }
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
