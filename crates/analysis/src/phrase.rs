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

use std::collections::HashMap;

use crate::document::Document;
use crate::lexicon::{Lexicon, Variety, VerbForm};
use crate::tag::Tag;

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
        let mut parser = Parser { rest: pattern, parts: 0, pattern, lexicon };
        let parts = parser.sequence(None)?;
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

    /// The end (token index) of the longest match that starts at token `at`, within the sentence `range`.
    pub fn match_at(&self, doc: &Document<'_>, at: usize, range: &std::ops::Range<usize>) -> Option<usize> {
        Walk { doc, range, after: Vec::new(), steps: 0 }.go(&self.parts, at)
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

/// One attempt to match, with the sequences that are still to come after the current one.
struct Walk<'w, 'p, 'd> {
    doc: &'w Document<'d>,
    range: &'w std::ops::Range<usize>,
    after: Vec<&'p [Part]>,
    steps: u32,
}

impl<'p> Walk<'_, 'p, '_> {
    /// The furthest end of a match of `parts` and all that is still to come, from token `at`.
    fn go(&mut self, parts: &'p [Part], at: usize) -> Option<usize> {
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
            Part::Words(words) if at < range.end && words.iter().any(|w| **w == *doc.word(at)) => {
                self.go(rest, at + 1)
            }
            Part::Tag(tag) if at < range.end && doc.tag(at) == *tag => self.go(rest, at + 1),
            Part::Gap => (at..=(at + GAP).min(range.end)).find_map(|from| self.go(rest, from)),
            Part::Start if at == range.start || doc.opens_clause(at, range) => self.go(rest, at),
            Part::End if (at..range.end).all(|i| doc.is_closing_mark(i)) => self.go(rest, at),
            Part::Choice { optional, sequences } => {
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

struct Parser<'a> {
    pattern: &'a str,
    rest: &'a str,
    parts: usize,
    lexicon: &'a Lexicon,
}

impl Parser<'_> {
    fn error<T>(&self, what: &str) -> Result<T, PhraseError> {
        Err(PhraseError(format!("\"{}\": {what}", self.pattern)))
    }

    /// Parts up to `|`, the closing bracket, or the end when `close` is `None`.
    fn sequence(&mut self, close: Option<char>) -> Result<Vec<Part>, PhraseError> {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(c) = self.rest.chars().next() else {
                return if close.is_some() {
                    self.error("a bracket is not closed")
                } else {
                    self.finish(parts)
                };
            };
            self.parts += 1;
            if self.parts > MOST_PARTS {
                return self.error("the phrase is too long");
            }
            match c {
                '(' | '[' => parts.push(self.choice(c)?),
                ')' | ']' if close == Some(c) => return Ok(parts),
                ')' | ']' => return self.error("a bracket closes that was never opened"),
                '|' if close.is_some() => return Ok(parts),
                '^' => {
                    self.skip(1);
                    parts.push(Part::Start);
                }
                '$' => {
                    self.skip(1);
                    parts.push(Part::End);
                }
                '.' if self.rest.starts_with("...") => {
                    self.skip(3);
                    parts.push(Part::Gap);
                }
                _ => self.item(close.is_some(), &mut parts)?,
            }
        }
    }

    fn finish(&self, parts: Vec<Part>) -> Result<Vec<Part>, PhraseError> {
        if parts.is_empty() { self.error("the phrase is empty") } else { Ok(parts) }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    fn choice(&mut self, open: char) -> Result<Part, PhraseError> {
        let close = if open == '(' { ')' } else { ']' };
        self.skip(1);
        let mut sequences = Vec::new();
        loop {
            sequences.push(self.sequence(Some(close))?);
            let ended = self.rest.starts_with(close);
            self.skip(1);
            if ended {
                break;
            }
        }
        if sequences.iter().any(Vec::is_empty) {
            return self.error("an alternative is empty");
        }
        Ok(Part::Choice { optional: open == '(', sequences })
    }

    /// Every form of a verb in every spelling.
    fn verb_forms(&self, lemma: &str, words: &mut Vec<Box<str>>) {
        for variety in Variety::ALL {
            let lemma = self.lexicon.to_variety(lemma, variety);
            for form in VerbForm::ALL {
                let word = self.lexicon.inflect_verb(&lemma, form, variety).into_owned().into_boxed_str();
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        if lemma == "be" {
            words.extend(["am", "are", "were"].map(Box::from));
        }
    }

    /// Words, `a|b`, `<verb>` or a tag name, up to white space or a bracket.
    ///
    /// Within brackets a bar separates whole sequences, so an item ends there.
    fn item(&mut self, bracketed: bool, parts: &mut Vec<Part>) -> Result<(), PhraseError> {
        let stop =
            |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']') || (bracketed && c == '|');
        let len = self.rest.find(stop).unwrap_or(self.rest.len());
        let taken = len.max(1);
        let item = self.rest.get(..taken).unwrap_or("").to_owned();
        self.skip(taken);
        if let Some(tag) = Tag::from_name(&item) {
            parts.push(Part::Tag(tag));
            return Ok(());
        }
        if item.contains('|') || item.starts_with('<') {
            let mut words = Vec::new();
            for word in item.split('|').filter(|w| !w.is_empty()) {
                match word.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
                    Some(lemma) => self.verb_forms(lemma, &mut words),
                    None => words.push(word.to_lowercase().into_boxed_str()),
                }
            }
            parts.push(Part::Words(words));
            return Ok(());
        }
        // Tokenised like a draft, so that contractions match however they are written.
        for word in Document::words_of(&item) {
            parts.push(Part::Words(vec![word.into_boxed_str()]));
        }
        Ok(())
    }
}

/// Many phrases, found in one pass; each keeps the number it was added with.
#[derive(Debug, Clone, Default)]
pub struct PhraseSet {
    phrases: Vec<(u32, Phrase)>,
    by_first_word: HashMap<Box<str>, Vec<u32>>,
    by_anything: Vec<u32>,
}

impl PhraseSet {
    /// Adds a phrase under `key`.
    pub fn add(&mut self, key: u32, phrase: Phrase) {
        let at = self.phrases.len() as u32;
        match phrase.first_words(&phrase.parts) {
            Some(words) => {
                for word in words {
                    let list = self.by_first_word.entry(word.into()).or_default();
                    if list.last() != Some(&at) {
                        list.push(at);
                    }
                }
            }
            None => self.by_anything.push(at),
        }
        self.phrases.push((key, phrase));
    }

    /// The most steps that one token of a draft can take, and the word that does, if it is a certain one.
    pub fn heaviest(&self) -> (u32, Option<&str>) {
        let sum = |list: &[u32]| {
            let phrases = list.iter().filter_map(|&at| self.phrases.get(at as usize));
            phrases.fold(0u32, |sum, (_, phrase)| sum.saturating_add(phrase.most_steps()))
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
    pub fn matches(
        &self,
        doc: &Document<'_>,
        range: std::ops::Range<usize>,
        mut found: impl FnMut(u32, std::ops::Range<usize>),
    ) {
        for at in range.clone() {
            let keyed = self.by_first_word.get(doc.word(at)).map_or(&[][..], Vec::as_slice);
            for &index in keyed.iter().chain(&self.by_anything) {
                let Some((key, phrase)) = self.phrases.get(index as usize) else { continue };
                if let Some(end) = phrase.match_at(doc, at, &range).filter(|&end| end > at) {
                    found(*key, at..end);
                }
            }
        }
    }
}
