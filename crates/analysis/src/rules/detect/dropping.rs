//! Sentences that say the same without a word or an opening: the rewrite leaves it out.

use std::ops::Range;

use crate::among;
use crate::clause::{Clause, ClauseKind, Link};
use crate::reframe::Parts;
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::case;
use crate::text::token::TokenKind;

/// The sentence without the tokens of `dropped`. A replacement cannot be empty, so that a neighbouring word is
/// replaced with them and kept as `{clause}`. Nothing is kept, and no template fits, where a gap would show.
pub fn without(context: &Context<'_, '_>, dropped: Range<usize>) -> Parts {
    let doc = context.doc;
    let nothing = Parts::of(dropped.clone());
    let Some(sentence) = context.sentence() else { return nothing };
    let tokens = sentence.tokens.clone();
    let is_word = |at: usize| matches!(doc.kind(at), TokenKind::Word | TokenKind::Number | TokenKind::Opaque);
    let is_mark = |at: usize| among!(doc.word(at), ", : ; - – —");
    let marked_before = dropped.start > tokens.start && is_mark(dropped.start - 1);
    let marked_after = dropped.end < tokens.end && is_mark(dropped.end);
    let next = if marked_after { dropped.end + 1 } else { dropped.end };
    let previous = dropped.start.checked_sub(1 + usize::from(marked_before)).filter(|&at| at >= tokens.start);
    // "an obviously wrong code" would become "an wrong code".
    if previous.is_some_and(|at| !marked_before && matches!(doc.word(at), "a" | "an")) {
        return nothing;
    }
    let opens = || {
        doc.clauses_of(sentence)
            .iter()
            .any(|clause| clause.subject.as_ref().is_some_and(|subject| subject.start == next))
    };
    let keep_previous =
        |to: usize| previous.filter(|&at| is_word(at)).map(|at| Parts::keeping(at..to, at..at + 1, ""));
    // "The fee, as I told you, applies": both commas go with what stood between them.
    if marked_before && marked_after && !opens() {
        return keep_previous(next).unwrap_or(nothing);
    }
    if next < tokens.end && is_word(next) {
        return Parts::keeping(dropped.start..next + 1, next..next + 1, "");
    }
    keep_previous(dropped.end).unwrap_or(nothing)
}

/// The clause that follows `opening` as an argument of it, in place of both: *I told you that it is closed* becomes
/// *it is closed*. Nothing is kept when none follows.
pub fn only_content(context: &Context<'_, '_>, opening: Range<usize>) -> Parts {
    let doc = context.doc;
    let nothing = Parts::of(opening.clone());
    let Some(sentence) = context.sentence() else { return nothing };
    let mut from = opening.end;
    while from < sentence.tokens.end && among!(doc.word(from), "that , : -") {
        from += 1;
    }
    // "The answer is the same: turn it off" goes on with it.
    let told = doc.word(opening.end) == ":"
        && from < sentence.tokens.end
        && doc.kind(from) == TokenKind::Word
        && from == opening.end + 1;
    let follows = told
        || doc.clauses_of(sentence).iter().any(|clause| {
            // A "that" may have been taken for a part of the subject.
            let starts = clause.core_start();
            (starts == from || starts + 1 == from && doc.word(starts) == "that")
                && clause.kind == ClauseKind::Statement
                && !matches!(clause.link, Link::If | Link::When | Link::Because | Link::Relative)
        });
    if follows { Parts::keeping(opening.start..from + 1, from..from + 1, "") } else { nothing }
}

/// The same hit as a whole clause, when the tokens are all that its clause says: from the start of the sentence
/// or a comma to its end.
pub fn whole_clause(context: &Context<'_, '_>, tokens: Range<usize>) -> Parts {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return Parts::default() };
    let soft = |at: usize| {
        among!(doc.word(at), "please sir madam just kindly now it is 's that this there we have do")
            || doc.is_closing_mark(at)
    };
    let before = sentence.tokens.start..tokens.start;
    let after = tokens.end..sentence.tokens.end;
    if !before.clone().all(|at| soft(at) && !doc.is_closing_mark(at)) || !after.clone().all(soft) {
        return Parts::of(tokens);
    }
    let end = after.rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    Parts::used(before.start..end.max(tokens.end), "whole")
}

/// The aside that the phrase opens: up to its comma, to the next clause, or to the end of the sentence.
pub fn aside(context: &Context<'_, '_>, tokens: &Range<usize>) -> Range<usize> {
    const LONGEST: usize = 10;
    let Some(sentence) = context.sentence() else { return tokens.clone() };
    let doc = context.doc;
    // "As stated in the terms you accepted, …": what modifies a noun belongs to it.
    let goes_on = |clause: &Clause| clause.core_start() == tokens.end && clause.link != Link::Relative;
    if doc.clauses_of(sentence).iter().any(goes_on) {
        return tokens.clone();
    }
    let limit = sentence.tokens.end.min(tokens.end + LONGEST);
    let end = (tokens.end..limit).find(|&at| doc.is_closing_mark(at));
    tokens.start..end.unwrap_or(tokens.end)
}

