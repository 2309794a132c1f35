//! Saying no and stopping there.
//!
//! Every function looks for one way of saying no. Whether the reply stops at it is asked of [`offers_a_way`], always
//! last, because it looks furthest.

mod who;

use std::ops::Range;

use who::{
    about_a_thing, answers, any_free, is_asked_back, is_favour_chain, is_own_side, is_somebody, is_terms,
    pronoun_alone, refuses, takes,
};

use super::follows_of;
use super::offers::offers_a_way;
use super::refusing::{
    Refusing, continuation, ending, is_asked_for, is_bad_news, is_given, is_granted, is_information,
    is_regret, is_reported, is_requested, is_served, is_subordinate, is_supposed_or_told, is_wanted, lacks,
    nothing_there, opening_of_bad_news, opens, owes_it_to_the_customer, refusing_verb, said, spoken_end,
    way_out,
};
use crate::among;
use crate::clause::words::is_called;
use crate::clause::{Clause, ClauseKind, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *We can't refund it*, *I am unable to help*, *we won't be able to change the name*, *I'm not going to do that*.
pub fn cannot(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let ours = matches!(clause.person, Person::I | Person::We) && clause.kind == ClauseKind::Statement;
    // "Can't help you, sorry.", "no, won't do that".
    let opener = |at: usize| among!(context.doc.word(at), "no nope nah sorry unfortunately sir , : -");
    let curt = clause.kind == ClauseKind::Subjectless
        && (clause.extent.start..clause.core_start()).all(opener)
        && clause.auxiliaries.first().is_some_and(|&at| at == clause.core_start());
    // "We have seen it and cannot refund it."
    let second = follows_of(context, index, |person| matches!(person, Person::I | Person::We))
        && clause.modal(context.doc) != Some("could");
    // "My manager won't approve it."
    let of_ours =
        || clause.kind == ClauseKind::Statement && is_own_side(context, clause) && answers(context, clause);
    if !(ours || curt || second || of_ours()) || is_subordinate(context, clause) {
        return None;
    }
    let refusing = refusing_verb(context, clause)?;
    // "No, can't hurt to try."
    let verb = lemma(context, refusing.verb);
    // "We cannot accept that it was wet" denies.
    let denies = matches!(&*verb, "accept" | "agree") && context.doc.tag(refusing.verb + 1) == Tag::Sconj;
    if denies || !(ours || is_asked_for(&verb) || verb == "help") {
        return None;
    }
    let only = clause.negation.is_none() && clause.modal(context.doc) == Some("can");
    let information =
        if only { is_regret(context, refusing.verb) } else { is_information(context, clause, refusing.verb) };
    // "Until now we had no way to help" tells of the past, "I can't wait to see it" of joy.
    let past = matches!(context.doc.word(clause.verb), "had" | "wait");
    if information
        || past
        || owes_it_to_the_customer(context, clause)
        || offers_a_way(context, &(clause.core_start()..refusing.verb + 1))
    {
        return None;
    }
    let tail_end = clause.tail.end.max(refusing.verb + 1);
    let spoken = spoken_end(context, tail_end);
    let (condition, from, kept_end) =
        if second { (None, 0, tail_end) } else { way_out(context, clause, &refusing, tail_end) };
    let object = refusing.object.clone();
    // "I can't do anything" leaves nothing that could go on with what can be done.
    let nothing =
        object.as_ref().is_some_and(|object| among!(context.doc.word(object.start), "anything nothing much"));
    let helps = matches!(&*lemma(context, refusing.verb), "help" | "assist") || nothing;
    let short = tail_end <= refusing.verb + 5;
    let usage = match &condition {
        Some(_) => "condition",
        None if helps && short && opens(context, clause.core_start()) => "help",
        None if nothing => "inner",
        None => ending(context, clause),
    };
    let end = if condition.is_some() || usage == "help" { tail_end } else { spoken };
    let mut parts = said(context, clause.core_start()..end, usage);
    parts.clause = Some(index);
    parts.verb = Some(refusing.verb);
    parts.particle = clause.particle;
    parts.rest = object.as_ref().map_or(refusing.verb + 1, |o| o.end)..kept_end;
    parts.object = object;
    if condition.is_some() {
        parts.condition = condition;
        parts.replaced.start = opening_of_bad_news(context, from);
    }
    Some(Hit { marked: clause.core_start()..refusing.object.map_or(refusing.verb + 1, |o| o.end), parts })
}

/// *It is not possible to change the date*, *that is out of the question*, *a refund is not available*, *that's not
/// something we offer*, *the order cannot be cancelled*, *refunds are not given*.
pub fn not_possible(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let thing = |person: Person| matches!(person, Person::It | Person::Thing | Person::They);
    // "It lies outside the cover and cannot be paid."
    let second = follows_of(context, index, thing)
        && (clause.modal(doc).is_some()
            || clause.copula && (clause.verb..clause.verb + 4).any(|at| is_terms(doc.word(at))));
    let about_thing = thing(clause.person) || second;
    let full = clause.person == Person::We && doc.word(clause.verb) == "booked";
    let curt = clause.person == Person::Nobody
        && clause.kind == ClauseKind::Subjectless
        && clause.core_start() == clause.extent.start;
    if !(about_thing || curt || full)
        || !matches!(clause.kind, ClauseKind::Statement | ClauseKind::Subjectless)
        || is_subordinate(context, clause)
    {
        return None;
    }
    let denied =
        if clause.copula { denied_state(context, clause, index)? } else { denied_deed(context, clause)? };
    if offers_a_way(context, &(clause.core_start()..denied + 1)) {
        return None;
    }
    // "It will not be sent until the form is signed": a no that names its own way out.
    let named = clause.passive
        && matches!(clause.modal(doc), Some("will" | "can"))
        && (denied + 1..clause.tail.end).any(|at| among!(doc.word(at), "until till unless"));
    if named {
        return None;
    }
    // "It isn't possible to trace it back to you" reassures.
    let harms = |at: usize| {
        doc.word(at) == "to"
            && among!(
                doc.word(at + 1),
                "abuse connect guess hack identify intercept link misuse read spy steal trace track"
            )
    };
    if (denied + 1..denied + 4).any(harms) {
        return None;
    }
    // "to change the date": what is refused can be named again.
    let verb = (denied + 1..denied + 4)
        .find(|&at| doc.word(at) == "to" && doc.tag(at + 1) == Tag::Verb)
        .map(|to| to + 1);
    let end = spoken_end(context, clause.tail.end.max(denied + 1));
    // "Out of the question, but what I can do is …" would contradict itself.
    let usage =
        if doc.word(denied) == "out" && doc.word(denied + 1) == "of" && doc.word(denied + 3) == "question" {
            "final"
        } else if among!(doc.word(denied), "nothing anything much lot") {
            // "There's nothing I can do, but what I can do is …" would, too.
            let hedged =
                (denied..end).take(40).any(|at| matches!(doc.word(at), "unless" | "until" | "without"));
            match (hedged, opens(context, clause.core_start())) {
                (true, true) => "condition",
                (true, false) => "inner",
                (_, true) => "final",
                _ => "little",
            }
        } else {
            ending(context, clause)
        };
    let mut parts = said(context, clause.core_start()..end, usage);
    parts.clause = Some(index);
    parts.verb = verb;
    parts.rest = verb.map_or(end, |verb| verb + 1)..end;
    if among!(doc.word(denied), "nothing anything much lot") {
        let doer = (denied + 1..end.min(denied + 8)).find(|&at| doc.word(at) == "do");
        let from = doer.map_or(end, |at| at + 1);
        let called = |at: usize| at + 1 == end && is_called(doc.word(at));
        let comma = (from..end).find(|&at| doc.word(at) == "," || called(at)).unwrap_or(end);
        parts.rest = from..comma;
        parts.clause = context.clause(index + 1).map(|_| index + 1);
        if usage == "condition" {
            let refusing = Refusing { verb: denied, object: None };
            parts.condition = way_out(context, clause, &refusing, end).0;
            parts.replaced.start = opening_of_bad_news(context, parts.replaced.start);
        }
    }
    Some(Hit { marked: clause.core_start()..denied + 1, parts })
}

/// Where the predicate of a copular clause ends that says no: *not possible*, *no longer available*, *sold out*.
fn denied_state(context: &Context<'_, '_>, clause: &Clause, index: usize) -> Option<usize> {
    let doc = context.doc;
    if clause.subject.clone().is_some_and(|subject| doc.word(subject.start) == "there") {
        return nothing_there(context, clause);
    }
    let longer = (clause.verb + 1..clause.verb + 3)
        .any(|at| doc.word(at) == "no" && matches!(doc.word(at + 1), "longer" | "more"));
    let denies = clause.subject.clone().is_some_and(|subject| doc.word(subject.start) == "no");
    let predicate = (clause.verb + 1..clause.verb + 6).find(|&at| {
        matches!(doc.word(at), "out" | "sold" | "fully")
            || !matches!(doc.tag(at), Tag::Adv | Tag::Part | Tag::Det)
                && !among!(doc.word(at), "no non longer more currently")
    })?;
    let negative = clause.negation.is_some() || longer || denies || doc.word(predicate - 1) == "non";
    // "It's too late to change it."
    if doc.word(clause.verb + 1) == "too"
        && doc.word(clause.verb + 2) == "late"
        && matches!(doc.word(clause.verb + 3), "to" | "for")
    {
        return (!negative).then_some(clause.verb + 2);
    }
    let bad_news = || is_bad_news(context, clause);
    let full = matches!(doc.word(predicate.saturating_sub(1)), "fully" | "already" | "all");
    let refuses = match doc.word(predicate) {
        "possible" | "available" | "allowed" | "permitted" | "feasible" | "negotiable" | "refundable"
        | "supported" | "transferable" | "exchangeable" | "returnable" | "eligible" | "offered"
        | "accepted" | "applicable" | "admissible" | "reversible" => negative,
        // "No fee is payable" is good news.
        "payable" => {
            negative
                && clause.subject.clone().is_some_and(|mut subject| {
                    subject.any(|at| among!(doc.word(at), "benefit bonus cashback claim compensation refund"))
                })
        }
        "impossible" | "unavailable" | "non-refundable" | "unsupported" | "nonrefundable" => {
            // "It's impossible not to like it."
            !negative && doc.word(predicate + 1) != "not" && about_a_thing(context, clause)
        }
        "something" | "anything" => {
            negative
                && !clause.tail.clone().any(|at| doc.word(at) == "because")
                && context.clause(index + 1).is_some_and(|next| {
                    matches!(next.person, Person::I | Person::We) && next.core_start() <= predicate + 2
                })
        }
        "out" => {
            doc.word(predicate + 1) == "of"
                && (doc.word(predicate + 3) == "question" || doc.word(predicate + 2) == "stock" && !negative)
        }
        "sold" => doc.word(predicate + 1) == "out" && !negative,
        "fully" => matches!(doc.word(predicate + 1), "booked" | "reserved") && !negative,
        "booked" | "taken" | "reserved" | "gone" | "full" | "occupied" => {
            !negative && (full || bad_news() || is_somebody(context, clause))
        }
        "unsuccessful" | "unapproved" => !negative,
        "successful" | "approved" => negative && bad_news(),
        _ => false,
    };
    let end = if doc.word(predicate) == "fully" || doc.word(predicate) == "sold" {
        predicate + 1
    } else {
        predicate
    };
    refuses.then_some(end)
}

/// *It can't be cancelled*, *refunds are not given*, *your claim was turned down*: where the verb that is denied stands.
fn denied_deed(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    let doc = context.doc;
    // "It is not going to be merged."
    let going = doc.word(clause.verb) == "going" && doc.word(clause.last_verb().saturating_sub(1)) == "be";
    let verb = if going { clause.last_verb() } else { clause.verb };
    let lemma = lemma(context, verb);
    let longer = clause.core_start() < verb
        && (clause.core_start()..verb).any(|at| doc.word(at) == "no" && doc.word(at + 1) == "longer");
    let none = clause.subject.clone().is_some_and(|subject| doc.word(subject.start) == "no");
    let negative = clause.negation.is_some_and(|at| doc.word(at) != "never") || longer || none;
    if going {
        return (negative && is_class(&lemma, "favour")).then_some(verb);
    }
    // "The system doesn't allow me to edit it."
    if negative
        && !clause.passive
        && matches!(&*lemma, "allow" | "let" | "permit")
        && matches!(clause.modal(doc), None | Some("will"))
    {
        let us = (verb + 1..verb + 3).any(|at| among!(doc.word(at), "me us you that this"));
        return us.then_some(verb);
    }
    // A subject that was taken for a verb: "Refunds are not given".
    let unseen = clause.person == Person::Nobody
        && clause.auxiliaries.first().is_some_and(|&at| matches!(doc.word(at), "is" | "are"));
    if !clause.passive && !unseen {
        return None;
    }
    if lemma == "sell" && doc.word(verb + 1) == "out" && !negative {
        return Some(verb + 1);
    }
    let past =
        clause.is_perfect(doc) || clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "was" | "were"));
    if !negative && matches!(&*lemma, "book" | "take" | "reserve") && !past {
        // "That room is already taken."
        let full = clause.adverbs.iter().any(|&at| matches!(doc.word(at), "fully" | "already" | "all"));
        return (full || is_bad_news(context, clause) || is_somebody(context, clause)).then_some(verb);
    }
    if !negative {
        // "Your claim was turned down."
        let asked = clause.subject.clone().is_some_and(|subject| {
            subject.clone().any(|at| {
                among!(
                    doc.word(at),
                    "appeal application challenge claim complaint objection petition request loan refund return \
                     proposal submission"
                )
            })
        });
        let turned = lemma == "turn" && doc.word(verb + 1) == "down";
        let refused = turned || among!(&*lemma, "decline disallow dismiss overrule reject refuse deny");
        return (asked && refused).then_some(verb);
    }
    match clause.modal(doc) {
        // "It could not be delivered" tells what happened.
        Some("could") if matches!(&*lemma, "deliver" | "collect") => None,
        Some("can" | "could" | "may") => is_asked_for(&lemma).then_some(verb),
        Some("will" | "shall") => is_class(&lemma, "favour").then_some(verb),
        // "Your refund has not been issued" tells how far it is.
        None if !past => is_served(&lemma).then_some(verb),
        None => among!(&*lemma, "approve accept grant uphold").then_some(verb),
        _ => None,
    }
}

