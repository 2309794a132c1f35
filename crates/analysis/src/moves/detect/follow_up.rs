//! Coming back to the customer.

use std::ops::Range;

use crate::among;
use crate::clause::{ClauseKind, Link, Person};
use crate::moves::look::Look;
use crate::rules::Context;
use crate::rules::detect::promise::names_a_time;

/// *I'll come back to you on Monday*, *I will keep an eye on it*.
pub fn will_return(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    // "I've asked the depot and will message you by four": the second verb shares the subject.
    let shared = look.clause.person == Person::Nobody && look.clause.link == Link::And;
    if !(look.is_ours() || shared) || !look.says() || !look.is_ahead() || look.depends() {
        return None;
    }
    let from = look.clause.last_verb();
    let (one, two) = (look.word(from + 1), look.word(from + 2));
    let found = match &*look.verb() {
        "get" | "come" | "circle" | "report" | "check" | "ring" | "call" => {
            matches!(one, "back") || two == "back"
        }
        "be" => matches!((one, two), ("back", _) | ("in", "touch")),
        "follow" => one == "up",
        "keep" => matches!(one, "you" | "an"),
        "update" | "notify" => one == "you",
        _ => false,
    };
    let checks = &*look.verb() == "check" && names_a_time(context, from..from + 5);
    let writes = among!(&*look.verb(), "message text email call ring write phone contact tell")
        && matches!(one, "you" | "to")
        && names_a_time(context, from..from + 8);
    (found || checks || writes).then(|| look.all())
}

/// *Ping us here if it is still there*, *if the ads come back, write to me*: a way back, for when it does not work.
pub fn asks_back(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let clause = look.clause;
    let (one, two) = (look.word(clause.verb + 1), look.word(clause.verb + 2));
    let us = matches!(one, "us" | "me") || one == "to" && matches!(two, "us" | "me");
    let writes = among!(&*look.verb(), "ping write message text email call ring dm tell shout reply ask");
    let sentence = context.sentence()?;
    let supposed = context.doc.clauses_of(sentence).iter().any(|other| other.link == Link::If);
    let says_how = two == "how";
    (clause.kind == ClauseKind::Imperative && writes && us && (supposed || says_how)).then(|| look.all())
}
