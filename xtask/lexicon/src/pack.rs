//! Packs the text tables: keeps every verb and closed-class word, learns which endings tell the
//! tags of the other words, and keeps of those only the ones the endings and inflection get wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use reply_coach_analysis::lexicon::Lexicon;
use reply_coach_analysis::lexicon::format::{Class, Tables, flag};
use reply_coach_analysis::tag::{Tag, TagSet};

use crate::tsv::{self, Words};
use crate::{Result, select};

/// An ending is kept when it is right for at least this many words more than the shorter one.
const LEAST_GAIN: usize = 3;

/// The longest ending that is learnt, in letters. As long as the longest that is looked up.
const LONGEST_SUFFIX: usize = 6;

/// The reviewed tables.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// Base forms chosen by frequency, corrected.
    pub words: Words,
    /// Words of customer service: their tags add to those in `words`.
    pub domain: Words,
    /// Closed-class words: these tags are all they have.
    pub closed: Words,
    /// Verbs that double their last consonant or never do.
    pub doubling: BTreeMap<String, u8>,
    /// Text of the table of irregular verbs.
    pub verbs: String,
    /// Text of the table of irregular nouns.
    pub nouns: String,
    /// Text of the table of spelling pairs.
    pub varieties: String,
}

impl Reviewed {
    /// Reads the tables from `data/lexicon`.
    pub fn load(folder: &Path) -> Result<Reviewed> {
        let text = |name: &str| {
            std::fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))
        };
        let mut doubling = BTreeMap::new();
        for line in text("doubling.tsv")?.lines() {
            let (verb, kind) = line.split_once('\t').ok_or_else(|| format!("no tab in {line:?}"))?;
            let flag = match kind {
                "both" => flag::DOUBLES,
                "gb" => flag::DOUBLES_BRITISH,
                "never" => flag::NEVER_DOUBLES,
                _ => return Err(format!("unknown kind in {line:?}").into()),
            };
            doubling.insert(verb.to_owned(), flag);
        }
        Ok(Reviewed {
            words: tsv::read(&folder.join("words.tsv"))?,
            domain: tsv::read(&folder.join("domain.tsv"))?,
            closed: tsv::read(&folder.join("closed.tsv"))?,
            doubling,
            verbs: text("irregular-verbs.tsv")?,
            nouns: text("irregular-nouns.tsv")?,
            varieties: text("varieties.tsv")?,
        })
    }

    /// All words that are not closed-class, with their tags.
    pub fn open_words(&self) -> Words {
        let mut words = self.words.clone();
        for (word, tags) in &self.domain {
            let known = words.entry(word.clone()).or_default();
            *known = known.union(*tags);
        }
        let verbs = self.verbs.lines().filter_map(|line| line.split('\t').next());
        for verb in verbs.chain(self.doubling.keys().map(String::as_str)) {
            let tags = words.get(verb).copied().unwrap_or_default();
            words.insert(verb.to_owned(), tags.with(Tag::Verb));
        }
        words.retain(|word, _| !self.closed.contains_key(word));
        words
    }

    /// The class of a word that is stored.
    fn class(&self, word: &str, tags: TagSet) -> Class {
        let mut flags = self.doubling.get(word).copied().unwrap_or(0);
        let closed = self.closed.contains_key(word);
        if closed {
            flags |= flag::CLOSED;
        }
        // A closed-class word with the tag of a verb may be an inflected form (*used*) or none at
        // all (*dunno*): it is a base form only when it is one in the sources or is irregular.
        let lemma = !closed
            || self.words.get(word).is_some_and(|tags| tags.has(Tag::Verb))
            || self.verbs.lines().any(|line| line.split('\t').next() == Some(word));
        if tags.has(Tag::Verb) && lemma && word != "be" {
            flags |= flag::VERB;
        }
        Class { tags: tags.bits(), flags }
    }
}

/// Packs the tables. Deterministic: the same tables give the same bytes.
pub fn pack(reviewed: &Reviewed) -> Result<Vec<u8>> {
    let open = reviewed.open_words();
    let mut stored: BTreeSet<&str> = reviewed.closed.keys().map(String::as_str).collect();
    stored.extend(open.iter().filter(|(_, tags)| tags.has(Tag::Verb)).map(|(word, _)| word.as_str()));
    let without_endings = unpacked(encode(reviewed, &open, &stored, &BTreeMap::new())?)?;
    let endings = learn_endings(&open, &stored, &without_endings);
    loop {
        let packed = encode(reviewed, &open, &stored, &endings)?;
        let lexicon = unpacked(packed.clone())?;
        let before = stored.len();
        stored.extend(
            open.iter()
                .filter(|(word, tags)| !is_right(&lexicon, word, **tags))
                .map(|(word, _)| word.as_str()),
        );
        if stored.len() == before {
            return Ok(packed);
        }
    }
}

