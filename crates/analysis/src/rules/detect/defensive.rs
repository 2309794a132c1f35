//! Denying, minimising or shifting the fault, or taking the product's side.

use std::ops::Range;

use super::dropping::in_place_of_clause;
use super::offers::{offers_a_way, we_offer_a_way};
use super::refusing::continuation;
use super::{clause_parts, core_range, is_past_form};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_text, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *We did not change the rules*, *we never promised that*, *I didn't say so*.
pub fn denied(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if was_never_said(context, clause) || insists(context, clause) {
        return Some(Hit { parts: clause_parts(clause, index), marked: core_range(clause) });
    }
    // "The website has never said that": of a thing, only what was never said or promised.
    let side = clause.negation.is_some_and(|at| doc.word(at) == "never")
        && among!(&*lemma(context, clause.last_verb()), "say promise claim offer")
        && clause.subject.clone().is_some_and(|subject| is_own_side(context, subject));
    let ours = side || matches!(clause.person, Person::I | Person::We);
    if !ours || !is_flat(clause) || clause.copula || clause.passive || owns_up(context, clause.verb) {
        return None;
    }
    let negation = clause.negation?;
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    let never = doc.word(negation) == "never";
    let past = match first {
        "did" => true,
        "have" | "'ve" | "had" => true,
        "would" => never,
        "" => never && is_past_form(context, clause.verb),
        _ => false,
    };
    let verb = lemma(context, clause.last_verb());
    if !past || !is_deed(&verb, never) || is_admission(context, clause) {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    parts.usage = if first == "did" && !never { "did" } else { "" };
    Some(Hit { marked: core_range(clause), parts })
}

/// *We did reply*: the *did* that contradicts.
fn insists(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let joined = (clause.verb..clause.tail.end.max(clause.verb) + 2)
        .any(|at| doc.word(at) == "," || matches!(doc.word(at), "and" | "but"));
    (matches!(clause.person, Person::I | Person::We)
        || clause.subject.clone().is_some_and(|subject| is_own_side(context, subject)))
        && is_flat(clause)
        && clause.negation.is_none()
        && clause.auxiliaries.first().is_some_and(|&at| doc.word(at) == "did")
        && among!(
            &*lemma(context, clause.verb),
            "answer arrive attempt call check come deliver email explain inform knock notify reply respond \
                ring say send stop tell test wait warn"
        )
        && !joined
        && !super::is_asked(context)
        && !owns_up(context, clause.verb)
        && !offers_a_way(context, &core_range(clause))
}

/// *A refund wasn't discussed*: the same denial without anybody in it.
fn was_never_said(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    clause.passive
        && is_flat(clause)
        && matches!(clause.person, Person::Thing | Person::It)
        && clause.negation.is_some()
        && clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "was" | "were"))
        && among!(&*lemma(context, clause.verb), "discuss promise agree offer guarantee say")
        && !owns_up(context, clause.verb)
        && !offers_a_way(context, &core_range(clause))
}

