//! Apologies that apologise for nothing, on condition, or for the customer's feelings.

use std::ops::Range;

use super::core_range;
use super::dropping::sentence_start;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{as_clause, contracts, lemma, speaks_as_we};
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *Sorry if the app crashed*: the clause behind *if* can be said outright.
pub fn on_condition(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let condition = tokens.end - 1;
    let sentence = context.sentence()?;
    let clause = doc.clauses_of(sentence).iter().find(|clause| clause.marker == Some(condition))?;
    let end = clause.tail.end.max(clause.verb + 1);
    // "Sorry if this is a silly question", "sorry if I'm repeating myself" are courtesy, not apologies for a slip.
    let meta = (clause.verb..end).take(8).any(|at| {
        among!(doc.word(at), "question questions topic off-topic obvious stupid silly dumb newbie")
    });
    let present = clause.person == Person::I
        && clause.auxiliaries.iter().chain(&[clause.verb]).any(|&at| doc.word(at) == "am");
    if meta || present {
        return None;
    }
    let (cut, then) = cut_short(context, end);
    // "Sorry if this caused any trouble" names nothing; "sorry if the parcel came late" does.
    let names = match clause.person {
        Person::Thing | Person::I | Person::We => true,
        // "You had to wait", "this wasn't announced".
        Person::You => doc.word(clause.verb) == "had" && !clause.chain.is_empty(),
        Person::It => clause.passive && clause.negation.is_some(),
        _ => false,
    };
    let vague = (clause.core_start()..end)
        .any(|at| among!(doc.word(at), "any anything inconvenience inconveniences trouble way"));
    let parts = Parts {
        replaced: tokens.start..cut,
        then,
        kept: (names && !vague).then_some(condition + 1..end),
        usage: if names && !vague { "named" } else { "vague" },
        ..Parts::default()
    };
    Some(Hit { marked: tokens.start..end, parts })
}

/// Set words that are sorry for everything and nothing; where they open the sentence, all of it goes with them.
pub fn blanket(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    const LONGEST: usize = 24;
    let doc = context.doc;
    let sentence = context.sentence()?;
    if super::is_asked(context) {
        return None;
    }
    let end =
        sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(tokens.end, |at| at + 1);
    let turns = (tokens.start + 1..end)
        .take(LONGEST)
        .any(|at| doc.is_closing_mark(at) || among!(doc.word(at), ", but however though and"));
    let whole = doc.opens_clause(tokens.start, &sentence.tokens) && !turns && end <= tokens.end + LONGEST;
    let replaced = tokens.start..end.max(tokens.end);
    let usage = if whole { "whole" } else { "inner" };
    Some(Hit { marked: tokens, parts: Parts::used(replaced, usage) })
}

/// *I'm sorry you feel that way*, *sorry to hear you're disappointed*, *it's a shame you didn't like it*: sorrow about
/// what goes on in the customer.
pub fn reaction(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    const REACH: usize = 6;
    let clause = context.clause(index)?;
    let doc = context.doc;
    let sentence = context.sentence()?;
    let hoped = fell_short(context, clause);
    if clause.person != Person::You && hoped.is_none()
        || clause.kind != ClauseKind::Statement
        || matches!(clause.link, Link::If | Link::Relative | Link::When | Link::Because)
    {
        return None;
    }
    let start = clause.core_start();
    let from = sentence.tokens.start.max(start.saturating_sub(REACH));
    let word = (from..start)
        .rev()
        .take_while(|&at| !doc.is_closing_mark(at))
        .find(|&at| is_apology(doc.word(at)) || among!(doc.word(at), "shame pity unfortunate bad"))?;
    // Between the two only what goes with it: "to hear that".
    let joined = (word + 1..start).all(|at| among!(doc.word(at), "to hear see learn read know that if for"));
    let felt = hoped.or_else(|| what_is_felt(context, clause))?;
    if !joined || owned_elsewhere(context, word) {
        return None;
    }
    let apologises = is_apology(doc.word(word));
    let opening = if apologises { apology_start(context, word) } else { shame_start(context, word) };
    let mut end = clause.tail.end.max(clause.last_verb() + 1);
    // "As much as we expected" goes with what is compared.
    if matches!(doc.word(end), "as" | "than") {
        end = (end..sentence.tokens.end).find(|&at| doc.is_closing_mark(at)).unwrap_or(sentence.tokens.end);
    }
    // "…, but thanks for telling us" has no verb of its own.
    let mut turn = (clause.last_verb() + 1..end).skip_while(|&at| !among!(doc.word(at), "but however"));
    end = turn.next().map_or(end, |but| if doc.is_closing_mark(but - 1) { but - 1 } else { but });
    let (cut, then) = cut_short(context, end);
    let apology = if apologises {
        as_clause(context, opening..word + 1)
    } else {
        let we = speaks_as_we(context);
        let apology = match (we, contracts(context)) {
            (true, true) => "we're sorry",
            (true, false) => "we are sorry",
            (false, true) => "I'm sorry",
            (false, false) => "I am sorry",
        };
        apology.to_owned()
    };
    let tail = felt.rest.clone().map_or(clause.last_verb() + 1, |rest| rest.end);
    let parts = Parts {
        replaced: opening..cut,
        then,
        object: felt.thing,
        rest: felt.rest.unwrap_or(end..end),
        condition: Some(apology),
        usage: if felt.usage.is_empty() && doc.word(word) != "apologies" { "hear" } else { felt.usage },
        ..Parts::default()
    };
    let marked = if apologises { word } else { opening };
    let last = clause.object.as_ref().map_or(clause.last_verb() + 1, |o| o.end).max(tail);
    Some(Hit { marked: marked..last.max(core_range(clause).end).min(end), parts })
}