fn unpacked(packed: Vec<u8>) -> Result<Lexicon> {
    // A handful of packed lexicons live until the command ends.
    Lexicon::from_packed(packed.leak()).ok_or_else(|| "the packed lexicon cannot be read".into())
}

/// Whether the lexicon knows an open word without listing it, or lists it.
fn is_right(lexicon: &Lexicon, word: &str, tags: TagSet) -> bool {
    if lexicon.is_listed(word) {
        return true;
    }
    let found = lexicon.tags(word);
    let inflected = ["s", "ed", "ing", "er", "est"].iter().any(|ending| word.ends_with(ending));
    if found != tags && !(inflected && found.union(tags) == found) {
        return false;
    }
    if !tags.has(Tag::Noun) {
        return true;
    }
    if lexicon.singularise(word) != word {
        return false;
    }
    let plural = lexicon.pluralise(word);
    plural == word || lexicon.singularise(&plural) == word
}

/// Learns which endings tell the tags of words that are not stored.
fn learn_endings(open: &Words, stored: &BTreeSet<&str>, lexicon: &Lexicon) -> BTreeMap<String, TagSet> {
    let guessed: Vec<(&str, TagSet)> = open
        .iter()
        .map(|(word, tags)| (word.as_str(), *tags))
        .filter(|(word, _)| !stored.contains(word) && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .filter(|(word, _)| lexicon.verb(word).is_empty())
        .collect();
    let mut endings = BTreeMap::from([
        (String::from("ed"), TagSet::of(&[Tag::Adj, Tag::Verb])),
        (String::from("ing"), TagSet::of(&[Tag::Noun, Tag::Verb])),
    ]);
    for length in 1..=LONGEST_SUFFIX {
        let mut counts: BTreeMap<&str, HashMap<TagSet, usize>> = BTreeMap::new();
        for (word, tags) in &guessed {
            if let Some(ending) = word.len().checked_sub(length).and_then(|at| word.get(at..)) {
                *counts.entry(ending).or_default().entry(*tags).or_default() += 1;
            }
        }
        for (ending, counts) in counts {
            let suggested = suggestion(&endings, ending);
            let as_before = counts.get(&suggested).copied().unwrap_or(0);
            let best = counts.iter().max_by_key(|(tags, count)| (**count, tags.bits()));
            if let Some((tags, count)) = best
                && *count >= as_before + LEAST_GAIN
                && !endings.contains_key(ending)
            {
                endings.insert(ending.to_owned(), *tags);
            }
        }
    }
    endings
}

/// What the longest known ending of a word suggests.
fn suggestion(endings: &BTreeMap<String, TagSet>, word: &str) -> TagSet {
    (0..word.len())
        .filter_map(|at| word.get(at..).and_then(|ending| endings.get(ending)))
        .next()
        .copied()
        .unwrap_or(TagSet::of(&[Tag::Noun]))
}

fn encode(
    reviewed: &Reviewed,
    open: &Words,
    stored: &BTreeSet<&str>,
    endings: &BTreeMap<String, TagSet>,
) -> Result<Vec<u8>> {
    let class_of = |word: &&str| {
        let tags = reviewed.closed.get(*word).or_else(|| open.get(*word)).copied().unwrap_or_default();
        reviewed.class(word, tags)
    };
    let classed: Vec<(&str, Class)> = stored.iter().map(|word| (*word, class_of(word))).collect();
    let suggested = |tags: &TagSet| Class { tags: tags.bits(), flags: 0 };
    let classes: BTreeSet<Class> =
        classed.iter().map(|(_, class)| *class).chain(endings.values().map(suggested)).collect();
    let classes: Vec<Class> = classes.into_iter().collect();
    if classes.len() > 255 {
        return Err(format!("{} kinds of word, at most 255 fit", classes.len()).into());
    }
    let index = |class: Class| classes.binary_search(&class).unwrap_or(0) as u8;
    let tables = Tables {
        words: classed.iter().map(|(word, class)| ((*word).to_owned(), index(*class))).collect(),
        suffixes: endings.iter().map(|(ending, tags)| (ending.clone(), index(suggested(tags)))).collect(),
        verbs: reviewed.verbs.clone(),
        nouns: reviewed.nouns.clone(),
        varieties: reviewed.varieties.clone(),
        classes: classes.clone(),
    };
    Ok(tables.encode())
}

/// Writes `words.tsv` from the sources.
pub fn write_words(folder: &Path, sources: &crate::sources::Sources) -> Result<usize> {
    let corrections = tsv::read(&folder.join("corrections.tsv"))?;
    let words = select::words(sources, &corrections);
    std::fs::write(folder.join("words.tsv"), tsv::write(&words))?;
    Ok(words.len())
}
