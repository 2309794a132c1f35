//! What clause rules look for, a module for each family, and what they share.

pub mod accusing_question;
pub mod asked_for;
pub mod blame;
pub mod cold;
pub mod command;
pub mod condescension;
pub mod defensive;
pub mod doubt;
pub mod dropping;
pub mod elsewhere;
pub mod hand_off;
pub mod help;
pub mod hollow_apology;
pub mod offers;
pub mod ours;
pub mod overpromise;
pub mod policy;
pub mod promise;
pub mod proving_right;
pub mod refusal;
pub mod refusing;
pub mod shouting;
pub mod situation;
pub mod steps;
pub mod unwelcome;
pub mod vague_promise;
pub mod you_opening;

use std::ops::Range;

use super::{Context, Hit};
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::tag::Tag;

/// A phrase that is its own hit: templates replace just what matched.
pub fn whole(_: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    Some(Hit { marked: tokens.clone(), parts: Parts::of(tokens) })
}

/// The parts of a clause whose last verb carries the meaning. The rewrite replaces everything from the subject to
/// the end of the clause's tail; conjunctions and openers before the subject are kept.
pub fn clause_parts(clause: &Clause, index: usize) -> Parts {
    let from = clause.core_start();
    Parts {
        replaced: from..clause.tail.end.max(clause.last_verb() + 1),
        clause: Some(index),
        verb: Some(clause.last_verb()),
        particle: clause.particle,
        object: clause.object.clone(),
        rest: clause.tail.clone(),
        adverbs: clause.adverbs.clone(),
        ..Parts::default()
    }
}

/// Whether the clause is about the customer: *you*, or nobody where only *you* can be meant.
pub fn is_about_customer(clause: &Clause) -> bool {
    clause.person == Person::You
}

/// Whether the word can be the past tense of a verb.
pub fn is_past_form(context: &Context<'_, '_>, verb: usize) -> bool {
    context.doc.is_past_form(&context.language.lexicon, verb)
}

/// Whether the clause has no subject but that of the clause it is joined to, of such a person.
pub fn follows_of(context: &Context<'_, '_>, index: usize, fits: fn(Person) -> bool) -> bool {
    let joined = context.clause(index).is_some_and(|clause| {
        clause.kind == ClauseKind::Subjectless && matches!(clause.link, Link::And | Link::But)
    });
    let before = index.checked_sub(1).filter(|at| context.sentence().is_some_and(|s| s.clauses.contains(at)));
    joined
        && before.and_then(|at| context.clause(at)).is_some_and(|before| {
            before.kind == ClauseKind::Statement
                && !refusing::is_subordinate(context, before)
                && fits(before.person)
        })
}

/// From the subject to the last verb, or to the object when there is one.
pub fn core_range(clause: &Clause) -> Range<usize> {
    let end = clause
        .object
        .as_ref()
        .map_or(0, |object| object.end)
        .max(clause.last_verb() + 1)
        .max(clause.particle.map_or(0, |p| p + 1));
    clause.core_start()..end
}

/// The tokens of the sentence around `at`, as far as a reader would look; bounded, so that a draft without full stops
/// costs no more than one with them.
pub fn vicinity(context: &Context<'_, '_>, at: usize) -> Range<usize> {
    const REACH: usize = 80;
    let Some(sentence) = context.sentence() else { return at..at };
    let start = sentence.tokens.start.max(at.saturating_sub(REACH));
    start..sentence.tokens.end.min(at + REACH).max(start)
}

/// The clauses of the sentence around the clause at `index`.
pub fn clauses_near(context: &Context<'_, '_>, index: usize) -> Range<usize> {
    const REACH: usize = 8;
    let Some(sentence) = context.sentence() else { return index..index };
    let start = sentence.clauses.start.max(index.saturating_sub(REACH));
    start..sentence.clauses.end.min(index + REACH).max(start)
}

/// Whether the sentence ends in a question mark.
pub fn is_asked(context: &Context<'_, '_>) -> bool {
    context.sentence().is_some_and(|sentence| {
        sentence.tokens.clone().rev().take(3).any(|at| context.doc.word(at).starts_with('?'))
    })
}

/// The noun phrase that starts at `from`, by the parts of speech alone; empty when none does.
pub fn noun_phrase_from(context: &Context<'_, '_>, from: usize, limit: usize) -> Range<usize> {
    let doc = context.doc;
    let end = (from..limit)
        .find(|&at| {
            !(matches!(doc.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num)
                || at == from && doc.tag(at) == Tag::Pron
                || matches!(doc.word(at), "of" | "and" if at > from))
        })
        .unwrap_or(limit);
    from..end.max(from)
}
