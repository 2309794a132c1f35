//! Somebody takes it on: what our side will do, or has done, for the customer.

use std::ops::Range;

use crate::among;
use crate::clause::{Link, Person};
use crate::moves::look::{Look, is_of, is_work};
use crate::rules::Context;
use crate::rules::detect::promise::{Promise, tense};

/// *I'll sort this out*, *we will get to the bottom of it*, *our manager will take this on*.
pub fn takes_on(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.is_our_side() || !look.says() || !look.is_main() || look.is_purpose() && !look.is_ahead() {
        return None;
    }
    let verb = look.verb();
    let i = look.clause.person == Person::I;
    let (first, modal) = (look.first_verb(), look.modal());
    let rest = look.clause.rest.start;
    let bottom = &*verb == "get" && among!(look.word(rest), "to this that it");
    let takes = matches!(&*verb, "take" | "have" | "give")
        && (among!(look.object_word(), "a the our care this it that ownership") || look.word(rest) == "care");
    // Whatever one person will do for the customer is taken on, other than be, know or try.
    let does = i && !look.clause.copula && !is_of("stands", &verb) && !is_of("says-only", &verb);
    let on = is_of("takes-on", &verb) || bottom || takes || does;
    // *I'm turning the alarm off now*.
    let at_it = i
        && look.clause.link == Link::Main
        && is_work(&verb)
        && tense(context, look.clause) == Some(Promise::Ongoing);
    let will = look.is_ahead() && (!look.depends() || i);
    // *I can look into this for you*: what one person can do is taken on when it is for somebody.
    let for_you =
        look.all().chain(rest..rest + 4).any(|at| look.word(at) == "for" && look.word(at + 1) == "you");
    let can = matches!(modal, Some("can" | "could")) && look.is_ours() && for_you && !look.depends();
    let wants = among!(&*first, "like love want wish try") && is_of("takes-on", &verb) && look.is_ours();
    (at_it
        || on && (will || can)
        || can && look.clause.person == Person::I
        || wants && !look.depends()
        || will && on)
        .then(|| look.all())
}

/// *I've booked the engineer*, *I have replied to your message*: done for the customer.
pub fn has_taken_on(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let perfect = look.clause.is_perfect(context.doc) && look.modal().is_none() && !look.clause.passive;
    let verb = look.verb();
    let had_a_look =
        &*verb == "have" && look.object_word() == "a" || &*verb == "take" && look.object_word() == "a";
    let done = look.clause.person == Person::I && (!is_of("stands", &verb) || had_a_look)
        || look.clause.person == Person::We && among!(&*verb, "contact escalate raise arrange");
    (perfect && done && look.says() && look.is_main()).then(|| look.all())
}
