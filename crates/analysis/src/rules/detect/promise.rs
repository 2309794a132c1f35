//! What the agent's side says it will do, and whether a time is named for it.

use std::ops::Range;

use super::vicinity;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// How a promise is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// *We will send it*, *we are going to send it*.
    Future,
    /// *We are sending it*.
    Ongoing,
}

/// Whether the words name a time somebody can wait for. A slot or a placeholder stands for one.
pub fn names_a_time(context: &Context<'_, '_>, tokens: Range<usize>) -> bool {
    let doc = context.doc;
    let mut counted = 0u32;
    for at in tokens {
        let word = doc.word(at);
        counted = counted.saturating_sub(1);
        let hour = doc.kind(at) == TokenKind::Number || doc.tag(at) == Tag::Num;
        let clock = hour
            && at.checked_sub(1).is_some_and(|at| among!(doc.word(at), "at by before until around on"))
            || doc.kind(at) == TokenKind::Number
                && (word.contains(':')
                    || word.ends_with("am")
                    || word.ends_with("pm")
                    || word.ends_with('h'));
        let opaque = doc.kind(at) == TokenKind::Opaque && word.starts_with(['[', '{', '<', '%']);
        let bye = word == "now" && at.checked_sub(1).is_some_and(|at| doc.word(at) == "bye");
        let moment = !bye
            && among!(
                word,
                "today tonight tomorrow tmrw noon midday midnight monday tuesday wednesday thursday friday \
                saturday sunday january february april june july august september october november december \
                eod now immediately instantly christmas pm p.m a.m"
            );
        let season = among!(word, "spring summer autumn winter")
            || matches!(word, "march" | "may") && matches!(doc.tag(at), Tag::Propn | Tag::Noun);
        let unit = counted > 0
            && among!(
                word,
                "second seconds moment minute minutes mins min hour hours hr hrs morning afternoon evening night \
                weekend day days week weeks fortnight month months quarter"
            );
        let at_once = matches!(word, "right" | "straight") && matches!(doc.word(at + 1), "away" | "now");
        // "The 14th".
        let date = word.as_bytes().first().is_some_and(u8::is_ascii_digit)
            && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end));
        if clock || date || opaque || moment || season || at_once || unit {
            return true;
        }
        if matches!(word, "coming" | "following" | "upcoming") {
            // "In the coming days" is no number of days.
            counted = 0;
        }
        let quantity = doc.kind(at) == TokenKind::Number
            || among!(
                word,
                "a an one two three four five six seven ten twelve few couple next this the each every end close"
            );
        if quantity {
            // "5 to 7 working days": the unit may stand a few words on.
            counted = 4;
        }
    }
    false
}

/// Whether the words around `at`, or a sentence beside this one, name a time.
pub fn time_is_near(context: &Context<'_, '_>, at: usize) -> bool {
    const REACH: usize = 60;
    if names_a_time(context, vicinity(context, at)) {
        return true;
    }
    [-1, 1].into_iter().filter_map(|offset| context.neighbour(offset)).any(|sentence| {
        let tokens = sentence.tokens.clone();
        names_a_time(context, tokens.start..tokens.end.min(tokens.start + REACH))
    })
}

/// Whether the clause says what somebody on the agent's side will do: *we will …*, *someone is going to …*,
/// *(will) get back to you*. The second verb of *we will look into it and reply* counts with the first.
pub fn promised(context: &Context<'_, '_>, index: usize) -> Option<Promise> {
    let clause = context.clause(index)?;
    if matches!(clause.kind, ClauseKind::Question | ClauseKind::Tag)
        || matches!(clause.link, Link::If | Link::Relative)
        || clause.negation.is_some()
    {
        return None;
    }
    let shares_subject = matches!(clause.person, Person::Nobody) && clause.link == Link::And;
    if shares_subject {
        let before = context.clause(index.checked_sub(1)?)?;
        let same_sentence = context.sentence()?.clauses.contains(&(index - 1));
        let others = matches!(before.person, Person::I | Person::We | Person::They | Person::Thing);
        let ahead = tense(context, if clause.auxiliaries.is_empty() { before } else { clause });
        return (same_sentence && others && ahead == Some(Promise::Future)).then_some(Promise::Future);
    }
    match clause.person {
        Person::I | Person::We | Person::They | Person::Thing => tense(context, clause),
        Person::Nobody if clause.kind == ClauseKind::Subjectless => tense(context, clause),
        _ => None,
    }
}

/// Whether the verb group looks ahead.
pub fn tense(context: &Context<'_, '_>, clause: &Clause) -> Option<Promise> {
    let doc = context.doc;
    let modal = clause.modal(doc);
    if matches!(modal, Some("will" | "shall")) || modal.is_none() && goes_to(context, clause) {
        return Some(Promise::Future);
    }
    let present = clause.auxiliaries.iter().any(|&at| among!(doc.word(at), "am are is 's been"));
    (modal.is_none() && present && !clause.passive && doc.word(clause.verb).ends_with("ing"))
        .then_some(Promise::Ongoing)
}

fn goes_to(context: &Context<'_, '_>, clause: &Clause) -> bool {
    matches!(context.doc.word(clause.verb), "going" | "gon") && !clause.chain.is_empty()
}

/// The clause that holds a token: the last one in the sentence whose subject or verb stands at or before it.
pub fn clause_around(context: &Context<'_, '_>, token: usize) -> Option<usize> {
    let sentence = context.sentence()?;
    let clauses = context.doc.clauses_of(sentence);
    // Clauses are in the order of their verbs; a subject may stand a little before its verb.
    let passed = clauses.partition_point(|clause| clause.verb <= token);
    let index = match clauses.get(passed) {
        Some(next) if next.core_start() <= token => passed,
        _ => passed.checked_sub(1)?,
    };
    Some(sentence.clauses.start + index)
}
