//! What treats the customer as slow, emotional or unimportant.

use std::ops::Range;

use super::dropping;
use super::ours::is_promise;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{contracts, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// A phrase that is the point of its clause can be replaced by one that hears the customer.
pub fn whole_clause(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    // "Here's a hint: it is on the box": what stands behind the colon is the answer.
    let parts = if context.doc.word(tokens.end - 1) == ":" {
        dropping::without(context, tokens.start..tokens.end - 1)
    } else if let Some(parts) = softer(context, &tokens) {
        parts
    } else {
        let read = read_clause(context, &tokens);
        let object = read.and_then(|clause| clause.object.clone());
        // "Read the manual: https://…" says where in a word.
        let points = read
            .zip(object.clone())
            .filter(|(clause, object)| context.doc.word(object.end) == ":" && clause.link == Link::Main);
        match points {
            Some((clause, object)) => Parts {
                replaced: clause.core_start()..clause.tail.end.max(object.end),
                verb: Some(clause.last_verb()),
                rest: object.end..clause.tail.end.max(object.end),
                object: Some(object),
                ..Parts::default()
            },
            None => Parts { object, ..dropping::in_place_of_clause(context, tokens.clone()) },
        }
    };
    Some(Hit { marked: tokens, parts })
}

/// The clause of the phrase, when it is about reading something.
fn read_clause<'c>(context: &Context<'c, '_>, tokens: &Range<usize>) -> Option<&'c Clause> {
    let clauses = context.doc.clauses_of(context.sentence()?);
    clauses
        .iter()
        .find(|clause| tokens.contains(&clause.last_verb()) && lemma(context, clause.last_verb()) == "read")
}

/// What can be said without the insult by other words in the same place: *lazy users* are users.
fn softer(context: &Context<'_, '_>, tokens: &Range<usize>) -> Option<Parts> {
    let doc = context.doc;
    let last = tokens.end.checked_sub(1)?;
    let first = doc.text_of(tokens.start..tokens.start + 1);
    let before = tokens.start.checked_sub(1).map_or("", |at| doc.word(at));
    let short = contracts(context);
    let (end, text) = match (doc.word(tokens.start), doc.word(last)) {
        ("unless", "you") if among!(doc.word(last + 1), "are 're r") && doc.word(last + 2) == "doing" => {
            (last + 3, format!("{first} you{} familiar with it", if short { "'re" } else { " are" }))
        }
        ("i" | "we", "you") => {
            (tokens.end, format!("{first} {} quite follow what you", if short { "don't" } else { "do not" }))
        }
        (_, "people" | "users" | "customers" | "person")
            if tokens.len() == 2 && !among!(before, "you as being like are a an") =>
        {
            (tokens.end, doc.text_of(last..tokens.end).to_owned())
        }
        _ => return None,
    };
    Some(Parts { replaced: tokens.start..end, condition: Some(text), usage: "softer", ..Parts::default() })
}

/// *As I already told you*, *I already told you that …*: the fact stands without it.
pub fn repeated(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    // "As I said, I'll stay on it": the agent stands by a promise.
    if owns_or_thanks(context, tokens.start) || agent_takes_over(context) {
        return None;
    }
    let doc = context.doc;
    let first = doc.word(tokens.start);
    let is_aside = matches!(first, "as" | "like" | "for");
    let mut marked = trim(context, tokens.clone());
    // "As I said 2x already", "like I told you 2 mins ago".
    let behind = marked.end..context.sentence()?.tokens.end;
    let often = |at: &usize| among!(doc.word(*at), "2x 3x 4x 5x 10x twice already");
    marked.end += behind.clone().take(4).take_while(often).count();
    let mut near = behind.take(4).take_while(|&at| !doc.is_closing_mark(at));
    marked.end = near.find(|&at| doc.word(at) == "ago").map_or(marked.end, |ago| ago + 1);
    // "I said" without *as* or *already* only reports.
    let insists = is_aside
        || tokens.clone().any(|at| {
            among!(
                doc.word(at),
                "already times twice repeat repeating keep part over what often more repeatedly answer \
                    spell draw been clearly explicitly last"
            )
        });
    if !insists {
        return None;
    }
    // "Like I said, no" wants the reason once more.
    let answer = marked.end + usize::from(doc.word(marked.end) == ",");
    let parts = if is_aside && matches!(doc.word(answer), "no" | "nope") && doc.is_closing_mark(answer + 1) {
        Parts { usage: "no", ..dropping::without(context, marked.clone()) }
    } else if is_aside {
        dropping::without(context, dropping::aside(context, &marked))
    } else {
        dropping::only_content(context, marked.clone())
    };
    Some(Hit { parts: or_anew(context, parts, &marked), marked })
}

/// The parts, or where nothing is kept, those that say the clause another way.
fn or_anew(context: &Context<'_, '_>, parts: Parts, marked: &Range<usize>) -> Parts {
    if parts.kept.is_some() {
        return parts;
    }
    dropping::in_place_of_clause(context, marked.clone())
}

/// *Again, …*, unless thanks, an apology or a welcome follows.
pub fn weary(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let again = tokens.clone().find(|&at| context.doc.word(at) == "again")?;
    // "Hi again" greets.
    let greets =
        tokens.start.checked_sub(1).is_some_and(|at| among!(context.doc.word(at), "hi hello hey welcome"));
    // "Again and again" counts.
    let word = |at: usize| context.doc.word(at);
    let counts = word(again + 1) == "and" && word(again + 2) == "again"
        || again > 1 && word(again - 1) == "and" && word(again - 2) == "again";
    if greets || counts || owns_or_thanks(context, tokens.start) {
        return None;
    }
    let dropped = tokens.start..again + 1;
    Some(Hit { marked: dropped.clone(), parts: dropping::without(context, dropped) })
}

/// *Obviously* and its kin, unless the agent speaks of their own side.
pub fn obvious(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    if owns_or_thanks(context, tokens.start) || is_ours(context) {
        return None;
    }
    // ", of course it got wet" gloats where the customer did something before it.
    let clauses = doc.clauses_of(sentence);
    if doc.word(tokens.start) == "," {
        let before = clauses.get(..clauses.partition_point(|clause| clause.verb < tokens.start))?;
        let deed = before.iter().rev().take(3).any(|clause| {
            clause.person == Person::You
                && clause.link == Link::Main
                && !clause.passive
                && super::is_past_form(context, clause.verb)
        });
        return deed.then(|| Hit { marked: tokens.start + 1..tokens.end, parts: Parts::default() });
    }
    // The innermost clause it stands in, or the one that it opens.
    let clause = clauses
        .iter()
        .rfind(|clause| clause.core_start() <= tokens.start)
        .or_else(|| clauses.iter().find(|clause| clause.core_start() >= tokens.end));
    let word = tokens.clone().find(|&at| among!(doc.word(at), "obviously clearly evidently unsurprisingly"));
    // "Of course not" says nothing without it.
    let course = doc.word(tokens.start) == "of"
        && doc.word(tokens.start + 1) == "course"
        && clauses.iter().any(|clause| clause.core_start() == tokens.start + 2);
    let about_us = clause.is_some_and(|clause| {
        matches!(clause.person, Person::I | Person::We)
            && !(clause.negation.is_some() && clause.modal(doc).is_some())
    });
    if about_us && word.is_some() {
        return None;
    }
    let marked = trim(context, tokens.clone());
    let dropped = match word {
        Some(at) => at..at + 1,
        None if course => marked.start..marked.start + 2,
        None => marked.clone(),
    };
    let is_adverbial = word.is_some()
        || course
        || matches!(doc.word(marked.start), "needless" | "as")
        || doc.word(marked.end - 1) == "saying";
    let mut parts = if is_adverbial || doc.word(marked.end - 1) == "that" {
        match doc.word(marked.end - 1) {
            "that" | "saying" => dropping::only_content(context, marked.clone()),
            _ => dropping::without(context, dropped),
        }
    } else {
        dropping::in_place_of_clause(context, marked.clone())
    };
    if parts.kept.is_some() {
        // "You clearly skipped it" is not kind without the "clearly" either.
        let yours = clause.is_some_and(|clause| clause.person == Person::You);
        parts.usage = if yours { "you" } else { "plain" };
    }
    Some(Hit { marked, parts })
}

/// *You need to understand that …*: what follows stands on its own.
pub fn lecturing(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let marked = trim(context, tokens);
    let mut parts = or_anew(context, dropping::only_content(context, marked.clone()), &marked);
    // "Try to understand it does no harm": what is to be understood may be *it*.
    if context.doc.word(marked.end) == "it" && parts.kept.is_some() {
        parts.usage = "loose";
        parts.kept = parts.kept.filter(|_| context.doc.word(marked.start) != "try");
    }
    Some(Hit { parts, marked })
}

/// *Just restart it*, *simply fill in the form*, *you just have to*, *all you need to do is*.
pub fn made_small(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let (from, verb) = burden(context, clause)?;
    if super::is_asked(context)
        || context.doc.word(from) != "all" && is_invitation(&lemma(context, verb))
        || at_leisure(context, verb)
        || agent_takes_over(context)
        || names_a_purpose(context, from)
    {
        return None;
    }
    let end = clause.object.as_ref().map_or(verb + 1, |object| object.end).max(verb + 1);
    // "There's no other way – you just need to wait" explains, and asks for nothing.
    let spliced = from.checked_sub(1).is_some_and(|at| among!(context.doc.word(at), ", ; : - – —"))
        && super::clauses_near(context, index).take_while(|&other| other < index).any(|other| {
            context.clause(other).is_some_and(|other| {
                other.kind == ClauseKind::Statement && matches!(other.link, Link::Main | Link::And)
            })
        });
    let parts = Parts::keeping(from..verb + 1, verb..verb + 1, if spliced { "spliced" } else { "" });
    Some(Hit { marked: from..end, parts })
}

/// Where the belittling starts, and the verb it makes small.
fn burden(context: &Context<'_, '_>, clause: &Clause) -> Option<(usize, usize)> {
    let doc = context.doc;
    let small = |at: usize| matches!(doc.word(at), "just" | "simply" | "merely");
    if clause.negation.is_some() || clause.copula {
        return None;
    }
    match (clause.kind, clause.person) {
        (ClauseKind::Imperative, _) => {
            let before = clause.verb.checked_sub(1)?;
            small(before).then_some((before, clause.verb))
        }
        (ClauseKind::Statement, Person::You) if !clause.chain.is_empty() => {
            let needs = matches!(&*lemma(context, clause.verb), "need" | "have");
            let start = clause.core_start();
            if !needs || clause.modal(doc).is_some() {
                return None;
            }
            if clause.adverbs.iter().any(|&at| small(at)) {
                return Some((start, clause.last_verb()));
            }
            // "All you need to do is plug it in."
            let all = start.checked_sub(1).filter(|&at| doc.word(at) == "all")?;
            let is = clause.last_verb() + 1;
            let verb = if doc.word(is + 1) == "to" { is + 2 } else { is + 1 };
            (doc.word(is) == "is" && doc.tag(verb) == Tag::Verb).then_some((all, verb))
        }
        _ => None,
    }
}

/// *Just try again whenever you're ready*: nobody is hurried or made to feel slow.
fn at_leisure(context: &Context<'_, '_>, verb: usize) -> bool {
    (verb..verb + 6).any(|at| matches!(context.doc.word(at), "whenever" | "anytime"))
}

/// What an agent asks for in order to take over, wishes, or explains.
fn is_invitation(verb: &str) -> bool {
    matches!(
        verb,
        "let"
            | "reply"
            | "message"
            | "dm"
            | "email"
            | "mail"
            | "call"
            | "ring"
            | "give"
            | "tell"
            | "send"
            | "ask"
            | "contact"
            | "text"
            | "ping"
            | "drop"
            | "pop"
            | "say"
            | "shout"
            | "reach"
            | "get"
            | "write"
            | "want"
            | "wonder"
            | "keep"
            | "make"
            | "put"
            | "enjoy"
            | "confirm"
            | "be"
            | "remember"
            | "bear"
            | "checking"
            | "note"
            | "think"
            | "imagine"
            | "know"
            | "hang"
            | "hold"
            | "like"
            | "see"
            | "got"
            // Steps on a screen are instructions.
            | "go"
            | "tap"
            | "click"
            | "swipe"
            | "scroll"
            | "visit"
            | "head"
            | "navigate"
            | "follow"
            | "choose"
            | "select"
            | "open"
            | "press"
            | "hit"
            | "type"
            | "search"
            | "need"
            | "have"
            | "check"
            | "hope"
            | "pull"
            | "drag"
            | "thank"
    )
}

/// *To report a photo, simply swipe right*: how-to instructions.
fn names_a_purpose(context: &Context<'_, '_>, before: usize) -> bool {
    let doc = context.doc;
    context.sentence().is_some_and(|sentence| {
        (sentence.tokens.start..before).any(|at| {
            doc.word(at) == "to"
                && doc.tag(at + 1) == Tag::Verb
                && (doc.opens_clause(at, &sentence.tokens) || doc.word(at - 1) == "order")
        })
    })
}

/// Whether the same sentence has the agent do something for it.
fn agent_takes_over(context: &Context<'_, '_>) -> bool {
    context.sentence().is_some_and(|sentence| {
        context.doc.clauses_of(sentence).iter().any(|clause| {
            matches!(clause.person, Person::I | Person::We)
                && clause.negation.is_none()
                && (clause.modal(context.doc) == Some("can")
                    || is_promise(context, clause)
                    || clause.copula
                        && (clause.verb..clause.verb + 3)
                            .any(|at| matches!(context.doc.word(at), "happy" | "here" | "glad")))
        })
    })
}

/// An apology, thanks or a welcome in the sentence: the words mean something else then. *But* ends what an apology
/// before it covers.
fn owns_or_thanks(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    let turned = |from: usize| (from..at).any(|between| matches!(doc.word(between), "but" | "however"));
    sentence.tokens.clone().any(|word| {
        !turned(word)
            && among!(
                doc.word(word),
                "sorry apologies apology apologise apologize apologizing apologising thanks thank \
                    appreciate welcome congratulations congrats glad hope pleasure regret behalf"
            )
    })
}

/// *A bug on our side*, *my mistake*: the agent calls their own slip plain.
fn is_ours(context: &Context<'_, '_>) -> bool {
    let doc = context.doc;
    context.sentence().is_some_and(|sentence| {
        sentence.tokens.clone().any(|at| {
            matches!(doc.word(at), "our" | "my")
                && (among!(doc.word(at + 1), "side end fault mistake bug error part slip doing regression")
                    || (at + 2..at + 5).any(|at| doc.word(at) == "wrong"))
                // "That's one for us."
                || doc.word(at) == "us" && at > 0 && among!(doc.word(at - 1), "for on") && doc.is_closing_mark(at + 1)
        })
    })
}

/// Without a closing comma.
fn trim(context: &Context<'_, '_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1 && context.doc.is_closing_mark(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}
