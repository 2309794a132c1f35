//! Whether a clause is a step of instructions: what a person follows with the thing in front of them is no command.

use crate::among;
use crate::clause::{Clause, ClauseKind};
use crate::reframe::fields::lemma;
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// Sentences to look back for the words that announce instructions.
const LOOK_BACK: isize = 3;

/// Whether the clause is a step of instructions: it is numbered or announced, opens with its purpose (*to reset it,
/// …*), stands among other steps, or says what the hand does.
pub fn is_step(context: &Context<'_, '_>, clause: &Clause) -> bool {
    is_manual(&lemma(context, clause.last_verb()))
        || is_listed(context)
        || has_purpose_in_front(context, clause)
        || is_announced(context)
}

/// Whether the sentence is one of a list of steps.
pub fn is_listed(context: &Context<'_, '_>) -> bool {
    opens_like_a_step(context) || stands_among_steps(context)
}

/// Verbs for what one does at a screen or a device.
fn is_manual(verb: &str) -> bool {
    among!(
        verb,
        "click compile configure disable drag edit enable hit hold install mount plug press reboot \
            reinstall run scroll select set swipe tap toggle type uninstall unplug"
    )
}

fn opens_like_a_step(context: &Context<'_, '_>) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let first = sentence.tokens.start;
    // "1." may stand as a sentence of its own.
    let number = context.neighbour(-1).is_some_and(|before| {
        before.tokens.len() <= 2 && context.doc.kind(before.tokens.start) == TokenKind::Number
    });
    number
        || context.doc.kind(first) == TokenKind::Number
        || among!(context.doc.word(first), "first firstly second step -")
        || (matches!(context.doc.word(first), "then" | "next") && opens_with_order(context))
}

fn opens_with_order(context: &Context<'_, '_>) -> bool {
    context.sentence().is_some_and(|sentence| {
        context.doc.clauses_of(sentence).first().is_some_and(|clause| clause.kind == ClauseKind::Imperative)
    })
}

/// *To reset it, you have to …*, *in order to …, you must …*.
fn has_purpose_in_front(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    let first = sentence.tokens.start;
    let to = if doc.word(first) == "in" && doc.word(first + 1) == "order" { first + 2 } else { first };
    to < clause.core_start() && doc.word(to) == "to" && doc.tag(to + 1) == Tag::Verb
}

fn is_announced(context: &Context<'_, '_>) -> bool {
    let doc = context.doc;
    (-LOOK_BACK..=0).filter_map(|offset| context.neighbour(offset)).any(|sentence| {
        sentence.tokens.clone().any(|at| match doc.word(at) {
            "steps" | "instructions" | "step-by-step" => true,
            "how" => doc.word(at + 1) == "to" || (at > 0 && matches!(doc.word(at - 1), "is" | "'s")),
            _ => false,
        })
    })
}

/// Two other steps at least within two sentences.
fn stands_among_steps(context: &Context<'_, '_>) -> bool {
    let doc = context.doc;
    let steps = (-2..=2)
        .filter_map(|offset| context.neighbour(offset))
        .flat_map(|sentence| doc.clauses_of(sentence))
        .filter(|clause| clause.kind == ClauseKind::Imperative && is_manual(&lemma(context, clause.verb)))
        .count();
    steps >= 2
}
