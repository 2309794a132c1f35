//! What argues that the agent or the company was right, had said so, or is covered.

use std::ops::Range;

use super::help::helps_here;
use super::ours::{is_promise, owns_up};
use super::{core_range, dropping, is_about_customer, is_past_form, noun_phrase_from};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person, is_time_noun};
use crate::reframe::Parts;
use crate::reframe::fields::{head, is_text, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *We told you at the start*, *I did explain that …*, *you were informed*.
pub fn told_you(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let sentence = context.sentence()?;
    if !matches!(clause.kind, ClauseKind::Statement)
        || clause.negation.is_some()
        || matches!(clause.link, Link::If | Link::Relative)
        // "As we told you" is an aside, found as a phrase.
        || clause.marker.is_some_and(|at| doc.word(at) == "as")
        || clause.core_start().checked_sub(1).is_some_and(|at| doc.word(at) == "like")
    {
        return None;
    }
    let verb = lemma(context, clause.verb);
    let told_by_us = matches!(clause.person, Person::I | Person::We) && !clause.passive;
    let was_told = is_about_customer(clause) && clause.passive;
    let past = is_past_form(context, clause.verb) && clause.auxiliaries.is_empty()
        || clause.is_perfect(doc)
        || clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "did" | "was" | "were"));
    if !(told_by_us || was_told)
        || !past
        || clause.modal(doc).is_some()
        || !clause.chain.is_empty()
        || is_soft(context, clause.core_start())
    {
        return None;
    }
    let strong = matches!(&*verb, "tell" | "warn" | "remind");
    let formal = among!(&*verb, "inform advise notify explain mention state say instruct clarify specify");
    let insists = clause
        .tail
        .clone()
        .chain(clause.adverbs.iter().copied())
        .chain(clause.auxiliaries.iter().copied())
        .any(|at| {
            among!(
                doc.word(at),
                "already clearly repeatedly specifically explicitly before beforehand twice times advance \
                    start beginning outset earlier previously did so"
            )
        });
    let to_customer = was_told || doc.word(clause.verb + 1) == "you";
    // "You were told Monday, and it is Friday now: I'm sorry" owns up.
    let owns_up = was_told && owns_up(context);
    let matter = matches!(doc.word(clause.verb + 2), "about" | "of");
    let argues = was_told && (strong || formal)
        || to_customer && matter && matches!(&*verb, "inform" | "notify" | "advise")
        || to_customer && strong
        || (formal && insists && (to_customer || !among!(&*verb, "say inform notify advise")))
        || to_customer && formal && matches!(clause.link, Link::Because);
    // "I already told you" is a sigh, "I already explained" and "I told you twice" are phrases of their own.
    let sighs = told_by_us
        && clause
            .adverbs
            .iter()
            .copied()
            .chain(clause.tail.clone())
            .any(|at| matches!(doc.word(at), "already" | "times" | "twice"));
    if owns_up || !argues || sighs || tells_of_promise(context, clause, index) {
        return None;
    }
    let from = clause.core_start();
    let after = if to_customer && !was_told { clause.verb + 2 } else { clause.verb + 1 };
    // Behind a noun, as in "at the start that …", the grammar takes the content for a relative clause.
    let content = context.clause(index + 1).filter(|next| {
        next.link == Link::Content
            || next.link == Link::Relative && next.marker.is_some_and(|at| next.core_start() > at)
    });
    let mut parts = Parts::of(from..after);
    if let Some(next) = content.filter(|next| next.core_start() > clause.verb) {
        let mut core = next.core_start();
        // "That white shows stains": behind a verb of saying, *that* opens the clause.
        if doc.word(core) == "that"
            && matches!(doc.tag(core + 1), Tag::Noun | Tag::Adj | Tag::Propn | Tag::Det)
        {
            core += 1;
        }
        let marker = next.marker.map_or("that", |at| doc.word(at));
        if marker == "that" && matches!(clause.link, Link::Main) {
            parts = Parts { replaced: from..core + 1, kept: Some(core..core + 1), usage: "content", ..parts };
        }
    } else if doc.word(after) == "about" && clause.link == Link::Main && from == sentence.tokens.start {
        let end = clause.tail.end;
        // The question takes the closing mark with it.
        let mark = if end + 1 == sentence.tokens.end && doc.word(end) == "." { end + 1 } else { end };
        parts = Parts {
            replaced: from..mark,
            condition: Some(doc.text_of(after..end).to_owned()),
            usage: "about",
            ..parts
        };
    }
    let leads = matches!(clause.link, Link::Main | Link::But | Link::And);
    if parts.usage.is_empty()
        && leads
        && !doc.clauses_of(sentence).iter().any(|other| other.verb > clause.verb)
    {
        parts = Parts { replaced: from..clause.tail.end.max(after), usage: "again", ..parts };
    }
    let end = (after..after + 4).take_while(|&at| doc.tag(at) == Tag::Adv).last().map_or(after, |at| at + 1);
    Some(Hit { marked: from..end, parts })
}

