//! Telling the customer what they must do.

mod duty;

use std::ops::Range;

use duty::{is_demeanour, is_reassuring, is_work, obliges};

use super::dropping;
use super::help::{helps_here, helps_nearby, is_polite, is_supposed};
use super::steps::is_step;
use super::unwelcome::is_unwelcome;
use super::{clause_parts, clauses_near, core_range, noun_phrase_from};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, is_plural, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// *You must send it*, *you need to sign it*, *you are required to keep it*, *you will have to call*.
pub fn must(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let demeanour = is_demeanour(context, clause);
    let settled = !demeanour && is_rule_of_the_world(context, clause);
    if !obliges(context, clause) || settled || !is_told(context, clause) {
        return None;
    }
    let mut found = hit(context, clause, index)?;
    // Asked kindly, it is no kinder.
    if demeanour {
        found.parts = Parts::of(found.marked.clone());
    }
    // "If you wanted more, you would have to pay for it" tells how it is and asks for nothing.
    let supposes = |other: &Clause| other.link == Link::If;
    if clause.modal(context.doc) == Some("would")
        && context.sentence().is_some_and(|sentence| context.doc.clauses_of(sentence).iter().any(supposes))
    {
        found.parts = Parts::of(found.marked.clone());
    }
    Some(found)
}

/// *You should try it again*: advice from above.
pub fn should(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let advises = (matches!(clause.modal(doc), Some("should" | "ought"))
        || doc.word(clause.verb) == "ought" && !clause.chain.is_empty())
        && clause.negation.is_none()
        && !clause.is_perfect(doc)
        && clause.auxiliaries.len() <= 1
        && !clause.copula
        && !clause.passive
        && !is_tentative(context, clause)
        && !is_supposed(context, clause);
    if !advises || !is_told(context, clause) {
        return None;
    }
    let mut found = hit(context, clause, index)?;
    // "Updating the app, which …, may help" would be cut in two.
    if clause.tail.clone().any(|at| doc.kind(at) == TokenKind::Punct) && found.parts.usage == "main" {
        found.parts.usage = "long";
    }
    Some(found)
}

/// *Perhaps you should …*, *maybe you should …* leaves the choice.
fn is_tentative(context: &Context<'_, '_>, clause: &Clause) -> bool {
    (clause.extent.start..clause.verb)
        .any(|at| matches!(context.doc.word(at), "perhaps" | "maybe" | "possibly"))
}

/// *You must not open it*, *you should not call twice*, *you are not allowed to post here*.
pub fn must_not(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    clause.negation?;
    let forbids = matches!(clause.modal(doc), Some("must" | "shall"))
        || (clause.modal(doc) == Some("should") && !clause.is_perfect(doc));
    // "You shouldn't have to pay" is on the customer's side.
    let forbids = forbids && !matches!(doc.word(clause.verb), "have" | "need");
    // "Unless you know what you're doing": advice.
    let unless = (clause.tail.clone()).any(|at| matches!(doc.word(at), "if" | "unless" | "until"));
    let forbids = forbids && !unless;
    if !forbids || clause.copula || clause.passive || !is_told(context, clause) {
        return None;
    }
    hit(context, clause, index)
}

/// *Don't write to us again*, *never open the box*.
pub fn prohibition(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let verb = lemma(context, clause.verb);
    if clause.kind != ClauseKind::Imperative
        || clause.negation.is_none()
        || clause.copula
        || !stands_alone(context, clause)
        || is_explained(context, index)
        || is_kind_prohibition(&verb)
        // "Don't tell me you lost it" orders nothing.
        || verb == "tell" && matches!(context.doc.word(clause.verb + 1), "me" | "us")
    {
        return None;
    }
    let parts = Parts { verb: Some(clause.verb), usage: "main", ..clause_parts(clause, index) };
    Some(Hit { marked: core_range(clause), parts })
}

