//! Other ways to write a sentence: the way customers and agents type.

use reply_coach_analysis::tag::Tag;

use crate::{
    corpus::{Sentence, Token},
    random::Random,
};

/// All letters small.
pub fn lower(sentence: &Sentence) -> Sentence {
    let token = |token: &Token| Token { text: token.text.to_lowercase(), ..token.clone() };
    sentence.iter().map(token).collect()
}

/// Contractions without their apostrophes: *don't* as *do* + *nt*, *you're* as *you* + *re*.
pub fn bare(sentence: &Sentence) -> Sentence {
    let token = |token: &Token| {
        let text =
            if is_contraction(token) { token.text.replace(APOSTROPHES, "") } else { token.text.clone() };
        Token { text, ..token.clone() }
    };
    sentence.iter().map(token).collect()
}

/// Whether the token is the second part of a contraction (not of a possessive).
pub fn is_contraction(token: &Token) -> bool {
    token.clitic
        && token.text.contains(APOSTROPHES)
        && (token.tag != Tag::Part || token.text.to_lowercase().starts_with('n'))
}

const APOSTROPHES: [char; 3] = ['\'', '’', '`'];

/// Without the mark at the end.
fn open_ended(mut sentence: Sentence) -> Sentence {
    if sentence.len() > 2 && sentence.last().is_some_and(|token| token.tag == Tag::Punct) {
        sentence.pop();
    }
    sentence
}

/// Chat spellings for some of the words.
fn chat(sentence: Sentence, random: &mut Random) -> Sentence {
    let token = |token: Token| {
        let short = match token.text.as_str() {
            "you" => "u",
            "your" => "ur",
            "are" => "r",
            "please" => "pls",
            "have" => "hv",
            "should" => "shld",
            "and" => "n",
            _ => return token,
        };
        if random.one_in(2) { Token { text: short.to_owned(), ..token } } else { token }
    };
    sentence.into_iter().map(token).collect()
}

/// The sentence from its first bare verb on, as if it were an imperative: the part after *to*, *can*, *should* …
fn imperative(sentence: &Sentence, random: &mut Random) -> Option<Sentence> {
    let at = sentence.windows(2).position(|pair| {
        pair[1].tag == Tag::Verb
            && (pair[0].tag == Tag::Part && pair[0].text == "to"
                || matches!(
                    pair[0].text.as_str(),
                    "can" | "will" | "should" | "must" | "could" | "would" | "may" | "'ll"
                ))
    })? + 1;
    let mut part = sentence[at..].to_vec();
    if part.len() < 3 {
        return None;
    }
    if random.one_in(4) {
        part.insert(0, Token { text: "please".into(), tag: Tag::Intj, clitic: false });
    }
    capitalise(&mut part);
    Some(part)
}

/// The sentence from its *you* on.
fn from_you(sentence: &Sentence) -> Option<Sentence> {
    let at = sentence.iter().position(|token| token.text == "you")?;
    let next = sentence.get(at + 1)?;
    if !matches!(next.tag, Tag::Verb | Tag::Aux | Tag::Adv) || sentence.len() - at < 4 {
        return None;
    }
    let mut part = sentence[at..].to_vec();
    capitalise(&mut part);
    Some(part)
}

fn capitalise(sentence: &mut Sentence) {
    if let Some(first) = sentence.first_mut() {
        let mut letters = first.text.chars();
        if let Some(letter) = letters.next() {
            first.text = letter.to_uppercase().chain(letters).collect();
        }
    }
}

/// The sentence and its other forms.
pub fn copies(sentence: &Sentence, random: &mut Random) -> Vec<Sentence> {
    let mut copies = vec![sentence.clone(), lower(sentence)];
    let small = lower(&bare(sentence));
    copies.push(chat(open_ended(small), random));
    copies.push(if random.one_in(2) { open_ended(bare(sentence)) } else { bare(sentence) });
    if let Some(part) = imperative(sentence, random) {
        copies.push(lower(&part));
        copies.push(part);
    }
    if let Some(part) = from_you(sentence) {
        copies.push(chat(lower(&part), random));
        copies.push(part);
    }
    copies
}
