//! Many phrases, made ready to be looked for together.
//!
//! Words become numbers, and a phrase is known by the words it can start with and those it cannot do without. The
//! build does the reading for the phrases of rules and packs the result.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::code::{self, MOST_SKIPPED, MOST_STEPS, Step, UNKNOWN, WordId};
use super::packed::{self, SHORT};
use super::parse::{Part, Phrase};
use super::prospect::{NEAR, Starts, Tokens};
use crate::lexicon::table::Table;

/// A set of words as one bit each, which different words may share.
pub type Signature = u128;

/// The bit of a word.
pub fn bit(id: WordId) -> Signature {
    // In two halves: WebAssembly has no shift of 128 bits.
    let half = if id == UNKNOWN { 0 } else { 1_u64 << (id % 64) };
    let (low, high) = if id & 64 == 0 { (half, 0) } else { (0, half) };
    Signature::from(high) << 64 | Signature::from(low)
}

/// Phrases that are looked for together; each keeps the number it was added with.
#[derive(Debug, Default)]
pub struct PhraseSet {
    words: Table,
    packed: Cow<'static, [u8]>,
    pub(super) classes: Vec<Class>,
    phrases: Vec<Ready>,
    /// The words each phrase can start with, one phrase after the other.
    firsts: Vec<WordId>,
    /// The phrases that can start with anything, and what the first token of each can be.
    by_anything: Vec<(u32, Tokens)>,
    /// Worked out when the set is first looked for.
    by_first_word: OnceLock<ByWord>,
}

#[derive(Debug)]
pub(super) struct Ready {
    pub key: u32,
    /// Where its packed steps begin.
    at: u32,
    /// Where its words end in [`PhraseSet::firsts`].
    firsts: u32,
    /// What the second token of a match can be: it turns most phrases away.
    pub second: Tokens,
    /// Worked out when the phrase is first about to be tried: most never are.
    rest: OnceLock<Rest>,
}

/// What else can be known of a phrase before it is tried, and how it is.
#[derive(Debug)]
pub(super) struct Rest {
    pub code: Box<[u8]>,
    /// Of each of these a sentence must have a word.
    pub needs: Box<[Signature]>,
    /// Whether no match reaches beyond [`NEAR`] tokens.
    pub is_near: bool,
}

/// A class of words: where it is packed, what its members can begin with, and how many tokens the longest has.
#[derive(Debug)]
pub(super) struct Class {
    pub at: u32,
    code: Box<[u8]>,
    pub first: Tokens,
    pub words: Vec<WordId>,
    /// All the words its members can begin with; anything where that is not known.
    pub any_word: Signature,
    pub longest: usize,
}

/// Phrases by the words they can start with.
#[derive(Debug)]
struct ByWord {
    /// Where those of each word begin, those of the next behind the last.
    begins: Vec<u32>,
    phrases: Vec<u32>,
}

impl PhraseSet {
    /// Makes ready what [`PhraseSet::pack`] has packed. `None` when the bytes are something else.
    pub fn from_packed(packed: &'static [u8]) -> Option<PhraseSet> {
        let (words_len, rest) = code::number(packed)?;
        let (words, rest) = rest.split_at_checked(words_len)?;
        let (classes, mut rest) = code::number(rest)?;
        let mut set = PhraseSet {
            words: Table::with_capacity(words_len / 3, words_len * 2),
            packed: Cow::Borrowed(packed),
            classes: Vec::with_capacity(classes),
            phrases: Vec::with_capacity(rest.len() / 24),
            firsts: Vec::with_capacity(rest.len() / 2),
            ..PhraseSet::default()
        };
        let mut number = 0;
        packed::each_text(words, &mut |word| {
            number += 1;
            set.words.insert(word, number);
        });
        let mut key = 0_u32;
        while !rest.is_empty() {
            let (step, phrase, after) = packed::phrase(rest)?;
            key = key.wrapping_add(step);
            let at = (packed.len() - phrase.len()) as u32;
            if set.classes.len() < classes {
                set.define(at);
            } else {
                set.note(key, at);
            }
            rest = after;
        }
        Some(set)
    }