/// *Send us the receipt*, *read the manual*, *stop calling*: an order with nothing to soften it.
pub fn imperative(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if clause.kind != ClauseKind::Imperative
        || clause.negation.is_some()
        || !stands_alone(context, clause)
        || is_explained(context, index)
        || !is_burden(context, clause)
    {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    // "Stop sending it": the order is to stop.
    if !clause.chain.is_empty() {
        parts =
            Parts { verb: Some(clause.verb), object: None, rest: clause.verb + 1..clause.tail.end, ..parts };
    }
    // "Stop it!" is as often said in fun.
    let idiom = doc.word(clause.verb) == "stop" && matches!(doc.word(clause.verb + 1), "it" | "that");
    // "Go read the manual" is no kinder for a "please".
    let sent_off = doc.word(clause.verb) == "go" && !among!(doc.word(clause.verb + 1), "to back home");
    let idiom = idiom && doc.is_closing_mark(clause.verb + 2);
    parts.usage = if idiom || sent_off { "" } else { "main" };
    let only_verb = clause.object.is_none() && doc.is_closing_mark(clause.verb + 1);
    let end = match only_verb {
        true => clause.verb + 1,
        // "Go read the manual": where they are sent is what grates.
        false if sent_off => clause.rest.end.max(clause.verb + 1),
        false => core_range(clause).end,
    };
    Some(Hit { marked: clause.core_start()..end, parts })
}

/// *We need you to send it*, *it is mandatory to sign it*: the words end with the verb that is ordered.
pub fn orders_verb(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let verb = tokens.end - 1;
    let end = context
        .doc
        .clauses()
        .iter()
        .find(|clause| clause.verb >= tokens.start && clause.verb < tokens.end)
        .map_or_else(|| sentence_end(context), |clause| clause.tail.end.max(verb + 1));
    if is_polite(context) || helps_here(context, &tokens) || is_reassuring(&lemma(context, verb)) {
        return None;
    }
    let asks = doc.word(sentence_end(context)).starts_with('?');
    let parts = Parts {
        replaced: tokens.start..end,
        verb: Some(verb),
        rest: verb + 1..end,
        usage: "main",
        ..Parts::default()
    };
    (!asks).then_some(Hit { marked: tokens, parts })
}

/// *We require a stamped copy*, *kindly stop calling*: a demand, however it is dressed.
pub fn demands(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let end = sentence_end(context).max(tokens.end);
    if helps_here(context, &tokens) || doc.word(end).starts_with('?') {
        return None;
    }
    let mut parts = Parts::of(tokens.start..end);
    let object = noun_phrase_from(context, tokens.start + 2, end);
    let last = tokens.end - 1;
    let orders = doc.tag(last) == Tag::Verb && doc.word(last - 1) == "to";
    // "Rebase it and stop adding to it": the first order opens the sentence.
    let first = context.sentence().and_then(|sentence| {
        let clause = doc.clauses_of(sentence).first()?;
        (clause.kind == ClauseKind::Imperative && clause.core_start() <= sentence.tokens.start + 1)
            .then_some(clause.verb)
    });
    let ends_conduct = (tokens.clone()).any(|at| {
        among!(doc.word(at), "nicer polite respectful patient civil reasonable kinder considerate")
    });
    if ends_conduct {
        parts = dropping::whole_clause(context, tokens.start..end);
        parts.usage = "conduct";
    } else if orders && among!(doc.word(tokens.start), "you there your") {
        parts = Parts { verb: Some(last), rest: tokens.end..end, usage: "main", ..parts };
    } else if let Some(verb) = first.filter(|&verb| verb < tokens.start && doc.word(tokens.start) != "or") {
        parts = Parts { replaced: verb..end, verb: Some(verb), rest: verb + 1..end, usage: "main", ..parts };
    } else if doc.word(tokens.start) == "kindly" {
        parts = Parts { verb: Some(tokens.end - 1), rest: tokens.end..end, usage: "main", ..parts };
    } else if matches!(doc.word(tokens.start + 1), "require" | "demand") && !object.is_empty() {
        parts = Parts { replaced: tokens.start..object.end, object: Some(object), usage: "need", ..parts };
    }
    Some(Hit { marked: tokens, parts })
}

/// Behind the last word of the sentence.
fn sentence_end(context: &Context<'_, '_>) -> usize {
    let Some(sentence) = context.sentence() else { return 0 };
    let mut end = sentence.tokens.end;
    while end > sentence.tokens.start && context.doc.is_closing_mark(end - 1) {
        end -= 1;
    }
    end
}

fn hit(context: &Context<'_, '_>, clause: &Clause, index: usize) -> Option<Hit> {
    let mut parts = Parts { usage: place(context, clause), ..clause_parts(clause, index) };
    parts.rest.end = duty::behind_last_word(context, &parts.rest);
    let told = told_to(context, clause);
    // "You must stop calling": to stop is what they are told; and no doctor needs to be seen.
    if told != clause.last_verb() || context.doc.word(told) == "see" {
        parts =
            Parts { verb: Some(told), object: None, rest: told + 1..parts.rest.end.max(told + 1), ..parts };
    }
    // "All guests must leave by ten": who has to is said, too.
    let others = clause
        .subject
        .clone()
        .filter(|subject| clause.person == Person::Thing && is_plural(context, subject));
    if let Some(others) = others {
        parts.usage = "theirs";
        parts.kept = Some(others);
    }
    // "You'll have to go back to the end of the queue": nobody asks for that, and it is no step towards anything.
    if is_loss(context, told, clause.tail.end) {
        parts = Parts::of(parts.replaced);
    }
    Some(Hit { marked: core_range(clause), parts })
}

/// What is lost, not done: a place in the queue, the deposit.
fn is_loss(context: &Context<'_, '_>, verb: usize, end: usize) -> bool {
    let doc = context.doc;
    match &*lemma(context, verb) {
        "lose" | "forfeit" | "rejoin" => true,
        "go" | "move" => (verb + 1..end).any(|at| among!(doc.word(at), "bottom queue list line")),
        _ => false,
    }
}

/// The verb of what is to be done: behind *must*, or behind *to* in *need to* and *going to have to*.
fn told_to(context: &Context<'_, '_>, clause: &Clause) -> usize {
    let doc = context.doc;
    let mut group = [clause.verb].into_iter().chain(clause.chain.iter().copied());
    let semi = |at: &usize| {
        among!(
            doc.word(*at),
            "have need has needs got going ought required obliged obligated expected supposed"
        )
    };
    group.find(|at| !semi(at)).unwrap_or(clause.last_verb())
}

/// Whether the obligation lies on the customer, now, and with no courtesy, help or instructions around it.
fn is_told(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    (clause.person == Person::You || is_customer(context, clause))
        && clause.kind == ClauseKind::Statement
        && !matches!(clause.link, Link::If | Link::Relative | Link::When)
        && (clause.link != Link::Content || clause.marker.is_none_or(|at| doc.word(at) == "that"))
        && !is_generic(context, clause)
        && !hangs_on_noun(context, clause)
        && (!is_wished(context, clause) || is_demeanour(context, clause))
        && !is_reported(context, clause)
        && !is_easy(context, clause)
        && (!is_reassuring(&lemma(context, clause.last_verb())) || is_work(context, clause))
        && !is_polite(context)
        && !is_step(context, clause)
        && !helps_here(context, &core_range(clause))
}

/// *You have to pay duty if it comes from abroad*, *you have to wait a day before you can cancel*: what it takes, and in
/// which case, is information.
fn is_rule_of_the_world(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let costs = among!(
        &*lemma(context, clause.last_verb()),
        "book buy deposit pay purchase spend subscribe top upgrade wait"
    );
    let mut tail = clause.last_verb() + 1..clause.tail.end;
    tail.any(|at| {
        let (word, next) = (doc.word(at), doc.word(at + 1));
        among!(word, "if unless whenever")
            // "Guests have to cross a bridge to reach it."
            || clause.person == Person::Thing && word == "to" && doc.tag(at + 1) == Tag::Verb
            || costs
                && (among!(word, "when per every each unless")
                    || word == "to" && doc.tag(at + 1) == Tag::Verb
                    || among!(word, "before until till") && next == "you")
    })
}

/// *The customer must …*: you, from a distance.
fn is_customer(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.person == Person::Thing
        && clause.subject.clone().is_some_and(|subject| {
            subject.len() <= 3
                && among!(
                    context.doc.word(subject.end - 1),
                    "complainant contributors learner learners policyholder policyholders reporter reporters tenant \
                        tenants customer customers client clients user users passenger passengers guest guests \
                        subscriber subscribers applicant applicants buyer buyers candidates employees \
                        members parents patients players residents students tenants travellers travelers \
                        visitors"
                )
        })
}

/// *The options you have to …*, *the forms you need to …*: a relative clause without its word, and *sorry you have to …*.
fn hangs_on_noun(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return false };
    let core = clause.core_start();
    if core <= sentence.tokens.start {
        return false;
    }
    let before = core - 1;
    let sorry = (sentence.tokens.start.max(core.saturating_sub(3))..core)
        .any(|at| among!(doc.word(at), "sorry apologies apologise apologize"))
        && !(sentence.tokens.start..core).any(|at| matches!(doc.word(at), "but" | "," | "however"));
    let noun = clause.marker.is_none()
        && doc.tag(before) == Tag::Noun
        && doc.clauses_of(sentence).iter().any(|other| {
            other.verb < before && other.object.as_ref().is_some_and(|object| object.contains(&before))
        });
    sorry || noun
}