/// *Our staff would never do that*, *our system doesn't make mistakes*.
pub fn closing_ranks(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !is_flat(clause) {
        return None;
    }
    let mut subject = clause.subject.clone()?;
    let they = doc.word(subject.start) == "they";
    // "Our riders are trained, they can never open it."
    if they
        && let Some(before) =
            index.checked_sub(1).filter(|&at| super::clauses_near(context, index).contains(&at))
    {
        subject = context.clause(before)?.subject.clone()?;
    }
    // "Our apologies", "our mistake" own up.
    let crew = subject.clone().any(|at| doc.word(at) == "our")
        && !subject
            .clone()
            .any(|at| among!(doc.word(at), "apologies apology aim bad error fault goal hope mistake thanks"))
        || clause.modal(doc) != Some("would")
            && is_own_side(context, subject.clone())
            && super::situation::is_told(context);
    let verb = lemma(context, clause.last_verb());
    let negative = clause.negation.is_some();
    let never = clause.negation.is_some_and(|at| doc.word(at) == "never");
    let wrong = is_slip(&verb) || is_misconduct(context, clause, &verb);
    // "Our riders can never open a bag", "our cleaners would never take it".
    let unthinkable = never
        && matches!(clause.modal(doc), Some("can" | "could" | "would"))
        && (wrong || among!(&*verb, "take open touch behave act speak talk"));
    let denied = negative
        && (!they || unthinkable && verb != "say")
        && (clause.modal(doc).is_none() && wrong && !is_gap(context, subject.clone(), &verb)
            || unthinkable
            || verb == "make"
                && (clause.verb..clause.verb + 4)
                    .any(|at| among!(doc.word(at), "mistakes errors mistake error"))
            || never && is_deed(&verb, true) && clause.modal(doc) == Some("would"));
    // "Our drivers are always polite": praise instead of an answer.
    let always = (clause.core_start()..clause.last_verb() + 1).any(|at| doc.word(at) == "always");
    let praised = !negative
        && clause.modal(doc).is_none()
        && (clause.copula
            || clause.passive && !clause.auxiliaries.iter().any(|&at| doc.word(at) == "being")
            || always)
        && (always
            || (clause.verb..clause.verb + 5).any(|at| {
                among!(
                    doc.word(at),
                    "accurate audited calibrated certified checked clean cleaned clear competitive \
                        correct competent experienced experts fair fine flawless genuine healthy honest \
                        inspected insured licensed polite professional professionals reliable right secure stable tested \
                        trained transparent vetted"
                )
            }));
    let unerring =
        clause.copula && never && (clause.verb + 1..clause.verb + 4).any(|at| doc.word(at) == "wrong");
    if crew && (denied || unerring) {
        return Some(plain(context, clause));
    }
    // What is good about the own side may stay when help follows.
    let marked = core_range(clause);
    (crew && praised && !offers_a_way(context, &marked))
        .then(|| Hit { parts: kept_and_more(context, &marked), marked })
}

/// *Our guide didn't say so*: a text that says nothing of it is at fault.
fn is_gap(context: &Context<'_, '_>, subject: Range<usize>, verb: &str) -> bool {
    verb == "say"
        && subject.into_iter().any(|at| {
            let word = context.doc.word(at);
            is_text(word) || among!(word, "ad app form menu receipt screen")
        })
}

/// What no crew is sent out to do: *our movers don't throw boxes*, *our plumbers never leave a job half done*.
fn is_misconduct(context: &Context<'_, '_>, clause: &Clause, verb: &str) -> bool {
    let doc = context.doc;
    let soon = |fits: fn(&str) -> bool| (clause.verb + 1..clause.verb + 7).any(|at| fits(doc.word(at)));
    match verb {
        "leave" => soon(|word| among!(word, "dirty half undone unfinished")),
        "cut" => soon(|word| word == "corners"),
        _ => among!(
            verb,
            "eat fake harass insult invent kick manhandle mishandle misplace mistreat neglect rush scratch skip \
                sleep smash spoil tamper throw"
        ),
    }
}

/// What goes wrong in the mouth of a customer: *our agents don't hang up*, *our site didn't crash*.
fn is_slip(verb: &str) -> bool {
    among!(
        verb,
        "break cheat crash damage delete err fail forget give go hang ignore lag leak lie lose \
            malfunction mislead overcharge refuse say shout steal swear"
    )
}

/// *The driver*, *the front desk*, *the website*: the agent's side without *our*.
fn is_own_side(context: &Context<'_, '_>, subject: Range<usize>) -> bool {
    let doc = context.doc;
    among!(doc.word(subject.start), "the documents drivers agents staff")
        && subject.clone().any(|at| {
            among!(
                doc.word(at),
                "agent agents app bank branch cashier clerk cleaners company courier desk documents \
                    driver drivers engineer hotel institution kitchen machine meter server shop site staff \
                    store system team technician waiter warehouse website"
            )
        })
}

/// *Nobody else has complained*, *other customers are happy*: as a sentence of its own it can be exchanged.
pub fn only_you(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let asks = super::is_asked(context);
    if asks {
        return None;
    }
    let end = sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at))? + 1;
    let whole = tokens.start == sentence.tokens.start && sentence.clauses.len() < 2;
    let parts = Parts::used(tokens.start..end.max(tokens.end), if whole { "whole" } else { "" });
    Some(Hit { marked: tokens, parts })
}

