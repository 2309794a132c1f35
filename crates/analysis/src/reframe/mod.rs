//! Rewrites: the templates of a rule filled with the parts of the sentence it was found in.
//!
//! | field | becomes |
//! |---|---|
//! | `{thing}` | the object as a new subject: *your form* → *the form*, *them* → *they* |
//! | `{object}` | the object as it stands |
//! | `{was}` `{is}` `{has}` `{needs}` `{does}` | that verb, agreeing with `{thing}` |
//! | `{was not}` … | the same, negated, contracted when the draft contracts |
//! | `{done}` | the participle of the verb, with particle and adverbs: *filled in correctly* |
//! | `{did}` | the past tense with its particle |
//! | `{doing}` | the *-ing* form with its object and all that follows |
//! | `{do}` | the base form with its object and all that follows |
//! | `{noun}` | the object's noun without *wrong*, *incorrect*: *a different {noun}* |
//! | `{rest}` | what follows the object, a space in front |
//! | `{left}` | the same without a closing *yet* |
//! | `{about}` | the same as what a reply is about: *to my mail* → *about my mail* |
//! | `{act}` | the verb as a noun: *call* → *a call* |
//! | `{system}` | the person's own product, else what the draft calls it, else *the system* |
//! | `{i}` `{me}` `{my}` `{am}` | the agent as the draft speaks of itself: *I*/*we*, *me*/*us*, *my*/*our*, *am*/*are* |
//! | `{sorry}` | the words of the apology up to what it is about: *We sincerely apologise* |
//! | `{clause}` | the clause that follows, as it stands |
//! | `{condition}` | what is still needed, as a clause: *I have the code* |
//!
//! A template whose fields cannot all be filled is passed over. What comes out passes the [`gate`].

mod combine;
pub mod fields;
pub mod gate;
mod grammar;
mod last_resort;
mod reference;
mod system;
pub mod template;
mod traits;
mod wording;

use std::borrow::Cow;
use std::ops::Range;

use crate::among;
use crate::clause::{Clause, Link, Person};
use crate::report::{Cause, Confidence, Family, FocusOn, Reframe};
use crate::rules::{Context, Found, RuleBook, Template};
use crate::situation::Mood;
use crate::text::Span;
use gate::Minded;

/// The parts of a sentence that templates may use. Positions are token indices of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The tokens to replace; what stands outside is kept.
    pub replaced: Range<usize>,
    /// The clause the parts come from, as an index into the document's clauses.
    pub clause: Option<usize>,
    /// The verb that carries the meaning: *attach* of *forgot to attach*.
    pub verb: Option<usize>,
    /// Particle of that verb.
    pub particle: Option<usize>,
    /// Its object.
    pub object: Option<Range<usize>>,
    /// What follows the object.
    pub rest: Range<usize>,
    /// Adverbs to keep with the verb.
    pub adverbs: Vec<usize>,
    /// A clause or phrase to take over as it stands.
    pub kept: Option<Range<usize>>,
    /// Ready words for `{condition}`.
    pub condition: Option<String>,
    /// Ready words behind the filled template, whichever it is.
    pub then: Option<String>,
    /// Only templates that name this use are tried, and templates without one; see [`fields`].
    pub usage: &'static str,
}

// Compiled once: most detectors need no more than one of these.
impl Parts {
    /// Nothing but what is replaced.
    pub fn of(replaced: Range<usize>) -> Parts {
        Parts::used(replaced, "")
    }

    /// What is replaced, for templates that name this use.
    #[inline(never)]
    pub fn used(replaced: Range<usize>, usage: &'static str) -> Parts {
        Parts { replaced, usage, ..Parts::default() }
    }

    /// The same with a clause or phrase to take over.
    #[inline(never)]
    pub fn keeping(replaced: Range<usize>, kept: Range<usize>, usage: &'static str) -> Parts {
        Parts { replaced, kept: Some(kept), usage, ..Parts::default() }
    }
}

