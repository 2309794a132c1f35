//! Sentences that say the same without a word or an opening: the rewrite leaves it out.

use std::ops::Range;

use crate::clause::{ClauseKind, Link};
use crate::reframe::Parts;
use crate::rules::Context;
use crate::text::token::TokenKind;

/// The sentence without the tokens of `dropped`. A replacement cannot be empty, so that a neighbouring word is
/// replaced with them and kept as `{clause}`. Nothing is kept, and no template fits, where a gap would show.
pub fn without(context: &Context<'_, '_>, dropped: Range<usize>) -> Parts {
    let doc = context.doc;
    let nothing = Parts { replaced: dropped.clone(), ..Parts::default() };
    let Some(sentence) = context.sentence() else { return nothing };
    let tokens = sentence.tokens.clone();
    let is_word = |at: usize| matches!(doc.kind(at), TokenKind::Word | TokenKind::Number | TokenKind::Opaque);
    let is_mark = |at: usize| matches!(doc.word(at), "," | ":" | ";" | "-" | "–" | "—");
    let marked_before = dropped.start > tokens.start && is_mark(dropped.start - 1);
    let marked_after = dropped.end < tokens.end && is_mark(dropped.end);
    let next = if marked_after { dropped.end + 1 } else { dropped.end };
    let previous = dropped.start.checked_sub(1 + usize::from(marked_before)).filter(|&at| at >= tokens.start);
    // "an obviously wrong code" would become "an wrong code".
    if previous.is_some_and(|at| !marked_before && matches!(doc.word(at), "a" | "an")) {
        return nothing;
    }
    let opens = || doc.clauses_of(sentence).iter().any(|clause| clause.core_start() == next);
    let keep_previous = |to: usize| {
        previous.filter(|&at| is_word(at)).map(|at| Parts {
            replaced: at..to,
            kept: Some(at..at + 1),
            ..Parts::default()
        })
    };
    // "The fee, as I told you, applies": both commas go with what stood between them.
    if marked_before && marked_after && !opens() {
        return keep_previous(next).unwrap_or(nothing);
    }
    if next < tokens.end && is_word(next) {
        return Parts { replaced: dropped.start..next + 1, kept: Some(next..next + 1), ..Parts::default() };
    }
    keep_previous(dropped.end).unwrap_or(nothing)
}

/// The clause that follows `opening` as an argument of it, in place of both: *I told you that it is closed* becomes
/// *it is closed*. Nothing is kept when none follows.
pub fn only_content(context: &Context<'_, '_>, opening: Range<usize>) -> Parts {
    let doc = context.doc;
    let nothing = Parts { replaced: opening.clone(), ..Parts::default() };
    let Some(sentence) = context.sentence() else { return nothing };
    let mut from = opening.end;
    while from < sentence.tokens.end && matches!(doc.word(from), "that" | "," | ":" | "-") {
        from += 1;
    }
    let follows = doc.clauses_of(sentence).iter().any(|clause| {
        clause.core_start() == from
            && clause.kind == ClauseKind::Statement
            && !matches!(clause.link, Link::If | Link::When | Link::Because | Link::Relative)
    });
    if follows {
        Parts { replaced: opening.start..from + 1, kept: Some(from..from + 1), ..Parts::default() }
    } else {
        nothing
    }
}

/// The same hit as a whole clause, when the tokens are all that its clause says: from the start of the sentence
/// or a comma to its end.
pub fn whole_clause(context: &Context<'_, '_>, tokens: Range<usize>) -> Parts {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return Parts::default() };
    let soft = |at: usize| {
        matches!(
            doc.word(at),
            "please"
                | "sir"
                | "madam"
                | "just"
                | "kindly"
                | "now"
                | "it"
                | "is"
                | "'s"
                | "that"
                | "this"
                | "there"
                | "we"
                | "have"
                | "do"
        ) || doc.is_closing_mark(at)
    };
    let before = sentence.tokens.start..tokens.start;
    let after = tokens.end..sentence.tokens.end;
    if !before.clone().all(|at| soft(at) && !doc.is_closing_mark(at)) || !after.clone().all(soft) {
        return Parts { replaced: tokens, ..Parts::default() };
    }
    let end = after.rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    Parts { replaced: before.start..end.max(tokens.end), usage: "whole", ..Parts::default() }
}
