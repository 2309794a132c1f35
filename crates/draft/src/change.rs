//! A rewrite as the change it makes: which words stay, go and come.

use reply_coach_analysis::text::case;
use std::ops::Range;

/// What happens to some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stay.
    Keep,
    /// They go.
    Drop,
    /// They come.
    Add,
}

/// A run of words with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What happens to them.
    pub fate: Fate,
    /// The words, with the spaces and punctuation between.
    pub text: String,
    /// Whether this is a slot to be filled in.
    pub slot: bool,
}

/// A word, a gap, or one character of what stands between words.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Token<'a> {
    text: &'a str,
    slot: bool,
}

/// Tokens that stay: where they start before and after, and how many they are.
#[derive(Clone, Copy)]
struct Same {
    old: usize,
    new: usize,
    len: usize,
}

/// The change from `before` to `after`, word by word. `slots` are byte ranges of `after`, in order.
pub fn words(before: &str, after: &str, slots: &[Range<usize>]) -> Vec<Piece> {
    let (old, new) = (tokens(before, &[]), tokens(after, slots));
    let mut same = common(&old, &new);
    forget_scraps(&mut same, &old, &new);
    same.push(Same { old: old.len(), new: new.len(), len: 0 });
    let mut pieces = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for Same { old: at_old, new: at_new, len } in same {
        let gone = old.get(from_old..at_old).unwrap_or_default();
        let come = new.get(from_new..at_new).unwrap_or_default();
        let ends = gone.iter().rev().zip(come.iter().rev());
        let kept = ends.take_while(|(a, b)| a == b && !is_word(a)).count();
        push(&mut pieces, Fate::Drop, gone.get(..gone.len() - kept).unwrap_or_default());
        push(&mut pieces, Fate::Add, come.get(..come.len() - kept).unwrap_or_default());
        (from_old, from_new) = (at_old + len, at_new + len);
        push(&mut pieces, Fate::Keep, new.get(at_new - kept..from_new).unwrap_or_default());
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, tokens: &[Token<'_>]) {
    for &Token { text, slot } in tokens {
        match pieces.last_mut() {
            Some(last) if last.fate == fate && last.slot == slot && !slot => last.text.push_str(text),
            _ => pieces.push(Piece { fate, text: text.to_owned(), slot }),
        }
    }
}

fn tokens<'a>(text: &'a str, slots: &[Range<usize>]) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let (mut rest, mut at) = (text, 0);
    while let Some(first) = rest.chars().next() {
        let slot = slots.iter().find(|slot| slot.start == at && slot.end > at);
        let len = slot.map_or_else(|| token_length(rest, first), |slot| slot.end - at);
        // A slot that ends within a character is none.
        let (token, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
        tokens.push(Token { text: token, slot: slot.is_some() });
        (rest, at) = (after, at + token.len());
    }
    tokens
}

fn token_length(text: &str, first: char) -> usize {
    let is_word = |c: char| case::is_letter_or_digit(c) || matches!(c, '\'' | '’');
    if is_word(first) { text.find(|c| !is_word(c)).unwrap_or(text.len()) } else { first.len_utf8() }
}

fn is_word(token: &Token<'_>) -> bool {
    token.text.contains(case::is_letter_or_digit)
}

/// What both have in common in the same order: as many words as can be.
fn common(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Same> {
    // Beyond this nobody compares word by word: what is between the ends is one change.
    const MOST: usize = 1 << 20;
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (rows, columns) = (old_rest.len() - end, new_rest.len() - end);
    let mut same = vec![Same { old: 0, new: 0, len: start }];
    if rows * columns <= MOST {
        // For every two places, what the words in common from there on come to.
        let width = columns + 1;
        let mut best = vec![0_u32; (rows + 1) * width];
        let value = |row: usize, column: usize| {
            let token = old_rest.get(row)?;
            (token == new_rest.get(column)?).then_some(if is_word(token) { 3 } else { 1 })
        };
        let of =
            |best: &[u32], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or(0);
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let apart = of(&best, row + 1, column).max(of(&best, row, column + 1));
                let together = value(row, column).map_or(0, |value| value + of(&best, row + 1, column + 1));
                if let Some(cell) = best.get_mut(row * width + column) {
                    *cell = apart.max(together);
                }
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows && column < columns {
            let now = of(&best, row, column);
            if value(row, column).is_some_and(|value| value + of(&best, row + 1, column + 1) == now) {
                let (old, new) = (start + row, start + column);
                match same.last_mut() {
                    Some(last) if last.old + last.len == old && last.new + last.len == new => last.len += 1,
                    _ => same.push(Same { old, new, len: 1 }),
                }
                (row, column) = (row + 1, column + 1);
            } else if of(&best, row + 1, column) == now {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    same.push(Same { old: old.len() - end, new: new.len() - end, len: end });
    same.retain(|same| same.len > 0);
    same
}

/// Forgets what stays between two changes where it only makes them harder to read: less than what changes at either
/// side, or no word at all.
fn forget_scraps(same: &mut Vec<Same>, old: &[Token<'_>], new: &[Token<'_>]) {
    let mut at = 0;
    while let Some(&Same { old: from_old, new: from_new, len }) = same.get(at) {
        let before = at.checked_sub(1).and_then(|before| same.get(before));
        let (end_old, end_new) = before.map_or((0, 0), |same| (same.old + same.len, same.new + same.len));
        let (next_old, next_new) =
            same.get(at + 1).map_or((old.len(), new.len()), |same| (same.old, same.new));
        let changed_before = (from_old - end_old).max(from_new - end_new);
        let changed_after = (next_old - from_old - len).max(next_new - from_new - len);
        let says = old.get(from_old..from_old + len).is_some_and(|tokens| tokens.iter().any(is_word));
        if changed_before.min(changed_after) >= if says { len } else { 1 } {
            same.remove(at);
            at = at.saturating_sub(1);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, slots: &[Range<usize>], expected: &str) {
        let pieces = words(before, after, slots);
        let shown: String = pieces
            .iter()
            .map(|piece| match (piece.fate, piece.slot) {
                (Fate::Keep, false) => piece.text.clone(),
                (Fate::Drop, _) => format!("-{}-", piece.text),
                (Fate::Add, false) => format!("+{}+", piece.text),
                (_, true) => format!("<{}>", piece.text),
            })
            .collect();
        assert_eq!(shown, expected);
        let side = |gone: Fate| -> String {
            pieces.iter().filter(|piece| piece.fate != gone).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!(side(Fate::Add), before);
        assert_eq!(side(Fate::Drop), after);
    }

    #[test]
    fn whole_words_change() {
        check("You should save it", "You could save it", &[], "You -should-+could+ save it");
    }

    #[test]
    fn a_rewritten_clause_reads_as_one_change() {
        check(
            "you should have saved the file first",
            "the file needed to be saved first",
            &[],
            "-you should have saved the file-+the file needed to be saved+ first",
        );
    }

    #[test]
    fn something_removed() {
        check("Unfortunately, we can", "We can", &[], "-Unfortunately, we-+We+ can");
        check("Sorry", "", &[], "-Sorry-");
    }

    #[test]
    fn a_slot_is_one_piece() {
        let after = "I'll write by [time of day].";
        check(
            "We'll write soon.",
            after,
            std::slice::from_ref(&(14..27)),
            "-We'll-+I'll+ write -soon-+by +<[time of day]>.",
        );
    }

    #[test]
    fn any_text_goes_through() {
        check("", "", &[], "");
        check("😀 ok", "ok 😀", &[], "-😀 ok-+ok 😀+");
    }
}
