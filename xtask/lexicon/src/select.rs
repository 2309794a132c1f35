//! Chooses the words of `words.tsv` and their tags.

use reply_coach_analysis::tag::{Tag, TagSet};

use crate::sources::Sources;
use crate::tsv::Words;

/// How many base forms the table has, before corrections.
const WORDS: usize = 21_000;

/// Up to this SCOWL size every verb is taken, however the ranking falls.
const ALL_VERBS_TO: u8 = 50;

/// Up to this SCOWL size a word that is a noun or adjective counts as a verb, too, because both
/// sources say so; beyond, WordNet's texts must show it.
const COMMON_SIZE: u8 = 35;

/// A word shown this often in WordNet's texts, and never as a verb, is none.
const COMMON: u32 = 20;

const TAGS: [Tag; 4] = [Tag::Adj, Tag::Adv, Tag::Noun, Tag::Verb];

/// The most common base forms with their tags. `corrections` replace what the sources say.
pub fn words(sources: &Sources, corrections: &Words) -> Words {
    let mut ranked: Vec<(u8, std::cmp::Reverse<u32>, &str, TagSet)> = Vec::new();
    for (word, size) in &sources.sizes {
        if word.len() < 2 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            continue;
        }
        let tags = tags(sources, word, *size);
        if tags.is_empty() {
            continue;
        }
        let count: u32 = TAGS.iter().map(|tag| count(sources, word, *tag)).sum();
        ranked.push((*size, std::cmp::Reverse(count), word, tags));
    }
    ranked.sort_unstable_by_key(|(size, count, word, _)| (*size, *count, *word));
    let mut words = Words::new();
    for (rank, (size, _, word, tags)) in ranked.into_iter().enumerate() {
        if rank < WORDS || (size <= ALL_VERBS_TO && tags.has(Tag::Verb)) {
            words.insert(word.to_owned(), tags);
        }
    }
    for (word, tags) in corrections {
        if tags.is_empty() {
            words.remove(word);
        } else {
            words.insert(word.clone(), *tags);
        }
    }
    words
}

/// The tags both sources agree on, those WordNet's texts show, and all there are when only one
/// source knows the word; less what is too rare to be of use.
fn tags(sources: &Sources, word: &str, size: u8) -> TagSet {
    let key = |tag| (word.to_owned(), tag);
    let specialist = |tag| sources.specialist.contains(&key(tag));
    let wordnet = |tag| sources.wordnet.contains(&key(tag));
    let known = |tag| specialist(tag) || wordnet(tag);
    let shown = |tag| count(sources, word, tag) > 0;
    let only_one = !TAGS.iter().any(|tag| specialist(*tag)) || !TAGS.iter().any(|tag| wordnet(*tag));
    let total: u32 = TAGS.iter().map(|tag| count(sources, word, *tag)).sum();
    let mut set = TagSet::EMPTY;
    for tag in TAGS {
        let agreed = specialist(tag) && wordnet(tag);
        let kept = match tag {
            // Both sources list nearly every noun as a verb that some text has used as one.
            Tag::Verb if known(Tag::Noun) || known(Tag::Adj) => {
                shown(tag) || (size <= COMMON_SIZE && agreed && total < COMMON)
            }
            Tag::Verb => agreed || shown(tag) || (size <= ALL_VERBS_TO && known(tag)),
            // Inflection tells that *constricting* can stand before a noun.
            Tag::Adj if word.ends_with("ing") || word.ends_with("ed") => shown(tag),
            // *years* is listed beside *year*, which is enough.
            Tag::Noun if is_plural(sources, word) => false,
            _ => shown(tag) || agreed || (only_one && known(tag)),
        };
        if kept {
            set = set.with(tag);
        }
    }
    if !set.is_empty() || is_plural(sources, word) || is_participle(sources, word) {
        return set;
    }
    TAGS.into_iter().filter(|tag| known(*tag)).fold(set, TagSet::with)
}

/// Whether the word is the regular participle of a verb, so that its tags follow from that.
fn is_participle(sources: &Sources, word: &str) -> bool {
    let is_verb = |stem: &str| sources.wordnet.contains(&(stem.to_owned(), Tag::Verb));
    ["ing", "ed"].iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
        let single = stem.get(..stem.len().saturating_sub(1)).unwrap_or_default();
        is_verb(stem) || is_verb(single) || is_verb(&format!("{stem}e")) || is_verb(&format!("{single}y"))
    })
}

fn is_plural(sources: &Sources, word: &str) -> bool {
    let is_noun = |word: &str| sources.wordnet.contains(&(word.to_owned(), Tag::Noun));
    let Some(stem) = word.strip_suffix('s') else { return false };
    let without_es = stem.strip_suffix('e').unwrap_or_default();
    let y = without_es.strip_suffix('i').map(|root| format!("{root}y"));
    let regular = !["s", "i", "u"].iter().any(|end| stem.ends_with(end));
    regular && (is_noun(stem) || is_noun(without_es) || y.is_some_and(|y| is_noun(&y)))
}

fn count(sources: &Sources, word: &str, tag: Tag) -> u32 {
    sources.counts.get(&(word.to_owned(), tag)).copied().unwrap_or(0)
}
