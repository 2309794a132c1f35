//! Questions whose point is to accuse or to win.

use std::ops::Range;

use super::{core_range, is_about_customer, is_past_form};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{as_clause, is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// The parts of a question whose verb can be asked for in another way: `{do}` and `{doing}` reach to its end.
fn question_parts(clause: &Clause, index: usize, verb: usize) -> Parts {
    let end = clause.tail.end.max(verb + 1);
    Parts {
        replaced: clause.core_start().min(clause.auxiliaries.first().copied().unwrap_or(verb))..end,
        clause: Some(index),
        verb: Some(verb),
        rest: verb + 1..end,
        ..Parts::default()
    }
}

/// *Did you even read it?*, *have you actually tried?*, *didn't you see the sign?*
pub fn did_you_even(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let first = clause.auxiliaries.first().copied()?;
    let asks = clause.kind == ClauseKind::Question && matches!(doc.word(first), "did" | "have");
    let opens = clause.marker.is_none_or(|at| among!(doc.word(at), "and but so or"));
    if !is_about_customer(clause) || !asks || !opens || clause.copula || clause.passive {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let doubts = clause.adverbs.iter().any(|&at| among!(doc.word(at), "even actually really seriously"));
    let reads = among!(
        &*verb,
        "read see check notice look listen understand know think try bother pay realise realize consider \
            learn follow hear"
    );
    let at_all = (clause.tail.clone())
        .any(|at| doc.word(at) == "at" && doc.word(at + 1) == "all" && doc.is_closing_mark(at + 2));
    let bothers = verb == "bother" && !clause.chain.is_empty() || at_all && reads;
    // What the agent's side should have brought about is asked in earnest: "did you not get the code?"
    let experience = is_class(&verb, "experience") && !matches!(&*verb, "see" | "hear");
    if !(bothers || (doubts && !experience) || (clause.negation.is_some() && reads)) {
        return None;
    }
    let verb = clause.last_verb();
    let parts = question_parts(clause, index, verb);
    let start = parts.replaced.start;
    // "Did you seriously just do that?" asks nothing; "did you even think of checking it?" asks about the check.
    let usage = if clause.adverbs.iter().any(|&at| matches!(doc.word(at), "seriously" | "just"))
        || matches!(&*lemma(context, verb), "think" | "know" | "realise" | "realize" | "listen" | "care")
    {
        "aghast"
    } else {
        ""
    };
    // The customer's way of writing "you" is kept by the realiser only where it stays in place.
    let parts = Parts { kept: clause.subject.clone(), usage, ..parts };
    Some(Hit { marked: start..verb + 1, parts })
}

/// *Why didn't you call?*, *why did you open it?*, *why would you do that?*
pub fn why_not(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !is_about_customer(clause) || clause.kind != ClauseKind::Question {
        return None;
    }
    let first = clause.auxiliaries.first().copied().unwrap_or(clause.verb);
    // "Why on earth did you …"
    let why = (first.saturating_sub(4)..first).rev().find(|&at| match doc.word(at) {
        "come" => at > 0 && doc.word(at - 1) == "how",
        word => word == "why",
    })?;
    if (why + 1..first).any(|at| doc.is_closing_mark(at)) {
        return None;
    }
    let auxiliary = doc.word(first);
    let verb = lemma(context, clause.last_verb());
    let negative = clause.negation.is_some();
    // "Why you have two letters?": nobody asks them to answer for what came to them.
    let stated = clause.subject.as_ref().is_some_and(|subject| subject.start < first);
    // "Why you have to pay twice?" asks for the reason of a rule.
    let has = among!(doc.word(clause.verb), "have had need needed");
    let befell = stated && (clause.copula || clause.passive || has || is_class(&verb, "experience"));
    let accuses = match auxiliary {
        _ if befell => false,
        "did" | "have" | "had" if negative => true,
        // "Why you never told us?", "why you threw it away?"
        _ if first == clause.verb && stated && is_past_form(context, first) => {
            negative || !is_kept_to_oneself(&verb)
        }
        "do" if negative && stated => !is_kept_to_oneself(&verb),
        "did" | "would" | "have" | "could" | "must" => !is_kept_to_oneself(&verb),
        "do" if negative => among!(&*verb, "read listen understand know"),
        "are" => !clause.copula && !among!(&*verb, "leave cancel look call contact return"),
        "do" => {
            among!(&*lemma(context, clause.verb), "keep insist bother blame")
                || clause.adverbs.iter().any(|&at| matches!(doc.word(at), "always" | "constantly"))
        }
        _ => false,
    };
    // "May I ask why …" asks in earnest.
    // "Why on earth would you …" accuses whatever the verb.
    let presses = among!(doc.word(first - 1), "earth world hell heck ever even");
    let polite =
        (why.saturating_sub(3)..why).any(|at| among!(doc.word(at), "ask know tell understand explain let"));
    if !(accuses || presses) || polite {
        return None;
    }
    let mut parts = question_parts(clause, index, clause.verb);
    let why = if doc.word(why) == "come" { why - 1 } else { why };
    parts.replaced.start = why;
    parts.usage = match auxiliary {
        "did" | "have" | "had" if negative => "negative",
        "are" if negative && clause.chain.is_empty() => "negative",
        _ if first == clause.verb && stated => {
            if negative {
                "negative"
            } else {
                "positive"
            }
        }
        "do" if negative && stated => "negative",
        "did" | "would" | "have" if !clause.copula && clause.chain.is_empty() => "positive",
        _ => "",
    };
    Some(Hit { marked: why..core_range(clause).end, parts })
}

/// What one may be asked the reason for in earnest.
fn is_kept_to_oneself(verb: &str) -> bool {
    among!(verb, "choose decide leave cancel contact want like prefer pick need love ask feel think")
}

/// *You got our letter, didn't you?*
pub fn tag_question(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let sentence = context.sentence()?;
    if clause.kind != ClauseKind::Tag {
        return right(context, clause, index);
    }
    let before = || doc.clauses_of(sentence).iter().filter(|other| other.verb < clause.verb);
    let start = clause.auxiliaries.first().copied().unwrap_or(clause.verb).min(clause.verb);
    let end = clause.extent.end.max(clause.subject.as_ref().map_or(0, |s| s.end)).max(clause.verb + 1);
    let Some(main) = before().find(|other| other.kind == ClauseKind::Statement) else {
        // "Not our problem, is it?"
        let negative = before().next().is_none() && doc.word(sentence.tokens.start) == "not";
        let parts = Parts::of(start..end);
        return (negative && clause.negation.is_none()).then_some(Hit { marked: start..end, parts });
    };
    let last = before().next_back().unwrap_or(main);
    let auxiliary = doc.word(clause.verb);
    let about_customer = is_about_customer(clause) && is_about_customer(main);
    let wishes = about_customer && among!(auxiliary, "will would can could shall may");
    let told_us = matches!(main.person, Person::I | Person::We)
        && matches!(clause.person, Person::I | Person::We)
        && among!(&*lemma(context, main.verb), "tell say warn inform explain promise");
    // "That's not so hard, is it?" wants a no, whoever it is about, and so does "I wouldn't, would you?"
    let wants_no = clause.negation.is_none()
        && (last.negation.is_some() && last.person == clause.person && clause.person != Person::You
            || auxiliary == "would"
                && before().any(|other| other.negation.is_some() && other.person == Person::I));
    if wishes || !(about_customer || told_us || wants_no) {
        return None;
    }
    let from = main.core_start();
    let parts = open_question(context, main, index, from..end, start);
    let comma = start.checked_sub(2).filter(|&at| doc.word(at + 1) == ",");
    let parts = match comma {
        // "I wouldn't do it, would you?" says its point without the tag.
        Some(last) if auxiliary == "would" && wants_no && end + 1 == sentence.tokens.end => {
            Parts::keeping(last..sentence.tokens.end, last..last + 1, "plain")
        }
        _ => parts,
    };
    Some(Hit { marked: start..end, parts })
}

/// *So you did open it, right?*
fn right(context: &Context<'_, '_>, clause: &Clause, index: usize) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let mark = sentence.tokens.end.checked_sub(1).filter(|&at| doc.word(at).starts_with('?'))?;
    // "You do know that we close at five?"
    let knows = among!(&*lemma(context, clause.verb), "know realise realize understand");
    let emphasised =
        clause.auxiliaries.len() == 1 && clause.auxiliaries.iter().all(|&at| doc.word(at) == "do");
    if knows
        && emphasised
        && is_about_customer(clause)
        && clause.negation.is_none()
        && clause.kind == ClauseKind::Statement
        && clause.link == Link::Main
    {
        return super::whole(context, core_range(clause));
    }
    let right = mark.checked_sub(1).filter(|&at| matches!(doc.word(at), "right" | "correct" | "yes"))?;
    let reads = is_class(&lemma(context, clause.verb), "read") && is_past_form(context, clause.verb);
    let emphatic = clause.auxiliaries.iter().any(|&at| doc.word(at) == "did")
        || reads
        || among!(&*lemma(context, clause.verb), "know realise realize understand agree")
            && clause.modal(doc).is_none();
    if !is_about_customer(clause)
        || clause.kind != ClauseKind::Statement
        || matches!(clause.link, Link::If | Link::Relative | Link::Content)
        || clause.negation.is_some()
        || !emphatic
    {
        return None;
    }
    let comma = right.checked_sub(1).filter(|&at| doc.is_closing_mark(at)).unwrap_or(right);
    Some(Hit {
        marked: clause.core_start()..right + 1,
        parts: open_question(context, clause, index, clause.core_start()..right + 1, comma),
    })
}

/// The statement before the tag asked openly, when it is short and in the simple past.
fn open_question(
    context: &Context<'_, '_>,
    main: &Clause,
    index: usize,
    replaced: Range<usize>,
    tag: usize,
) -> Parts {
    let doc = context.doc;
    let did = main.auxiliaries.len() == 1 && main.auxiliaries.iter().all(|&at| doc.word(at) == "did");
    let simple_past = did || (main.auxiliaries.is_empty() && is_past_form(context, main.verb));
    let is_plain = simple_past && !main.copula && main.chain.is_empty() && is_about_customer(main);
    let verb = main.verb;
    let mut end = tag.max(verb + 1);
    while end > verb + 1 && doc.is_closing_mark(end - 1) {
        end -= 1;
    }
    let usage = match (is_plain, main.negation.is_some()) {
        (true, true) => "negative",
        (true, false) => "positive",
        _ => "",
    };
    let asked = if usage.is_empty() { inverted(context, main, end) } else { None };
    let usage = if asked.is_some() { "inverted" } else { usage };
    Parts {
        replaced,
        clause: Some(index),
        verb: Some(verb),
        rest: verb + 1..end,
        condition: asked,
        usage,
        ..Parts::default()
    }
}

/// A statement with an auxiliary as an open question: *you're on the old one* becomes *are you on the old one*. *You were
/// rude* is no better as a question.
fn inverted(context: &Context<'_, '_>, main: &Clause, end: usize) -> Option<String> {
    let doc = context.doc;
    let subject = main.subject.clone()?;
    let first = main.auxiliaries.first().copied().or(Some(main.verb).filter(|_| main.copula))?;
    let auxiliary = match doc.word(first) {
        "'re" => "are",
        "'ve" => "have",
        word @ ("are" | "have" | "were" | "can" | "will") => word,
        _ => return None,
    };
    let from = main.negation.map_or(first, |negation| negation.max(first)) + 1;
    let gap = (first + 1..from).any(|at| Some(at) != main.negation);
    if !is_about_customer(main) || subject.end != first || gap || from >= end || doc.tag(from) == Tag::Adj {
        return None;
    }
    Some([auxiliary, " ", &as_clause(context, subject), " ", doc.text_of(from..end)].concat())
}

/// A phrase that accuses where it is asked: with a question mark, or with the word order of a question left at that.
pub fn asked(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let opens =
        among!(context.doc.word(tokens.start), "why who whose what which how where since did do does")
            && context.doc.opens_clause(tokens.start, &sentence.tokens)
            && !(sentence.tokens.clone().rev().take(2))
                .any(|at| context.doc.word(at).starts_with(['.', '!']));
    if opens || super::is_asked(context) { rhetorical(context, tokens) } else { None }
}

/// A set phrase, and *do you realise that …?*, whose content stands as a statement.
pub fn rhetorical(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let mut marked = tokens;
    while marked.len() > 1 && doc.is_closing_mark(marked.end - 1) {
        marked.end -= 1;
    }
    let that = (marked.start..marked.end + 1).find(|&at| doc.word(at) == "that");
    let mark = sentence.tokens.end.checked_sub(1).filter(|&at| doc.word(at) == "?");
    let realises = marked.clone().any(|at| among!(doc.word(at), "realise realize understand know"));
    // The question is the whole sentence, but for a connective.
    let whole = (sentence.tokens.start..marked.start)
        .all(|at| among!(doc.word(at), "and but so then well , seriously"));
    let hopes = marked.clone().any(|at| among!(doc.word(at), "expect expecting want think"))
        && among!(doc.word(marked.start), "what do did how");
    // "Did you bother looking?", "have you ever considered asking?": the act can be asked about.
    let act = marked.end + usize::from(among!(doc.word(marked.end), "to of about"));
    let bothers = whole
        && among!(doc.word(marked.end - 1), "bother bothered consider considered think thought")
        && among!(doc.word(marked.start), "did have")
        && doc.tag(act) == Tag::Verb;
    let parts = match (that, mark) {
        (_, Some(mark)) if bothers && act < mark => Parts {
            replaced: marked.start..mark + 1,
            verb: Some(act),
            rest: act + 1..mark,
            usage: "chance",
            ..Parts::default()
        },
        (Some(that), Some(mark)) if realises && that + 1 < mark => {
            Parts::keeping(marked.start..mark + 1, that + 1..mark, "statement")
        }
        _ if whole => Parts::used(
            marked.start..mark.unwrap_or(sentence.tokens.end).max(marked.end),
            if hopes { "hoped" } else { "whole" },
        ),
        _ => Parts::of(marked.clone()),
    };
    Some(Hit { marked, parts })
}
