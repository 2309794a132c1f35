//! The classes of words that phrases name with `@`, from `data/words/classes.tsv`, and what is wrong with a phrase.

use std::collections::HashSet;
use std::path::Path;

use reply_coach_language::lexicon::{Lexicon, Variety, VerbForm};
use reply_coach_language::phrase::Phrase;

use crate::{complain, lines, stop};

/// Words that are in nearly every draft: one of them alone says nothing.
const COMMON: &str = "a an the this that these those it its i we you he she they me us my our your and or but if so as at by for \
    from in of on to with about is are was were be been am do does did have has had can could will would shall should may \
    might must not no yes there here what which who how when why all any some get got just now then also";

/// One class: its members as listed, and all that it matches.
struct Class {
    name: String,
    members: Vec<String>,
    words: Vec<String>,
}

/// The classes by name, each read as a phrase.
pub struct Classes {
    classes: Vec<Class>,
    phrases: Vec<Phrase>,
}

impl Classes {
    /// Reads the table: name, what stands for each member, members. A class goes on in the next line of its name.
    pub fn read(data: &Path, lexicon: &Lexicon) -> Classes {
        let mut classes: Vec<Class> = Vec::new();
        for line in lines(&data.join("words/classes.tsv")) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, forms, listed] = fields[..] else { stop(&format!("words/classes.tsv: \"{line}\"")) };
            let wrong = |what: &str| -> ! { stop(&format!("words/classes.tsv: @{name}: {what}")) };
            let mut members: Vec<String> = Vec::new();
            for member in listed.split_whitespace() {
                let class = member.strip_prefix('@').map(|other| {
                    let class = classes.iter().find(|class| class.name == other);
                    class.unwrap_or_else(|| wrong(&format!("there is no @{other} above it")))
                });
                match class {
                    None => members.push(member.replace('_', " ")),
                    Some(class) if forms == "words" => members.extend(class.words.iter().cloned()),
                    Some(class) => members.extend(class.members.iter().cloned()),
                }
            }
            let mut words = Vec::new();
            for (member, form) in
                members.iter().flat_map(|member| forms.split(',').map(move |form| (member, form)))
            {
                words.extend(in_form(member, form, lexicon).unwrap_or_else(|| wrong(form)));
            }
            let mut seen = HashSet::new();
            words.retain(|word| seen.insert(word.clone()));
            match classes.last_mut().filter(|last| last.name == name) {
                Some(last) => {
                    last.members.append(&mut members);
                    last.words.append(&mut words);
                }
                None => classes.push(Class { name: name.to_owned(), members, words }),
            }
        }
        let mut phrases = Vec::new();
        for Class { name, members, words } in &classes {
            let mut seen = HashSet::new();
            if let Some(twice) = members.iter().find(|member| !seen.insert(member.as_str())) {
                stop(&format!("words/classes.tsv: @{name}: \"{twice}\" is there twice"));
            }
            let sequences = words.iter().map(|word| match word.contains(' ') {
                true => format!("[{word}]"),
                false => word.clone(),
            });
            match Phrase::new(&sequences.collect::<Vec<_>>().join("|"), lexicon, &[]) {
                Ok(phrase) => phrases.push(phrase),
                Err(error) => stop(&format!("words/classes.tsv: @{name}: {error}")),
            }
        }
        Classes { classes, phrases }
    }

    /// The names, in the order of their numbers.
    pub fn names(&self) -> Vec<&str> {
        self.classes.iter().map(|class| class.name.as_str()).collect()
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
        if !seen.insert(phrase.normal()) {
            complain(&format!("rule {rule}: \"{text}\" is there twice"));
        }
        let is_common = |word: &&str| COMMON.split_whitespace().any(|common| common == *word);
        if let Some(word) = phrase.lone_words().into_iter().find(is_common) {
            complain(&format!(
                "rule {rule}: \"{text}\" matches every \"{word}\": put more words outside the round brackets"
            ));
        }
    }
}
