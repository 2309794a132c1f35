//! Curt, robotic or dismissive words where a person was expected.

use std::ops::Range;

use super::dropping::in_place_of_clause;
use super::offers::offers_a_way;
use crate::among;
use crate::clause::{ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::case::capitalised;
use crate::text::token::TokenKind;

/// *Noted.* and nothing else, or nothing that helps: *Noted. Anything else?*
pub fn alone(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if context.doc.sentences().len() > 2 {
        return None;
    }
    let noted = tokens.clone().any(|at| context.doc.word(at) == "noted");
    let said = (0..context.doc.tokens().len())
        .filter(|&at| !context.doc.is_closing_mark(at) && context.doc.kind(at) != TokenKind::Opaque)
        .filter(|&at| {
            !noted
                || tokens.contains(&at)
                || !among!(context.doc.word(at), "anything else next please ok okay moving on bye closing")
        })
        .count();
    // The phrase may itself hold a comma.
    let own = tokens.clone().filter(|&at| !context.doc.is_closing_mark(at)).count();
    if said != own {
        return None;
    }
    let has = |words: &[&str]| tokens.clone().any(|at| words.contains(&context.doc.word(at)));
    let usage = if has(&["noted", "received", "acknowledged", "understood"]) {
        "noted"
    } else if has(&["idea", "clue", "know", "dunno", "idk", "sure"]) {
        "unknown"
    } else if has(&["wrong", "incorrect"]) {
        "wrong"
    } else if has(&["help"]) {
        "helpless"
    } else {
        ""
    };
    Some(Hit { marked: tokens.clone(), parts: Parts::used(tokens, usage) })
}

/// *Go elsewhere*, *figure it out*: the clause can be exchanged for help.
pub fn left_alone(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if super::is_asked(context) {
        return None;
    }
    // A wish of luck is often meant: nothing can take its place.
    let doc = context.doc;
    let wished = doc.word(tokens.start) == "good" && tokens.len() == 2;
    let parts = if wished { Parts::of(tokens.clone()) } else { in_place_of_clause(context, tokens.clone()) };
    Some(Hit { marked: tokens, parts })
}

/// *Order number?*: a form speaks like this, a person asks.
pub fn bare_demand(context: &Context<'_, '_>) -> Vec<Hit> {
    let Some(hit) = demand(context) else { return Vec::new() };
    vec![hit]
}

fn demand(context: &Context<'_, '_>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let mut words = sentence.tokens.clone();
    while words.end > words.start && doc.is_closing_mark(words.end - 1) {
        words.end -= 1;
    }
    let asks = (words.end..sentence.tokens.end).any(|at| doc.word(at).starts_with('?'));
    let only = doc.sentences().len() == 1;
    let from = words.start + usize::from(doc.word(words.start) == "your");
    let last = words.end.checked_sub(1)?;
    let names = (from..words.end).all(|at| {
        matches!(doc.tag(at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Adp)
            && !among!(doc.word(at), "please any with for")
    });
    let asked_for = among!(doc.word(last), "number name address postcode birth email id reference zip pin");
    if !(asks && only && names && asked_for && (1..=4).contains(&(words.end - from))) {
        return None;
    }
    let parts = Parts::keeping(sentence.tokens.clone(), from..words.end, "");
    Some(Hit { marked: words, parts })
}

/// *Your ticket has been closed*, unless a way back is named.
pub fn closed(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    // "I'm closing this because …" gives a reason; "your ticket was closed as …" reads one out.
    let told = tokens.clone().any(|at| among!(doc.word(at), "i we closing locking"));
    let conditional = [0, 1]
        .into_iter()
        .filter_map(|offset| context.neighbour(offset))
        .flat_map(|s| doc.clauses_of(s))
        .any(|clause| clause.link == Link::If || told && clause.link == Link::Because);
    let asks = super::is_asked(context);
    if conditional || asks || offers_a_way(context, &tokens) {
        return None;
    }
    let index = super::promise::clause_around(context, tokens.start);
    let last =
        sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    let end = index.and_then(|index| context.clause(index)).map_or(last, |c| c.tail.end).max(tokens.end);
    let has = |words: &[&str]| tokens.clone().any(|at| words.contains(&doc.word(at)));
    let usage = if has(&["noted", "registered", "recorded", "logged"]) {
        "noted"
    } else if end > tokens.end + 8 {
        ""
    } else if has(&["lock", "locked", "locking"]) || has(&["closing"]) && has(&["i", "we", "this"]) {
        "locked"
    } else if has(&["decision", "answer"])
        || has(&["closed", "close", "closing", "locked", "lock", "locking", "archived", "terminated"])
    {
        "closed"
    } else {
        "final"
    };
    // "It is in the small print, end of story.": what stands before the comma stays.
    let comma = (tokens.start.saturating_sub(1)..tokens.start + 1).find(|&at| doc.word(at) == ",");
    let before = comma.filter(|&at| at > sentence.tokens.start && tokens.end >= last);
    // "I have nothing more to say" says nothing; "all sales are final" is a fact.
    let says_nothing = tokens.clone().any(|at| among!(doc.word(at), "i we us me"))
        || among!(doc.word(tokens.start), "that that's thats this end case full");
    let clause = index.and_then(|index| context.clause(index));
    let fact = clause.filter(|clause| {
        !says_nothing
            && matches!(clause.person, Person::Thing)
            && doc.opens_clause(clause.core_start(), &sentence.tokens)
    });
    let parts = if let Some(clause) = fact.filter(|_| usage == "final") {
        let whole = clause.core_start()..end;
        Parts::keeping(whole.clone(), whole, "closed")
    } else if let Some(comma) = before.filter(|_| usage == "final") {
        let whole = sentence.tokens.start..last;
        Parts::keeping(whole, sentence.tokens.start..comma, "closed")
    } else if usage == "final" {
        let parts = in_place_of_clause(context, tokens.clone());
        // The verb alone would leave its subject behind.
        let cut = !doc.opens_clause(parts.replaced.start, &sentence.tokens)
            || doc.kind(parts.replaced.end) == TokenKind::Symbol;
        Parts { usage: if cut { "" } else { usage }, ..parts }
    } else {
        Parts::keeping(tokens.start..end, tokens.start..end, usage)
    };
    Some(Hit { marked: tokens, parts })
}

/// *Please be advised that the office is shut*: the sentence stands better without its opening.
pub fn opening(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let next = tokens.end..tokens.end + 1;
    let follows = next.end <= sentence.tokens.end && context.doc.kind(tokens.end) == TokenKind::Word;
    let that = context.doc.word(tokens.end - 1) == "that";
    let parts = Parts {
        replaced: if follows && that { tokens.start..next.end } else { tokens.clone() },
        kept: (follows && that).then_some(next),
        ..Parts::default()
    };
    Some(Hit { marked: tokens, parts })
}

/// *I understand your frustration, but …*, unless what follows helps.
pub fn understood_but(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let but = tokens.end - 1;
    if super::is_asked(context) || (tokens.start..but).any(|at| doc.word(at) == "not" || doc.word(at) == "if")
    {
        return None;
    }
    let after = doc
        .clauses_of(sentence)
        .iter()
        .find(|clause| clause.verb > but && !matches!(clause.link, Link::Relative | Link::If | Link::When));
    let helps = after.is_some_and(|clause| {
        matches!(clause.person, Person::I | Person::We)
            && clause.negation.is_none()
            && clause.modal(doc).is_some_and(|m| matches!(m, "can" | "will" | "could"))
    });
    if helps {
        return None;
    }
    // The comma goes with the "but"; a full stop takes their place.
    let from = if doc.word(but - 1) == "," { but - 1 } else { but };
    let mut next = but + 1;
    if doc.word(next) == "," {
        next += 1;
    }
    let fits = from < but && next < sentence.tokens.end && doc.kind(next) == TokenKind::Word;
    let parts = Parts {
        replaced: from..next + 1,
        condition: fits.then(|| format!(". {}", capitalised(doc.text_of(next..next + 1)))),
        ..Parts::default()
    };
    Some(Hit { marked: tokens, parts })
}

/// *If you don't like it, don't use it*, *write your own*, *if you disagree, feel free to leave*.
pub fn take_it_or_leave_it(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let doc = context.doc;
    let clause = context.clause(index)?;
    if clause.link != Link::If || clause.person != Person::You {
        return None;
    }
    let dislikes = match doc.word(clause.last_verb()) {
        "like" | "agree" | "accept" | "want" | "trust" => clause.negation.is_some(),
        "disagree" | "dislike" | "object" | "hate" => clause.negation.is_none(),
        _ => {
            clause.copula
                && (clause.verb + 1..clause.verb + 5).any(|at| {
                    matches!(doc.word(at), "unhappy" | "dissatisfied" | "unsatisfied")
                        || (clause.negation.is_some()
                            && among!(doc.word(at), "happy satisfied comfortable willing"))
                })
        }
    };
    if !dislikes {
        return None;
    }
    let leaves = super::clauses_near(context, index).filter(|&other| other != index).find(|&other| {
        context.clause(other).is_some_and(|then| {
            let verb = doc.word(then.last_verb());
            let tells = then.kind == ClauseKind::Imperative
                || (then.person == Person::You
                    && then.modal(doc).is_some_and(|m| among!(m, "can could should may might")));
            let own = then.object.clone().and_then(|object| object.last());
            let goes = among!(verb, "leave go uninstall delete stop find move switch cancel try fork quit")
                && then.negation.is_none()
                || among!(verb, "use buy order play install come download")
                    && (then.negation.is_some() || then.chain.first() == Some(&then.last_verb()))
                || among!(verb, "write make build run") && own.is_some_and(|at| doc.word(at) == "own")
                || verb == "use"
                    && (then.verb..then.verb + 4)
                        .any(|at| among!(doc.word(at), "else another other different"));
            tells && goes
        })
    })?;
    let then = context.clause(leaves)?;
    let start = clause.marker.unwrap_or_else(|| clause.core_start()).min(then.core_start());
    let end = super::core_range(then).end.max(super::core_range(clause).end);
    let replaced_end = then.tail.end.max(clause.rest.end).max(end);
    let parts = Parts::of(start..replaced_end);
    Some(Hit { marked: start..end, parts })
}
