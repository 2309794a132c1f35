//! Clauses that make the customer the cause of the trouble.

mod habits;
mod reasons;
mod verdicts;

pub use habits::{absent, habit, knew};
pub use reasons::{acted, because_you, due_to_you, if_you_past, out_of_reach};
pub use verdicts::{careless, fault, in_clause, was_told, wrong, wrongly};

use super::ours::is_our_doing;
use super::{clause_parts, clauses_near, core_range, is_about_customer, is_past_form};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person, words};
use crate::lexicon::VerbForm;
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

fn hit(clause: &Clause, parts: Parts) -> Option<Hit> {
    Some(Hit { marked: core_range(clause), parts })
}

/// *You*, *your team*, *the customer*: whoever did it on the customer's side. *The client* is as often a program.
fn is_theirs(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    is_about_customer(clause)
        || clause.subject.clone().is_some_and(|subject| {
            let head = doc.word(subject.end - 1);
            match doc.word(subject.start) {
                "your" => {
                    among!(
                        head,
                        "child children colleague colleagues company daughter employee employees end family guest guests husband \
                            kid kids office partner secretary side son staff team wife"
                    )
                }
                "the" => subject.len() == 2 && among!(head, "customer applicant passenger claimant policyholder"),
                _ => false,
            }
        })
}

