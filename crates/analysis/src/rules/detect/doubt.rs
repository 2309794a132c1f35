//! What tells customers that they are not believed.

use std::ops::Range;

use super::help::helps_here;
use super::{dropping, is_about_customer, is_past_form};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::{Context, Hit};
use crate::tag::Tag;

/// *You claim that it broke*, *you are alleging*, *you insist you paid*, but not *you can claim a refund*.
pub fn claim(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    if !is_about_customer(clause)
        || clause.kind != ClauseKind::Statement
        || clause.negation.is_some()
        || clause.passive
        || clause.modal(doc).is_some()
    {
        return None;
    }
    let is_claim = |at: usize| {
        let lemma = lemma(context, at);
        among!(&*lemma, "claim allege pretend insist assert purport contend maintain")
            // "You say you paid, but we see nothing" sets it against what we know.
            || matches!(&*lemma, "say" | "state" | "write" | "suggest" | "report") && !is_past_form(context, at) && is_countered(context, clause.verb)
    };
    // "You keep insisting that …" carries the verb in its chain.
    let at = [clause.verb].into_iter().chain(clause.chain.iter().copied()).find(|&at| is_claim(at))?;
    let after = at + 1;
    let content = context.clause(index + 1).is_some_and(|next| {
        let opens = next.marker.unwrap_or(next.core_start()).min(next.core_start());
        next.subject.is_some()
            && (after..after + 2).contains(&opens)
            && matches!(next.link, Link::Content | Link::Main | Link::Relative)
    });
    let infinitive = doc.word(after) == "to" && doc.tag(after + 1) != Tag::Noun;
    let about_it = matches!(clause.link, Link::Because | Link::Relative) && clause.object.is_none();
    if !(doc.word(after) == "that" || content || infinitive || (about_it && !is_past_form(context, at))) {
        return None;
    }
    if clause.link == Link::If && !infinitive {
        return None;
    }
    let start = clause.subject.as_ref().map_or(clause.core_start(), |subject| subject.end);
    let (usage, end) = match doc.word(after + 1) {
        _ if at != clause.verb => ("", after),
        "have" if infinitive => ("having", after + 2),
        "be" if infinitive => ("being", after + 2),
        _ if infinitive => ("", after),
        _ => ("that", after),
    };
    Some(Hit { marked: clause.core_start()..after, parts: Parts::used(start..end, usage) })
}

/// Whether the sentence goes on with *but*, *yet* or *however* and our side of it, and does not help.
fn is_countered(context: &Context<'_, '_>, verb: usize) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let doc = context.doc;
    doc.clauses_of(sentence).iter().any(|clause| {
        clause.verb > verb && clause.link == Link::But && clause.person != crate::clause::Person::You
    }) && !helps_here(context, &(verb..verb + 1))
}

/// *Your alleged payment*, *your allegations*.
pub fn allegation(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let adjective =
        tokens.clone().find(|&at| among!(doc.word(at), "so-called alleged purported supposed claimed"));
    if doc.word(tokens.end - 1) == "that" {
        return super::whole(context, tokens);
    }
    // "Allegations of fraud" has to go on.
    let goes_on = matches!(doc.word(tokens.end), "that" | "of" | "about")
        || among!(doc.word(tokens.end - 1), "about regarding of any");
    let noun = if doc.word(tokens.start) == "your" && !goes_on { "noun" } else { "" };
    let (marked, parts) = match adjective {
        Some(at) => {
            let marked = tokens.start..at + 1;
            let article = tokens.start..at;
            (marked.clone(), Parts::keeping(marked, article, "adjective"))
        }
        // "Allegations of a leak" are reports of one.
        None if doc.word(tokens.end - 1) == "of" => {
            let noun = tokens.end - 2;
            let report = if doc.word(noun).ends_with('s') { "reports" } else { "report" };
            let parts = Parts {
                replaced: noun..noun + 1,
                condition: Some(report.to_owned()),
                usage: "reported",
                ..Parts::default()
            };
            (tokens, parts)
        }
        None => (tokens.clone(), Parts::used(tokens, noun)),
    };
    Some(Hit { marked, parts })
}