/// The clause that the phrase is the point of, to be said another way: what stands before its subject and behind its
/// end is kept. No template fits where other things are said with it.
pub fn in_place_of_clause(context: &Context<'_, '_>, tokens: Range<usize>) -> Parts {
    const SLACK: usize = 4;
    let doc = context.doc;
    let alone = whole_clause(context, tokens.clone());
    let Some(sentence) = context.sentence() else { return alone };
    if alone.usage == "whole" {
        return closed_with_a_stop(context, alone.replaced.clone()).unwrap_or(alone);
    }
    let none = Parts::of(tokens.clone());
    let end =
        sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    // A fragment.
    if sentence.clauses.is_empty() {
        let first = sentence.tokens.clone().find(|&at| !doc.is_closing_mark(at)).unwrap_or(tokens.start);
        let words = tokens.clone();
        let fits = tokens.start <= first + 2 && end <= tokens.end + SLACK;
        return if fits { closed_with_a_stop(context, words).unwrap_or(none) } else { none };
    }
    // "If you keep that tone, it won't help": what begins within one clause cannot be taken out with the next.
    let within = |clause: &Clause| {
        let before = doc.clauses_of(sentence).iter().take_while(|other| other.verb < clause.verb);
        tokens.start < clause.core_start()
            && before.into_iter().any(|other| (other.verb..other.extent.end).contains(&tokens.start))
    };
    let clause = doc.clauses_of(sentence).iter().find(|clause| {
        clause.core_start() < tokens.end
            && tokens.start <= clause.verb + 1
            && matches!(clause.link, Link::Main | Link::And | Link::But)
            // A verb that shares its subject with the one before cannot be taken out alone.
            && (clause.subject.is_some() || doc.opens_clause(clause.core_start(), &sentence.tokens))
            && (clause.link != Link::And || clause.subject.is_some())
            && !within(clause)
    });
    let Some(clause) = clause else { return none };
    let polite = |at: usize| among!(doc.word(at), "please kindly just so then maybe perhaps");
    let mut start = clause.core_start().min(tokens.start);
    while start > sentence.tokens.start && polite(start - 1) {
        start -= 1;
    }
    // "…, which is standard practice": nothing else could follow.
    if start > sentence.tokens.start && doc.word(start - 1) == "which" {
        return none;
    }
    // "…, so …" joins what comes instead, too.
    if start > sentence.tokens.start && doc.word(start) == "so" && doc.word(start - 1) == "," {
        start += 1;
    }
    let stop = clause.tail.end.max(tokens.end).max(clause.last_verb() + 1);
    closed_with_a_stop(context, start..stop).unwrap_or(none)
}

/// The words as something to be exchanged for a sentence: what follows a comma starts one of its own, and a question
/// mark gives way to a full stop. `None` where the rest hangs on the words.
fn closed_with_a_stop(context: &Context<'_, '_>, words: Range<usize>) -> Option<Parts> {
    const VOCATIVE: usize = 3;
    let doc = context.doc;
    let end = context.sentence()?.tokens.end;
    // Somebody's words, or what stands on a screen, is not to be lost.
    if doc.text_of(words.clone()).contains(['"', '“', '«', '(', '*']) {
        return None;
    }
    let mut stop = words.end;
    while stop > words.start + 1 && doc.is_closing_mark(stop - 1) {
        stop -= 1;
    }
    // The name that closes it stays: "calm down, Ravi".
    if let Some(comma) = (words.start + 1..stop).rev().take(VOCATIVE).find(|&at| doc.word(at) == ",")
        && (comma + 1..stop).all(|at| matches!(doc.tag(at), Tag::Propn | Tag::Noun | Tag::Intj))
    {
        stop = comma;
    }
    let parts = |to: usize, then: Option<String>| {
        Some(Parts { replaced: words.start..to, then, usage: "whole", ..Parts::default() })
    };
    let marks = (stop..end).take_while(|&at| doc.is_closing_mark(at)).count();
    if stop + marks == end {
        let asks = (stop..end).rfind(|&at| doc.word(at).starts_with('?'));
        return match asks {
            Some(mark) => parts(mark + 1, Some(".".to_owned())),
            None => parts(stop, None),
        };
    }
    // "Calm down, sir, the driver is on his way."
    let mut comma = (stop..end).find(|&at| doc.word(at) == "," || matches!(doc.word(at), "-" | "–" | "—"))?;
    if comma > stop + VOCATIVE {
        return None;
    }
    if let Some(next) = (comma + 1..(comma + 1 + VOCATIVE).min(end)).find(|&at| doc.word(at) == ",") {
        comma = next;
    }
    let next = comma + 1;
    // "Deep breaths, Dave!" keeps the name.
    let named = (next..end).find(|&at| doc.is_closing_mark(at)).unwrap_or(end);
    if named <= next + 2 && (named..end).all(|at| doc.is_closing_mark(at)) {
        return parts(stop, None);
    }
    let starts = next < end
        && doc.kind(next) == TokenKind::Word
        && !among!(doc.word(next), "and or but so which")
        && doc.word(next + 2) != "afraid";
    starts.then(|| parts(next + 1, Some(format!(". {}", sentence_start(context, next))))).flatten()
}

/// The word as the start of a sentence, if the draft starts its own with a capital.
pub fn sentence_start(context: &Context<'_, '_>, at: usize) -> String {
    let doc = context.doc;
    let first = doc.text_of(at..at + 1);
    let upper = context.sentence().is_some_and(|sentence| {
        sentence
            .tokens
            .clone()
            .find(|&at| doc.kind(at) == TokenKind::Word)
            .is_some_and(|at| doc.text_of(at..at + 1).starts_with(case::is_capital))
    });
    if upper { case::capitalised(first) } else { first.to_owned() }
}
