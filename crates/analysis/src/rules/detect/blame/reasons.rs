//! What the customer did, given as the reason for something unwelcome.

use std::ops::Range;

use super::super::help::helps_here;
use super::super::offers::we_offer_a_way;
use super::super::ours::is_our_doing;
use super::super::unwelcome::is_unwelcome;
use super::super::{clause_parts, clauses_near, core_range, is_past_form, vicinity};
use super::habits::is_welcome;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::lexicon::VerbForm;
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *It was cancelled because you moved the date*, *since you opened the box, it can't be returned*.
pub fn because_you(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let acts = clause.kind == ClauseKind::Statement
        && clause.link == Link::Because
        && clause.negation.is_none()
        && clause.modal(doc).is_none()
        && !clause.copula
        && !clause.passive;
    let past = is_past_form(context, clause.verb) || clause.is_perfect(doc);
    let going_on = clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "are" | "were"));
    if !super::is_theirs(context, clause) || !acts || !(past || going_on) || is_our_doing(context, clause) {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    let clause_verb = lemma(context, clause.verb);
    if is_neutral(&verb)
        || is_neutral(&clause_verb)
        || !(has_bad_outcome(context, clause) || is_slip(&verb) && !is_welcome(context))
    {
        return None;
    }
    Some(Hit { marked: core_range(clause), parts: clause_parts(clause, index) })
}

/// *You bypassed the filter*, *you unplugged the modem, so the update failed*, *you accepted the quote without
/// reading it*: an act that is a slip by its name, or by what is said to have come of it.
pub fn acted(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let states = clause.kind == ClauseKind::Statement
        && !matches!(clause.link, Link::If | Link::When)
        && super::is_theirs(context, clause)
        && clause.negation.is_none()
        && clause.modal(doc).is_none()
        && !clause.copula
        && !clause.passive
        && (is_past_form(context, clause.verb) || clause.is_perfect(doc))
        && !super::super::is_asked(context);
    let verb = lemma(context, clause.verb);
    if !states
        || is_neutral(&verb)
        || is_neutral(&lemma(context, clause.last_verb()))
        || is_welcome(context)
        || super::is_retold(context, clause)
        || is_our_doing(context, clause)
    {
        return None;
    }
    let named = match &*verb {
        "assume" | "presume" | "swap" | "brick" | "fry" | "nuke" | "skip" | "bypass" | "disregard"
        | "dismiss" | "neglect" | "tamper" | "abandon" | "disobey" | "overrun" | "rush" | "block"
        | "overstay" | "overspend" | "undermine" | "omit" | "persist" | "force-push" | "botch" | "bungle"
        | "jam" | "snap" | "overload" | "overtighten" | "overfill" | "hide" | "withhold" | "forge" => true,
        "carry" | "continue" | "go" => {
            matches!(doc.word(clause.verb + 1), "on") && doc.word(clause.verb + 2).ends_with("ing")
                || verb == "continue" && !clause.chain.is_empty()
        }
        "mix" | "screw" => clause.particle.is_some() || doc.word(clause.verb + 1) == "up",
        "force" | "pull" | "yank" | "rip" | "cram" | "push" => clause.object.is_some(),
        mis if mis.starts_with("mis") && mis != "miss" => true,
        "let" => clause.object.clone().is_some_and(|object| !matches!(doc.word(object.start), "us" | "me")),
        "leave" => left_as(context, clause).is_some(),
        "choose" | "pick" | "opt" | "settle" => {
            (clause.object.is_some()
                || verb == "opt" && among!(doc.word(clause.verb + 1), "out for against not")
                || !clause.chain.is_empty())
                && !helps_here(context, &core_range(clause))
        }
        _ => false,
    };
    let behind = core_range(clause).end;
    let tail = behind..vicinity(context, behind).end.min(behind + 24);
    let careless = tail.clone().any(|at| match doc.word(at) {
        "without" => among!(
            doc.word(at + 1),
            "checking reading asking testing looking telling thinking saving waiting backing verifying \
                confirming consulting even first notice permission authorisation authorization following \
                noticing informing contacting calling trying speaking giving"
        ),
        "instead" => {
            doc.word(at + 1) == "of"
                && (is_class(&verb, "keyed")
                    || among!(&*verb, "choose click pick press put select tap tick use"))
        }
        "own" => matches!(doc.word(at + 1), "risk" | "peril"),
        "too" => among!(doc.word(at + 1), "late long early often"),
        "despite" | "anyway" | "regardless" | "carelessly" | "hastily" | "hence" | "yourself"
        | "yourselves" => true,
        "thats" | "that" | "which" => {
            let next = if matches!(doc.word(at + 1), "is" | "'s") { at + 2 } else { at + 1 };
            doc.word(next) == "why" || doc.word(next) == "how" && doc.word(at) != "which"
        }
        _ => false,
    });
    let led_to = tail.into_iter().any(|at| {
        among!(doc.word(at), "so therefore thus and which course wonder naturally obviously")
            && doc.tag(at + 1) != Tag::Adj
    }) && has_bad_outcome(context, clause);
    // Told against what was said before.
    let against = clause.link == Link::But
        && clause.object.as_ref().is_some_and(|object| !matches!(doc.word(object.start), "us" | "me" | "it"))
        && !among!(&*verb, "do make win give bring send order pay handle");
    let relative = clause.link == Link::Relative;
    if !(!relative && (named || led_to || against) || careless) {
        return None;
    }
    let mut marked = core_range(clause);
    let mut parts = clause_parts(clause, index);
    // "You left the box blank": the box was blank.
    if let Some(state) = left_as(context, clause).filter(|_| verb == "leave") {
        let from = clause.verb + 1;
        marked.end = marked.end.max(state + 1);
        parts = Parts {
            object: Some(from..state).filter(|object| !object.is_empty()),
            rest: state..parts.rest.end.max(state + 1),
            usage: "left",
            ..parts
        };
    }
    Some(Hit { marked, parts })
}

