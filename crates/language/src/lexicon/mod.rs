//! What is known about English words: possible parts of speech, verb and noun forms, regional spelling.
//!
//! A [`Lexicon`] is unpacked once from the tables compiled in and then only read. It never looks at
//! context: [`Lexicon::tags`] says what a word *can* be, the tagger decides what it is.
//!
//! All words are looked up in lower case, with straight apostrophes, in time proportional to at
//! most 40 bytes of them; what is longer is no word.
//!
//! # What is in it
//!
//! About 22,000 base forms, 5,900 of them verbs; 900 closed-class words, contracted pieces and chat
//! forms; 350 irregular verbs, 400 irregular nouns, 140 British and American pairs. The tables and
//! their sources (the SPECIALIST lexicon by way of lemminflect, WordNet, SCOWL) are described in
//! `data/lexicon/README.md` and `NOTICES.md`.
//!
//! Packed they are 62 KB, 29 KB after `brotli -q 11`, because only 9,900 words are listed: all
//! verbs and closed-class words, and of the others those whose tags or plural 180 learnt endings
//! and the rules of inflection get wrong. The price is that a noun such as *customer* cannot be
//! told from an unknown word. All 22,000 listed would be 45 KB.
//!
//! On 127,000 tokens of the open genres of the GUM treebank, the tag of the annotators is among
//! [`Lexicon::tags`] for 99.4 % of the words that are no names (99.7 % of verbs, 99.3 % of nouns,
//! 97.6 % of adjectives), at 1.7 tags a word. Unpacking takes 1 ms and a look-up well below 100 ns on
//! average. `cargo run --release -p xtask-lexicon coverage FILE.conllu` measures it again.

mod be;
mod degree;
pub mod form;
pub mod format;
mod noun;
mod spelling;
pub(crate) mod table;
mod tags;
mod variety;
mod verb;

#[cfg(test)]
mod tests;

use crate::tag::{Tag, TagSet};
use format::flag;
use table::Table;

pub use be::{BePerson, be_form};
pub use form::{Variety, VerbForm, VerbForms};
pub use noun::{NounReading, Number};
pub use variety::VarietyEvidence;
pub use verb::{VerbReading, VerbReadings};

static PACKED: &[u8] = include_bytes!("../../../../data/lexicon/lexicon.bin");

/// A line of the table of irregular verbs. Fields may hold several variants.
#[derive(Debug, Clone, Copy)]
struct IrregularVerb {
    base: &'static str,
    past: &'static str,
    participle: &'static str,
}

/// A line of the table of irregular nouns. Plurals may be several variants.
#[derive(Debug, Clone, Copy)]
struct IrregularNoun {
    singular: &'static str,
    plurals: &'static str,
}

/// A line of the table of spelling pairs.
#[derive(Debug, Clone, Copy)]
struct SpellingPair {
    british: &'static str,
    american: &'static str,
}

/// What is known about a listed word: [`format::Class`], unpacked.
#[derive(Debug, Clone, Copy)]
struct Known {
    tags: TagSet,
    flags: u8,
}

impl Known {
    fn has(self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// The unpacked lexicon.
#[derive(Debug)]
pub struct Lexicon {
    classes: Vec<Known>,
    words: Table,
    suffixes: Table,
    verbs: Vec<IrregularVerb>,
    verb_bases: Table,
    verb_forms: Table,
    nouns: Vec<IrregularNoun>,
    noun_forms: Table,
    pairs: Vec<SpellingPair>,
    british: Table,
    american: Table,
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon::new()
    }
}

impl Lexicon {
    /// Unpacks the lexicon that is compiled in.
    pub fn new() -> Lexicon {
        Lexicon::from_packed(PACKED).unwrap_or_else(Lexicon::empty)
    }

    /// Unpacks a lexicon packed by [`format::Tables::encode`]. `None` when the bytes are something else.
    pub fn from_packed(packed: &'static [u8]) -> Option<Lexicon> {
        let mut lexicon = Lexicon::empty();
        let Lexicon { classes, words, suffixes, .. } = &mut lexicon;
        *words = Table::with_capacity(16_000, 128 << 10);
        *suffixes = Table::with_capacity(2_000, 8 << 10);
        let [verbs, nouns, varieties] = format::visit(
            packed,
            |class| classes.push(Known { tags: tag_set(class.tags), flags: class.flags }),
            &mut |word, class| words.insert(word, u16::from(class)),
            &mut |suffix, class| suffixes.insert(suffix, u16::from(class)),
        )?;
        lexicon.read_verbs(verbs);
        lexicon.read_nouns(nouns);
        lexicon.read_pairs(varieties);
        Some(lexicon)
    }

