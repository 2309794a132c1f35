//! Sentences that open with *you* or *your* and go on with what nobody likes to hear.

use std::ops::Range;

use super::ours::is_our_doing;
use super::unwelcome::is_unwelcome;
use super::{blame, clause_parts};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *You are not eligible*, *you are using an old version*, *you didn't sign it*.
pub fn you(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = opening(context, index).filter(|clause| clause.person == Person::You)?;
    // "You must be exhausted" feels with the customer.
    let supposed = (clause.copula || clause.passive) && clause.modal(context.doc) == Some("must");
    // "You may not have had a chance to look" makes no slip of it.
    let excused = clause.modal(context.doc) == Some("may") && clause.is_perfect(context.doc);
    if supposed || excused || is_reassuring(context, clause) || is_our_doing(context, clause) {
        return None;
    }
    // "You should have been told": not the customer's doing.
    if !clause.passive && is_blame(context, index) {
        // "You're using it wrong" is of the way, not of the thing.
        let in_use = clause.auxiliaries.len() == 1
            && context.doc.word(clause.verb) == "using"
            && !matches!(context.doc.tag(clause.rest.start), Tag::Adj | Tag::Adv);
        let usage = if in_use { "uses" } else { "" };
        return Some(hit(clause, Parts { usage, ..clause_parts(clause, index) }));
    }
    if clause.copula {
        let predicate = predicate(context, clause)?;
        let doc = context.doc;
        // "You are on your own."
        let alone = doc.word(predicate) == "on" && doc.word(predicate + 2) == "own";
        let word = doc.word(predicate);
        let unwelcome = if clause.negation.is_some() || is_no_longer(context, clause) {
            is_wanted(word) || doc.tag(predicate) == Tag::Adp && !is_unwelcome(word)
        } else {
            is_unwelcome(word) && !is_on_its_way(context, predicate)
                || alone
                || is_bad_place(context, predicate)
                || is_too_much(context, predicate)
        };
        let last = if alone { predicate + 2 } else { predicate };
        return unwelcome
            .then(|| state_hit(clause, last, Parts { usage: "state", ..clause_parts(clause, index) }));
    }
    let verb = lemma(context, clause.last_verb());
    let usage = if clause.negation.is_some() {
        if !is_loss(context, clause, &verb) {
            return None;
        }
        // What one is entitled to is not sent in.
        let entitled = |mut object: std::ops::Range<usize>| {
            object.any(|at| {
                among!(
                    context.doc.word(at),
                    "access balance cover credit insurance membership permission points"
                )
            })
        };
        if verb == "have" && !clause.object.clone().is_some_and(entitled) { "lacks" } else { "" }
    } else if matches!(&*verb, "miss" | "lack") && !clause.is_perfect(context.doc) {
        let names =
            |word| clause.object.clone().is_some_and(|mut o| o.any(|at| context.doc.word(at) == word));
        if names("nothing") {
            return None;
        }
        if names("point") { "" } else { "lacks" }
    } else if is_unwelcome_verb(&verb)
        || is_unwelcome_passive(context, clause)
        || is_unwelcome_course(context, clause)
        || is_used_up(context, clause, &verb)
    {
        ""
    } else if has_fault(context, clause) {
        if verb == "use" { "uses" } else { "" }
    } else {
        return None;
    };
    Some(hit(clause, Parts { usage, ..clause_parts(clause, index) }))
}

/// *Your claim is missing page 3*, *your card has been declined*.
pub fn your(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = opening(context, index).filter(|clause| clause.person != Person::You)?;
    let doc = context.doc;
    let subject = clause.subject.clone().filter(|subject| doc.word(subject.start) == "your")?;
    // "Your old number is still on the form": what is to be gone may be.
    if subject.clone().any(|at| among!(doc.word(at), "old previous former")) || is_our_doing(context, clause)
    {
        return None;
    }
    let negated = clause.negation.is_some();
    let verb = lemma(context, clause.last_verb());
    let said = if clause.copula { Some(predicate(context, clause)?) } else { None };
    let unwelcome = if let Some(predicate) = said {
        let bad = is_unwelcome(doc.word(predicate)) && !is_on_its_way(context, predicate)
            || (clause.verb + 1..predicate).any(|at| doc.word(at) == "only")
            || is_bad_place(context, predicate)
            || is_too_much(context, predicate);
        (negated || is_no_longer(context, clause)) != bad
    } else if negated {
        // "Your account won't be charged" is good news.
        !is_unwelcome(doc.word(clause.verb)) && !is_spared(context, clause, &verb)
    } else {
        is_unwelcome_verb(&verb)
            || verb == "miss"
            || is_no_longer(context, clause)
            || is_unwelcome_passive(context, clause)
            || !is_cured(&verb) && shows_trouble(context, clause)
    };
    if !unwelcome {
        return None;
    }
    // "The claim" for "your claim" is only colder: what to say instead depends on the matter.
    let parts = Parts::of(clause_parts(clause, index).replaced);
    Some(match said {
        Some(predicate) => state_hit(clause, predicate, parts),
        None => hit(clause, parts),
    })
}