/// The state in which something was left: *blank* of *you left it blank*. It may have been taken for a part of the object.
fn left_as(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    const REACH: usize = 8;
    let from = clause.verb + 2;
    let end = clause.tail.end.max(core_range(clause).end).min(from + REACH);
    (from..end).find(|&at| {
        let word = context.doc.word(at);
        (among!(
            word,
            "open unlocked unattended blank empty off running unsigned unticked incomplete unfinished"
        ) || word == "late" && context.doc.word(at - 1) == "it"
            || word == "on" && at + 1 == end)
            && (at + 1 >= end || !matches!(context.doc.tag(at + 1), Tag::Noun | Tag::Propn))
    })
}

/// What is given as a reason only when it went wrong.
fn is_slip(verb: &str) -> bool {
    ["damage", "keyed", "unclear", "mild"].iter().any(|class| is_class(verb, class))
        || among!(
            verb,
            "share disclose click force pull skip forget refuse switch leave unplug disable block reveal \
                install wash heat bypass tamper"
        )
}

/// What one says, wishes or has is no slip, whatever came of it.
pub(super) fn is_neutral(verb: &str) -> bool {
    is_class(verb, "experience")
        || among!(
            verb,
            "ask be call contact describe hope know live mention note notice request report say state \
                subscribe suggest tell think wait write"
        )
}

