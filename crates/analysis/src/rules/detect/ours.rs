//! Whether words tell of what our own side did: a *you* in them is no blame, whoever is the subject.

use std::ops::Range;

use super::vicinity;
use crate::among;
use crate::clause::{Clause, ClauseKind, Person};
use crate::rules::Context;
use crate::tag::Tag;

/// *You lost a day because of us*, *you were sent away by our clerk*, *you paid twice through a slip on our side*: what
/// follows the verb names us as the cause.
pub fn is_our_doing(context: &Context<'_, '_>, clause: &Clause) -> bool {
    const REACH: usize = 24;
    let doc = context.doc;
    let from = clause.last_verb() + 1;
    let ours = |at: usize| {
        among!(doc.word(at), "i we us our my me")
            && !among!(doc.word(at + 1), "agreement conditions guidelines policies policy rules terms")
    };
    (from..vicinity(context, from).end.min(from + REACH))
        .take_while(|&at| doc.tag(at) != Tag::Punct && !among!(doc.word(at), "and but so"))
        .any(|at| match doc.word(at) {
            "because" | "since" => ours(at + 1) || doc.word(at + 1) == "of" && ours(at + 2),
            "to" => matches!(doc.word(at - 1), "due" | "owing" | "thanks") && ours(at + 1),
            "by" => clause.passive && ours(at + 1),
            "over" | "through" => among!(doc.word(at + 1), "our my"),
            "in" | "on" | "at" => {
                among!(doc.word(at + 1), "our my")
                    && (clause.passive || among!(doc.word(at + 2), "side end part"))
            }
            _ => false,
        })
}

/// Whether the clause says what will be or would be done.
pub fn is_promise(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    matches!(clause.modal(doc), Some("would" | "will" | "could"))
        || clause.auxiliaries.first().is_some_and(|&at| doc.word(at) == "'d")
}

/// *You were told Friday, and it is Monday now. I am sorry.*: the sentence at hand or the next one apologises, and takes
/// nothing back; *you were told it was open, and it wasn't*: it owns that it was not so.
pub fn owns_up(context: &Context<'_, '_>) -> bool {
    let doc = context.doc;
    let untrue = context.sentence().is_some_and(|sentence| {
        let last = sentence.tokens.clone().rfind(|&at| !doc.is_closing_mark(at)).unwrap_or(0);
        last > 2 && matches!(doc.word(last), "not" | "n't") && among!(doc.word(last - 2), "it they that this")
    });
    untrue
        || [0, 1].into_iter().filter_map(|offset| context.neighbour(offset)).any(|sentence| {
            let mut tokens = sentence.tokens.clone();
            tokens.clone().any(|at| among!(doc.word(at), "sorry apologise apologize apologies"))
                && !tokens.any(|at| matches!(doc.word(at), "but" | "however"))
        })
}

/// *I have told them to pack it properly this time*: the work that is spoken of is our own.
pub fn is_own_work(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let clauses = context.doc.clauses_of(sentence);
    let before = || clauses.iter().filter(|clause| clause.verb < tokens.start);
    before().any(|clause| matches!(clause.person, Person::I | Person::We))
        && !before().any(|clause| clause.person == Person::You || clause.kind == ClauseKind::Imperative)
}
