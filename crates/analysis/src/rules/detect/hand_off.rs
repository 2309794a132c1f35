//! Sending the customer elsewhere, to do the chasing alone.

mod party;

use std::ops::Range;

use party::{approached, behind_preposition, looked_at, nominal_end};

use super::dropping::in_place_of_clause;
use super::elsewhere::{is_channel, is_office, is_reading_matter, is_site, is_somebody_else};
use super::help::{helps_here, helps_nearby, is_supposed};
use super::refusing::brushes_off;
use super::steps::is_listed;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::lemma;
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *You'll have to call the carrier*, *please contact your bank*, *reach out to the billing department*.
pub fn elsewhere(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let (clause, verb) = sending(context, index)?;
    let mut party = approached(context, clause, verb)?;
    // "The shop you bought it from", "the agent who sold it to you".
    // "The courier about that": what it is about is not whom one asks.
    let relative = |at: usize| among!(context.doc.word(at), "you u i we who that which they about regarding");
    party.end = (party.start + 1..party.end).find(|&at| relative(at)).unwrap_or(party.end);
    // "HP Support for further help": a name that looks like a verb.
    while is_office(context.doc.word(party.end)) {
        party.end += 1;
    }
    // Whom one speaks to is somebody, whatever they are called.
    let personal = matches!(&*lemma(context, verb), "speak" | "talk" | "approach")
        && among!(context.doc.word(party.start), "the your a an him her them");
    if !(personal || is_somebody_else(context, &party))
        || is_listed(context)
        || is_address(context, clause, &party)
        || is_site(context, &party)
        || helps_nearby(context, &(clause.core_start()..party.end))
        || is_one_of_several(context, clause, &party)
    {
        return None;
    }
    let mut parts = parts(context, clause, index, &party);
    // "For further help" is what getting in touch is for.
    let help = |at: usize| {
        among!(context.doc.word(at), "help assistance information info support details guidance same")
    };
    if context.doc.word(parts.rest.start) == "for"
        && parts.rest.len() <= 4
        && parts.rest.clone().any(help)
        && stays_open(context, parts.rest.end)
    {
        parts.rest = parts.rest.end..parts.rest.end;
    }
    // "… (the number is on the bill)" goes with it.
    let last = context.sentence()?.tokens.clone().rev().find(|&at| !among!(context.doc.word(at), ". ! ?"));
    if let Some(last) =
        last.filter(|&at| context.doc.word(parts.replaced.end) == "(" && context.doc.word(at) == ")")
    {
        parts.replaced.end = last + 1;
    }
    if stays_open(context, parts.replaced.end) {
        parts.kept = Some(parts.replaced.clone());
    }
    let text = context.doc.text_of(party.start..party.start + 1);
    let crowd = is_channel(text) || party.clone().any(|at| is_crowd(context.doc.word(at)));
    parts.usage = match clause.link {
        Link::Because | Link::Content => "inner",
        _ if parts.replaced.start.checked_sub(1).is_some_and(|at| context.doc.word(at) == "or") => "inner",
        _ if is_own_desk(context, &party) => "own",
        // A number to ring is no use to the one who needn't.
        _ if parts
            .rest
            .clone()
            .any(|at| matches!(context.doc.kind(at), TokenKind::Number | TokenKind::Opaque)) =>
        {
            "address"
        }
        _ if crowd || context.doc.word(party.start) == "whoever" || !fits_behalf(context, &parts.rest) => {
            "inner"
        }
        _ if verb != clause.last_verb() && clause.person == Person::Nobody => "inner",
        _ if shows_the_way(context, parts.rest.end) || !is_in_reach(context, &party) => "address",
        // "… for you for the refund" would stumble.
        _ if context.doc.word(parts.rest.start) == "for" && !parts.rest.is_empty() => "purpose",
        _ if parts.rest.is_empty() => "short",
        _ => "main",
    };
    let sentence = context.sentence()?;
    // "…, since they send it, and to make it easier …": more has been said than one more *and* can follow.
    let joins = |at: usize| {
        context.doc.word(at) == "," && at + 3 < parts.replaced.end
            || context.doc.word(at) == "and"
                && context.doc.clauses_of(sentence).iter().any(|clause| clause.core_start() == at + 1)
    };
    if parts.kept.is_some()
        && (parts.object.as_ref().map_or(0, |party| party.end)..parts.replaced.end).any(joins)
    {
        parts.usage = "long";
    }
    // "Call the shop, not us": nothing is offered here.
    if brushes_off(context) {
        parts.kept = None;
    }
    // A team of the agent's own has colleagues on this end.
    let team = among!(context.doc.word(party.start), "our the")
        && party.clone().any(|at| among!(context.doc.word(at), "department desk office team"));
    if parts.usage == "address" && team {
        parts.usage = if is_out_of_reach(context, party.end) { "address" } else { "own" };
    }
    // As far as an order with the same words.
    let object = clause.object.as_ref().filter(|object| object.contains(&party.start));
    let end = object.map_or(party.end, |object| object.end.max(party.end));
    Some(Hit { marked: clause.core_start()..end, parts })
}