/// What the customer feels, and about what.
struct Felt {
    thing: Option<Range<usize>>,
    rest: Option<Range<usize>>,
    usage: &'static str,
}

/// *The stay wasn't what you were hoping for*: their hopes again, put the other way round.
fn fell_short(context: &Context<'_, '_>, clause: &Clause) -> Option<Felt> {
    const REACH: usize = 10;
    let doc = context.doc;
    let from = clause.verb + 1;
    let what = (from..clause.tail.end.min(from + REACH)).find(|&at| {
        doc.word(at + 1) == "you" || doc.word(at) == "your" && matches!(doc.word(at + 1), "liking" | "taste")
    })?;
    let hoped = doc.word(what) == "your"
        || (what + 2..what + 6)
            .any(|at| among!(doc.word(at), "hoping hoped expecting expected expect looking wanted"));
    (hoped && clause.copula && clause.negation.is_some() && clause.person != Person::You).then(|| {
        let thing = clause.subject.clone().filter(|thing| is_short_thing(context, thing));
        Felt { usage: if thing.is_some() { "thing" } else { "" }, thing, rest: Some(what..what) }
    })
}

fn what_is_felt(context: &Context<'_, '_>, clause: &Clause) -> Option<Felt> {
    let doc = context.doc;
    let negated = clause.negation.is_some();
    let bare = |usage| Some(Felt { thing: None, rest: None, usage });
    let last = clause.last_verb();
    if clause.copula || clause.passive || lemma(context, clause.verb) == "remain" {
        let at = (clause.verb..clause.verb + 6).find(|&at| is_feeling(doc.word(at), negated))?;
        // "Unhappy with the update": the update fell short.
        let about = among!(doc.word(at + 1), "with by in about").then_some(at + 2);
        let thing =
            about.map(|from| from..clause.tail.end.max(from)).filter(|thing| is_short_thing(context, thing));
        let rest = Some(at + 1..at + 1);
        return Some(Felt { usage: if thing.is_some() { "thing" } else { "" }, thing, rest });
    }
    match &*lemma(context, last) {
        "feel" | "think" | "believe" => bare(""),
        "see" | "take" | "perceive" | "view" | "interpret" => (last + 1..last + 5)
            .any(|at| doc.word(at) == "way" || doc.word(at) == "like" || doc.word(at) == "as")
            .then(|| bare(""))
            .flatten(),
        "find" => {
            let thing = clause.object.clone()?;
            let adjective = thing.end;
            let judged = doc.tag(adjective) == Tag::Adj && !is_state(doc.word(adjective));
            judged.then_some(Felt {
                thing: Some(thing),
                rest: Some(adjective..adjective + 1),
                usage: "found",
            })
        }
        "like" | "enjoy" | "appreciate" | "agree" | "love" if negated => {
            let thing = clause.object.clone().filter(|thing| is_short_thing(context, thing));
            Some(Felt { usage: if thing.is_some() { "thing" } else { "" }, thing, rest: None })
        }
        _ => None,
    }
}

