//! Apologies that apologise for nothing, on condition, or for the customer's feelings.

use std::ops::Range;

use crate::clause::{ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::lemma;
use crate::rules::{Context, Hit};

/// *Sorry if the app crashed*: the clause behind *if* can be said outright.
pub fn on_condition(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let condition = tokens.end - 1;
    let sentence = context.sentence()?;
    let clause = context.doc.clauses_of(sentence).iter().find(|clause| clause.marker == Some(condition))?;
    let end = clause.tail.end.max(clause.verb + 1);
    // "Sorry if this caused any trouble" names nothing; "sorry if the parcel came late" does.
    let names = clause.person == Person::Thing || matches!(clause.person, Person::I | Person::We);
    let vague = (clause.verb..end)
        .any(|at| matches!(context.doc.word(at), "any" | "inconvenience" | "trouble" | "way"));
    let parts = Parts {
        replaced: tokens.start..end,
        kept: (names && !vague).then_some(condition + 1..end),
        usage: if names && !vague { "named" } else { "vague" },
        ..Parts::default()
    };
    Some(Hit { marked: tokens.start..end, parts })
}

/// *Sorry, but …*, unless what follows helps.
pub fn taken_back(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let after = context
        .doc
        .clauses_of(sentence)
        .iter()
        .find(|clause| clause.verb >= tokens.end && clause.link != Link::Relative)?;
    let helps = matches!(after.person, Person::I | Person::We)
        && after.negation.is_none()
        && after.modal(context.doc).is_some_and(|m| matches!(m, "can" | "will" | "could"));
    let parts = Parts { replaced: tokens.clone(), ..Parts::default() };
    (!helps).then_some(Hit { marked: tokens, parts })
}

/// *Sorry for any inconvenience*: what the draft itself says went wrong can be named.
pub fn named(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let trouble = trouble_noun(context);
    let parts = Parts {
        replaced: tokens.clone(),
        usage: if trouble.is_some() { "named" } else { "" },
        condition: trouble.map(|noun| format!("for the {noun}")),
        ..Parts::default()
    };
    Some(Hit { marked: tokens, parts })
}

/// A noun for what went wrong, out of the draft, the nearest within a few sentences before this one.
fn trouble_noun(context: &Context<'_, '_>) -> Option<String> {
    const TROUBLE: &[&str] = &[
        "breakdown",
        "bug",
        "cancellation",
        "crash",
        "damage",
        "delay",
        "disruption",
        "downtime",
        "error",
        "failure",
        "fault",
        "glitch",
        "interruption",
        "leak",
        "mistake",
        "mix-up",
        "outage",
        "overcharge",
    ];
    let doc = context.doc;
    const REACH: usize = 150;
    let end = context.sentence()?.tokens.start;
    (end.saturating_sub(REACH)..end)
        .rev()
        .map(|at| doc.word(at))
        .find(|word| TROUBLE.contains(word))
        .map(str::to_owned)
}

/// *The wrong size was sent*: a slip of ours told as if nobody had made it. Only asked when the slip is ours.
pub fn nobody_did_it(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let subject = clause.subject.clone()?;
    let told = clause.passive
        && clause.kind == ClauseKind::Statement
        && clause.chain.is_empty()
        && clause.negation.is_none();
    let about_thing = matches!(clause.person, Person::Thing | Person::It)
        && !matches!(clause.link, Link::If | Link::Relative);
    let past = clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "was" | "were" | "been"));
    if !told || !about_thing || !past || clause.tail.clone().any(|at| doc.word(at) == "by") {
        return None;
    }
    const ACTS: &[&str] = &[
        "break",
        "damage",
        "delay",
        "delete",
        "disconnect",
        "forget",
        "lose",
        "mislabel",
        "misplace",
        "misquote",
        "miss",
        "mix",
        "overcharge",
        "overlook",
    ];
    const THINGS: &[&str] = &["different", "false", "incorrect", "old", "wrong"];
    const WAYS: &[&str] = &["error", "incorrectly", "late", "mistake", "twice", "wrong", "wrongly"];
    let bad = ACTS.contains(&&*lemma(context, clause.verb))
        || subject.clone().any(|at| THINGS.contains(&doc.word(at)))
        || clause.tail.clone().any(|at| WAYS.contains(&doc.word(at)));
    if !bad {
        return None;
    }
    let verb_end = clause.particle.map_or(clause.verb + 1, |particle| particle + 1);
    let parts = Parts {
        object: Some(subject),
        replaced: clause.core_start()..clause.tail.end.max(verb_end),
        ..super::clause_parts(clause, index)
    };
    Some(Hit { marked: clause.core_start()..verb_end, parts })
}
