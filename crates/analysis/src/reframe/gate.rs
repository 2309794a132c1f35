//! The last look at a rewrite before anybody sees it.

use crate::document::{Document, Sentence};
use crate::report::Reframe;
use crate::rules::{Context, Found};
use crate::text::Span;
use crate::text::token::{TokenKind, Tokens, tokenize};
use crate::{Request, rules::RuleBook};

/// Whether the rewrite may be shown: it changes something, keeps every number and name, doubles no word, and raises
/// no finding of its own at the same or a higher severity.
pub fn passes(context: &Context<'_, '_>, found: &Found, reframe: &Reframe, book: &RuleBook) -> bool {
    let original = Span::new(reframe.start, reframe.end).of(context.doc.text());
    reframe.text != original
        && keeps_facts(original, &reframe.text)
        && !doubles_a_word(&reframe.text)
        && is_clean(context, found, reframe, book)
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
fn is_clean(context: &Context<'_, '_>, found: &Found, reframe: &Reframe, book: &RuleBook) -> bool {
    let Some(sentence) = context.sentence() else { return false };
    let span = |sentence: &Sentence| context.doc.span(sentence.tokens.clone());
    let here = span(sentence);
    if is_clean_within(context, found, reframe, book, here) {
        return true;
    }
    let from = context.neighbour(-1).map_or(here, span).start;
    let to = context.neighbour(1).map_or(here, span).end;
    let around = Span::new(from, to);
    around != here && is_clean_within(context, found, reframe, book, around)
}

/// Whether `window` of the draft raises nothing as severe where the rewrite stands.
fn is_clean_within(
    context: &Context<'_, '_>,
    found: &Found,
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
    let mut again = Vec::new();
    for sentence in 0..doc.sentences().len() {
        book.find(
            &Context { doc: &doc, language: context.language, request: &request, sentence },
            &mut again,
        );
    }
    again.iter().all(|other| {
        other.rule.severity > found.rule.severity || !doc.span(other.hit.marked.clone()).overlaps(placed)
    })
}
