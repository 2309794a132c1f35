//! Chooses the words of `words.tsv` and their tags.

use reply_coach_analysis::tag::{Tag, TagSet};

use crate::sources::Sources;
use crate::tsv::Words;

/// How many base forms the table has, before corrections.
const WORDS: usize = 21_000;

/// Up to this SCOWL size every verb is taken, however the ranking falls.
const ALL_VERBS_TO: u8 = 50;

/// A tag that WordNet's texts never show is dropped when the others are this common there, and
/// only one source has it.
const COMMON: u32 = 20;

const TAGS: [Tag; 4] = [Tag::Adj, Tag::Adv, Tag::Noun, Tag::Verb];

/// The most common base forms with their tags. `corrections` replace what the sources say.
pub fn words(sources: &Sources, corrections: &Words) -> Words {
    let mut ranked: Vec<(u8, std::cmp::Reverse<u32>, &str, TagSet)> = Vec::new();
    for (word, size) in &sources.sizes {
        if word.len() < 2 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            continue;
        }
        let tags = tags(sources, word);
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
/// source knows the word.
fn tags(sources: &Sources, word: &str) -> TagSet {
    let key = |tag| (word.to_owned(), tag);
    let specialist = |tag| sources.specialist.contains(&key(tag));
    let wordnet = |tag| sources.wordnet.contains(&key(tag));
    let only_one = !TAGS.iter().any(|tag| specialist(*tag)) || !TAGS.iter().any(|tag| wordnet(*tag));
    let total: u32 = TAGS.iter().map(|tag| count(sources, word, *tag)).sum();
    let mut set = TagSet::EMPTY;
    for tag in TAGS {
        let known = specialist(tag) || wordnet(tag);
        let agreed = (specialist(tag) && wordnet(tag)) || count(sources, word, tag) > 0;
        let kept = agreed || only_one || (tag == Tag::Verb && total < COMMON);
        if known && kept {
            set = set.with(tag);
        }
    }
    set
}

fn count(sources: &Sources, word: &str, tag: Tag) -> u32 {
    sources.counts.get(&(word.to_owned(), tag)).copied().unwrap_or(0)
}
