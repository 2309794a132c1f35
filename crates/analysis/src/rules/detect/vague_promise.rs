//! Promises that name no time, nobody or nothing that will be done.

use std::ops::Range;

use super::promise::{Promise, clause_around, names_a_time, promised, tense, time_is_near};
use super::{clauses_near, core_range};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::lemma;
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *We'll look into it*, *I will check what happened*, *we are working on a fix*, *we will try to improve it*.
pub fn look_into(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let promise = promised(context, index)?;
    let ours = !matches!(clause.person, Person::Thing | Person::They) || is_our_crew(context, clause);
    if !ours
        || clause.passive
        || depends(context, index)
        || !is_open_ended(context, clause, promise)
        || time_is_near(context, clause.verb)
    {
        return None;
    }
    // "We'll look into it and get back to you": there is no room between the two.
    let joined =
        context.clause(index + 1).is_some_and(|next| next.link == Link::And && next.person == Person::Nobody);
    // "Send the form and we'll look into it": the time runs from when it is there.
    let waits = || {
        clauses_near(context, index)
            .take_while(|&other| other < index)
            .any(|other| context.clause(other).is_some_and(|clause| clause.kind == ClauseKind::Imperative))
    };
    let told = context.sentence().map_or(0..0, |sentence| sentence.tokens.start..clause.verb);
    let usage = match joined {
        true => "",
        false if promise == Promise::Future && waits() => {
            if is_about_an_idea(context, &told) {
                ""
            } else {
                "then"
            }
        }
        false => "alone",
    };
    hit(context, clause, index, usage)
}

/// *Our engineers*, *the team*: people on the agent's side.
fn is_our_crew(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.subject.clone().is_some_and(|subject| {
        subject.clone().any(|at| {
            among!(
                context.doc.word(at),
                "department developer developers devs engineer engineers experts specialists staff team \
                    teams technicians"
            )
        })
    })
}

/// *Someone will get back to you*, *our team will be in touch*, *I'll let you know*.
pub fn get_back(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let nobody = |subject: Range<usize>| among!(context.doc.word(subject.start), "nobody no none neither");
    if promised(context, index)? != Promise::Future
        || !gets_back(context, clause)
        || clause.subject.clone().is_some_and(nobody)
        || time_is_near(context, clause.verb)
        || depends(context, index)
        || names_an_event(context, clause)
    {
        return None;
    }
    let someone = matches!(clause.person, Person::They)
        && clause.subject.clone().is_some_and(|s| s.len() == 1)
        && clause
            .subject
            .clone()
            .is_some_and(|s| matches!(context.doc.word(s.start), "someone" | "somebody"));
    // "We'll keep you posted by Friday" would be odd.
    let keeps = matches!(context.doc.word(clause.last_verb()), "keep");
    hit(
        context,
        clause,
        index,
        if someone {
            "someone"
        } else if keeps {
            "keep"
        } else {
            "back"
        },
    )
}

