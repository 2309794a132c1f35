//! Hiding behind a rule instead of giving the reason.

use std::ops::Range;

use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{head, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *As per our policy, refunds take 7 days*: what is left without the rule is the fact, and wants a reason.
pub fn as_per(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if is_favour(context, &tokens) || is_asked(context) || gives_reason(context, tokens.end) {
        return None;
    }
    let doc = context.doc;
    let sentence = context.sentence()?;
    // "He isn't listed on the policy" is what the matter is.
    if tokens.start > sentence.tokens.start && among!(doc.word(tokens.start - 1), "not n't") {
        return None;
    }
    let mut end = sentence.tokens.end;
    while end > tokens.end && doc.is_closing_mark(end - 1) {
        end -= 1;
    }
    let opens = tokens.start == sentence.tokens.start;
    let parts = if opens {
        // "As per our policy, …": the clause behind the comma stays.
        // "Per the terms you signed, …": what describes them goes with them.
        let clauses = doc.clauses_of(sentence);
        let starts = |from: usize| clauses.iter().find(|clause| clause.core_start() == from);
        let comma = (tokens.end..tokens.end + 7).find(|&at| doc.word(at) == "," && starts(at + 1).is_some());
        let from = comma.map_or(tokens.end, |comma| comma + 1);
        let clause = starts(from).filter(|clause| {
            comma == Some(clause.core_start() - 1)
                || !(tokens.end..tokens.end + 7).any(|at| doc.word(at) == ",")
        });
        // "Due to our policy on fire safety, …" says what it is for, which is the reason.
        let topic = comma.filter(|&comma| {
            comma > tokens.end + 1 && among!(doc.word(tokens.end), "on about for regarding")
        });
        Parts {
            replaced: tokens.start..end,
            kept: clause.map(|_| from..end),
            condition: topic.map(|comma| doc.text_of(tokens.end + 1..comma).to_owned()),
            usage: if topic.is_some() { "topic" } else { "" },
            ..Parts::default()
        }
    } else {
        // "…, as per our policy.": what stands in front stays where it is.
        let before = tokens.start.saturating_sub(1);
        let from = if among!(doc.word(before), ", in under by with") { before } else { tokens.start };
        // "This is as per our policy" has nothing left to say without it.
        let closes = tokens.end == end
            && from > sentence.tokens.start + 1
            && doc.tag(from - 1) != Tag::Aux
            && !among!(doc.word(from - 1), "is are was 's");
        Parts {
            replaced: sentence.tokens.start..end,
            kept: closes.then_some(sentence.tokens.start..from),
            ..Parts::default()
        }
    };
    Some(Hit { marked: tokens, parts })
}

/// *It's our policy*, *rules are rules*: the whole sentence is the rule.
pub fn is_the_rule(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if is_favour(context, &tokens) || is_asked(context) || gives_reason(context, tokens.end) {
        return None;
    }
    let doc = context.doc;
    let sentence = context.sentence()?;
    let mut end = sentence.tokens.end;
    while end > tokens.end && doc.is_closing_mark(end - 1) {
        end -= 1;
    }
    let to = tokens.end;
    let supposed = (sentence.tokens.start.max(tokens.start.saturating_sub(4))..tokens.start)
        .any(|at| matches!(doc.word(at), "if" | "unless"));
    if supposed {
        return None;
    }
    // "We have a strict policy" says which; the reason alone would lose it.
    let names = tokens.clone().any(|at| matches!(doc.word(at), "have" | "there"));
    let within = |words: &[&str]| tokens.clone().any(|at| words.contains(&doc.word(at)));
    let opens = doc.opens_clause(tokens.start, &sentence.tokens)
        || tokens.start == sentence.tokens.start + 1 && doc.word(sentence.tokens.start) == "sorry";
    let alone = to == end && !names && opens;
    let verb_of = doc
        .clauses_of(sentence)
        .iter()
        .find(|clause| clause.verb >= tokens.start && clause.verb < tokens.end && clause.subject.is_some());
    let breaks = is_breach(context, &tokens);
    let tail = match verb_of {
        Some(clause) => clause.tail.end.max(to),
        None if breaks && doc.word(to) == "of" => end,
        None => to,
    };
    let opening = verb_of
        .map(Clause::core_start)
        .or(breaks.then_some(sentence.tokens.start))
        .filter(|_| tail >= end || doc.is_closing_mark(tail));
    let parts = if within(&["exception", "exceptions", "same", "equally"]) && opens {
        Parts::used(tokens.start..end, "exception")
    } else if within(&["see", "refer", "consult", "review", "read", "check"]) && opens {
        Parts::used(tokens.start..end, "refer")
    } else if within(&[
        "everyone",
        "everybody",
        "all",
        "customers",
        "users",
        "members",
        "follow",
        "obey",
        "respect",
        "observe",
    ]) && !within(&["following", "we", "i"])
    {
        Parts::used(tokens.clone(), "other")
    } else if let Some(from) = opening
        .filter(|_| verb_of.is_none_or(|clause| clause.link != Link::Because))
        .filter(|_| breaks || within(&["against"]) && !(doc.word(to) == "to" && opens))
    {
        Parts::keeping(from..tail, from..tail, "that")
    } else if within(&["reasons", "requirements", "constraints", "restrictions", "purposes"])
        && (to == end || tokens.start == sentence.tokens.start || among!(doc.word(to), ", and"))
    {
        // "For safety reasons we …": the aside is closed before the clause.
        let then = (to < end && !among!(doc.word(to), ", and")).then(|| ",".to_owned());
        Parts {
            replaced: tokens.clone(),
            kept: Some(tokens.clone()),
            then,
            usage: "reasons",
            ..Parts::default()
        }
    } else if alone {
        // "We can't, that's the rule": what stands before the comma wants the reason.
        let spliced = tokens.start > sentence.tokens.start + 2 && doc.word(tokens.start - 1) == ",";
        Parts::used(tokens.clone(), if spliced { "spliced" } else { "whole" })
    } else if doc.word(to) == "to" && doc.tag(to + 1) == Tag::Verb {
        // "It is our policy to charge for returns", "company rules do not permit me to share it"
        let named =
            |at: &usize| matches!(doc.tag(*at), Tag::Noun | Tag::Propn | Tag::Adj | Tag::Det | Tag::Pron);
        let start =
            (sentence.tokens.start..tokens.start).rev().take_while(named).last().unwrap_or(tokens.start);
        Parts {
            replaced: start..end,
            verb: Some(to + 1),
            rest: to + 2..end,
            usage: if within(&["against", "not", "n't", "never"]) { "against" } else { "practice" },
            ..Parts::default()
        }
    } else if doc.word(to) == "that" {
        Parts::keeping(tokens.start..end, to + 1..end, "that")
    } else {
        Parts::used(tokens.clone(), "other")
    };
    Some(Hit { marked: tokens, parts })
}

/// *Violates our rules*.
fn is_breach(context: &Context<'_, '_>, tokens: &Range<usize>) -> bool {
    among!(&*lemma(context, tokens.start), "violate breach break contravene infringe")
}

/// *Our policy does not allow refunds*, *the terms require a receipt*, *company rules state that …*.
pub fn rule_says(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let subject = with_terms_of(context, clause.subject.clone()?);
    let head = head(context, &subject)?;
    if clause.kind != ClauseKind::Statement
        || clause.person != Person::Thing
        || matches!(clause.link, Link::If | Link::Relative)
        || !is_rule(context, &subject, head)
        || is_favour(context, &subject)
        || gives_reason(context, clause.verb)
    {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let negated = clause.negation.is_some();
    let object = clause.object.clone();
    let (rules, usage) = match &*verb {
        "allow" | "permit" | "let" | "enable" if negated => (true, "forbids"),
        "prohibit" | "forbid" | "prevent" | "exclude" | "restrict" | "limit" => (true, "forbids"),
        "require" | "need" if !negated => (true, "requires"),
        "state" | "say" | "dictate" | "specify" | "stipulate" | "mandate" | "clarify" => (true, "says"),
        _ => (false, ""),
    };
    if !rules {
        return None;
    }
    let end = clause.tail.end.max(clause.verb + 1);
    // "Does not allow you to change it."
    let to = clause.verb + 2;
    if usage == "forbids" && doc.word(to - 1) == "you" && doc.word(to) == "to" {
        let parts = Parts {
            replaced: subject.start..end,
            verb: Some(to + 1),
            rest: to + 2..end.max(to + 2),
            usage: "forbids-you",
            ..Parts::default()
        };
        return Some(Hit { marked: subject.start..marked_end(clause), parts });
    }
    let says_that = usage == "says" && doc.word(clause.verb + 1) == "that";
    let parts = Parts {
        replaced: subject.start..end,
        clause: Some(index),
        // What is forbidden is a fact beside its reason.
        kept: match usage {
            "forbids" => Some(subject.start..end),
            _ => says_that.then_some(clause.verb + 2..end),
        },
        rest: object.as_ref().map_or(clause.verb + 1, |o| o.end)..end,
        // "Does not allow you to …": the customer is no thing.
        object: object.filter(|o| doc.word(o.start) != "you"),
        usage,
        ..Parts::default()
    };
    Some(Hit { marked: subject.start..marked_end(clause), parts })
}

/// *Our terms of use*: the grammar may take *use* alone for the subject.
fn with_terms_of(context: &Context<'_, '_>, subject: Range<usize>) -> Range<usize> {
    let doc = context.doc;
    // "Our return policy": a noun that is a verb elsewhere may cut it.
    let first = context.sentence().map_or(subject.start, |sentence| sentence.tokens.start);
    let owner = (first..subject.start)
        .rev()
        .take(3)
        .take_while(|&at| doc.kind(at) == crate::text::token::TokenKind::Word)
        .find(|&at| matches!(doc.word(at), "our" | "the" | "company" | "store"));
    if subject.len() == 1
        && let Some(owner) = owner
    {
        return owner..subject.end;
    }
    let Some(rule) = subject
        .start
        .checked_sub(2)
        .filter(|&at| doc.word(at + 1) == "of" && among!(doc.word(at), "terms conditions rules policy"))
    else {
        return subject;
    };
    let determined = rule.checked_sub(1).filter(|&at| matches!(doc.tag(at), Tag::Det | Tag::Pron));
    determined.unwrap_or(rule)..subject.end
}

fn marked_end(clause: &Clause) -> usize {
    clause.object.as_ref().map_or(clause.verb + 1, |object| object.end)
}

/// *Our return policy*, *the terms and conditions*, *company rules*; an insurance policy is the customer's own.
fn is_rule(context: &Context<'_, '_>, subject: &Range<usize>, head: usize) -> bool {
    let doc = context.doc;
    let named = among!(
        doc.word(head),
        "policy policies terms conditions t&c t&cs tos regulations procedure procedures protocol rules \
            guidelines agreement norms regulation by-laws bylaws standards lease charter directive handbook \
            tariff sop contract print"
    ) || doc.word(head) == "code" && subject.len() > 2;
    let theirs = subject.clone().any(|at| among!(doc.word(at), "your insurance his her"));
    named && !theirs
}

/// Whether the reason follows: *it's our policy, because the seals wear out*, *… so that nobody else can open it*.
fn gives_reason(context: &Context<'_, '_>, from: usize) -> bool {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return false };
    let says_why = |at: usize| {
        among!(doc.word(at), "because namely") || doc.word(at) == "so" && doc.word(at + 1) == "that"
    };
    (from..sentence.tokens.end).any(says_why)
        || doc.clauses_of(sentence).iter().any(|clause| {
            clause.link == Link::Because && clause.person != Person::You && clause.core_start() > from
        })
}

/// A rule that gives something: *under our policy you can return it for free*.
fn is_favour(context: &Context<'_, '_>, except: &Range<usize>) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    let clauses = doc.clauses_of(sentence);
    // "Our terms let you keep both."
    let lets = |at: usize| matches!(&*lemma(context, at), "let" | "allow" | "permit");
    let denied = |at: usize| among!(doc.word(at), "not n't no never nothing only");
    if except.clone().any(lets) && !(except.start..except.end + 2).any(denied) {
        return true;
    }
    let refuses = clauses.iter().any(|clause| clause.negation.is_some())
        || sentence.tokens.clone().any(|at| among!(doc.word(at), "only must unable no unless unfortunately"));
    let gives = clauses.iter().filter(|clause| !except.contains(&clause.verb)).any(|clause| {
        let can = matches!(clause.modal(doc), Some("can" | "may" | "could"));
        let entitled = among!(doc.word(clause.verb + 1), "entitled eligible covered free")
            || matches!(&*lemma(context, clause.verb), "cover" | "entitle" | "deserve");
        let gets = clause.negation.is_none()
            && matches!(&*lemma(context, clause.verb), "get" | "receive" | "keep")
            || (clause.verb..clause.verb + 5).any(|at| matches!(doc.word(at), "less" | "nothing"));
        entitled || clause.person == Person::You && (can || gets)
    });
    gives && !refuses
}

fn is_asked(context: &Context<'_, '_>) -> bool {
    context
        .sentence()
        .is_some_and(|sentence| context.doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?'))
}
