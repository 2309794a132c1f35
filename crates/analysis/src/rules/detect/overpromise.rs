//! Promises that nobody can be sure to keep.

use std::ops::Range;

use super::core_range;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{as_clause, lemma};
use crate::rules::{Context, Hit};

/// *I guarantee that it will arrive*, *we promise you will have no more trouble*.
pub fn guarantee(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let verb = lemma(context, clause.last_verb());
    let ours = matches!(clause.person, Person::I | Person::We);
    let plain = clause.negation.is_none()
        && clause.kind == ClauseKind::Statement
        && !matches!(clause.link, Link::If | Link::Relative)
        && matches!(clause.modal(doc), None | Some("can" | "will" | "do"));
    if !ours || !plain || !among!(&*verb, "guarantee promise assure swear") {
        return None;
    }
    // "I can guarantee a full refund."
    if verb == "guarantee"
        && clause.modal(doc).is_some()
        && clause.chain.is_empty()
        && let Some(object) = clause.object.clone().filter(|object| object.len() > 1)
    {
        let marked = clause.core_start()..object.end;
        return Some(Hit { parts: Parts::of(marked.clone()), marked });
    }
    let content = context.clause(index + 1).filter(|next| {
        next.core_start() > clause.last_verb()
            && next.core_start() <= clause.last_verb() + 4
            && matches!(next.link, Link::Content | Link::Main)
    })?;
    let outcome = !matches!(content.person, Person::I | Person::We) || is_result(context, content);
    if !outcome || content.modal(doc) != Some("will") {
        return None;
    }
    let end = clause.tail.end.max(content.tail.end).max(core_range(content).end);
    let parts = Parts {
        replaced: clause.core_start()..end,
        clause: Some(index + 1),
        condition: expected(context, content, end, end..end),
        ..Parts::default()
    };
    Some(Hit { marked: clause.core_start()..core_range(content).end, parts })
}

/// *It will definitely arrive tomorrow*, *we will surely solve this*.
pub fn definitely(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !states_future(context, clause) || !is_about_outcome(context, clause) {
        return None;
    }
    let start = clause.core_start();
    let sure = (start..clause.last_verb() + 1)
        .chain(clause.rest.clone().take(20))
        .find(|&at| is_sure(doc.word(at)))?;
    let end = clause.tail.end.max(core_range(clause).end);
    let parts = Parts {
        replaced: start..end,
        clause: Some(index),
        condition: expected(context, clause, end, end..end),
        ..Parts::default()
    };
    Some(Hit { marked: start..(sure + 1).max(core_range(clause).end), parts })
}

/// *Rest assured, it will be resolved*: the clause behind the assurance promises an outcome.
pub fn assured(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let clauses = context.doc.clauses_of(sentence);
    let content = clauses.iter().find(|clause| {
        clause.core_start() >= tokens.end && clause.core_start() <= tokens.end + 2 && clause.verb > tokens.end
    })?;
    if super::is_asked(context) || !states_outcome(context, content) {
        return None;
    }
    let end = content.tail.end.max(core_range(content).end);
    let parts = Parts {
        replaced: tokens.start..end,
        condition: expected(context, content, end, end..end),
        ..Parts::default()
    };
    Some(Hit { marked: tokens.start..core_range(content).end, parts })
}

/// *It will be there tomorrow for sure*, *it is guaranteed to work*.
pub fn for_sure(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    if super::is_asked(context) {
        return None;
    }
    if doc.word(tokens.end - 1) == "to" {
        return super::whole(context, tokens);
    }
    let clauses = doc.clauses_of(sentence);
    // "No fear, within the hour 100% it will be back": the words may swear to the clause behind them.
    let good = doc.word(tokens.end - 1) == "good";
    let before = clauses.iter().rfind(|clause| clause.core_start() < tokens.start);
    let after = clauses.iter().find(|clause| clause.core_start() >= tokens.end);
    let after = after.filter(|clause| before.is_none() || clause.core_start() == tokens.end);
    let clause = before
        .into_iter()
        .chain(after)
        .find(|clause| states_outcome(context, clause) && (!good || is_result(context, clause)))?;
    Some(sworn(context, tokens, clause))
}

/// *It can't go wrong*, *you will never lose a photo*, *…, no doubt about it*, unless it is asked, hoped or supposed.
pub fn sweeping(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if super::is_asked(context) || is_softened(context, tokens.start) {
        return None;
    }
    let sentence = context.sentence()?;
    let clauses = context.doc.clauses_of(sentence);
    let Some(clause) = super::promise::clause_around(context, tokens.start).and_then(|at| context.clause(at))
    else {
        return super::whole(context, tokens);
    };
    if clause.link == Link::If {
        return None;
    }
    let mut hit = sworn(context, tokens.clone(), clause);
    let alone = clauses.len() == 1 && clause.core_start() == sentence.tokens.start;
    if alone && hit.parts.condition.is_none() {
        let end = clause.tail.end.max(core_range(clause).end).max(tokens.end);
        hit.parts = Parts::used(clause.core_start()..end, "whole");
    }
    Some(hit)
}

