//! From marks to what is drawn: paragraphs with marks that never overlap.
//!
//! The paragraph is the unit of drawing: an edit redraws the paragraphs that changed and leaves the others.

use reply_coach_analysis::Severity;

use crate::identity::Id;

/// What a mark says, and so how it is underlined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A risky phrase.
    Risk,
    /// A phrase that often grates.
    Caution,
    /// A phrase with a better habit.
    Tip,
    /// A good move.
    Good,
}

impl From<Severity> for Shape {
    fn from(severity: Severity) -> Shape {
        match severity {
            Severity::Risk => Shape::Risk,
            Severity::Caution => Shape::Caution,
            Severity::Tip => Shape::Tip,
        }
    }
}

/// A span to draw, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it says.
    pub shape: Shape,
    /// The strongest of the findings it stands for; none for a good move.
    pub id: Option<Id>,
    /// Whether the card of one of them is the open one.
    pub open: bool,
}

/// One line of the draft as typed, with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text, without the line break.
    pub text: String,
    /// Marks within it, in order, not overlapping; byte offsets within `text`.
    pub marks: Vec<Mark>,
}

/// Cuts `text` into paragraphs, with the marks of findings and, where these leave room, those of good moves.
///
/// Both come in order. Those of findings do not overlap: the analysis sees to it
/// ([`marks`](reply_coach_analysis::marks::marks)).
pub fn paragraphs(text: &str, findings: &[Mark], moves: &[Mark]) -> Vec<Paragraph> {
    let flat = around(findings, moves, text.len());
    let mut flat = flat.iter().peekable();
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        let end = start + line.len();
        let mut own = Vec::new();
        while let Some(mark) = flat.peek().filter(|mark| mark.start < end) {
            let (from, to) = (mark.start.max(start), mark.end.min(end));
            if from < to {
                own.push(Mark { start: from - start, end: to - start, ..**mark });
            }
            if mark.end > end {
                break;
            }
            flat.next();
        }
        // A mark that ended at or before the break has nothing left for the next line.
        while flat.peek().is_some_and(|mark| mark.end <= end + 1) {
            flat.next();
        }
        paragraphs.push(Paragraph { text: line.to_owned(), marks: own });
        start = end + 1;
    }
    paragraphs
}

fn around(findings: &[Mark], mut moves: &[Mark], end: usize) -> Vec<Mark> {
    let mut all = Vec::with_capacity(findings.len() + moves.len());
    let mut at = 0;
    for next in findings.iter().map(Some).chain([None]) {
        let gap_end = next.map_or(end, |next| next.start);
        for good in moves.iter().take_while(|good| good.start < gap_end) {
            let (from, to) = (good.start.max(at), good.end.min(gap_end));
            if from < to {
                all.push(Mark { start: from, end: to, ..*good });
                at = to;
            }
        }
        if let Some(next) = next {
            all.push(*next);
            at = next.end;
        }
        while let [first, rest @ ..] = moves
            && first.end <= at
        {
            moves = rest;
        }
    }
    all
}

/// How many items at the start and how many at the end two lists have in common.
pub fn common_ends<T: PartialEq>(old: &[T], new: &[T]) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, shape: Shape, id: Id) -> Mark {
        Mark { start, end, shape, id: (id > 0).then_some(id), open: false }
    }

    #[track_caller]
    fn check(text: &str, marks: &[Mark], expected: &[&str]) {
        let (findings, moves): (Vec<_>, Vec<_>) = marks.iter().partition(|mark| mark.id.is_some());
        let drawn: Vec<String> = paragraphs(text, &findings, &moves)
            .iter()
            .map(|paragraph| {
                let mut drawn = String::new();
                let mut at = 0;
                for mark in &paragraph.marks {
                    drawn.push_str(&paragraph.text[at..mark.start]);
                    let id = mark.id.unwrap_or(0);
                    drawn.push_str(&format!("{id}<{}>", &paragraph.text[mark.start..mark.end]));
                    at = mark.end;
                }
                drawn + &paragraph.text[at..]
            })
            .collect();
        assert_eq!(drawn, expected);
    }

    #[test]
    fn marks_stay_on_their_lines() {
        check(
            "ab cd\n\nef",
            &[mark(3, 5, Shape::Risk, 1), mark(7, 9, Shape::Tip, 2)],
            &["ab 1<cd>", "", "2<ef>"],
        );
    }

    #[test]
    fn a_mark_over_a_break_is_cut_there() {
        check("ab\n\ncd ef", &[mark(1, 6, Shape::Risk, 1)], &["a1<b>", "", "1<cd> ef"]);
        check("ab\ncd", &[mark(0, 3, Shape::Risk, 1), mark(3, 4, Shape::Tip, 2)], &["1<ab>", "2<c>d"]);
    }

    #[test]
    fn a_finding_is_above_a_good_move() {
        check("abcdef", &[mark(0, 5, Shape::Risk, 1), mark(1, 3, Shape::Good, 0)], &["1<abcde>f"]);
        check("abcdef", &[mark(2, 4, Shape::Risk, 1), mark(1, 6, Shape::Good, 0)], &["a0<b>1<cd>0<ef>"]);
        check("abcdef", &[mark(0, 3, Shape::Good, 0), mark(1, 5, Shape::Good, 0)], &["0<abc>0<de>f"]);
    }

    #[test]
    fn the_lines_together_are_the_text() {
        for text in ["", "\n", "a\n", "\n\na\n\nb\n"] {
            let lines: Vec<String> = paragraphs(text, &[], &[]).into_iter().map(|p| p.text).collect();
            assert_eq!(lines.join("\n"), text);
        }
    }

    #[test]
    fn an_edit_in_the_middle_leaves_both_ends() {
        assert_eq!(common_ends(&[1, 2, 3, 4], &[1, 9, 9, 3, 4]), (1, 2));
        assert_eq!(common_ends(&[1, 1], &[1, 1, 1]), (2, 0));
        assert_eq!(common_ends::<u8>(&[], &[]), (0, 0));
    }
}
