//! The last look at a rewrite before anybody sees it.
//!
//! It has to read smoothly where it goes and keep the facts ([`super::wording`]), to be grammatical and deny what was denied
//! ([`super::grammar`]), and to raise no finding of its own that is as severe as the one it is for.

use super::wording::{Placed, keeps_facts};
use super::{grammar, reference};
use crate::document::{Document, Sentence};
use crate::report::{Reframe, Severity};
use crate::rules::{Context, Hit};
use crate::text::Span;
use crate::{Request, rules::RuleBook};

/// What the gate says of a rewrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It may be shown as it is.
    Good,
    /// It keeps what another rule minds in the same words, so somebody has to read it.
    KeepsAnother,
    /// It may not be shown.
    Bad,
}

/// The finding a rewrite is for, and its sentence's others.
#[derive(Debug, Clone, Copy)]
pub struct Minded<'m> {
    /// Id of the rule.
    pub rule: &'m str,
    /// Its severity.
    pub severity: Severity,
    /// Ids of all rules that found something in the sentence as it stands.
    pub all: &'m [&'m str],
}

/// Looks at a rewrite in its place.
pub fn verdict(context: &Context<'_, '_>, minded: Minded<'_>, reframe: &Reframe, book: &RuleBook) -> Verdict {
    let Some(sentence) = context.sentence() else { return Verdict::Bad };
    let here = context.doc.span(sentence.tokens.clone());
    let replaced = Span::new(reframe.start, reframe.end);
    let text = context.doc.text();
    let (Some(before), Some(after)) =
        (text.get(here.start..reframe.start), text.get(reframe.end..here.end.max(reframe.end)))
    else {
        return Verdict::Bad;
    };
    let placed = Placed { before, old: replaced.of(text), new: &reframe.text, after, draft: text };
    if !placed.reads_smoothly()
        || !keeps_facts(context, replaced, &placed)
        || !reference::is_kept(context, &placed)
    {
        return Verdict::Bad;
    }
    // Elsewhere it can be the point: "sorry if it upset you".
    let tells_a_fact =
        ["blame.", "command.", "you-opening."].iter().any(|family| minded.rule.starts_with(family));
    if tells_a_fact && grammar::drops_a_clause(context, replaced, &reframe.text) {
        return Verdict::Bad;
    }
    analysed_again(context, minded, reframe, book, here)
}

/// The sentence with the rewrite in place is analysed again; where that finds something, once more with the sentences
/// around it, because some rules look there.
fn analysed_again(
    context: &Context<'_, '_>,
    minded: Minded<'_>,
    reframe: &Reframe,
    book: &RuleBook,
    here: Span,
) -> Verdict {
    let Some(trial) = Trial::new(context, reframe, here) else { return Verdict::Bad };
    let doc = Document::new(&trial.text, context.language);
    if !trial.is_sound(context, &doc) {
        return Verdict::Bad;
    }
    let alone = trial.minds(context, &doc, minded, book, true);
    let span = |sentence: &Sentence| context.doc.span(sentence.tokens.clone());
    let from = context.neighbour(-1).map_or(here, span).start;
    let to = context.neighbour(1).map_or(here, span).end;
    let around = Span::new(from, to);
    if alone == Verdict::Good || around == here {
        return alone;
    }
    let Some(trial) = Trial::new(context, reframe, around) else { return Verdict::Bad };
    let doc = Document::new(&trial.text, context.language);
    alone.min(trial.minds(context, &doc, minded, book, false))
}

/// A stretch of the draft with a rewrite in place.
pub(super) struct Trial {
    /// The stretch as it would read.
    pub text: String,
    /// Where the rewrite stands in it.
    pub placed: Span,
    replaced: Span,
}

impl Trial {
    /// The `window` of the draft with the rewrite in place.
    pub fn new(context: &Context<'_, '_>, reframe: &Reframe, window: Span) -> Option<Trial> {
        let text = context.doc.text();
        let before = text.get(window.start..reframe.start)?;
        let after = text.get(reframe.end..window.end)?;
        Some(Trial {
            text: [before, &reframe.text, after].concat(),
            placed: Span::new(before.len(), before.len() + reframe.text.len()),
            replaced: Span::new(reframe.start, reframe.end),
        })
    }

    /// Every sentence of the stretch, analysed like the draft it comes from.
    pub fn contexts<'c, 'd>(
        context: &Context<'c, '_>,
        doc: &'c Document<'d>,
        request: &'c Request<'d>,
    ) -> impl Iterator<Item = Context<'c, 'd>> {
        let (language, situation) = (context.language, context.situation);
        (0..doc.sentences().len()).map(move |sentence| Context {
            doc,
            language,
            request,
            situation,
            sentence,
        })
    }

    fn is_sound(&self, old: &Context<'_, '_>, doc: &Document<'_>) -> bool {
        let request = Request { text: &self.text, ..old.request.clone() };
        let replaced = self.replaced.of(old.doc.text());
        Trial::contexts(old, doc, &request).all(|new| {
            grammar::is_sound(&new, self.placed, replaced)
                && grammar::keeps_negation(old, self.replaced, &new, self.placed)
                && grammar::joins(old, self.replaced, &new, self.placed)
        })
    }

    /// What the rules say of it. Of a sentence that is `alone`, also what they newly say behind and before the rewrite.
    fn minds(
        &self,
        context: &Context<'_, '_>,
        doc: &Document<'_>,
        minded: Minded<'_>,
        book: &RuleBook,
        alone: bool,
    ) -> Verdict {
        let request = Request { text: &self.text, ..context.request.clone() };
        let judge = |rule: &str, severity: Severity, hit: &Hit| {
            let known = minded.all.contains(&rule);
            let here = doc.span(hit.marked.clone()).overlaps(self.placed);
            if severity > minded.severity || !here && (known || !alone) {
                Verdict::Good
            } else if rule != minded.rule && known {
                Verdict::KeepsAnother
            } else {
                Verdict::Bad
            }
        };
        let mut worst = Verdict::Good;
        let mut again = Vec::new();
        for context in Trial::contexts(context, doc, &request) {
            again.clear();
            book.find(&context, &mut again);
            let of_packs = book.find_packs(&context, &mut again);
            let verdicts = again
                .iter()
                .map(|found| judge(found.rule.id, context.situation.severity(found.rule), &found.hit));
            let of_packs =
                of_packs.iter().map(|found| judge(found.rule.id.as_str(), found.rule.severity, &found.hit));
            worst = verdicts.chain(of_packs).fold(worst, Verdict::max);
        }
        worst
    }
}
