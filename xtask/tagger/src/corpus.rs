//! Tagged sentences: the treebank, our own lines, and which of them are held back for testing.

use std::{error::Error, fs, path::Path};

use reply_coach_analysis::tag::Tag;

/// A token with its right tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// As written.
    pub text: String,
    /// Its part of speech.
    pub tag: Tag,
    /// Whether it is the second part of a contraction or a possessive.
    pub clitic: bool,
}

/// A sentence.
pub type Sentence = Vec<Token>;

/// Sentences to learn from and sentences to measure with.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Learnt from.
    pub train: Vec<Sentence>,
    /// Held back.
    pub test: Vec<Sentence>,
}

/// Every document whose number within its genre leaves this remainder is held back.
const HELD_BACK: (usize, usize) = (10, 4);
/// Every own line whose number leaves this remainder is held back: 14 %.
const OWN_HELD_BACK: (usize, usize) = (7, 3);

/// What a file packed with xz begins with.
const XZ: &[u8] = b"\xFD7zXZ\0";

/// Reads a treebank: CoNLL-U, as it is or packed with xz, documents named `CORPUS_genre_title`.
pub fn treebank(path: &Path) -> Result<Corpus, Box<dyn Error>> {
    let named = |error: String| format!("{}: {error}", path.display());
    let mut text = fs::read(path).map_err(|error| named(error.to_string()))?;
    if text.starts_with(XZ) {
        let packed = std::mem::take(&mut text);
        lzma_rs::xz_decompress(&mut &packed[..], &mut text).map_err(|error| named(format!("{error:?}")))?;
    }
    let text =
        String::from_utf8(text).map_err(|_| named("this is neither text nor packed with xz".into()))?;
    let mut corpus = Corpus::default();
    let mut seen: Vec<(String, usize)> = Vec::new();
    let mut held_back = false;
    let mut sentence = Sentence::new();
    let mut clitics = 0..0;
    for line in text.lines().chain([""]) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            let genre = id.split('_').nth(1).unwrap_or_default();
            let at = seen.iter().position(|(name, _)| name == genre).unwrap_or_else(|| {
                seen.push((genre.to_owned(), 0));
                seen.len() - 1
            });
            held_back = seen[at].1 % HELD_BACK.0 == HELD_BACK.1;
            seen[at].1 += 1;
        } else if line.is_empty() {
            if !sentence.is_empty() {
                let part = if held_back { &mut corpus.test } else { &mut corpus.train };
                part.push(std::mem::take(&mut sentence));
            }
            clitics = 0..0;
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, _, upos, ..] = columns[..] else {
                return Err(format!("not CoNLL-U: {line}").into());
            };
            if let Some((first, last)) = id.split_once('-') {
                clitics = first.parse::<usize>()? + 1..last.parse::<usize>()? + 1;
            } else if let Ok(id) = id.parse::<usize>() {
                let tag = Tag::from_name(upos).ok_or_else(|| format!("no tag: {line}"))?;
                sentence.push(Token { text: form.to_owned(), tag, clitic: clitics.contains(&id) });
            }
        }
    }
    Ok(corpus)
}

/// Reads our own lines, some of them held back.
pub fn own(path: &Path) -> Result<Corpus, Box<dyn Error>> {
    let mut corpus = Corpus::default();
    for (number, sentence) in tagged(path)?.into_iter().enumerate() {
        let part =
            if number % OWN_HELD_BACK.0 == OWN_HELD_BACK.1 { &mut corpus.test } else { &mut corpus.train };
        part.push(sentence);
    }
    Ok(corpus)
}

/// Reads tagged sentences: `word/TAG word/TAG …`, a sentence a line, `_` for a space in a word, `#` before a comment.
pub fn tagged(path: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let sentence = |line: &str| {
        let token = |item: &str| {
            let (text, tag) = item.rsplit_once('/').ok_or_else(|| format!("no tag: {item} in {line}"))?;
            let tag = Tag::from_name(tag).ok_or_else(|| format!("no such tag: {item} in {line}"))?;
            Ok(Token { text: text.replace('_', " "), tag, clitic: is_clitic(text) })
        };
        line.split_whitespace().map(token).collect()
    };
    lines.map(sentence).collect()
}

fn is_clitic(text: &str) -> bool {
    matches!(
        text.to_lowercase().replace('’', "'").as_str(),
        "n't" | "'re" | "'s" | "'m" | "'ll" | "'ve" | "'d"
    )
}
