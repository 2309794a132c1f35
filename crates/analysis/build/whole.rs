//! What tells the kind of a reply, how a customer feels, and what is said of both, from `data/whole` and `data/wording`.

use std::fmt::Write as _;
use std::path::Path;

use reply_coach_language::phrase::PhraseSet;

use crate::Notation;
use crate::{lines, stop, word_set};

fn fields(line: &str, count: usize) -> Vec<&str> {
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() == count { fields } else { stop(&format!("{count} columns are wanted: \"{line}\"")) }
}

/// Lists, lines and texts as Rust, and the phrases of feelings packed under the number of their feeling.
pub fn whole(data: &Path, notation: &Notation) -> (String, Vec<u8>) {
    let mut out = String::new();
    for line in lines(&data.join("whole/lists.tsv")) {
        let [name, words] = fields(&line, 2)[..] else { continue };
        let mut words: Vec<&str> = words.split_whitespace().collect();
        words.sort_unstable();
        words.dedup();
        out.push_str(&word_set(&name.to_uppercase(), words.into_iter().map(str::to_owned)));
    }
    let mut feelings: Vec<String> = Vec::new();
    let mut phrases = Vec::new();
    for line in lines(&data.join("whole/feelings.tsv")) {
        let [feeling, phrase] = fields(&line, 2)[..] else { continue };
        if feelings.last().is_none_or(|last| last != feeling) {
            feelings.push(feeling.to_owned());
        }
        let number = feelings.len() as u32 - 1;
        phrases.extend(
            notation.compiled(feeling, &[phrase.to_owned()]).into_iter().map(|phrase| (number, phrase)),
        );
    }
    let _ = writeln!(out, "static FEELINGS: &[&str] = &{feelings:?};");
    out.push_str("static LINES: &[Line] = &[\n");
    for line in lines(&data.join("wording/lines.tsv")) {
        let [id, when, text] = fields(&line, 3)[..] else { continue };
        let when: Vec<&str> = when.split_whitespace().collect();
        let _ = writeln!(out, "Line {{ id: {id:?}, when: &{when:?}, text: {text:?} }},");
    }
    out.push_str("];\n");
    let mut texts: Vec<(String, String)> = lines(&data.join("wording/whole.tsv"))
        .map(|line| {
            let fields = fields(&line, 2);
            let at = |at: usize| fields.get(at).map_or(String::new(), |field| (*field).to_owned());
            (at(0), at(1))
        })
        .collect();
    texts.sort();
    let _ = writeln!(out, "static TEXTS: &[(&str, &str)] = &{texts:?};");
    (out, PhraseSet::pack(phrases, notation.classes.phrases()))
}
