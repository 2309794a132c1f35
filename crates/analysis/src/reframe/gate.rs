//! The last look at a rewrite before anybody sees it.

use crate::document::{Document, Sentence};
use crate::report::{Reframe, Severity};
use crate::rules::{Context, Hit};
use crate::text::Span;
use crate::text::token::{TokenKind, Tokens, tokenize};
use crate::{Request, rules::RuleBook};

/// Whether the rewrite may be shown: it changes something, keeps every number and name, doubles no word, and raises
/// no finding of its own at the same or a higher severity.
pub fn passes(context: &Context<'_, '_>, severity: Severity, reframe: &Reframe, book: &RuleBook) -> bool {
    let original = Span::new(reframe.start, reframe.end).of(context.doc.text());
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
fn is_clean(context: &Context<'_, '_>, severity: Severity, reframe: &Reframe, book: &RuleBook) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let span = |sentence: &Sentence| context.doc.span(sentence.tokens.clone());
    let here = span(sentence);
    if is_clean_within(context, severity, reframe, book, here) {
        return true;
    }
    let from = context.neighbour(-1).map_or(here, span).start;
    let to = context.neighbour(1).map_or(here, span).end;
    let around = Span::new(from, to);
    around != here && is_clean_within(context, severity, reframe, book, around)
}

/// Whether `window` of the draft raises nothing as severe where the rewrite stands.
fn is_clean_within(
    context: &Context<'_, '_>,
    severity: Severity,
    reframe: &Reframe,
    book: &RuleBook,
    window: Span,
) -> bool {
    let text = context.doc.text();
    let (Some(before), Some(after)) =
        (text.get(window.start..reframe.start), text.get(reframe.end..window.end))
    else {
        return false;
    };
    let rewritten = format!("{before}{}{after}", reframe.text);
    let placed = Span::new(before.len(), before.len() + reframe.text.len());
    let doc = Document::new(&rewritten, context.language);
    let request = Request { text: &rewritten, ..context.request.clone() };
    let clear =
        |other: Severity, hit: &Hit| other > severity || !doc.span(hit.marked.clone()).overlaps(placed);
    let mut again = Vec::new();
    (0..doc.sentences().len()).all(|sentence| {
        let context = Context { doc: &doc, language: context.language, request: &request, sentence };
        again.clear();
        book.find(&context, &mut again);
        let of_packs = book.find_packs(&context, &mut again);
        again.iter().all(|other| clear(other.rule.severity, &other.hit))
            && of_packs.iter().all(|other| clear(other.rule.severity, &other.hit))
    })
}
