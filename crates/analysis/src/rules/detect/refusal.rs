//! Saying no and stopping there.

use std::ops::Range;

use super::offers::offers_a_way;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::lemma;
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *We can't refund it*, *I am unable to help*, *we won't be able to change the name*.
pub fn cannot(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let ours = matches!(clause.person, Person::I | Person::We) && clause.kind == ClauseKind::Statement;
    // "Can't help you, sorry."
    let curt = clause.kind == ClauseKind::Subjectless && clause.extent.start == clause.core_start();
    if !(ours || curt) || is_subordinate(context, clause) {
        return None;
    }
    let refusing = refusing_verb(context, clause)?;
    if is_information(context, clause, refusing.verb)
        || offers_a_way(context, &(clause.core_start()..refusing.verb + 1))
    {
        return None;
    }
    let tail_end = clause.tail.end.max(refusing.verb + 1);
    let (condition, kept_end) = way_out(context, clause, &refusing, tail_end);
    let object = refusing.object.clone();
    let rest = object.as_ref().map_or(refusing.verb + 1, |o| o.end)..kept_end;
    let parts = Parts {
        replaced: clause.core_start()..tail_end,
        clause: Some(index),
        verb: Some(refusing.verb),
        particle: clause.particle,
        object,
        rest,
        usage: if condition.is_some() { "condition" } else { "plain" },
        condition,
        ..Parts::default()
    };
    Some(Hit { marked: clause.core_start()..refusing.object.map_or(refusing.verb + 1, |o| o.end), parts })
}

/// *It is not possible to change the date*, *that is out of the question*, *a refund is not available*.
pub fn not_possible(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let about_thing = matches!(clause.person, Person::It | Person::Thing);
    if !about_thing
        || !clause.copula
        || clause.kind != ClauseKind::Statement
        || matches!(clause.link, Link::If | Link::Relative | Link::When)
    {
        return None;
    }
    let predicate = (clause.verb + 1..clause.verb + 5)
        .find(|&at| doc.word(at) == "out" || !matches!(doc.tag(at), Tag::Adv | Tag::Part))?;
    let negative = clause.negation.is_some();
    let refuses = match doc.word(predicate) {
        "possible" | "available" | "allowed" | "permitted" | "feasible" | "negotiable" | "refundable"
        | "transferable" | "eligible" => negative,
        "impossible" | "unavailable" | "non-refundable" => !negative,
        "out" => doc.word(predicate + 1) == "of" && doc.word(predicate + 3) == "question",
        _ => false,
    };
    if !refuses || offers_a_way(context, &(clause.core_start()..predicate + 1)) {
        return None;
    }
    // "to change the date": what is refused can be named again.
    let verb = (predicate + 1..predicate + 4)
        .find(|&at| doc.word(at) == "to" && doc.tag(at + 1) == Tag::Verb)
        .map(|to| to + 1);
    let end = clause.tail.end.max(predicate + 1);
    let parts = Parts {
        replaced: clause.core_start()..end,
        clause: Some(index),
        verb,
        rest: verb.map_or(end, |verb| verb + 1)..end,
        kept: Some(clause.core_start()..end),
        usage: match verb {
            Some(_) => "plain",
            // "Out of the question, and what I can do is …" would contradict itself.
            None if doc.word(predicate) == "out" => "final",
            None => "state",
        },
        ..Parts::default()
    };
    Some(Hit { marked: clause.core_start()..predicate + 1, parts })
}

/// Conditions, times and relative clauses do not refuse, but for *something we are unable to do*.
fn is_subordinate(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let before = clause.core_start().checked_sub(1).map_or("", |at| context.doc.word(at));
    match clause.link {
        Link::If | Link::When => true,
        Link::Relative => !matches!(before, "something" | "thing" | "one"),
        _ => false,
    }
}