/// *You should have saved it first*, *should have read the terms*, *you were supposed to sign both pages*.
pub fn should_have(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let subjectless = clause.kind == ClauseKind::Subjectless;
    // "I was away and should have said so."
    if super::follows_of(context, index, |person| person != Person::You) {
        return None;
    }
    if !(is_theirs(context, clause) || subjectless)
        || clause.kind == ClauseKind::Question
        || clause.negation.is_some()
    {
        return None;
    }
    let modal = match clause.modal(doc).unwrap_or("") {
        "ought" => "should",
        modal => modal,
    };
    let should_have = among!(modal, "should could might must")
        && clause.is_perfect(doc)
        && !clause.copula
        && !clause.passive;
    // "You could have won" is no reproach without a step to take.
    let reproach = modal == "should"
        || (modal == "could" && clause.object.is_some() && !subjectless && clause.link != Link::If);
    // "You must have received it" guesses; "you must have pressed it twice" has found who it was.
    let slip = lemma(context, clause.last_verb());
    let guessed = modal == "must"
        && !subjectless
        && clause.link != Link::If
        && (["keyed", "input", "damage", "unclear", "mild"].iter().any(|class| is_class(&slip, class))
            || among!(
                &*slip,
                "forget skip turn switch change disable remove close accept agree approve share give \
                    leave unplug opt block"
            ));
    let verb = doc.word(clause.verb);
    let supposed = !subjectless
        && !clause.chain.is_empty()
        && (clause.passive && matches!(verb, "supposed" | "meant" | "expected") && is_past(context, clause));
    let needed = !subjectless
        && !clause.chain.is_empty()
        && clause.auxiliaries.is_empty()
        && (matches!(verb, "needed" | "had")
            || verb == "ought" && (clause.verb..clause.last_verb()).any(|at| doc.word(at) == "have"));
    if !((should_have && (reproach || guessed)) || supposed || (needed && clause.link == Link::Main)) {
        return None;
    }
    if is_experience(context, clause) {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    if modal == "must" {
        parts.usage = "guess";
    }
    hit(clause, parts)
}

/// What happens to a customer is no slip: *you should have got a mail*, *should have gotten to see it*.
fn is_experience(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let verbs = [clause.verb, clause.last_verb()];
    verbs.into_iter().any(|verb| is_class(&lemma(context, verb), "experience"))
}

/// Whether the clause is a condition itself or goes on with one: *if it was late and you didn't travel*.
fn is_condition(context: &Context<'_, '_>, clause: &Clause, index: usize) -> bool {
    clause.link == Link::If
        || is_retold(context, clause)
        || (clause.link == Link::And
            && context.sentence().is_some_and(|sentence| sentence.clauses.start < index)
            && context.clause(index - 1).is_some_and(|before| before.link == Link::If))
}

/// *You mentioned you deleted it*, *you said you had never opened it*: the customer's own words.
pub(super) fn is_retold(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    clause.link == Link::Content
        && context
            .doc
            .clauses_of(sentence)
            .iter()
            .rev()
            .find(|other| other.verb < clause.core_start())
            .is_some_and(|other| {
                other.person == Person::You
                    && among!(
                        &*lemma(context, other.verb),
                        "mention say tell report write note explain describe state"
                    )
            })
}

fn is_past(context: &Context<'_, '_>, clause: &Clause) -> bool {
    clause.auxiliaries.iter().any(|&at| matches!(context.doc.word(at), "was" | "were"))
}

/// *You shouldn't have opened it*.
pub fn should_not_have(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let reproach =
        is_theirs(context, clause) && clause.kind == ClauseKind::Statement && clause.negation.is_some();
    let modal = clause.modal(context.doc);
    if !reproach
        || modal != Some("should")
        || clause.passive
        || clause.copula
        // "You shouldn't have had to wait" is on the customer's side.
        || matches!(context.doc.word(clause.verb), "had" | "needed") && !clause.chain.is_empty()
        || !clause.is_perfect(context.doc)
        || is_class(&lemma(context, clause.last_verb()), "experience")
    {
        return None;
    }
    hit(clause, clause_parts(clause, index))
}

/// *You didn't attach the form*, *you never replied*, *you have not paid the invoice*.
pub fn did_not(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let states = matches!(clause.kind, ClauseKind::Statement)
        && clause.link != Link::Relative
        && !is_condition(context, clause, index);
    if !is_theirs(context, clause) || !states || clause.copula || clause.passive || clause.chain.len() > 1 {
        return None;
    }
    // "You haven't restarted it, have you?" is asked, if not kindly.
    let tagged = |other: usize| context.clause(other).is_some_and(|other| other.kind == ClauseKind::Tag);
    if clauses_near(context, index).any(tagged) {
        return None;
    }
    let negation = clause.negation?;
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    let past = match first {
        "did" => true,
        "have" | "had" | "'ve" | "'d" => !matches!(doc.word(clause.verb), "had"),
        "" => doc.word(negation) == "never" && is_past_form(context, clause.verb),
        _ => false,
    };
    let verb = lemma(context, clause.last_verb());
    let got_it = (clause.object.clone())
        .is_some_and(|mut object| object.any(|at| among!(doc.word(at), "message point hint memo idea")))
        && verb == "get"
        && first == "have";
    // Damage that was not done is good news.
    if !past
        || is_experience(context, clause) && !got_it
        || is_class(&verb, "damage")
        || is_harmless(context, clause)
        || is_our_doing(context, clause)
    {
        return None;
    }
    // "You didn't say which one": something is still to be said.
    let unsaid = matches!(&*verb, "say" | "mention")
        && among!(doc.word(clause.verb + 1), "which what when where whether how");
    // Only what the customer had to do; thinking, knowing and being are judged elsewhere.
    if !unsaid && among!(&*verb, "be do know think mean say realise realize happen cause ask request win") {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    parts.usage = if matches!(first, "have" | "'ve") && !is_over(context, index) { "open" } else { "" };
    if got_it {
        return hit(clause, Parts::of(parts.replaced));
    }
    hit(clause, parts)
}

/// *…, that is why the room was not ready*: what came of it has come, and nothing can be done in time any more.
fn is_over(context: &Context<'_, '_>, index: usize) -> bool {
    let doc = context.doc;
    super::clauses_near(context, index).filter(|&at| at > index).filter_map(|at| context.clause(at)).any(
        |then| {
            let why = then.core_start().checked_sub(1).is_some_and(|at| doc.word(at) == "why");
            let first = then.auxiliaries.first().copied().unwrap_or(then.verb);
            why && (among!(doc.word(first), "was were did had could")
                || super::is_past_form(context, then.verb))
        },
    )
}

/// *You forgot to attach the form*, *you failed to sign page two*, *you neglected to tell us*.
pub fn forgot(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let about = is_theirs(context, clause)
        || (clause.kind == ClauseKind::Subjectless && clause.extent.start == clause.verb);
    let states = matches!(clause.kind, ClauseKind::Statement | ClauseKind::Subjectless)
        && !is_condition(context, clause, index);
    let verb = lemma(context, clause.verb);
    if !about
        || !states
        || clause.negation.is_some()
        || !among!(&*verb, "forget fail neglect omit refuse decline miss")
        || is_harmless(context, clause)
        || is_our_doing(context, clause)
        // "Forgot to say, …": the agent has.
        || clause.subject.is_none() && among!(&*lemma(context, clause.last_verb()), "mention say add tell")
    {
        return None;
    }
    // "You have missed to attach it", but not "you missed calling us".
    let missed = verb == "miss" && context.doc.word(clause.verb + 1) != "to";
    let past = is_past_form(context, clause.verb) || clause.is_perfect(context.doc);
    if !past || missed {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    if clause.chain.is_empty() {
        // "You forgot the form": the thing is missing.
        if verb != "forget" || clause.object.is_none() {
            return None;
        }
        parts.usage = "missing";
    } else if is_class(&lemma(context, clause.last_verb()), "experience") {
        return None;
    }
    hit(clause, parts)
}

/// *You entered the wrong PIN*, *you used an expired card*.
pub fn wrong_input(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !is_theirs(context, clause)
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_some()
        || clause.passive
        || clause.link == Link::If
    {
        return None;
    }
    let past = is_past_form(context, clause.verb)
        || clause.is_perfect(doc)
        || clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "are" | "were"));
    let is_wrong = |at: usize| among!(doc.word(at), "wrong incorrect invalid expired incomplete outdated");
    let object = clause.object.clone();
    let wrong = object.clone().is_some_and(|object| object.take(4).any(is_wrong));
    // "You plugged it into the wrong port."
    let in_phrase =
        (clause.tail.clone().take(4)).any(|at| doc.tag(at) == Tag::Adp && (at + 1..at + 3).any(is_wrong));
    let verb = lemma(context, clause.last_verb());
    if !past
        || !(wrong || in_phrase)
        || is_our_doing(context, clause)
        || among!(
            &*verb,
            "have land reach call contact come arrive mean receive get see find notice report mention be \
                say charge"
        )
    {
        return None;
    }
    // "You signed in the wrong place": where it was signed, not what.
    let place = |at: usize| among!(doc.word(at), "box column field line place section side spot");
    if clause.particle.is_some() && object.is_some_and(|mut object| object.any(place)) {
        return hit(clause, Parts { object: None, ..clause_parts(clause, index) });
    }
    let now = clause.auxiliaries.iter().any(|&at| doc.word(at) == "are");
    let usage = if now {
        "now"
    } else if wrong {
        "wrong"
    } else {
        ""
    };
    hit(clause, Parts { usage, ..clause_parts(clause, index) })
}

/// *You broke the seal*, *you deleted the file*, *you missed the deadline*, *you misread the label*.
pub fn damaged(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !is_theirs(context, clause)
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_some()
        || clause.passive
        || matches!(clause.link, Link::If | Link::Relative)
        || is_retold(context, clause)
    {
        return None;
    }
    let verb = lemma(context, clause.last_verb());
    let past = is_past_form(context, clause.verb) || clause.is_perfect(doc);
    let missed_a_date = verb == "miss"
        && clause.object.clone().is_some_and(|o| {
            o.clone().any(|at| {
                among!(
                    doc.word(at),
                    "deadline appointment payment step date window cutoff part point slot instalment \
                        installment visit flight train"
                )
            })
        });
    // "You've deleted the app, so …" may only say how things stand.
    let mild = is_class(&verb, "mild") && clause.is_perfect(doc) && clause.modal(doc).is_none();
    let record = clause.object.clone().is_some_and(|mut o| o.any(|at| doc.word(at) == "record"));
    if !past
        || clause.object.is_none()
        || mild
        || record
        || !(is_class(&verb, "damage") || missed_a_date)
        || is_our_doing(context, clause)
    {
        return None;
    }
    // "You lost your card": something that happened to the customer is no reproach.
    if verb == "lose" && clause.object.clone().is_some_and(|object| doc.word(object.start) == "your") {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    let rest = doc.word(parts.rest.start);
    match (&*verb, &mut parts.object) {
        // "You missed your slot at 3 pm": it is the slot that is at 3 pm.
        ("miss", Some(object)) if !parts.rest.is_empty() && among!(rest, "at on for of in") => {
            object.end = parts.rest.end;
            parts.rest = object.end..object.end;
        }
        // "The delay was caused" says nothing, "this was caused by taking it out" does.
        ("cause", object) if rest != "by" || parts.rest.is_empty() => *object = None,
        _ => {}
    }
    hit(clause, parts)
}

/// *If you had read the manual, …*, *had you saved it, …*.
pub fn if_you_had(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    // "Check if you had managed" asks whether; "had you tried it?" asks.
    let whether = clause.marker.and_then(|at| at.checked_sub(1)).is_some_and(|at| doc.tag(at) == Tag::Verb);
    let has_outcome = context.sentence().is_some_and(|sentence| {
        doc.clauses_of(sentence).iter().any(|other| {
            other.verb > clause.verb && matches!(other.modal(doc), Some("would" | "could" | "might"))
                || doc.word(other.core_start() + 1) == "'d"
        })
    });
    let conditional = (clause.link == Link::If && !whether)
        || (clause.kind == ClauseKind::Question && first == "had" && has_outcome);
    let perfect = matches!(first, "had" | "'d") && !clause.copula && !clause.passive;
    // "If you'd rather come by", "if you'd stay": *would*.
    let would = first == "'d"
        && (clause.adverbs.iter().any(|&at| matches!(doc.word(at), "rather" | "sooner"))
            || context
                .language
                .lexicon
                .verb(doc.word(clause.verb))
                .with_form(VerbForm::PastParticiple)
                .is_none());
    let wishes =
        would || among!(&*lemma(context, clause.verb), "like love prefer want have rather ask order");
    // "Had you not told us, we'd still be looking" thanks.
    let thanks = clause.negation.is_some() && reasons::is_neutral(&lemma(context, clause.verb));
    if !is_theirs(context, clause)
        || !conditional
        || !perfect
        || wishes
        || thanks
        || is_experience(context, clause)
    {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    // The main clause behind the comma stays.
    parts.rest = clause.rest.clone();
    parts.replaced = clause.core_start()..clause.rest.end.max(core_range(clause).end);
    // "Had you read it": the inversion has no place for another subject.
    if clause.marker.is_none() {
        return hit(clause, Parts { verb: None, object: None, ..parts });
    }
    parts.usage = if clause.negation.is_some() { "negative" } else { "positive" };
    hit(clause, parts)
}

/// *If you haven't paid the fee, nothing can be booked*: a condition that turns into a reproach.
pub fn if_you_have_not(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let first = clause.auxiliaries.first().map_or("", |&at| doc.word(at));
    let verb = lemma(context, clause.verb);
    // "If you can't find it" is no fault, "if you can't be bothered" is one.
    let unwilling = among!(&*verb, "bother take read follow give provide show answer share listen");
    let undone = clause.negation.is_some()
        && (matches!(first, "do" | "did" | "have") || among!(first, "can ca will wo are") && unwilling)
        && (!clause.passive || unwilling)
        && !clause.copula;
    if !is_about_customer(clause) || clause.link != Link::If || !undone || is_experience(context, clause) {
        return None;
    }
    let sentence = context.sentence()?;
    let says_no = |at: usize| among!(doc.word(at), "no nobody nothing never unable impossible");
    let outcome = doc
        .clauses_of(sentence)
        .iter()
        .find(|other| matches!(other.link, Link::Main | Link::And) && other.verb != clause.verb)?;
    let asks_why = outcome.kind == ClauseKind::Question
        && outcome.marker.is_some_and(|at| matches!(doc.word(at), "why" | "how"));
    let bad = asks_why || outcome.negation.is_some() || (outcome.core_start()..outcome.rest.end).any(says_no);
    if !bad || outcome.person == Person::You {
        return None;
    }
    let mut parts = clause_parts(clause, index);
    parts.rest = clause.rest.clone();
    parts.replaced = clause.core_start()..clause.rest.end.max(core_range(clause).end);
    parts.usage = if first == "have" { "perfect" } else { "" };
    hit(clause, parts)
}

/// *You were the one who approved it*, *it was you who approved it*.
pub fn the_one_who(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    let cleft = clause.person == Person::It && doc.word(clause.verb + 1) == "you";
    if !(is_about_customer(clause) || cleft)
        || !clause.copula
        || clause.negation.is_some()
        || clause.kind != ClauseKind::Statement
    {
        return None;
    }
    let after = clause.verb + 1;
    let one = (after..after + 4).find(|&at| doc.word(at) == if cleft { "you" } else { "one" })?;
    let relative = context
        .clause(index + 1)
        .filter(|c| c.link == Link::Relative && c.core_start() > one && c.core_start() <= one + 2)?;
    if !is_past_form(context, relative.verb) || relative.negation.is_some() {
        return None;
    }
    let parts = Parts {
        replaced: clause.core_start()..relative.tail.end.max(core_range(relative).end),
        adverbs: relative.adverbs.clone(),
        ..clause_parts(relative, index + 1)
    };
    Some(Hit { marked: clause.core_start()..core_range(relative).end, parts })
}

/// *The wrong date was entered by you*: the customer hidden in a passive.
pub fn by_you(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !clause.passive || clause.person == Person::You {
        return None;
    }
    let by = clause
        .tail
        .clone()
        .take(6)
        .find(|&at| doc.word(at) == "by" && matches!(doc.word(at + 1), "you" | "yourself"))?;
    let wrong = clause.subject.clone().is_some_and(|mut subject| {
        subject.any(|at| among!(doc.word(at), "wrong incorrect invalid incomplete false"))
    });
    let caused = lemma(context, clause.last_verb()) == "cause";
    let neutral =
        among!(&*lemma(context, clause.last_verb()), "contact request choose order provide mention report");
    let together = matches!(doc.word(by + 2), "and" | "or");
    if neutral && !wrong || together {
        return None;
    }
    // "It must be shot and edited by you": that is what is asked for.
    let needs_doer =
        clause.modal(doc).is_some() || (clause.verb..by).any(|at| matches!(doc.word(at), "and" | "or"));
    let parts = Parts {
        replaced: clause.core_start()..by + 2,
        clause: Some(index),
        kept: Some(clause.core_start()..by).filter(|_| !caused && !needs_doer),
        ..Parts::default()
    };
    Some(Hit { marked: clause.core_start()..by + 2, parts })
}

/// What a customer left undone and nobody minds: *you didn't do anything wrong*, *you haven't missed anything*.
fn is_harmless(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    clause.object.clone().is_some_and(|object| {
        object
            .clone()
            .any(|at| among!(doc.word(at), "anything wrong trouble mistake luck nothing neither none"))
    }) || clause.chain.iter().any(|&at| words::is_be(doc.word(at)))
        || clause.adverbs.iter().any(|&at| matches!(doc.word(at), "only"))
}
