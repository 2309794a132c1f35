//! The good moves of a reply: which words make them. Never says what is missing; that is [`crate::whole`].
//!
//! A move is known in one place, `data/moves/ID.json`: the phrases that make it, those that only look like it, the
//! functions of [`detect`] that find it in clauses, and examples of both kinds, which are its tests. A hollow form
//! (*sorry if*, *I understand your frustration, but*) is no move: it is among the look-alikes, or a rule marks it.

pub mod detect;
pub mod look;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::Document;
use crate::phrase::PhraseSet;
use crate::report::{Family, Finding, Move, MoveId};
use crate::rules::Context;

include!(concat!(env!("OUT_DIR"), "/moves.rs"));

/// The phrases of all moves, packed by the build.
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/moves.bin"));

/// Finds a move in the clause with this number: the words that make it.
pub type Spot = fn(&Context<'_, '_>, usize) -> Option<Range<usize>>;

/// How one move is recognised.
#[derive(Debug)]
pub struct Spotter {
    /// The move.
    pub id: MoveId,
    /// Functions that find it in a clause.
    pub clauses: &'static [Spot],
    /// Texts in which it is found, with the words that make it, and texts in which it is not.
    #[cfg(test)]
    pub examples: Examples,
}

/// The examples of a move.
#[cfg(test)]
#[derive(Debug)]
pub struct Examples {
    /// What it is found in, with the words that make it.
    pub found: &'static [(&'static str, &'static str)],
    /// What it is not found in.
    pub others: &'static [&'static str],
}

/// A move as tokens of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Which move.
    pub id: MoveId,
    /// The words that make it.
    pub tokens: Range<usize>,
    /// Number of the sentence.
    pub sentence: usize,
}

/// The spotters made ready: phrases compiled into one set.
#[derive(Debug)]
pub struct MoveBook {
    /// Keys are `2 * spotter` for what makes a move and `2 * spotter + 1` for what makes it something else.
    phrases: PhraseSet,
}

/// Families whose marks make a move in the same words hollow.
fn is_hollowed(id: MoveId, family: Family) -> bool {
    match id {
        MoveId::Apology => matches!(family, Family::HollowApology),
        MoveId::Empathy => matches!(family, Family::HollowApology | Family::Cold | Family::Condescension),
        MoveId::CanDo => matches!(family, Family::Refusal | Family::Condescension),
        MoveId::NextStep => {
            matches!(family, Family::AccusingQuestion | Family::Condescension | Family::HandOff)
        }
        MoveId::Thanks => matches!(family, Family::Condescension),
        _ => false,
    }
}

impl Default for MoveBook {
    fn default() -> Self {
        MoveBook { phrases: PhraseSet::from_packed(PHRASES).unwrap_or_default() }
    }
}

impl MoveBook {
    /// The moves of the sentence of `context`, each at most once, at the words that show it first.
    pub fn find(&self, context: &Context<'_, '_>, findings: &[Finding], out: &mut Vec<Made>) {
        let Some(sentence) = context.sentence() else { return };
        let all = context.doc.span(sentence.tokens.clone());
        // Findings are in the order of their starts, and lie within sentences.
        let from = findings.partition_point(|finding| finding.start < all.start);
        let to = findings.partition_point(|finding| finding.start < all.end);
        let findings = findings.get(from..to).unwrap_or(&[]);
        let mut hits: Vec<(u32, Range<usize>)> = Vec::new();
        let mut others: Vec<(u32, Range<usize>)> = Vec::new();
        self.phrases.matches(context.doc, sentence.tokens.clone(), |key, tokens| {
            let list = if key % 2 == 0 { &mut hits } else { &mut others };
            list.push((key / 2, tokens));
        });
        for (number, spotter) in SPOTTERS.iter().enumerate() {
            let mut best: Option<Range<usize>> = None;
            let mut consider = |tokens: Range<usize>| {
                let span = context.doc.span(tokens.clone());
                let meets = |other: &Range<usize>| other.start < tokens.end && tokens.start < other.end;
                let hollow = context.doc.is_quoted(tokens.start)
                    || others.iter().any(|(key, other)| *key as usize == number && meets(other))
                    || findings.iter().any(|f| {
                        is_hollowed(spotter.id, f.family) && f.start < span.end && span.start < f.end
                    });
                if !hollow && !tokens.is_empty() && best.as_ref().is_none_or(|b| tokens.start < b.start) {
                    best = Some(tokens);
                }
            };
            for (_, tokens) in hits.iter().filter(|(key, _)| *key as usize == number) {
                consider(tokens.clone());
            }
            for clause in sentence.clauses.clone() {
                for spot in spotter.clauses {
                    if let Some(tokens) = spot(context, clause) {
                        consider(tokens);
                    }
                }
            }
            if let Some(tokens) = best {
                let tokens = to_the_end(context.doc, tokens, sentence.tokens.end);
                out.push(Made { id: spotter.id, tokens, sentence: context.sentence });
            }
        }
    }
}

/// The words go on to the next comma, dash or full stop: *thank you* is *thank you for letting us know*.
fn to_the_end(doc: &Document<'_>, tokens: Range<usize>, end: usize) -> Range<usize> {
    const MOST: usize = 30;
    let mut to = tokens.end;
    while to < end && to < tokens.start + MOST && !ends_a_move(doc, to) {
        to += 1;
    }
    tokens.start..to
}

fn ends_a_move(doc: &Document<'_>, at: usize) -> bool {
    doc.is_closing_mark(at)
        && !matches!(doc.word(at), "'" | "’" | "/" | "&" | "\"" | "“" | "”" | "$" | "£" | "€" | "#")
        || matches!(doc.word(at), "but")
}

/// The moves as the report has them, by their place.
pub fn report(doc: &Document<'_>, made: &[Made]) -> Vec<Move> {
    let mut moves: Vec<Move> = made
        .iter()
        .map(|made| {
            let span = doc.span(made.tokens.clone());
            Move { id: made.id, start: span.start, end: span.end, quote: span.of(doc.text()).to_owned() }
        })
        .collect();
    crate::order::sort_by_key(&mut moves, |found| (found.start, found.id));
    moves
}
