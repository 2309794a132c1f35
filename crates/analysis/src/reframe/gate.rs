//! The last look at a rewrite before anybody sees it.

use crate::document::{Document, Sentence};
use crate::report::{Reframe, Severity};
use crate::rules::{Context, Hit};
use crate::text::Span;
use crate::text::token::{TokenKind, Tokens, tokenize};
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

/// Looks at a rewrite: it has to change something, keep every number, reference and link, double no word, and raise
/// no finding of its own at the same or a higher severity.
pub fn verdict(context: &Context<'_, '_>, minded: Minded<'_>, reframe: &Reframe, book: &RuleBook) -> Verdict {
    let original = Span::new(reframe.start, reframe.end).of(context.doc.text());
    if reframe.text == original || !keeps_facts(original, &reframe.text) || doubles_a_word(&reframe.text) {
        return Verdict::Bad;
    }
    analysed_again(context, minded, reframe, book)
}

/// Numbers, references and links of the original are all there.
fn keeps_facts(original: &str, text: &str) -> bool {
    let mut tokens = Tokens::default();
    tokenize(original, Span::new(0, original.len()), &mut tokens);
    tokens
        .as_slice()
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Number | TokenKind::Opaque))
        .all(|token| text.contains(token.span.of(original)))
}

fn doubles_a_word(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.eq_ignore_ascii_case(b) && !matches!(*a, "had" | "that")))
}

/// The sentence with the rewrite in place is analysed again; where that finds something, once more with the sentences
/// around it, because some rules look there.
fn analysed_again(
    context: &Context<'_, '_>,
    minded: Minded<'_>,
    reframe: &Reframe,
    book: &RuleBook,
) -> Verdict {
    let Some(sentence) = context.sentence() else { return Verdict::Bad };
    let span = |sentence: &Sentence| context.doc.span(sentence.tokens.clone());
    let here = span(sentence);
    let alone = analysed_within(context, minded, reframe, book, here);
    let from = context.neighbour(-1).map_or(here, span).start;
    let to = context.neighbour(1).map_or(here, span).end;
    let around = Span::new(from, to);
    if alone == Verdict::Good || around == here {
        return alone;
    }
    alone.min(analysed_within(context, minded, reframe, book, around))
}

/// What `window` of the draft raises where the rewrite stands.
fn analysed_within(
    context: &Context<'_, '_>,
    minded: Minded<'_>,
    reframe: &Reframe,
    book: &RuleBook,
    window: Span,
) -> Verdict {
    let text = context.doc.text();
    let (Some(before), Some(after)) =
        (text.get(window.start..reframe.start), text.get(reframe.end..window.end))
    else {
        return Verdict::Bad;
    };
    let rewritten = format!("{before}{}{after}", reframe.text);
    let placed = Span::new(before.len(), before.len() + reframe.text.len());
    let doc = Document::new(&rewritten, context.language);
    let request = Request { text: &rewritten, ..context.request.clone() };
    let judge = |rule: &str, severity: Severity, hit: &Hit| {
        if severity > minded.severity || !doc.span(hit.marked.clone()).overlaps(placed) {
            Verdict::Good
        } else if rule != minded.rule && minded.all.contains(&rule) {
            Verdict::KeepsAnother
        } else {
            Verdict::Bad
        }
    };
    let mut worst = Verdict::Good;
    let mut again = Vec::new();
    for sentence in 0..doc.sentences().len() {
        let context = Context { doc: &doc, language: context.language, request: &request, sentence };
        again.clear();
        book.find(&context, &mut again);
        let of_packs = book.find_packs(&context, &mut again);
        let verdicts = again.iter().map(|found| judge(found.rule.id, found.rule.severity, &found.hit));
        let of_packs =
            of_packs.iter().map(|found| judge(found.rule.id.as_str(), found.rule.severity, &found.hit));
        worst = verdicts.chain(of_packs).fold(worst, Verdict::max);
    }
    worst
}