/// Whether the agent can ring them up for the customer: an office of the agent's own or of whom it works with. The
/// customer's own bank or doctor would tell a stranger nothing, and a company that is named has its own desk.
fn is_in_reach(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    let closed = |at: usize| {
        among!(
            doc.word(at),
            "authority bank clinic council court doctor embassy employer gp hospital insurer landlord lawyer police"
        )
    };
    among!(doc.word(party.start), "our the someone somebody")
        && !party.clone().any(closed)
        && party.clone().skip(1).all(|at| doc.tag(at) != Tag::Propn || is_office(doc.word(at)))
}

/// Whether it is the desk that anybody with a question is sent to: there is one here, too.
fn is_own_desk(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    context.doc.word(party.start) == "our"
        && party
            .clone()
            .any(|at| among!(context.doc.word(at), "care customer helpdesk helpline hotline service support"))
}

/// Whether the words behind give a link or a number, or the draft says that it is out of reach from here: an offer
/// to ask in the customer's place would contradict them.
fn shows_the_way(context: &Context<'_, '_>, end: usize) -> bool {
    /// Tokens, about two sentences.
    const NEAR: usize = 30;
    let doc = context.doc;
    let leads = |at: usize| matches!(doc.kind(at), TokenKind::Number | TokenKind::Opaque);
    (end..end + NEAR).any(leads) || is_out_of_reach(context, end)
}

/// Whether the draft says around the token that it is out of reach from here.
fn is_out_of_reach(context: &Context<'_, '_>, end: usize) -> bool {
    /// Tokens, about two sentences.
    const NEAR: usize = 30;
    let mut around = end.saturating_sub(NEAR)..end + NEAR;
    around.any(|at| among!(context.doc.word(at), "unable access limited"))
}

/// *Check our website*, *see the FAQ*, *read the manual*: words to look up, with no answer around them.
pub fn look_it_up(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let (clause, _) = sending(context, index)?;
    let party = looked_at(context, clause)?;
    if !is_reading_matter(context, &party)
        || helps_nearby(context, &(clause.core_start()..party.end))
        || leads_on(context, &party)
        || !is_whole_answer(context)
    {
        return None;
    }
    let mut parts = parts(context, clause, index, &party);
    let doc = context.doc;
    let link = parts.rest.clone().find(|&at| doc.kind(at) == TokenKind::Opaque);
    let for_more = doc.word(parts.rest.start) == "for"
        && (parts.rest.start..parts.rest.start + 3)
            .any(|at| among!(doc.word(at), "more further details info information help"));
    if doc.word(parts.replaced.end) == "and" {
        parts.usage = "";
    } else if let Some(link) = link {
        // Behind a no, the answer is already there.
        let refused = context
            .neighbour(-1)
            .is_some_and(|before| doc.clauses_of(before).iter().any(|clause| clause.negation.is_some()));
        parts.usage = if refused { "instead" } else { "link" };
        parts.rest = link..link + 1;
        parts.replaced.end = link + 1;
    } else if parts.rest.is_empty() || for_more {
        parts.usage = "short";
    } else if doc.word(parts.rest.start) == "for" {
        parts.usage = "for";
        parts.kept = Some(parts.rest.start + 1..parts.rest.end);
    }
    Some(Hit { marked: clause.core_start()..party.end, parts })
}

