//! Tables of a word and its tags: `word<TAB>ADJ NOUN`, or `word<TAB>-` for none, sorted by bytes.

use std::collections::BTreeMap;
use std::path::Path;

use reply_coach_analysis::tag::{Tag, TagSet};

use crate::Result;

/// Words and their tags.
pub type Words = BTreeMap<String, TagSet>;

/// Reads a table. Fails on a line without tags, an unknown tag, and words out of order.
pub fn read(path: &Path) -> Result<Words> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn parse(text: &str) -> Result<Words> {
    let mut words = Words::new();
    for line in text.lines() {
        let (word, names) = line.split_once('\t').ok_or_else(|| format!("no tab in {line:?}"))?;
        let mut tags = TagSet::EMPTY;
        for name in names.split(' ').filter(|name| *name != "-") {
            tags = tags.with(Tag::from_name(name).ok_or_else(|| format!("unknown tag in {line:?}"))?);
        }
        if words.last_key_value().is_some_and(|(last, _)| last.as_str() >= word) {
            return Err(format!("{word:?} is out of order").into());
        }
        words.insert(word.to_owned(), tags);
    }
    Ok(words)
}

/// The text of a table.
pub fn write(words: &Words) -> String {
    let mut text = String::new();
    for (word, tags) in words {
        let names: Vec<&str> = tags.iter().map(Tag::name).collect();
        let names = if names.is_empty() { "-".to_owned() } else { names.join(" ") };
        text.push_str(&format!("{word}\t{names}\n"));
    }
    text
}
