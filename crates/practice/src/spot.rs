//! Spotting the risky words: which were found, which were missed, and which of those picked are harmless.

use std::ops::Range;

use reply_coach_analysis::Engine;

use crate::exercise::Exercise;

/// The words of a draft as a person picks them, with the marks that belong to them, as bytes.
pub fn words(draft: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in draft.split(char::is_whitespace) {
        if !piece.is_empty() {
            words.push(at..at + piece.len());
        }
        // The white space behind it may be several bytes long.
        at += piece.len();
        at += draft.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    words
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spotted {
    /// The risky phrases of which a word was picked, by their numbers.
    pub found: Vec<usize>,
    /// The risky phrases of which none was.
    pub missed: Vec<usize>,
    /// The picked words that the coach has nothing against, by their numbers.
    pub harmless: Vec<usize>,
}

impl Spotted {
    /// Whether all was found, and not by picking everything.
    pub fn all(&self) -> bool {
        self.missed.is_empty() && self.harmless.len() <= self.found.len()
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Judges the picked words of an exercise, by their numbers in [`words`].
pub fn judge(engine: &Engine, exercise: &Exercise, picked: &[usize]) -> Spotted {
    let words = words(&exercise.draft);
    let findings = engine.report(&exercise.request(&exercise.draft)).findings;
    let picked: Vec<(usize, &Range<usize>)> =
        picked.iter().filter_map(|&number| Some((number, words.get(number)?))).collect();
    let is_found = |phrase: &Range<usize>| picked.iter().any(|(_, word)| overlap(word, phrase));
    let numbers = 0..exercise.risky.len();
    let (found, missed) = numbers.partition(|&number| exercise.risky.get(number).is_some_and(is_found));
    let is_harmless = |word: &Range<usize>| {
        !exercise.risky.iter().any(|phrase| overlap(word, phrase))
            && !findings.iter().any(|finding| overlap(word, &(finding.start..finding.end)))
    };
    let harmless = picked.iter().filter(|(_, word)| is_harmless(word)).map(|(number, _)| *number).collect();
    Spotted { found, missed, harmless }
}

/// The numbers of the words that belong to a risky phrase.
pub fn words_of(exercise: &Exercise, phrase: usize) -> Vec<usize> {
    let Some(phrase) = exercise.risky.get(phrase) else { return Vec::new() };
    let words = words(&exercise.draft).into_iter().enumerate();
    words.filter(|(_, word)| overlap(word, phrase)).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::read;
    use proptest::prelude::*;

    const FILE: &str = "[x]\nlevel: 1\nfamily: blame\ncustomer: My file is gone.\ndraft: You should have saved the file. \
        I can help, but calm down.\nrisky: You should have saved | calm down\nbetter: b\nless: fact | c | d\nmodel: m\n";

    #[test]
    fn words_keep_their_marks() {
        let draft = "No!  I can’t,\nsorry. ";
        let shown: Vec<&str> = words(draft).into_iter().map(|word| &draft[word]).collect();
        assert_eq!(shown, ["No!", "I", "can’t,", "sorry."]);
    }

    #[test]
    fn right_half_right_and_wrong() {
        let (engine, exercise) = (Engine::new(), &read(FILE).expect("well formed")[0]);
        // You(0) should(1) have(2) saved(3) the(4) file.(5) I(6) can(7) help,(8) but(9) calm(10) down.(11)
        let right = judge(&engine, exercise, &[1, 2, 11]);
        assert_eq!((right.found.as_slice(), right.missed.as_slice()), (&[0, 1][..], &[][..]));
        assert!(right.all() && right.harmless.is_empty());
        let half = judge(&engine, exercise, &[1, 8]);
        assert_eq!((half.found, half.missed, half.harmless), (vec![0], vec![1], vec![8]));
        let wrong = judge(&engine, exercise, &[6, 7]);
        assert_eq!((wrong.found.len(), wrong.missed.len(), wrong.harmless), (0, 2, vec![6, 7]));
        assert!(
            !judge(&engine, exercise, &(0..12).collect::<Vec<_>>()).all(),
            "picking everything is no spotting"
        );
        assert_eq!(words_of(exercise, 1), [10, 11]);
    }

    proptest! {
        #[test]
        fn any_text_has_words_in_order(text in "(\\PC|\n|\u{2003}){0,60}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.start >= end && !text[word.clone()].contains(char::is_whitespace));
                end = word.end;
            }
            prop_assert_eq!(words(&text).len(), text.split_whitespace().count());
        }
    }
}
