//! The good moves: how each is recognised, from `data/moves`.

use std::fmt::Write as _;
use std::path::Path;

use reply_coach_language::phrase::PhraseSet;
use serde::Deserialize;

use crate::Notation;
use crate::{lines, read, stop};

/// The good moves in the order of the taxonomy, each with a file of its own.
const MOVES: &[(&str, &str)] = &[
    ("thanks", "Thanks"),
    ("apology", "Apology"),
    ("empathy", "Empathy"),
    ("ownership", "Ownership"),
    ("can-do", "CanDo"),
    ("options", "Options"),
    ("next-step", "NextStep"),
    ("timeline", "Timeline"),
    ("follow-up", "FollowUp"),
    ("goodwill", "Goodwill"),
];

/// How a move is recognised.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spotter {
    /// Said to people who review the file.
    #[allow(dead_code, reason = "read by people")]
    title: String,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    /// Functions of `moves::detect`.
    #[serde(default)]
    clauses: Vec<String>,
    found: Vec<Shown>,
    others: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    text: String,
    quote: String,
}

/// The good moves and the classes of their verbs as Rust, and the phrases of the moves packed.
///
/// A phrase's key is twice the number of its move, and one more when it makes the match something else.
pub fn moves(data: &Path, notation: &Notation) -> (String, Vec<u8>) {
    let mut out = String::from(
        "/// How each move is recognised, in the order of the taxonomy.\npub static SPOTTERS: &[Spotter] = &[\n",
    );
    let mut phrases = Vec::new();
    for (number, (id, variant)) in MOVES.iter().enumerate() {
        let path = data.join("moves").join(format!("{id}.json"));
        let spotter: Spotter = serde_json::from_str(&read(&path))
            .unwrap_or_else(|error| stop(&format!("{}: {error}", path.display())));
        for (key, list) in [(2 * number, &spotter.phrases), (2 * number + 1, &spotter.unless)] {
            phrases.extend(notation.compiled(id, list).into_iter().map(|phrase| (key as u32, phrase)));
        }
        let clauses: Vec<String> = spotter.clauses.iter().map(|name| format!("detect::{name}")).collect();
        let found: Vec<(&str, &str)> =
            spotter.found.iter().map(|shown| (&*shown.text, &*shown.quote)).collect();
        let _ = writeln!(
            out,
            "Spotter {{ id: MoveId::{variant}, clauses: &[{}], #[cfg(test)] examples: Examples {{ found: &{found:?}, others: &{:?} }} }},",
            clauses.join(", "),
            spotter.others
        );
    }
    let classes: Vec<String> = lines(&data.join("moves/verbs.tsv"))
        .map(|line| {
            let (class, verbs) = line.split_once('\t').unwrap_or((&line, ""));
            let mut verbs: Vec<&str> = verbs.split(' ').collect();
            verbs.sort_unstable();
            verbs.dedup();
            format!("({class:?}, crate::word_set::WordSet::new({:?})),\n", verbs.join(" "))
        })
        .collect();
    let _ = writeln!(
        out,
        "];\n/// Classes of verbs, each with its verbs.\nstatic VERBS: [(&str, crate::word_set::WordSet); {}] = [\n{}];",
        classes.len(),
        classes.concat()
    );
    (out, PhraseSet::pack(phrases, notation.classes.phrases()))
}
