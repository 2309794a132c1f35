//! The part of a line that is shown around a phrase, and where the carets go.
//!
//! Replies are often one long line a paragraph, so a line is cut around the phrase. The work is bounded by what is
//! shown, not by the length of the line.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// Lines up to this many columns are shown whole.
const WHOLE: usize = 100;
/// Columns shown on either side of the phrase in a longer line.
const BESIDE: usize = 40;
/// Columns of the phrase itself that are shown.
const PHRASE: usize = 100;

const CUT: &str = "…";

/// A line of source ready to print, with the phrase marked below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What to print.
    pub shown: String,
    /// Columns before the carets.
    pub indent: usize,
    /// How many carets, at least one.
    pub carets: usize,
}

/// The excerpt of `line` around `phrase`, both in bytes; `phrase` is clamped to the line and to whole characters.
pub fn excerpt(line: &str, phrase: Range<usize>) -> Excerpt {
    let start = line.floor_char_boundary(phrase.start.min(line.len()));
    let end = line.ceil_char_boundary(phrase.end.clamp(start, line.len()));
    let (before, rest) = line.split_at(start);
    let (phrase, after) = rest.split_at(end - start);

    // No character is more than four bytes: a line with more bytes than that cannot be worth measuring.
    let whole = line.len() <= 4 * WHOLE && columns(line) <= WHOLE;
    let (before, phrase, after) = if whole {
        (printable(before), printable(phrase), printable(after))
    } else {
        let shown = leading(phrase, PHRASE);
        let after = if shown.len() < phrase.len() { CUT.to_owned() } else { cut_after(after) };
        (cut_before(before), printable(shown), after)
    };
    Excerpt {
        indent: before.width(),
        carets: phrase.width().max(1),
        shown: format!("{before}{phrase}{after}").trim_end().to_owned(),
    }
}

/// `text` as it is safe to print: on one line, tabs as spaces, nothing that steers a terminal or reorders letters.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\n' => shown.push(' '),
            '\r' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                shown.push('\u{fffd}')
            }
            '\u{2028}' | '\u{2029}' | '\u{85}' => shown.push(' '),
            c if c.is_control() => shown.push('\u{fffd}'),
            c => shown.push(c),
        }
    }
    shown
}

fn columns(text: &str) -> usize {
    printable(text).width()
}

/// The first characters of `text`, up to about `limit` columns.
fn leading(text: &str, limit: usize) -> &str {
    let end = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// The end of what comes before a phrase, cut at a word if there is one.
fn cut_before(text: &str) -> String {
    let Some((at, _)) = text.char_indices().rev().nth(BESIDE) else { return printable(text) };
    let tail = text.get(at..).unwrap_or(text);
    let words = tail.split_once(char::is_whitespace).map_or(tail, |(_, words)| words);
    format!("{CUT}{}", printable(words))
}

/// The beginning of what comes after a phrase, cut at a word if there is one.
fn cut_after(text: &str) -> String {
    let head = leading(text, BESIDE);
    if head.len() == text.len() {
        return printable(text);
    }
    let words = head.rsplit_once(char::is_whitespace).map_or(head, |(words, _)| words);
    format!("{}{CUT}", printable(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the carets below the line, as they are printed.
    fn check(line: &str, phrase: &str, expect: &str) {
        let start = line.find(phrase).unwrap();
        let Excerpt { shown, indent, carets } = excerpt(line, start..start + phrase.len());
        assert_eq!(format!("{shown}\n{:indent$}{:^<carets$}", "", ""), expect);
    }

    #[test]
    fn carets_stand_below_the_phrase() {
        check("Well, you should wait.", "you should", "Well, you should wait.\n      ^^^^^^^^^^");
        check("", "", "\n^");
        check("\tyou\tshould", "you\tshould", "    you    should\n    ^^^^^^^^^^^^^");
        check("你好, you", "you", "你好, you\n      ^^^");
        check("你好, you", "你", "你好, you\n^^");
        check("👩‍👩‍👧 you", "you", "👩‍👩‍👧 you\n   ^^^");
        check("cafe\u{301} you", "you", "cafe\u{301} you\n     ^^^");
        check("cafe\u{301} you", "cafe\u{301}", "cafe\u{301} you\n^^^^");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        check("\u{1b}[31myou\u{202e}", "you", "\u{fffd}[31myou\u{fffd}\n     ^^^");
        assert_eq!(printable("a\r\nb\u{0}"), "a b\u{fffd}");
    }

    #[test]
    fn long_lines_are_cut_at_words() {
        let line = format!("{}you should {}", "before ".repeat(40), "after ".repeat(40));
        let shown = "…before before before before before you should after after after after after after…";
        check(&line, "you should", &format!("{shown}\n{}^^^^^^^^^^", " ".repeat(36)));
    }

    #[test]
    fn a_phrase_that_is_too_long_is_cut_too() {
        let line = "x".repeat(1000);
        let Excerpt { shown, indent, carets } = excerpt(&line, 200..900);
        assert_eq!((indent, carets), (42, 100));
        assert_eq!(shown, format!("…{}…", "x".repeat(141)));
    }

    #[test]
    fn spans_off_the_line_are_clamped() {
        let check = |span: Range<usize>, expect: (usize, usize)| {
            let Excerpt { indent, carets, .. } = excerpt("aé", span);
            assert_eq!((indent, carets), expect);
        };
        check(0..99, (0, 2));
        check(2..3, (1, 1));
        check(9..12, (2, 1));
    }
}
