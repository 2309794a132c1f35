//! Words that pass a verdict on the customer: *your mistake*, *you are wrong*, *you are doing it wrong*.

use super::super::ours::{is_own_work, owns_up};
use super::super::{clause_parts, core_range, dropping, is_about_customer, is_past_form, noun_phrase_from};
use crate::among;
use crate::clause::{ClauseKind, Link};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *Because of your mistake*, *user error*: a noun that is a verdict.
pub fn fault(context: &Context<'_, '_>, tokens: std::ops::Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let first = doc.word(tokens.start);
    let last = doc.word(tokens.end - 1);
    let next = doc.word(tokens.end);
    let verdict = among!(last, "fault mistake error negligence carelessness oversight misuse mishandling");
    // "Your error message" and "your mistake?" are no verdicts.
    if verdict && next.starts_with('?') {
        return None;
    }
    if verdict && matches!(doc.tag(tokens.end), Tag::Noun | Tag::Propn) {
        return None;
    }
    let ends = tokens.end >= sentence.tokens.end || doc.is_closing_mark(tokens.end);
    // "It depends on you to decide" and "lunch is on you too" go on.
    if last == "you" && !(ends || matches!(next, "not" | "and" | "for")) {
        return None;
    }
    let mut replaced = tokens.clone();
    // "A case of user error", "this is a customer mistake".
    if tokens.start > sentence.tokens.start
        && matches!(doc.word(tokens.start - 1), "a" | "an" | "the" | "plain" | "pure" | "sheer" | "simple")
    {
        replaced.start -= 1;
    }
    let goes_on = matches!(next, "to" | "in") || doc.tag(tokens.end) == Tag::Verb;
    let parts = Parts::of(replaced);
    let parts = match first {
        // "Next time read the terms": the step is good advice.
        "maybe" | "perhaps" | "next" => {
            let end = sentence_end(context);
            Parts {
                replaced: tokens.start..end,
                verb: Some(tokens.end - 1),
                rest: tokens.end..end,
                usage: "next",
                ..parts
            }
        }
        "because" | "due" | "owing" | "thanks" if verdict && !goes_on => Parts { usage: "reason", ..parts },
        // "Due to your failure to update it, …"
        "because" | "due" | "owing"
            if next == "to" && among!(last, "failure refusal inability unwillingness") =>
        {
            let verb = tokens.end + 1;
            let sentence_end = sentence_end(context);
            let end = (verb..sentence_end)
                .find(|&at| doc.kind(at) == TokenKind::Punct)
                .unwrap_or(sentence_end)
                .max(verb + 1);
            let object = noun_phrase_from(context, verb + 1, end);
            Parts {
                replaced: tokens.start..end,
                verb: Some(verb),
                rest: object.end..end,
                object: Some(object).filter(|object| !object.is_empty()),
                usage: "failure",
                ..parts
            }
        }
        _ if verdict && next == "that" => {
            let end = sentence_end(context);
            let from = clause_start(context, tokens.start);
            Parts { replaced: from..end, kept: Some(tokens.end + 1..end), usage: "content", ..parts }
        }
        // "It is your responsibility to check": "it is important to check".
        "your"
            if last == "to"
                && tokens.start.checked_sub(1).is_some_and(|at| among!(doc.word(at), "is 's")) =>
        {
            Parts { usage: "duty", ..parts }
        }
        // "It was cancelled from your side": who it was can stay out.
        _ if !verdict && among!(last, "side end part") => {
            let from = tokens.clone().rfind(|&at| among!(doc.word(at), "from by at on"));
            match from.map(|from| dropping::without(context, from..tokens.end)) {
                Some(parts)
                    if parts.kept.is_some()
                        && from > Some(tokens.start)
                        && from.is_some_and(|at| !matches!(doc.tag(at - 1), Tag::Noun | Tag::Propn)) =>
                {
                    Parts { usage: "content", ..parts }
                }
                _ => dropping::whole_clause(context, tokens.clone()),
            }
        }
        // "So you don't make the same mistake": nothing else fits there.
        "you" if verdict => parts,
        _ if verdict && !goes_on && !matches!(next, "if" | "when" | "for") => {
            Parts { usage: "noun", ..parts }
        }
        _ => dropping::whole_clause(context, tokens.clone()),
    };
    Some(Hit { marked: tokens, parts })
}

/// *You were told that it is final*; not when the agent owns up to what was said.
pub fn was_told(context: &Context<'_, '_>, tokens: std::ops::Range<usize>) -> Option<Hit> {
    if owns_up(context) { None } else { in_clause(context, tokens) }
}

/// *Fill it in properly this time*; not when the work is our own.
pub fn careless(context: &Context<'_, '_>, tokens: std::ops::Range<usize>) -> Option<Hit> {
    let redone = tokens.clone().any(|at| context.doc.word(at) == "time");
    if redone && is_own_work(context, &tokens) { None } else { in_clause(context, tokens) }
}

