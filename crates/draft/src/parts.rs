//! A long draft in parts that can be read one by one, so that a key typed into one leaves the others alone.
//!
//! Parts end between paragraphs. Where one ends depends on the words there and on nothing else: an edit moves no border
//! but its own. What is quoted, signed or pasted shows in the whole draft alone, so that is taken out before.

use std::ops::Range;

use reply_coach_analysis::text::region::{RegionKind, regions};

/// A part is at least so many bytes, where paragraphs allow it.
const LEAST: usize = 700;
/// And at most so many: a paragraph that is longer is cut after a sentence or a word.
const MOST: usize = 2_500;
/// Of paragraphs that may end a part, about one in so many does.
const ONE_IN: u32 = 4;

/// The draft with line ends in the place of every byte that somebody else wrote: nobody reads them, and what the agent wrote
/// stays where it is.
pub fn prose_alone(text: &str) -> String {
    let mut prose = String::with_capacity(text.len());
    for region in regions(text) {
        let own = region.span.of(text);
        if region.kind == RegionKind::Prose {
            prose.push_str(own);
        } else {
            prose.push_str(&"\n".repeat(own.len()));
        }
    }
    prose
}

/// The parts of `text`, in order, without gaps.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let line_end = text[at..].find('\n').map_or(text.len(), |length| at + length + 1);
        while line_end - start > MOST {
            let end = if at - start > LEAST { at } else { cut(text, start) };
            parts.push(start..end);
            (start, at) = (end, end.max(at));
        }
        let ends_paragraph = text[at..line_end].trim().is_empty();
        if ends_paragraph && line_end - start >= LEAST && is_border(&text[start..at]) {
            parts.push(start..line_end);
            start = line_end;
        }
        at = line_end;
    }
    if start < text.len() || parts.is_empty() {
        parts.push(start..text.len());
    }
    parts
}

/// Where to cut what has no end of a paragraph near enough.
fn cut(text: &str, start: usize) -> usize {
    let most = text.floor_char_boundary(start + MOST);
    let window = &text[start..most];
    let after = |mark: &str| window.rfind(mark).filter(|at| *at > LEAST).map(|at| start + at + mark.len());
    after("\n").or_else(|| after(". ")).or_else(|| after(" ")).unwrap_or(most)
}

/// Whether a part ends after these words: decided by the last of them.
fn is_border(before: &str) -> bool {
    let last = before.trim_end().bytes().rev().take(24);
    last.fold(0u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into())).is_multiple_of(ONE_IN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(paragraphs: usize) -> String {
        (0..paragraphs)
            .map(|n| format!("Paragraph {n} says a thing. {}\n\n", "It goes on. ".repeat(n % 30)))
            .collect()
    }

    #[test]
    fn nothing_is_lost_and_no_part_is_too_long() {
        for text in [
            String::new(),
            "a\n".into(),
            prose(200),
            "é".repeat(20_000),
            "a b. ".repeat(9_000),
            "\n".repeat(9_000),
        ] {
            let parts = split(&text);
            assert_eq!(parts.iter().map(|part| &text[part.clone()]).collect::<String>(), text);
            assert!(parts.iter().all(|part| part.len() <= MOST));
        }
    }

    #[test]
    fn what_others_wrote_is_gone_and_nothing_has_moved() {
        let text = "Für Sie.\n> Größe?\n```\nlog\n```\nFertig.\nFrom: Zoë\nTo: us\n\nWo ist es?\nWo?";
        let prose = prose_alone(text);
        assert_eq!(prose.len(), text.len());
        assert_eq!(prose.split_whitespace().collect::<Vec<_>>(), ["Für", "Sie.", "Fertig."]);
        assert_eq!(prose.find("Fertig"), text.find("Fertig"));
    }

    #[test]
    fn an_edit_moves_no_border_but_its_own() {
        let old = prose(300);
        let at = old.find("Paragraph 150").unwrap();
        let new = [&old[..at], "A new sentence. ", &old[at..]].concat();
        let of = |text: &str| split(text).into_iter().map(|part| text[part].to_owned()).collect::<Vec<_>>();
        let (old, new) = (of(&old), of(&new));
        assert!(old.len() > 20, "{}", old.len());
        let (head, tail) = crate::marks::common_ends(&old, &new);
        assert!(old.len() - head - tail <= 2, "{} of {} parts changed", old.len() - head - tail, old.len());
    }
}
