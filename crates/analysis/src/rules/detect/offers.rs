//! Whether a stretch of a reply offers something that can be done.

use std::ops::Range;

use super::unwelcome::is_unwelcome;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::document::Sentence;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::Context;

/// Whether the sentence before, the rest of this one (outside the refusal itself) or the one after offers something
/// that can be done.
pub fn offers_a_way(context: &Context<'_, '_>, refusal: &Range<usize>) -> bool {
    if offers_here(context, refusal) {
        return true;
    }
    let doc = context.doc;
    // "I have a spare one, want it?"
    let asked_back = context.neighbour(1).is_some_and(|next| {
        let asked = next.tokens.clone().rev().take(2).any(|at| doc.word(at).starts_with('?'));
        asked
            && !next.tokens.clone().take(12).any(|at| matches!(doc.word(at), "anything" | "why"))
            && !closes(context, next)
    });
    asked_back || around(context).any(|clause| offers(context, clause))
}

/// The same, but what the customer is told to do or free to do elsewhere is no help behind an insult.
pub fn we_offer_a_way(context: &Context<'_, '_>, refusal: &Range<usize>) -> bool {
    let ours = |clause: &Clause| matches!(clause.person, Person::I | Person::We);
    offers_here(context, refusal) || around(context).any(|clause| ours(clause) && offers(context, clause))
}

/// The clauses of the sentences before and behind.
fn around<'c>(context: &Context<'c, '_>) -> impl Iterator<Item = &'c Clause> {
    let doc = context.doc;
    [context.neighbour(-1), context.neighbour(1)]
        .into_iter()
        .flatten()
        .filter(|sentence| !closes(context, sentence))
        .flat_map(|s| doc.clauses_of(s))
}

/// *Is there any other thing I can help you with?* closes and offers nothing.
fn closes(context: &Context<'_, '_>, sentence: &Sentence) -> bool {
    let doc = context.doc;
    let mut words = sentence.tokens.clone().take(16);
    words.any(|at| {
        doc.word(at) == "else"
            || matches!(doc.word(at), "other" | "further" | "more")
                && among!(
                    doc.word(at + 1),
                    "thing things issue help assistance question questions queries query i we"
                )
    }) && sentence.tokens.clone().rev().take(2).any(|at| doc.word(at).starts_with('?'))
}

/// Whether the rest of the sentence offers something, or names what is done *instead*.
fn offers_here(context: &Context<'_, '_>, refusal: &Range<usize>) -> bool {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return false };
    let rest = refusal.end..sentence.tokens.end.min(refusal.end + 40).max(refusal.end);
    let instead = rest.clone().any(|at| doc.word(at) == "instead" && doc.word(at + 1) != "of");
    // "…, so here's the old one", "…, there's a grill in the yard though".
    let given = |at: usize| doc.word(at) == "here" && matches!(doc.word(at + 1), "is" | "'s");
    // "…, would Tuesday at nine suit you?"
    let asked = |at: usize| {
        doc.word(at) == ","
            && among!(doc.word(at + 1), "would could can shall should is are does how may want")
    };
    let though = rest.clone().any(|at| doc.word(at) == "though" && doc.is_closing_mark(at + 1))
        && !rest.clone().any(|at| among!(doc.word(at), "no not nothing never"));
    instead
        || though
        || rest.clone().any(given)
        || super::is_asked(context) && rest.clone().any(asked)
        || doc.clauses_of(sentence).iter().any(|clause| {
            !refusal.contains(&clause.verb) && (offers(context, clause) || goes_on(context, clause))
        })
}

/// *…, so the fee comes back as credit*, *I have therefore halved it*: what is done after all, and nothing unwelcome.
fn goes_on(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let so = |at: usize| among!(doc.word(at), "so therefore hence instead");
    let bad = (clause.verb..clause.verb + 4).any(|at| {
        is_unwelcome(doc.word(at)) || among!(doc.word(at), "no only nothing still stays remains stands final")
    });
    // "…, so it's something in your setup" helps nobody.
    let yours = clause.copula
        && (clause.verb + 1..clause.verb + 5).any(|at| {
            doc.word(at) == "your"
                && (matches!(doc.word(clause.verb + 1), "your" | "something")
                    || among!(
                        doc.word(at + 1),
                        "browser device end machine network phone settings setup side"
                    ))
        });
    (clause.marker.is_some_and(so)
        || clause.core_start().checked_sub(1).is_some_and(so)
        || clause.adverbs.iter().any(|&at| so(at)))
        && clause.negation.is_none()
        && !matches!(clause.person, Person::You | Person::They)
        && clause.kind == ClauseKind::Statement
        && !matches!(clause.modal(doc), Some("must" | "should"))
        && !bad
        && !yours
}

/// Whether the clause offers something.
fn offers(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    if clause.negation.is_some() || matches!(clause.link, Link::If | Link::Relative | Link::Because) {
        return false;
    }
    // "Nothing we can do", "something we could offer" offer nothing.
    let before = clause.core_start().checked_sub(1).map_or("", |at| doc.word(at));
    if matches!(clause.link, Link::Content | Link::Main)
        && (among!(before, "nothing anything something much more all everything lot else little")
            || before == "way" && clause.core_start() > 1 && doc.word(clause.core_start() - 2) == "no")
    {
        return false;
    }
    let modal = clause.modal(doc);
    let verb = lemma(context, clause.last_verb());
    match clause.person {
        Person::I | Person::We => {
            matches!(modal, Some("can" | "could" | "will" | "shall" | "would"))
                && !among!(
                    &*verb,
                    "understand see appreciate imagine apologise apologize be advise assume suggest \
                        say hope"
                )
                || clause.copula
                    && clause.modal(doc).is_none()
                    && matches!(doc.word(clause.verb + 1), "happy" | "glad")
                    && doc.word(clause.verb + 2) == "to"
                    && !among!(doc.word(clause.verb + 3), "hear see say know read")
                || clause.is_perfect(doc) && !clause.passive && mends(&verb)
                || (clause.auxiliaries.is_empty() || clause.is_perfect(doc))
                    && among!(
                        &*verb,
                        "arrange ask send refund waive book credit offer issue forward pass suggest"
                    )
        }
        Person::You => {
            matches!(modal, Some("can" | "could"))
                || (clause.kind == ClauseKind::Question && matches!(modal, Some("would")))
        }
        Person::Nobody => {
            let let_me = matches!(doc.word(clause.verb), "let" | "lemme")
                && matches!(doc.word(clause.verb + 1), "me" | "us")
                && doc.word(clause.verb + 2) != "know";
            let_me
                || clause.kind == ClauseKind::Imperative
                    && !sends_away(&verb)
                    && clause
                        .adverbs
                        .iter()
                        .chain(&[clause.verb.saturating_sub(1)])
                        .any(|&at| doc.word(at) == "please")
        }
        // "… but 6 pm is."
        Person::Thing | Person::It => {
            clause.link == Link::But
                && !clause.passive
                && !matches!(clause.modal(doc), Some("must" | "should"))
                && doc.word(clause.core_start()) != "there"
        }
        Person::They => false,
    }
}

/// What is asked of the customer with a *please*, and gets them no further here.
fn sends_away(verb: &str) -> bool {
    among!(
        verb,
        "accept bear be buy call check consult contact do forgive note open pay purchase read refer renew see \
            settle speak understand visit wait"
    )
}

/// What has been done for the customer, and not only looked at or said.
fn mends(verb: &str) -> bool {
    is_class(verb, "favour")
        || among!(verb, "create fill find hold keep leave move place put raise report set switch write")
}
