//! Measures the packed lexicon on a treebank: how often the gold tag is among a word's tags, how
//! often the gold lemma is among its readings, and how long a look-up takes.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use reply_coach_analysis::lexicon::Lexicon;
use reply_coach_analysis::tag::Tag;

use crate::Result;

struct Token {
    form: String,
    lemma: String,
    tag: Tag,
}

/// Prints the figures for a CoNLL-U file.
pub fn print(path: &Path) -> Result<()> {
    let tokens = read(&std::fs::read_to_string(path)?);
    let lexicon = Lexicon::new();
    let mut found: BTreeMap<Tag, (usize, usize)> = BTreeMap::new();
    let mut tags = 0;
    for token in &tokens {
        let set = lexicon.tags(&token.form);
        tags += set.iter().count();
        let (right, all) = found.entry(token.tag).or_default();
        *right += usize::from(set.has(token.tag));
        *all += 1;
    }
    for (tag, (right, all)) in &found {
        println!("{:5} {right:6} of {all:6} {:6.2} %", tag.name(), percent(*right, *all));
    }
    let (right, all) = found
        .iter()
        .filter(|(tag, _)| !matches!(tag, Tag::Propn | Tag::X))
        .fold((0, 0), |(right, all), (_, counts)| (right + counts.0, all + counts.1));
    println!("all but PROPN and X: {:.2} %", percent(right, all));
    println!("tags a token: {:.2}", tags as f64 / tokens.len() as f64);
    let verbs: Vec<&Token> = tokens.iter().filter(|token| token.tag == Tag::Verb).collect();
    let right = verbs
        .iter()
        .filter(|token| lexicon.verb(&token.form).iter().any(|reading| reading.lemma == token.lemma))
        .count();
    println!("verb lemmas: {:.2} %", percent(right, verbs.len()));
    let nouns: Vec<&Token> = tokens.iter().filter(|token| token.tag == Tag::Noun).collect();
    let right = nouns
        .iter()
        .filter(|token| lexicon.noun(&token.form).is_some_and(|noun| noun.lemma == token.lemma))
        .count();
    println!("noun lemmas: {:.2} %", percent(right, nouns.len()));
    let unpack = best(|| {
        black_box(Lexicon::new());
    });
    println!("unpacking: {:.2} ms", unpack.as_secs_f64() * 1e3);
    let time = best(|| {
        for token in &tokens {
            black_box(lexicon.tags(&token.form));
        }
    });
    println!("tags: {:.0} ns a token", time.as_nanos() as f64 / tokens.len() as f64);
    let time = best(|| {
        for token in &verbs {
            black_box(lexicon.verb(&token.form).len());
        }
    });
    println!("verb readings: {:.0} ns a verb", time.as_nanos() as f64 / verbs.len() as f64);
    Ok(())
}

/// The words of the treebank in lower case, with straight apostrophes.
fn read(text: &str) -> Vec<Token> {
    let tokens = text.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let number = fields.next()?;
        number.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
        let (form, lemma, tag) = (fields.next()?, fields.next()?, fields.next()?);
        let plain = |word: &str| word.to_lowercase().replace('’', "'");
        Some(Token { form: plain(form), lemma: plain(lemma), tag: Tag::from_name(tag)? })
    });
    tokens.collect()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn best(mut run: impl FnMut()) -> Duration {
    let times = (0..20).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