/// *More is on our website*, *google it*, unless the reply says more.
pub fn in_writing(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    is_whole_answer(context)
        .then(|| Hit { parts: in_place_of_clause(context, tokens.clone()), marked: tokens })
}

/// Whether what follows makes sense when the agent does it: *about this charge*.
fn fits_behalf(context: &Context<'_, '_>, rest: &Range<usize>) -> bool {
    const LONGEST: usize = 10;
    let opens = || among!(context.doc.word(rest.start), "about for to regarding");
    rest.is_empty() || (rest.len() <= LONGEST && opens())
}

/// Whether nothing but marks follows: something can be added.
fn stays_open(context: &Context<'_, '_>, end: usize) -> bool {
    context.sentence().is_some_and(|s| (end..s.tokens.end).all(|at| context.doc.is_closing_mark(at)))
}

/// Places where many may answer: nobody can be approached there for somebody else.
fn is_crowd(word: &str) -> bool {
    among!(word, "channel community folks forum forums list stackoverflow subreddit tracker upstream")
}

/// *This needs to be raised with the manufacturer*, *that is dealt with by the council*, *your bank will be able to tell you*.
pub fn somebody_elses(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    if clause.kind != ClauseKind::Statement
        || clause.negation.is_some()
        || !matches!(clause.person, Person::It | Person::Thing)
        || matches!(clause.link, Link::If | Link::Relative | Link::When)
    {
        return None;
    }
    let party = taken_care_of_by(context, clause).or_else(|| only_they_help(context, clause))?;
    let marked = clause.core_start()..party.end.max(clause.last_verb() + 1);
    if is_listed(context) || super::is_asked(context) || helps_nearby(context, &marked) {
        return None;
    }
    let end = clause.tail.end.max(marked.end);
    let closes = stays_open(context, end);
    let words = clause.core_start()..end;
    let parts = Parts {
        replaced: words.clone(),
        kept: Some(words),
        object: Some(party),
        usage: if closes { "kept" } else { "" },
        ..Parts::default()
    };
    Some(Hit { marked, parts })
}

/// Who is said to see to it: the party behind *by*, *with* or *to* of a passive.
fn taken_care_of_by(context: &Context<'_, '_>, clause: &Clause) -> Option<Range<usize>> {
    const REACH: usize = 5;
    let doc = context.doc;
    // "Dealt with" may have been taken for an adjective.
    let verb = if clause.copula {
        (clause.verb + 1..clause.verb + 3)
            .find(|&at| !matches!(doc.word(at), "best" | "better" | "usually"))?
    } else {
        clause.last_verb()
    };
    let passive = clause.passive || clause.copula || doc.word(verb.saturating_sub(1)) == "be";
    let past =
        clause.is_perfect(doc) || clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "was" | "were"));
    let handled = among!(
        &*lemma(context, verb),
        "address answer deal direct discuss bill control decide fulfil handle issue maintain manage \
            operate own process provide run sell set raise report resolve sort take"
    );
    if !passive || past || !handled || clause.modal(doc) == Some("will") {
        return None;
    }
    if doc.word(verb + 1) == "upstream" {
        return Some(verb + 1..verb + 2);
    }
    let preposition = (verb + 1..verb + 1 + REACH).rfind(|&at| {
        matches!(doc.word(at), "by" | "with" | "to") && !matches!(doc.word(at + 1), "by" | "with" | "to")
    })?;
    let party = preposition + 1..nominal_end(context, preposition + 1);
    (!party.is_empty() && is_somebody_else(context, &party)).then_some(party)
}