/// *I told you I would ring*: what was said is a promise, or was wrong.
fn tells_of_promise(context: &Context<'_, '_>, clause: &Clause, index: usize) -> bool {
    let doc = context.doc;
    let promises = context
        .clause(index + 1)
        .is_some_and(|next| is_promise(context, next) && !matches!(next.person, Person::You | Person::They));
    // "You were told Friday."
    let next = doc.word(clause.verb + 1);
    let dated = is_time_noun(next) && !among!(next, "once twice times");
    promises || dated || clause.chain.iter().any(|&at| doc.word(at) == "wait")
}

/// Whether the words at `at` own up to something: a slip of the agent's side is named, or an apology governs them.
/// An apology before a *but* or a comma is about something else.
fn is_soft(context: &Context<'_, '_>, at: usize) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    let own_slip = |at: usize| {
        among!(doc.word(at), "wrong incorrect incorrectly wrongly misinformed mistake glad happy")
            // "We should have told you", "I wish we had listened", "you were right".
            || among!(doc.word(at), "should wish") && at > 0 && among!(doc.word(at - 1), "i we")
            || doc.word(at) == "right" && at > 1 && doc.word(at - 2) == "you"
    };
    let thanks = |at: usize| matches!(doc.word(at), "thank" | "thanks");
    let regrets = |at: usize| among!(doc.word(at), "sorry apologies apologise apologize regret");
    let turns = |at: usize| among!(doc.word(at), "but however , .");
    let governs = (sentence.tokens.start..at).rev().take_while(|&at| !turns(at)).any(regrets);
    governs || sentence.tokens.clone().any(|at| own_slip(at) || thanks(at))
}

/// *I was very clear that …*: what was clear can simply be said.
pub fn content_or_nothing(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    // "The camera shows it, so we'll replace the lot" argues for the customer.
    if is_soft(context, tokens.start) || helps_here(context, &(0..tokens.end)) {
        return None;
    }
    let doc = context.doc;
    let mut marked = tokens;
    while marked.len() > 1
        && (doc.is_closing_mark(marked.end - 1)
            || among!(doc.word(marked.end - 1), "that from in on about at when with"))
    {
        marked.end -= 1;
    }
    let content = dropping::only_content(context, marked.clone());
    let parts = if content.kept.is_some() && doc.word(marked.end) == "that" {
        Parts { usage: "content", ..content }
    } else {
        dropping::whole_clause(context, marked.clone())
    };
    Some(Hit { marked, parts })
}

