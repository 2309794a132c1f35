//! Changes of changes: what several rounds of edits come to, seen from the first draft and from the last.

use std::ops::Range;

use super::{Change, Edit};

/// What `edits`, made to the text that `changes` led to, come to together with them. Both are in order and apart.
pub(super) fn joined(changes: Vec<Change>, edits: &[Edit]) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::with_capacity(changes.len() + edits.len());
    let mut changes = changes.into_iter().peekable();
    let mut edits = edits.iter().peekable();
    // How much longer the middle text is than the first one so far, and the last than the middle one.
    let (mut grown_before, mut grown_after) = (0isize, 0isize);
    loop {
        let change_first = match (changes.peek(), edits.peek()) {
            (None, None) => return out,
            (Some(change), Some(edit)) => change.after.start <= edit.span.start,
            (change, _) => change.is_some(),
        };
        // A stretch of the middle text: whatever overlaps it joins it.
        let mut middle = match change_first {
            true => changes.peek().map_or(0..0, |change| change.after.clone()),
            false => edits.peek().map_or(0..0, |edit| edit.span.clone()),
        };
        let (mut old_growth, mut new_growth) = (0, 0);
        let mut rules = Vec::new();
        let mut add = |rule| {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        };
        let mut first = true;
        loop {
            let joins = |span: &Range<usize>| span.start < middle.end || *span == middle || first;
            if let Some(change) = changes.next_if(|change| (!first || change_first) && joins(&change.after)) {
                middle.end = middle.end.max(change.after.end);
                old_growth += change.after.len() as isize - change.before.len() as isize;
                change.rules.into_iter().for_each(&mut add);
            } else if let Some(edit) = edits.next_if(|edit| (!first || !change_first) && joins(&edit.span)) {
                middle.end = middle.end.max(edit.span.end);
                new_growth += edit.text.len() as isize - edit.span.len() as isize;
                add(edit.rule.clone());
            } else {
                break;
            }
            first = false;
        }
        let moved = |at: usize, by: isize| at.saturating_add_signed(by);
        out.push(Change {
            before: moved(middle.start, -grown_before)..moved(middle.end, -grown_before - old_growth),
            after: moved(middle.start, grown_after)..moved(middle.end, grown_after + new_growth),
            rules,
        });
        grown_before += old_growth;
        grown_after += new_growth;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rewrite::applied;

    fn edit(span: Range<usize>, text: &str) -> Edit {
        Edit { span, text: text.to_owned(), rule: "blame.test".into() }
    }

    /// Edits from gaps and lengths, as far as they fit the text.
    fn edits(text: &str, steps: &[(usize, usize, usize)], mark: &str) -> Vec<Edit> {
        let mut from = 0;
        let mut edits: Vec<Edit> = Vec::new();
        for &(gap, length, new) in steps {
            let start = from + gap;
            let end = start + length;
            if end > text.len() || edits.last().is_some_and(|last| last.span == (start..end)) {
                break;
            }
            edits.push(edit(start..end, &mark.repeat(new)));
            from = end;
        }
        edits
    }

    #[test]
    fn later_edits_join_what_they_touch_and_leave_the_rest() {
        // abcdef -> aXXdef -> aXYYef
        let first = joined(Vec::new(), &[edit(1..3, "XX")]);
        let both = joined(first, &[edit(2..4, "YY")]);
        assert_eq!(both, [Change { before: 1..4, after: 1..4, rules: vec!["blame.test".into()] }]);
        // abcdef -> Xbcdef -> XbcdeYYY
        let first = joined(Vec::new(), &[edit(0..1, "X")]);
        let ranges: Vec<_> =
            joined(first, &[edit(5..6, "YYY")]).into_iter().map(|c| (c.before, c.after)).collect();
        assert_eq!(ranges, [(0..1, 0..1), (5..6, 5..8)]);
    }

    proptest! {
        #[test]
        fn applied_to_the_first_text_they_give_the_last(
            rounds in prop::collection::vec(prop::collection::vec((0..7usize, 0..5usize, 0..4usize), 0..6), 0..4)
        ) {
            let draft = "abcdefghijklmnopqrstuvwxyz0123456789";
            let mut text = draft.to_owned();
            let mut changes = Vec::new();
            for (round, mark) in rounds.iter().zip(["A", "B", "C", "D"]) {
                let edits = edits(&text, round, mark);
                text = applied(&text, &edits);
                changes = joined(changes, &edits);
            }
            let mut seen = String::new();
            let mut done = 0;
            for change in &changes {
                prop_assert!(change.before.start >= done);
                seen.push_str(&draft[done..change.before.start]);
                prop_assert_eq!(seen.len(), change.after.start);
                seen.push_str(&text[change.after.clone()]);
                done = change.before.end;
            }
            seen.push_str(&draft[done..]);
            prop_assert_eq!(seen, text);
        }
    }
}
