//! Sentences that open with *you* or *your* and go on with what nobody likes to hear.

use std::ops::Range;

use super::{blame, clause_parts};
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *You are not eligible*, *you are using an old version*, *you didn't sign it*.
pub fn you(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = opening(context, index).filter(|clause| clause.person == Person::You)?;
    if is_reassuring(context, clause) {
        return None;
    }
    // "You should have been told": not the customer's doing.
    if !clause.passive && is_blame(context, index) {
        let in_use = clause.auxiliaries.len() == 1 && context.doc.word(clause.verb) == "using";
        let usage = if in_use { "uses" } else { "" };
        return Some(hit(clause, Parts { usage, ..clause_parts(clause, index) }));
    }
    if clause.copula {
        let predicate = predicate(context, clause)?;
        let doc = context.doc;
        // "You are on your own."
        let alone = doc.word(predicate) == "on" && doc.word(predicate + 2) == "own";
        let word = doc.word(predicate);
        let unwelcome = match clause.negation {
            Some(_) => is_wanted(word),
            None => is_unwelcome(word) || alone,
        };
        let last = if alone { predicate + 2 } else { predicate };
        return unwelcome
            .then(|| state_hit(clause, last, Parts { usage: "state", ..clause_parts(clause, index) }));
    }
    let verb = lemma(context, clause.last_verb());
    let usage = if clause.negation.is_some() {
        if !is_loss(context, clause, &verb) {
            return None;
        }
        if verb == "have" { "lacks" } else { "" }
    } else if matches!(&*verb, "miss" | "lack") && !clause.is_perfect(context.doc) {
        let point = clause.object.clone().is_some_and(|mut o| o.any(|at| context.doc.word(at) == "point"));
        if point { "" } else { "lacks" }
    } else if is_unwelcome_verb(&verb)
        || clause.passive && is_unwelcome(context.doc.word(clause.verb))
        || is_unwelcome_course(context, clause)
    {
        ""
    } else if has_fault(context, clause) {
        if verb == "use" { "uses" } else { "" }
    } else {
        return None;
    };
    Some(hit(clause, Parts { usage, ..clause_parts(clause, index) }))
}

/// *Your claim is missing page 3*, *your card has been declined*.
pub fn your(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = opening(context, index).filter(|clause| clause.person != Person::You)?;
    let doc = context.doc;
    let subject = clause.subject.clone().filter(|subject| doc.word(subject.start) == "your")?;
    let negated = clause.negation.is_some();
    let verb = lemma(context, clause.last_verb());
    let said = if clause.copula { Some(predicate(context, clause)?) } else { None };
    let unwelcome = if let Some(predicate) = said {
        let adjective = matches!(doc.tag(predicate), Tag::Adj | Tag::Verb);
        negated != is_unwelcome(doc.word(predicate)) && (adjective || !negated)
    } else if negated {
        // "Your account won't be charged" is good news.
        clause.modal(doc) != Some("will") && !is_unwelcome(doc.word(clause.verb)) && verb != "worry"
    } else {
        is_unwelcome_verb(&verb)
            || verb == "miss"
            || clause.passive && is_unwelcome(doc.word(clause.verb))
            || verb == "make" && clause.object.as_ref().is_some_and(|o| doc.word(o.start) == "no")
    };
    if !unwelcome {
        return None;
    }
    let parts = Parts {
        object: Some(subject),
        kept: Some(verb_group_start(clause)..clause.tail.end.max(clause.last_verb() + 1)),
        usage: "theirs",
        ..clause_parts(clause, index)
    };
    Some(match said {
        Some(predicate) => state_hit(clause, predicate, parts),
        None => hit(clause, parts),
    })
}

fn hit(clause: &Clause, parts: Parts) -> Hit {
    let end = clause.object.as_ref().map_or(0, |object| object.end).max(clause.last_verb() + 1);
    Hit { marked: clause.core_start()..end, parts }
}

/// A copular clause, marked up to what is said of the subject.
fn state_hit(clause: &Clause, predicate: usize, parts: Parts) -> Hit {
    Hit { marked: clause.core_start()..predicate + 1, parts }
}

fn verb_group_start(clause: &Clause) -> usize {
    clause.subject.as_ref().map_or(clause.verb, |subject| subject.end)
}

