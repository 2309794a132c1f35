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

/// Looks at a rewrite: it has to change something, keep every number and name, double no word, and raise no finding of
/// its own at the same or a higher severity. `others` are the findings of the sentence as it stands.
pub fn verdict(
    context: &Context<'_, '_>,
    found: &Found,
    others: &[Found],
    reframe: &Reframe,
    book: &RuleBook,
) -> Verdict {
    let original = Span::new(reframe.start, reframe.end).of(context.doc.text());
    if reframe.text == original || !keeps_facts(original, &reframe.text) || doubles_a_word(&reframe.text) {
        return Verdict::Bad;
    }
    analysed_again(context, found, others, reframe, book)
/// Whether the rewrite may be shown: it changes something, keeps every number and name, doubles no word, and raises
/// no finding of its own at the same or a higher severity.
pub fn passes(context: &Context<'_, '_>, severity: Severity, reframe: &Reframe, book: &RuleBook) -> bool {
    reframe.text != original
        && keeps_facts(original, &reframe.text)
        && !doubles_a_word(&reframe.text)
        && is_clean(context, severity, reframe, book)
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
    found: &Found,
    others: &[Found],
    reframe: &Reframe,
    book: &RuleBook,
) -> Verdict {
    let Some(sentence) = context.sentence() else { return Verdict::Bad };
    let span = |sentence: &Sentence| context.doc.span(sentence.tokens.clone());
    let here = span(sentence);
    let alone = analysed_within(context, found, others, reframe, book, here);
    let from = context.neighbour(-1).map_or(here, span).start;
    let to = context.neighbour(1).map_or(here, span).end;
    let around = Span::new(from, to);
    if alone == Verdict::Good || around == here {
        return alone;
    }
    alone.min(analysed_within(context, found, others, reframe, book, around))
fn is_clean(context: &Context<'_, '_>, severity: Severity, reframe: &Reframe, book: &RuleBook) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    if is_clean_within(context, severity, reframe, book, here) {
        return true;
    around != here && is_clean_within(context, severity, reframe, book, around)
}

/// What `window` of the draft raises where the rewrite stands.
fn analysed_within(
    context: &Context<'_, '_>,
    found: &Found,
    others: &[Found],
    severity: Severity,
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
    let clear =
        |other: Severity, hit: &Hit| other > severity || !doc.span(hit.marked.clone()).overlaps(placed);
    let mut again = Vec::new();
    for sentence in 0..doc.sentences().len() {
        book.find(
            &Context { doc: &doc, language: context.language, request: &request, sentence },
            &mut again,
        );
    }
    again
        .iter()
        .filter(|new| new.rule.severity <= found.rule.severity)
        .filter(|new| doc.span(new.hit.marked.clone()).overlaps(placed))
        .map(|new| {
            let was_there =
                new.rule.id != found.rule.id && others.iter().any(|other| other.rule.id == new.rule.id);
            if was_there { Verdict::KeepsAnother } else { Verdict::Bad }
        })
        .max()
        .unwrap_or(Verdict::Good)
    (0..doc.sentences().len()).all(|sentence| {
        let context = Context { doc: &doc, language: context.language, request: &request, sentence };
        again.clear();
        book.find(&context, &mut again);
        let of_packs = book.find_packs(&context, &mut again);
        again.iter().all(|other| clear(other.rule.severity, &other.hit))
            && of_packs.iter().all(|other| clear(other.rule.severity, &other.hit))
    })
}