/// *All you need to do is …*, *what you have to know*: the words in front make it something else.
fn is_generic(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let core = clause.core_start();
    core.checked_sub(1)
        .is_some_and(|before| among!(context.doc.word(before), "all what everything anything whatever thing"))
}

/// *You need to use it if you want sound*: what it takes to get one's wish is no order.
fn is_wished(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    clause.tail.clone().any(|at| {
        doc.word(at) == "if"
            && doc.word(at + 1) == "you"
            && among!(doc.word(at + 2), "want need wish like prefer plan would 'd")
    })
}

/// *The doctor says you must …*: somebody else's order.
fn is_reported(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    clause.link == Link::Content
        && context
            .doc
            .clauses_of(sentence)
            .iter()
            .rev()
            .find(|before| before.verb < clause.core_start())
            .is_some_and(|before| matches!(before.person, Person::Thing | Person::They) && !before.copula)
}

/// *You just need to tap it*: says how little it takes.
fn is_easy(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.adverbs.iter().any(|&at| matches!(context.doc.word(at), "just" | "only" | "simply"))
        && !matches!(clause.modal(context.doc), Some("must"))
}

/// Where the clause stands: `main` when *please …* can take its place.
fn place(context: &Context<'_, '_>, clause: &Clause) -> &'static str {
    let doc = context.doc;
    // "For that you have to …": *please* would stand in the middle.
    let opens = matches!(clause.link, Link::Main | Link::And | Link::But)
        && clause.core_start().checked_sub(1).is_none_or(|before| doc.word(before) != "that");
    // "I'm sorry, but please call" does not follow.
    let from = match (clause.link, context.sentence()) {
        (Link::But, Some(sentence)) => sentence.tokens.start,
        _ => clause.extent.start,
    };
    let regrets = (from..clause.core_start())
        .any(|at| among!(doc.word(at), "unfortunately sadly sorry regrettably afraid apologise apologize"));
    if opens && !regrets { "main" } else { "inner" }
}