/// Whether something unwelcome is said in another clause of the sentence.
fn has_bad_outcome(context: &Context<'_, '_>, reason: &Clause) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    doc.clauses_of(sentence).iter().any(|other| {
        let main = matches!(other.link, Link::Main | Link::And | Link::But | Link::Content);
        if other.verb == reason.verb || !main || matches!(other.person, Person::I) && other.negation.is_none()
        {
            return false;
        }
        let verb = lemma(context, other.last_verb());
        // "It went off" is trouble, "the receipt went out" is not.
        let went = among!(&*verb, "go come")
            && among!(doc.word(other.last_verb() + 1), "off down back apart")
            || among!(&*verb, "send turn") && doc.word(other.last_verb() + 1) == "back"
            || verb == "return" && other.person != Person::You;
        let happened = went || among!(&*verb, "happen occur fail break crash bounce lose stop expire");
        let stated =
            (other.verb..other.verb + 4).any(|at| is_unwelcome(doc.word(at)) && doc.word(at) != "out");
        // "The delay is because you …"
        let trouble = other.subject.clone().is_some_and(|mut subject| {
            other.copula
                && subject
                    .any(|at| among!(doc.word(at), "delay problem issue error failure fault reason damage"))
        });
        let spared = among!(&*verb, "need have worry charge");
        other.negation.is_some() && !spared && other.person != Person::You || happened || stated || trouble
    })
}

/// *As your phone was not reachable*: the customer's, in a state in which nothing could be done.
pub fn out_of_reach(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let subject = clause.subject.clone().filter(|subject| is_theirs_to_mind(context, subject))?;
    let doc = context.doc;
    let end = clause.tail.end.max(clause.last_verb() + 1);
    let unwelcome = is_in_the_way(context, clause.last_verb()..end.min(clause.verb + 4));
    let reason = clause.link == Link::Because && clause.kind == ClauseKind::Statement;
    let works = |at: usize| {
        among!(doc.word(at), "answering available clear complete connecting correct on reachable working")
    };
    let end_of_state = end.min(clause.verb + 4);
    let silent = clause.negation.is_some() && (clause.last_verb()..end_of_state).any(works);
    let told = reason && (unwelcome && clause.negation.is_none() || silent);
    let ours = is_our_doing(context, clause) || (subject.end..end).any(|at| doc.word(at) == "our");
    if !told || ours || !has_bad_outcome(context, clause) {
        return None;
    }
    let parts = Parts {
        rest: subject.end..end,
        object: Some(subject.clone()),
        usage: "theirs",
        ..Parts::of(subject.start..end)
    };
    Some(Hit { marked: subject.start..end_of_state, parts })
}

/// *Your phone*, *your delivery address*: what the customer could have seen to.
fn is_theirs_to_mind(context: &Context<'_, '_>, subject: &Range<usize>) -> bool {
    let doc = context.doc;
    doc.word(subject.start) == "your"
        && subject.len() <= 4
        && among!(
            doc.word(subject.end - 1),
            "address cell cellphone contact dog door form gate handset inbox intercom letterbox line mailbox mobile number phone"
        )
}

/// Whether one of the words says that nothing got through: *switched off*, *incomplete*.
fn is_in_the_way(context: &Context<'_, '_>, mut words: Range<usize>) -> bool {
    words.any(|at| {
        is_unwelcome(context.doc.word(at))
            || among!(context.doc.word(at), "off not busy down engaged unreachable")
    })
}

/// *Due to you sharing the password*: the words end with the verb. *Because of your phone being off* is no better.
pub fn due_to_you(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let verb = tokens.end - 1;
    let lemma = lemma(context, verb);
    let theirs = (tokens.start..verb).find(|&at| doc.word(at) == "your").map(|from| from..verb);
    let misplaced = match &theirs {
        // "Due to your gate being locked I have asked for a second try" has seen to it.
        Some(subject) => {
            !is_theirs_to_mind(context, subject)
                || !is_in_the_way(context, tokens.end..tokens.end + 3)
                || we_offer_a_way(context, &tokens)
        }
        None => is_neutral(&lemma),
    };
    if misplaced || context.language.lexicon.verb(doc.word(verb)).with_form(VerbForm::Gerund).is_none() {
        return None;
    }
    let mut end = sentence.tokens.end;
    while end > tokens.end && doc.is_closing_mark(end - 1) {
        end -= 1;
    }
    let end =
        (tokens.end..end).find(|&at| doc.kind(at) == crate::text::token::TokenKind::Punct).unwrap_or(end);
    if let Some(subject) = theirs {
        if (tokens.end..end).any(|at| doc.word(at) == "our") {
            return None;
        }
        let marked = tokens.start..end.min(tokens.end + 2);
        let parts = Parts {
            rest: tokens.end..end,
            object: Some(subject),
            usage: "theirs",
            ..Parts::of(tokens.start..end)
        };
        return Some(Hit { marked, parts });
    }
    let object = super::super::noun_phrase_from(context, tokens.end, end);
    let parts = Parts {
        replaced: tokens.start..end,
        verb: Some(verb),
        rest: object.end..end,
        object: Some(object).filter(|object| !object.is_empty()),
        usage: "reason",
        ..Parts::default()
    };
    Some(Hit { marked: tokens, parts })
}