/// *We don't intend to mislead you*, *it was not our intention*, *we in no way force anybody*.
pub fn intended(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let start = clause.core_start();
    let last = clause.last_verb();
    let no_way = || {
        (start..last + 4)
            .any(|at| doc.word(at) == "in" && doc.word(at + 1) == "no" && doc.word(at + 2) == "way")
    };
    if !is_flat(clause)
        || !(clause.negation.is_some() || no_way())
        || sees_the_other_side(context, last)
        || offers_or_mends(context, clause, index)
    {
        return None;
    }
    let intention = (clause.verb + 1..clause.verb + 5).any(|at| {
        matches!(doc.word(at), "intention" | "intent" | "aim") && matches!(doc.word(at - 1), "our" | "my")
    });
    if clause.person == Person::It && clause.copula && intention {
        return Some(plain(context, clause));
    }
    let ours = matches!(clause.person, Person::I | Person::We) && !clause.passive;
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    let present = matches!(first, "do" | "would" | "" | "are" | "am");
    let verb = lemma(context, last);
    let fake = among!(&*verb, "sell use have allow post send")
        && (last + 1..last + 5).any(|at| among!(doc.word(at), "fake fakes bots spam"));
    (ours && present && (is_charge(&verb) || fake)).then(|| plain(context, clause))
}

/// *…, and we are sorry it came across that way*
fn sees_the_other_side(context: &Context<'_, '_>, from: usize) -> bool {
    let doc = context.doc;
    context.sentence().is_some_and(|sentence| {
        (from..sentence.tokens.end).any(|at| doc.word(at) == "came" && doc.word(at + 1) == "across")
    })
}

/// What a customer may have charged the company with.
fn is_charge(verb: &str) -> bool {
    among!(
        verb,
        "bully censor cheat deceive discriminate exploit favour favor force lie manipulate mislead offend \
            rob scam steal trick"
    )
}

/// Whether the sentence goes on to say what was done about it, or offers something.
fn offers_or_mends(context: &Context<'_, '_>, clause: &Clause, index: usize) -> bool {
    let mended = super::clauses_near(context, index).any(|other| {
        other > index
            && context.clause(other).is_some_and(|other| {
                matches!(other.person, Person::I | Person::We)
                    && other.is_perfect(context.doc)
                    && other.negation.is_none()
            })
    });
    mended || offers_a_way(context, &core_range(clause))
}

/// *We don't guarantee delivery*, unless what can be done is said with it.
pub fn no_guarantee(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let ours = matches!(clause.person, Person::I | Person::We);
    let verb = lemma(context, clause.last_verb());
    if !ours
        || !is_flat(clause)
        || clause.negation.is_none()
        || !matches!(&*verb, "guarantee" | "warrant" | "promise")
        || matches!(clause.modal(context.doc), Some("will" | "would"))
        || is_past_form(context, clause.verb)
        || offers_a_way(context, &core_range(clause))
    {
        return None;
    }
    let words = clause.core_start()..clause.tail.end.max(core_range(clause).end);
    let usage = continuation(context, words.clone());
    let parts = Parts::keeping(words.clone(), words, usage);
    Some(Hit { marked: core_range(clause), parts })
}

/// *That is impossible*, *that's simply not true*, unless it is asked, supposed or about the next step.
pub fn contradiction(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let before = tokens.start.checked_sub(1).filter(|&at| at >= sentence.tokens.start);
    let held = before.is_some_and(|at| {
        among!(doc.word(at), "if whether unless why when where because of until")
            || matches!(doc.tag(at), Tag::Adp | Tag::Det | Tag::Noun | Tag::Adj)
    });
    let asks = super::is_asked(context);
    // "It is impossible to open it" is a no, not a denial.
    let ours = matches!(doc.word(tokens.start), "i" | "we");
    let goes_on = !ours && among!(doc.word(tokens.end), "to for without with on of as not size one");
    // "I'm sorry, that is wrong on our bill" owns up; "sorry, but that is not the case" takes it back.
    let taken_back = (super::vicinity(context, tokens.start).start..tokens.start)
        .any(|at| matches!(doc.word(at), "but" | "however"));
    if held
        || asks
        || goes_on
        || (owns_up(context, tokens.start) && !taken_back)
        || offers_a_way(context, &tokens)
    {
        return None;
    }
    let ends = (tokens.end..sentence.tokens.end).take(4).all(|at| doc.is_closing_mark(at));
    // "The right answer is …" takes no other view before it.
    let put_right = context.neighbour(1).is_some_and(|next| {
        next.tokens.clone().take(4).any(|at| among!(doc.word(at), "correct right actual actually true"))
    });
    let usage = if ends && !put_right { "whole" } else { "" };
    Some(Hit { marked: tokens.clone(), parts: Parts::used(tokens, usage) })
}

