//! Many phrases, found in one pass over a sentence.
//!
//! Words are compared as numbers, and a phrase is tried only where a word it can start with stands in a sentence that
//! may have all the words it needs.

use std::collections::HashMap;
use std::ops::Range;

use super::{GAP, MOST_STEPS, Part, Phrase};
use crate::document::Document;
use crate::tag::Tag;

/// Number of a word of some phrase; words of no phrase are [`UNKNOWN`].
type WordId = u32;
const UNKNOWN: WordId = 0;

/// A set of words as one bit each, which different words may share.
type Signature = u128;

/// Phrases made ready to be looked for together; each keeps the number it was added with.
#[derive(Debug, Clone)]
pub struct PhraseSet {
    phrases: Vec<Ready>,
    ids: HashMap<Box<str>, WordId>,
    /// By first word: the word and the phrases that can start with it.
    by_first_word: Vec<(Box<str>, Vec<u32>)>,
    by_anything: Vec<u32>,
}

impl Default for PhraseSet {
    fn default() -> Self {
        let unknown = (Box::from(""), Vec::new());
        PhraseSet {
            phrases: Vec::new(),
            ids: HashMap::new(),
            by_first_word: vec![unknown],
            by_anything: Vec::new(),
        }
    }
}

#[derive(Debug, Clone)]
struct Ready {
    key: u32,
    parts: Vec<Coded>,
    /// Of each of these a sentence must have a word.
    needs: Vec<Signature>,
    most_steps: u32,
}

/// A [`Part`] with its words as numbers.
#[derive(Debug, Clone)]
enum Coded {
    /// Sorted.
    Words(Box<[WordId]>),
    Tag(Tag),
    Gap,
    Start,
    End,
    Choice {
        optional: bool,
        sequences: Vec<Vec<Coded>>,
    },
}

fn bit(id: WordId) -> Signature {
    if id == UNKNOWN { 0 } else { 1 << (id % Signature::BITS) }
}

impl PhraseSet {
    /// Adds a phrase under `key`.
    pub fn add(&mut self, key: u32, phrase: Phrase) {
        let at = self.phrases.len() as u32;
        match phrase.first_words(&phrase.parts) {
            Some(words) => {
                for word in words {
                    let id = self.id(word);
                    let Some((_, list)) = self.by_first_word.get_mut(id as usize) else { continue };
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
            }
            None => self.by_anything.push(at),
        }
        let parts = self.coded(&phrase.parts);
        let needs = parts.iter().filter_map(needed).collect();
        self.phrases.push(Ready { key, parts, needs, most_steps: phrase.most_steps() });
    }

    /// The number of a word, a new one if need be.
    fn id(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = self.by_first_word.len() as WordId;
        self.ids.insert(word.into(), id);
        self.by_first_word.push((word.into(), Vec::new()));
        id
    }

    fn coded(&mut self, parts: &[Part]) -> Vec<Coded> {
        let coded = parts.iter().map(|part| match part {
            Part::Words(words) => {
                let mut ids: Vec<WordId> = words.iter().map(|word| self.id(word)).collect();
                ids.sort_unstable();
                Coded::Words(ids.into())
            }
            Part::Tag(tag) => Coded::Tag(*tag),
            Part::Gap => Coded::Gap,
            Part::Start => Coded::Start,
            Part::End => Coded::End,
            Part::Choice { optional, sequences } => {
                let sequences = sequences.iter().map(|sequence| self.coded(sequence)).collect();
                Coded::Choice { optional: *optional, sequences }
            }
        });
        coded.collect()
    }

    /// The most steps that one token of a draft can take, and the word that does, if it is a certain one.
    pub fn heaviest(&self) -> (u32, Option<&str>) {
        let sum = |list: &[u32]| {
            let phrases = list.iter().filter_map(|&at| self.phrases.get(at as usize));
            phrases.fold(0u32, |sum, phrase| sum.saturating_add(phrase.most_steps))
        };
        let anything = sum(&self.by_anything);
        let words = self.by_first_word.iter().map(|(word, list)| (sum(list), &**word));
        // Of two as heavy the first in the alphabet, so that the same pack gets the same message.
        match words.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(a.1))) {
            Some((steps, word)) if steps > anything => (steps.saturating_add(anything), Some(word)),
            _ => (anything, None),
        }
    }

    /// Calls `found` with the key and token range of every match in the sentence `range`.
    pub fn matches(&self, doc: &Document<'_>, range: Range<usize>, mut found: impl FnMut(u32, Range<usize>)) {
        if self.phrases.is_empty() {
            return;
        }
        let ids: Vec<WordId> =
            range.clone().map(|at| self.ids.get(doc.word(at)).copied().unwrap_or(UNKNOWN)).collect();
        let words = ids.iter().fold(0, |signature, &id| signature | bit(id));
        let mut after = Vec::new();
        for (at, &id) in range.clone().zip(&ids) {
            let keyed = self.by_first_word.get(id as usize).map_or(&[][..], |(_, list)| list);
            for &index in keyed.iter().chain(&self.by_anything) {
                let Some(phrase) = self.phrases.get(index as usize) else { continue };
                if phrase.needs.iter().any(|needed| needed & words == 0) {
                    continue;
                }
                after.clear();
                let mut walk = Walk { doc, range: &range, ids: &ids, after: &mut after, steps: 0 };
                if let Some(end) = walk.go(&phrase.parts, at).filter(|&end| end > at) {
                    found(phrase.key, at..end);
                }
            }
        }
    }
}

