//! What a run comes to: the exit status, and the failures that end a run early.

use std::fmt;
use std::io;
use std::process::ExitCode;

use reply_coach_analysis::{Report, Severity};

/// How a run ended. Later variants outrank earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing at or above the chosen severity: exit status 0.
    Clean,
    /// Something was: exit status 1.
    Found,
    /// Some input could not be used: exit status 2.
    Unusable,
}

impl Status {
    /// The number the process ends with.
    pub const fn code(self) -> u8 {
        match self {
            Status::Clean => 0,
            Status::Found => 1,
            Status::Unusable => 2,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status.code())
    }
}

/// The weakest severity that makes a run end with status 1; `None` for never.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailOn(pub Option<Severity>);

impl FailOn {
    /// The status one report asks for.
    pub fn status(self, report: &Report) -> Status {
        // Severities are ordered strongest first.
        let failing = |weakest| report.findings.iter().any(|finding| finding.severity <= weakest);
        if self.0.is_some_and(failing) { Status::Found } else { Status::Clean }
    }
}

/// Why a run cannot go on.
#[derive(Debug)]
pub enum Failure {
    /// What was given cannot be used; the message says what and why.
    Input(String),
    /// The output cannot be written.
    Output(io::Error),
}

/// Only writing uses `?` on a bare I/O error; reading says which file it was about.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// `serde_json` is only used to write through `?`; its reading errors are put into words where they occur.
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::Output(error.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Input(message) => f.write_str(message),
            Failure::Output(error) => write!(f, "the output cannot be written: {error}"),
        }
    }
}

impl std::error::Error for Failure {}