/// The clause, when it states something and its subject is the first thing in its sentence.
fn opening<'c>(context: &Context<'c, '_>, index: usize) -> Option<&'c Clause> {
    let clause = context.clause(index)?;
    let sentence = context.sentence()?;
    let doc = context.doc;
    // A handle or a number in front is no opening.
    let first = (sentence.tokens.start..sentence.tokens.end)
        .find(|&at| doc.kind(at) == TokenKind::Word)
        .filter(|&first| (sentence.tokens.start..first).all(|at| doc.kind(at) != TokenKind::Number))?;
    let states = clause.kind == ClauseKind::Statement && clause.link == Link::Main;
    let opens = clause.subject.as_ref().is_some_and(|subject| subject.start == first);
    let asks = doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?');
    (states && opens && !asks && matches!(doc.word(first), "you" | "your")).then_some(clause)
}

/// Whether the same words make the customer the cause.
fn is_blame(context: &Context<'_, '_>, index: usize) -> bool {
    [
        blame::did_not,
        blame::forgot,
        blame::wrong_input,
        blame::damaged,
        blame::should_have,
        blame::should_not_have,
        blame::the_one_who,
    ]
    .iter()
    .any(|detect| detect(context, index).is_some())
}

/// *You don't have to*, *you won't be charged*, *you're not alone*, *you can't go wrong*.
fn is_reassuring(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    if clause.negation.is_none() {
        return false;
    }
    let verb = lemma(context, clause.last_verb());
    // "You don't have to … if you don't wish": a typing slip away from good news.
    let free = (clause.verb..clause.tail.end).any(|at| matches!(doc.word(at), "wish" | "want"));
    let unharmed = is_class(&verb, "damage") || verb == "mess";
    let spared = matches!(doc.word(clause.verb), "need" | "have") && !clause.chain.is_empty();
    let harmless = (clause.verb..clause.tail.end.max(clause.verb + 1).min(clause.verb + 8)).any(|at| {
        matches!(
            doc.word(at),
            "alone" | "wrong" | "only" | "anything" | "worry" | "trouble" | "fault" | "problem" | "problems"
        )
    });
    let kind = matches!(
        &*verb,
        "regret"
            | "worry"
            | "mind"
            | "lose"
            | "disturb"
            | "bother"
            | "charge"
            | "owe"
            | "go"
            | "miss"
            | "believe"
            | "bill"
    );
    free || unharmed || spared || harmless || kind
}

/// The first word of what is said of the subject.
fn predicate(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    const REACH: usize = 5;
    let doc = context.doc;
    let end = clause.tail.end.min(clause.verb + REACH);
    (clause.verb + 1..end).find(|&at| {
        !matches!(doc.word(at), "not" | "never" | "a" | "an" | "the")
            && (doc.tag(at) != Tag::Adv || is_unwelcome(doc.word(at)))
    })
}

/// States nobody likes to be told.
pub fn is_unwelcome(word: &str) -> bool {
    UNWELCOME.binary_search(&word).is_ok()
}

/// States a customer wants to be in.
fn is_wanted(word: &str) -> bool {
    matches!(
        word,
        "able"
            | "allowed"
            | "authorised"
            | "authorized"
            | "clear"
            | "correct"
            | "covered"
            | "due"
            | "eligible"
            | "enrolled"
            | "entitled"
            | "helping"
            | "included"
            | "insured"
            | "listed"
            | "listening"
            | "paying"
            | "permitted"
            | "qualified"
            | "reading"
            | "registered"
            | "right"
            | "subscribed"
            | "verified"
    )
}

static UNWELCOME: &[&str] = &[
    "arrogant",
    "asshole",
    "banned",
    "behind",
    "blocked",
    "bully",
    "canceled",
    "cancelled",
    "charged",
    "childish",
    "closed",
    "clown",
    "clueless",
    "compromised",
    "confused",
    "deactivated",
    "declined",
    "delayed",
    "deleted",
    "delusional",
    "denied",
    "dense",
    "disabled",
    "disconnected",
    "disqualified",
    "disrespectful",
    "downgraded",
    "dumb",
    "embarrassing",
    "expired",
    "flagged",
    "fool",
    "forfeited",
    "frozen",
    "guilty",
    "idiot",
    "ignorant",
    "impatient",
    "impossible",
    "inactive",
    "inappropriate",
    "incomplete",
    "incorrect",
    "ineligible",
    "insufficient",
    "insulting",
    "invalid",
    "jerk",
    "joke",
    "lacking",
    "late",
    "lazy",
    "liable",
    "liar",
    "limited",
    "locked",
    "lost",
    "misleading",
    "missing",
    "mistaken",
    "moron",
    "offensive",
    "out",
    "outdated",
    "over",
    "overdrawn",
    "overdue",
    "past",
    "pathetic",
    "paused",
    "pointless",
    "postponed",
    "reduced",
    "refused",
    "rejected",
    "removed",
    "responsible",
    "restricted",
    "revoked",
    "ridiculous",
    "rude",
    "stupid",
    "suspended",
    "terminated",
    "toxic",
    "troll",
    "unable",
    "unacceptable",
    "unclear",
    "unhelpful",
    "unpaid",
    "unreadable",
    "unreasonable",
    "unsupported",
    "useless",
    "void",
    "voided",
    "withdrawn",
    "worthless",
    "wrong",
];

