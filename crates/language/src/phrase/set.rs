//! Many phrases, made ready to be looked for together.
//!
//! Words become numbers, and a phrase is known by the words it can start with and those it cannot do without. The
//! build does the reading for the phrases of rules and packs the result.

use std::ops::Range;
use std::sync::OnceLock;

use super::code::{self, MOST_SKIPPED, MOST_STEPS, Step, UNKNOWN, WordId};
use super::packed::{self, Reader, SHORT};
use super::parse::{Part, Phrase};
use super::prospect::{Glance, NEAR, Starts, Tokens};
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
    code: Vec<u8>,
    pub(super) classes: Vec<Class>,
    phrases: Vec<Ready>,
    /// By word the phrases that can start with it, as the first and last of a chain of `links`.
    by_first_word: Vec<Option<(u32, u32)>>,
    links: Vec<Link>,
    by_anything: Vec<u32>,
    /// What lists of first words were gathered in last.
    room: Vec<WordId>,
}

#[derive(Debug)]
pub(super) struct Ready {
    pub key: u32,
    code: Range<u32>,
    /// What the first token of a match can be.
    pub first: Tokens,
    /// What the second can be.
    pub second: Tokens,
    /// Worked out when the phrase is first about to be tried: most never are.
    rest: OnceLock<Rest>,
}

/// What else can be known of a phrase before it is tried.
#[derive(Debug)]
pub(super) struct Rest {
    /// Of each of these a sentence must have a word.
    pub needs: Box<[Signature]>,
    /// Whether no match reaches beyond [`NEAR`] tokens.
    pub is_near: bool,
}

/// A class of words: where its code is, what its members can begin with, and how many tokens the longest has.
#[derive(Debug)]
pub(super) struct Class {
    pub code: Range<u32>,
    pub first: Tokens,
    pub words: Vec<WordId>,
    pub longest: usize,
}

#[derive(Debug)]
struct Link {
    phrase: u32,
    next: u32,
    /// What the second token of the phrase can be, in short: it turns most phrases away.
    second: Glance,
}

/// No link follows.
const LAST: u32 = u32::MAX;

impl PhraseSet {
    /// Unpacks what [`PhraseSet::pack`] has packed. `None` when the bytes are something else.
    pub fn from_packed(packed: &[u8]) -> Option<PhraseSet> {
        let (words_len, rest) = code::number(packed)?;
        let (words, rest) = rest.split_at_checked(words_len)?;
        let words_room = Table::with_capacity(6_000, 40 << 10);
        let mut set = PhraseSet {
            words: words_room,
            code: Vec::with_capacity(packed.len() * 2),
            phrases: Vec::with_capacity(packed.len() / 16),
            links: Vec::with_capacity(packed.len() / 2),
            ..PhraseSet::default()
        };
        let mut next = 1;
        packed::each_text(words, &mut |word| {
            set.words.insert(word, next);
            next += 1;
        })?;
        let (classes, rest) = code::number(rest)?;
        let mut reader = Reader::new(rest);
        let mut key = 0_u32;
        let mut from = 0;
        while let Some(step) = reader.phrase(&mut set.code) {
            key = key.wrapping_add(step);
            let to = set.code.len() as u32;
            if set.classes.len() < classes {
                set.define(from..to);
            } else {
                set.note(key, from..to);
            }
            from = to;
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
        let start = self.code.len() as u32;
        let mut code = std::mem::take(&mut self.code);
        self.push(&phrase.parts, &mut code);
        self.code = code;
        self.note(key, start..self.code.len() as u32);
    }

    /// The number of a word, a new one if need be.
    fn id(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return id;
        }
        let id = (self.words.len() as WordId).saturating_add(1);
        self.words.insert(word, id);
        id
    }

    fn push(&mut self, parts: &[Part], out: &mut Vec<u8>) {
        for part in parts {
            match part {
                Part::Words(words) => {
                    let mut ids: Vec<WordId> = words.iter().map(|word| self.id(word)).collect();
                    ids.sort_unstable();
                    match ids.as_slice() {
                        [one] => code::push_word(out, *one),
                        several => code::push_words(out, |out| {
                            several.iter().for_each(|one| code::push_word(out, *one));
                        }),
                    }
                }
                Part::Tag(tag) => code::push_tag(out, *tag),
                Part::Class(class) => code::push_class(out, *class),
                Part::NounPhrase => code::push_noun_phrase(out),
                Part::Gap => code::push_gap(out),
                Part::Start => code::push_start(out),
                Part::End => code::push_end(out),
                Part::Choice { optional, sequences } => code::push_choice(out, *optional, |out| {
                    for sequence in sequences {
                        code::push_sized(out, |out| self.push(sequence, out));
                    }
                }),
            }
        }
    }

