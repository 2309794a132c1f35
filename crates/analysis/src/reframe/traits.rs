//! What templates may ask of the parts of a sentence besides the class of the verb: the shape of object and rest.

use super::Parts;
use super::fields::{asked, has_state, head, is_entry, is_plural, is_text};
use crate::among;
use crate::clause::Link;
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// Whether the parts have the trait.
///
/// | trait | the parts |
/// |---|---|
/// | `.bare` | have no object |
/// | `.alone` | have nothing behind verb and object |
/// | `.definite` | have an object that is known: *the form*, *your form*, *page 2* |
/// | `.text` | have an object that is there to be read: *the guide* |
/// | `.plural` | have an object that is more than one thing |
/// | `.aged` | have an object said to be expired, outdated, incomplete … |
/// | `.entry` | have an object that is keyed in: *the PIN*, *the address* |
/// | `.number` | have a bare number as object: *4653* |
/// | `.ours` | have no object, or the agent as one: *told us* |
/// | `.adjoins` | go on with a preposition or an adverb, or not at all |
/// | `.counted` | go on with how often: *three times* |
/// | `.asks` | go on with a question in other words: *which version it is* |
/// | `.leads` | come from a clause that is no reason, condition or time |
/// | `.content` | come from a clause with *that*: *it says that you must wait* |
/// | `.closes` | reach to the end of their sentence |
/// | `.single` | replace the words of one clause |
pub fn has(context: &Context<'_, '_>, parts: &Parts, name: &str) -> bool {
    let doc = context.doc;
    let object = parts.object.as_ref();
    match name {
        ".bare" => object.is_none(),
        ".alone" => parts.rest.is_empty(),
        ".plural" => object.is_some_and(|object| is_plural(context, object)),
        ".aged" => object.is_some_and(|object| has_state(context, object)),
        ".definite" => object.is_some_and(|object| {
            !among!(doc.word(object.start), "a an any some no enough more")
                && (object.len() > 1 || doc.tag(object.start) != Tag::Noun)
        }),
        ".text" => object.is_some_and(|object| head(context, object).is_some_and(|at| is_text(doc.word(at)))),
        ".entry" => {
            object.is_some_and(|object| head(context, object).is_some_and(|at| is_entry(doc.word(at))))
        }
        ".number" => object.is_some_and(|object| object.clone().all(|at| doc.kind(at) == TokenKind::Number)),
        ".ours" => {
            object.is_none_or(|object| object.len() == 1 && matches!(doc.word(object.start), "me" | "us"))
        }
        ".adjoins" => {
            parts.rest.is_empty()
                || matches!(doc.tag(parts.rest.start), Tag::Adp | Tag::Adv)
                || matches!(doc.word(parts.rest.start), "before" | "after")
        }
        ".counted" => {
            matches!(doc.word(parts.rest.start), "once" | "twice")
                || doc.word(parts.rest.start + 1) == "times"
        }
        ".asks" => asked(context, parts).is_some(),
        ".leads" => parts
            .clause
            .and_then(|at| context.clause(at))
            .is_some_and(|clause| matches!(clause.link, Link::Main | Link::And | Link::But | Link::Content)),
        ".content" => {
            parts.clause.and_then(|at| context.clause(at)?.marker).is_some_and(|at| doc.word(at) == "that")
        }
        ".single" => context.sentence().is_some_and(|sentence| {
            let inside = |clause: &&crate::clause::Clause| parts.replaced.contains(&clause.verb);
            doc.clauses_of(sentence).iter().filter(inside).count() == 1
        }),
        ".closes" => context.sentence().is_some_and(|sentence| {
            (parts.replaced.end..sentence.tokens.end).all(|at| doc.is_closing_mark(at))
        }),
        _ => false,
    }
}