/// A noun phrase that can stand as a subject by itself.
fn is_short_thing(context: &Context<'_, '_>, thing: &Range<usize>) -> bool {
    const LONGEST: usize = 6;
    let doc = context.doc;
    !thing.is_empty()
        && thing.len() <= LONGEST
        && thing.clone().all(|at| {
            matches!(
                doc.tag(at),
                Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Adp
            ) && !among!(doc.word(at), "us me you what as")
        })
}

/// Words for how somebody feels about something; what is the matter with them is another thing.
fn is_feeling(word: &str, negated: bool) -> bool {
    match word {
        "happy" | "satisfied" | "pleased" | "content" | "impressed" | "delighted" | "comfortable" => negated,
        "upset" | "unhappy" | "dissatisfied" | "disappointed" | "unsatisfied" | "frustrated" | "annoyed"
        | "angry" | "offended" | "displeased" | "unimpressed" | "irritated" | "mad" | "bothered"
        | "discouraged" => !negated,
        _ => false,
    }
}

/// What a thing was found to be, and no judgement of it.
fn is_state(word: &str) -> bool {
    among!(word, "empty open broken missing closed damaged dead dirty wet shut")
}

fn is_apology(word: &str) -> bool {
    among!(word, "sorry apologies apology apologise apologize regret")
}

/// Where the words of an apology start: *we are so* of *we are so sorry*.
fn apology_start(context: &Context<'_, '_>, word: usize) -> usize {
    let doc = context.doc;
    let from = context.sentence().map_or(word, |sentence| sentence.tokens.start);
    (from..word)
        .rev()
        .take_while(|&at| {
            among!(
                doc.word(at),
                "i we am are 'm 're so very really truly terribly extremely genuinely sincerely deeply do \
                    also my our sincere deepest"
            )
        })
        .last()
        .unwrap_or(word)
}

/// Where *it's a shame*, *too bad* starts.
fn shame_start(context: &Context<'_, '_>, word: usize) -> usize {
    let doc = context.doc;
    let from = context.sentence().map_or(word, |sentence| sentence.tokens.start);
    (from..word)
        .rev()
        .take_while(|&at| among!(doc.word(at), "it is 's that a too very such real really"))
        .last()
        .unwrap_or(word)
}

/// *You have nothing to be sorry for*, *not sorry*.
fn owned_elsewhere(context: &Context<'_, '_>, word: usize) -> bool {
    word.checked_sub(1).is_some_and(|at| among!(context.doc.word(at), "be say feel not know only"))
}

/// *Sorry, but …*, *sorry for the wait, however …*, unless what follows helps or asks.
pub fn taken_back(context: &Context<'_, '_>) -> Vec<Hit> {
    take_back(context).into_iter().collect()
}

