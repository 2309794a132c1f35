//! Sentence borders, in mail and in chat without punctuation.

use super::Span;
use super::token::{TokenKind, Tokens};
use crate::among;
use crate::text::case;

/// A sentence is cut after this many tokens: nobody writes longer ones, and what is done with a sentence may cost
/// more than its length.
const LONGEST: usize = 250;

/// Ranges of token indices, one a sentence, in order, covering `range`.
///
/// A border is a run of `.`, `!` or `?` that does not belong to an abbreviation, an empty line, or a line end
/// after which the text does not run on.
pub fn sentences(
    text: &str,
    tokens: &Tokens<'_>,
    range: std::ops::Range<usize>,
) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    let mut index = range.start;
    while index < range.end {
        let last = index + 1 == range.end;
        if last || index + 1 - start == LONGEST || ends_sentence(text, tokens, index, range.end) {
            let mut end = index + 1;
            // Closing quotes and brackets, and a smiley, stay with their sentence.
            while end < range.end
                && !line_break_between(text, tokens, end - 1).any
                && closes(text, tokens, end)
            {
                end += 1;
            }
            found.push(start..end);
            start = end;
            index = end;
        } else {
            index += 1;
        }
    }
    if start < range.end {
        found.push(start..range.end);
    }
    found
}

struct LineBreak {
    any: bool,
    empty_line: bool,
}

/// What kind of line break stands between this token and the next.
fn line_break_between(text: &str, tokens: &Tokens<'_>, index: usize) -> LineBreak {
    let (Some(a), Some(b)) = (tokens.get(index), tokens.get(index + 1)) else {
        return LineBreak { any: false, empty_line: false };
    };
    let gap = Span::new(a.span.end, b.span.start).of(text);
    let breaks = gap.matches('\n').count().max(gap.matches('\r').count());
    LineBreak { any: breaks > 0, empty_line: breaks > 1 }
}

fn ends_sentence(text: &str, tokens: &Tokens<'_>, index: usize, end: usize) -> bool {
    let line = line_break_between(text, tokens, index);
    if line.empty_line || (line.any && !runs_on(text, tokens, index)) {
        return true;
    }
    let Some(token) = tokens.get(index) else { return false };
    if token.kind == TokenKind::Opaque {
        // "… at shop.example/lids We'll write to you": nobody puts a full stop behind a link.
        return token.span.of(text).contains('/')
            && capital_follows(text, tokens, index + 1, end)
            && among!(
                tokens.norm(index + 1),
                "i we you it they this that these the our your if once when please let thank thanks hope for in also"
            );
    }
    if token.kind != TokenKind::Punct {
        // "1/2" at the end of a joined tweet.
        return token.kind == TokenKind::Number
            && is_tweet_counter(token.span.of(text))
            && capital_follows(text, tokens, index + 1, end)
            || closing_question_follows(tokens, index);
    }
    let mark = token.span.of(text);
    if mark.starts_with(['!', '?']) || mark.ends_with(['!', '?']) {
        return true;
    }
    if mark == "." {
        return !is_abbreviation(text, tokens, index);
    }
    // An ellipsis ends a sentence only before a capital.
    mark.starts_with(['.', '…']) && capital_follows(text, tokens, index + 1, end)
}

/// *someone will ring you is there anything else*, in chat: the closing question is a sentence of its own.
fn closing_question_follows(tokens: &Tokens<'_>, index: usize) -> bool {
    let word = |ahead: usize| tokens.norm(index + ahead);
    let asks = match (word(1), word(2)) {
        ("is", "there") => matches!(word(3), "anything" | "any") && word(4) != "of",
        ("anything", "else") => matches!(word(3), "i" | "we") && matches!(word(4), "can" | "could"),
        _ => false,
    };
    asks && !among!(
        word(0),
        "if and so or but whether is there has have had for do did you i we need want see know say with not \
             when what where because than"
    )
}

/// Whether the line simply wrapped: the next line goes on in lower case after a long line, or after a comma.
fn runs_on(text: &str, tokens: &Tokens<'_>, index: usize) -> bool {
    const WRAPPED_LINE: usize = 45;
    let (Some(a), Some(b)) = (tokens.get(index), tokens.get(index + 1)) else { return false };
    let next = b.span.of(text);
    let goes_on = next.starts_with(|c: char| case::is_small(c) || c.is_ascii_digit());
    let long = tokens
        .as_slice()
        .get(..=index)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(40)
        .take_while(|t| !Span::new(t.span.start, a.span.end).of(text).contains(['\n', '\r']))
        .last()
        .is_some_and(|first| a.span.end - first.span.start >= WRAPPED_LINE);
    let is_bullet = matches!(next.chars().next(), Some('-' | '*' | '•' | '–'));
    if is_bullet {
        return false;
    }
    if goes_on && a.span.of(text) == "," && tokens.norm(index + 1) != "you" {
        return long;
    }
    goes_on && long
}