    /// Compiles phrases and packs them: all words, the commonest first, the classes they ask for, then the phrases in
    /// the order of their keys.
    pub fn pack(mut phrases: Vec<(u32, Phrase)>, classes: &[Phrase]) -> Vec<u8> {
        phrases.sort_by_key(|(key, _)| *key);
        let mut used = Vec::new();
        phrases.iter_mut().for_each(|(_, phrase)| renumber(&mut phrase.parts, &mut used));
        let classes: Vec<&Phrase> =
            used.iter().filter_map(|&class| classes.get(usize::from(class))).collect();
        let every = phrases.iter().map(|(_, phrase)| phrase).chain(classes.iter().copied());
        let mut all: Vec<&str> = every.flat_map(Phrase::words).collect();
        all.sort_unstable();
        let mut counts: Vec<(usize, &str)> =
            all.chunk_by(|a, b| a == b).filter_map(|same| Some((same.len(), *same.first()?))).collect();
        counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let (common, rare) = counts.split_at(counts.len().min(usize::from(SHORT)));
        // What is alike stands together, for the compression on the way to the browser.
        let mut words = Vec::new();
        for class in [common, rare] {
            let from = words.len();
            words.extend(class.iter().map(|(_, word)| *word));
            if let Some(class) = words.get_mut(from..) {
                class.sort_unstable();
            }
        }
        let mut set = PhraseSet::default();
        for word in &words {
            set.id(word);
        }
        let mut out = Vec::new();
        let mut texts = Vec::new();
        packed::push_texts(&mut texts, &words);
        code::push_number(&mut out, texts.len());
        out.extend_from_slice(&texts);
        code::push_number(&mut out, classes.len());
        let mut push = |step, phrase: &Phrase| {
            packed::push_key(&mut out, step);
            packed::push(&mut out, &packed::normal(&phrase.parts), &mut |word| set.id(word));
        };
        classes.iter().for_each(|class| push(0, class));
        let mut before = 0;
        for (key, phrase) in &phrases {
            push(key - before, phrase);
            before = *key;
        }
        out
    }

    /// Adds a phrase under `key`.
    pub fn add(&mut self, key: u32, phrase: &Phrase) {
        let mut packed = std::mem::take(&mut self.packed).into_owned();
        let at = packed.len() as u32;
        packed::push(&mut packed, &phrase.parts, &mut |word| self.id(word));
        packed::push_key(&mut packed, 0);
        self.packed = Cow::Owned(packed);
        self.note(key, at);
        self.by_first_word = OnceLock::new();
    }

