//! What is offered where a rule has no words for the sentence at hand: the family's own words, with a gap for what the
//! agent has to say. It never guesses a fact; what has to stay is kept as it stands, or asked for in the gap.

use std::ops::Range;

use super::Parts;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::report::Family;
use crate::rules::detect::refusing::brushes_off;
use crate::rules::detect::{dropping, is_past_form};
use crate::rules::{Context, Found, Template, otherwise};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// Longer than this a sentence says more than that there is a rule.
const SHORT: usize = 7;
/// Longer than this a sentence that talks down says something besides.
const LONG: usize = 25;

/// The words of the family with the parts they take: in place of a reason, of the clause, or behind the sentence.
pub(super) fn templates(
    context: &Context<'_, '_>,
    found: &Found,
) -> Vec<(&'static Template<'static>, Parts)> {
    let reason = reason(context, found);
    let marked = &found.hit.marked;
    let talks_down = found.rule.family == Family::Condescension;
    let keeps = |parts: &Parts| {
        if talks_down {
            only_talks_down(context, found, parts)
        } else {
            loses_nothing(context, marked, parts)
        }
    };
    let clause = Some(dropping::in_place_of_clause(context, marked.clone()))
        .filter(|parts| parts.usage == "whole" && starts_cleanly(context, parts.replaced.start))
        .filter(keeps);
    let sentence = whole_sentence(context);
    let alone = sentence.clone().filter(keeps);
    let told_as_past = is_past(context, found);
    let explains = || {
        let words = context.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
        words.into_iter().any(|at| among!(context.doc.word(at), "reasons due hence therefore"))
    };
    let takes_more = !brushes_off(context)
        && (found.rule.family != Family::Policy
            || reason.is_none() && ends_in_statement(context) && !explains());
    let with_parts = |template: &'static Template<'static>| {
        let behind =
            |sentence: Parts| Parts { kept: Some(sentence.replaced.clone()), then: None, ..sentence };
        let parts = match (template.verbs, template.text.contains("{clause}")) {
            ("because", _) => [reason.clone(), None],
            (_, true) => [sentence.clone().filter(|_| takes_more).map(behind), None],
            ("past", _) if !told_as_past => [None, None],
            // Behind a comma more may be said than that there is a rule.
            ("short", _) => {
                let says_one_thing = |parts: &Parts| {
                    parts.replaced.len() <= SHORT
                        && parts
                            .replaced
                            .clone()
                            .all(|at| context.doc.word(at) != "," || at + 2 >= parts.replaced.end)
                };
                [alone.clone().filter(says_one_thing), None]
            }
            // A question is no second half of a statement.
            (_, false) => {
                [clause.clone().filter(|parts| asks_apart(context, template, parts)), alone.clone()]
            }
        };
        parts.into_iter().flatten().map(move |parts| (template, parts))
    };
    otherwise(found.rule.family).iter().flat_map(with_parts).collect()
}

/// Whether a template that asks has a sentence to itself, or a conjunction before it, and no *didn't you?* is left behind
/// one that does not.
fn asks_apart(context: &Context<'_, '_>, template: &Template<'_>, parts: &Parts) -> bool {
    let at = parts.replaced.start;
    let spliced = context
        .sentence()
        .is_some_and(|sentence| sentence.tokens.start + 2 < at && context.doc.word(at - 1) == ",");
    let tagged = context.sentence().is_some_and(|sentence| {
        context.doc.clauses_of(sentence).iter().any(|clause| clause.kind == ClauseKind::Tag)
    });
    if template.text.ends_with('?') { !spliced } else { !tagged }
}

/// Whether more can be said behind the sentence: it does not end in a name, an aside or an order.
fn ends_in_statement(context: &Context<'_, '_>) -> bool {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return false };
    let last = sentence.tokens.clone().rev().find(|&at| among!(doc.word(at), ", : ; - – —"));
    doc.clauses_of(sentence).iter().rev().find(|clause| clause.link != Link::Relative).is_some_and(|clause| {
        last.is_none_or(|mark| clause.verb > mark)
                && clause.kind == ClauseKind::Statement
                // "It is our policy", "the terms say so": there is nothing yet to give a reason for.
                && !(clause.person == Person::It && clause.copula)
                && doc.word(clause.verb + 1) != "so"
    })
}

/// Whether the clause around the marked words tells what has happened.
fn is_past(context: &Context<'_, '_>, found: &Found) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let marked = &found.hit.marked;
    let around = |clause: &&Clause| clause.core_start() < marked.end && marked.start < reach(clause);
    context.doc.clauses_of(sentence).iter().filter(around).any(|clause| {
        let first = clause.auxiliaries.first().map_or("", |&at| context.doc.word(at));
        clause.is_perfect(context.doc)
            || among!(first, "was were did had")
            || first.is_empty() && is_past_form(context, clause.verb)
    })
}

/// Behind the last word of a clause.
fn reach(clause: &Clause) -> usize {
    clause.tail.end.max(clause.last_verb() + 1)
}

