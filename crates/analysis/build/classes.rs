//! The classes of words that phrases name with `@`, from `data/words/classes.tsv`, and what is wrong with a phrase.

use std::collections::HashSet;
use std::path::Path;

use crate::lexicon::{Lexicon, Variety, VerbForm};
use crate::phrase::{Phrase, lone_words, normal};
use crate::{complain, lines, stop};

/// Words that are in nearly every draft: one of them alone says nothing.
const COMMON: &str = "a an the this that these those it its i we you he she they me us my our your and or but if so as at by for \
    from in of on to with about is are was were be been am do does did have has had can could will would shall should may \
    might must not no yes there here what which who how when why all any some get got just now then also";

/// The classes by name, each read as a phrase.
pub struct Classes {
    names: Vec<String>,
    phrases: Vec<Phrase>,
}

impl Classes {
    /// Reads the table: name, what stands for each member, members.
    pub fn read(data: &Path, lexicon: &Lexicon) -> Classes {
        let mut rows: Vec<(String, Vec<String>)> = Vec::new();
        let mut phrases = Vec::new();
        for line in lines(&data.join("words/classes.tsv")) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, forms, listed] = fields[..] else { stop(&format!("words/classes.tsv: \"{line}\"")) };
            let wrong = |what: &str| -> ! { stop(&format!("words/classes.tsv: @{name}: {what}")) };
            if rows.iter().any(|(other, _)| other == name) {
                wrong("is there twice");
            }
            let mut members: Vec<String> = Vec::new();
            for member in listed.split_whitespace() {
                match member.strip_prefix('@') {
                    None => members.push(member.to_owned()),
                    Some(other) => match rows.iter().find(|(name, _)| name == other) {
                        Some((_, others)) => members.extend(others.iter().cloned()),
                        None => wrong(&format!("there is no @{other} above it")),
                    },
                }
            }
            let mut seen = HashSet::new();
            if let Some(twice) = members.iter().find(|member| !seen.insert(member.as_str())) {
                wrong(&format!("\"{twice}\" is there twice"));
            }
            let mut words: Vec<String> = Vec::new();
            for member in &members {
                let member = member.replace('_', " ");
                for form in forms.split(',') {
                    for word in in_form(&member, form, lexicon).unwrap_or_else(|| wrong(form)) {
                        if !words.contains(&word) {
                            words.push(word);
                        }
                    }
                }
            }
            let text = format!("[{}]", words.join("|"));
            match Phrase::new(&text, lexicon, &[]) {
                Ok(phrase) => phrases.push(phrase),
                Err(error) => wrong(&error.to_string()),
            }
            rows.push((name.to_owned(), members));
        }
        Classes { names: rows.into_iter().map(|(name, _)| name).collect(), phrases }
    }

    /// The names, in the order of their numbers.
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// What each matches.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }
}

/// A member in one form, in every spelling.
fn in_form(member: &str, form: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let forms: &[VerbForm] = match form {
        "words" => return Some(vec![member.to_owned()]),
        "nouns" => return Some(vec![member.to_owned(), lexicon.pluralise(member).into_owned()]),
        "verbs" => &VerbForm::ALL,
        "base" => &[VerbForm::Base],
        "does" => &[VerbForm::Present3],
        "did" => &[VerbForm::Past],
        "done" => &[VerbForm::PastParticiple],
        "doing" => &[VerbForm::Gerund],
        _ => return None,
    };
    let (verb, particle) = member.split_once(' ').map_or((member, None), |(verb, rest)| (verb, Some(rest)));
    let mut words = Vec::new();
    for variety in Variety::ALL {
        let lemma = lexicon.to_variety(verb, variety);
        for &form in forms {
            let word = lexicon.inflect_verb(&lemma, form, variety).into_owned();
            words.push(particle.map_or(word.clone(), |particle| format!("{word} {particle}")));
        }
    }
    Some(words)
}

/// Complains of a phrase that is in its list twice, or that marks nearly every draft.
pub fn check(rule: &str, phrases: &[(&str, Phrase)]) {
    let mut seen = HashSet::new();
    for (text, phrase) in phrases {
        if !seen.insert(normal(phrase)) {
            complain(&format!("rule {rule}: \"{text}\" is there twice"));
        }
        let is_common = |word: &&str| COMMON.split_whitespace().any(|common| common == *word);
        if let Some(word) = lone_words(phrase).into_iter().find(is_common) {
            complain(&format!(
                "rule {rule}: \"{text}\" matches every \"{word}\": put more words outside the round brackets"
            ));
        }
    }
}
