//! What clause rules look for, a module for each family, and what they share.

pub mod accusing_question;
pub mod blame;
pub mod command;
pub mod condescension;
pub mod doubt;
pub mod dropping;
pub mod hand_off;
pub mod help;
pub mod hollow_apology;
pub mod offers;
pub mod policy;
pub mod proving_right;
pub mod refusal;
pub mod steps;
pub mod you_opening;

use std::ops::Range;

use super::{Context, Hit};
use crate::clause::{Clause, Person};
use crate::lexicon::VerbForm;
use crate::reframe::Parts;

/// A phrase that is its own hit: templates replace just what matched.
pub fn whole(_: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    Some(Hit { marked: tokens.clone(), parts: Parts { replaced: tokens, ..Parts::default() } })
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
    context.language.lexicon.verb(context.doc.word(verb)).with_form(VerbForm::Past).is_some()
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