/// A set phrase of defence, unless the draft owns the fault or helps at once.
pub fn excuse(context: &Context<'_, '_>, mut tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    tokens.start += usize::from(doc.word(tokens.start) == "so");
    let sentence = context.sentence()?;
    let asks = super::is_asked(context);
    let held = tokens
        .start
        .checked_sub(1)
        .filter(|&at| at >= sentence.tokens.start)
        .is_some_and(|at| matches!(doc.word(at), "if" | "whether" | "unless"));
    if asks || held || sees_the_other_side(context, tokens.end) || we_offer_a_way(context, &tokens) {
        return None;
    }
    // What is so may stay when help follows; what turns on the customer or on others is left out.
    let ours = !tokens.clone().any(|at| among!(doc.word(at), "your their else everyone everybody others"));
    let said = doc
        .clauses_of(sentence)
        .iter()
        .find(|clause| (clause.core_start()..clause.tail.end.max(clause.verb + 1)).contains(&tokens.start));
    // "There is nothing more we can do" cannot go on with what can be done.
    let given_up = sentence
        .tokens
        .clone()
        .any(|at| doc.word(at) == "nothing" && among!(doc.word(at + 1), "more else further we i"));
    let parts = if given_up {
        Parts::of(tokens.clone())
    } else if tokens.clone().any(|at| among!(doc.word(at), "trying mean intend")) {
        Parts { usage: "meant", ..kept_and_more(context, &tokens) }
    } else if ours
        && said.is_none_or(|clause| {
            clause.kind == ClauseKind::Statement
                && !(clause.core_start()..tokens.end).any(|at| doc.word(at) == "you")
        })
    {
        kept_and_more(context, &tokens)
    } else {
        in_place_of_clause(context, tokens.clone())
    };
    Some(Hit { marked: tokens, parts })
}

/// The clause of the phrase as it stands, to be gone on from.
fn kept_and_more(context: &Context<'_, '_>, tokens: &Range<usize>) -> Parts {
    let clauses = context.sentence().map_or(&[][..], |sentence| context.doc.clauses_of(sentence));
    let clause = clauses.iter().rfind(|clause| {
        clause.core_start() <= tokens.start
            && !matches!(clause.link, Link::Content | Link::Relative | Link::Because)
    });
    let start = clause.map_or(tokens.start, Clause::core_start).min(tokens.start);
    let end = clause.map_or(tokens.end, |clause| clause.tail.end).max(tokens.end);
    let usage = continuation(context, start..end);
    Parts::keeping(start..end, start..end, usage)
}

fn is_flat(clause: &Clause) -> bool {
    clause.kind == ClauseKind::Statement && !matches!(clause.link, Link::If | Link::Relative | Link::When)
}

fn plain(context: &Context<'_, '_>, clause: &Clause) -> Hit {
    let marked = core_range(clause);
    Hit { parts: in_place_of_clause(context, marked.clone()), marked }
}

/// An apology or an admission in the same sentence: *sorry, we didn't tell you*.
fn owns_up(context: &Context<'_, '_>, at: usize) -> bool {
    super::vicinity(context, at).any(|at| {
        among!(
            context.doc.word(at),
            "sorry apologies apologise apologize apology regret unfortunately should"
        )
    })
}

/// *We didn't tell you in time* admits; *we didn't do anything wrong* denies.
fn is_admission(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let end = clause.tail.end.max(clause.last_verb() + 1);
    (clause.last_verb()..end).take(60).any(|at| {
        among!(
            doc.word(at),
            "properly correctly enough in-time yet clearly clear sooner earlier mean yesterday"
        ) || (doc.word(at) == "in" && doc.word(at + 1) == "time")
    })
}

/// What an agent denies having done. *Never* makes more verbs a denial than a plain *not*.
fn is_deed(verb: &str, never: bool) -> bool {
    among!(
        verb,
        "accuse alter agree advertise ban block break cancel cause change charge claim close damage \
            delete deny force ignore hide imply leak lie lose mislead offer overcharge promise refuse remove \
            say sell share steal suggest touch"
    ) || never && among!(verb, "advise do give make send tell told treat")
}
