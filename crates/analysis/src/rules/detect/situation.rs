//! What grates in one situation only: in one channel, or as an answer to one kind of message.

use std::ops::Range;

use super::{core_range, is_asked, whole};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::lemma;
use crate::rules::{Context, Hit};
use crate::situation::is_smile;
use crate::text::token::TokenKind;

/// Cheer stands alone where its sentence has nothing else; then there are other words for all of it.
pub fn cheerful(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?.tokens.clone();
    let last = sentence.clone().rev().find(|&at| !doc.is_closing_mark(at))?;
    // A wish at the end of the reply is no opening, and takes no other.
    let opens = sentence.end < doc.tokens().len();
    if !(opens && tokens.start == sentence.start && last < tokens.end) {
        return whole(context, tokens);
    }
    let parts = Parts::used(tokens.start..sentence.end, "alone");
    Some(Hit { marked: tokens, parts })
}

/// Smiling and celebrating faces, and those made of punctuation.
pub fn smiles(context: &Context<'_, '_>) -> Vec<Hit> {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return Vec::new() };
    let is_smile = |at: usize| doc.kind(at) != TokenKind::Word && is_smile(doc.text_of(at..at + 1));
    let smile = sentence.tokens.clone().take(200).find(|&at| is_smile(at));
    let Some(smile) = smile else { return Vec::new() };
    // Without it the words are no warmer: what they say instead is the agent's to find.
    vec![Hit { marked: smile..smile + 1, parts: Parts::default() }]
}

/// A few words in answer to a long message of somebody who is upset.
pub fn curt(context: &Context<'_, '_>) -> Vec<Hit> {
    /// Words of a reply that is a few, and of a message that is long.
    const FEW: u32 = 5;
    const LONG: u32 = 30;
    let doc = context.doc;
    let long = context.situation.message.as_ref().is_some_and(|message| message.words() >= LONG);
    let first = context.sentence == 0 && doc.word_count() <= FEW && !is_asked(context);
    let Some(sentence) = context.sentence().filter(|_| long && first) else { return Vec::new() };
    let warm = |at: usize| {
        among!(doc.word(at), "sorry thanks thank apologies apologise apologize please will can ? noted")
            || matches!(doc.kind(at), TokenKind::Opaque)
    };
    let last = (0..doc.tokens().len()).rev().find(|&at| !doc.is_closing_mark(at));
    let Some(last) = last.filter(|_| !(0..doc.tokens().len()).any(warm)) else { return Vec::new() };
    let all = sentence.tokens.start..last.min(sentence.tokens.end.saturating_sub(1)) + 1;
    let is_sentence = doc.clauses_of(sentence).iter().any(|clause| clause.subject.is_some());
    let condition = is_sentence.then(|| doc.text_of(all.clone()).to_owned());
    vec![Hit { marked: all.clone(), parts: Parts { replaced: all, condition, ..Parts::default() } }]
}

/// A short sentence that brings bad news and nothing else: *Fully booked*, *your details do not match*.
pub fn bare_news(context: &Context<'_, '_>) -> Vec<Hit> {
    const FEW: u32 = 5;
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return Vec::new() };
    let whole = doc.sentences().len() == 1 && doc.word_count() <= FEW && !is_asked(context);
    let tells = doc.clauses_of(sentence).iter().all(|clause| {
        matches!(clause.person, Person::Thing | Person::It | Person::They | Person::Nobody)
            && clause.kind != ClauseKind::Imperative
    });
    if !whole || !tells {
        return Vec::new();
    }
    let said = || sentence.tokens.clone().map(|at| doc.word(at));
    let bad = said().any(|word| {
        among!(
            word,
            "not no never none nothing nobody without booked closed expired denied declined rejected \
                refused cancelled canceled unavailable impossible unsupported invalid incorrect \
                blocked locked suspended sold overdue incomplete failed"
        )
    });
    let kind = said().any(|word| {
        word.starts_with('!')
            || among!(
                word,
                "sorry thanks thank please afraid unfortunately hi hello hey sir madam problem worries worry \
                    rush need charge fee fees cost matter hurry bother trouble longer wonder bad wrong our we he \
                    she would should could has lol ,"
            )
    });
    let first = sentence.tokens.clone().find(|&at| doc.kind(at) == TokenKind::Word);
    let last = sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at));
    let (Some(first), Some(last), true) = (first, last, bad && !kind) else { return Vec::new() };
    let all = first..last + 1;
    vec![Hit { marked: all.clone(), parts: Parts::keeping(all.clone(), all, "") }]
}

