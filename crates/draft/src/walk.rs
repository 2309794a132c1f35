//! Walking from one marked phrase to the next, round and round.

/// The place of the phrase to go to from the caret, or nothing when there is none.
///
/// `starts` are where the phrases begin, in order. `here` is the phrase the walk is at, when its start is where
/// the caret is: two phrases can begin at the same letter.
pub fn next(starts: &[usize], caret: usize, here: Option<usize>, forward: bool) -> Option<usize> {
    let last = starts.len().checked_sub(1)?;
    let here = here.filter(|&here| starts.get(here) == Some(&caret));
    Some(match (here, forward) {
        (Some(here), true) => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        (Some(here), false) => here.checked_sub(1).unwrap_or(last),
        (None, true) => starts.iter().position(|&start| start >= caret).unwrap_or(0),
        (None, false) => starts.iter().rposition(|&start| start < caret).unwrap_or(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_anywhere_to_the_nearest() {
        assert_eq!(next(&[10, 20, 30], 12, None, true), Some(1));
        assert_eq!(next(&[10, 20, 30], 12, None, false), Some(0));
        assert_eq!(next(&[10, 20, 30], 10, None, true), Some(0));
    }

    #[test]
    fn round_and_round() {
        assert_eq!(next(&[10, 20, 30], 35, None, true), Some(0));
        assert_eq!(next(&[10, 20, 30], 5, None, false), Some(2));
        assert_eq!(next(&[10, 20, 30], 30, Some(2), true), Some(0));
        assert_eq!(next(&[10, 20, 30], 10, Some(0), false), Some(2));
        assert_eq!(next(&[10], 10, Some(0), true), Some(0));
    }

    #[test]
    fn through_phrases_that_begin_together() {
        assert_eq!(next(&[10, 10, 30], 10, Some(0), true), Some(1));
        assert_eq!(next(&[10, 10, 30], 10, Some(1), true), Some(2));
        assert_eq!(next(&[10, 10, 30], 10, Some(1), false), Some(0));
    }

    #[test]
    fn a_phrase_away_from_the_caret_does_not_count() {
        assert_eq!(next(&[10, 20], 15, Some(0), true), Some(1));
        assert_eq!(next(&[], 15, None, true), None);
    }
}
