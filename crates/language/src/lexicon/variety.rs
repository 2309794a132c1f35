//! British and American spelling: telling which one a draft uses, and turning words into it.

use std::borrow::Cow;

use super::form::{Variety, VerbForm};
use super::spelling::Spelled;
use super::table::MAX_WORD;
use super::verb::ed_or_ing;
use super::{Lexicon, SpellingPair};

/// What may follow a word of the table of pairs, beside verb endings: *colour* covers *colourful*.
const ENDINGS: [&str; 17] = [
    "", "s", "er", "ers", "ful", "fully", "less", "able", "ably", "ite", "ites", "al", "ally", "hood",
    "hoods", "ist", "ists",
];

/// What follows *is* or *iz* in words that can be spelled either way: *organise*, *organization*.
const IZE_ENDINGS: [&str; 9] = ["e", "ed", "es", "ing", "er", "ers", "ation", "ations", "able"];

/// What the words of a draft say about its spelling.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VarietyEvidence {
    british: u32,
    american: u32,
    ise: u32,
    ize: u32,
}

impl VarietyEvidence {
    /// Takes one word, in lower case, into account.
    pub fn add(&mut self, lexicon: &Lexicon, word: &str) {
        match lexicon.ize_stem(word) {
            Some((_, 's', _)) => self.ise += 1,
            Some(_) => self.ize += 1,
            None if lexicon.respelled(word, Variety::American).is_some() => self.british += 1,
            None if lexicon.respelled(word, Variety::British).is_some() => self.american += 1,
            None => {}
        }
    }

    /// The variety the words are in, when they tell. *-ise* counts as British; *-ize* counts as
    /// American only when nothing else tells, because Oxford spelling has *colour* and *organize*.
    pub fn variety(&self) -> Option<Variety> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self.british.cmp(&self.american) {
            Greater => Some(Variety::British),
            Less => Some(Variety::American),
            Equal => match self.ise.cmp(&self.ize) {
                Greater => Some(Variety::British),
                Less => Some(Variety::American),
                Equal => None,
            },
        }
    }

    /// Whether the words are spelled with *-ize*, when they tell.
    pub fn ize(&self) -> Option<bool> {
        (self.ise != self.ize).then_some(self.ize > self.ise)
    }
}

impl Lexicon {
    /// The variety that the words of a draft, in lower case, are spelled in, when they tell.
    pub fn detect_variety<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<Variety> {
        let mut evidence = VarietyEvidence::default();
        for word in words {
            evidence.add(self, word);
        }
        evidence.variety()
    }

    /// The word in the spelling of a variety; as it is when there is no difference. British
    /// spelling gets *-ise*. `word` is in lower case.
    pub fn to_variety<'w>(&self, word: &'w str, variety: Variety) -> Cow<'w, str> {
        if let Some((stem, letter, ending)) = self.ize_stem(word) {
            return match (letter, variety) {
                ('s', Variety::American) => Cow::Owned(format!("{stem}iz{ending}")),
                ('z', Variety::British) => Cow::Owned(format!("{stem}is{ending}")),
                _ => Cow::Borrowed(word),
            };
        }
        self.respelled(word, variety).map_or(Cow::Borrowed(word), Cow::Owned)
    }

    /// Splits *organised* into *organ*, *s* and *ed*. `None` for *promised*, *seized* and all words
    /// that have one spelling only.
    fn ize_stem<'w>(&self, word: &'w str) -> Option<(&'w str, char, &'w str)> {
        if word.len() > MAX_WORD || word.len() < 7 {
            return None;
        }
        let stem_at = word.rfind("is").max(word.rfind("iz"))?;
        let (stem, rest) = word.split_at_checked(stem_at)?;
        let letter = rest.chars().nth(1)?;
        let ending = rest.get(2..).filter(|ending| IZE_ENDINGS.contains(ending))?;
        // Both spellings are in the list exactly when both are in use.
        let in_use = |end: &str| self.is_verb(Spelled::new(&[stem, end]).as_str());
        (stem.len() >= 3 && in_use("ise") && in_use("ize")).then_some((stem, letter, ending))
    }

    /// The other spelling of a word, when it has one in this variety.
    fn respelled(&self, word: &str, variety: Variety) -> Option<String> {
        if word.len() > MAX_WORD || word.len() < 3 {
            return None;
        }
        for ending in ENDINGS {
            let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3) else { continue };
            let Some(other) = self.paired(stem, variety) else { continue };
            let clash = other.ends_with('e') || stem.ends_with('e') || stem.ends_with("ll");
            if ending.starts_with('e') && clash {
                continue;
            }
            return Some(format!("{other}{ending}"));
        }
        self.verb_respelled(word, variety)
    }

    /// The other spelling of a word that is itself in the table of pairs.
    fn paired(&self, word: &str, variety: Variety) -> Option<&'static str> {
        let table = match variety {
            Variety::British => &self.american,
            Variety::American => &self.british,
        };
        let SpellingPair { british, american } = self.pairs.get(usize::from(table.get(word)?))?;
        Some(match variety {
            Variety::British => british,
            Variety::American => american,
        })
    }

    /// *coloured* and *colored*, *cancelled* and *canceled*: verb forms that differ, either because
    /// the verb does or because its inflection does. Not *learnt*: both varieties know *learned*.
    fn verb_respelled(&self, word: &str, variety: Variety) -> Option<String> {
        if !ed_or_ing(word) || self.verb_forms.get(word).is_some() {
            return None;
        }
        let readings = self.verb(word);
        let (reading, form) = readings.iter().find_map(|reading| {
            let form = reading.forms.iter().find(|form| *form != VerbForm::Base)?;
            Some((reading, form))
        })?;
        if let Some(other) = self.paired(&reading.lemma, variety) {
            return Some(self.inflect_verb(other, form, variety).into_owned());
        }
        let other_variety = match variety {
            Variety::British => Variety::American,
            Variety::American => Variety::British,
        };
        let wanted = self.inflect_verb(&reading.lemma, form, variety);
        (wanted != word && self.inflect_verb(&reading.lemma, form, other_variety) == word)
            .then(|| wanted.into_owned())
    }
}