    /// Makes what stands at `code` the next class.
    fn define(&mut self, code: Range<u32>) {
        let Starts { first, words, .. } = self.starts(self.code_at(&code), Vec::new());
        let longest = self.longest(self.code_at(&code));
        self.classes.push(Class { code, first, words, longest });
    }

    pub(super) fn code_at(&self, range: &Range<u32>) -> &[u8] {
        self.code.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The steps of a class that may have a member which begins with `word`.
    pub(super) fn class(&self, class: u8, word: WordId) -> Option<&[u8]> {
        let class = self.classes.get(usize::from(class));
        let class = class.filter(|class| class.first.any_word() & bit(word) != 0)?;
        Some(self.code_at(&class.code))
    }

    /// Notes what a phrase can start with and what it needs.
    fn note(&mut self, key: u32, code: Range<u32>) {
        let number = self.phrases.len() as u32;
        let room = std::mem::take(&mut self.room);
        let Starts { words, first, second, .. } = self.starts(self.code_at(&code), room);
        self.phrases.push(Ready { key, code, first, second, rest: OnceLock::new() });
        if first.tags == 0 {
            let second = second.glance();
            words.iter().for_each(|&word| self.link(word, Link { phrase: number, next: LAST, second }));
        } else {
            self.by_anything.push(number);
        }
        self.room = words;
    }

    /// Puts a phrase at the end of the chain of a word, once.
    fn link(&mut self, word: WordId, link: Link) {
        let at = self.links.len() as u32;
        let word = usize::from(word);
        if self.by_first_word.len() <= word {
            self.by_first_word.resize(word + 1, None);
        }
        if let Some(ends) = self.by_first_word.get_mut(word) {
            if let Some(last) = ends.and_then(|(_, last)| self.links.get_mut(last as usize)) {
                if last.phrase == link.phrase {
                    return;
                }
                last.next = at;
            }
            *ends = Some((ends.map_or(at, |(first, _)| first), at));
            self.links.push(link);
        }
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
        second: Glance,
        mut visit: impl FnMut(&'s Ready),
    ) {
        let ends = self.by_first_word.get(usize::from(word)).copied().flatten();
        let mut next = ends.map_or(LAST, |(first, _)| first);
        while let Some(link) = self.links.get(next as usize) {
            next = link.next;
            if link.second.meets(second)
                && let Some(phrase) = self.phrases.get(link.phrase as usize)
            {
                visit(phrase);
            }
        }
    }

    /// The phrases that can start with any token.
    pub(super) fn starting_with_anything(&self) -> impl Iterator<Item = &Ready> {
        self.by_anything.iter().filter_map(|&number| self.phrases.get(number as usize))
    }

    /// Every phrase.
    #[cfg(any(test, feature = "exhaustive"))]
    pub(super) fn all(&self) -> impl Iterator<Item = &Ready> {
        self.phrases.iter()
    }

    /// The steps of a phrase.
    pub(super) fn steps(&self, phrase: &Ready) -> &[u8] {
        self.code_at(&phrase.code)
    }

    /// What a phrase needs, and how far it reaches.
    #[inline(always)]
    pub(super) fn rest<'s>(&'s self, phrase: &'s Ready) -> &'s Rest {
        phrase.rest.get_or_init(|| self.work_out(phrase))
    }

    #[cold]
    fn work_out(&self, phrase: &Ready) -> Rest {
        let steps = self.steps(phrase);
        let mut needs = Vec::new();
        self.needed(steps, &mut |needed| needs.push(needed));
        Rest { needs: needs.into(), is_near: self.longest(steps) <= NEAR }
    }

    /// The most steps that one token of a draft can take, and the word that does, if it is a certain one.
    pub fn heaviest(&self) -> (u32, Option<&str>) {
        let heavy = |word| {
            let mut sum = 0_u32;
            let mut add = |phrase| {
                sum = sum.saturating_add(most_steps(self.steps(phrase), 1).min(MOST_STEPS));
            };
            self.starting_with(word, Glance::ANY, &mut add);
            self.starting_with_anything().for_each(add);
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
