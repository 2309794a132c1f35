//! Lines and columns of byte offsets, in constant time each, however long the lines are.

use std::ops::Range;

/// Bytes between two counts; a look-up scans at most this many.
const STEP: usize = 512;

/// Where the lines of a text begin, and how many characters come before any byte.
///
/// A line ends at `\n`; a `\r` before it belongs to the line ending. That is also how SARIF counts by default.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    counts: Vec<Count>,
}

/// Characters before a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    chars: usize,
    utf16: usize,
}

impl Count {
    fn plus(mut self, bytes: &[u8]) -> Count {
        for byte in bytes {
            // Every character has one byte that does not continue another; four-byte ones are two UTF-16 units.
            let first = usize::from(byte & 0xC0 != 0x80);
            self.chars += first;
            self.utf16 += first + usize::from(*byte >= 0xF0);
        }
        self
    }
}

/// A place in a text. All numbers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column in characters (Unicode scalar values).
    pub column: usize,
    /// The column in UTF-16 code units.
    pub utf16: usize,
}

impl<'a> Lines<'a> {
    /// Counts through `text` once.
    pub fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut count = Count::default();
        let counts = std::iter::once(count)
            .chain(text.as_bytes().chunks(STEP).map(|chunk| {
                count = count.plus(chunk);
                count
            }))
            .collect();
        Lines { text, starts, counts }
    }

    /// Where the byte at `offset` is. Offsets past the end are taken for the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.index(offset);
        let (here, start) = (self.count(offset), self.count(self.start(line)));
        Place { line: line + 1, column: here.chars - start.chars + 1, utf16: here.utf16 - start.utf16 + 1 }
    }

    /// The bytes of a line (numbered from 1) without its ending. Empty past the last line.
    pub fn content(&self, line: usize) -> Range<usize> {
        let start = self.start(line.saturating_sub(1));
        let next = self.starts.get(line).copied();
        let whole = self.text.get(start..next.unwrap_or(self.text.len())).unwrap_or("");
        let bare = match whole.strip_suffix('\n') {
            Some(ended) => ended.strip_suffix('\r').unwrap_or(ended),
            None => whole,
        };
        start..start + bare.len()
    }

    /// The line of `offset`, counted from 0.
    fn index(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    fn start(&self, index: usize) -> usize {
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }

    fn count(&self, offset: usize) -> Count {
        let step = offset / STEP;
        let known = self.counts.get(step).copied().unwrap_or_default();
        known.plus(self.text.as_bytes().get(step * STEP..offset).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let check = |text: &str, offset: usize, expect: (usize, usize, usize)| {
            let Place { line, column, utf16 } = Lines::new(text).place(offset);
            assert_eq!((line, column, utf16), expect, "{text:?} at {offset}");
        };
        check("", 0, (1, 1, 1));
        check("abc", 3, (1, 4, 4));
        check("abc", 99, (1, 4, 4));
        check("a\nbc", 2, (2, 1, 1));
        check("a\r\nbc", 4, (2, 2, 2));
        check("a\n", 2, (2, 1, 1));
        check("é你😀x", 9, (1, 4, 5));
        check(&format!("{}\n{}x", "é".repeat(700), "😀".repeat(600)), 1401 + 2400, (2, 601, 1201));
    }

    #[test]
    fn contents() {
        let check = |text: &str, line: usize, expect: &str| {
            assert_eq!(&text[Lines::new(text).content(line)], expect, "{text:?} line {line}");
        };
        check("", 1, "");
        check("one\r\ntwo\nthree", 1, "one");
        check("one\r\ntwo\nthree", 2, "two");
        check("one\r\ntwo\nthree", 3, "three");
        check("one\n", 2, "");
        check("one", 7, "");
        check("lone\rreturn\n", 1, "lone\rreturn");
    }
}