/// Acts and mishaps nobody likes to hear named.
fn is_unwelcome_verb(verb: &str) -> bool {
    matches!(
        verb,
        "abuse"
            | "breach"
            | "confuse"
            | "exceed"
            | "expire"
            | "fail"
            | "ignore"
            | "lack"
            | "lapse"
            | "mislead"
            | "misread"
            | "misunderstand"
            | "misuse"
            | "overlook"
            | "owe"
            | "refuse"
            | "violate"
            | "waste"
    )
}

/// *You are assuming …*, *you keep asking*, *you chose to ignore it*, *you seem to be using …*.
fn is_unwelcome_course(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let verb = lemma(context, clause.verb);
    let going_on =
        clause.auxiliaries.last().is_some_and(|&at| matches!(doc.word(at), "are" | "were" | "been" | "be"))
            && doc.word(clause.verb).ends_with("ing");
    let bad = matches!(
        &*verb,
        "assume"
            | "attack"
            | "blame"
            | "complain"
            | "demand"
            | "exaggerate"
            | "harass"
            | "insult"
            | "lie"
            | "overreact"
            | "rant"
            | "spam"
            | "threaten"
            | "troll"
            | "whine"
    );
    let chosen = matches!(&*verb, "choose" | "decide" | "keep") && !clause.chain.is_empty();
    let seems = matches!(&*verb, "seem" | "appear")
        && !clause.chain.is_empty()
        && clause.auxiliaries.is_empty()
        && doc.word(clause.last_verb()).ends_with("ing");
    going_on && bad || chosen && clause.auxiliaries.is_empty() || seems
}

/// A negated verb that takes something from the customer: *you don't have it*, *you cannot return it*.
fn is_loss(context: &Context<'_, '_>, clause: &Clause, verb: &str) -> bool {
    let doc = context.doc;
    match clause.modal(doc) {
        // "You can't run a house on …": *you* with just any object is anybody.
        Some("can" | "could" | "may") => {
            matches!(verb, "get" | "have" | "claim" | "receive")
                || clause.object.clone().is_some_and(|object| !matches!(doc.word(object.start), "a" | "an"))
        }
        Some("will") => {
            matches!(verb, "get" | "receive" | "find" | "qualify" | "have") || is_able(context, clause)
        }
        Some(_) => false,
        None if clause.passive => is_wanted(doc.word(clause.verb)),
        None => {
            let now =
                clause.auxiliaries.first().is_some_and(|&at| matches!(doc.word(at), "do" | "have" | "are"));
            now && (matches!(
                verb,
                "have"
                    | "qualify"
                    | "meet"
                    | "own"
                    | "understand"
                    | "know"
                    | "get"
                    | "read"
                    | "listen"
                    | "pay"
                    | "use"
            ) && !is_class(verb, "reply"))
        }
    }
}

fn is_able(context: &Context<'_, '_>, clause: &Clause) -> bool {
    context.doc.word(clause.verb + 1) == "able"
}

/// *An outdated version*, *the wrong driver*: a fault within the object.
fn has_fault(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let verb = lemma(context, clause.last_verb());
    let received =
        matches!(&*verb, "receive" | "get" | "find" | "see" | "report" | "notice" | "mention" | "describe");
    let fault = |range: Range<usize>| {
        range.take(5).any(|at| {
            matches!(
                context.doc.word(at),
                "wrong"
                    | "incorrect"
                    | "invalid"
                    | "expired"
                    | "outdated"
                    | "obsolete"
                    | "unsupported"
                    | "deprecated"
            )
        })
    };
    // "You're doing it wrong", "you have no right to it".
    let wrongly = clause
        .tail
        .clone()
        .take(2)
        .any(|at| matches!(context.doc.word(at), "wrong" | "wrongly" | "incorrectly"));
    let none = verb == "have"
        && clause.object.clone().is_some_and(|o| matches!(context.doc.word(o.start), "no" | "insufficient"))
        && !clause.object.clone().is_some_and(|mut o| {
            o.any(|at| {
                matches!(context.doc.word(at), "obligation" | "idea" | "need" | "reason" | "risk" | "fees")
            })
        });
    let nothing =
        clause.object.as_ref().is_some_and(|o| matches!(context.doc.word(o.start), "nothing" | "anything"));
    if (wrongly && !received && !nothing) || none {
        return true;
    }
    !received && clause.modal(context.doc).is_none() && clause.object.clone().is_some_and(fault)
}
