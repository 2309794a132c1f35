//! Reading a phrase as people write it down. The notation is described in [`super`].

use std::fmt;

use crate::lexicon::table::MAX_WORD;
use crate::lexicon::{Lexicon, Variety, VerbForm};
use crate::tag::Tag;
use crate::text::{contraction, token};

/// A phrase has at most this many parts, alternatives included.
const MOST_PARTS: usize = 160;

/// A phrase, read.
#[derive(Debug, Clone)]
pub struct Phrase {
    pub(super) parts: Vec<Part>,
}

/// One step of a phrase.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// One token whose full form is one of these.
    Words(Vec<Box<str>>),
    Tag(Tag),
    /// One of a class of words, by its number.
    Class(u8),
    NounPhrase,
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

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PhraseError {}

impl Phrase {
    /// Reads a phrase; the lexicon spells out `<verb>` and `noun+`, and `classes` are the names that may stand behind `@`.
    ///
    /// # Errors
    /// When brackets or bars do not match, the phrase is empty, too long, or could match nothing at all.
    pub fn new(pattern: &str, lexicon: &Lexicon, classes: &[&str]) -> Result<Phrase, PhraseError> {
        let parts = Parser { pattern, rest: pattern, parts: 0, lexicon, classes }.sequence(None)?;
        if !has_certain_word(&parts) {
            return Err(PhraseError(format!("\"{pattern}\" needs at least one word that is not optional")));
        }
        Ok(Phrase { parts })
    }

    /// Every word it spells out, the forms of verbs included: what it weighs in memory.
    pub fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        gather(&self.parts, &mut words);
        words
    }
}

fn gather<'p>(parts: &'p [Part], into: &mut Vec<&'p str>) {
    for part in parts {
        match part {
            Part::Words(words) => into.extend(words.iter().map(|word| &**word)),
            Part::Choice { sequences, .. } => sequences.iter().for_each(|sequence| gather(sequence, into)),
            Part::Tag(_) | Part::Class(_) | Part::NounPhrase | Part::Gap | Part::Start | Part::End => {}
        }
    }
}

/// Whether no match can do without a word.
fn has_certain_word(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Words(_) | Part::Class(_) => true,
        Part::Choice { optional, sequences } => {
            !optional && sequences.iter().all(|sequence| has_certain_word(sequence))
        }
        Part::Tag(_) | Part::NounPhrase | Part::Gap | Part::Start | Part::End => false,
    })
}

/// What is left of a phrase, and what it may cost.
struct Parser<'a> {
    pattern: &'a str,
    rest: &'a str,
    parts: usize,
    lexicon: &'a Lexicon,
    classes: &'a [&'a str],
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
                '(' => parts.push(self.choice(c)?),
                '[' if close.is_some() => parts.push(self.choice(c)?),
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

    /// One word, class, part of speech or, outside brackets, several with bars between.
    fn item(&mut self, bracketed: bool, parts: &mut Vec<Part>) -> Result<(), PhraseError> {
        let (mut words, mut others) = (Vec::new(), Vec::new());
        loop {
            let one = match self.rest.starts_with('[') {
                true => vec![self.choice('[')?],
                false => self.single()?,
            };
            match <[Part; 1]>::try_from(one) {
                Ok([Part::Words(more)]) => words.extend(more),
                Ok([one]) => others.push(vec![one]),
                Err(sequence) => others.push(sequence),
            }
            // Within brackets a bar separates whole sequences.
            if bracketed || !self.rest.starts_with('|') {
                break;
            }
            self.skip(1);
        }
        if !words.is_empty() {
            others.insert(0, vec![Part::Words(words)]);
        }
        match <[Vec<Part>; 1]>::try_from(others) {
            Ok([one]) => parts.extend(one),
            Err(sequences) => parts.push(Part::Choice { optional: false, sequences }),
        }
        Ok(())
    }

    /// What stands up to white space, a bracket or a bar.
    fn single(&mut self) -> Result<Vec<Part>, PhraseError> {
        let stop = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|');
        let len = self.rest.find(stop).unwrap_or(self.rest.len());
        let item = self.rest.get(..len).unwrap_or("").to_owned();
        self.skip(len);
        if item.is_empty() {
            return self.error("a bar has nothing beside it");
        }
        if item.len() > MAX_WORD {
            return self.error("a word is too long");
        }
        if let Some(tag) = Tag::from_name(&item) {
            return Ok(vec![Part::Tag(tag)]);
        }
        if item == "NP" {
            return Ok(vec![Part::NounPhrase]);
        }
        // Packs have no classes; there it is a word like any other.
        if let Some(name) = item.strip_prefix('@').filter(|_| !self.classes.is_empty()) {
            let number = self.classes.iter().position(|class| *class == name);
            return match number.and_then(|number| u8::try_from(number).ok()) {
                Some(number) => Ok(vec![Part::Class(number)]),
                None => self.error(&format!("there is no class \"{name}\"")),
            };
        }
        if let Some(lemma) = item.strip_prefix('<').and_then(|item| item.strip_suffix('>')) {
            let mut words = Vec::new();
            self.verb_forms(lemma, &mut words);
            return Ok(vec![Part::Words(words)]);
        }
        if let Some(noun) = item.strip_suffix('+').filter(|noun| !noun.is_empty()) {
            let plural = self.lexicon.pluralise(noun).into_owned().into_boxed_str();
            return Ok(vec![Part::Words(vec![noun.into(), plural])]);
        }
        // Most items are one plain word; "'d" and "'s" stand for whatever they are short for.
        let plain = matches!(&*item, "'d" | "'s")
            || item.bytes().all(|byte| byte.is_ascii_lowercase())
                && contraction::split_at(&item).is_none()
                && contraction::full_form(&item, "").is_none();
        if plain {
            return Ok(vec![Part::Words(vec![item.into_boxed_str()])]);
        }
        // Tokenised like a draft, so that contractions match however they are written.
        let words = token::words_of(&item).into_iter();
        Ok(words.map(|word| Part::Words(vec![word.into_boxed_str()])).collect())
    }
}