/// *Only your bank can unlock it*, *the airline would be able to help you*: the party is the subject.
fn only_they_help(context: &Context<'_, '_>, clause: &Clause) -> Option<Range<usize>> {
    let doc = context.doc;
    let party = clause.subject.clone()?;
    let able = clause.copula && (clause.verb..clause.verb + 3).any(|at| doc.word(at) == "able");
    let may = matches!(clause.modal(doc), Some("can" | "could" | "will" | "would"));
    let verb = (clause.verb..clause.tail.end.min(clause.verb + 6)).find(|&at| {
        among!(
            doc.word(at),
            "help assist advise tell answer explain clarify confirm fix unlock change resolve"
        )
    })?;
    let only = party.start.checked_sub(1).is_some_and(|at| doc.word(at) == "only")
        || doc.word(party.start) == "only";
    let for_you = (verb + 1..verb + 3).any(|at| among!(doc.word(at), "you better further this that with"));
    let others = among!(doc.word(party.start), "the your their only") || only;
    ((able || only && may || may && for_you && clause.modal(doc) != Some("will"))
        && others
        && (only || for_you)
        && !party.clone().any(|at| matches!(doc.word(at), "our" | "driver" | "engineer"))
        && is_somebody_else(context, &party))
    .then_some(party)
}

/// *We don't handle returns*.
pub fn not_ours(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let ours = matches!(clause.person, Person::I | Person::We)
        && clause.kind == ClauseKind::Statement
        && clause.negation.is_some()
        && clause.modal(doc).is_none()
        && !matches!(clause.link, Link::If | Link::Relative | Link::When);
    if !ours {
        return None;
    }
    let object = match &*lemma(context, clause.last_verb()) {
        "handle" | "oversee" => clause.object.clone()?,
        "deal" => behind_preposition(context, clause, clause.last_verb(), &["with"])?,
        _ => return None,
    };
    if helps_nearby(context, &(clause.core_start()..object.end)) {
        return None;
    }
    let mut parts = parts(context, clause, index, &object);
    parts.kept = Some(parts.replaced.clone()).filter(|kept| stays_open(context, kept.end));
    Some(Hit { marked: clause.core_start()..object.end, parts })
}

/// *You are in the wrong channel*, *this is not the right place*; where the agent or a thing went is another matter.
pub fn wrong_place(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let doc = context.doc;
    let clause = doc
        .clauses_of(sentence)
        .iter()
        .rev()
        .find(|clause| clause.verb < tokens.start || tokens.contains(&clause.verb));
    let about_us = clause.is_some_and(|clause| {
        matches!(clause.person, Person::I | Person::We | Person::They | Person::Thing)
            || !clause.copula && clause.person != Person::You
    });
    if about_us || helps_nearby(context, &tokens) {
        return None;
    }
    let from = clause.map_or(tokens.start, Clause::core_start);
    // "Wrong channel, try #garden" names the right one.
    let usage = if stays_open(context, tokens.end) { "alone" } else { "" };
    let replaced = from..tokens.end;
    Some(Hit { marked: tokens, parts: Parts::used(replaced, usage) })
}