/// *As already mentioned, …*: an argument when it insists, names the place, or backs a no.
pub fn argues(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let aside = dropping::aside(context, &tokens);
    let insists = doc.word(aside.start + 1) == "you"
        || aside.clone().any(|at| {
            among!(
                doc.word(at),
                "already clearly previously explicitly plainly repeatedly specifically times previous \
                    last prior terms conditions policy agreement contract before well rules website \
                    description per"
            )
        });
    let backs_a_no =
        doc.clauses_of(sentence).iter().any(|clause| {
            clause.negation.is_some() && !aside.contains(&clause.verb)
                || matches!(clause.modal(doc), Some("must"))
        }) || sentence.tokens.clone().any(|at| among!(doc.word(at), "no only instead unfortunately still"));
    // "The same as mentioned" compares.
    let compares = tokens.start.checked_sub(1).is_some_and(|at| doc.word(at) == "same");
    if !(insists || backs_a_no && !helps_here(context, &tokens)) || compares {
        return None;
    }
    // "As I said, and as stated in …, it is": nothing would go on from the first.
    if aside.start > sentence.tokens.start && among!(doc.word(sentence.tokens.start), "as like per") {
        return Some(Hit { marked: tokens.clone(), parts: Parts::of(tokens) });
    }
    // "…, as stated in our terms": where it can be read is worth keeping.
    let place = (aside.start..aside.end).rfind(|&at| matches!(doc.word(at), "in" | "on"));
    let source = place.map(|at| noun_phrase_from(context, at + 1, aside.end));
    let source =
        source.filter(|text| !text.is_empty() && head(context, text).is_some_and(|at| is_text(doc.word(at))));
    let closes = (aside.end..sentence.tokens.end).all(|at| doc.is_closing_mark(at));
    let parts = match source {
        Some(source)
            if closes
                && source.end == aside.end
                && aside.start > sentence.tokens.start + 1
                && doc.word(aside.start - 1) == "," =>
        {
            Parts {
                replaced: aside.start - 2..aside.end,
                kept: Some(aside.start - 2..aside.start - 1),
                object: Some(source),
                usage: "source",
                ..Parts::default()
            }
        }
        source => {
            Parts { usage: if source.is_some() { "named" } else { "" }, ..dropping::without(context, aside) }
        }
    };
    Some(Hit { marked: tokens, parts })
}

/// *The label clearly says*: the adverb goes.
pub fn clearly(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let ours = sentence.tokens.clone().any(|at| among!(doc.word(at), "mistake error fault should"));
    if is_soft(context, tokens.start) || ours {
        return None;
    }
    let adverb = tokens
        .clone()
        .take(4)
        .find(|&at| among!(doc.word(at), "clearly explicitly plainly specifically expressly"));
    let parts = match adverb {
        Some(at) => Parts { usage: "adverb", ..dropping::without(context, at..at + 1) },
        None => Parts::of(tokens.clone()),
    };
    Some(Hit { marked: tokens, parts })
}

/// *You agreed to the terms*, *you signed the contract*, *you accepted the fee*.
pub fn you_agreed(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !is_about_customer(clause)
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_some()
        || matches!(clause.link, Link::If)
        || clause.modal(doc).is_some()
        || is_soft(context, clause.core_start())
    {
        return None;
    }
    let past = is_past_form(context, clause.verb) || clause.is_perfect(doc);
    let verb = lemma(context, clause.last_verb());
    let after = clause.last_verb() + 1;
    let span = after..clause.rest.end.max(core_range(clause).end).max(after);
    let binding = span.clone().any(|at| {
        among!(
            doc.word(at),
            "terms term conditions condition policy policies agreement contract rules fee fees charge \
                charges price prices quote disclaimer waiver tos t&c t&cs risk risks deposit"
        )
    });
    let agrees = match &*verb {
        "agree" | "consent" => {
            doc.word(after) == "to" && (past || binding) || doc.word(after) == "that" && past
        }
        "accept" | "acknowledge" => past && binding,
        "sign" => past && binding,
        _ => false,
    };
    let agrees = agrees || past && binding && lemma(context, clause.verb) == "agree";
    // "You agreed to come on Friday" is an arrangement.
    let arrangement = !clause.chain.is_empty() && !binding;
    if !agrees || arrangement {
        return None;
    }
    let marked =
        clause.core_start()..core_range(clause).end.max(after + usize::from(doc.word(after) == "to"));
    let mut parts = Parts::of(clause.core_start()..clause.tail.end.max(after));
    let object = match &*verb {
        "agree" if doc.word(after) == "to" => Some(noun_phrase_from(context, after + 1, span.end)),
        "accept" | "acknowledge" => clause.object.clone(),
        _ => None,
    };
    // "By ordering you accepted the fee": who ordered would be lost.
    let dangles = context.sentence().is_some_and(|sentence| doc.word(sentence.tokens.start) == "by");
    let moves = clause.link == Link::Main && past && !dangles;
    if let Some(object) = object.filter(|object| !object.is_empty() && moves) {
        parts.rest = object.end..clause.tail.end.max(object.end);
        parts.object = Some(object);
        parts.usage = "agreed";
    } else if moves && !clause.is_perfect(doc) {
        parts.verb = Some(clause.verb);
        parts.rest = clause.verb + 1..parts.replaced.end;
        parts.usage = "recall";
    }
    Some(Hit { marked, parts })
}