/// An order at the head of its sentence, without *please*, help or other steps.
fn stands_alone(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    let opens = (sentence.tokens.start..clause.core_start()).all(|at| {
        doc.is_closing_mark(at) || matches!(doc.tag(at), Tag::Propn | Tag::Intj | Tag::Cconj | Tag::X)
    });
    let asks = doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?');
    opens
        && !asks
        && !is_polite(context)
        && !is_step(context, clause)
        && !helps_nearby(context, &core_range(clause))
}

/// *Clear the cookies, that gets rid of it*, *ring the bell, the nurse will let you in*, *print it slowly and it will
/// stick*: a reason or what comes of it stands behind the order.
fn is_explained(context: &Context<'_, '_>, index: usize) -> bool {
    let doc = context.doc;
    (index + 1..clauses_near(context, index).end).filter_map(|at| context.clause(at)).any(|other| {
        other.kind == ClauseKind::Statement
            && other.negation.is_none()
            && other.subject.is_some()
            && !matches!(other.person, Person::You)
            && !(other.verb..other.verb + 4).any(|at| is_unwelcome(doc.word(at)))
            && match other.link {
                Link::Main | Link::Because => true,
                // "Press it and it starts."
                Link::And => {
                    other.modal(doc) == Some("will")
                        || other.person == Person::It && other.auxiliaries.is_empty()
                }
                _ => false,
            }
    })
}