fn take_back(context: &Context<'_, '_>) -> Option<Hit> {
    const FIRST: usize = 14;
    const GAP: usize = 16;
    let doc = context.doc;
    let sentence = context.sentence()?;
    let tokens = sentence.tokens.clone();
    let word = tokens.clone().take(FIRST).find(|&at| is_apology(doc.word(at)) && doc.word(at) != "regret")?;
    let start = apology_start(context, word);
    // "It was late, sorry, but it is there now."
    let inserted = doc.word(word + 1) == "," && start > tokens.start && doc.word(start - 1) == ",";
    let but = (word + 1..tokens.end.min(word + GAP)).find(|&at| matches!(doc.word(at), "but" | "however"))?;
    let clauses = doc.clauses_of(sentence);
    let between = clauses.iter().any(|clause| {
        clause.verb > word
            && clause.verb < but
            && matches!(clause.person, Person::I | Person::We)
            && matches!(clause.link, Link::Main | Link::And)
    });
    // "I apologise if …, but": the condition is what is minded.
    let supposed = matches!(doc.word(word + 1), "if");
    // ":(" between the two ends the apology.
    let supposed = supposed || (word + 1..but).any(|at| doc.kind(at) == TokenKind::Symbol);
    if inserted || supposed || between || owned_elsewhere(context, word) || super::is_asked(context) {
        return None;
    }
    let comma = doc.word(but - 1) == ",";
    let close = if comma || matches!(doc.word(but - 1), "-" | "–" | "—") { but - 1 } else { but };
    let next = if doc.word(but + 1) == "," { but + 2 } else { but + 1 };
    // "But there's sadly, there's nothing left": where the draft starts anew.
    let anew = (next + 2..next + 6).find(|&at| doc.word(at) == "," && doc.word(at + 1) == doc.word(next));
    let next = anew.map_or(next, |comma| comma + 1);
    let after = clauses.iter().find(|clause| clause.verb > but && clause.link != Link::Relative);
    let names = (word + 1..close).any(|at| matches!(doc.tag(at), Tag::Noun | Tag::Verb))
        && among!(doc.word(word + 1), "for about to that you the this");
    match after {
        Some(after) if helps(context, after, names) => return None,
        // "Sorry, but no."
        None if !matches!(doc.word(next), "no" | "not" | "nope") => return None,
        _ => {}
    }
    if next >= tokens.end || doc.kind(next) != TokenKind::Word {
        return None;
    }
    let pointed = matches!(doc.word(close - 1), "this" | "that" | "it");
    let opening = doc.text_of(start..close);
    let capital = sentence_start(context, next);
    let vocative = close > word + 1 && doc.tag(word + 1) != Tag::Adp && !names && !pointed;
    let direct = after.filter(|after| {
        after.core_start() == next
            && !vocative
            && close == word + 1
            && match after.person {
                Person::I | Person::We => {
                    after.negation.is_some() || matches!(doc.word(after.verb + 1), "unable" | "closed")
                }
                _ => false,
            }
    });
    // "Sorry, but you can't do that" has nothing to be sorry about but the answer.
    let denied = after.filter(|after| {
        after.core_start() == next
            && after.person == Person::You
            && after.negation.is_some()
            && after.modal(doc) == Some("can")
            && close == word + 1
            && doc.word(word) == "sorry"
    });
    if let Some(after) = denied {
        let end = after.tail.end.max(after.last_verb() + 1);
        let closes = (end..tokens.end).all(|at| doc.is_closing_mark(at));
        let parts = Parts {
            replaced: start..end,
            condition: Some(format!("{opening} that {}", as_clause(context, next..end))),
            usage: if closes { "denied" } else { "none" },
            ..Parts::default()
        };
        return Some(Hit { marked: start..but + 1, parts });
    }
    let verb = matches!(doc.word(word), "apologise" | "apologize");
    let about = if verb || doc.word(word) != "sorry" { "for" } else { "about" };
    let (usage, text) = match direct {
        Some(_) if !verb && doc.word(word) == "sorry" => {
            ("that", format!("{opening} that {}", as_clause(context, next..next + 1)))
        }
        _ if names || pointed => ("named", format!("{opening}. {capital}")),
        _ if vocative => {
            let called = doc.text_of(word + 1..close).trim_start_matches([',', ' ']);
            let apology = doc.text_of(start..word + 1);
            ("", format!("{apology} {about} [what went wrong], {called}. {capital}"))
        }
        _ => ("", format!("{opening} {about} [what went wrong]. {capital}")),
    };
    // "I would apologise, but" is none.
    let usage = if matches!(doc.word(word.wrapping_sub(1)), "would" | "'d" | "say") { "none" } else { usage };
    let parts = Parts { replaced: start..next + 1, condition: Some(text), usage, ..Parts::default() };
    Some(Hit { marked: start..but + 1, parts })
}

/// Whether what stands behind *but* is an offer, a question or good news; an apology that names what it is for is taken
/// back by less.
fn helps(context: &Context<'_, '_>, after: &Clause, names: bool) -> bool {
    let doc = context.doc;
    if after.kind == ClauseKind::Question
        || after.kind == ClauseKind::Imperative && doc.word(after.verb.saturating_sub(1)) == "please"
    {
        return true;
    }
    if after.negation.is_some() {
        return false;
    }
    let end = after.tail.end.max(after.verb + 1);
    let now = (after.core_start()..end)
        .take(20)
        .any(|at| among!(doc.word(at), "now again back ready fixed here good today tomorrow"));
    match after.person {
        Person::I | Person::We => {
            after.modal(doc).is_some_and(|m| matches!(m, "can" | "will" | "could"))
                || after.is_perfect(doc)
                || names && now
        }
        Person::You => matches!(after.modal(doc), Some("can" | "could" | "may")),
        Person::It | Person::Thing => {
            (now || after.modal(doc) == Some("will"))
                && !after
                    .auxiliaries
                    .iter()
                    .chain(&[after.verb])
                    .any(|&at| matches!(doc.word(at), "was" | "were"))
        }
        _ => false,
    }
}

