//! Where clauses begin and end, and how they hang together.

use super::group::is_conditional;
use super::postmodifier::concludes;
use super::view::View;
use super::{Clause, ClauseKind, Link, words};
use crate::among;
use crate::tag::Tag;

/// Settles marker, link, extent, rest and tail of all clauses of a sentence.
pub fn settle(view: &View<'_, '_>, clauses: &mut [Clause]) {
    let starts: Vec<usize> = clauses.iter_mut().map(|clause| mark(view, clause)).collect();
    let sentence_end = trim_marks(view, view.range.start, view.range.end);
    for index in 0..clauses.len() {
        let Some(clause) = clauses.get(index) else { continue };
        let content_end = clause.rest.start;
        let object_end = clause.object.as_ref().map_or(0, |o| o.end);
        // Clauses that lie within the object, such as "the form you sent", do not end this one.
        let later = || {
            clauses
                .iter()
                .zip(&starts)
                .skip(index + 1)
                .filter(|(other, _)| other.verb >= object_end.max(content_end))
        };
        let next = later().map(|(_, &start)| start).next();
        let next_main = later().find(|(other, _)| ends_tail(clause, other)).map(|(_, &start)| start);
        let rest_end = trim_end(view, content_end, next.unwrap_or(sentence_end).min(sentence_end));
        let tail_end = trim_end(view, content_end, next_main.unwrap_or(sentence_end).min(sentence_end));
        let from = starts.get(index).copied().unwrap_or(view.range.start);
        let previous_end =
            index.checked_sub(1).and_then(|i| clauses.get(i)).map_or(view.range.start, |c| c.rest.end);
        let opens = clause.link == Link::Main && index == 0;
        let Some(clause) = clauses.get_mut(index) else { continue };
        clause.rest = content_end..rest_end.max(content_end);
        clause.tail = content_end..tail_end.max(content_end);
        let start = if opens { view.range.start } else { from.max(previous_end.min(from)) };
        clause.extent = start..clause.tail.end.max(start);
    }
    if let Some((first, later)) = clauses.split_first_mut()
        && is_asked_as_it_stands(view, first, later)
    {
        first.kind = ClauseKind::Question;
        first.link = Link::Main;
    }
}

/// *Why you have not called us?*, *sir where you have put it?*: a question in the order of a statement, as much of the
/// world's English asks. What stands in front of it only calls the customer, and nothing is said of what it asks.
fn is_asked_as_it_stands(view: &View<'_, '_>, clause: &Clause, later: &[Clause]) -> bool {
    const OPENING: usize = 4;
    let core = clause.core_start();
    // "How come you …"
    let come = core.checked_sub(2).filter(|&at| view.word(at) == "how" && view.word(at + 1) == "come");
    let asked = clause.marker.filter(|&at| at + 1 == core && words::is_question_word(view.word(at)));
    let Some(marker) = come.or(asked) else { return false };
    let calls = |at: usize| {
        matches!(view.tag(at), Tag::Punct | Tag::Intj | Tag::Cconj | Tag::Propn)
            || among!(view.word(at), "sir madam mam dear bro sis boss so then ok hi hello")
    };
    let opening = view.range.start..marker;
    // The last mark says that it is asked, or there is none.
    let asks = match view.before(view.range.end) {
        mark if mark.starts_with('?') => true,
        _ => view.word(marker) == "why" && view.tag_before(view.range.end) != Tag::Punct,
    };
    clause.kind == ClauseKind::Statement
        && asks
        && opening.len() <= OPENING
        && opening.into_iter().all(calls)
        && later.iter().all(|other| other.link != Link::Main)
}

/// Whether `other` is no part of `clause` any more.
fn ends_tail(clause: &Clause, other: &Clause) -> bool {
    match other.link {
        Link::Main | Link::And | Link::But => true,
        // After a subordinate clause, everything that is not subordinate to it would be a guess.
        Link::Because | Link::If => !matches!(clause.link, Link::Main | Link::And | Link::But),
        Link::When | Link::Content | Link::Relative => false,
    }
}

