//! A choice between two things.

use std::ops::Range;

use crate::clause::{ClauseKind, Person};
use crate::moves::look::Look;
use crate::rules::Context;
use crate::tag::Tag;

/// *I could put you in the Lodge or the Inn*, *shall I book one van or two cars?*, *which would you like, red or green?*
pub fn offers_two(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    /// Tokens behind the verb that are looked through.
    const REACH: usize = 25;
    let look = Look::new(context, index)?;
    let clause = look.clause;
    let asks = clause.kind == ClauseKind::Question;
    let offers = match clause.person {
        Person::You => asks && matches!(look.modal(), Some("would")),
        Person::I | Person::We => {
            matches!(look.modal(), Some("could" | "can"))
                || asks && matches!(look.modal(), Some("shall" | "should"))
        }
        Person::They | Person::Thing | Person::It => asks && matches!(look.modal(), Some("would")),
        Person::Nobody => false,
    };
    if !offers || clause.negation.is_some() || !look.is_main() {
        return None;
    }
    let end = context.sentence()?.tokens.end.min(clause.verb + REACH);
    let nominal = |at: usize| matches!(context.doc.tag(at), Tag::Noun | Tag::Propn | Tag::Num | Tag::Adj);
    let two = |at: usize| {
        look.word(at) == "or"
            && nominal(at - 1)
            && (nominal(at + 1) || context.doc.tag(at + 1) == Tag::Det && nominal(at + 2))
    };
    (clause.verb + 2..end).any(two).then(|| look.all())
}