/// *You will be contacted*, *you will hear from us*, *the matter is being looked into*.
pub fn passive(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if clause.kind != ClauseKind::Statement
        || matches!(clause.link, Link::If | Link::Relative)
        || clause.negation.is_some()
    {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    let will = tense(context, clause) == Some(Promise::Future);
    let fits = match clause.person {
        Person::You => {
            will && (clause.passive && among!(&*verb, "contact notify inform update call advise")
                || matches!(&*verb, "receive" | "get")
                    && clause.object.clone().is_some_and(|object| {
                        object.clone().any(|at| {
                            among!(doc.word(at), "call callback update updates reply response answer")
                        })
                    })
                || verb == "hear" && (clause.verb..clause.verb + 4).any(|at| doc.word(at) == "from"))
        }
        Person::It | Person::Thing => {
            let ongoing = clause.auxiliaries.iter().any(|&at| doc.word(at) == "being");
            clause.passive
                && (will || ongoing)
                && among!(&*verb, "look investigate review check examine address consider work")
        }
        _ => false,
    };
    if !fits || time_is_near(context, clause.verb) || names_an_event(context, clause) {
        return None;
    }
    let ongoing = tense(context, clause) != Some(Promise::Future);
    hit(context, clause, index, if ongoing { "ongoing" } else { "back" })
}

/// *As soon as possible*, *shortly*, *in due course*, where the agent's side promises something.
pub fn soon(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let before = tokens.start.checked_sub(1).map_or("", |at| doc.word(at));
    // "As soon as the part is in", "too soon", "sooner or later", "see you soon".
    if doc.word(tokens.start) == "soon"
        && (among!(before, "as too so how") || matches!(doc.word(tokens.end), "as" | "enough"))
        || matches!(doc.word(tokens.end), "after" | "afterwards")
        || names_a_time(context, super::vicinity(context, tokens.start))
        || super::is_asked(context)
    {
        return None;
    }
    let around = clause_around(context, tokens.start);
    if let Some(index) = around {
        // "We will make sure that it is fixed soon": the promise stands before the content clause.
        let clause = context.clause(index)?;
        let frame =
            index.checked_sub(1).filter(|at| clause.link == Link::Content && sentence.clauses.contains(at));
        let framed = match frame.and_then(|at| context.clause(at).map(|frame| (at, frame))) {
            Some((_, frame)) if frame.person == Person::You => return None,
            Some((at, _)) => promised(context, at).is_some(),
            None => false,
        };
        if !framed && !is_promise_about_time(context, clause, index) {
            return None;
        }
    } else {
        // "Soon it will work": the clause it opens.
        let first = sentence.clauses.clone().next()?;
        let clause = context.clause(first)?;
        if !is_promise_about_time(context, clause, first) {
            return None;
        }
    }
    // "You'll see the improvements soon": nobody can date what somebody else will notice.
    let noticed = around.and_then(|index| context.clause(index)).is_some_and(|clause| {
        clause.person == Person::You
            && !clause.passive
            && (clause.verb..clause.last_verb() + 2)
                .any(|at| among!(&*lemma(context, at), "see notice enjoy love feel experience"))
    });
    let said = sentence.tokens.start..tokens.start;
    let noticed = noticed || is_about_an_idea(context, &said) || is_out_of_our_hands(context, said.clone());
    let after = doc.tag(tokens.end);
    let ends = tokens.end >= sentence.tokens.end
        || matches!(after, Tag::Punct | Tag::Sym | Tag::Cconj | Tag::Adp | Tag::Sconj);
    // "As soon as we have news": when that is, nobody knows, but when to write can be said.
    let waits =
        tokens.clone().any(|at| among!(doc.word(at), "get gets has have hear know")) && tokens.len() > 3;
    let tells =
        around.and_then(|index| context.clause(index)).is_some_and(|clause| gets_back(context, clause));
    let usage = match ends && !noticed && !said.is_empty() {
        true if !waits => "end",
        true if tells => "news",
        _ => "middle",
    };
    let parts = match usage {
        "middle" if !noticed && !waits && said.is_empty() && sentence.clauses.len() == 1 => {
            // "Soon it will work": the time goes to the end, where a day stands best.
            let is_word = |at: &usize| !matches!(doc.tag(*at), Tag::Punct | Tag::Sym);
            let mut told = (tokens.end..sentence.tokens.end).filter(is_word);
            let (first, last) = (told.next()?, told.next_back()?);
            Parts::keeping(tokens.start..last + 1, first..last + 1, "front")
        }
        _ => Parts::keeping(tokens.clone(), tokens.clone(), usage),
    };
    Some(Hit { marked: tokens, parts })
}

/// *Please be patient*, *bear with us*, unless a time is given.
pub fn patience(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    if time_is_near(context, tokens.start) {
        return None;
    }
    let ends = doc.is_closing_mark(tokens.end) || context.sentence()?.tokens.end == tokens.end;
    let thanks = among!(doc.word(tokens.end.saturating_sub(1)), "appreciated");
    // "Thanks for your patience", "…, patience".
    let hangs = doc.word(tokens.start) == "," || tokens.start > 0 && doc.word(tokens.start - 1) == "for";
    let usage = match ends || matches!(doc.word(tokens.end), "while" | "as") {
        _ if hangs => "",
        true if thanks => "thanks",
        true => "end",
        false => "",
    };
    Some(Hit { marked: tokens.clone(), parts: Parts::used(tokens, usage) })
}

/// A set phrase that promises nothing, unless a time is given.
pub fn timeless(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if time_is_near(context, tokens.start) || super::is_asked(context) {
        return None;
    }
    let doc = context.doc;
    let sentence = context.sentence()?;
    // "Stay tuned" says nothing, and what is being done may stay.
    let idle = among!(doc.word(tokens.start), "stay watch hang keep");
    let end =
        sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    // "It is done when it is done" says nothing; "it is done when it rings" does.
    if let Some(when) = tokens.clone().take(3).find(|&at| at > tokens.start && doc.word(at) == "when") {
        let said = |at: usize| lemma(context, at);
        let same = (when + 1..tokens.end).any(|at| said(at) == said(tokens.start));
        let from = sentence.tokens.start;
        let short = doc.word(from) == "it" && from + 5 > tokens.start && tokens.end >= end;
        let parts = if short { Parts::used(from..tokens.end, "idle") } else { Parts::of(tokens.clone()) };
        return same.then_some(Hit { marked: tokens, parts });
    }
    let parts = if idle {
        // "We have told the kitchen, stay tuned!"
        let joined = tokens.start.checked_sub(1).is_some_and(|at| doc.word(at) == ",");
        let opens = doc.opens_clause(tokens.start, &sentence.tokens);
        let around = tokens.start.saturating_sub(12).max(sentence.tokens.start)..tokens.end;
        // "Stay tuned for updates" is all one.
        let all = if doc.word(tokens.end) == "for" { tokens.start..end } else { tokens.clone() };
        let goes_on = all.end < end && !doc.is_closing_mark(all.end);
        let usage = if goes_on || is_told_again(context, &all) || is_about_an_idea(context, &around) {
            ""
        } else if joined {
            "joined"
        } else if opens {
            "idle"
        } else {
            ""
        };
        Parts::used(all, usage)
    } else {
        let clause = clause_around(context, tokens.start).and_then(|index| context.clause(index));
        let start = clause.map_or(tokens.start, |clause| clause.core_start().min(tokens.start));
        let words = start..end.max(tokens.end);
        // "Do the needful" asks the customer, which brings no news from here.
        let theirs = doc.word(tokens.start) == "do";
        let fragment = sentence.clauses.is_empty() && !doc.word(words.start).ends_with("ing");
        // "I'll let you know if one comes in" may never come to it.
        let fragment = fragment || doc.clauses_of(sentence).iter().any(|clause| clause.link == Link::If);
        let hopes = fragment || words.clone().any(|at| among!(doc.word(at), "hopefully maybe perhaps"));
        let tells = doc
            .clauses_of(sentence)
            .iter()
            .any(|clause| gets_back(context, clause) || hears(context, clause))
            || words.clone().any(|at| doc.word(at) == "," && among!(doc.word(at + 1), "kindly please"));
        let silent =
            theirs || hopes || tells || is_about_an_idea(context, &words) || is_told_again(context, &words);
        let usage = if silent { "" } else { "kept" };
        Parts::keeping(words.clone(), words, usage)
    };
    Some(Hit { marked: tokens, parts })
}

/// What is only hoped for, or depends on somebody's licence, has no day that the agent could name.
fn is_out_of_our_hands(context: &Context<'_, '_>, said: Range<usize>) -> bool {
    let doc = context.doc;
    let hoped = said.clone().any(|at| among!(doc.word(at), "hopefully fingers maybe perhaps possibly"));
    let near = [-1, 0, 1].into_iter().filter_map(|offset| context.neighbour(offset));
    hoped
        || near
            .flat_map(|sentence| sentence.tokens.clone())
            .any(|at| among!(doc.word(at), "licence license licences licenses licensed licensing rights"))
}

/// An idea that is passed on is answered by no date, and neither is the wish to get better.
fn is_about_an_idea(context: &Context<'_, '_>, words: &Range<usize>) -> bool {
    let doc = context.doc;
    let idea = |at: usize| {
        among!(doc.word(at), "feedback idea ideas suggestion suggestions thoughts comments future")
    };
    let taken =
        |at: usize| among!(doc.word(at), "pass passed passing share forward consider mind note think");
    let improving = |at: usize| among!(doc.word(at), "improve improving better");
    let around = |at: usize| words.start.saturating_sub(30)..at;
    let planned = |at: usize| {
        among!(
            doc.word(at),
            "agenda announce backlog consideration account board coming list offing pipeline radar roadmap \
                todo wishlist works"
        ) && doc.word(at.saturating_sub(1)) != "your"
    };
    words.clone().any(|at| idea(at) || improving(at) || planned(at))
        || words.clone().any(taken) && around(words.start).any(idea)
}

/// *You will be contacted*: the same, told from the other end.
fn hears(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.passive && among!(&*lemma(context, clause.last_verb()), "contact notify inform update call")
}

/// Whether the same sentence or one beside it says that the customer will hear of it: twice is once too often.
fn is_told_again(context: &Context<'_, '_>, words: &Range<usize>) -> bool {
    let doc = context.doc;
    [context.sentence(), context.neighbour(-1), context.neighbour(1)].into_iter().flatten().any(|sentence| {
        doc.clauses_of(sentence).iter().any(|clause| {
            !words.contains(&clause.verb)
                && clause.negation.is_none()
                && match clause.person {
                    Person::You => hears(context, clause),
                    _ => {
                        gets_back(context, clause)
                            || (clause.last_verb() + 1..clause.last_verb() + 5)
                                .any(|at| among!(doc.word(at), "update updates"))
                    }
                }
        })
    })
}

/// The clause without a closing *soon*, to which a time can be added.
fn hit(context: &Context<'_, '_>, clause: &Clause, index: usize, usage: &'static str) -> Option<Hit> {
    let doc = context.doc;
    let end = clause.tail.end.max(core_range(clause).end);
    // "We'll be in touch, Cath": whom it is for stays behind it.
    let end = (clause.last_verb() + 1..end)
        .rev()
        .take(3)
        .find(|&at| doc.word(at) == ",")
        .filter(|comma| (comma + 1..end).all(|at| matches!(doc.tag(at), Tag::Propn | Tag::Noun)))
        .unwrap_or(end);
    let kept = clause.core_start()..without_soon(context, clause.last_verb() + 1..end);
    // What says *soon* right behind the clause goes with it.
    let end = if among!(doc.word(end), "soon shortly asap soonest") { end + 1 } else { end };
    let predicate = clause.subject.as_ref().map_or(kept.start, |subject| subject.end)..kept.end;
    // "Somebody'll": what is contracted stays so.
    let predicate = doc.text_of(predicate);
    let space = if predicate.starts_with(['\'', '’']) { "" } else { " " };
    let parts = Parts {
        replaced: clause.core_start()..end,
        clause: Some(index),
        condition: Some([space, predicate].concat()),
        kept: Some(kept),
        // "By [day]" does not go with "soon" in the middle, nor with a clause of time.
        usage: if is_about_an_idea(context, &(clause.core_start()..end))
            || matches!(usage, "alone" | "then" | "ongoing" | "keep")
                && is_told_again(context, &(clause.core_start()..end))
            || (clause.verb..end.min(clause.verb + 60))
                .any(|at| is_as_soon_as(context, at) || among!(doc.word(at), "once when until but"))
            || clause.adverbs.iter().any(|&at| matches!(doc.word(at), "soon" | "shortly"))
        {
            ""
        } else {
            usage
        },
        ..Parts::default()
    };
    let marked = if let Some(told) = told_until(context, clause) {
        clause.core_start()..told
    } else if parts.kept.as_ref().is_some_and(|kept| kept.end < end) {
        clause.core_start()..end
    } else {
        core_range(clause)
    };
    Some(Hit { marked, parts })
}

/// Where *get back to you*, *let you know*, *be in touch* ends, when that is what the clause says.
fn told_until(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    let doc = context.doc;
    let from = clause.last_verb() + 1;
    let last = (from..clause.tail.end.min(from + 5)).rfind(|&at| {
        among!(doc.word(at), "you know touch contact posted updated informed bell call line ring shout back")
    })?;
    Some(last + 1)
}

/// *If anything changes, …*: a promise for a case that may never come.
fn depends(context: &Context<'_, '_>, index: usize) -> bool {
    clauses_near(context, index)
        .any(|other| context.clause(other).is_some_and(|clause| clause.link == Link::If))
}

/// Where the stretch ends when its closing *soon*, *shortly*, *as soon as possible* is left out.
fn without_soon(context: &Context<'_, '_>, tokens: Range<usize>) -> usize {
    const ENDINGS: &[&[&str]] = &[
        &["as", "soon", "as", "possible"],
        &["as", "quickly", "as", "possible"],
        &["as", "soon", "as", "we", "can"],
        &["as", "soon", "as", "i", "can"],
        &["in", "due", "course"],
        &["at", "the", "earliest", "possible"],
        &["soonest"],
        &["very", "soon"],
        &["soon"],
        &["shortly"],
        &["asap"],
        &["eventually"],
        &["at", "the", "earliest"],
        &["at", "some", "point"],
        &["at", "some", "stage"],
        &["in", "due", "time"],
    ];
    let doc = context.doc;
    for ending in ENDINGS {
        let Some(from) = tokens.end.checked_sub(ending.len()).filter(|&from| from >= tokens.start) else {
            continue;
        };
        if ending.iter().enumerate().all(|(offset, word)| doc.word(from + offset) == *word) {
            return from;
        }
    }
    tokens.end
}

/// Looking into something has no end that a customer could see, and neither has trying.
fn is_open_ended(context: &Context<'_, '_>, clause: &Clause, promise: Promise) -> bool {
    let doc = context.doc;
    let last = clause.last_verb();
    let next = doc.word(last + 1);
    // "I am trying to understand" is no promise.
    if promise == Promise::Ongoing
        && !among!(&*lemma(context, clause.verb), "look investigate examine work do")
    {
        return false;
    }
    let soon_after = |words: &[&str]| (last + 1..last + 6).any(|at| words.contains(&doc.word(at)));
    match &*lemma(context, last) {
        "look" => matches!(next, "into" | "in" | "at") || (next == "further" && soon_after(&["into"])),
        "investigate" | "examine" => true,
        // With what it is done for, it is a plain statement: "we'll do our best to keep it warm".
        "try" if next == "get" || next == "and" && among!(doc.word(last + 2), "sort fix mend resolve") => {
            true
        }
        "do" | "try" => {
            soon_after(&["best"]) && !(last + 1..clause.tail.end).take(20).any(|at| doc.word(at) == "to")
        }
        "work" => {
            let hard =
                if among!(next, "hard diligently constantly continually") { last + 2 } else { last + 1 };
            matches!(doc.word(hard), "on" | "towards" | "toward")
                && among!(doc.word(hard + 1), "it this that a the your fixing resolving solving improving")
                || doc.word(hard) == "to"
                    && among!(doc.word(hard + 1), "fix resolve solve improve sort restore get")
        }
        "fix" | "resolve" | "solve" | "improve" | "sort" | "restore" | "rectify" | "find" | "bring"
        | "correct" | "repair" | "address" | "reopen"
            if last > clause.verb =>
        {
            let verb = lemma(context, clause.verb);
            verb == "work" || verb == "try" && promise == Promise::Future && lemma(context, last) != "improve"
        }
        "consider" => clause.chain.is_empty(),
        "take" | "have" => {
            soon_after(&["look", "consideration", "account", "board"]) && !soon_after(&["pictures", "photo"])
        }
        "keep" | "bear" => soon_after(&["mind"]),
        "see" => matches!(next, "what" | "if" | "how"),
        _ => false,
    }
}

/// Whether the clause promises that somebody will be heard of again.
fn gets_back(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let last = clause.last_verb();
    let to_you = (last + 1..last + 6).any(|at| doc.word(at) == "you");
    let next_is_you = doc.word(last + 1) == "you";
    if clause.copula {
        return doc.word(clause.verb + 1) == "in"
            && (clause.verb + 2..clause.verb + 4).any(|at| matches!(doc.word(at), "touch" | "contact"));
    }
    match &*lemma(context, last) {
        "get" | "come" => (last + 1..last + 3)
            .find(|&at| doc.word(at) == "back")
            .is_some_and(|back| matches!(doc.word(back + 1), "to" | "with") && doc.word(back + 2) == "you"),
        "contact" | "notify" | "inform" | "update" | "call" | "phone" | "ring" => next_is_you,
        // "Give you a quick ring", "drop you a line".
        "give" | "drop" => {
            let noun = doc.word(last + 3 + usize::from(doc.word(last + 3) == "quick"));
            let call = among!(noun, "bell buzz call ring shout");
            next_is_you && (call || doc.word(last) == "drop" && matches!(noun, "line" | "note" | "message"))
        }
        "reach" => (last + 1..last + 3).any(|at| doc.word(at) == "out") && doc.word(last + 3) != "us",
        "let" => next_is_you && doc.word(last + 2) == "know" && doc.word(last + 3) != "how",
        // "Let you know": the chain may run on to the second verb.
        "know" => {
            doc.word(last.saturating_sub(1)) == "you"
                && doc.word(last.saturating_sub(2)) == "let"
                && doc.word(last + 1) != "how"
        }
        "keep" => {
            next_is_you
                && (doc.word(last + 4) == "loop"
                    || matches!(doc.word(last + 2), "posted" | "updated" | "informed"))
        }
        "respond" | "reply" | "revert" => {
            to_you
                || clause.person == Person::Thing
                || &*lemma(context, last) == "revert" && clause.object.is_none()
        }
        "follow" => (last + 1..last + 3).any(|at| doc.word(at) == "up") && !to_you,
        _ => false,
    }
}

/// *Once the part has arrived*: an event can be counted on as well as a time, but not *once we have news*.
fn names_an_event(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let end = clause.tail.end.max(clause.verb + 1);
    let event = (clause.last_verb()..end.min(clause.last_verb() + 60))
        .any(|at| among!(doc.word(at), "once when after until") || is_as_soon_as(context, at));
    let idle = (clause.last_verb()..end.min(clause.last_verb() + 60)).any(|at| {
        among!(
            doc.word(at),
            "news update updates information info answer something anything more checking consulting \
                development developments discussing feedback progress reviewing verifying"
        )
    });
    event && !idle
}

fn is_as_soon_as(context: &Context<'_, '_>, at: usize) -> bool {
    let doc = context.doc;
    doc.word(at) == "soon" && doc.word(at + 1) == "as" && doc.word(at + 2) != "possible"
}

/// Whether *soon* in this clause says when the agent's side does something.
fn is_promise_about_time(context: &Context<'_, '_>, clause: &Clause, index: usize) -> bool {
    let doc = context.doc;
    if promised(context, index).is_some() {
        return !among!(&*lemma(context, clause.last_verb()), "see speak talk hope");
    }
    if clause.negation.is_some()
        || matches!(clause.kind, ClauseKind::Question | ClauseKind::Tag | ClauseKind::Imperative)
        || clause.link == Link::If
    {
        return false;
    }
    let should = matches!(clause.modal(doc), Some("will" | "shall" | "should"));
    match clause.person {
        Person::It | Person::Thing | Person::They | Person::You => should || goes_on(context, clause),
        Person::I | Person::We => {
            clause.modal(doc) == Some("should")
                || (!clause.chain.is_empty() || doc.word(clause.verb).ends_with("ing"))
                    && among!(
                        &*lemma(context, clause.verb),
                        "try work hope expect plan aim intend want promise"
                    )
        }
        // "Should be back eventually."
        Person::Nobody => should,
    }
}

fn goes_on(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.person != Person::You && tense(context, clause).is_some()
}