/// Finds what opens the clause; returns its first token.
fn mark(view: &View<'_, '_>, clause: &mut Clause) -> usize {
    let core = clause.core_start();
    let mut at = core;
    // Adverbs, "please" and a comma may stand between the conjunction and the subject.
    while at > view.range.start && core - at < 4 {
        let word = view.before(at);
        if words::subordinator(word).is_some() && is_conjunction(view, at - 1) {
            break;
        }
        if !(view.tag_before(at) == Tag::Adv
            || view.tag_before(at) == Tag::Intj
            || (word == "," && at < core))
        {
            break;
        }
        at -= 1;
    }
    at = across_aside(view, at);
    let word = view.before(at);
    let link = words::subordinator(word).filter(|_| at > view.range.start && is_conjunction(view, at - 1));
    // The subject itself may be the relative word: "parcels that were lost".
    let subject_word = clause.subject.as_ref().filter(|s| s.len() == 1).map_or("", |s| view.word(s.start));
    if concludes(view, core) {
        clause.link = Link::Main;
        return core;
    }
    if matches!(subject_word, "that" | "which" | "who") && core > view.range.start {
        let behind_noun = view.is_noun_like(core - 1)
            || among!(view.before(core), "those anyone someone one all everything");
        if behind_noun {
            clause.link = Link::Relative;
            clause.marker = Some(core);
            return core;
        }
    }
    match link {
        Some(link) => {
            let marker = at - 1;
            clause.marker = Some(marker);
            clause.link = match link {
                Link::Content if clause.kind == ClauseKind::Question => Link::Main,
                Link::Content
                    if marker > view.range.start
                        && view.is_noun_like(marker - 1)
                        && !is_content_noun(view.word(marker - 1)) =>
                {
                    Link::Relative
                }
                Link::And if word == "so" && marker == view.range.start => Link::Main,
                link => link,
            };
            marker
        }
        None => {
            let before = view.tag_before(core);
            let inverted = clause.kind == ClauseKind::Statement
                && clause
                    .subject
                    .as_ref()
                    .is_some_and(|s| s.start == core + 1 && clause.auxiliaries.first() == Some(&core))
                && is_conditional(view, core);
            clause.link = if inverted {
                Link::If
            } else if core == view.range.start
                || matches!(before, Tag::Punct | Tag::Sym | Tag::Intj)
                || is_interjected(view, core - 1)
            {
                Link::Main
            } else if clause.kind == ClauseKind::Statement
                && (view.is_noun_like(core - 1)
                    // "You have it by noon, 100% it will be there": a share is nothing that a clause could tell more of.
                    && !view.word(core - 1).ends_with('%')
                    && clause.person != super::Person::Thing
                    // With an object of its own nothing is missing for the noun to fill.
                    && clause.object.is_none()
                    // "For a swap you have to go to the desk": the noun is what it is for.
                    && !(view.word(view.range.start) == "for" && core <= view.range.start + 4 && !clause.chain.is_empty()))
            {
                if is_vocative(view, core - 1) || is_of_course(view, core - 1) {
                    Link::Main
                } else {
                    Link::Relative
                }
            } else if matches!(before, Tag::Verb | Tag::Adj | Tag::Aux | Tag::Pron)
                && clause.kind == ClauseKind::Statement
            {
                Link::Content
            } else {
                Link::Main
            };
            // The prefix of adverbs belongs to the clause.
            at.min(core)
        }
    }
}

/// *If for any reason you …*, *when, on Monday, you …*: the token behind the conjunction.
fn across_aside(view: &View<'_, '_>, at: usize) -> usize {
    const LONGEST: usize = 6;
    let aside = view.before(at) == "," || view.before(at) == "reason";
    let floor = at.saturating_sub(LONGEST).max(view.range.start);
    let verbal = |i: usize| matches!(view.tag(i), Tag::Verb | Tag::Aux | Tag::Pron);
    let opens = |i: &usize| {
        words::subordinator(view.word(*i))
            .is_some_and(|link| matches!(link, Link::If | Link::When | Link::Because))
            && view.tag(*i) == Tag::Sconj
            && (matches!(view.tag(i + 1), Tag::Adp | Tag::Adv) || view.word(i + 1) == ",")
    };
    let found = if aside { (floor..at).rev().take_while(|&i| !verbal(i)).find(opens) } else { None };
    found.map_or(at, |conjunction| conjunction + 1)
}

/// *Hi Sam you forgot …*: the noun only calls the customer.
fn is_vocative(view: &View<'_, '_>, at: usize) -> bool {
    let first = view.word(view.range.start);
    at <= view.range.start + 2
        && (among!(first, "hi hello hey dear sorry sir madam thanks ok no yes") || at == view.range.start)
}

/// *Of course it broke*, *no wonder it broke*: the noun is none that a clause could modify.
fn is_of_course(view: &View<'_, '_>, at: usize) -> bool {
    matches!((view.before(at), view.word(at)), ("of", "course") | ("no", "wonder"))
}

/// *The fact that*: a content clause although a noun stands before.
fn is_content_noun(word: &str) -> bool {
    among!(word, "fact idea hope impression belief reason way news feeling")
}

fn is_conjunction(view: &View<'_, '_>, at: usize) -> bool {
    // "Because of that you had to wait", "after this": a pronoun.
    if view.word(at) == "that" && among!(view.before(at), "of after before for from by about like with") {
        return false;
    }
    match view.tag(at) {
        Tag::Sconj | Tag::Cconj => true,
        Tag::Adv | Tag::Pron | Tag::Det => {
            words::is_question_word(view.word(at))
                || among!(view.word(at), "so then once when where that however yet whatever")
        }
        Tag::Adp => {
            among!(view.word(at), "because since as before after until till if unless while once cause")
        }
        _ => among!(view.word(at), "because if unless cause"),
    }
}

/// The end without closing punctuation, and without what is called after what is said: *we can't hold it sorry*.
fn trim_end(view: &View<'_, '_>, from: usize, to: usize) -> usize {
    let to = trim_marks(view, from, to);
    let ends = |at: usize| {
        ends_phrase(view, at)
            || view.tag(at) == Tag::Verb && !among!(view.word(at), "feel feels felt feeling say says said")
    };
    let called = to > from + 1 && words::is_called(view.before(to)) && ends(to - 2);
    if called { trim_marks(view, from, to - 1) } else { to }
}

/// *We can't refund those sorry they were on sale*: behind what is said, the word opens the next thing.
fn is_interjected(view: &View<'_, '_>, at: usize) -> bool {
    view.word(at) == "sorry" && at > view.range.start && ends_phrase(view, at - 1)
}

fn ends_phrase(view: &View<'_, '_>, at: usize) -> bool {
    view.is_noun_like(at) || matches!(view.tag(at), Tag::Pron | Tag::Det)
}

/// The end without closing punctuation, commas and dashes.
fn trim_marks(view: &View<'_, '_>, from: usize, mut to: usize) -> usize {
    while to > from
        && view.doc.is_closing_mark(to - 1)
        && !matches!(view.before(to), "\"" | "”" | ")" | "’" | "'")
    {
        to -= 1;
    }
    to
}
