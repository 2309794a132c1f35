//! What follows the verb: particle, indirect object, object.

use std::ops::Range;

use super::group::{Group, starts_finite};
use super::noun_phrase::Reach;
use super::view::View;
use super::{Clause, ClauseKind, Link, Person, noun_phrase, words};
use crate::tag::Tag;

/// Completes a verb group with its objects. Borders are settled later, when all clauses are known.
pub fn clause(view: &View<'_, '_>, group: Group) -> Clause {
    let verb = group.chain.last().copied().unwrap_or(group.verb);
    let lemma = view.lemma(verb);
    let mut at = group.end;
    if group.copula {
        at = group.negation.map_or(at, |negation| at.max(negation + 1));
    }
    let mut particle = None;
    let mut indirect = None;
    let mut object = None;
    if group.kind != ClauseKind::Tag && !(group.copula && group.chain.is_empty()) {
        if is_particle(view, &lemma, at) {
            particle = Some(at);
            at += 1;
        }
        if !group.chain_passive {
            if let Some((first, second)) = two_objects(view, &lemma, at) {
                indirect = Some(first);
                at = second.end;
                object = Some(second);
            } else if let Some(phrase) = direct_object(view, &lemma, at) {
                at = phrase.end;
                object = Some(phrase);
            }
        }
        if particle.is_none() && object.is_some() && is_particle(view, &lemma, at) {
            particle = Some(at);
            at += 1;
        }
    }
    Clause {
        kind: group.kind,
        link: Link::Main,
        marker: None,
        extent: view.range.clone(),
        person: group.subject.as_ref().map_or(Person::Nobody, |s| s.person),
        subject: group.subject.map(|s| s.range),
        auxiliaries: group.auxiliaries,
        negation: group.negation,
        adverbs: group.adverbs,
        verb: group.verb,
        copula: group.copula,
        passive: group.passive,
        chain: group.chain,
        particle,
        object,
        indirect,
        rest: at..at,
        tail: at..at,
    }
}

fn is_particle(view: &View<'_, '_>, lemma: &str, at: usize) -> bool {
    let word = view.word(at);
    let loose = matches!(word, "up" | "out" | "off" | "down" | "away");
    if !(loose || words::is_particle_of(lemma, word, true)) || !matches!(view.tag(at), Tag::Adp | Tag::Adv) {
        return false;
    }
    // "out of the box", "up to date", "down the street": a preposition, unless the verb is known to take it.
    words::is_particle_of(lemma, word, !loose || matches!(view.word(at + 1), "of" | "to"))
}

/// *sent us the form*.
fn two_objects(view: &View<'_, '_>, lemma: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    const DITRANSITIVE: &[&str] = &[
        "allow", "ask", "bring", "buy", "cause", "charge", "cost", "deny", "do", "email", "e-mail", "feed",
        "find", "forward", "get", "give", "grant", "hand", "issue", "leave", "lend", "mail", "make", "offer",
        "order", "owe", "pass", "pay", "promise", "provide", "quote", "read", "refund", "refuse", "save",
        "sell", "send", "serve", "show", "teach", "tell", "text", "wish", "write",
    ];
    if !DITRANSITIVE.contains(&lemma)
        || view.word(at).ends_with("self")
        || view.tag(at) != Tag::Pron
        || noun_phrase::is_possessive(view.word(at)) && view.word(at) != "her"
    {
        return None;
    }
    let second = noun_phrase::right(view, at + 1, Reach::Full)?;
    if is_time_adverbial(view, &second) || starts_finite(view, second.end) {
        return None;
    }
    Some((at..at + 1, second))
}

fn direct_object(view: &View<'_, '_>, lemma: &str, at: usize) -> Option<Range<usize>> {
    // Copular and intransitive verbs take no object.
    const NO_OBJECT: &[&str] = &[
        "agree",
        "appear",
        "arrive",
        "become",
        "come",
        "complain",
        "depend",
        "go",
        "happen",
        "look",
        "remain",
        "reply",
        "respond",
        "rely",
        "seem",
        "sound",
        "stay",
        "wait",
        "listen",
        "belong",
        "exist",
        "occur",
        "apologise",
        "apologize",
    ];
    if NO_OBJECT.contains(&lemma) {
        return None;
    }
    let simple = noun_phrase::right(view, at, Reach::Core)?;
    let word = view.word(at);
    if is_time_adverbial(view, &simple)
        || (word == "that"
            && view.tag(at) == Tag::Sconj
            && !matches!(view.tag(at + 1), Tag::Adp | Tag::Punct))
    {
        return None;
    }
    // The subject of the next clause is no object: "you think the parcel arrived".
    let nominative = matches!(word, "i" | "we" | "he" | "she" | "they");
    if starts_finite(view, simple.end)
        || (simple.len() == 1
            && (nominative || word == "you" || word == "it")
            && is_bare_finite(view, simple.end))
    {
        return None;
    }
    let possesses =
        matches!(lemma, "have" | "need" | "want" | "recommend" | "like" | "prefer" | "offer" | "know");
    noun_phrase::right(view, at, if possesses { Reach::Greedy } else { Reach::Full })
}

/// A finite verb without auxiliary directly behind a pronoun.
fn is_bare_finite(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.tag(at), Tag::Verb | Tag::Aux) && !view.has_form(at, crate::lexicon::VerbForm::Gerund)
}

/// *last week*, *two days ago*, *yesterday*.
fn is_time_adverbial(view: &View<'_, '_>, phrase: &Range<usize>) -> bool {
    let head = view.word(phrase.end.saturating_sub(1));
    if !noun_phrase::is_time_noun(head) {
        return view.word(phrase.end) == "ago";
    }
    let first = view.word(phrase.start);
    view.word(phrase.end) == "ago"
        || matches!(first, "last" | "next" | "this" | "every" | "each" | "any" | "all" | "that")
        || (phrase.len() == 1
            && !matches!(
                head,
                "time" | "times" | "days" | "hours" | "minutes" | "weeks" | "months" | "years"
            ))
        || view.tag(phrase.start) == Tag::Num
            && matches!(head, "times" | "hours" | "days" | "weeks" | "minutes" | "months" | "years")
            && !matches!(view.word(phrase.end), "to" | "of")
}