/// *We don't accept returns*, *we do not ship to islands*, *we no longer stock it*, *the doctor doesn't do visits*.
pub fn do_not(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let ours = matches!(clause.person, Person::I | Person::We);
    // What answers a request says no where the same words may only tell how things are.
    let answers = || answers(context, clause);
    if !(ours || is_own_side(context, clause) && answers())
        || clause.kind != ClauseKind::Statement
        || is_subordinate(context, clause)
        || clause.is_perfect(doc)
        || doc.word(clause.verb) == "had"
    {
        return None;
    }
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    let verb = lemma(context, clause.verb);
    let object = clause.object.clone();
    let object_is =
        |fits: fn(&str) -> bool| object.clone().is_some_and(|o| o.clone().any(|at| fits(doc.word(at))));
    let longer =
        (clause.core_start()..clause.verb).any(|at| doc.word(at) == "no" && doc.word(at + 1) == "longer");
    let negated =
        matches!(first, "do" | "does") && clause.negation.is_some() && clause.chain.is_empty() || longer;
    // "We have no plans to add it."
    let none =
        verb == "have" && first != "do" && (clause.verb + 1..clause.verb + 3).any(|at| doc.word(at) == "no");
    let stopped = verb == "stop" && clause.chain.len() == 1;
    let denies = if negated {
        match &*verb {
            "have" => {
                object_is(is_wanted) || pronoun_alone(context, object.as_ref()) && !is_asked_back(context)
            }
            "see" | "find" => any_free(context, object.as_ref()),
            "do" => !object_is(|word| matches!(word, "anything" | "things" | "this" | "so")),
            "make" => {
                object_is(|word| among!(word, "exception exceptions exchanges changes refunds alterations"))
            }
            "give" | "take" | "hold" | "work" | "match" | "keep" => {
                object_is(is_given)
                    || verb == "match"
                    || verb == "take"
                        && (doc.word(clause.verb + 1) == "back" || takes(context, clause) && answers())
            }
            // "We don't sell your data" reassures.
            "sell" => !(clause.verb + 1..clause.verb + 6).any(|at| doc.word(at) == "your"),
            _ => is_served(&verb),
        }
    } else if none {
        (clause.verb + 1..clause.verb + 6).any(|at| is_wanted(doc.word(at)) || lacks(doc.word(at)))
    } else if first == "do" && clause.negation.is_some() {
        matches!(&*verb, "plan" | "intend" | "propose") && is_favour_chain(context, clause)
    } else if clause.negation.is_some() && among!(first, "am are 'm 're") {
        // "I am not seeing any rooms", "we aren't offering refunds".
        // "We are not having any facility for that", as in India.
        matches!(&*verb, "find" | "see") && any_free(context, object.as_ref())
            || doc.word(clause.verb).ends_with("ing")
                && (is_served(&verb) || verb == "have" && object_is(is_wanted))
    } else if matches!(first, "could" | "can") && clause.negation.is_some() {
        matches!(&*verb, "find" | "see") && any_free(context, object.as_ref())
    } else {
        stopped && is_served(&lemma(context, clause.last_verb()))
    };
    // "We don't sell or share your data" is a promise.
    let near = |fits: fn(&str) -> bool| (clause.verb + 1..clause.verb + 7).any(|at| fits(doc.word(at)));
    let kept = matches!(&*verb, "sell" | "share" | "disclose")
        && near(|word| word == "your")
        && near(|word| among!(word, "address data details email information number"));
    if !denies || kept {
        return None;
    }
    let marked = clause.core_start()..object.as_ref().map_or(clause.last_verb() + 1, |object| object.end);
    // "We don't have your number yet" waits for it.
    let waits = clause.tail.clone().take(30).any(|at| doc.word(at) == "yet");
    if waits || offers_a_way(context, &marked) {
        return None;
    }
    let end = spoken_end(context, clause.tail.end.max(clause.last_verb() + 1));
    let lacks = verb == "have" && negated && object_is(is_wanted);
    let mut parts = super::clause_parts(clause, index);
    let kept = said(context, clause.core_start()..end, ending(context, clause));
    parts.replaced = kept.replaced;
    parts.kept = kept.kept;
    parts.usage = kept.usage;
    parts.verb = (negated && !lacks && first == "do" && verb != "do").then_some(clause.verb);
    Some(Hit { marked, parts })
}

