//! The word being typed is not marked: half a word is not yet what the person means.

use reply_coach_analysis::text::case;
use std::ops::Range;

use reply_coach_analysis::Finding;

/// The word that ends at the caret and may still grow, as bytes of `text`.
///
/// Nothing when the caret stands after a space or a full stop, or inside a word.
pub fn unfinished_word(text: &str, caret: usize) -> Option<Range<usize>> {
    let (before, after) = text.split_at_checked(caret)?;
    if after.starts_with(is_word) {
        return None;
    }
    let start = before.trim_end_matches(is_word).len();
    (start < caret).then_some(start..caret)
}

fn is_word(c: char) -> bool {
    case::is_letter_or_digit(c) || matches!(c, '\'' | '’' | '-')
}

/// What of `finding` may be marked while `word` is being typed: its end, or nothing when it has to wait.
///
/// A finding that was already shown stays, but does not reach into the word.
/// `shown` is only asked of the few findings that touch the word.
pub fn marked_end(
    finding: &Finding,
    text: &str,
    word: Option<&Range<usize>>,
    shown: impl FnOnce() -> bool,
) -> Option<usize> {
    let Some(word) = word.filter(|word| finding.start < word.end && word.start < finding.end) else {
        return Some(finding.end);
    };
    if !shown() {
        return None;
    }
    let begun_before = finding.start < word.start && finding.end <= word.end;
    Some(if begun_before { text[..word.start].trim_end().len().max(finding.start) } else { finding.end })
}

#[cfg(test)]
mod tests {
    use reply_coach_analysis::{Family, Identity, Severity};

    use super::*;

    #[track_caller]
    fn word(text_with_caret: &str) -> String {
        let caret = text_with_caret.find('|').unwrap();
        let text = text_with_caret.replace('|', "");
        unfinished_word(&text, caret).map(|range| text[range].to_owned()).unwrap_or_default()
    }

    #[test]
    fn the_word_before_the_caret_is_unfinished() {
        assert_eq!(word("you shou|"), "shou");
        assert_eq!(word("you should| have"), "should");
        assert_eq!(word("you didn’t|"), "didn’t");
        assert_eq!(word("café|"), "café");
    }

    #[test]
    fn a_boundary_finishes_it() {
        assert_eq!(word("you should |"), "");
        assert_eq!(word("you should.|"), "");
        assert_eq!(word("you sho|uld"), "");
        assert_eq!(word("|"), "");
    }

    fn marked(text_with_caret: &str, phrase: &str, shown: bool) -> Option<String> {
        let caret = text_with_caret.find('|').unwrap();
        let text = text_with_caret.replace('|', "");
        let start = text.find(phrase).unwrap();
        let finding = Finding {
            rule: "r".into(),
            family: Family::Blame,
            severity: Severity::Risk,
            start,
            end: start + phrase.len(),
            quote: phrase.to_owned(),
            why: "".into(),
            reframes: Vec::new(),
            identity: Identity::default(),
        };
        let word = unfinished_word(&text, caret);
        marked_end(&finding, &text, word.as_ref(), || shown).map(|end| text[start..end].to_owned())
    }

    #[test]
    fn a_new_finding_waits_for_its_last_word() {
        assert_eq!(marked("you should have| ", "you should have", false), None);
        assert_eq!(marked("you should have |", "you should have", false).unwrap(), "you should have");
        assert_eq!(marked("you forgot. And then| ", "you forgot", false).unwrap(), "you forgot");
    }

    #[test]
    fn a_shown_finding_stays_but_does_not_grow_into_the_word() {
        assert_eq!(
            marked("you should have saved| ", "you should have saved", true).unwrap(),
            "you should have"
        );
        assert_eq!(marked("obviously| ", "obviously", true).unwrap(), "obviously");
    }
}