fn hit(clause: &Clause, parts: Parts) -> Hit {
    let end = clause.object.as_ref().map_or(0, |object| object.end).max(clause.last_verb() + 1);
    Hit { marked: clause.core_start()..end, parts }
}

/// A copular clause, marked up to what is said of the subject.
fn state_hit(clause: &Clause, predicate: usize, parts: Parts) -> Hit {
    Hit { marked: clause.core_start()..predicate + 1, parts }
}

/// The clause, when it states something and its subject is the first thing in its sentence.
fn opening<'c>(context: &Context<'c, '_>, index: usize) -> Option<&'c Clause> {
    let clause = context.clause(index)?;
    let sentence = context.sentence()?;
    let doc = context.doc;
    // A handle or a number in front is no opening, and what comes behind "Dear Ms Novak," still is.
    let first = (behind_salutation(context, sentence.tokens.start)..sentence.tokens.end)
        .find(|&at| doc.kind(at) == TokenKind::Word)
        .filter(|&first| (sentence.tokens.start..first).all(|at| doc.kind(at) != TokenKind::Number))?;
    let states = clause.kind == ClauseKind::Statement && clause.link == Link::Main;
    let opens = clause.subject.as_ref().is_some_and(|subject| subject.start == first);
    let asks = doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?');
    (states && opens && !asks && matches!(doc.word(first), "you" | "your")).then_some(clause)
}

/// Where the sentence goes on behind *Dear Ms Novak,* or *Sir,*.
fn behind_salutation(context: &Context<'_, '_>, start: usize) -> usize {
    const LONGEST: usize = 6;
    let doc = context.doc;
    if !among!(doc.word(start), "dear hello hi hey good sir madam") {
        return start;
    }
    let comma = (start + 1..start + LONGEST).find(|&at| doc.word(at) == ",");
    comma.map_or(start, |comma| comma + 1)
}

/// Whether the same words make the customer the cause.
fn is_blame(context: &Context<'_, '_>, index: usize) -> bool {
    [
        blame::did_not,
        blame::forgot,
        blame::wrong_input,
        blame::damaged,
        blame::should_have,
        blame::should_not_have,
        blame::the_one_who,
        blame::acted,
        blame::habit,
        blame::knew,
        blame::absent,
    ]
    .iter()
    .any(|detect| detect(context, index).is_some())
}

/// *You don't have to*, *you won't be charged*, *you're not alone*, *you can't go wrong*.
fn is_reassuring(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    if clause.negation.is_none() {
        return false;
    }
    let verb = lemma(context, clause.last_verb());
    // "You don't have to … if you don't wish": a typing slip away from good news.
    let free = (clause.verb..clause.tail.end).any(|at| matches!(doc.word(at), "wish" | "want"));
    let unharmed = is_class(&verb, "damage") || verb == "mess";
    let spared = matches!(doc.word(clause.verb), "need" | "have") && !clause.chain.is_empty();
    let harmless = (clause.verb..clause.tail.end.max(clause.verb + 1).min(clause.verb + 8))
        .any(|at| among!(doc.word(at), "alone wrong only anything worry trouble fault problem problems"));
    let kind = among!(&*verb, "regret worry mind lose disturb bother charge owe go miss believe bill");
    free || unharmed || spared || harmless || kind
}

/// The first word of what is said of the subject.
fn predicate(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    const REACH: usize = 5;
    let doc = context.doc;
    let end = clause.tail.end.min(clause.verb + REACH);
    let amount = |at: usize| doc.tag(at) == Tag::Num || doc.kind(at) == TokenKind::Number;
    (clause.verb + 1..end).find(|&at| {
        !among!(doc.word(at), "not never a an the no")
            && (doc.tag(at) != Tag::Adv || is_unwelcome(doc.word(at)))
            // "You are two weeks behind": what is said stands behind the amount.
            && !(amount(at) || at > clause.verb + 1 && amount(at - 1))
    })
}

/// *No longer valid*, *no longer has access*: what was there is gone.
fn is_no_longer(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let group = clause.core_start()..clause.verb + 4;
    let kind = among!(doc.word(clause.last_verb()), "need needs required charged affected");
    !kind && group.into_iter().any(|at| doc.word(at) == "no" && doc.word(at + 1) == "longer")
}

