//! The few colours of the text output, as ANSI escapes.

use std::fmt::{self, Display};

use reply_coach_analysis::Severity;

/// What a stretch of output is, and so how it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// A finding of this severity.
    Severity(Severity),
    /// Line numbers and the frame of an excerpt.
    Frame,
    /// Words as they stand in the draft.
    Old,
    /// Words to put there.
    New,
    /// Something that is missing.
    Missing,
}

impl Ink {
    const fn escape(self) -> &'static str {
        match self {
            Ink::Severity(Severity::Risk) => "\x1b[1;31m",
            Ink::Severity(Severity::Caution) => "\x1b[1;33m",
            Ink::Severity(Severity::Tip) => "\x1b[1;36m",
            Ink::Frame => "\x1b[34m",
            Ink::Old => "\x1b[31m",
            Ink::New => "\x1b[32m",
            Ink::Missing => "\x1b[1;35m",
        }
    }
}

/// Whether colours are used at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// `false` prints plain text.
    pub on: bool,
}

impl Palette {
    /// `text`, coloured if colours are on.
    pub fn paint<T: Display>(self, ink: Ink, text: T) -> Painted<T> {
        Painted { escape: self.on.then(|| ink.escape()), text }
    }
}

/// Something that prints itself in colour.
#[derive(Debug, Clone, Copy)]
pub struct Painted<T> {
    escape: Option<&'static str>,
    text: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.escape {
            Some(escape) => write!(f, "{escape}{}\x1b[0m", self.text),
            None => self.text.fmt(f),
        }
    }
}
