//! A time for something that lies ahead.

use std::ops::Range;

use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::moves::look::{Look, is_of, is_work};
use crate::rules::Context;
use crate::rules::detect::promise::{Promise, names_a_time, tense};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *Is scheduled for tomorrow*: in the present tense, with a time.
pub fn is_about_time(look: &Look<'_, '_>) -> bool {
    let present = look.clause.auxiliaries.iter().any(|&at| matches!(look.word(at), "is" | "are" | "'s"));
    present && names_a_time(look.context, look.clause.last_verb()..look.clause.extent.end)
}

/// A time for something that lies ahead.
pub fn says_when(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let clause = look.clause;
    if clause.negation.is_some()
        || matches!(clause.kind, ClauseKind::Question | ClauseKind::Tag)
        || matches!(clause.link, Link::If | Link::Because)
    {
        return None;
    }
    let from = clause.core_start();
    let sentence = context.sentence()?;
    // A time in a condition is another one's: "nothing is owed if it is cancelled before the 14th".
    let other =
        |other: &&Clause| other.verb > clause.last_verb() && matches!(other.link, Link::If | Link::Relative);
    let other = context.doc.clauses_of(sentence).iter().find(other);
    let most = other.map_or(sentence.tokens.end, |other| other.marker.unwrap_or(other.core_start()));
    let end = clause.extent.end.max(clause.tail.end).min(most);
    let start = if clause.link == Link::Main && sentence.clauses.start == index {
        sentence.tokens.start
    } else {
        from
    };
    let time = start..end.min(start + 40);
    // "I'll speak to him and ring you by noon": the second verb looks ahead with the first.
    let shares = clause.person == Person::Nobody
        && clause.link == Link::And
        && index
            .checked_sub(1)
            .filter(|before| sentence.clauses.contains(before))
            .and_then(|before| context.clause(before))
            .is_some_and(|before| tense(context, before).is_some());
    // "It goes out tomorrow", "the money is back by Monday".
    let said = || from..end;
    let dated = || said().any(|at| is_day(look.word(at)));
    let here = || said().any(|at| among!(look.word(at), "by due here back away out ready"));
    let runs = matches!(clause.person, Person::Thing | Person::It | Person::Nobody)
        && clause.auxiliaries.is_empty()
        && (!clause.copula
            && (is_of("proceeds", &look.verb()) || dated())
            && !look.word(clause.verb).ends_with("ed")
            && !is_past(context, clause.verb)
            || clause.copula && matches!(look.word(clause.verb), "is" | "are" | "'s") && here());
    let ongoing = || look.is_our_side() || is_work(&look.verb()) || is_of("proceeds", &look.verb());
    let hedged = || said().any(|at| among!(look.word(at), "sometime hopefully eventually"));
    let future = match tense(context, clause) {
        Some(Promise::Future) => true,
        Some(Promise::Ongoing) => ongoing(),
        None => false,
    } || shares
        || runs && clause.kind == ClauseKind::Statement
        || clause.passive && is_of("plans", &look.verb()) && is_about_time(&look)
        || clause.kind == ClauseKind::Subjectless
            && clause.auxiliaries.is_empty()
            && look.word(clause.verb).ends_with("ing")
        || matches!(look.modal(), Some("will" | "shall" | "should"))
            && !clause.is_perfect(context.doc)
            && clause.person != Person::You
        || clause.person == Person::You
            && matches!(look.modal(), Some("will" | "should"))
            && among!(&*look.verb(), "receive get have hear see contact")
        || among!(&*look.first_verb(), "aim plan") && look.is_our_side()
        || clause.person == Person::You && &*look.verb() == "expect"
        || clause.copula && (from..end).any(|at| look.word(at) == "way")
        || matches!(&*look.verb(), "work") && look.word(end.saturating_sub(1)) == "us";
    if !future || !names_a_time(context, time.clone()) || hedged() {
        return None;
    }
    let (mut first, mut last) = first_time(context, time.clone())?;
    if among!(look.word(last - 1), "now moment right straight")
        || look.word(last - 1) == "away" && !clause.copula
        || clause.subject.as_ref().is_some_and(|s| s.contains(&first))
    {
        return None;
    }
    while first > start
        && !among!(look.word(first - 1), "out up back off down")
        && (matches!(context.doc.tag(first - 1), Tag::Adp | Tag::Num)
            || among!(look.word(first - 1), "the next this a few and to"))
    {
        first -= 1;
    }
    // "On Friday at 3 pm", "by noon tomorrow": more of the same.
    const STEP: usize = 4;
    while let Some((_, end)) = first_time(context, last..time.end.min(last + STEP)) {
        last = end;
    }
    // "For 90 days", "through the day", "five minutes": how long, not when.
    while first < last && matches!(look.word(first), "and" | "to" | "a") {
        first += 1;
    }
    if matches!(look.word(first.saturating_sub(1)), "before" | "after") {
        first -= 1;
    }
    let opening = look.word(first);
    let clock = opening.ends_with("am") || opening.ends_with("pm");
    let planned = opening == "for" && is_of("plans", &look.verb());
    let point = is_day(opening)
        || among!(
            opening,
            "by on at in within before after until till from between around next this about approximately no under \
                not over the noon midnight every"
        )
        || context.doc.tag(first) == Tag::Num
            && (clock || look.word(last - 1) == "away" || look.word(last) == "away")
        || planned
        || matches!(context.doc.kind(first), TokenKind::Opaque | TokenKind::Punct);
    point.then_some(first..last)
}

/// Words for a day.
fn is_day(word: &str) -> bool {
    among!(
        word,
        "today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday january february \
            april june july august september october november december"
    )
}

fn is_past(context: &Context<'_, '_>, verb: usize) -> bool {
    crate::rules::detect::is_past_form(context, verb)
}

/// The first time that is named, from its first telling word to its last.
fn first_time(context: &Context<'_, '_>, within: Range<usize>) -> Option<(usize, usize)> {
    if within.is_empty() || !names_a_time(context, within.clone()) {
        return None;
    }
    // What names a time still does with more words around it, so both borders can be halved down to.
    let (mut low, mut end) = (within.start + 1, within.end);
    while low < end {
        let middle = low + (end - low) / 2;
        if names_a_time(context, within.start..middle) {
            end = middle;
        } else {
            low = middle + 1;
        }
    }
    let (mut start, mut high) = (within.start, end - 1);
    while start < high {
        let middle = high - (high - start) / 2;
        if names_a_time(context, middle..end) {
            start = middle;
        } else {
            high = middle - 1;
        }
    }
    Some((start, end))
}