/// Where an apology goes on with *but*: a full stop takes its place. Where the rewrite ends then, and what it ends in.
fn cut_short(context: &Context<'_, '_>, end: usize) -> (usize, Option<String>) {
    let doc = context.doc;
    let but = (end..end + 2).find(|&at| matches!(doc.word(at), "but" | "however"));
    let tokens_end = context.sentence().map_or(end, |sentence| sentence.tokens.end);
    let Some(but) = but.filter(|&but| (end..but).all(|at| doc.is_closing_mark(at))) else {
        return (end, None);
    };
    let next = if doc.word(but + 1) == "," { but + 2 } else { but + 1 };
    if next >= tokens_end || doc.kind(next) != TokenKind::Word {
        return (end, None);
    }
    if matches!(doc.word(next), "thanks" | "thank") {
        return (next, Some(", and ".to_owned()));
    }
    (next + 1, Some(format!(". {}", sentence_start(context, next))))
}

/// *Sorry for any inconvenience*: what the draft itself says went wrong can be named.
pub fn named(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let trouble = trouble_noun(context);
    let what = trouble.map_or("the trouble with [what went wrong]".to_owned(), |noun| format!("the {noun}"));
    // "We regret the delay", but "we apologise for it".
    let regrets = tokens.clone().any(|at| context.doc.word(at) == "regret");
    let suffered = |at: &usize| {
        among!(
            context.doc.word(*at),
            "been by caused end experience experienced face faced has have may might of on part side suffered \
                this to today you your"
        )
    };
    // "The inconvenience faced by you" is theirs, the trouble ours.
    let mut tokens =
        tokens.start..(tokens.end..tokens.end + 8).find(|at| !suffered(at)).unwrap_or(tokens.end);
    // "Caused to your good self", "caused to your family".
    let end = context.sentence()?.tokens.end;
    while tokens.end < end
        && matches!(context.doc.word(tokens.end - 1), "your" | "good")
        && context.doc.tag(tokens.end) != Tag::Punct
    {
        tokens.end += 1;
    }
    let (cut, then) = cut_short(context, tokens.end);
    let ready = |what: &str| Some(if regrets { what.to_owned() } else { format!("for {what}") });
    // "Any inconvenience this delay may have caused" says what it is about.
    let doc = context.doc;
    let caused = (tokens.end + 1..tokens.end + 8).find(|&at| doc.word(at) == "caused");
    if let Some(caused) = caused.filter(|_| doc.tag(tokens.end) == Tag::Noun && !regrets) {
        let end = if matches!(doc.word(caused + 1), "you" | "u") { caused + 2 } else { caused + 1 };
        let det = matches!(doc.word(tokens.end - 1), "this" | "the" | "our" | "that").then(|| tokens.end - 1);
        let noun = det.unwrap_or(tokens.end)..tokens.end + 1;
        let verb = |at: usize| among!(doc.word(at), "may might has have had could");
        let parts = Parts {
            replaced: tokens.start..end,
            condition: Some(format!("for {}", doc.text_of(noun)))
                .filter(|_| det.is_some() && verb(tokens.end + 1)),
            ..Parts::default()
        };
        return Some(Hit { marked: tokens, parts });
    }
    let (cut, condition) = match goes_on_with(context, tokens.end) {
        Named::Nothing => (cut, ready(&what)),
        Named::More => (cut, None),
        Named::Noun => (tokens.end + 1, ready("the")),
        Named::Clause => (tokens.end + 1, Some("that".to_owned())),
        Named::Hopes(end) => (end, ready(&what)),
    };
    let parts = Parts { replaced: tokens.start..cut, then, condition, ..Parts::default() };
    Some(Hit { marked: tokens, parts })
}

