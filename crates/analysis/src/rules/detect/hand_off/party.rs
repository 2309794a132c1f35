//! Who the customer is told to approach, and what to look at: the words behind the verb that name it.

use std::ops::Range;

use crate::among;
use crate::clause::Clause;
use crate::reframe::fields::lemma;
use crate::rules::Context;
use crate::rules::detect::elsewhere::{is_channel, is_office};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// Who is to be approached: the object of *contact*, or what stands behind *reach out to*, *speak with*.
pub(super) fn approached(context: &Context<'_, '_>, clause: &Clause, verb: usize) -> Option<Range<usize>> {
    let doc = context.doc;
    let object = || {
        if verb == clause.last_verb() {
            return clause.object.clone();
        }
        let end = nominal_end(context, verb + 1);
        (end > verb + 1).then_some(verb + 1..end)
    };
    let lemma = lemma(context, verb);
    let prepositions: &[&str] = match &*lemma {
        "contact" | "call" | "phone" | "ring" | "email" | "e-mail" | "message" | "tweet" | "text"
        | "approach" | "consult" | "ask" | "notify" => {
            if let Some(object) = object() {
                return Some(object);
            }
            if doc.word(verb + 1) == "whoever" {
                return Some(verb + 1..verb + 2);
            }
            match &*lemma {
                "ask" => &["in", "at", "on"],
                _ => &[],
            }
        }
        "visit" => return object(),
        "bug" | "pester" | "ping" | "hassle" | "chase" | "query" | "pm" | "dm" if object().is_some() => {
            return object();
        }
        "give" | "drop"
            if ["call", "ring", "shout", "bell", "buzz", "line", "note", "message", "email"]
                .iter()
                .any(|word| has_word(context, verb, word)) =>
        {
            return clause.indirect.clone().or_else(object);
        }
        "try" => {
            return object().filter(|object| {
                is_channel(doc.text_of(object.clone()))
                    || !object.clone().any(|at| among!(doc.word(at), "another other different or"))
                        && object.clone().any(|at| {
                            is_office(doc.word(at)) && !among!(doc.word(at), "account network service post")
                        })
            });
        }
        "reach" => match object() {
            Some(object) => return Some(object),
            None => &["to"],
        },
        "get" if has_word(context, verb, "touch") => &["with"],
        "take" if has_word(context, verb, "up") => &["with"],
        "speak" | "talk" => &["to", "with"],
        "chase" | "check" | "clarify" | "follow" | "liaise" | "coordinate" | "inquire" | "enquire"
        | "confirm" | "verify" | "connect" | "discuss" | "sort" | "deal" => &["with"],
        "take" => &["with", "to"],
        "go" if matches!(doc.word(verb + 1), "through" | "via") => &["through", "via"],
        "head" | "pop" => &["to", "into"],
        "have" if has_word(context, verb, "word") || has_word(context, verb, "chat") => &["with"],
        "write" | "turn" | "go" | "refer" | "complain" | "apply" | "report" | "address" | "direct"
        | "send" | "submit" | "escalate" | "return" => &["to", "through"],
        "raise" | "file" | "log" | "open" | "lodge" | "register" | "place" => &["with", "at", "against"],
        "post" => &["in", "on", "at", "to"],
        _ => return None,
    };
    behind_preposition(context, clause, verb, prepositions)
}

/// What is to be looked at: the object of *check*, or what stands behind *refer to*, *look at*.
pub(super) fn looked_at(context: &Context<'_, '_>, clause: &Clause) -> Option<Range<usize>> {
    let doc = context.doc;
    let verb = clause.last_verb();
    match &*lemma(context, verb) {
        "check" | "see" | "visit" | "read" | "consult" | "search" | "browse" | "review" | "try"
        | "google" | "use" => clause.object.clone(),
        // "Go read the wiki".
        "go" if among!(doc.word(verb + 1), "read check see search google consult") => {
            let end = nominal_end(context, verb + 2);
            (end > verb + 2).then_some(verb + 2..end)
        }
        "refer" | "go" | "head" => behind_preposition(context, clause, clause.last_verb(), &["to"]),
        "look" | "have" | "take" => {
            behind_preposition(context, clause, clause.last_verb(), &["at", "in", "on"])
        }
        "find" => behind_preposition(context, clause, clause.last_verb(), &["on", "in", "at"]),
        _ => None,
    }
}

fn has_word(context: &Context<'_, '_>, verb: usize, word: &str) -> bool {
    (verb + 1..verb + 5).any(|at| context.doc.word(at) == word)
}

/// The noun phrase behind the first of these prepositions.
pub(super) fn behind_preposition(
    context: &Context<'_, '_>,
    clause: &Clause,
    verb: usize,
    prepositions: &[&str],
) -> Option<Range<usize>> {
    const REACH: usize = 8;
    let doc = context.doc;
    let from = verb + 1;
    let end = clause.rest.end.max(clause.object.as_ref().map_or(from, |o| o.end)).max(from).min(from + REACH);
    let preposition = (from..end).find(|&at| prepositions.contains(&doc.word(at)))?;
    let stop = nominal_end(context, preposition + 1);
    (stop > preposition + 1).then_some(preposition + 1..stop)
}

/// Where the noun phrase that starts here ends: *someone in the billing department*.
pub(super) fn nominal_end(context: &Context<'_, '_>, start: usize) -> usize {
    let doc = context.doc;
    let end = context.sentence().map_or(start, |sentence| sentence.tokens.end);
    let somebody = matches!(doc.word(start), "someone" | "somebody" | "anyone");
    let mut stop = start;
    while stop < end
        && (is_nominal(context, stop) || (somebody && matches!(doc.word(stop), "in" | "at" | "from")))
    {
        stop += 1;
    }
    stop
}

fn is_nominal(context: &Context<'_, '_>, at: usize) -> bool {
    let doc = context.doc;
    matches!(doc.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::X)
        || matches!(doc.word(at), "'s" | "of")
        // "The letting agent".
        || doc.tag(at.saturating_sub(1)) == Tag::Det && doc.word(at).ends_with("ing") && doc.tag(at + 1) == Tag::Noun
        || doc.kind(at) == TokenKind::Opaque
}
