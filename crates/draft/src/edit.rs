//! What one edit did to a text, told from the text before and the text after.

/// `old[start..old_end]` was replaced by `new[start..new_end]`; everything else stayed. Byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// First byte that differs.
    pub start: usize,
    /// One past the last byte that differs, before the edit.
    pub old_end: usize,
    /// One past the last byte that differs, after the edit.
    pub new_end: usize,
}

impl Edit {
    /// The smallest single edit that turns `old` into `new`.
    pub fn between(old: &str, new: &str) -> Edit {
        let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        // Two characters can share their first bytes: step back to where both begin one.
        let start = new.floor_char_boundary(old.floor_char_boundary(same));
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let same = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(a, b)| a == b).count();
        let old_end = old.ceil_char_boundary(old.len() - same);
        let new_end = new.len() - (old.len() - old_end);
        Edit { start, old_end, new_end }
    }

    /// Where a span that began at `at` begins now.
    pub fn carry_start(&self, at: usize) -> usize {
        if at < self.start {
            at
        } else if at >= self.old_end {
            at - self.old_end + self.new_end
        } else {
            self.start
        }
    }

    /// Where a span that ended at `at` ends now.
    pub fn carry_end(&self, at: usize) -> usize {
        if at <= self.start {
            at
        } else if at >= self.old_end {
            at - self.old_end + self.new_end
        } else {
            self.new_end
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, removed: &str, added: &str) {
        let edit = Edit::between(old, new);
        assert_eq!(&old[edit.start..edit.old_end], removed);
        assert_eq!(&new[edit.start..edit.new_end], added);
    }

    #[test]
    fn finds_what_was_typed_removed_or_replaced() {
        check("a c", "a bc", "", "b");
        check("a bc", "a c", "b", "");
        check("one two three", "one 2 three", "two", "2");
        check("", "all", "", "all");
        check("same", "same", "", "");
    }

    #[test]
    fn never_cuts_a_character() {
        check("é", "è", "é", "è");
        check("x😀", "x😁", "😀", "😁");
        check("éa", "ãa", "é", "ã");
    }

    #[test]
    fn a_repeated_letter_is_one_insertion() {
        let edit = Edit::between("aa", "aaa");
        assert_eq!((edit.old_end - edit.start, edit.new_end - edit.start), (0, 1));
    }

    #[test]
    fn spans_around_the_edit_are_carried() {
        let edit = Edit::between("one two three", "one twenty three");
        assert_eq!((edit.carry_start(0), edit.carry_end(3)), (0, 3));
        assert_eq!((edit.carry_start(8), edit.carry_end(13)), (11, 16));
        assert_eq!((edit.carry_start(4), edit.carry_end(7)), (4, 10));
    }

    #[test]
    fn an_insertion_between_two_spans_belongs_to_neither() {
        let edit = Edit { start: 3, old_end: 3, new_end: 5 };
        assert_eq!(edit.carry_end(3), 3);
        assert_eq!(edit.carry_start(3), 5);
    }
}