/// What is named behind *any inconvenience*.
enum Named {
    Nothing,
    /// What would hang in the air without it: *and all that came of it*.
    More,
    /// What there is to be sorry for: *or poor service*, *and delay*.
    Noun,
    /// The same as a clause: *as it wasn't announced*.
    Clause,
    /// The customer's hopes once more, up to here: *as it's not the answer you wanted*.
    Hopes(usize),
}

fn goes_on_with(context: &Context<'_, '_>, at: usize) -> Named {
    let doc = context.doc;
    let names = || {
        (at + 1..at + 4).any(|at| {
            among!(
                doc.word(at),
                "communication damage delay delays disruption error errors handling loss mistake mistakes quality \
                    response service treatment wait"
            )
        })
    };
    match doc.word(at) {
        "or" | "and" if matches!(doc.tag(at + 1), Tag::Adj | Tag::Noun) && names() => Named::Noun,
        "and" if matches!(doc.word(at + 1), "thank" | "thanks") => Named::Nothing,
        "or" | "and" => Named::More,
        "as" | "because" | "since" => {
            let clauses = context.sentence().map_or(&[][..], |sentence| doc.clauses_of(sentence));
            let denied = clauses.iter().find(|clause| {
                clause.core_start() == at + 1
                    && clause.negation.is_some()
                    && matches!(clause.person, Person::It | Person::Thing)
            });
            match denied {
                Some(clause) if fell_short(context, clause).is_some() => Named::Hopes(clause.tail.end),
                Some(_) => Named::Clause,
                None => Named::Nothing,
            }
        }
        _ => Named::Nothing,
    }
}

/// A noun for what went wrong, out of the draft, the nearest within a few sentences before this one.
fn trouble_noun(context: &Context<'_, '_>) -> Option<String> {
    let is_trouble = |word: &str| {
        among!(
            word,
            "breakdown bug cancellation crash damage delay disruption downtime error \
                failure fault glitch interruption leak mistake mix-up outage overcharge"
        )
    };
    let doc = context.doc;
    const REACH: usize = 150;
    let end = context.sentence()?.tokens.start;
    // "There is no fault on the line", "your mistake" name nothing to be sorry for.
    let denied = |at: usize| {
        (at.saturating_sub(3)..at).any(|at| among!(doc.word(at), "no not any your without if never avoid"))
    };
    (end.saturating_sub(REACH)..end)
        .rev()
        .find(|&at| is_trouble(doc.word(at)) && !denied(at))
        .map(|at| doc.word(at).to_owned())
}

/// *The wrong size was sent*: a slip of ours told as if nobody had made it. Only asked when the slip is ours.
pub fn nobody_did_it(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let subject = clause.subject.clone()?;
    let told = clause.passive
        && clause.kind == ClauseKind::Statement
        && clause.chain.is_empty()
        && clause.negation.is_none();
    let about_thing = matches!(clause.person, Person::Thing | Person::It)
        && !matches!(clause.link, Link::If | Link::Relative);
    let past = clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "was" | "were" | "been"));
    if !told || !about_thing || !past || clause.tail.clone().any(|at| doc.word(at) == "by") {
        return None;
    }
    const ACTS: &[&str] = &[
        "break",
        "damage",
        "delay",
        "delete",
        "disconnect",
        "forget",
        "lose",
        "mislabel",
        "misplace",
        "misquote",
        "miss",
        "mix",
        "overcharge",
        "overlook",
    ];
    const THINGS: &[&str] = &["different", "false", "incorrect", "old", "wrong"];
    const WAYS: &[&str] = &["error", "incorrectly", "late", "mistake", "twice", "wrong", "wrongly"];
    let bad = ACTS.contains(&&*lemma(context, clause.verb))
        || subject.clone().any(|at| THINGS.contains(&doc.word(at)))
        || clause.tail.clone().any(|at| WAYS.contains(&doc.word(at)));
    if !bad {
        return None;
    }
    let verb_end = clause.particle.map_or(clause.verb + 1, |particle| particle + 1);
    let parts = Parts {
        object: Some(subject),
        replaced: clause.core_start()..clause.tail.end.max(verb_end),
        ..super::clause_parts(clause, index)
    };
    Some(Hit { marked: clause.core_start()..verb_end, parts })
}
