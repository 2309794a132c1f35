//! More than one risk in the same words, solved together.
//!
//! A rewrite that leaves what another rule minds is taken one step further: that rule's own safe rewrite of the result. Only a result that passes the gate as a whole is offered.

use super::gate::{Minded, Trial, Verdict, verdict};
use super::{applicable, template};
use crate::Request;
use crate::document::Document;
use crate::report::{Confidence, Reframe};
use crate::rules::{Context, Found, RuleBook};
use crate::text::Span;

/// How many risks a rewrite may solve on top of its own.
const DEEP: usize = 2;

/// The rewrite with what is left in it rewritten, too; `None` when that leads nowhere.
pub(super) fn combined(
    context: &Context<'_, '_>,
    first: &Reframe,
    minded: Minded<'_>,
    book: &RuleBook,
) -> Option<Reframe> {
    let mut whole = first.clone();
    for _ in 0..DEEP {
        whole = further(context, &whole, minded, book)?;
        if verdict(context, minded, &whole, book) == Verdict::Good {
            return Some(whole);
        }
    }
    None
}

/// One step further.
fn further(
    context: &Context<'_, '_>,
    first: &Reframe,
    minded: Minded<'_>,
    book: &RuleBook,
) -> Option<Reframe> {
    let here = context.doc.span(context.sentence()?.tokens.clone());
    let trial = Trial::new(context, first, here)?;
    let doc = Document::new(&trial.text, context.language);
    let request = Request { text: &trial.text, ..context.request.clone() };
    let mut found: Vec<Found> = Vec::new();
    for context in Trial::contexts(context, &doc, &request) {
        found.clear();
        book.find(&context, &mut found);
        let ids: Vec<&str> = found.iter().map(|found| found.rule.id).collect();
        let left = found.iter().filter(|found| {
            context.situation.severity(found.rule) <= minded.severity
                && found.rule.id != minded.rule
                && doc.span(found.hit.marked.clone()).overlaps(trial.placed)
        });
        for other in left {
            let minded =
                Minded { rule: other.rule.id, severity: context.situation.severity(other.rule), all: &ids };
            let templates = other.rule.templates.list();
            let second = applicable(&context, &templates, &other.hit.parts)
                .filter_map(|template| template::fill(&context, &other.hit.parts, template))
                .filter(|second| second.confidence == Confidence::Sure)
                .find(|second| verdict(&context, minded, second, book) < Verdict::Bad);
            if let Some(second) = second {
                return joined(first, &second, &trial, here);
            }
        }
    }
    None
}

/// Both rewrites as one of the draft. `second` was made for the sentence with `first` in place.
fn joined(first: &Reframe, second: &Reframe, trial: &Trial, sentence: Span) -> Option<Reframe> {
    let from = trial.placed.start.min(second.start);
    let to = trial.placed.end.max(second.end);
    let text = [trial.text.get(from..second.start)?, &second.text, trial.text.get(second.end..to)?].concat();
    Some(Reframe {
        start: sentence.start + from,
        end: first.end + (to - trial.placed.end),
        focus: first.focus,
        slots: template::slots(&text),
        confidence: first.confidence,
        text,
    })
}
