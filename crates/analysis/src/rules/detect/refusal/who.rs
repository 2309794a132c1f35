//! Who says no, and to what: the subject and the object of a refusal.

use std::ops::Range;

use crate::among;
use crate::clause::{Clause, Person};
use crate::reframe::fields::{is_class, lemma};
use crate::rules::Context;
use crate::rules::detect::is_asked;
use crate::rules::detect::refusing::{is_bad_news, is_requested, lacks};
use crate::tag::Tag;

/// What a thing is or isn't by its terms of sale.
pub(super) fn is_terms(word: &str) -> bool {
    among!(word, "refundable transferable exchangeable returnable eligible negotiable")
}

/// Somebody who is booked has no time; a table that is booked may be the customer's, and who is booked for Monday comes.
pub(super) fn is_somebody(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let comes = (clause.verb..clause.verb + 4)
        .any(|at| doc.word(at) == "booked" && among!(doc.word(at + 1), "for on to in with"));
    !comes
        && clause.subject.clone().is_some_and(|mut subject| {
            subject.any(|at| {
                among!(doc.word(at), "dentist doctor engineer manager stylist technician therapist")
            })
        })
}

pub(super) fn about_a_thing(context: &Context<'_, '_>, clause: &Clause) -> bool {
    // "People are impossible" is no refusal.
    clause.person == Person::It
        || clause.subject.clone().is_some_and(|subject| {
            !subject.clone().any(|at| among!(context.doc.word(at), "people you they who"))
        })
}

/// Whether it is told as bad news, or answers a request.
pub(super) fn answers(context: &Context<'_, '_>, clause: &Clause) -> bool {
    is_bad_news(context, clause) || is_requested(context)
}

/// Somebody or something of the agent's own: *our kitchen*, *the doctor*.
pub(super) fn is_own_side(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.person == Person::Thing
        && clause.subject.clone().is_some_and(|subject| {
            matches!(context.doc.word(subject.start), "our" | "my")
                || context.doc.word(subject.start) == "the"
                    && subject.clone().any(|at| {
                        among!(
                            context.doc.word(at),
                            "branch chef clinic dentist doctor gym hotel kitchen manager museum office owner practice \
                             restaurant salon school shop store studio surgery team vet"
                        )
                    })
        })
}

/// *We don't take pets*, but not *we don't take it lightly*.
pub(super) fn takes(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    clause.object.clone().is_some_and(|object| {
        matches!(doc.tag(object.start), Tag::Noun | Tag::Adj)
            && !(object.start..object.end + 2).any(|at| {
                among!(
                    doc.word(at),
                    "responsibility credit sides lightly seriously personally long part action fees"
                )
            })
    })
}

/// *That*, *it*, *those* and nothing else: what the customer asked for.
pub(super) fn pronoun_alone(context: &Context<'_, '_>, object: Option<&Range<usize>>) -> bool {
    object.is_some_and(|object| {
        object.len() == 1 && among!(context.doc.word(object.start), "that it those them any one")
    })
}

/// Whether the draft asks the customer for something.
pub(super) fn is_asked_back(context: &Context<'_, '_>) -> bool {
    is_asked(context)
        || context.neighbour(1).is_some_and(|next| {
            next.tokens.clone().rev().take(2).any(|at| context.doc.word(at).starts_with('?'))
        })
}

/// *Any free seats*: what can be had or not.
pub(super) fn any_free(context: &Context<'_, '_>, object: Option<&Range<usize>>) -> bool {
    let doc = context.doc;
    object.is_some_and(|object| {
        let any = object.clone().any(|at| among!(doc.word(at), "any available free no"));
        any && object.clone().any(|at| lacks(doc.word(at)) && !matches!(doc.word(at), "way" | "means"))
    })
}

pub(super) fn is_favour_chain(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let last = lemma(context, clause.last_verb());
    is_class(&last, "favour") || among!(&*last, "do support bring have make")
}

pub(super) fn refuses(clause: &Clause) -> bool {
    clause.negation.is_some()
}
