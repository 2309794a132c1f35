//! How often the tagger is right.

use std::{fmt::Write, time::Instant};

use reply_coach_analysis::{
    tag::{Tag, TagSet},
    tagger::{Tagger, repair::REPAIRS, walk},
};

use crate::{augment, clauses::Clauses, corpus::Sentence};

/// Tags of one sentence.
pub fn tags(tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet, sentence: &Sentence) -> Vec<Tag> {
    let mut out = Vec::with_capacity(sentence.len());
    tagger.tag(sentence.iter().map(|token| token.text.as_str()), lexicon, &mut out);
    out
}

/// A count of right answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Share {
    /// Right ones.
    pub right: usize,
    /// All of them.
    pub all: usize,
}

impl Share {
    /// Counts one answer.
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} % of {}", 100.0 * self.right as f64 / self.all.max(1) as f64, self.all)
    }
}

/// The share of tokens tagged right.
pub fn accuracy(tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet, sentences: &[Sentence]) -> Share {
    let mut share = Share::default();
    for sentence in sentences {
        for (tag, token) in tags(tagger, lexicon, sentence).iter().zip(sentence) {
            share.add(*tag == token.tag);
        }
    }
    share
}

/// The share of contraction parts tagged right.
fn contractions(tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet, sentences: &[Sentence]) -> Share {
    let mut share = Share::default();
    for sentence in sentences {
        let bare = augment::bare(sentence);
        for ((tag, token), bare) in tags(tagger, lexicon, &bare).iter().zip(sentence).zip(&bare) {
            if token.text != bare.text {
                share.add(*tag == token.tag);
            }
        }
    }
    share
}

/// The figures that are reported, one a line.
pub fn report(
    tagger: &Tagger,
    lexicon: &impl Fn(&str) -> TagSet,
    test: &[Sentence],
    own: &[Sentence],
    clauses: Option<&Clauses>,
) -> String {
    let lower: Vec<Sentence> = test.iter().map(augment::lower).collect();
    let bare: Vec<Sentence> = test.iter().map(augment::bare).collect();
    let mut text = String::new();
    let mut line = |name: &str, share: Share| {
        let _ = writeln!(text, "{name:<34} {share}");
    };
    line("held back, as written", accuracy(tagger, lexicon, test));
    line("held back, lower-cased", accuracy(tagger, lexicon, &lower));
    line("held back, no apostrophes", accuracy(tagger, lexicon, &bare));
    line("  their contraction parts alone", contractions(tagger, lexicon, test));
    line("own lines held back", accuracy(tagger, lexicon, own));
    if let Some(clauses) = clauses {
        let (verbs, copulas, auxiliaries) = clauses.measure(tagger, lexicon);
        line("verbs of you-clauses", verbs);
        line("copulas of you-clauses", copulas);
        line("auxiliaries of you-clauses", auxiliaries);
    }
    text
}

/// Precision and recall of each tag, and the commonest confusions.
pub fn details(tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet, test: &[Sentence]) -> String {
    let mut counts = [[0_usize; 17]; 17];
    for sentence in test {
        for (tag, token) in tags(tagger, lexicon, sentence).iter().zip(sentence) {
            counts[token.tag as usize][*tag as usize] += 1;
        }
    }
    let mut text = String::from("tag     precision  recall\n");
    let mut confusions = Vec::new();
    for tag in Tag::ALL {
        let at = tag as usize;
        let right = counts[at][at];
        let precision = Share { right, all: counts.iter().map(|row| row[at]).sum() };
        let recall = Share { right, all: counts[at].iter().sum() };
        let _ = writeln!(text, "{:<6} {precision:>18} {recall:>18}", tag.name());
        confusions.extend(
            Tag::ALL
                .into_iter()
                .filter(|other| *other != tag)
                .map(|other| (counts[at][other as usize], tag, other)),
        );
    }
    confusions.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    for (count, gold, guess) in confusions.iter().take(20) {
        let _ = writeln!(text, "{count:>5} {} taken for {}", gold.name(), guess.name());
    }
    text
}

/// How often each repair changes the perceptron's guess for the better and for the worse.
pub fn repairs(tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet, sentences: &[Sentence]) -> String {
    let mut counts = vec![(0, 0); REPAIRS.len()];
    let mut out = Vec::new();
    for sentence in sentences {
        out.clear();
        walk(sentence.iter().map(|token| token.text.as_str()), lexicon, &mut out, |context| {
            let gold = sentence[context.index].tag;
            let guess = tagger.guess(context);
            for (repair, count) in REPAIRS.iter().zip(&mut counts) {
                let tag = (repair.apply)(context, guess).unwrap_or(guess);
                if tag != guess {
                    count.0 += usize::from(tag == gold);
                    count.1 += usize::from(guess == gold);
                }
            }
            guess
        });
    }
    let mut text = String::new();
    for (repair, (better, worse)) in REPAIRS.iter().zip(counts) {
        let _ = writeln!(text, "{:<36} better {better:>3}, worse {worse:>3}", repair.name);
    }
    text
}

/// Tokens a second, in millions.
pub fn speed(tagger: &Tagger, lexicon: &impl Fn(&str) -> TagSet, test: &[Sentence]) -> f64 {
    let lists: Vec<Vec<&str>> =
        test.iter().map(|sentence| sentence.iter().map(|token| token.text.as_str()).collect()).collect();
    let mut out = Vec::new();
    let mut fastest = 0.0_f64;
    for _ in 0..30 {
        let started = Instant::now();
        let mut tokens = 0;
        for list in &lists {
            out.clear();
            tagger.tag(list.iter().copied(), lexicon, &mut out);
            tokens += out.len();
        }
        fastest = fastest.max(tokens as f64 / started.elapsed().as_secs_f64() / 1e6);
    }
    fastest
}