/// A set phrase that sends away, unless the agent goes along: *that's another department*, *that's one for the courier*.
pub fn sent_away(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if super::is_asked(context) || helps_nearby(context, &tokens) {
        return None;
    }
    let doc = context.doc;
    let sentence = context.sentence()?;
    let clause = doc.clauses_of(sentence).iter().find(|clause| {
        clause.core_start() <= tokens.start && tokens.start <= clause.tail.end.max(clause.verb)
    });
    let from = clause.map_or(tokens.start, Clause::core_start).min(tokens.start);
    let nobody = tokens.clone().any(|at| among!(doc.word(at), "another different separate other my our"));
    let tells = |clause: &Clause| {
        clause.kind == ClauseKind::Imperative
            || matches!(clause.person, Person::I | Person::We) && !clause.copula
    };
    let told = among!(doc.word(from), "please kindly") || clause.is_some_and(tells);
    let nobody_else = nobody && stays_open(context, tokens.end);
    // "I've been in touch with the depot": the agent has done the asking.
    if clause.is_some_and(|clause| clause.is_perfect(doc) && matches!(clause.person, Person::I | Person::We))
    {
        return None;
    }
    // "Beyond our control when it rains": what follows belongs to it.
    let last = sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(0, |at| at + 1);
    let whole = !nobody_else && (tokens.end..last).all(|at| doc.word(at) != ",");
    let end = if whole { last.max(tokens.end) } else { tokens.end };
    let ends = stays_open(context, end);
    let parts = Parts {
        replaced: from..end,
        kept: Some(from..end),
        usage: match (ends, nobody) {
            // "The fact that it rained is not our problem" says more than whose problem it is.
            (true, true) if nobody_else && tokens.start <= from + 3 => "unnamed",
            (true, true) if nobody_else => "",
            (true, _) if !told => "theirs",
            _ => "inner",
        },
        ..Parts::default()
    };
    Some(Hit { marked: tokens, parts })
}

/// What is sent to, and what is left to say behind it.
fn parts(context: &Context<'_, '_>, clause: &Clause, index: usize, party: &Range<usize>) -> Parts {
    let doc = context.doc;
    let polite = clause.core_start().checked_sub(1).filter(|&at| matches!(doc.word(at), "please" | "kindly"));
    let end = clause.tail.end.max(party.end);
    // "The manufacturer directly": on somebody's behalf, it no longer is.
    let rest = if doc.word(party.end) == "directly" { party.end + 1 } else { party.end };
    Parts {
        replaced: polite.unwrap_or(clause.core_start())..end,
        clause: Some(index),
        verb: Some(clause.last_verb()),
        rest: rest.min(end)..end,
        object: Some(party.clone()),
        ..Parts::default()
    }
}

/// The clause, when it tells the customer to do something: an imperative, *you* with an obligation or a way, or a
/// suggestion.
fn sending<'c>(context: &Context<'c, '_>, index: usize) -> Option<(&'c Clause, usize)> {
    let clause = context.clause(index)?;
    let sentence = context.sentence()?;
    let doc = context.doc;
    let ours = matches!(clause.person, Person::I | Person::We);
    let advised = advised_verb(context, clause);
    if clause.negation.is_some()
        || clause.is_of_some_cases(doc)
        || matches!(clause.link, Link::If | Link::When)
        || (clause.link == Link::Relative && !ours)
    {
        return None;
    }
    let modal = clause.modal(doc);
    let obliged = !clause.chain.is_empty()
        && among!(doc.word(clause.verb), "have need want wish got required advised requested")
        && matches!(modal, None | Some("will" | "would" | "may" | "might"));
    let told = match clause.kind {
        // Behind "I will call the store and …" the agent goes on.
        ClauseKind::Imperative => clause.link == Link::Main || !follows_own_act(context, index),
        ClauseKind::Statement if advised.is_some() => true,
        ClauseKind::Statement => match clause.person {
            Person::You => {
                obliged
                    || matches!(modal, Some("must" | "should" | "shall" | "can" | "could" | "may" | "might"))
                        && !clause.is_perfect(doc)
                    || modal == Some("will") && doc.word(clause.verb) == "find"
                    || clause.link == Link::Content && is_suggested(context, index)
            }
            Person::They => obliged,
            // "I would suggest contacting them."
            Person::I | Person::We => {
                !clause.chain.is_empty()
                    && matches!(&*lemma(context, clause.verb), "suggest" | "recommend" | "advise")
            }
            // "For best results go to …": what it is for was taken for the subject.
            Person::Thing => clause.subject.as_ref().is_some_and(|subject| {
                subject.start.checked_sub(1).is_some_and(|at| doc.word(at) == "for")
                    && clause.auxiliaries.is_empty()
                    && lemma(context, clause.verb) == doc.word(clause.verb)
            }),
            _ => false,
        },
        // "Have a look at it."
        ClauseKind::Subjectless => matches!(doc.word(clause.verb), "have" | "take") || advised.is_some(),
        _ => false,
    };
    // "If it gets worse, call your doctor": help for a case that has not come up.
    let last_resort = !obliged && is_supposed(context, clause);
    let asks = doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?');
    (told && !last_resort && !asks).then_some((clause, advised.unwrap_or(clause.last_verb())))
}

