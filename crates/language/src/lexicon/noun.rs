//! Noun inflection in both directions.

use crate::text::case;
use std::borrow::Cow;

use super::format::flag;
use super::table::MAX_WORD;
use super::{IrregularNoun, Lexicon, spelling};
use crate::tag::Tag;

/// Grammatical number, as far as the form of a noun tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// *parcel*
    Singular,
    /// *parcels*
    Plural,
    /// *series*, *sheep*; also words that are only plural: *scissors*.
    Both,
}

/// A word read as a form of a noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounReading<'a> {
    /// The singular.
    pub lemma: Cow<'a, str>,
    /// Which number the form is.
    pub number: Number,
    /// Whether the noun is listed as one that has no plural: *information*. A guide only: other
    /// nouns may be uncountable in most of their uses.
    pub uncountable: bool,
}

impl Lexicon {
    /// How a word can be read as a form of a noun. Unlisted words count as nouns when their ending
    /// suggests it. A word that is a singular and a plural at once is read as the singular.
    pub fn noun<'a>(&'a self, word: &'a str) -> Option<NounReading<'a>> {
        if word.is_empty() || word.len() > MAX_WORD || word.starts_with(|c: char| !case::is_letter(c)) {
            return None;
        }
        if let Some(noun) = self.irregular_noun(word) {
            let number = match (noun.singular == word, noun.plurals.starts_with('=')) {
                (true, true) => Number::Both,
                (true, false) => Number::Singular,
                (false, _) => Number::Plural,
            };
            return Some(NounReading {
                lemma: Cow::Borrowed(noun.singular),
                number,
                uncountable: noun.plurals == "-",
            });
        }
        let singular =
            || NounReading { lemma: Cow::Borrowed(word), number: Number::Singular, uncountable: false };
        let listed = self.known(word);
        // A closed-class word may be a plural all the same: *others*, *thousands*, *times*.
        if listed.is_some_and(|known| known.has(flag::CLOSED) && known.tags.has(Tag::Noun))
            && let Some(lemma) = self.plural_of(word, true)
        {
            return Some(NounReading { lemma, number: Number::Plural, uncountable: false });
        }
        if listed.is_some_and(|known| known.tags.has(Tag::Noun)) {
            return Some(singular());
        }
        if (word.ends_with('s') || word.ends_with("men"))
            && let Some(lemma) = self.plural_of(word, listed.is_some() || !self.verb(word).is_empty())
        {
            return Some(NounReading { lemma, number: Number::Plural, uncountable: false });
        }
        if listed.is_none_or(|known| !known.has(flag::CLOSED)) && self.tags(word).has(Tag::Noun) {
            return Some(singular());
        }
        None
    }