/// At most this many rewrites a finding.
const MOST: usize = 3;
/// A sentence with more findings than this is no sentence of a reply, and gets no rewrites: every one of them would
/// cost another look at the whole.
const MOST_FINDINGS: usize = 8;

/// The rewrites for a hit, best first, those that pass the gate only. `all` are the ids of the rules that found
/// something in the sentence.
pub fn reframes(context: &Context<'_, '_>, found: &Found, all: &[&str], book: &RuleBook) -> Vec<Reframe> {
    let cause = context.situation.cause;
    let family = found.rule.family;
    let blamed = all.iter().any(|id| id.starts_with("blame.") && *id != "blame.careless");
    let spared = match family {
        Family::Blame => is_reported(context, &found.hit.parts) || is_jest(context),
        Family::AccusingQuestion => is_jest(context),
        // What is suspected is rewritten as blame, in the sentence's own words.
        Family::Doubt => blamed && found.rule.id == "doubt.your-word",
        _ => false,
    };
    if spared {
        return Vec::new();
    }
    let parts = &result_apart(context, &found.hit.parts);
    let all_templates = found.rule.templates.list();
    let mut templates: Vec<_> = applicable(context, &all_templates, parts).collect();
    crate::order::sort_by_key(&mut templates, |template| {
        let fits = match cause {
            // A plain owned sentence beats one without anybody in it.
            Cause::Us => template.focus == FocusOn::Agent,
            // What the customer did moves to the thing or the process, or to what the agent surely still hopes for.
            Cause::Customer => {
                template.focus != FocusOn::Agent
                    || template.confidence == Confidence::Sure
                    || !names_a_step(family)
            }
            Cause::ThirdParty | Cause::Auto => true,
        };
        // What may be sent unread stands before what has to be read first.
        (template.cause.is_none(), template.confidence, !fits)
    });
    let severity = context.situation.severity(found.rule);
    let minded = Minded { rule: found.rule.id, severity, all };
    let mut list = filled(context, templates.into_iter(), parts, minded, book);
    crate::order::sort_by_key(&mut list, |reframe| reframe.confidence);
    // What depends on the customer's message has nothing in common with the rest of its family.
    if !list.is_empty() || !matches!(found.rule.mood, Mood::Any) {
        return list;
    }
    let mut others = last_resort::templates(context, found)
        .into_iter()
        .map(|(template, parts)| filled(context, [template].into_iter(), &parts, minded, book));
    others.find(|list| !list.is_empty()).unwrap_or_default()
}

/// The parts with what is no part of the object apart from it: a result behind a comma, *the date, which is why it
/// failed*, and the place in a message, *your number in the form*.
fn result_apart<'p>(context: &Context<'_, '_>, parts: &'p Parts) -> Cow<'p, Parts> {
    let doc = context.doc;
    // "Put the number in the address": where it goes belongs to the verb.
    let puts = || {
        parts
            .verb
            .is_some_and(|verb| among!(&*fields::lemma(context, verb), "put place stick write include enter"))
    };
    let message = "email mail message form ticket application letter request report post".split(' ');
    let placed = |object: &Range<usize>| {
        (object.start + 1..object.end.saturating_sub(2)).find(|&at| {
            object.end == at + 3
                && parts.rest.is_empty()
                && matches!(doc.word(at), "in" | "on")
                && among!(doc.word(at + 1), "your the this")
                && (message.clone().any(|noun| noun == doc.word(at + 2)) || puts())
        })
    };
    let result = |object: &Range<usize>| {
        object.clone().find(|&at| {
            doc.word(at) == ","
                && doc.word(at + 1) == "which"
                && among!(doc.word(at + 2), "is 's means led caused explains made")
                && (doc.word(at + 2) != "is" || among!(doc.word(at + 3), "why how what"))
        })
    };
    let cut = parts
        .object
        .as_ref()
        .and_then(|object| Some((object.start, result(object).or_else(|| placed(object))?)));
    match cut {
        Some((start, cut)) => {
            Cow::Owned(Parts { object: Some(start..cut), rest: cut..parts.replaced.end, ..parts.clone() })
        }
        None => Cow::Borrowed(parts),
    }
}