/// *Obviously it won't start if you put it in the wrong way round*: told as a matter of course, a condition is a reproach.
fn is_matter_of_course(context: &Context<'_, '_>, index: usize, clause: &Clause) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    clauses_near(context, index).filter_map(|at| context.clause(at)).any(|other| {
        let from = sentence.tokens.start.max(other.core_start().saturating_sub(2));
        other.negation.is_some()
            && other.link == Link::Main
            && matches!(other.person, Person::It | Person::Thing | Person::They | Person::Nobody)
            && among!(
                &*lemma(context, other.last_verb()),
                "appear arrive boot build compile connect fit go heat hold install load open pair play print \
                    read respond run save scan show start stick sync turn work"
            )
            && doc.word(other.last_verb() + 1) != "out"
            && (from..other.last_verb())
                .any(|at| among!(doc.word(at), "obviously course naturally clearly wonder evidently"))
            && clause.verb > other.verb
    })
}

/// *If you read the guide, you would know*, *if you would have called, we could have stopped it*.
pub fn if_you_past(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let plain = clause.auxiliaries.is_empty() && is_past_form(context, clause.verb);
    let would_have = clause.is_perfect(doc) && matches!(clause.modal(doc), Some("would" | "could"));
    if !super::is_theirs(context, clause)
        || clause.link != Link::If
        || clause.negation.is_some()
        || clause.copula
        || clause.passive
    {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    let befalls = is_class(&verb, "experience");
    if clause.modal(doc).is_none() && !befalls && is_matter_of_course(context, index, clause) {
        // "If you feed it wet paper": two things take part.
        let object = clause.object.clone().filter(|_| clause.indirect.is_none());
        return Some(Hit {
            marked: core_range(clause),
            parts: Parts { object, usage: "now", ..clause_parts(clause, index) },
        });
    }
    if !(plain || would_have) {
        return None;
    }
    let edged =
        clause.adverbs.iter().any(|&at| among!(doc.word(at), "just actually only simply even bothered"));
    let step =
        is_class(&verb, "read") || among!(&*verb, "use do search google bother look listen pay try take");
    let sentence = context.sentence()?;
    let outcome = doc.clauses_of(sentence).iter().any(|other| {
        let would = matches!(other.modal(doc), Some("would" | "could" | "might"))
            || other.auxiliaries.first().is_some_and(|&at| doc.word(at) == "'d");
        let knows = other.person == Person::You
            && among!(&*lemma(context, other.verb), "know see realise realize notice understand find have");
        other.verb != clause.verb && would && (knows || other.negation.is_some() || other.is_perfect(doc))
    });
    if !outcome || befalls || !(would_have || step || edged) {
        return None;
    }
    let parts = Parts {
        rest: clause.rest.clone(),
        replaced: clause.core_start()..clause.rest.end.max(core_range(clause).end),
        usage: if would_have { "positive" } else { "past" },
        ..clause_parts(clause, index)
    };
    let reads = doc.tag(clause.last_verb() + 1) == Tag::Punct;
    Some(Hit {
        marked: core_range(clause),
        parts: if reads { Parts { object: None, ..parts } } else { parts },
    })
}