/// What is advised, where the advice has no verb group of its own: *it's best to call them*, *you're better off asking
/// them*, *we advise you to speak to them*.
fn advised_verb(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    const REACH: usize = 6;
    let doc = context.doc;
    let from = clause.last_verb() + 1;
    let best = |at: usize| among!(doc.word(at), "best better advisable bet worth option");
    let advises = if clause.copula {
        (from..from + 2).any(best) && matches!(clause.person, Person::You | Person::It)
            || clause
                .subject
                .clone()
                .is_some_and(|subject| doc.word(subject.start) == "your" && subject.clone().any(best))
    } else {
        clause.chain.is_empty()
            && matches!(clause.person, Person::I | Person::We | Person::Nobody)
            && among!(&*lemma(context, clause.verb), "suggest recommend advise request urge ask")
            && (clause.person != Person::Nobody || lemma(context, clause.verb) == "request")
            && !clause.is_perfect(doc)
    };
    if !advises {
        return None;
    }
    let end = clause.tail.end.min(from + REACH);
    (from..end).find(|&at| {
        doc.tag(at) == Tag::Verb && among!(doc.word(at - 1), "to off best worth kindly please")
            || doc.tag(at) == Tag::Verb && doc.word(at).ends_with("ing")
    })
}

fn follows_own_act(context: &Context<'_, '_>, index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| context.clause(before))
        .is_some_and(|before| matches!(before.person, Person::I | Person::We | Person::They))
}

fn is_suggested(context: &Context<'_, '_>, index: usize) -> bool {
    index.checked_sub(1).and_then(|before| context.clause(before)).is_some_and(|before| {
        among!(&*lemma(context, before.last_verb()), "suggest recommend advise propose")
    })
}

/// *You can reach them on …*: an address for somebody named before.
fn is_address(context: &Context<'_, '_>, clause: &Clause, party: &Range<usize>) -> bool {
    let may = matches!(clause.modal(context.doc), Some("can" | "could" | "may" | "might"));
    may && party.len() == 1 && context.doc.word(party.start) == "them"
}

/// *You can call them or write here*: one way of several, or the customer's own wish.
fn is_one_of_several(context: &Context<'_, '_>, clause: &Clause, party: &Range<usize>) -> bool {
    let doc = context.doc;
    let end = context.sentence().map_or(party.end, |sentence| sentence.tokens.end);
    // "Return it to the store or call the maker" leaves no way to the agent.
    let or = (party.end..end)
        .find(|&at| doc.word(at) == "or")
        .is_some_and(|or| (or..end).any(|at| among!(doc.word(at), "us me here reply i we")));
    let also = clause.adverbs.iter().any(|&at| matches!(doc.word(at), "also" | "alternatively"));
    or || also
}

/// *Go to the site and download it*: the page is where the next step is.
fn leads_on(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    // "… and come back then" leads nowhere.
    (party.end..party.end + 3)
        .any(|at| matches!(doc.word(at), "and" | "then" | "&") && doc.word(at + 1) != "come")
}

/// Whether every other sentence is only a greeting, thanks or the like.
fn is_whole_answer(context: &Context<'_, '_>) -> bool {
    const SHORT: usize = 5;
    let doc = context.doc;
    doc.sentences().iter().enumerate().filter(|(at, _)| *at != context.sentence).all(|(_, sentence)| {
        sentence.tokens.len() <= SHORT
            || sentence.tokens.clone().any(|at| {
                among!(
                    doc.word(at),
                    "thank thanks sorry apologise apologize apologies welcome regards hope understand"
                )
            })
    }) && !helps_here(context, &(0..0))
}
