//! Words somebody else said: text between quotation marks within a paragraph.

use super::Span;
use super::token::{TokenKind, Tokens};

/// Spans of quoted speech of two words or more, marks included, in order.
///
/// A mark that is never closed within 60 tokens or its own line opens nothing.
pub fn quoted_spans(text: &str, tokens: &Tokens<'_>) -> Vec<Span> {
    const REACH: usize = 60;
    let list = tokens.as_slice();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(open) = list.get(index) {
        index += 1;
        let closing = match open.span.of(text) {
            "\"" if open.kind == TokenKind::Punct => "\"",
            "“" => "”",
            "«" => "»",
            "‘" if open.spaced => "’",
            "'" if open.spaced => "'",
            _ => continue,
        };
        let close = list
            .iter()
            .enumerate()
            .skip(index)
            .take(REACH)
            .find(|(_, token)| token.span.of(text) == closing && token.kind == TokenKind::Punct);
        let Some((at, close)) = close else { continue };
        let span = Span::new(open.span.start, close.span.end);
        if at >= index + 2 && !span.of(text).contains("\n\n") {
            found.push(span);
        }
        index = at + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn check(text: &str, expect: &[&str]) {
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let seen: Vec<_> = quoted_spans(text, &tokens).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(seen, expect);
    }

    #[test]
    fn speech_in_quotation_marks_is_found() {
        check("You wrote \"you lost my bag\" today.", &["\"you lost my bag\""]);
        check("You wrote “you lost it” today.", &["“you lost it”"]);
        check("It is not 'your fault' at all.", &["'your fault'"]);
    }

    #[test]
    fn one_word_or_an_open_mark_is_not_speech() {
        check("Press \"Save\" now.", &[]);
        check("The 5\" screen you broke", &[]);
        check("the customers' bags and the drivers' vans", &[]);
    }
}
