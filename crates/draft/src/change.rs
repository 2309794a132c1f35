//! A rewrite as the change it makes: which words stay, go and come.

use std::ops::Range;

use dissimilar::Chunk;

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

/// The change from `before` to `after`, word by word. `slots` are byte ranges of `after`, in order.
pub fn words(before: &str, after: &str, slots: &[Range<usize>]) -> Vec<Piece> {
    let mut codes = Codes::default();
    let old = codes.encode(before, &[]);
    let new = codes.encode(after, slots);
    let mut run = Run::default();
    let chunks = dissimilar::diff(&old, &new);
    for (index, chunk) in chunks.iter().enumerate() {
        match chunk {
            Chunk::Delete(text) => run.dropped.push_str(text),
            Chunk::Insert(text) => run.added.push_str(text),
            Chunk::Equal(text) => {
                let between = index > 0 && index + 1 < chunks.len();
                if between && !text.chars().any(|c| codes.is_word(c)) {
                    // A lone space that stays between two changes only makes both harder to read.
                    run.dropped.push_str(text);
                    run.added.push_str(text);
                } else {
                    run.flush(&codes);
                    run.push(Fate::Keep, text, &codes);
                }
            }
        }
    }
    run.flush(&codes);
    run.pieces
}

/// Each different word as one character of a private-use plane, so that a diff of characters is one of words.
#[derive(Default)]
struct Codes<'a> {
    words: Vec<(&'a str, bool)>,
}

impl<'a> Codes<'a> {
    const FIRST: u32 = 0xF_0000;
    /// Words beyond the size of the plane share the last code; no reframe comes near.
    const LAST: u32 = 0xF_FFFD;

    fn encode(&mut self, text: &'a str, slots: &[Range<usize>]) -> String {
        let mut codes = String::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let slot = slots.iter().find(|slot| slot.start == at && slot.end > at);
            let end = match slot.map(|slot| text.get(at..slot.end)) {
                Some(Some(slot)) => at + slot.len(),
                _ => at + token_length(&text[at..], first),
            };
            codes.push(self.code((&text[at..end], slot.is_some())));
            at = end;
        }
        codes
    }

    fn code(&mut self, word: (&'a str, bool)) -> char {
        // A rewrite has a sentence's worth of words: looking through them beats carrying a hash table.
        let known = self.words.iter().position(|known| *known == word);
        let index = known.unwrap_or_else(|| {
            self.words.push(word);
            self.words.len() - 1
        });
        let code = (Self::FIRST + index as u32).min(Self::LAST);
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn word(&self, code: char) -> (&'a str, bool) {
        self.words.get((code as u32 - Self::FIRST) as usize).copied().unwrap_or_default()
    }

    fn is_word(&self, code: char) -> bool {
        self.word(code).0.contains(char::is_alphanumeric)
    }
}

fn token_length(text: &str, first: char) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    if is_word(first) { text.find(|c| !is_word(c)).unwrap_or(text.len()) } else { first.len_utf8() }
}

#[derive(Default)]
struct Run {
    dropped: String,
    added: String,
    pieces: Vec<Piece>,
}

impl Run {
    fn flush(&mut self, codes: &Codes<'_>) {
        let (dropped, added) = (std::mem::take(&mut self.dropped), std::mem::take(&mut self.added));
        let mut kept = 0;
        for (old, new) in dropped.chars().rev().zip(added.chars().rev()) {
            if old != new || codes.is_word(old) {
                break;
            }
            kept += old.len_utf8();
        }
        let (dropped, tail) = dropped.split_at(dropped.len() - kept);
        self.push(Fate::Drop, dropped, codes);
        self.push(Fate::Add, &added[..added.len() - kept], codes);
        self.push(Fate::Keep, tail, codes);
    }

    fn push(&mut self, fate: Fate, encoded: &str, codes: &Codes<'_>) {
        for (text, slot) in encoded.chars().map(|code| codes.word(code)) {
            match self.pieces.last_mut() {
                Some(last) if last.fate == fate && last.slot == slot && !slot => last.text.push_str(text),
                _ => self.pieces.push(Piece { fate, text: text.to_owned(), slot }),
            }
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
