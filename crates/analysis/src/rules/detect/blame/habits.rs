//! What the customer is said to do always, to have known, or where they are said not to have been.

use super::super::{clause_parts, core_range, is_about_customer, is_past_form};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

fn states(clause: &Clause) -> bool {
    is_about_customer(clause)
        && clause.kind == ClauseKind::Statement
        && !matches!(clause.link, Link::If | Link::Relative)
}

/// *You keep sending the wrong form*, *you always wait until the last day*, *you never read our mails*, *you chose to
/// ignore it*.
pub fn habit(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !states(clause) || clause.modal(doc).is_some() || clause.copula || clause.passive {
        return None;
    }
    // "You people always …" is worse, and has a rule of its own.
    if clause.subject.as_ref().is_some_and(|subject| subject.len() > 1) {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let last = lemma(context, clause.last_verb());
    let wears = !is_class(&last, "experience")
        && !among!(&*last, "be help support make smile win grow rock keep belong");
    let keeps = verb == "keep" && !clause.chain.is_empty() && wears && !is_welcome(context);
    let adverb = clause.adverbs.iter().any(|&at| matches!(doc.word(at), "always" | "constantly" | "forever"));
    let always = adverb
        && is_wearing(&last)
        && clause.auxiliaries.is_empty()
        && clause.negation.is_none()
        && !is_welcome(context);
    let never = clause.negation.is_some_and(|at| doc.word(at) == "never")
        && clause.auxiliaries.is_empty()
        && !is_past_form(context, clause.verb)
        && !(clause.verb != clause.last_verb() && matches!(&*verb, "have" | "need"))
        && (is_class(&last, "read") || among!(&*last, "listen reply answer learn respond pay"));
    let chosen = matches!(&*verb, "choose" | "decide" | "insist")
        && clause.negation.is_none()
        && clause.auxiliaries.iter().all(|&at| doc.word(at) == "have")
        && (is_past_form(context, clause.verb) || clause.is_perfect(doc))
        && (verb == "insist" || !clause.chain.is_empty())
        && !is_welcome(context);
    if !(keeps || always || never || chosen) {
        return None;
    }
    let parts = clause_parts(clause, index);
    let usage = match chosen {
        true if verb != "insist" => "chosen",
        true => "",
        false if never => "never",
        false => "wearing",
    };
    Some(Hit { marked: core_range(clause), parts: Parts { usage, ..parts } })
}

/// Words that say the choice is a good one.
pub(super) fn is_welcome(context: &Context<'_, '_>) -> bool {
    context.sentence().is_some_and(|sentence| {
        sentence.tokens.clone().any(|at| {
            let word = context.doc.word(at);
            // "You chose us", but not "without contacting us".
            let chosen = word == "us" && !context.doc.word(at.saturating_sub(1)).ends_with("ing");
            chosen
                || among!(
                    word,
                    "glad happy thank thanks great lovely nice perfect love welcome pleased delighted"
                )
        })
    })
}

/// What wears out the one it is done to.
fn is_wearing(verb: &str) -> bool {
    among!(
        verb,
        "ask avoid blame block break call change complain delay demand do enter exaggerate expect forget \
            ignore insist interrupt leave lose make mess miss open overreact pay post refuse repeat say send \
            skip stand submit type use wait want"
    )
}

/// *You knew about the fee*, *you were aware of the deadline*.
pub fn knew(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !states(clause) || clause.negation.is_some() || clause.modal(doc).is_some() || is_welcome(context) {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let mut after = clause.verb + 1;
    let knows = verb == "know" && is_past_form(context, clause.verb) && clause.chain.is_empty();
    let aware = clause.copula && matches!(doc.word(clause.verb), "were" | "are") && {
        while among!(doc.word(after), "well fully already perfectly quite") {
            after += 1;
        }
        after += 1;
        // "You are aware" states a fact of today, and is said of what was settled only with an edge.
        doc.word(after - 1) == "aware" && (doc.word(clause.verb) == "were" || after > clause.verb + 2)
    };
    // "You knew what to do."
    let how = among!(doc.word(after), "how what where who best");
    if !(knows || aware) || how || doc.is_closing_mark(after) {
        return None;
    }
    let end = clause.tail.end.max(after);
    let replaced = clause.core_start()..end;
    let content = context.clause(index + 1).filter(|next| {
        let opens = next.marker.unwrap_or(next.core_start()).min(next.core_start());
        opens == after && next.subject.is_some()
    });
    let parts = match (doc.word(after), content) {
        ("about" | "of", _) => Parts {
            replaced,
            rest: after + 1..end,
            verb: Some(clause.verb),
            usage: "matter",
            ..Parts::default()
        },
        (_, Some(next)) => Parts::keeping(replaced, next.core_start()..end, "content"),
        _ if clause.object.is_some() => {
            Parts { replaced, rest: after..end, verb: Some(clause.verb), usage: "matter", ..Parts::default() }
        }
        _ => Parts::of(replaced),
    };
    Some(Hit { marked: clause.core_start()..after.max(clause.verb + 1), parts })
}

/// *You are not picking up the phone*, *you are not responding to our mails*.
fn silent(context: &Context<'_, '_>, clause: &Clause, index: usize) -> Option<Hit> {
    let doc = context.doc;
    let going_on = clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "are" | "were"));
    // "I see that you are not responding" only says what is seen.
    let seen = matches!(clause.link, Link::When | Link::Content);
    if !going_on || clause.negation.is_none() || !clause.chain.is_empty() || seen {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let rings = |mut words: std::ops::Range<usize>| {
        words.any(|at| among!(doc.word(at), "phone phones call calls mobile telephone door doorbell"))
    };
    let object = clause.object.clone();
    let answers = match &*verb {
        // "You are not responding to the drug."
        "answer" | "respond" | "reply" => {
            doc.word(clause.verb + 1) != "to"
                || among!(doc.word(clause.verb + 2), "any calls emails mails me messages my our us")
        }
        "pick" if object.is_none() => doc.word(clause.verb + 1) == "up",
        "pick" | "attend" | "lift" | "take" | "receive" => object.clone().is_some_and(rings),
        _ => false,
    };
    if !answers {
        return None;
    }
    let parts = clause_parts(clause, index);
    // "The phone" is what rings, "our calls" are what gets no answer.
    let calls = |object: &std::ops::Range<usize>| {
        !among!(doc.word(object.end - 1), "phone phones mobile telephone call door doorbell")
    };
    let object = object.filter(calls);
    let over = clause.auxiliaries.iter().any(|&at| doc.word(at) == "were");
    let usage = match object {
        Some(_) => "unheard",
        None if over => "away",
        None => "silent",
    };
    Some(Hit { marked: core_range(clause), parts: Parts { object, usage, ..parts } })
}

/// *You were not at home*, *you weren't available*, *you were late*.
pub fn absent(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if states(clause)
        && let Some(hit) = silent(context, clause, index)
    {
        return Some(hit);
    }
    if !states(clause)
        || !clause.copula
        || clause.modal(doc).is_some()
        || !matches!(doc.word(clause.verb), "were" | "are")
    {
        return None;
    }
    let mut at = clause.verb + 1;
    let mut negated = clause.negation.is_some();
    while among!(doc.word(at), "not at in on a the too your") {
        negated |= doc.word(at) == "not";
        at += 1;
    }
    // "Because you weren't in."
    if doc.word(at - 1) == "in" && doc.is_closing_mark(at) {
        at -= 1;
    }
    let usage = match doc.word(at) {
        "home" | "available" | "reachable" | "present" | "there" | "in" | "door" | "pickup" | "meeting"
        | "gate" | "counter" | "desk" | "stop" | "address" | "property" | "premises" | "place"
            if negated =>
        {
            "away"
        }
        "careful" | "attentive" | "clear" | "cooperative" if negated => "",
        "unavailable" | "unreachable" | "absent" if !negated => "away",
        "late" | "careless" | "negligent" if !negated => "late",
        _ => return None,
    };
    // Where they are today is no reproach, unless nothing gets through to them.
    if doc.word(clause.verb) == "are" && !matches!(doc.word(at), "reachable" | "unreachable") {
        return None;
    }
    // "The pickup point"
    while doc.tag(at) == Tag::Noun && doc.tag(at + 1) == Tag::Noun {
        at += 1;
    }
    let usage = if usage == "late" && doc.word(at) != "late" { "" } else { usage };
    let end = clause.tail.end.max(at + 1);
    let parts = Parts { replaced: clause.core_start()..end, rest: at + 1..end, usage, ..Parts::default() };
    Some(Hit { marked: clause.core_start()..at + 1, parts })
}