/// *Under review*, *on hold*, *in arrears*, *at fault*.
fn is_bad_place(context: &Context<'_, '_>, at: usize) -> bool {
    let doc = context.doc;
    let place =
        (at + 1..at + 4).map(|next| doc.word(next)).find(|word| !matches!(*word, "a" | "the" | "your"));
    let place = place.unwrap_or("");
    if matches!(doc.word(at), "in" | "on" | "at") && (at + 1..at + 3).any(|next| doc.word(next) == "wrong") {
        return true;
    }
    match doc.word(at) {
        "under" => among!(place, "review investigation minimum limit embargo"),
        "on" => {
            among!(place, "hold stop backorder waitlist waiting blacklist wrong")
        }
        "in" => {
            among!(place, "arrears breach default debt violation wrong dispute")
        }
        "at" => among!(place, "fault risk back end bottom"),
        _ => false,
    }
}

/// *Out for delivery*.
fn is_on_its_way(context: &Context<'_, '_>, at: usize) -> bool {
    context.doc.word(at) == "out" && context.doc.word(at + 1) == "for"
}

/// *Too late*, *too old for that*, but not *too kind*.
fn is_too_much(context: &Context<'_, '_>, predicate: usize) -> bool {
    let doc = context.doc;
    let kind = among!(doc.word(predicate), "kind generous good sweet nice modest");
    let before = predicate.checked_sub(1).map_or("", |at| doc.word(at));
    // "Still at the workshop", "less than agreed".
    let lagging = before == "still" && doc.tag(predicate) == Tag::Adp;
    let lesser = (predicate..predicate + 2).any(|at| matches!(doc.word(at), "less" | "fewer" | "lower"));
    !kind && before == "too" || lagging || lesser
}

/// *Has been declined*, *was given away*, *has been logged out*, *came back unpaid*.
fn is_unwelcome_passive(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let lost = among!(doc.word(clause.verb + 1), "out off away down unpaid undelivered")
        && among!(
            &*lemma(context, clause.verb),
            "give log sign cut shut take kick throw turn write time lock pull switch strike tow \
                    return knock wash"
        );
    let elsewhere = (clause.verb + 1..clause.verb + 5)
        .any(|at| among!(doc.word(at), "else hold freeze stop blacklist late incorrectly"));
    // "Got cancelled", "stands cancelled", "came in late".
    let linking = among!(
        &*lemma(context, clause.verb),
        "get stand remain become look seem appear go come fall turn run sound show end"
    ) && (clause.verb + 1..clause.verb + 4)
        // "Came out lovely."
        .any(|at| {
            let went_well = doc.word(at) == "out" && doc.tag(at + 1) == Tag::Adj;
            is_unwelcome(doc.word(at)) && !went_well || doc.word(at) == "after"
        });
    clause.passive && (is_unwelcome(doc.word(clause.verb)) || lost || elsewhere) || linking
}

/// *You've used up the credit*, *you only have one try*, *you came too early*.
fn is_used_up(context: &Context<'_, '_>, clause: &Clause, verb: &str) -> bool {
    let doc = context.doc;
    let next = doc.word(clause.verb + 1);
    match verb {
        "use" => next == "up" || clause.particle.is_some_and(|at| doc.word(at) == "up"),
        "run" => next == "out",
        "stand" => next == "to",
        "reach" | "hit" => clause.object.clone().is_some_and(|mut object| {
            object.any(|at| among!(doc.word(at), "limit cap maximum quota allowance"))
        }),
        "pay" | "order" | "book" | "buy" | "send"
            if clause.adverbs.iter().any(|&at| doc.word(at) == "only") =>
        {
            true
        }
        "have" => {
            clause.chain.is_empty()
                && clause.object.as_ref().is_some_and(|object| doc.word(object.start) != "no")
                && shows_trouble(context, clause)
                || clause.chain.is_empty() && clause.adverbs.iter().any(|&at| doc.word(at) == "only")
                || is_no_longer(context, clause)
        }
        _ => {
            // "You drove too fast", "you came without a ticket".
            (clause.verb + 1..clause.verb + 4).any(|at| {
                among!(doc.word(at), "too below above less without") && doc.word(at + 1) != "kind"
                    || is_bad_place(context, at)
            })
        }
    }
}

/// What is not done to the customer's things is good news: *won't be charged*, *doesn't expire*, *does not have to be sent*.
fn is_spared(context: &Context<'_, '_>, clause: &Clause, verb: &str) -> bool {
    among!(
        verb,
        "affect bill change charge cost count deduct debit delete disappear expire go harm hurt impact \
            interrupt lose matter need require sell share store suffer touch worry"
    ) && !(verb == "go" && matches!(context.doc.word(clause.last_verb() + 1), "through" | "thru"))
        || verb == "have" && !clause.chain.is_empty()
}

/// What does away with a trouble.
fn is_cured(verb: &str) -> bool {
    among!(
        verb,
        "address avoid catch clear cure describe explain find fix help mention point prevent reach remove \
            report resolve solve spot work"
    )
}