/// *You can't change the date*, *you are not authorised to open it*, *you won't be able to*, *you don't qualify*.
pub fn you_cannot(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if clause.person != Person::You
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_none()
        || is_subordinate(context, clause)
        || is_reported(context, clause)
    {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    // "You may not have had a chance to look" guesses and forbids nothing.
    let cannot = matches!(clause.modal(doc), Some("can" | "may"))
        && !clause.copula
        && !clause.passive
        && !clause.is_perfect(doc);
    let barred = (clause.verb..clause.verb + 4).find(|&at| {
        among!(
            doc.word(at),
            "allowed permitted authorised authorized eligible entitled covered able qualified"
        )
    });
    let able = barred.is_some_and(|at| doc.word(at) == "able");
    let fails = clause.modal(doc).is_none()
        && (verb == "qualify"
            || among!(&*verb, "meet fulfil fulfill satisfy")
                && clause.object.clone().is_some_and(|o| {
                    o.clone().any(|at| among!(doc.word(at), "criteria requirements conditions terms"))
                }));
    let refused = match barred {
        // "You weren't able to log in" is the customer's own story.
        Some(at) if clause.copula || clause.passive => {
            let told = (at + 1..at + 4).any(|at| among!(doc.word(at), "tell find miss imagine see"));
            let ahead = !able || clause.modal(doc) == Some("will") && !told;
            ahead.then_some(at)?
        }
        _ if cannot && is_granted(&verb) => clause.last_verb(),
        _ if fails => clause.last_verb(),
        _ => return None,
    };
    let marked =
        clause.core_start()..clause.object.as_ref().map_or(refused + 1, |object| object.end.max(refused + 1));
    if offers_a_way(context, &marked) {
        return None;
    }
    // "… to open the door": what is refused can be named again.
    let named = if barred
        .is_some_and(|at| among!(doc.word(at), "authorised authorized eligible entitled qualified"))
    {
        None
    } else if barred.is_some() {
        (refused + 1..refused + 3)
            .find(|&at| doc.word(at) == "to" && doc.tag(at + 1) == Tag::Verb)
            .map(|to| to + 1)
    } else {
        Some(clause.last_verb()).filter(|_| cannot)
    };
    let end = spoken_end(context, clause.tail.end.max(refused + 1));
    let mut parts = super::clause_parts(clause, index);
    let kept = said(context, clause.core_start()..end, ending(context, clause));
    parts.kept = kept.kept;
    parts.verb = named;
    parts.usage = if named.is_some() && kept.usage == "open" { "named" } else { kept.usage };
    Some(Hit { marked, parts })
}

/// A bare *No.* with nothing around it but a reason.
pub fn bare_no(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let only = sentence.tokens.clone().all(|at| tokens.contains(&at) || context.doc.is_closing_mark(at));
    // Behind a question it is an answer, and what follows is the rest of it; behind a request what follows is a reason.
    let last = context
        .neighbour(1)
        .is_none_or(|next| is_requested(context) && context.doc.clauses_of(next).iter().any(refuses));
    let offered = offers_a_way(context, &tokens);
    (only && last && !offered).then(|| Hit { marked: tokens.clone(), parts: Parts::of(tokens) })
}

/// A set phrase of refusal, unless a way is offered.
pub fn stops_there(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if super::is_asked(context)
        || is_supposed_or_told(context, tokens.start)
        || offers_a_way(context, &tokens)
    {
        return None;
    }
    let doc = context.doc;
    let sentence = context.sentence()?;
    // "You have no intention of moving" is what they will not do.
    if (1..3).any(|back| tokens.start.checked_sub(back).is_some_and(|at| doc.word(at) == "you"))
        && matches!(doc.word(tokens.start), "no")
    {
        return None;
    }
    // "None of this is on you", "no further delays".
    let spared =
        |at: usize| among!(doc.word(at), "delay delays cut cuts outage outages charge charges trouble");
    if doc.word(tokens.start) == "none" && among!(doc.word(tokens.start + 1), "of") && tokens.len() < 3
        || (tokens.start..tokens.end + 4).any(spared) && tokens.clone().any(|at| doc.word(at) == "no")
    {
        return None;
    }
    // "Unfortunately there is nothing we can do": the regret goes with it.
    let starts = |at: &usize| doc.opens_clause(*at, &sentence.tokens);
    let from = Some(opening_of_bad_news(context, tokens.start)).filter(starts).unwrap_or(tokens.start);
    let opens = starts(&from);
    let closes = tokens.end == sentence.tokens.end
        || doc.is_closing_mark(tokens.end)
        || matches!(doc.word(tokens.end), "and" | "anyway" | "now");
    // "Your claim was rejected" is a fact to keep; "there is nothing we can do" is none.
    let says_nothing = among!(doc.word(tokens.start), "there nothing my our you")
        || doc.word(tokens.end - 1) == "exceptions" && tokens.len() == 2;
    let end =
        sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    let words = tokens.start..end.max(tokens.end);
    // "There is nothing more we can do for you at the moment."
    let trails = among!(doc.word(tokens.end), "about at for here in now on right today")
        && end <= tokens.end + 6
        && (tokens.end..end).all(|at| !matches!(doc.tag(at), Tag::Verb | Tag::Aux | Tag::Punct));
    let parts = if opens && trails && matches!(doc.word(tokens.start), "there" | "nothing") {
        Parts::used(from..words.end, "whole")
    } else if opens && closes && says_nothing {
        // "…, sorry": the apology goes with what it was for.
        let sorry = doc.word(tokens.end) == "," && doc.word(tokens.end + 1) == "sorry";
        let more = matches!(doc.word(tokens.end), "anyway" | "now");
        let end = if sorry { tokens.end + 2 } else { tokens.end + usize::from(more) };
        Parts::used(from..end, "whole")
    } else if doc.word(tokens.start) == "you" {
        Parts::used(words, "inner")
    } else {
        let usage = continuation(context, words.clone());
        said(context, words, usage)
    };
    Some(Hit { marked: tokens, parts })
}

/// *I'm afraid not*, unless a way is offered.
pub fn afraid_not(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if super::is_asked(context) || offers_a_way(context, &tokens) {
        return None;
    }
    let sentence = context.sentence()?;
    let alone = (tokens.end..sentence.tokens.end).all(|at| context.doc.is_closing_mark(at));
    let usage = if alone { "alone" } else { "" };
    Some(Hit { marked: tokens.clone(), parts: Parts::used(tokens, usage) })
}
