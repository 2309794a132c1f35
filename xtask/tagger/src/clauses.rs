//! The verbs of clauses with the subject *you*, the tags that matter most: from a file of annotated spans.

use std::{error::Error, fs, path::Path};

use reply_coach_analysis::{
    tag::{Tag, TagSet},
    tagger::Tagger,
};
use serde_json::Value;

use crate::measure::Share;

/// Annotated sentences.
#[derive(Debug)]
pub struct Clauses {
    sentences: Vec<Sentence>,
}

#[derive(Debug)]
struct Sentence {
    text: String,
    /// Where each token begins and ends.
    tokens: Vec<(usize, usize)>,
    clauses: Vec<Clause>,
}

#[derive(Debug)]
struct Clause {
    verb: usize,
    copula: bool,
    auxiliaries: Vec<usize>,
}

impl Clauses {
    /// Reads a file of one JSON object a line.
    pub fn read(path: &Path) -> Result<Clauses, Box<dyn Error>> {
        let mut sentences = Vec::new();
        for line in fs::read_to_string(path)?.lines() {
            let value: Value = serde_json::from_str(line)?;
            let text = value["text"].as_str().ok_or("no text")?.to_owned();
            let clauses: Vec<Clause> = value["clauses"]
                .as_array()
                .ok_or("no clauses")?
                .iter()
                .filter_map(|clause| {
                    Some(Clause {
                        verb: clause["verb"][0].as_u64()? as usize,
                        copula: clause["copula"].as_bool()?,
                        auxiliaries: clause["aux"]
                            .as_array()?
                            .iter()
                            .filter_map(|span| Some(span[0].as_u64()? as usize))
                            .collect(),
                    })
                })
                .collect();
            let mut tokens = split(&text);
            // A gold span may begin inside one of our tokens, where the text has a contraction this split misses.
            for start in
                clauses.iter().flat_map(|clause| clause.auxiliaries.iter().copied().chain([clause.verb]))
            {
                if let Some(at) = tokens.iter().position(|(from, to)| *from < start && start < *to) {
                    let (from, to) = tokens[at];
                    tokens.splice(at..=at, [(from, start), (start, to)]);
                }
            }
            sentences.push(Sentence { text, tokens, clauses });
        }
        Ok(Clauses { sentences })
    }

    /// The shares of main verbs tagged as verbs, copulas as auxiliaries, auxiliaries as auxiliaries.
    pub fn measure(&self, tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet) -> (Share, Share, Share) {
        let (mut verbs, mut copulas, mut auxiliaries) =
            (Share::default(), Share::default(), Share::default());
        let mut out = Vec::new();
        for sentence in &self.sentences {
            out.clear();
            tagger.tag(
                sentence.tokens.iter().map(|(from, to)| &sentence.text[*from..*to]),
                lexicon,
                &mut out,
            );
            let tag = |start: usize| {
                sentence
                    .tokens
                    .iter()
                    .position(|(from, _)| *from == start)
                    .and_then(|at| out.get(at))
                    .copied()
            };
            for clause in &sentence.clauses {
                let (share, wanted) =
                    if clause.copula { (&mut copulas, Tag::Aux) } else { (&mut verbs, Tag::Verb) };
                share.add(tag(clause.verb) == Some(wanted));
                for start in &clause.auxiliaries {
                    auxiliaries.add(tag(*start) == Some(Tag::Aux));
                }
            }
        }
        (verbs, copulas, auxiliaries)
    }
}

/// A rough split into tokens, for measuring only: words with their apostrophes, contractions apart, marks one by one.
fn split(text: &str) -> Vec<(usize, usize)> {
    let mut tokens = Vec::new();
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '@' | '.' | '_');
    let mut start = 0;
    while let Some(c) = text[start..].chars().next() {
        let rest = &text[start..];
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            let word =
                rest.find(|c| !inside(c)).map_or(rest, |at| &rest[..at]).trim_end_matches(['.', '\'', '’']);
            push_word(word, start, &mut tokens);
            end = start + word.len();
        } else if !c.is_whitespace() {
            tokens.push((start, end));
        }
        start = end;
    }
    tokens
}

fn push_word(word: &str, start: usize, tokens: &mut Vec<(usize, usize)>) {
    let lower = word.to_lowercase().replace('’', "'");
    let apostrophe = word.find(['\'', '’']);
    let cut = match lower.as_str() {
        "cannot" | "gonna" => Some(3),
        "dont" | "cant" | "wont" | "didnt" | "doesnt" | "isnt" | "arent" | "havent" | "wouldnt"
        | "shouldnt" | "couldnt" => Some(word.len() - 2),
        _ if lower.ends_with("n't") => apostrophe.map(|at| at - 1),
        _ => apostrophe.filter(|at| *at > 0),
    };
    let end = start + word.len();
    match cut.filter(|at| word.is_char_boundary(*at)) {
        Some(at) => tokens.extend([(start, start + at), (start + at, end)]),
        None => tokens.push((start, end)),
    }
}