/// *So you say*, as a sentence of its own or an aside; *so you say the light is red* restates.
pub fn not_believed(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let restates = matches!(doc.word(tokens.start), "so" | "or")
        && !(doc.is_closing_mark(tokens.end) || doc.tag(tokens.end) == Tag::X);
    if restates {
        return None;
    }
    let sentence = context.sentence()?;
    let supposes = among!(doc.word(tokens.start), "if assuming provided supposing according by");
    let comma = (tokens.end..sentence.tokens.end).find(|&at| doc.word(at) == ",");
    // Between the words and the comma belongs to them: "if what you say is true about the box, …".
    let close = comma.filter(|&at| at <= tokens.end + 4);
    let follows = doc.clauses_of(sentence).iter().any(|clause| clause.core_start() == tokens.end);
    let parts = match close {
        Some(comma) if supposes => Parts::used(tokens.start..comma, "supposed"),
        _ if supposes && follows && doc.word(tokens.start) == "according" => {
            Parts::used(tokens.clone(), "supposed")
        }
        _ => dropping::whole_clause(context, tokens.clone()),
    };
    Some(Hit { marked: tokens, parts })
}

/// A lie is named, as a sentence of its own or within one.
pub fn lie(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    Some(Hit { marked: tokens.clone(), parts: dropping::whole_clause(context, tokens) })
}

/// *If you really sent it*: wishes and needs are meant, deeds are doubted.
pub fn if_you_really(context: &Context<'_, '_>, index: usize) -> Option<Hit> {
    let clause = context.clause(index)?;
    let doc = context.doc;
    // Behind a form of *be* the adverb belongs to the complement.
    let complement = clause.copula.then_some(clause.verb + 1);
    let adverb = clause
        .adverbs
        .iter()
        .copied()
        .chain(complement)
        .find(|&at| among!(doc.word(at), "really actually truly indeed genuinely honestly"))?;
    let past = is_past_form(context, clause.verb)
        || clause.is_perfect(doc)
        || clause.auxiliaries.iter().any(|&at| matches!(doc.word(at), "did" | "were"));
    let verb = lemma(context, clause.last_verb());
    // "If you are really a member" doubts, "if you are really stuck" does not.
    let behind = adverb.max(clause.verb) + 1;
    let is_identity = clause.copula && among!(doc.word(behind), "a an the our who");
    let past = past || is_identity;
    if !is_about_customer(clause)
        || clause.link != Link::If
        || clause.negation.is_some()
        || !past
        || (is_class(&verb, "experience") && verb != "receive")
        || doc.word(adverb + 1) == "like"
    {
        return None;
    }
    let marked = clause.marker.unwrap_or(clause.core_start())..clause.last_verb() + 1;
    Some(Hit { marked, parts: dropping::without(context, adverb..adverb + 1) })
}

/// *Are you sure you pressed it?*, but not *are you sure you don't need anything else?*
pub fn sure(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let sentence = context.sentence()?;
    let sure = tokens.clone().find(|&at| matches!(doc.word(at), "sure" | "certain" | "positive"))?;
    // "Are you sure there is nothing else?", but not "are you sure nobody else took it?".
    let kind = (sure..sentence.tokens.end).any(|at| {
        among!(doc.word(at), "need want ok happy comfortable")
            || doc.word(at) == "else"
                && !among!(doc.word(at - 1), "nobody anybody somebody anyone someone one")
    });
    let supposes = tokens.start > sentence.tokens.start
        && (among!(doc.word(tokens.start - 1), "if whether once make making when be")
            || doc.word(tokens.start) == "you" && doc.tag(tokens.start - 1) != Tag::Punct);
    if kind || supposes {
        return None;
    }
    let marked = tokens.start..sure + 1;
    let after = sure + 1;
    // "Whether you didn't …" would ask for the opposite.
    let denied = doc
        .clauses_of(sentence)
        .iter()
        .any(|clause| clause.negation.is_some() && (after..after + 2).contains(&clause.core_start()));
    let opening = |usage, end| Parts::used(marked.start..end, if denied { "" } else { usage });
    let parts = match doc.word(after) {
        "about" => opening("about", after + 1),
        "that" if doc.clauses_of(sentence).iter().any(|clause| clause.core_start() == after + 1) => {
            opening(if doc.word(after + 1) == "you" { "whether-you" } else { "whether" }, after + 1)
        }
        _ if doc.word(marked.start) == "are"
            && (doc.clauses_of(sentence).iter().any(|clause| clause.core_start() == after)
                || matches!(doc.tag(after), Tag::Propn | Tag::Pron | Tag::Noun)
                    && matches!(doc.word(after + 1), "is" | "was" | "has" | "'s")) =>
        {
            // "Could you check whether you checked" turns in a circle.
            opening(if doc.word(after) == "you" { "whether-you" } else { "whether" }, after)
        }
        _ => dropping::whole_clause(context, marked.clone()),
    };
    Some(Hit { marked, parts })
}

