//! Whether the agent takes a share in what the customer is asked to do.

use std::ops::Range;

use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person, words};
use crate::document::Sentence;
use crate::reframe::fields::lemma;
use crate::rules::Context;

/// Whether the agent acts within the sentence, outside the given words: *so I can start*, *and we'll do the rest*.
pub fn helps_here(context: &Context<'_, '_>, except: &Range<usize>) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    acts_in(context, sentence, except)
}

/// The same, or in the sentence before or behind.
pub fn helps_nearby(context: &Context<'_, '_>, except: &Range<usize>) -> bool {
    helps_here(context, except)
        || [-1, 1]
            .into_iter()
            .filter_map(|offset| context.neighbour(offset))
            .any(|sentence| acts_in(context, sentence, except))
}

fn acts_in(context: &Context<'_, '_>, sentence: &Sentence, except: &Range<usize>) -> bool {
    context
        .doc
        .clauses_of(sentence)
        .iter()
        .filter(|clause| !except.contains(&clause.verb))
        .any(|clause| is_act(context, clause))
}

/// *I can …*, *we'll …*, *I have asked …*, *let me …*: an act of the agent's for the customer.
fn is_act(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    // "Not sure what we could do": an open question is no act.
    let asked =
        clause.link == Link::Content && clause.marker.is_some_and(|at| words::is_question_word(doc.word(at)));
    // "What we can do is …" goes on with one.
    let last = clause.last_verb();
    if matches!(clause.person, Person::I | Person::We)
        && doc.word(last) == "do"
        && doc.word(last + 1) == "is"
        && clause.negation.is_none()
    {
        return true;
    }
    // "Before we can go on" is a condition of ours.
    let before = clause.marker.is_some_and(|at| matches!(doc.word(at), "before" | "until" | "till"));
    if asked || before || clause.negation.is_some() || matches!(clause.link, Link::If | Link::Relative) {
        return false;
    }
    if clause.kind == ClauseKind::Imperative {
        return doc.word(clause.verb) == "let" && matches!(doc.word(clause.verb + 1), "me" | "us" | "'s");
    }
    if !matches!(clause.person, Person::I | Person::We) || clause.copula {
        return false;
    }
    let verb = lemma(context, clause.last_verb());
    let promises = matches!(clause.modal(doc), Some("can" | "could" | "will" | "shall"));
    let has_done = clause.is_perfect(doc) || clause.auxiliaries.iter().any(|&at| doc.word(at) == "am");
    (promises || has_done) && !is_mental(&verb)
}

/// What goes on in the agent, or is only said, helps nobody.
fn is_mental(verb: &str) -> bool {
    among!(
        verb,
        "advise apologise apologize appreciate expect hear hope imagine know need recommend require say \
            see suggest tell think understand want"
    )
}

/// Whether the words carry their own courtesy: *please*, *kindly*, *could you*.
pub fn is_polite(context: &Context<'_, '_>) -> bool {
    context.sentence().is_some_and(|sentence| {
        sentence.tokens.clone().any(|at| among!(context.doc.word(at), "please pls plz kindly"))
    })
}

/// Whether an *if* stands in front of the clause: what it says is for a case that may not come up.
pub fn is_supposed(context: &Context<'_, '_>, clause: &Clause) -> bool {
    context.sentence().is_some_and(|sentence| {
        (sentence.tokens.start..clause.core_start()).any(|at| matches!(context.doc.word(at), "if" | "unless"))
    })
}
