//! Sending the customer elsewhere, to do the chasing alone.

use std::ops::Range;

use super::help::{helps_here, helps_nearby, is_supposed};
use super::steps::is_listed;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::lemma;
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *You'll have to call the carrier*, *please contact your bank*, *reach out to the billing department*.
pub fn elsewhere(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = sending(context, index)?;
    let mut party = approached(context, clause)?;
    // "HP Support for further help": a name that looks like a verb.
    while is_office(context.doc.word(party.end)) {
        party.end += 1;
    }
    if !is_somebody_else(context, &party)
        || is_listed(context)
        || is_address(context, clause, &party)
        || is_site(context, &party)
        || helps_nearby(context, &(clause.core_start()..party.end))
        || is_one_of_several(context, clause, &party)
    {
        return None;
    }
    let mut parts = parts(context, clause, index, &party);
    parts.usage = match clause.link {
        Link::Because | Link::Content => "inner",
        _ if context.doc.word(party.start) == "whoever" || !fits_behalf(context, &parts.rest) => "inner",
        _ if parts.rest.is_empty() => "short",
        _ => "main",
    };
    Some(Hit { marked: clause.core_start()..party.end, parts })
}

/// *Check our website*, *see the FAQ*, *read the manual*: words to look up, with no answer around them.
pub fn look_it_up(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = sending(context, index)?;
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
        && (parts.rest.start..parts.rest.start + 3).any(|at| {
            matches!(doc.word(at), "more" | "further" | "details" | "info" | "information" | "help")
        });
    if let Some(link) = link {
        parts.usage = "link";
        parts.rest = link..link + 1;
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
    if !is_whole_answer(context) {
        return None;
    }
    super::whole(context, tokens)
}

/// Whether what follows makes sense when the agent does it: *about this charge*, *at 0800 1111*.
fn fits_behalf(context: &Context<'_, '_>, rest: &Range<usize>) -> bool {
    const LONGEST: usize = 10;
    let opens = || {
        matches!(context.doc.word(rest.start), "about" | "at" | "on" | "for" | "to" | "regarding" | "with")
    };
    rest.is_empty() || (rest.len() <= LONGEST && opens())
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
        "deal" => behind_preposition(context, clause, &["with"])?,
        _ => return None,
    };
    if helps_nearby(context, &(clause.core_start()..object.end)) {
        return None;
    }
    let parts = parts(context, clause, index, &object);
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
    Some(Hit { marked: tokens.clone(), parts: Parts { replaced: from..tokens.end, ..Parts::default() } })
}