/// Whether the message says that something happened, and asks for nothing.
pub fn is_told(context: &Context<'_, '_>) -> bool {
    context.situation.message.as_ref().is_some_and(|message| {
        !message.asks()
            && message
                .doc()
                .clauses()
                .iter()
                .any(|clause| clause.kind == ClauseKind::Statement && clause.modal(message.doc()).is_none())
    })
}

/// A good word for the own side in answer to what went wrong, unless help is in it.
pub fn answered(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sorry = super::vicinity(context, tokens.start)
        .any(|at| among!(context.doc.word(at), "sorry apologies apologise apologize"));
    if sorry || !is_told(context) { None } else { super::defensive::excuse(context, tokens) }
}

/// *That is not possible* about something that the customer says did happen. Where they ask for something, it may be the
/// answer to that.
pub fn reported(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?.tokens.clone();
    let supposed = (sentence.start..tokens.start).any(|at| matches!(doc.word(at), "if" | "whether" | "when"));
    let goes_on = among!(doc.word(tokens.end), "to for until without unless yet at in with");
    if !is_told(context) || supposed || is_asked(context) || goes_on {
        return None;
    }
    let last = sentence.clone().rev().find(|&at| !doc.is_closing_mark(at))?;
    let usage = if last < tokens.end { "alone" } else { "" };
    Some(Hit { marked: tokens.clone(), parts: Parts::used(tokens, usage) })
}

/// *Did you restart it?* when the customer wrote that they did.
pub fn asked_again(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let doc = context.doc;
    let clause = context.clause(index)?;
    let asks = clause.kind == ClauseKind::Question
        && clause.person == Person::You
        && clause.link == Link::Main
        && clause.negation.is_none()
        && matches!(doc.word(*clause.auxiliaries.first()?), "did" | "have");
    // "What did you try" asks for something else, and a condition has not been told.
    let open = clause.marker.is_some() || doc.clauses_of(context.sentence()?).len() > 1;
    if !asks || open {
        return None;
    }
    let verb = clause.last_verb();
    let wanted = lemma(context, verb);
    if is_common(&wanted) {
        return None;
    }
    let message = context.situation.message.as_ref()?;
    let said = message.doc();
    let lexicon = &context.language.lexicon;
    let object = |doc: &crate::document::Document<'_>, clause: &Clause| {
        clause.object.clone().and_then(|object| object.last()).map(|at| doc.word(at).to_owned())
    };
    let asked = object(doc, clause);
    let told = message.own_statements().filter(|statement| statement.negation.is_none()).any(|statement| {
        let same = std::iter::once(&statement.verb)
            .chain(&statement.chain)
            .any(|&at| said.verb_lemma(lexicon, at) == wanted);
        let other = object(said, statement);
        // "I changed the cable" tells nothing of the bulb.
        let vague = |object: &Option<String>| {
            object.as_deref().is_none_or(|noun| among!(noun, "it that this them those everything"))
        };
        same && (vague(&asked) || vague(&other) || asked == other)
    });
    let parts = Parts {
        replaced: core_range(clause).start.min(*clause.auxiliaries.first()?)..clause.tail.end.max(verb + 1),
        clause: Some(index),
        verb: Some(verb),
        particle: clause.particle,
        object: clause.object.clone(),
        rest: clause.tail.clone(),
        ..Parts::default()
    };
    told.then(|| Hit { marked: parts.replaced.clone(), parts })
}

/// Verbs that say too little to be the same thing twice.
fn is_common(verb: &str) -> bool {
    among!(
        verb,
        "be do have get go try say tell want need know think see receive come make take use find give \
            keep let mean like"
    )
}