fn closes(text: &str, tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return false };
    match token.kind {
        TokenKind::Punct => {
            let mark = token.span.of(text);
            among!(mark, ") ] ” ’ »") || (matches!(mark, "\"" | "'") && !token.spaced)
        }
        TokenKind::Symbol => true,
        _ => false,
    }
}

fn capital_follows(text: &str, tokens: &Tokens<'_>, index: usize, end: usize) -> bool {
    index < end
        && tokens.get(index).is_some_and(|t| {
            t.span.of(text).starts_with(|c: char| case::is_capital(c) || !case::is_letter_or_digit(c))
        })
}

fn is_tweet_counter(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [a, b'/', b] if (b'1'..=b'5').contains(a) && a <= b && *b <= b'5')
}

/// Whether the period at `index` closes an abbreviation in mid-sentence.
fn is_abbreviation(text: &str, tokens: &Tokens<'_>, index: usize) -> bool {
    const ALWAYS: &[&str] = &[
        "mr", "mrs", "ms", "dr", "prof", "st", "vs", "approx", "e.g", "i.e", "eg", "ie", "no", "nos", "ref",
        "tel", "ext", "dept", "est", "inc", "ltd",
    ];
    let Some(period) = tokens.get(index) else { return false };
    if period.spaced || index == 0 {
        return false;
    }
    let word = tokens.norm(index - 1);
    let next = tokens.get(index + 1).map_or("", |t| t.span.of(text));
    let lower_follows = next.starts_with(|c: char| case::is_small(c));
    let number_follows = next.starts_with(|c: char| c.is_ascii_digit() || c == '#');
    match word {
        "no" | "nos" | "ref" | "tel" | "ext" => number_follows,
        "inc" | "ltd" | "approx" | "dept" | "est" | "st" | "etc" => {
            lower_follows || (word == "approx" && number_follows)
        }
        word if ALWAYS.contains(&word) => !next.is_empty(),
        // An initial: "J. Smith".
        word if word.len() == 1 && word != "i" => {
            !next.is_empty()
                && !lower_follows
                && tokens.get(index - 1).is_some_and(|t| t.span.of(text).starts_with(case::is_capital))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn check(text: &str, expect: &[&str]) {
        let mut tokens = Tokens::default();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let seen: Vec<_> = sentences(text, &tokens, 0..tokens.len())
            .into_iter()
            .map(|range| {
                &text[tokens.as_slice()[range.start].span.start..tokens.as_slice()[range.end - 1].span.end]
            })
            .collect();
        assert_eq!(seen, expect);
    }

    #[test]
    fn punctuation_ends_sentences() {
        check("It is done. Thank you! Why?", &["It is done.", "Thank you!", "Why?"]);
        check("He said \"no.\" Then he left.", &["He said \"no.\"", "Then he left."]);
        check("Done :) Bye.", &["Done :) Bye."]);
        check("Done! :) Bye.", &["Done! :)", "Bye."]);
        check("Wait... it works. Wait... It works.", &["Wait... it works.", "Wait...", "It works."]);
        check("all normal.Passengers will wait.", &["all normal.", "Passengers will wait."]);
        check("See b.example/c We will wait.", &["See b.example/c", "We will wait."]);
        check("See b.example/c Lids for it.", &["See b.example/c Lids for it."]);
    }

    #[test]
    fn chat_closes_with_a_question_and_no_full_stop() {
        check("it is sent is there anything else", &["it is sent", "is there anything else"]);
        check("ok sent anything else i can do?", &["ok sent", "anything else i can do?"]);
        check("tell me if there is anything else", &["tell me if there is anything else"]);
    }

    #[test]
    fn abbreviations_and_decimals_do_not() {
        check("Dr. Ames paid £3.50 at 5 p.m. today.", &["Dr. Ames paid £3.50 at 5 p.m. today."]);
        check("See form no. 12 today. No. That is it.", &["See form no. 12 today.", "No.", "That is it."]);
        check("Ask J. Smith, please.", &["Ask J. Smith, please."]);
    }

    #[test]
    fn lines_end_sentences_unless_they_wrap() {
        check("Hi Sam,\n\nit is done", &["Hi Sam,", "it is done"]);
        check("you sent the old one\nplease resend", &["you sent the old one", "please resend"]);
        check(
            "The parcel left our warehouse on Monday morning and\nshould be with you soon.",
            &["The parcel left our warehouse on Monday morning and\nshould be with you soon."],
        );
        check("What we need:\n- the form\n- the receipt", &["What we need:", "- the form", "- the receipt"]);
    }

    #[test]
    fn joined_tweets_are_cut_at_their_counters() {
        check("your seat at the 1/2 We can help 2/2", &["your seat at the 1/2", "We can help 2/2"]);
    }
}