/// A set phrase that sends away, unless the agent goes along: *that's another department*, *this is best handled by
/// our claims team*.
pub fn sent_away(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    if helps_nearby(context, &tokens) {
        return None;
    }
    let doc = context.doc;
    let sentence = context.sentence()?;
    let clause = doc.clauses_of(sentence).iter().find(|clause| {
        clause.core_start() <= tokens.start && tokens.start <= clause.tail.end.max(clause.verb)
    });
    let by = tokens.clone().find(|&at| doc.word(at) == "by").map(|by| by + 1..tokens.end);
    let ends = (tokens.end..sentence.tokens.end).all(|at| doc.is_closing_mark(at));
    let parts = Parts {
        replaced: clause.map_or(tokens.start, Clause::core_start)..tokens.end,
        usage: match (ends, &by) {
            (true, Some(_)) => "named",
            (true, None) => "unnamed",
            _ => "inner",
        },
        object: by,
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
fn sending<'c>(context: &Context<'c, '_>, index: usize) -> Option<&'c Clause> {
    let clause = context.clause(index)?;
    let sentence = context.sentence()?;
    let doc = context.doc;
    let ours = matches!(clause.person, Person::I | Person::We);
    if clause.negation.is_some()
        || matches!(clause.link, Link::If | Link::When)
        || (clause.link == Link::Relative && !ours)
    {
        return None;
    }
    let modal = clause.modal(doc);
    let obliged = !clause.chain.is_empty()
        && matches!(doc.word(clause.verb), "have" | "need" | "got" | "required" | "advised" | "requested")
        && matches!(modal, None | Some("will" | "would" | "may" | "might"));
    let told = match clause.kind {
        // Behind "I will call the store and …" the agent goes on.
        ClauseKind::Imperative => clause.link == Link::Main || !follows_own_act(context, index),
        ClauseKind::Statement => match clause.person {
            Person::You => {
                obliged
                    || matches!(modal, Some("must" | "should" | "can" | "could" | "may" | "might"))
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
            _ => false,
        },
        // "Have a look at it."
        ClauseKind::Subjectless => matches!(doc.word(clause.verb), "have" | "take"),
        _ => false,
    };
    // "If it gets worse, call your doctor": help for a case that has not come up.
    let last_resort = !obliged && is_supposed(context, clause);
    let asks = doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?');
    (told && !last_resort && !asks).then_some(clause)
}

fn follows_own_act(context: &Context<'_, '_>, index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| context.clause(before))
        .is_some_and(|before| matches!(before.person, Person::I | Person::We | Person::They))
}

fn is_suggested(context: &Context<'_, '_>, index: usize) -> bool {
    index.checked_sub(1).and_then(|before| context.clause(before)).is_some_and(|before| {
        matches!(&*lemma(context, before.last_verb()), "suggest" | "recommend" | "advise" | "propose")
    })
}

/// *You can reach them on …*: an address for somebody named before.
fn is_address(context: &Context<'_, '_>, clause: &Clause, party: &Range<usize>) -> bool {
    let may = matches!(clause.modal(context.doc), Some("can" | "could" | "may" | "might"));
    may && party.len() == 1 && context.doc.word(party.start) == "them"
}

/// Pages and screens are looked at, not asked.
fn is_site(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    party.clone().any(|at| {
        matches!(
            doc.word(at),
            "app"
                | "article"
                | "docs"
                | "documentation"
                | "faq"
                | "faqs"
                | "guide"
                | "manual"
                | "page"
                | "pages"
                | "portal"
                | "section"
                | "settings"
                | "site"
                | "website"
                | "wiki"
        ) || doc.word(at) == "help" && matches!(doc.word(at + 1), "center" | "centre")
    })
}

/// Who is to be approached: the object of *contact*, or what stands behind *reach out to*, *speak with*.
fn approached(context: &Context<'_, '_>, clause: &Clause) -> Option<Range<usize>> {
    let doc = context.doc;
    let verb = clause.last_verb();
    let lemma = lemma(context, verb);
    let prepositions: &[&str] = match &*lemma {
        "contact" | "call" | "phone" | "ring" | "email" | "e-mail" | "message" | "tweet" | "text"
        | "approach" | "consult" | "ask" | "notify" => {
            if let Some(object) = clause.object.clone() {
                return Some(object);
            }
            if doc.word(verb + 1) == "whoever" {
                return Some(verb + 1..verb + 2);
            }
            match &*lemma {
                "ask" => &["in", "at", "on"],
                _ => &[],
            }
        }
        "visit" => return clause.object.clone(),
        "try" => {
            return clause.object.clone().filter(|object| is_channel(doc.text_of(object.clone())));
        }
        "reach" => match clause.object.clone() {
            Some(object) => return Some(object),
            None => &["to"],
        },
        "get" if has_word(context, verb, "touch") => &["with"],
        "take" if has_word(context, verb, "up") => &["with"],
        "speak" | "talk" => &["to", "with"],
        "check" | "follow" | "liaise" | "coordinate" | "inquire" | "enquire" | "confirm" | "verify"
        | "connect" | "discuss" | "deal" => &["with"],
        "write" | "turn" | "go" | "refer" | "complain" | "apply" | "report" | "address" | "direct"
        | "send" | "submit" | "escalate" | "return" => &["to", "through"],
        "raise" | "file" | "log" | "open" | "lodge" | "register" | "place" => &["with", "at", "against"],
        "post" => &["in", "on", "at", "to"],
        _ => return None,
    };
    behind_preposition(context, clause, prepositions)
}

/// What is to be looked at: the object of *check*, or what stands behind *refer to*, *look at*.
fn looked_at(context: &Context<'_, '_>, clause: &Clause) -> Option<Range<usize>> {
    let verb = clause.last_verb();
    match &*lemma(context, verb) {
        "check" | "see" | "visit" | "read" | "consult" | "search" | "browse" | "review" | "try"
        | "google" | "use" => clause.object.clone(),
        "refer" | "go" | "head" => behind_preposition(context, clause, &["to"]),
        "look" | "have" | "take" => behind_preposition(context, clause, &["at", "in", "on"]),
        "find" => behind_preposition(context, clause, &["on", "in", "at"]),
        _ => None,
    }
}

fn has_word(context: &Context<'_, '_>, verb: usize, word: &str) -> bool {
    (verb + 1..verb + 5).any(|at| context.doc.word(at) == word)
}

/// The noun phrase behind the first of these prepositions.
fn behind_preposition(
    context: &Context<'_, '_>,
    clause: &Clause,
    prepositions: &[&str],
) -> Option<Range<usize>> {
    const REACH: usize = 8;
    let doc = context.doc;
    let from = clause.last_verb() + 1;
    let end = clause.rest.end.max(clause.object.as_ref().map_or(from, |o| o.end)).max(from).min(from + REACH);
    let preposition = (from..end).find(|&at| prepositions.contains(&doc.word(at)))?;
    let start = preposition + 1;
    let sentence_end = context.sentence()?.tokens.end;
    let mut stop = start;
    // "Someone in the billing department".
    let somebody = matches!(doc.word(start), "someone" | "somebody" | "anyone");
    while stop < sentence_end
        && (is_nominal(context, stop) || (somebody && matches!(doc.word(stop), "in" | "at" | "from")))
    {
        stop += 1;
    }
    (stop > start).then_some(start..stop)
}

fn is_nominal(context: &Context<'_, '_>, at: usize) -> bool {
    let doc = context.doc;
    matches!(doc.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::X)
        || matches!(doc.word(at), "'s" | "of")
        || doc.kind(at) == TokenKind::Opaque
}

/// Another company, department or office; the agent's own *us* and *me* are not.
fn is_somebody_else(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    if party
        .clone()
        .any(|at| matches!(doc.word(at), "us" | "me" | "you" | "yourself" | "myself" | "it" | "this"))
    {
        return false;
    }
    let named = party.clone().any(|at| {
        let text = doc.text_of(at..at + 1);
        // Capitals within a sentence make a name, whatever the tagger says.
        text.starts_with('@')
            || is_channel(text)
            || (matches!(doc.tag(at), Tag::Propn | Tag::Noun) && text.starts_with(char::is_uppercase))
    });
    named
        || party.clone().any(|at| is_office(doc.word(at)))
        || (party.len() == 1 && matches!(doc.word(party.start), "them" | "someone" | "somebody" | "whoever"))
}

/// *#networking*, but no order number.
fn is_channel(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// People and offices that are somebody else's.
fn is_office(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    OFFICES.binary_search(&word).is_ok() || OFFICES.binary_search(&singular).is_ok()
}

static OFFICES: &[&str] = &[
    "account",
    "admin",
    "administrator",
    "agency",
    "airline",
    "airport",
    "amazon",
    "apple",
    "authorities",
    "authority",
    "bank",
    "billing",
    "branch",
    "broker",
    "care",
    "carrier",
    "center",
    "centre",
    "channel",
    "community",
    "company",
    "consulate",
    "council",
    "counter",
    "courier",
    "court",
    "customs",
    "dealer",
    "dealership",
    "department",
    "dept",
    "desk",
    "developer",
    "dhl",
    "distributor",
    "doctor",
    "ebay",
    "embassy",
    "employer",
    "facebook",
    "fedex",
    "finance",
    "forum",
    "google",
    "helpdesk",
    "helpline",
    "hospital",
    "host",
    "hotel",
    "hotline",
    "hr",
    "insurer",
    "isp",
    "issuer",
    "landlord",
    "lawyer",
    "maintainer",
    "maker",
    "manufacturer",
    "merchant",
    "microsoft",
    "network",
    "office",
    "operator",
    "outlet",
    "partner",
    "paypal",
    "police",
    "post",
    "provider",
    "reseller",
    "restaurant",
    "retailer",
    "sales",
    "samsung",
    "school",
    "seller",
    "sender",
    "service",
    "shipper",
    "shop",
    "station",
    "store",
    "supplier",
    "support",
    "team",
    "technician",
    "university",
    "ups",
    "upstream",
    "vendor",
    "visa",
    "warehouse",
    "webmaster",
];

/// Things to look an answer up in.
fn is_reading_matter(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    party.clone().any(|at| {
        doc.kind(at) == TokenKind::Opaque && !doc.text_of(at..at + 1).starts_with(['@', '#'])
            || matches!(
                doc.word(at),
                "article"
                    | "articles"
                    | "blog"
                    | "center"
                    | "centre"
                    | "doc"
                    | "docs"
                    | "documentation"
                    | "faq"
                    | "faqs"
                    | "forum"
                    | "forums"
                    | "google"
                    | "guide"
                    | "guides"
                    | "guidelines"
                    | "handbook"
                    | "homepage"
                    | "manual"
                    | "page"
                    | "pages"
                    | "portal"
                    | "readme"
                    | "site"
                    | "topic"
                    | "tutorial"
                    | "web"
                    | "webpage"
                    | "website"
                    | "wiki"
            )
    })
}

/// *You can call them or write here*: one way of several, or the customer's own wish.
fn is_one_of_several(context: &Context<'_, '_>, clause: &Clause, party: &Range<usize>) -> bool {
    let doc = context.doc;
    let end = context.sentence().map_or(party.end, |sentence| sentence.tokens.end);
    // "Return it to the store or call the maker" leaves no way to the agent.
    let or = (party.end..end).find(|&at| doc.word(at) == "or").is_some_and(|or| {
        (or..end).any(|at| matches!(doc.word(at), "us" | "me" | "here" | "reply" | "i" | "we"))
    });
    let also = clause.adverbs.iter().any(|&at| matches!(doc.word(at), "also" | "always" | "alternatively"));
    or || also
}

/// *Go to the site and download it*: the page is where the next step is.
fn leads_on(context: &Context<'_, '_>, party: &Range<usize>) -> bool {
    let doc = context.doc;
    (party.end..party.end + 3).any(|at| matches!(doc.word(at), "and" | "then" | "&"))
}

/// Whether every other sentence is only a greeting, thanks or the like.
fn is_whole_answer(context: &Context<'_, '_>) -> bool {
    const SHORT: usize = 5;
    let doc = context.doc;
    doc.sentences().iter().enumerate().filter(|(at, _)| *at != context.sentence).all(|(_, sentence)| {
        sentence.tokens.len() <= SHORT
            || sentence.tokens.clone().any(|at| {
                matches!(
                    doc.word(at),
                    "thank"
                        | "thanks"
                        | "sorry"
                        | "apologise"
                        | "apologize"
                        | "apologies"
                        | "welcome"
                        | "regards"
                        | "hope"
                        | "understand"
                )
            })
    }) && !helps_here(context, &(0..0))
}