    /// The number of a word, a new one if need be.
    fn id(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return id;
        }
        let id = (self.words.len() as WordId).saturating_add(1);
        self.words.insert(word.as_bytes(), id);
        id
    }

    /// Makes what is packed there the next class.
    fn define(&mut self, at: u32) {
        let Starts { first, words, .. } = self.starts(self.packed_at(at), Vec::new());
        let code = self.unpack(at);
        let longest = self.longest(&code);
        let all = || words.iter().fold(0, |signature, &word| signature | bit(word));
        let any_word = if first.are_words() { all() } else { Signature::MAX };
        self.classes.push(Class { at, code, first, words, any_word, longest });
    }

    pub(super) fn packed_at(&self, at: u32) -> &[u8] {
        self.packed.get(at as usize..).unwrap_or(&[])
    }

    fn unpack(&self, at: u32) -> Box<[u8]> {
        let mut code = Vec::new();
        // What is none matches nothing.
        packed::unpack(self.packed_at(at), &mut code, 0).map_or_else(Box::default, |_| code.into())
    }

    /// The steps of a class that may have a member which begins with `word`.
    pub(super) fn class(&self, class: u8, word: WordId) -> Option<&[u8]> {
        let class = self.classes.get(usize::from(class));
        Some(&*class.filter(|class| class.any_word & bit(word) != 0)?.code)
    }

    /// Notes what a phrase can start with.
    fn note(&mut self, key: u32, at: u32) {
        let before = self.firsts.len();
        let firsts = std::mem::take(&mut self.firsts);
        let Starts { words: firsts, first, second, .. } = self.starts(self.packed_at(at), firsts);
        self.firsts = firsts;
        if !first.are_words() {
            self.firsts.truncate(before);
            self.by_anything.push((self.phrases.len() as u32, first));
        }
        self.phrases.push(Ready { key, at, firsts: self.firsts.len() as u32, second, rest: OnceLock::new() });
    }

    /// The phrases of each word, once each, in their order.
    fn by_word(&self) -> ByWord {
        let mut begins = vec![0; self.words.len() + 3];
        // Counted two places on, summed up to where each begins one place on, which filling then moves to its end.
        for &word in &self.firsts {
            if let Some(count) = begins.get_mut(usize::from(word) + 2) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut phrases = vec![0; self.firsts.len()];
        let mut words = self.firsts.iter();
        for (number, phrase) in (0..).zip(&self.phrases) {
            while self.firsts.len() - words.len() < phrase.firsts as usize
                && let Some(&word) = words.next()
            {
                if let Some(end) = begins.get_mut(usize::from(word) + 1)
                    && let Some(place) = phrases.get_mut(*end as usize)
                {
                    *place = number;
                    *end += 1;
                }
            }
        }
        ByWord { begins, phrases }
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The number of a word of a draft.
    pub(super) fn id_of(&self, word: &str) -> WordId {
        self.words.get(word).unwrap_or(UNKNOWN)
    }

    /// Shows `visit` the phrases that start with this word alone or one of several, and may go on with the token `second`.
    #[inline(always)]
    pub(super) fn starting_with<'s>(
        &'s self,
        word: WordId,
        second: Tokens,
        mut visit: impl FnMut(&'s Ready),
    ) {
        let by_word = self.by_first_word.get_or_init(|| self.by_word());
        let word = usize::from(word);
        let (Some(&from), Some(&to)) = (by_word.begins.get(word), by_word.begins.get(word + 1)) else {
            return;
        };
        let mut before = None;
        for number in by_word.phrases.get(from as usize..to as usize).unwrap_or(&[]) {
            if let Some(phrase) = self.phrases.get(*number as usize)
                && phrase.second.meets(second)
                // A phrase may come to the same word in two ways.
                && before.replace(number) != Some(number)
            {
                visit(phrase);
            }
        }
    }

    /// The phrases that can start with any token, and what the first token of each can be.
    pub(super) fn starting_with_anything(&self) -> impl Iterator<Item = (&Ready, Tokens)> {
        self.by_anything
            .iter()
            .filter_map(|&(number, first)| Some((self.phrases.get(number as usize)?, first)))
    }

    /// Every phrase.
    #[cfg(any(test, feature = "exhaustive"))]
    pub(super) fn all(&self) -> impl Iterator<Item = &Ready> {
        self.phrases.iter()
    }

    /// What a phrase needs, how far it reaches, and its steps.
    #[inline(always)]
    pub(super) fn rest<'s>(&'s self, phrase: &'s Ready) -> &'s Rest {
        match phrase.rest.get() {
            Some(rest) => rest,
            None => phrase.rest.get_or_init(|| self.work_out(phrase)),
        }
    }

    #[cold]
    fn work_out(&self, phrase: &Ready) -> Rest {
        let code = self.unpack(phrase.at);
        let mut needs = Vec::new();
        self.needed(&code, &mut |needed| needs.push(needed));
        Rest { needs: needs.into(), is_near: self.longest(&code) <= NEAR, code }
    }

    /// The most steps that one token of a draft can take, and the word that does, if it is a certain one.
    pub fn heaviest(&self) -> (u32, Option<&str>) {
        let heavy = |word| {
            let mut sum = 0_u32;
            let mut add = |phrase| {
                sum = sum.saturating_add(most_steps(&self.rest(phrase).code, 1).min(MOST_STEPS));
            };
            self.starting_with(word, Tokens::ANY, &mut add);
            self.starting_with_anything().for_each(|(phrase, _)| add(phrase));
            sum
        };
        let anything = heavy(UNKNOWN);
        let words = self.words.iter().map(|(word, id)| (heavy(id), word));
        // Of two as heavy the first in the alphabet, so that the same pack gets the same message.
        match words.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(a.1))) {
            Some((steps, word)) if steps > anything => (steps, Some(word)),
            _ => (anything, None),
        }
    }
}

