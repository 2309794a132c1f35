//! Many phrases, found in one pass over a sentence.
//!
//! Words are compared as numbers, and a phrase is tried only where a word it can start with stands in a sentence that
//! may have all the words it needs.

use std::ops::Range;

use super::code::{self, MOST_SKIPPED, MOST_STEPS, NOMINAL, Step, WordId};
use super::prospect::NEAR;
use super::set::{PhraseSet, Ready, Signature, bit};
use crate::document::Document;
use crate::tag::Tag;

impl PhraseSet {
    /// Calls `found` with the key and token range of every match in the sentence `range`.
    pub fn matches<'s>(
        &'s self,
        doc: &Document<'_>,
        range: Range<usize>,
        mut found: impl FnMut(u32, Range<usize>),
    ) {
        if self.is_empty() {
            return;
        }
        let ids: Vec<WordId> = range.clone().map(|at| self.id_of(doc.word(at))).collect();
        let bits: Vec<Signature> = ids.iter().map(|&id| bit(id)).collect();
        let union = |bits: &[Signature]| bits.iter().fold(0, |signature, bit| signature | bit);
        // What can start anywhere is looked at once a sentence, not at each of its tokens.
        let all = union(&bits);
        let anywhere: Vec<&Ready> =
            self.starting_with_anything().filter(|phrase| self.may_match(phrase, all)).collect();
        let mut walk = Walk { set: self, doc, range: &range, ids: &ids, after: Vec::new(), steps: 0 };
        let mut rest = all;
        for (at, &id) in range.clone().zip(&ids) {
            let ahead = bits.get(at - range.start..).unwrap_or(&[]);
            let near = union(ahead.get(..NEAR).unwrap_or(ahead));
            if at % NEAR == 0 {
                rest = union(ahead);
            }
            let token = |offset| Some((*ahead.get::<usize>(offset)?, doc.tag(at + offset)));
            let (first, second) = (token(0), token(1));
            let mut attempt = |phrase: &'s Ready| {
                let ahead = if phrase.is_near { near } else { rest };
                if !phrase.second.may_have(second) || !self.may_match(phrase, ahead) {
                    return;
                }
                walk.after.clear();
                walk.steps = 0;
                if let Some(end) = walk.go(self.steps(phrase), at).filter(|&end| end > at) {
                    found(phrase.key, at..end);
                }
            };
            self.starting_with(id, &mut attempt);
            for phrase in &anywhere {
                if phrase.first.may_have(first) {
                    attempt(phrase);
                }
            }
        }
    }

    /// Whether a phrase has the words it needs among `words`.
    #[inline(always)]
    fn may_match(&self, phrase: &Ready, words: Signature) -> bool {
        self.needs(phrase).iter().all(|needed| needed & words != 0)
    }
}

#[cfg(any(test, feature = "exhaustive"))]
impl PhraseSet {
    /// What [`PhraseSet::matches`] finds, by trying every phrase at every token.
    pub fn matches_of_all(&self, doc: &Document<'_>, range: Range<usize>) -> Vec<(u32, Range<usize>)> {
        let ids: Vec<WordId> = range.clone().map(|at| self.id_of(doc.word(at))).collect();
        let tries = range.clone().flat_map(|at| self.all().map(move |phrase| (at, phrase)));
        let found = tries.filter_map(|(at, phrase)| {
            let (after, steps) = (Vec::new(), 0);
            let mut walk = Walk { set: self, doc, range: &range, ids: &ids, after, steps };
            Some((phrase.key, at..walk.go(self.steps(phrase), at).filter(|&end| end > at)?))
        });
        found.collect()
    }
}

/// One attempt to match, with the sequences that are still to come after the current one.
struct Walk<'w, 'd> {
    set: &'w PhraseSet,
    doc: &'w Document<'d>,
    range: &'w Range<usize>,
    /// The words of the sentence.
    ids: &'w [WordId],
    /// Kept from one attempt to the next, so that it is allocated once a sentence.
    after: Vec<&'w [u8]>,
    steps: u32,
}

impl<'w> Walk<'w, '_> {
    /// The furthest end of a match of `code` and all that is still to come, from token `at`.
    fn go(&mut self, code: &'w [u8], at: usize) -> Option<usize> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        let Some((step, rest)) = code::step(code) else {
            let Some(next) = self.after.pop() else { return Some(at) };
            let end = self.go(next, at);
            self.after.push(next);
            return end;
        };
        let (doc, range) = (self.doc, self.range);
        match step {
            Step::Word(word) => {
                let id = *self.ids.get(at - range.start)?;
                if word == id { self.go(rest, at + 1) } else { None }
            }
            Step::Words(mut words) => {
                let id = *self.ids.get(at - range.start)?;
                if words.find(|&word| word >= id) == Some(id) { self.go(rest, at + 1) } else { None }
            }
            Step::Tag(tag) if at < range.end && doc.tag(at) == tag => self.go(rest, at + 1),
            Step::Class(class) => {
                let id = *self.ids.get(at - range.start)?;
                let members = self.set.class(class, id)?;
                self.after.push(rest);
                let end = self.go(members, at);
                self.after.pop();
                end
            }
            Step::NounPhrase => {
                let end = noun_phrase_end(doc, at, range.end);
                if end > at { self.go(rest, end) } else { None }
            }
            Step::Gap => (at..=(at + MOST_SKIPPED).min(range.end)).find_map(|from| self.go(rest, from)),
            Step::Start if at == range.start || doc.opens_clause(at, range) => self.go(rest, at),
            Step::End if (at..range.end).all(|i| doc.is_closing_mark(i)) => self.go(rest, at),
            Step::Choice { optional, sequences } => {
                let mut best = None;
                for sequence in sequences {
                    self.after.push(rest);
                    best = best.max(self.go(sequence, at));
                    self.after.pop();
                }
                if optional {
                    best = best.max(self.go(rest, at));
                }
                best
            }
            _ => None,
        }
    }
}

/// Where the noun phrase that starts at `from` ends, by the parts of speech alone; `from` when none does.
fn noun_phrase_end(doc: &Document<'_>, from: usize, limit: usize) -> usize {
    let nominal = |at: usize| match doc.tag(at) {
        Tag::Pron => at == from,
        tag => NOMINAL.contains(&tag) || at > from && doc.word(at) == "'s",
    };
    let mut end = (from..limit).find(|&at| !nominal(at)).unwrap_or(limit);
    while end > from && matches!(doc.tag(end - 1), Tag::Adj | Tag::Det) && end > from + 1 {
        end -= 1;
    }
    end
}