/// Whether nothing but what the marked words are about goes with the parts: other clauses about the customer, and what
/// is said in them, may.
fn loses_nothing(context: &Context<'_, '_>, marked: &Range<usize>, parts: &Parts) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    context.doc.clauses_of(sentence).iter().all(|clause| {
        let inside = parts.replaced.contains(&clause.verb);
        let about = clause.core_start() < marked.end && marked.start < reach(clause);
        !inside
            || about
            || matches!(clause.person, Person::You | Person::Nobody)
            || clause.link == Link::Content
    })
}

/// Whether a sentence says nothing but what talks down. Advice, however it is put, is something.
fn only_talks_down(context: &Context<'_, '_>, found: &Found, parts: &Parts) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let marked = &found.hit.marked;
    let advises = among!(
        found.rule.id,
        "condescension.homework condescension.made-small condescension.already-told condescension.again condescension.obvious"
    );
    let about = |clause: &&Clause| clause.core_start() < marked.end && marked.start < reach(clause);
    let clauses = || context.doc.clauses_of(sentence).iter();
    let orders = clauses().filter(about).any(|clause| clause.kind == ClauseKind::Imperative);
    // "At least you have the lamp", "you read the terms and deal with it"
    let also_told = found.rule.id == "condescension.belittling"
        && (context.doc.word(marked.start) == "at"
            || clauses().find(about).is_some_and(|clause| clause.verb + 3 < marked.start));
    !(advises || also_told)
        && parts.replaced.start == whole_sentence(context).map_or(0, |whole| whole.replaced.start)
        && parts.replaced.len() <= LONG
        && clauses().filter(|clause| parts.replaced.contains(&clause.verb)).all(|clause| {
            about(&clause)
                || clause.verb > marked.start
                    && (!matches!(clause.link, Link::And | Link::Main | Link::But)
                        || clause.subject.is_none()
                            && !orders
                            && (clause.link == Link::And || clause.kind == ClauseKind::Subjectless))
        })
}

/// Whether a clause can start at a token: behind a mark, a conjunction or a word that opens it.
fn starts_cleanly(context: &Context<'_, '_>, at: usize) -> bool {
    let doc = context.doc;
    let first = context.sentence().is_some_and(|sentence| sentence.tokens.start == at);
    // "…, that's why you left" hangs on what stands before it.
    let relative = matches!(doc.word(at), "which" | "who")
        || doc.word(at) == "that" && matches!(doc.word(at + 2), "why" | "how" | "because");
    first
        || !relative
            && match doc.tag(at - 1) {
                Tag::Punct => among!(doc.word(at - 1), ", ; : - – — ..."),
                Tag::Cconj | Tag::Intj => true,
                Tag::Sconj => among!(doc.word(at - 1), "because since"),
                _ => among!(doc.word(at - 1), "so then well but cause"),
            }
}

/// What stands behind *because* and its kin, when the marked words do.
fn reason(context: &Context<'_, '_>, found: &Found) -> Option<Parts> {
    /// Tokens behind the reason that may refer to it.
    const BACK: usize = 9;
    let doc = context.doc;
    let marked = &found.hit.marked;
    let gives = |clause: &&Clause| {
        clause.link == Link::Because
            && clause.kind == ClauseKind::Statement
            && clause.marker.is_some_and(|at| matches!(doc.word(at), "because" | "since" | "cause"))
            && clause.subject.is_some()
            && starts_cleanly(context, clause.core_start())
            && clause.core_start() < marked.end
            && marked.start < reach(clause)
    };
    let sentence = context.sentence()?;
    let clause = doc.clauses_of(sentence).iter().find(gives)?;
    let end = reach(clause).max(marked.end);
    // "… because we have rules, and you agreed to them": the rest would point to nothing, so it goes, too.
    let points_back = (end..end + BACK).any(|at| among!(doc.word(at), "them they these those"));
    let last = sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(end, |at| at + 1);
    let end = match points_back {
        true if last <= end + BACK && doc.word(end) == "," => last,
        true => return None,
        false => end,
    };
    Some(Parts { replaced: clause.core_start()..end, ..Parts::default() })
}

/// From the first word to the last one; a question is closed with a full stop. `None` where half a bracket or half of
/// somebody's words would be left over.
fn whole_sentence(context: &Context<'_, '_>) -> Option<Parts> {
    let doc = context.doc;
    let words = context.sentence()?.tokens.clone();
    let named = |at: usize| doc.text_of(at..at + 1).starts_with(['@', '#']);
    let first = words.clone().find(|&at| doc.kind(at) == TokenKind::Word && !named(at))?;
    let end = words.clone().rev().find(|&at| !doc.is_closing_mark(at))? + 1;
    // "marv: well, yeah": whom it is for stays.
    let first = if doc.word(first + 1) == ":" { first + 2 } else { first };
    if first >= end || words.clone().any(|at| among!(doc.word(at), "\" “ ” ( ) * `")) {
        return None;
    }
    let asks = (end..words.end).rfind(|&at| doc.word(at).starts_with('?'));
    Some(Parts {
        replaced: first..asks.map_or(end, |mark| mark + 1),
        then: asks.map(|_| ".".to_owned()),
        ..Parts::default()
    })
}
