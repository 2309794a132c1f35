//! Whether a stretch of a reply offers something that can be done.

use std::ops::Range;

use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::fields::lemma;
use crate::rules::Context;

/// Whether the sentence before, the rest of this one (outside the refusal itself) or the one after offers something
/// that can be done.
pub fn offers_a_way(context: &Context<'_, '_>, refusal: &Range<usize>) -> bool {
    let doc = context.doc;
    let offers = |clause: &Clause| {
        if clause.negation.is_some() || matches!(clause.link, Link::If | Link::Relative | Link::Because) {
            return false;
        }
        let modal = clause.modal(doc);
        let verb = lemma(context, clause.last_verb());
        match clause.person {
            Person::I | Person::We => {
                matches!(modal, Some("can" | "could" | "will" | "shall" | "would"))
                    && !matches!(
                        &*verb,
                        "understand"
                            | "see"
                            | "appreciate"
                            | "imagine"
                            | "apologise"
                            | "apologize"
                            | "be"
                            | "advise"
                    )
                    || (clause.auxiliaries.is_empty() || clause.is_perfect(doc))
                        && matches!(
                            &*verb,
                            "arrange"
                                | "ask"
                                | "send"
                                | "refund"
                                | "waive"
                                | "book"
                                | "credit"
                                | "offer"
                                | "issue"
                                | "forward"
                                | "pass"
                                | "suggest"
                        )
            }
            Person::You => {
                matches!(modal, Some("can" | "could"))
                    || (clause.kind == ClauseKind::Question && matches!(modal, Some("would")))
            }
            Person::Nobody => {
                clause.kind == ClauseKind::Imperative
                    && clause
                        .adverbs
                        .iter()
                        .chain(&[clause.verb.saturating_sub(1)])
                        .any(|&at| doc.word(at) == "please")
            }
            // "… but 6 pm is."
            Person::Thing | Person::It => clause.link == Link::But && clause.copula,
            Person::They => false,
        }
    };
    let Some(sentence) = context.sentence() else { return false };
    let here = doc.clauses_of(sentence).iter().filter(|clause| !refusal.contains(&clause.verb)).any(offers);
    let neighbours = [context.neighbour(-1), context.neighbour(1)];
    here || neighbours.into_iter().flatten().flat_map(|s| doc.clauses_of(s)).any(offers)
}
