//! Whether a clause says that there is no choice, and whether what it tells them to do is a burden at all.

use std::ops::Range;

use crate::among;
use crate::clause::{Clause, Person};
use crate::reframe::fields::{is_class, lemma};
use crate::rules::Context;
use crate::text::token::TokenKind;

/// Whether the verb group says that there is no choice.
pub(super) fn obliges(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    if clause.negation.is_some() || clause.is_of_some_cases(doc) {
        return false;
    }
    let word = doc.word(clause.verb);
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    if matches!(first, "must" | "shall") {
        return !clause.copula && !clause.passive && clause.auxiliaries.len() == 1;
    }
    // "You'd better call them."
    let better = clause.adverbs.iter().any(|&at| doc.word(at) == "better");
    if better && matches!(first, "'d" | "had") && clause.auxiliaries.len() == 1 && !clause.copula {
        return true;
    }
    // "You need to be signed in": a state, no act.
    let acts = !clause.chain.is_empty() && doc.word(clause.last_verb() - 1) != "be";
    let now = matches!(first, "" | "will" | "would" | "do" | "are" | "have" | "has");
    // "You're going to have to repaint the door."
    let going = word == "going"
        && clause.chain.len() > 1
        && matches!(doc.word(clause.chain.first().copied().unwrap_or(0)), "have" | "need");
    let semi_modal = among!(word, "have need has needs") && first != "have"
        // "You got to fly" tells of luck, "you gotta" of duty.
        || word == "got" && (first == "have" || first.is_empty() && doc.text_of(clause.verb..clause.verb + 2).len() < 6)
        || going;
    let required = clause.passive
        && (among!(word, "required obliged obligated expected supposed")
            || clause.person == Person::Thing && matches!(word, "directed" | "instructed"))
        && first != "have";
    acts && now && (semi_modal || required)
}

/// What one may be told to do without minding, and guesses (*you must feel*).
pub(super) fn is_reassuring(verb: &str) -> bool {
    is_class(verb, "experience")
        || among!(
            verb,
            "admit agree appreciate be do excuse forgive have hear imagine know laugh let love mean pardon \
                realise realize remember say smile think trust understand worry"
        )
}

/// *You have to do that online*: doing this or that is work, *what you have to do* is not.
pub(super) fn is_work(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let at = clause.last_verb();
    let next = context.doc.word(at + 1);
    if clause.modal(context.doc) == Some("should") {
        return false;
    }
    match context.doc.word(at) {
        "do" => among!(next, "that this it the your so a"),
        "get" | "find" => among!(next, "it this a an your another someone the"),
        "see" => next == "your" || among!(context.doc.word(at + 2), "dentist doctor gp nurse specialist vet"),
        // "You will need to be in all day", but "you have to be at least 18".
        "be" => among!(next, "in at home there") && context.doc.word(at + 2) != "least",
        _ => false,
    }
}

/// *You need to calm down*, *you have to stop shouting*: how one is to behave is an order in any case and for any purpose.
pub(super) fn is_demeanour(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let (doc, last) = (context.doc, clause.last_verb());
    match doc.word(last) {
        "stop" | "quit" => among!(doc.word(last + 1), "shouting screaming swearing yelling ranting"),
        _ => {
            clause.object.is_none()
                && among!(&*lemma(context, last), "behave calm chill relax shout swear yell")
        }
    }
}

/// Where `rest` ends without a last word on it: *sign it, end of story*.
pub(super) fn behind_last_word(context: &Context<'_, '_>, rest: &Range<usize>) -> usize {
    let doc = context.doc;
    let last = |at: &usize| {
        doc.kind(*at) == TokenKind::Punct
            && (matches!(
                (doc.word(at + 1), doc.word(at + 2)),
                ("end", "of") | ("full", "stop") | ("no", "exceptions" | "excuses")
            ) || doc.word(at + 1) == "period")
    };
    // "End of" may be followed by one word.
    let from = rest.end.saturating_sub(4).max(rest.start);
    (from..rest.end).find(last).unwrap_or(rest.end)
}