/// *For the record, …*, *the fact is that …*: an opening that can go; *it was stated on the ticket*: a place to look.
pub fn opening(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    // "I did say I'd ring, so here I am."
    let keeps_word = doc.clauses_of(sentence).iter().any(|clause| {
        (tokens.end..tokens.end + 2).contains(&clause.core_start())
            && matches!(clause.person, Person::I | Person::We)
            && is_promise(context, clause)
    });
    if keeps_word || is_soft(context, tokens.start) {
        return None;
    }
    let mut marked = tokens;
    while marked.len() > 1 && (doc.is_closing_mark(marked.end - 1) || doc.word(marked.end - 1) == "that") {
        marked.end -= 1;
    }
    let end = (marked.start..sentence.tokens.end)
        .rev()
        .find(|&at| !doc.is_closing_mark(at))
        .map_or(marked.end, |at| at + 1);
    let first = doc.word(marked.start);
    // "Because that's what it says" is a reason, and no sentence can take its place.
    let reason = marked.start > sentence.tokens.start
        && (sentence.tokens.start..marked.start)
            .rev()
            .take(2)
            .any(|at| matches!(doc.word(at), "because" | "since" | "as" | "cause"));
    let opens = doc.opens_clause(marked.start, &sentence.tokens) && !reason;
    let that = (marked.start..marked.end + 1).find(|&at| doc.word(at) == "that");
    let records = marked.clone().any(|at| among!(doc.word(at), "record records system logs log notes file"))
        && first != "for";
    let place = (marked.start..marked.end)
        .rev()
        .find(|&at| among!(doc.word(at), "on in at during refer read reread check"));
    let last = doc.word(marked.end - 1);
    let is_opening = among!(last, "record respect is remains are said explained mentioned stated")
        || matches!(first, "legally" | "actually" | "as");
    if records && let Some(that) = that {
        // "Our records show that you signed for it."
        let parts = Parts::keeping(marked.start..end, that + 1..end, "recall");
        return Some(Hit { marked, parts });
    }
    let first_is_it = among!(first, "that this it which everything");
    let parts = if is_opening && !first_is_it {
        Parts { usage: "opening", ..dropping::only_content(context, marked.clone()) }
    } else if let Some(place) = place.filter(|_| opens) {
        let from = if doc.word(place + 1) == "to" { place + 2 } else { place + 1 };
        let object = noun_phrase_from(context, from, end);
        let names_text = !object.is_empty() && head(context, &object).is_some_and(|at| is_text(doc.word(at)));
        let whole =
            names_text && (object.end == end || matches!(doc.word(object.end), "again" | "carefully"));
        Parts {
            replaced: marked.start..end,
            object: Some(object).filter(|_| whole),
            usage: "place",
            ..Parts::default()
        }
    } else if doc.word(marked.end - 1) == "yourself" && opens {
        Parts {
            replaced: marked.start..end,
            verb: Some(marked.start + 1),
            rest: marked.start + 2..marked.end - 1,
            usage: "yourself",
            ..Parts::default()
        }
    } else if !reason && (opens && doc.is_closing_mark(end) || end == sentence.tokens.end) {
        Parts::used(marked.start..end, "whole")
    } else {
        Parts::of(marked.clone())
    };
    Some(Hit { marked, parts })
}
