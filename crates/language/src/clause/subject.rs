//! The subject: the noun phrase to the left of a verb group.

use std::ops::Range;

use super::group::Group;
use super::view::View;
use super::{Person, noun_phrase, words};
use crate::among;
use crate::tag::Tag;

/// A subject with what kind it is.
#[derive(Debug, Clone)]
pub struct Subject {
    pub range: Range<usize>,
    pub person: Person,
    pub is_pronoun: bool,
}

impl Subject {
    pub fn new(view: &View<'_, '_>, range: Range<usize>) -> Subject {
        let first = view.word(range.start);
        let is_pronoun = range.len() <= 2 && words::is_subject_pronoun(first);
        let person = if (range.clone()).any(|at| view.word(at) == "you")
            && (is_pronoun || is_coordination_with_you(view, &range))
        {
            Person::You
        } else {
            match first {
                _ if range.len() > 2 => Person::Thing,
                "i" => Person::I,
                "we" => Person::We,
                "you" | "ya" => Person::You,
                "he" | "she" | "they" | "who" | "whoever" | "someone" | "somebody" | "anyone" | "anybody"
                | "everyone" | "everybody" | "nobody" => Person::They,
                "it" | "this" | "that" | "these" | "those" | "there" | "which" | "what" | "everything"
                | "something" | "nothing" | "anything" => Person::It,
                _ => Person::Thing,
            }
        };
        Subject { range, person, is_pronoun }
    }
}

/// *You or somebody else*.
fn is_coordination_with_you(view: &View<'_, '_>, range: &Range<usize>) -> bool {
    view.word(range.start) == "you" && matches!(view.word(range.start + 1), "and" | "or")
}

/// Finds the subject of the verb group that starts at `at`. Adverbs between the two are added to `adverbs`.
pub fn to_the_left(
    view: &View<'_, '_>,
    at: usize,
    earlier: &[Group],
    adverbs: &mut Vec<usize>,
) -> Option<Subject> {
    let floor = earlier.last().map_or(view.range.start, |group| group.end);
    let mut end = at;
    while end > floor {
        let word = view.word(end - 1);
        let skips = (view.tag(end - 1) == Tag::Adv
            && !words::is_question_word(word)
            && !among!(word, "so then there here"))
            || matches!(word, "please" | "never" | "not")
            // "No one here would …", but not "there is".
            || (matches!(word, "here" | "there")
                && (view.is_noun_like(end.wrapping_sub(2)) || view.tag_before(end - 1) == Tag::Pron)
                && view.before(end - 1) != "you")
            || (matches!(word, "all" | "both") && view.before(end - 1) == "you");
        if !skips {
            break;
        }
        end -= 1;
    }
    // "You, however, sent …": a parenthesis of one or two words between commas.
    let end = skip_parenthesis(view, end, floor);
    let last = end.checked_sub(1).filter(|&last| last >= view.range.start)?;
    let near = if last >= floor { subject_ending_at(view, last, floor) } else { None };
    let found = near.or_else(|| across_relative(view, last, earlier));
    if found.is_some() {
        adverbs
            .extend((end..at).filter(|&i| view.word(i) != "," && !adverbs.contains(&i)).collect::<Vec<_>>());
        crate::order::sort_by_key(adverbs, |&at| at);
    }
    found
}

fn skip_parenthesis(view: &View<'_, '_>, end: usize, floor: usize) -> usize {
    if view.before(end) != "," {
        return end;
    }
    let open = (floor..end.saturating_sub(1)).rev().take(4).find(|&i| view.word(i) == ",");
    match open {
        Some(open) if open > floor && words::is_subject_pronoun(view.word(open - 1)) => open,
        _ => end,
    }
}

fn subject_ending_at(view: &View<'_, '_>, last: usize, floor: usize) -> Option<Subject> {
    let word = view.word(last);
    // "The white one can go out today."
    let headed = word == "one"
        && matches!(view.tag_before(last), Tag::Adj | Tag::Det)
        && view.before(last) != "no"
        && last > floor;
    if !headed && words::is_subject_pronoun(word) && view.tag(last) != Tag::Sconj
        || (word == "that" && view.is_noun_like(last.wrapping_sub(1)))
    {
        if matches!(word, "guys" | "all" | "both") && view.before(last) == "you" {
            return Some(Subject::new(view, last - 1..last + 1));
        }
        if word == "one" && view.before(last) == "no" {
            return Some(Subject { range: last - 1..last + 1, person: Person::They, is_pronoun: true });
        }
        // "Nobody but you could open it": it is about nobody.
        if matches!(view.before(last), "but" | "except")
            && last > floor + 1
            && among!(view.before(last - 1), "nobody everyone everybody anyone anybody one all")
        {
            return Some(Subject { range: last - 2..last + 1, person: Person::They, is_pronoun: false });
        }
        // "what" and "that" may only open the clause: the real subject is missing then.
        return Some(coordinated(view, last..last + 1, floor));
    }
    if among!(word, "guys folks people lot") && view.before(last) == "you" {
        return Some(Subject::new(view, last - 1..last + 1));
    }
    if words::is_object_pronoun(word) {
        return None;
    }
    let phrase = noun_phrase::left(view, last, floor)?;
    Some(coordinated(view, phrase, floor))
}

/// Takes in *A and* before *B* when the whole opens the clause.
fn coordinated(view: &View<'_, '_>, range: Range<usize>, floor: usize) -> Subject {
    let joins = range.start > floor + 1 && matches!(view.before(range.start), "and" | "or");
    if joins {
        let last = range.start - 2;
        let first = if words::is_subject_pronoun(view.word(last)) {
            Some(last..last + 1)
        } else {
            noun_phrase::left(view, last, floor)
        };
        if let Some(first) = first.filter(|first| {
            view.doc.opens_clause(first.start, &view.range)
                || words::subordinator(view.before(first.start)).is_some()
        }) {
            return Subject::new(view, first.start..range.end);
        }
    }
    Subject::new(view, range)
}

/// *The code you entered is wrong*: behind a relative clause, the subject is the noun in front of it.
fn across_relative(view: &View<'_, '_>, last: usize, earlier: &[Group]) -> Option<Subject> {
    let relative = earlier.last()?;
    let start = relative.subject.as_ref()?.range.start;
    if view.doc.is_closing_mark(last) || start == view.range.start {
        return None;
    }
    let head_end = if matches!(view.before(start), "that" | "which" | "who") { start - 1 } else { start };
    let head = head_end.checked_sub(1).filter(|&head| head >= view.range.start && view.is_noun_like(head))?;
    let floor =
        earlier.len().checked_sub(2).and_then(|i| earlier.get(i)).map_or(view.range.start, |group| group.end);
    let phrase = noun_phrase::left(view, head, floor)?;
    Some(Subject { range: phrase.start..last + 1, person: Person::Thing, is_pronoun: false })
}
