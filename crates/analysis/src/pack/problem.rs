//! What is wrong with a pack, in words that help to put it right.

use std::fmt;

/// Problems told of one pack; the rest is only counted, so that a hostile file cannot flood anybody.
const TOLD: usize = 20;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1.
    pub line: usize,
    /// The rule it is about.
    pub rule: Option<Place>,
    /// What is wrong.
    pub reason: String,
}

/// Which rule of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its place in the file, from 1.
    pub number: usize,
    /// Its id, when it could be read.
    pub id: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(Place { number, id }) = &self.rule {
            write!(f, ", rule {number}")?;
            if let Some(id) = id {
                write!(f, " (\"{id}\")")?;
            }
        }
        write!(f, ": {}", self.reason)
    }
}

/// Why a pack is refused. Never empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first of them, in the order in which they were found.
    pub list: Vec<Problem>,
    /// How many there are beyond the list.
    pub more: usize,
}

impl Problems {
    /// Notes a problem.
    pub(super) fn push(&mut self, problem: Problem) {
        if self.list.len() < TOLD {
            self.list.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Whether nothing is wrong.
    pub(super) fn none(&self) -> bool {
        self.list.is_empty()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, problem) in self.list.iter().enumerate() {
            let end = if number == 0 { "" } else { "\n" };
            write!(f, "{end}{problem}")?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// Where the lines of a file begin. A file of many rules is asked for many lines, so the breaks are counted once.
pub struct LineStarts<'a> {
    text: &'a str,
    breaks: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    /// Counts through `text`.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        LineStarts { text, breaks: breaks.collect() }
    }

    /// The line on which this part of the text begins, from 1.
    pub fn line_of(&self, part: &str) -> usize {
        let at = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        1 + self.breaks.partition_point(|line_break| *line_break < at)
    }
}

/// What the JSON reader says, without its own mention of the place.
pub fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
    if error.is_data() {
        reason.to_owned()
    } else {
        format!("not JSON at column {}: {reason}", error.column())
    }
}
