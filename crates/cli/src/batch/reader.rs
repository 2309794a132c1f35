//! Reading standard input line by line in bounded memory.

use std::io::{BufRead, BufReader, Read};

use crate::input::{BOM, reading_problem};
use crate::status::Failure;

/// Longest line that is read, in bytes. No reply is nearly as long, and memory stays bounded whatever comes in.
pub(super) const LONGEST: usize = 16 << 20;

/// A line longer than [`LONGEST`].
#[derive(Debug, Clone, Copy)]
pub(super) struct TooLong;

/// One line without its ending, numbered from 1.
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) bytes: Result<&'a [u8], TooLong>,
}

/// Reads line by line into one buffer.
pub(super) struct LineReader<R> {
    input: BufReader<R>,
    buffer: Vec<u8>,
    number: usize,
}

impl<R: Read> LineReader<R> {
    /// A reader from the first line on.
    pub(super) fn new(input: BufReader<R>) -> Self {
        LineReader { input, buffer: Vec::new(), number: 0 }
    }

    /// Whether the next line is not here yet, so that whoever writes may be waiting for the last answer.
    pub(super) fn would_wait(&self) -> bool {
        !self.input.buffer().contains(&b'\n')
    }

    /// The next line, `None` at the end. A line that is too long is skipped to its end.
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>, Failure> {
        let unreadable = |error| Failure::Input(format!("standard input: {}", reading_problem(&error)));
        self.buffer.clear();
        let limit = LONGEST as u64 + 1;
        let read = (&mut self.input).take(limit).read_until(b'\n', &mut self.buffer).map_err(unreadable)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let whole = self.buffer.ends_with(b"\n");
        let bytes = if self.buffer.len() > LONGEST && !whole {
            self.input.skip_until(b'\n').map_err(unreadable)?;
            Err(TooLong)
        } else {
            let bytes = self.buffer.trim_ascii_end();
            Ok(if self.number == 1 { bytes.strip_prefix(BOM).unwrap_or(bytes) } else { bytes })
        };
        Ok(Some(Line { number: self.number, bytes }))
    }
}
