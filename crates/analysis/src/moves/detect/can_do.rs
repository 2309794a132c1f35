//! What can be done, and what has been mended.

use std::ops::Range;

use crate::among;
use crate::clause::{Link, Person};
use crate::moves::look::{Look, is_of};
use crate::rules::Context;

/// *You can change it*, *you are welcome to bring it in*.
pub fn you_can(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if look.clause.person != Person::You || !look.says() || !look.is_main() || look.is_purpose() {
        return None;
    }
    let verb = look.verb();
    let able = || {
        look.clause.copula
            && (look.clause.verb + 1..look.clause.verb + 4).any(|at| {
                among!(look.word(at), "able welcome allowed free entitled") && look.word(at + 1) == "to"
            })
    };
    let granted = look.clause.passive && matches!(&*verb, "allow" | "permit" | "entitle");
    let guesses = matches!(look.modal(), Some("may"))
        && (look.clause.copula || among!(&*look.first_verb(), "find wish want have need like"));
    let can = matches!(look.modal(), Some("can" | "may"))
        && !guesses
        && !is_of("watches", &verb)
        && !look.clause.is_perfect(context.doc);
    // "You can see that info here" shows the way; it offers nothing that is done for them.
    let shows = matches!(&*verb, "find" | "see" | "check") && look.word(look.clause.rest.start) == "out";
    ((can && !shows || granted || (look.modal().is_none() || can) && able()) && before_is_open(&look))
        .then(|| look.all())
}

/// *As you can see*, *before you can*: not on its own after all.
fn before_is_open(look: &Look<'_, '_>) -> bool {
    let before = look.clause.core_start().checked_sub(1).map_or("", |at| look.word(at));
    !among!(before, "as before until that where how what so if when nothing all everything else anything")
}

/// *We could issue a card*, *I'm able to move it*.
pub fn we_can(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    if !look.is_our_side() || !look.says() || !look.is_main() || look.is_purpose() || !before_is_open(&look) {
        return None;
    }
    let verb = look.verb();
    let can = matches!(look.modal(), Some("can" | "could"))
        && !is_of("muses", &verb)
        && !look.clause.is_perfect(context.doc);
    let able = look.clause.copula
        && matches!(look.modal(), None | Some("will"))
        && (look.clause.verb + 1..look.clause.verb + 3).any(|at| look.word(at) == "able")
        && !look.is_purpose();
    let asked_first = look.depends() && look.clause.link == Link::And;
    ((can || able && look.is_ours()) && !asked_first).then(|| look.all())
}

/// *The old icons can be switched back on*, *your driver can bring it round*: what else there is, or somebody else, can.
pub fn thing_can(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let clause = look.clause;
    let others = || {
        matches!(clause.person, Person::Thing | Person::They | Person::It) && !look.is_our_side()
            || look.is_doing()
    };
    let does = || {
        let verbs = [look.verb(), look.first_verb()];
        !verbs.iter().any(|verb| is_of("watches", verb) || is_of("happens", verb))
    };
    let only = || clause.adverbs.iter().any(|&at| matches!(look.word(at), "only" | "hardly" | "typically"));
    let modal = look.modal();
    (!clause.copula
        && (modal == Some("can") || modal == Some("should") && &*look.verb() == "work")
        && others()
        && does()
        && !only()
        && look.says()
        && look.is_main()
        && !look.is_purpose()
        && !clause.is_perfect(context.doc)
        && before_is_open(&look))
    .then(|| look.all())
}

/// *We've fixed the fault*, *we have released an update*.
pub fn has_mended(context: &Context<'_, '_>, index: usize) -> Option<Range<usize>> {
    let look = Look::new(context, index)?;
    let verb = look.verb();
    let perfect = look.clause.is_perfect(context.doc) && look.modal().is_none();
    let ours =
        look.is_our_side() && (perfect || look.clause.auxiliaries.is_empty() && look.clause.chain.is_empty());
    let done = ours && !look.clause.passive || look.clause.passive && perfect;
    // *Your card is unlocked now*.
    let now = look.clause.passive
        && look.modal().is_none()
        && look.all().any(|at| matches!(look.word(at), "now"))
        && look.clause.auxiliaries.iter().any(|&at| among!(look.word(at), "is are 's"));
    let done = done || now;
    let past = perfect || crate::rules::detect::is_past_form(context, look.clause.last_verb());
    let mends = is_of("mends", &verb)
        || matches!(&*verb, "add" | "find" | "manage") && perfect && look.clause.person == Person::I;
    (done && past && mends && look.says() && look.is_main()).then(|| look.all())
}