/// Words of which a sentence must have one for this part to match; `None` when it can do without.
fn needed(part: &Coded) -> Option<Signature> {
    match part {
        Coded::Words(ids) => Some(ids.iter().fold(0, |signature, &id| signature | bit(id))),
        Coded::Choice { optional: false, sequences } => sequences
            .iter()
            .map(|sequence| sequence.iter().find_map(needed))
            .try_fold(0, |signature, needed| Some(signature | needed?)),
        _ => None,
    }
}

/// One attempt to match, with the sequences that are still to come after the current one.
struct Walk<'w, 'p, 'd> {
    doc: &'w Document<'d>,
    range: &'w Range<usize>,
    /// The words of the sentence.
    ids: &'w [WordId],
    /// Kept from one attempt to the next, so that it is allocated once a sentence.
    after: &'w mut Vec<&'p [Coded]>,
    steps: u32,
}

impl<'p> Walk<'_, 'p, '_> {
    /// The furthest end of a match of `parts` and all that is still to come, from token `at`.
    fn go(&mut self, parts: &'p [Coded], at: usize) -> Option<usize> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        let Some((part, rest)) = parts.split_first() else {
            let Some(next) = self.after.pop() else { return Some(at) };
            let end = self.go(next, at);
            self.after.push(next);
            return end;
        };
        let (doc, range) = (self.doc, self.range);
        match part {
            Coded::Words(words) => {
                let id = *self.ids.get(at - range.start)?;
                if words.binary_search(&id).is_ok() { self.go(rest, at + 1) } else { None }
            }
            Coded::Tag(tag) if at < range.end && doc.tag(at) == *tag => self.go(rest, at + 1),
            Coded::Gap => (at..=(at + GAP).min(range.end)).find_map(|from| self.go(rest, from)),
            Coded::Start if at == range.start || doc.opens_clause(at, range) => self.go(rest, at),
            Coded::End if (at..range.end).all(|i| doc.is_closing_mark(i)) => self.go(rest, at),
            Coded::Choice { optional, sequences } => {
                let mut best = None;
                for sequence in sequences {
                    self.after.push(rest);
                    best = best.max(self.go(sequence, at));
                    self.after.pop();
                }
                if *optional {
                    best = best.max(self.go(rest, at));
                }
                best
            }
            _ => None,
        }
    }
}