/// *That can't be right*, unless the agent goes on to put it right.
pub fn unbelieved(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let doc = context.doc;
    let of_things = matches!(doc.word(tokens.start), "that" | "this" | "it");
    if of_things && helps_here(context, &tokens) {
        return None;
    }
    let sentence = context.sentence()?;
    // "We are trying, but I doubt it": of what the agent does itself.
    let own = |clause: &Clause| {
        matches!(clause.person, Person::I | Person::We)
            && clause.kind == ClauseKind::Statement
            && clause.verb < tokens.start
    };
    let doubts = tokens.clone().any(|at| doc.word(at) == "doubt" && doc.word(at + 1) == "it");
    if doubts && doc.clauses_of(sentence).first().is_some_and(own) {
        return None;
    }
    let mut marked = tokens;
    while marked.len() > 1 && doc.is_closing_mark(marked.end - 1) {
        marked.end -= 1;
    }
    let end = (marked.start..sentence.tokens.end)
        .rev()
        .find(|&at| !doc.is_closing_mark(at))
        .map_or(marked.end, |at| at + 1);
    let within = |words: &[&str]| marked.clone().any(|at| words.contains(&doc.word(at)));
    let opens = doc.opens_clause(marked.start, &sentence.tokens);
    // "I doubt that you posted it": what was told is there to be thanked for.
    let told = doc.clauses_of(sentence).iter().find(|clause| {
        clause.link == Link::Content
            && clause.core_start() > marked.start + 1
            && clause.core_start() <= marked.end + 1
    });
    let parts = if within(&["believe", "doubt", "convinced", "unlikely", "surprised", "doubts"])
        && opens
        && let Some(told) = told
    {
        let kept = Some(told.core_start()..end);
        Parts { replaced: marked.start..end, kept, usage: "told", ..Parts::default() }
    } else if within(&["proof", "evidence", "prove"]) && opens && doc.word(marked.start) != "without" {
        Parts::used(marked.start..sentence.tokens.end, "proof")
    } else if within(&["otherwise", "different"]) {
        let kept = Some(marked.start..marked.start + 1);
        Parts { replaced: marked.clone(), kept, usage: "otherwise", ..Parts::default() }
    } else if within(&[
        "misheard",
        "misunderstood",
        "misremembered",
        "misread",
        "mixed",
        "confused",
        "mistaken",
    ]) && opens
    {
        Parts::used(marked.start..end, "misheard")
    } else {
        dropping::whole_clause(context, marked.clone())
    };
    Some(Hit { marked, parts })
}

/// *Supposedly*, when it is the customer who said so.
pub fn supposedly(context: &Context<'_, '_>, tokens: Range<usize>) -> Option<Hit> {
    let sentence = context.sentence()?;
    let about_customer =
        sentence.tokens.clone().any(|at| matches!(context.doc.word(at), "you" | "your" | "yours"));
    about_customer.then(|| Hit { marked: tokens.clone(), parts: dropping::without(context, tokens) })
}