/// *We don't accept returns*, *we do not ship to islands*.
pub fn do_not(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    let ours = matches!(clause.person, Person::I | Person::We) && clause.kind == ClauseKind::Statement;
    if !ours
        || first != "do"
        || clause.negation.is_none()
        || is_subordinate(context, clause)
        || !clause.chain.is_empty()
    {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let object_is = |words: &[&str]| {
        clause.object.clone().is_some_and(|object| object.clone().any(|at| words.contains(&doc.word(at))))
    };
    let serves = matches!(
        &*verb,
        "accept"
            | "offer"
            | "provide"
            | "allow"
            | "support"
            | "ship"
            | "deliver"
            | "refund"
            | "exchange"
            | "issue"
            | "extend"
            | "reimburse"
            | "compensate"
            | "stock"
            | "sell"
            | "process"
            | "handle"
            | "cover"
            | "make"
    );
    let lacks = verb == "have"
        && object_is(&[
            "access",
            "information",
            "info",
            "details",
            "record",
            "records",
            "authority",
            "permission",
            "stock",
            "availability",
        ]);
    if !(serves || lacks)
        || (verb == "make" && !object_is(&["exception", "exceptions", "exchanges", "changes", "refunds"]))
    {
        return None;
    }
    let marked = clause.core_start()..clause.object.as_ref().map_or(clause.verb + 1, |object| object.end);
    if offers_a_way(context, &marked) {
        return None;
    }
    let parts = Parts { usage: if lacks { "lacks" } else { "plain" }, ..super::clause_parts(clause, index) };
    Some(Hit { marked, parts })
}

/// *You can't change the date*, *you are not authorised to open it*, *you're not eligible*.
pub fn you_cannot(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if clause.person != Person::You
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_none()
        || is_subordinate(context, clause)
    {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    let cannot = matches!(clause.modal(doc), Some("can" | "may")) && !clause.copula && !clause.passive;
    let barred = (clause.verb..clause.verb + 4).find(|&at| {
        matches!(
            doc.word(at),
            "allowed" | "permitted" | "authorised" | "authorized" | "eligible" | "entitled" | "covered"
        )
    });
    // "You can't miss it", "you can't beat that", "you can't go wrong" are no refusals.
    let idiom = matches!(
        &*verb,
        "miss"
            | "beat"
            | "go"
            | "imagine"
            | "help"
            | "see"
            | "lose"
            | "find"
            | "believe"
            | "blame"
            | "be"
            | "expect"
    );
    let refused = match barred {
        Some(at) if clause.copula || clause.passive => at,
        _ if cannot && !idiom => clause.last_verb(),
        _ => return None,
    };
    let marked =
        clause.core_start()..clause.object.as_ref().map_or(refused + 1, |object| object.end.max(refused + 1));
    if offers_a_way(context, &marked) {
        return None;
    }
    // "… to open the door": what is refused can be named again.
    let named = if barred.is_some() {
        (refused + 1..refused + 3)
            .find(|&at| doc.word(at) == "to" && doc.tag(at + 1) == Tag::Verb)
            .map(|to| to + 1)
    } else {
        Some(clause.last_verb())
    };
    let parts = Parts {
        verb: named,
        usage: if named.is_some() { "plain" } else { "" },
        ..super::clause_parts(clause, index)
    };
    Some(Hit { marked, parts })
}

struct Refusing {
    /// The verb that is refused: *refund* of *unable to refund*.
    verb: usize,
    object: Option<Range<usize>>,
}

/// The verb the agent says no to, when the clause says no.
fn refusing_verb(context: &Context<'_, '_>, clause: &Clause) -> Option<Refusing> {
    let doc = context.doc;
    let modal = clause.modal(doc);
    let negated = clause.negation.is_some();
    if negated
        && matches!(modal, Some("can" | "could" | "will" | "would"))
        && !clause.copula
        && !clause.passive
    {
        // "We couldn't be sorrier", "I can't thank you enough", "we will not rest": no refusals.
        if modal == Some("would") || clause.negation.is_some_and(|at| doc.word(at) == "never") {
            return None;
        }
        if modal == Some("will") && !is_favour(&lemma(context, clause.last_verb())) {
            return None;
        }
        return Some(Refusing { verb: clause.last_verb(), object: clause.object.clone() });
    }
    if clause.copula {
        let at = (clause.verb + 1..clause.verb + 5)
            .find(|&at| doc.tag(at) != Tag::Adv && doc.word(at) != "not")?;
        let unable = match doc.word(at) {
            "unable" => !negated,
            "able" => negated,
            "allowed" | "permitted" | "authorised" | "authorized" => negated,
            _ => false,
        };
        if unable && doc.word(at + 1) == "to" && doc.tag(at + 2) == Tag::Verb {
            return Some(Refusing { verb: at + 2, object: None });
        }
    }
    if clause.passive
        && negated
        && matches!(doc.word(clause.verb), "allowed" | "permitted" | "authorised" | "authorized")
        && !clause.chain.is_empty()
    {
        return Some(Refusing { verb: clause.last_verb(), object: clause.object.clone() });
    }
    None
}

/// What a customer asks for: *we won't refund it* refuses, *we won't charge you* does not.
fn is_favour(verb: &str) -> bool {
    matches!(
        verb,
        "accept"
            | "allow"
            | "cancel"
            | "change"
            | "compensate"
            | "consider"
            | "cover"
            | "exchange"
            | "extend"
            | "fix"
            | "give"
            | "help"
            | "honour"
            | "honor"
            | "issue"
            | "make"
            | "offer"
            | "pay"
            | "process"
            | "provide"
            | "refund"
            | "reimburse"
            | "remove"
            | "repair"
            | "replace"
            | "send"
            | "unlock"
            | "waive"
    )
}

/// What the agent could not find, see or know is information, and so are thanks and regrets.
fn is_information(context: &Context<'_, '_>, clause: &Clause, verb: usize) -> bool {
    let past = clause.modal(context.doc) == Some("could")
        || clause.auxiliaries.iter().any(|&at| matches!(context.doc.word(at), "was" | "were"));
    match &*lemma(context, verb) {
        "thank" | "apologise" | "apologize" | "wait" | "imagine" | "stress" | "agree" | "believe" | "let"
        | "rest" | "stop" | "forget" | "tell" | "say" | "think" | "hesitate" | "emphasise" | "emphasize"
        | "recommend" => true,
        "find" | "see" | "locate" | "reach" | "hear" | "reproduce" | "replicate" | "remember" | "recall"
        | "complain" | "guarantee" => true,
        "verify" | "confirm" | "know" | "get" | "access" => past,
        _ => false,
    }
}

/// *until*, *unless*, *without*: the no that names its own way out, and where the refused act ends.
fn way_out(
    context: &Context<'_, '_>,
    clause: &Clause,
    refusing: &Refusing,
    tail_end: usize,
) -> (Option<String>, usize) {
    let doc = context.doc;
    let from = refusing.object.as_ref().map_or(refusing.verb + 1, |object| object.end);
    let Some(at) = (from..tail_end).find(|&at| matches!(doc.word(at), "until" | "unless" | "without")) else {
        return (None, tail_end);
    };
    let text = doc.text_of(at + 1..tail_end);
    let we = clause.person == Person::We;
    let condition = match doc.word(at) {
        "until" => until_clause(context, at).map(|text| format!("once {text}")),
        "without" if !text.is_empty() && doc.tag(at + 1) != Tag::Verb => {
            Some(format!("once {} have {text}", if we { "we" } else { "I" }))
        }
        _ => None,
    };
    match condition {
        Some(condition) => (Some(condition), at),
        None => (None, tail_end),
    }
}

/// The clause behind *until*, unless it puts the customer to work again.
fn until_clause(context: &Context<'_, '_>, until: usize) -> Option<String> {
    let sentence = context.sentence()?;
    let clause = context.doc.clauses_of(sentence).iter().find(|clause| clause.marker == Some(until))?;
    if clause.person == Person::You {
        return None;
    }
    Some(context.doc.text_of(until + 1..clause.tail.end.max(clause.verb + 1)).to_owned())
}

/// A bare *No.* with nothing around it.
pub fn bare_no(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let only = sentence.tokens.clone().filter(|&at| !context.doc.is_closing_mark(at)).count() == tokens.len();
    // Behind a question it is an answer, and what follows is the rest of it.
    let last = context.neighbour(1).is_none();
    let offered = offers_a_way(context, &tokens);
    (only && last && !offered)
        .then(|| Hit { marked: tokens.clone(), parts: Parts { replaced: tokens, ..Parts::default() } })
}

/// A set phrase of refusal, unless a way is offered.
pub fn stops_there(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if offers_a_way(context, &tokens) {
        return None;
    }
    let sentence = context.sentence()?;
    let whole = context.doc.opens_clause(tokens.start, &sentence.tokens)
        && (tokens.end..sentence.tokens.end).all(|at| context.doc.is_closing_mark(at));
    // "Your claim was rejected" is a fact to keep; "there is nothing we can do" is none.
    let says_nothing = matches!(context.doc.word(tokens.start), "there" | "nothing" | "my" | "our" | "no");
    let usage = if whole && says_nothing { "whole" } else { "" };
    Some(Hit { marked: tokens.clone(), parts: Parts { replaced: tokens, usage, ..Parts::default() } })
}