/// *Don't worry*, *don't hesitate to call*, and the agent's own *don't know*.
fn is_kind_prohibition(verb: &str) -> bool {
    is_class(verb, "experience")
        || among!(
            verb,
            "be believe care forget fret give have hesitate know let lose panic recall remember see seem \
                stress think understand worry apologise apologize thank sweat"
        )
}

/// Orders that lay work on the customer or put them in their place; *let us know* and *enjoy* do not.
fn is_burden(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let verb = lemma(context, clause.verb);
    let word = |offset: usize| doc.word(clause.verb + offset);
    match &*verb {
        "explain" => true,
        "stop" | "quit" => clause.chain.len() == 1 || clause.object.is_some() || word(1) == "it",
        "read" | "reread" | "resend" | "resubmit" | "pay" | "prove" | "submit" | "provide" | "supply"
        | "produce" | "obtain" | "sign" | "complete" | "return" | "respect" | "learn" | "follow" | "obey"
        | "observe" | "bring" | "renew" | "settle" | "clear" | "print" | "state" | "specify" | "justify"
        | "rewrite" | "rebase" | "squash" | "reformat" | "google" | "research" | "avoid" | "cease"
        | "lower" | "buy" | "purchase" | "photocopy" | "scan" | "deposit" | "file" | "correct" | "amend"
        | "retake" | "redo" | "revise" | "reapply" | "reorder" | "repay" | "clarify" => {
            clause.object.is_some() || clause.chain.len() == 1
        }
        "come" => {
            among!(word(1), "to down back in with early tomorrow")
        }
        "finish" | "vacate" | "surrender" | "hand" | "empty" | "collect" | "replace" | "shut" | "decide"
        | "prepare" | "arrange" | "organise" | "organize" | "stick" | "split" | "rename" | "reword"
        | "bisect" | "document" | "quote" | "prioritise" | "wipe" | "withdraw" => {
            clause.object.as_ref().is_some_and(|object| !matches!(doc.word(object.start), "us" | "me"))
        }
        "drop" | "lose" | "watch" | "mind" | "check" | "adjust" => {
            clause.object.clone().is_some_and(|mut object| {
                object.any(|at| among!(doc.word(at), "attitude tone language sarcasm act caps manners"))
            })
        }
        "take" => {
            among!(word(1), "a your it the this") && {
                let thing = (clause.verb + 2..clause.verb + 4).map(|at| doc.word(at)).collect::<String>();
                !["time", "look", "care", "pick", "break", "seat", "deep", "moment", "minute", "rest"]
                    .iter()
                    .any(|kind| thing.contains(kind))
            }
        }
        "turn" => word(1) == "up",
        "show" => word(1) == "up" || clause.object.is_some() && word(1) != "me",
        "report" => word(1) == "to" || word(1) == "in" || word(1) == "at",
        "ring" | "phone" | "see" => clause.object.clone().is_some_and(|object| {
            among!(doc.word(object.start), "your lost reception the") && verb != "see"
                || verb == "see" && doc.word(object.start) == "your"
        }),
        "get" => among!(word(1), "your a the rid yourself") && clause.object.is_some(),
        "be" => among!(word(1), "at home there"),
        "make" => word(1) == "up" && word(2) == "your",
        "pick" | "choose" => word(1) == "one" || doc.word(clause.tail.end.saturating_sub(1)) == "it",
        "ensure" => true,
        "upgrade" => clause.tail.clone().any(|at| doc.word(at) == "already") || word(1) == "already",
        "keep" if word(1) == "your" => word(2) != "spirits",
        "sit" | "queue" | "behave" | "apply" | "register" | "comply" => true,
        "go" if among!(word(1), "read reread learn study google") => true,
        "go" => {
            among!(word(1), "to back and home away")
                && clause.tail.clone().any(|at| among!(doc.word(at), "and away home"))
                && word(1) != "ahead"
        }
        "stay" => among!(word(1), "where put on in off away out"),
        "keep" => {
            // "Keep practising!" cheers.
            if among!(word(1), "going playing practising practicing learning smiling rocking") {
                return false;
            }
            let stays = |at| among!(doc.word(at), "on off out away down to civil clean");
            clause.chain.len() == 1 || clause.object.is_some() && clause.tail.clone().any(stays)
        }
        "use" => (clause.verb + 1..clause.verb + 4)
            .any(|at| among!(doc.word(at), "different other another right correct proper search")),
        "change" | "update" | "edit" | "remove" | "delete" | "verify" | "confirm" => {
            clause.object.clone().is_some_and(|object| {
                matches!(doc.word(object.start), "your" | "this" | "that")
                    && object.clone().any(|at| {
                        among!(
                            doc.word(at),
                            "review rating tone language post comment title details address identity name \
                                plan tweet commit message description order attitude"
                        )
                    })
            })
        }
        // "Give me the number", but "give me a moment".
        "give" => {
            matches!(word(1), "me" | "us")
                && among!(word(2), "the your all a proper")
                && !(2..5).any(|at| {
                    among!(word(at), "moment minute second sec min bit call ring shout chance time day")
                })
        }
        "post" | "paste" => clause
            .object
            .clone()
            .is_some_and(|object| among!(doc.word(object.start), "the your a full us me all real")),
        "put" => {
            matches!(word(1), "your" | "it" | "the")
                && clause.tail.clone().any(|at| among!(doc.word(at), "writing away down back"))
        }
        "send" | "email" | "forward" | "upload" | "attach" => {
            // "Send us a message" invites.
            clause.object.clone().is_some_and(|object| {
                !object
                    .clone()
                    .any(|at| among!(doc.word(at), "dm pm message email mail note line me us love"))
            })
        }
        "wait" => {
            among!(word(1), "for until till your")
                || doc.is_closing_mark(clause.verb + 1)
                    && context.sentence().is_some_and(|sentence| sentence.tokens.len() <= 2)
                || doc.kind(clause.verb + 1) == TokenKind::Number
        }
        "try" => word(1) == "again" && matches!(word(2), "later" | "tomorrow" | "in"),
        "close" | "fix" | "move" => clause.object.clone().is_some_and(|object| {
            object
                .clone()
                .any(|at| among!(doc.word(at), "issue ticket thread case mess your it errors tests build"))
        }),
        "fill" => clause.particle.is_some(),
        "refrain" | "abstain" | "desist" => true,
        "do" => {
            among!(word(1), "it that this your")
                && among!(word(2), "yourself now first again own properly research homework")
        }
        "tell" => word(1) == "your",
        "look" => word(2) == "up" && word(1) != "me",
        "spend" => {
            clause.object.clone().is_some_and(|object| matches!(doc.word(object.start), "it" | "your"))
        }
        "find" => among!(word(1), "someone somebody another somewhere a your"),
        "unplug" => clause.tail.clone().any(|at| matches!(doc.word(at), "not" | "stop")),
        "calm" => among!(word(1), "down yourself"),
        _ => false,
    }
}