/// A phrase that takes its clause with it: the content that follows is kept, or the whole sentence is replaced when it
/// is its only clause.
pub fn in_clause(context: &Context<'_, '_>, tokens: std::ops::Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let end = sentence_end(context).max(tokens.end);
    let mut from = clause_start(context, tokens.start);
    while from > sentence.tokens.start
        && (matches!(doc.tag(from - 1), Tag::Det | Tag::Adj)
            || among!(doc.word(from - 1), "please kindly just so then"))
    {
        from -= 1;
    }
    let mut tokens = tokens;
    while tokens.start + 1 < tokens.end && doc.is_closing_mark(tokens.start) {
        tokens.start += 1;
    }
    let that = (tokens.end.saturating_sub(1)..end.min(tokens.end + 4)).find(|&at| doc.word(at) == "that");
    let leads = (sentence.tokens.start..from).all(|at| doc.kind(at) != TokenKind::Word);
    let mut parts = Parts::of(from..end);
    let follows = |at: &usize| {
        doc.clauses_of(sentence)
            .iter()
            .any(|clause| clause.subject.is_some() && clause.core_start() == at + 1)
    };
    if let Some(that) = that.filter(follows) {
        parts.kept = Some(that + 1..end);
        parts.usage = "content";
    } else if leads {
        parts.usage = "whole";
    }
    Some(Hit { marked: tokens, parts })
}

/// Behind the last word of the sentence.
fn sentence_end(context: &Context<'_, '_>) -> usize {
    let Some(sentence) = context.sentence() else { return 0 };
    let mut end = sentence.tokens.end;
    while end > sentence.tokens.start && context.doc.is_closing_mark(end - 1) {
        end -= 1;
    }
    end
}

/// Where the clause around `at` starts: *it* of *it is your fault*.
fn clause_start(context: &Context<'_, '_>, at: usize) -> usize {
    let Some(sentence) = context.sentence() else { return at };
    let clauses = context.doc.clauses_of(sentence);
    clauses.iter().rev().find(|clause| clause.verb < at).map_or(at, |clause| clause.core_start().min(at))
}

/// *You are mistaken*, *you misunderstood the offer*, unless asked or supposed.
pub fn wrong(context: &Context<'_, '_>, tokens: std::ops::Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let asks = (tokens.end..sentence.tokens.end).any(|at| doc.word(at).starts_with('?'));
    let supposes =
        tokens.start > sentence.tokens.start && among!(doc.word(tokens.start - 1), "if whether not unless");
    if asks || supposes {
        return None;
    }
    let end = sentence_end(context).max(tokens.end);
    let unclear = among!(doc.word(tokens.end - 1), "misunderstood misread misinterpreted misunderstand");
    let next = doc.word(tokens.end);
    // "Probably you are wrong": without the guess.
    let from = match tokens.start.checked_sub(1) {
        Some(at)
            if at >= sentence.tokens.start
                && among!(doc.word(at), "probably clearly obviously maybe perhaps") =>
        {
            at
        }
        _ => tokens.start,
    };
    let ends = tokens.end == end || doc.is_closing_mark(tokens.end);
    let object = if unclear { tokens.end..end } else { tokens.end + 1..end };
    let parts = Parts::of(from..tokens.end);
    let parts = if unclear {
        let object = Some(object).filter(|object| !object.is_empty() && !doc.is_closing_mark(tokens.end));
        Parts { replaced: from..end, object, usage: if ends { "unclear" } else { "unclear-about" }, ..parts }
    } else if ends {
        // "If it says so, you are wrong" and "maybe you are wrong" draw a conclusion: there is nothing yet to differ on.
        let guessed = from < tokens.start
            || doc.clauses_of(sentence).iter().any(|clause| clause.link == Link::If && clause.verb < from);
        Parts { usage: if guessed { "thought" } else { "whole" }, ..parts }
    } else if next == "about" && noun_phrase_from(context, tokens.end + 1, end).end == end {
        Parts { replaced: from..end, object: Some(object), usage: "about", ..parts }
    } else if among!(next, "for here on in there because as") {
        Parts { usage: "whole", ..parts }
    } else {
        parts
    };
    Some(Hit { marked: tokens, parts })
}

/// *You are doing it wrong*, *you entered the code incorrectly*.
pub fn wrongly(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let going_on = clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "are" | "were"));
    let acts = clause.modal(doc).is_none()
        && !clause.copula
        && !clause.passive
        && (going_on || is_past_form(context, clause.verb) || clause.is_perfect(doc));
    if !is_about_customer(clause)
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_some()
        || matches!(clause.link, Link::If | Link::Relative)
        || !acts
    {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    let adverb = |at: usize| among!(doc.word(at), "wrong wrongly incorrectly improperly erroneously");
    let after = clause.last_verb() + 1;
    let behind = (after..clause.tail.end.min(after + 8)).find(|&at| {
        adverb(at)
            && !matches!(doc.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Adj)
            && !among!(doc.word(at - 1), "the a an something nothing anything was is")
    });
    let before = clause.adverbs.iter().copied().find(|&at| adverb(at));
    let at = behind.or(before)?;
    // "You were charged wrongly": what happens to a customer is no slip; "you guessed wrong" is harmless.
    if is_class(&verb, "experience") || matches!(&*verb, "prove" | "go" | "guess") {
        return None;
    }
    let parts = clause_parts(clause, index);
    // "There is another way to do it" has no room for what follows the adverb.
    let closes = going_on && parts.rest.end == at + 1;
    let rest = parts.rest.start..if closes { at } else { parts.rest.end };
    let parts = Parts {
        usage: if closes && among!(&*verb, "assume think read understand hear interpret") {
            "thought"
        } else if closes {
            "now"
        } else if going_on {
            ""
        } else {
            "past"
        },
        rest,
        ..parts
    };
    Some(Hit { marked: core_range(clause).start..core_range(clause).end.max(at + 1), parts })
}