/// Whether a wink or a tongue put out says that it is in fun: no rewrite is.
fn is_jest(context: &Context<'_, '_>) -> bool {
    let mut tokens = context.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
    tokens.any(|at| matches!(context.doc.text_of(at..at + 1), ";)" | ";-)" | ":P" | ":-P" | "😉" | "😜"))
}

/// Whether the words are what the customer is said to have said: *you say that you were away*. They stay theirs.
fn is_reported(context: &Context<'_, '_>, parts: &Parts) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let clauses = context.doc.clauses_of(sentence);
    let says = |clause: &Clause| {
        clause.person == Person::You
            && among!(
                &*fields::lemma(context, clause.last_verb()),
                "say tell mention claim allege insist argue state deny report write"
            )
    };
    clauses.windows(2).any(|pair| match pair {
        [first, second] => {
            second.link == Link::Content
                && parts.replaced.contains(&second.verb)
                && !parts.replaced.contains(&first.verb)
                && says(first)
        }
        _ => false,
    })
}

/// Whether findings of the family are about something that the customer did or is to do.
fn names_a_step(family: Family) -> bool {
    matches!(family, Family::Blame | Family::YouOpening | Family::Command | Family::AccusingQuestion)
}

/// The first of these templates that can be filled and pass the gate.
pub fn filled<'t>(
    context: &Context<'_, '_>,
    templates: impl Iterator<Item = &'t Template<'t>>,
    parts: &Parts,
    minded: Minded<'_>,
    book: &RuleBook,
) -> Vec<Reframe> {
    let mut list: Vec<Reframe> = Vec::new();
    if minded.all.len() > MOST_FINDINGS {
        return list;
    }
    for template in templates {
        if list.len() == MOST {
            break;
        }
        let Some(mut reframe) = template::fill(context, parts, template) else { continue };
        if list.iter().any(|other| other.text == reframe.text) {
            continue;
        }
        // A capital or a mark less mends no sentence that says something else amiss.
        let loud = |id: &str| id.starts_with("shouting.");
        if loud(minded.rule) && !minded.all.iter().all(|id| loud(id)) {
            reframe.confidence = Confidence::Check;
        }
        match gate::verdict(context, minded, &reframe, book) {
            gate::Verdict::Good => list.push(reframe),
            gate::Verdict::KeepsAnother => {
                let whole = combine::combined(context, &reframe, minded, book)
                    .filter(|whole| list.iter().all(|other| other.text != whole.text));
                reframe.confidence = Confidence::Check;
                list.push(whole.unwrap_or(reframe));
            }
            gate::Verdict::Bad => {}
        }
    }
    list
}

/// Templates whose `verbs` fit: any of its alternatives, each a list of traits joined by `+`, a `!` in front of what
/// must not be there: `transfer+.definite open+!.bare`. Those with a dot are [`traits`] of the sentence.
fn applicable<'c>(
    context: &'c Context<'_, '_>,
    templates: &'c [Template<'static>],
    parts: &'c Parts,
) -> impl Iterator<Item = &'c Template<'static>> {
    let classes = fields::verb_classes(context, parts);
    let has = move |name: &str| {
        name == parts.usage
            || classes.contains(&name)
            || name.starts_with('.') && traits::has(context, parts, name)
    };
    let cause = context.situation.cause;
    let for_cause = move |template: &Template<'_>| template.cause.is_none_or(|wanted| wanted == cause);
    templates.iter().filter(move |template| for_cause(template)).filter(move |template| {
        template.verbs.is_empty()
            || template.verbs.split(' ').any(|alternative| {
                alternative.split('+').all(|name| match name.strip_prefix('!') {
                    Some(name) => !has(name),
                    None => has(name),
                })
            })
    })
}

/// The bytes a hit's rewrites replace.
pub fn replaced_span(context: &Context<'_, '_>, parts: &Parts) -> Span {
    context.doc.span(parts.replaced.clone())
}