/// The clause as something expected, without the words that swear to it: *it should be there*.
fn sworn(context: &Context<'_, '_>, tokens: Range<usize>, clause: &Clause) -> Hit {
    let doc = context.doc;
    let start = clause.core_start();
    let comma = tokens.start.checked_sub(1).filter(|&at| doc.word(at) == ",");
    let words = comma.unwrap_or(tokens.start)..tokens.end;
    let end = clause.tail.end.max(core_range(clause).end).max(tokens.end);
    let ends =
        doc.is_closing_mark(end) || context.sentence().is_some_and(|sentence| sentence.tokens.end == end);
    let inside =
        words.start > clause.last_verb() || clause.auxiliaries.first().is_some_and(|&at| words.start > at);
    // "It will fit perfectly": nothing is left out, and "will" makes way.
    let skip =
        if clause.auxiliaries.first().is_some_and(|at| tokens.contains(at)) { end..end } else { words };
    let condition =
        ((inside || skip.is_empty()) && ends).then(|| expected(context, clause, end, skip)).flatten();
    let replaced = if condition.is_some() { start..end } else { tokens.clone() };
    Hit { marked: tokens, parts: Parts { replaced, condition, ..Parts::default() } }
}

/// Whether the words before only hope, suppose or try.
fn is_softened(context: &Context<'_, '_>, at: usize) -> bool {
    (super::vicinity(context, at).start..at).any(|at| {
        among!(
            context.doc.word(at),
            "hope hopefully hoping try trying if whether should believe expect unless"
        )
    })
}

/// Whether the clause says what will happen, by itself or to the customer, or what the agent's work will bring about.
fn states_outcome(context: &Context<'_, '_>, clause: &Clause) -> bool {
    states_future(context, clause) && is_about_outcome(context, clause)
}

/// *We will fix it immediately*, *your refund will arrive instantly*.
pub fn at_once(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let index = super::promise::clause_around(context, tokens.start)?;
    let clause = context.clause(index)?;
    if !states_future(context, clause) || !is_result(context, clause) {
        return None;
    }
    let next = tokens.end;
    let ends = context.sentence()?.tokens.end == next || context.doc.is_closing_mark(next);
    let usage = if ends { "end" } else { "" };
    Some(Hit { marked: tokens.clone(), parts: Parts::used(tokens, usage) })
}

/// *This will never happen again*, unless somebody only hopes so or sees to it.
pub fn never_again(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let asks = super::is_asked(context);
    let index = super::promise::clause_around(context, tokens.start)?;
    let clause = context.clause(index)?;
    if asks || is_softened(context, tokens.start) {
        return None;
    }
    let whole = clause.link == Link::Main && clause.core_start() == tokens.start;
    let usage = if whole { "whole" } else { "" };
    let end = clause.tail.end.max(tokens.end);
    let replaced = if whole { tokens.start..end } else { tokens.clone() };
    Some(Hit { marked: tokens, parts: Parts::used(replaced, usage) })
}

/// *100 % sure*: the word that is left says enough.
pub fn hundred(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let last = tokens.end - 1;
    let word = match context.doc.word(last) {
        "sure" | "certain" => "confident",
        word => word,
    };
    let parts = Parts { replaced: tokens.clone(), condition: Some(word.to_owned()), ..Parts::default() };
    Some(Hit { marked: tokens, parts })
}

fn states_future(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Statement
        && !matches!(clause.link, Link::If | Link::Relative)
        && clause.negation.is_none()
        && super::promise::tense(context, clause) == Some(super::promise::Promise::Future)
}

/// What happens by itself or to the customer, or a result of the agent's work: no act that is simply done.
fn is_about_outcome(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let verb = lemma(context, clause.last_verb());
    let taste = among!(
        &*verb,
        "love like enjoy consider check look pass share keep help try need want require end close expire"
    );
    match clause.person {
        Person::I | Person::We => is_result(context, clause),
        Person::It | Person::Thing | Person::You | Person::They => !taste,
        Person::Nobody => false,
    }
}

/// Results that take time and may fail.
fn is_result(context: &Context<'_, '_>, clause: &Clause) -> bool {
    among!(
        &*lemma(context, clause.last_verb()),
        "approve arrive clear come correct cure deliver eliminate find finish fix process reach recover \
            rectify refund repair replace resolve restore solve sort work"
    )
}

fn is_sure(word: &str) -> bool {
    among!(
        word,
        "definitely definately definitly defo deffo unquestionably certainly surely absolutely \
            undoubtedly guaranteed"
    )
}

/// The clause as something expected: *it should arrive tomorrow*. `None` when *will* cannot be replaced.
fn expected(context: &Context<'_, '_>, clause: &Clause, end: usize, skip: Range<usize>) -> Option<String> {
    let doc = context.doc;
    if clause.negation.is_some() || !matches!(clause.person, Person::It | Person::Thing | Person::You) {
        return None;
    }
    let subject = clause.subject.clone()?;
    let modal = *clause.auxiliaries.first().filter(|&&at| doc.word(at) == "will")?;
    let mut text = as_clause(context, subject);
    text.push_str(" should");
    let mut from = modal + 1;
    for at in modal + 1..end {
        if is_sure(doc.word(at)) || skip.contains(&at) {
            push_words(&mut text, doc.text_of(from..at), from < at);
            from = at + 1;
        }
    }
    push_words(&mut text, doc.text_of(from..end), from < end);
    Some(text)
}

fn push_words(text: &mut String, words: &str, any: bool) {
    if any {
        text.push(' ');
        text.push_str(words.trim());
    }
}