    /// The plural of a noun, in lower case. Uncountable nouns stay as they are.
    pub fn pluralise<'a>(&self, lemma: &'a str) -> Cow<'a, str> {
        if lemma.len() > MAX_WORD {
            return Cow::Owned(format!("{lemma}s"));
        }
        if let Some(noun) = self.irregular_noun(lemma).filter(|noun| noun.singular == lemma) {
            return match noun.plurals.split('/').next() {
                None | Some("-" | "=") => Cow::Borrowed(lemma),
                Some(plural) => Cow::Borrowed(plural),
            };
        }
        if let Some(at) = lemma.rfind('-').filter(|at| at + 1 < lemma.len()) {
            let (prefix, head) = lemma.split_at(at + 1);
            return Cow::Owned(format!("{prefix}{}", self.pluralise(head)));
        }
        match lemma.strip_suffix("man").filter(|_| self.is_compound_of_man(lemma)) {
            Some(root) => Cow::Owned(format!("{root}men")),
            None => Cow::Owned(spelling::with_s(lemma).as_str().to_owned()),
        }
    }

    /// *postman* and *saleswoman*, but not *human* or *talisman*.
    fn is_compound_of_man(&self, singular: &str) -> bool {
        const OTHERS: [&str; 10] = [
            "caiman",
            "cayman",
            "german",
            "hetman",
            "human",
            "ottoman",
            "roman",
            "shaman",
            "superhuman",
            "talisman",
        ];
        singular.len() > 5 && singular.ends_with("man") && !OTHERS.contains(&singular)
    }

    /// The singular of a noun in the plural; any other word as it is.
    pub fn singularise<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        match self.noun(word) {
            Some(NounReading { lemma, number: Number::Plural, .. }) => lemma,
            _ => Cow::Borrowed(word),
        }
    }

    /// The singular, when the word can be a plural. With `listed_only`, only of nouns in the list:
    /// for words that are something else already, such as the present of a verb.
    pub(super) fn plural_of<'a>(&'a self, word: &'a str, listed_only: bool) -> Option<Cow<'a, str>> {
        if let Some(noun) = self.irregular_noun(word) {
            return Some(Cow::Borrowed(noun.singular));
        }
        if let Some(root) = word.strip_suffix("men") {
            let man = format!("{root}man");
            return (!listed_only && self.is_compound_of_man(&man)).then_some(Cow::Owned(man));
        }
        let bare = word.strip_suffix('s').filter(|bare| bare.len() >= 2 && !bare.ends_with('s'))?;
        if bare.ends_with('\'') {
            return None;
        }
        let without_es = bare.strip_suffix('e');
        let with_y = without_es.and_then(|root| root.strip_suffix('i')).map(|root| format!("{root}y"));
        let candidates = [with_y.as_deref(), Some(bare), without_es];
        let mut unlisted = None;
        for (order, stem) in candidates.into_iter().enumerate() {
            let Some(stem) = stem.filter(|stem| stem.len() >= 2) else { continue };
            match self.known(stem) {
                Some(known) if known.tags.has(Tag::Noun) && spelling::with_s(stem).as_str() == word => {
                    return Some(match order {
                        0 => Cow::Owned(stem.to_owned()),
                        _ => Cow::Borrowed(word.get(..stem.len())?),
                    });
                }
                Some(_) => {}
                None if self.irregular_noun(stem).is_some_and(|noun| noun.singular == stem) => {}
                None => unlisted = unlisted.or(Some(stem)),
            }
        }
        let stem = default_singular(bare);
        if listed_only || unlisted.is_none() || bare.ends_with(['u', 'i']) {
            return None;
        }
        let stem = match stem {
            Cow::Borrowed(stem) => Cow::Borrowed(word.get(..stem.len())?),
            Cow::Owned(stem) => Cow::Owned(stem),
        };
        let noun =
            self.known(&stem).map_or_else(|| self.unlisted_noun(&stem), |known| known.tags.has(Tag::Noun));
        noun.then_some(stem)
    }

    fn unlisted_noun(&self, stem: &str) -> bool {
        // Of a gerund the inflection knows more than the ending.
        let guessed = stem.bytes().all(|byte| byte.is_ascii_lowercase()) && !stem.ends_with("ing");
        let tags = if guessed { self.guess(stem) } else { self.tags(stem) };
        tags.has(Tag::Noun)
    }

    /// The plural of a listed irregular noun.
    pub(super) fn irregular_plural(&self, singular: &str) -> Option<&'static str> {
        let noun = self.irregular_noun(singular).filter(|noun| noun.singular == singular)?;
        noun.plurals.split('/').next().filter(|plural| !matches!(*plural, "-" | "="))
    }

    fn irregular_noun(&self, form: &str) -> Option<&IrregularNoun> {
        self.nouns.get(usize::from(self.noun_forms.get(form)?))
    }
}

/// The likeliest singular of a regular plural, given without its final *s*.
fn default_singular(bare: &str) -> Cow<'_, str> {
    let Some(root) = bare.strip_suffix('e') else { return Cow::Borrowed(bare) };
    if let Some(root) = root.strip_suffix('i') {
        return Cow::Owned(format!("{root}y"));
    }
    let latin_us = root.len() > 4 && root.ends_with("us") && !root.ends_with("aus") && !root.ends_with("ous");
    if latin_us || ["ss", "x", "sh", "ch", "zz"].iter().any(|end| root.ends_with(end)) {
        return Cow::Borrowed(root);
    }
    Cow::Borrowed(bare)
}
