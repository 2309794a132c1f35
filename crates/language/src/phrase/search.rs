//! Many phrases, found in one pass over a sentence.
//!
//! Words are compared as numbers, and a phrase is tried only where a word it can start with stands in a sentence that
//! may have all the words it needs.

use std::ops::Range;

use super::code::{self, MOST_SKIPPED, MOST_STEPS, NOMINAL, Step, WordId};
use super::prospect::{NEAR, Tokens};
use super::set::{PhraseSet, Ready, Rest, Signature, bit};
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
        // The words of each token and the next ones up to `NEAR`, and those of the whole rest.
        let mut near = bits.clone();
        for step in [1, 2, NEAR / 2] {
            for at in 0..near.len() {
                let later = near.get(at + step).copied().unwrap_or(0);
                near.get_mut(at).into_iter().for_each(|these| *these |= later);
            }
        }
        let mut all = 0;
        let mut rest = bits.clone();
        for these in rest.iter_mut().rev() {
            all |= *these;
            *these = all;
        }
        // What can start anywhere is looked at once a sentence, not at each of its tokens.
        let anywhere: Vec<(&Ready, Tokens)> =
            self.starting_with_anything().filter(|(phrase, _)| may_match(self.rest(phrase), all)).collect();
        let mut walk = Walk { set: self, doc, range: &range, ids: &ids, after: Vec::new(), steps: 0 };
        let token =
            |place| Tokens::of(bits.get::<usize>(place).map(|&bit| (bit, doc.tag(range.start + place))));
        let mut second = token(0);
        for (place, ((&id, &near), &rest)) in ids.iter().zip(&near).zip(&rest).enumerate() {
            let at = range.start + place;
            let first = second;
            second = token(place + 1);
            let mut attempt = |phrase: &'s Ready| {
                let known = self.rest(phrase);
                if !may_match(known, if known.is_near { near } else { rest }) {
                    return;
                }
                walk.after.clear();
                walk.steps = 0;
                if let Some(end) = walk.go(&known.code, at).filter(|&end| end > at) {
                    found(phrase.key, at..end);
                }
            };
            self.starting_with(id, second, &mut attempt);
            for &(phrase, of_phrase) in &anywhere {
                if of_phrase.meets(first) && phrase.second.meets(second) {
                    attempt(phrase);
                }
            }
        }
    }
}

/// Whether a phrase has the words it needs among `words`.
#[inline(always)]
fn may_match(phrase: &Rest, words: Signature) -> bool {
    for needed in &phrase.needs {
        if needed & words == 0 {
            return false;
        }
    }
    true
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
            Some((phrase.key, at..walk.go(&self.rest(phrase).code, at).filter(|&end| end > at)?))
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
    fn go(&mut self, mut code: &'w [u8], mut at: usize) -> Option<usize> {
        let (doc, range) = (self.doc, self.range);
        loop {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return None;
            }
            // A word, which most steps are, without the detour of telling which step it is.
            if let Some((word, rest)) = code::word(code) {
                if self.ids.get(at - range.start) != Some(&word) {
                    return None;
                }
                (code, at) = (rest, at + 1);
                continue;
            }
            let Some((step, rest)) = code::step(code) else {
                let Some(next) = self.after.pop() else { return Some(at) };
                let end = self.go(next, at);
                self.after.push(next);
                return end;
            };
            let word = || self.ids.get(at - range.start).copied();
            match step {
                Step::Words(mut words) => {
                    let id = word()?;
                    if words.find(|&word| word >= id) != Some(id) {
                        return None;
                    }
                    at += 1;
                }
                Step::Tag(tag) if at < range.end && doc.tag(at) == tag => at += 1,
                Step::Class(class) => {
                    let members = self.set.class(class, word()?)?;
                    return self.go_before(members, rest, at);
                }
                Step::NounPhrase => {
                    let end = noun_phrase_end(doc, at, range.end);
                    if end == at {
                        return None;
                    }
                    at = end;
                }
                Step::Gap => {
                    return (at..=(at + MOST_SKIPPED).min(range.end)).find_map(|from| self.go(rest, from));
                }
                Step::Start if at == range.start || doc.opens_clause(at, range) => {}
                Step::End if (at..range.end).all(|i| doc.is_closing_mark(i)) => {}
                Step::Choice { optional, sequences } => {
                    let id = word();
                    let mut best = None;
                    for sequence in sequences {
                        // Seen from the word it begins with, if it begins with a certain one.
                        if code::word(sequence).is_none_or(|(first, _)| id == Some(first)) {
                            best = best.max(self.go_before(sequence, rest, at));
                        }
                    }
                    match best {
                        Some(_) if optional => return best.max(self.go(rest, at)),
                        None if optional => {}
                        best => return best,
                    }
                }
                _ => return None,
            }
            code = rest;
        }
    }

    /// The furthest end of a match of `code`, then `rest` and all that is still to come.
    fn go_before(&mut self, code: &'w [u8], rest: &'w [u8], at: usize) -> Option<usize> {
        self.after.push(rest);
        let end = self.go(code, at);
        self.after.pop();
        end
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
