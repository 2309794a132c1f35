//! Slots: visible gaps such as `[day]` that a rewrite leaves for the agent to fill in.

use reply_coach_analysis::text::case;
use std::ops::Range;

/// No hint is longer; more text in brackets is the agent's own aside.
const LONGEST: usize = 40;

/// The slots left in `text`, brackets included, as byte ranges in order.
///
/// A footnote `[1]` and a link `[text](address)` are not slots.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut slots = Vec::new();
    for (start, _) in text.match_indices('[') {
        let inside = &text[start + 1..];
        let Some(length) = inside.find(['[', ']', '\n']) else { continue };
        let hint = &inside[..length];
        let after = &inside[length..];
        if after.starts_with(']') && !after.starts_with("](") && is_hint(hint) {
            slots.push(start..start + length + 2);
        }
    }
    slots
}

fn is_hint(hint: &str) -> bool {
    hint.starts_with(case::is_letter)
        && hint.len() <= LONGEST
        && hint
            .chars()
            .all(|c| case::is_letter_or_digit(c) || matches!(c, ' ' | '-' | '\'' | '’' | ',' | '/' | '…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn gaps_to_fill_in() {
        check("I'll write by [day] at [time of day].", &["[day]", "[time of day]"]);
        check("[what went wrong, in a few words]", &["[what went wrong, in a few words]"]);
    }

    #[test]
    fn other_brackets() {
        check("as you said [1], see [our page](https://example.com)", &[]);
        check("an open [bracket\nand a later one]", &[]);
        check("[ ] [] [[day]]", &["[day]"]);
        check("[this is a whole sentence that somebody put into brackets]", &[]);
    }
}