/// *Has three typos*, *contains errors*, *falls short*.
fn shows_trouble(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    (clause.last_verb() + 1..clause.last_verb() + 6)
        .filter(|&at| at < clause.tail.end.max(clause.extent.end))
        .any(|at| {
            among!(
                doc.word(at),
                "outstanding overdue unpaid missing wrong invalid incorrect expired incomplete error \
                    errors bug bugs mistakes arrears restriction penalty virus malware conflict conflicts \
                    typo typos no nothing insufficient outside short below outdated late unsupported fee \
                    strike debt overdraft slow slower worse unusable"
            )
        })
}

/// States a customer wants to be in.
fn is_wanted(word: &str) -> bool {
    among!(
        word,
        "able accepted allowed approved authorised authorized chosen clear correct covered due eligible enrolled entitled helping \
            included insured invited listed listening paying permitted picked qualified reading registered right selected subscribed \
            verified"
    )
}

/// Acts and mishaps nobody likes to hear named.
fn is_unwelcome_verb(verb: &str) -> bool {
    among!(
        verb,
        "abuse bounce breach break conflict confuse contradict crash die end forfeit overheat exceed \
            expire fail ignore lack lapse leak mislead misread misunderstand misuse overlook owe refuse \
            violate waste"
    )
}

/// *You are assuming …*, *you keep asking*, *you chose to ignore it*, *you seem to be using …*.
fn is_unwelcome_course(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let verb = lemma(context, clause.verb);
    let going_on = clause.auxiliaries.last().is_some_and(|&at| among!(doc.word(at), "are were been be"))
        && doc.word(clause.verb).ends_with("ing");
    let bad = among!(
        &*verb,
        "assume attack blame complain demand exaggerate harass insult lie overreact rant spam threaten \
            troll whine"
    );
    let chosen = matches!(&*verb, "choose" | "decide" | "keep") && !clause.chain.is_empty();
    let seems = matches!(&*verb, "seem" | "appear")
        && !clause.chain.is_empty()
        && clause.auxiliaries.is_empty()
        && doc.word(clause.last_verb()).ends_with("ing");
    going_on && bad || chosen && clause.auxiliaries.is_empty() || seems
}

/// A negated verb that takes something from the customer: *you don't have it*, *you cannot return it*.
fn is_loss(context: &Context<'_, '_>, clause: &Clause, verb: &str) -> bool {
    let doc = context.doc;
    match clause.modal(doc) {
        // "You can't run a house on …": *you* with just any object is anybody.
        Some("can" | "could" | "may") => {
            among!(verb, "get have claim receive")
                || clause.object.clone().is_some_and(|object| !matches!(doc.word(object.start), "a" | "an"))
        }
        Some("will") => among!(verb, "get receive find qualify have") || is_able(context, clause),
        Some(_) => false,
        None if clause.passive => is_wanted(doc.word(clause.verb)),
        None => {
            let now =
                clause.auxiliaries.first().is_some_and(|&at| matches!(doc.word(at), "do" | "have" | "are"));
            now && (among!(
                verb,
                "have qualify meet own understand know get read listen pay use reach earn belong live \
                    hold match pass complete"
            ) && !is_class(verb, "reply"))
        }
    }
}

fn is_able(context: &Context<'_, '_>, clause: &Clause) -> bool {
    context.doc.word(clause.verb + 1) == "able"
}

/// *An outdated version*, *the wrong driver*: a fault within the object.
fn has_fault(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let verb = lemma(context, clause.last_verb());
    // "You were told the wrong day."
    let received = clause.passive || among!(&*verb, "receive get find see report notice mention describe");
    let fault = |range: Range<usize>| {
        range.take(5).any(|at| {
            among!(
                context.doc.word(at),
                "wrong incorrect invalid expired outdated obsolete unsupported deprecated"
            )
        })
    };
    // "You're doing it wrong", "you have no right to it".
    let wrongly = clause
        .tail
        .clone()
        .take(2)
        .any(|at| matches!(context.doc.word(at), "wrong" | "wrongly" | "incorrectly"));
    let none = verb == "have"
        && clause.object.clone().is_some_and(|o| matches!(context.doc.word(o.start), "no" | "insufficient"))
        && !clause.object.clone().is_some_and(|mut o| {
            o.any(|at| among!(context.doc.word(at), "obligation idea need reason risk fees"))
        });
    let nothing =
        clause.object.as_ref().is_some_and(|o| matches!(context.doc.word(o.start), "nothing" | "anything"));
    if (wrongly && !received && !nothing) || none {
        return true;
    }
    !received && clause.modal(context.doc).is_none() && clause.object.clone().is_some_and(fault)
}