    fn empty() -> Lexicon {
        Lexicon {
            classes: Vec::new(),
            words: Table::default(),
            suffixes: Table::default(),
            verbs: Vec::new(),
            verb_bases: Table::default(),
            verb_forms: Table::default(),
            nouns: Vec::new(),
            noun_forms: Table::default(),
            pairs: Vec::new(),
            british: Table::default(),
            american: Table::default(),
        }
    }

    fn read_verbs(&mut self, lines: &'static str) {
        self.verb_bases = Table::with_capacity(500, 4 << 10);
        self.verb_forms = Table::with_capacity(1_000, 8 << 10);
        for line in form::parts(lines, b'\n') {
            let (base, Some(forms)) = form::cut(line, b'\t') else { continue };
            let (past, Some(participle)) = form::cut(forms, b'\t') else { continue };
            let number = self.verbs.len() as u16;
            self.verbs.push(IrregularVerb { base, past, participle });
            self.verb_bases.insert(base.as_bytes(), number);
            for form in form::variants(past).chain(form::variants(participle)) {
                self.verb_forms.insert(form.as_bytes(), number);
            }
        }
    }

    fn read_nouns(&mut self, lines: &'static str) {
        self.noun_forms = Table::with_capacity(1_500, 16 << 10);
        for line in form::parts(lines, b'\n') {
            let (singular, Some(plurals)) = form::cut(line, b'\t') else { continue };
            let number = self.nouns.len() as u16;
            self.nouns.push(IrregularNoun { singular, plurals });
            self.noun_forms.insert(singular.as_bytes(), number);
            for plural in form::parts(plurals, b'/').filter(|plural| !matches!(*plural, "-" | "=")) {
                self.noun_forms.insert(plural.as_bytes(), number);
            }
        }
    }

    fn read_pairs(&mut self, lines: &'static str) {
        self.british = Table::with_capacity(400, 4 << 10);
        self.american = Table::with_capacity(400, 4 << 10);
        for line in form::parts(lines, b'\n') {
            let (british, Some(american)) = form::cut(line, b'\t') else { continue };
            let number = self.pairs.len() as u16;
            let one_way = american.starts_with('>');
            let american = american.trim_start_matches('>');
            self.pairs.push(SpellingPair { british, american });
            self.british.insert(british.as_bytes(), number);
            if !one_way {
                self.american.insert(american.as_bytes(), number);
            }
        }
    }

    /// What is listed about a word, its inflected forms left aside.
    fn known(&self, word: &str) -> Option<Known> {
        self.known_hashed(word, table::hash(word))
    }

    /// [`Lexicon::known`] of a word whose hash is known already.
    fn known_hashed(&self, word: &str, hash: u64) -> Option<Known> {
        self.classes.get(usize::from(self.words.get_hashed(word, hash)?)).copied()
    }

    /// What a listed verb's class says about its spelling.
    fn flags(&self, word: &str) -> u8 {
        self.known(word).map_or(0, |known| known.flags)
    }

    /// Whether the word is listed, rather than guessed from its ending. Most regular nouns are not
    /// listed, because the guess is right for them.
    pub fn is_listed(&self, word: &str) -> bool {
        self.words.get(word).is_some()
    }

    /// Whether the word itself is in the list, rather than guessed from its ending.
    pub fn lists(&self, word: &str) -> bool {
        self.known(word).is_some()
    }

    /// Whether the word is the base form of a known verb. *be*, *can* and the other auxiliaries
    /// that are nothing else are not.
    pub fn is_verb(&self, word: &str) -> bool {
        self.flags(word) & flag::VERB != 0
    }

    /// The words that are listed, with their own tags, in no useful order. For tests and tools.
    pub fn listed(&self) -> impl Iterator<Item = (&str, TagSet)> {
        self.words.iter().filter_map(|(word, class)| Some((word, self.classes.get(usize::from(class))?.tags)))
    }

    /// How many words are listed.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether nothing is listed, which happens only to a broken build.
    pub fn is_empty(&self) -> bool {
        self.words.len() == 0
    }
}

/// The tags of a bit set as stored.
fn tag_set(bits: u32) -> TagSet {
    let mut set = TagSet::EMPTY;
    for tag in Tag::ALL {
        if bits & (1 << tag as u32) != 0 {
            set = set.with(tag);
        }
    }
    set
}