/// The most steps for `code` when what comes after it takes `after`.
fn most_steps(code: &[u8], after: u32) -> u32 {
    let Some((step, rest)) = code::step(code) else { return after };
    let after = most_steps(rest, after);
    match step {
        Step::Words(words) => after.saturating_add(1 + words.count() as u32 / 16),
        Step::Word(_) | Step::Tag(_) | Step::Class(_) | Step::NounPhrase | Step::Start | Step::End => {
            after.saturating_add(1)
        }
        Step::Gap => after.saturating_mul(MOST_SKIPPED as u32 + 1).saturating_add(1),
        Step::Choice { optional, mut sequences } => {
            let without = if optional { after } else { 0 };
            sequences
                .try_fold(without.saturating_add(1), |sum, sequence| {
                    let sum = sum.saturating_add(most_steps(sequence, after.saturating_add(1)));
                    (sum < MOST_STEPS).then_some(sum)
                })
                .unwrap_or(MOST_STEPS)
        }
    }
}

/// Gives the classes of phrases new numbers, in the order in which they are met.
fn renumber(parts: &mut [Part], used: &mut Vec<u8>) {
    for part in parts {
        match part {
            Part::Class(class) => {
                let known = used.iter().position(|known| known == class);
                let number = known.unwrap_or_else(|| {
                    used.push(*class);
                    used.len() - 1
                });
                *class = number as u8;
            }
            Part::Choice { sequences, .. } => {
                sequences.iter_mut().for_each(|sequence| renumber(sequence, used));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::document::{Document, Language};

    const PHRASES: [&str; 6] = [
        "sorry for this",
        "delay|trouble",
        "(really) sorry",
        "[look into|get back to] NOUN",
        "no ... way",
        "^ he <say> it $",
    ];

    fn found(set: &PhraseSet, language: &Language, text: &str) -> Vec<(u32, Range<usize>)> {
        let doc = Document::new(text, language);
        let mut found = Vec::new();
        for sentence in doc.sentences() {
            set.matches(&doc, sentence.tokens.clone(), |key, tokens| found.push((key, tokens)));
        }
        found
    }

    #[test]
    fn packed_phrases_find_what_phrases_find() {
        let language = Language::embedded();
        let read = || {
            PHRASES
                .iter()
                .enumerate()
                .map(|(key, text)| (key as u32, Phrase::new(text, &language.lexicon, &[]).unwrap()))
        };
        let mut set = PhraseSet::default();
        read().for_each(|(key, phrase)| set.add(key, &phrase));
        let packed = PhraseSet::from_packed(PhraseSet::pack(read().collect(), &[]).leak()).unwrap();
        for (text, expect) in [
            ("We are really sorry for this delay.", vec![(2, 2..4), (0, 3..6), (2, 3..4), (1, 6..7)]),
            ("I'll look into matters and get back to Sam.", vec![(3, 2..5)]),
            ("No, there is no other way. He said it.", vec![(4, 4..7), (5, 8..11)]),
        ] {
            assert_eq!(found(&set, &language, text), expect, "{text}");
            assert_eq!(found(&packed, &language, text), expect, "{text}");
        }
        assert_eq!(set.heaviest(), packed.heaviest());
    }

    #[test]
    fn classes_and_noun_phrases_are_found() {
        let language = Language::embedded();
        let phrase = |text| Phrase::new(text, &language.lexicon, &["unused", "paper", "team"]).unwrap();
        let classes = [phrase("nothing"), phrase("form+|letter+"), phrase("[we|our (billing) team]")];
        let texts = ["@team <lose> your @paper", "as per NP ,", "@paper|bill NOUN"];
        let phrases = texts.into_iter().zip(0..).map(|(text, key)| (key, phrase(text))).collect();
        let set = PhraseSet::from_packed(PhraseSet::pack(phrases, &classes).leak()).unwrap();
        for (text, expect) in [
            ("Our billing team lost your letters.", vec![(0, 0..6)]),
            ("We lose your form and our team loses your hat.", vec![(0, 0..4)]),
            ("As per our new terms, no.", vec![(1, 0..6)]),
            ("As per, no.", vec![]),
            ("The letter box and the bill number.", vec![(2, 1..3), (2, 5..7)]),
        ] {
            assert_eq!(found(&set, &language, text), expect, "{text}");
        }
        assert!(Phrase::new("@nobody <say> no", &language.lexicon, &["team"]).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_set_or_none(bytes: Vec<u8>) {
            if let Some(set) = PhraseSet::from_packed(bytes.leak()) {
                set.heaviest();
            }
        }
    }
}
