//! From a file to scenarios, or to what is wrong with it, in words that help to put it right.
//!
//! A file is somebody else's data: it is read whole or refused whole, and its texts are never anything but text.

use std::fmt;

use reply_coach_analysis::pack::problem::{LineStarts, plain};
use reply_coach_analysis::pack::read::{garbles, is_id};
use reply_coach_analysis::{Cause, Channel};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{Scenario, Step, VERSION};

/// How much a file may ask for: far more than a day of training needs.
pub mod limits {
    /// Bytes of a file.
    pub const FILE: usize = 1 << 20;
    /// Scenarios of a file.
    pub const SCENARIOS: usize = 200;
    /// Steps of a scenario.
    pub const STEPS: usize = 20;
    /// Characters of an id, a title or a source.
    pub const SHORT: usize = 200;
    /// Characters of a message, a draft, a rewrite or a note: still readable on a wall.
    pub const LONG: usize = 1200;
    /// Problems told of one file.
    pub const TOLD: usize = 12;
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1; nothing for what is not in a file.
    pub line: Option<usize>,
    /// Number of the scenario, from 1, and its title when it could be read.
    pub scenario: Option<(usize, Option<String>)>,
    /// Number of the step, from 1.
    pub step: Option<usize>,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
            comma = ", ";
        }
        if let Some((number, title)) = &self.scenario {
            write!(f, "{comma}scenario {number}")?;
            if let Some(title) = title {
                write!(f, " (“{title}”)")?;
            }
            comma = ", ";
        }
        if let Some(step) = self.step {
            write!(f, "{comma}step {step}")?;
            comma = ", ";
        }
        let colon = if comma.is_empty() { "" } else { ": " };
        write!(f, "{colon}{}", self.reason)
    }
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(borrow)]
    scenarios: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    id: String,
    title: String,
    channel: Channel,
    cause: Cause,
    customer: String,
    #[serde(borrow)]
    steps: Vec<&'a RawValue>,
}

/// Enough of an entry to say which one it is.
#[derive(Deserialize)]
struct Titled {
    title: String,
}

/// Reads a file of scenarios.
///
/// # Errors
/// What is wrong with it, the first problems of each part with their lines; never empty. A file with a problem is
/// refused whole.
pub fn read(json: &str) -> Result<Vec<Scenario>, Vec<Problem>> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if json.len() > limits::FILE {
        return Err(vec![whole(1, "the file is larger than 1 MiB".to_owned())]);
    }
    let syntax = |error: serde_json::Error| vec![whole(error.line().max(1), plain(&error))];
    let Versioned { version } = serde_json::from_str(json).map_err(syntax)?;
    if version != VERSION {
        let reason = format!("version {version} of the format; this page reads version {VERSION}");
        return Err(vec![whole(1, reason)]);
    }
    let file: File<'_> = serde_json::from_str(json).map_err(syntax)?;
    if file.scenarios.is_empty() || file.scenarios.len() > limits::SCENARIOS {
        let reason = format!("a file needs 1 to {} scenarios", limits::SCENARIOS);
        return Err(vec![whole(1, reason)]);
    }
    let lines = LineStarts::new(json);
    let mut wrong = Vec::new();
    let mut read = Vec::<Scenario>::with_capacity(file.scenarios.len());
    for (index, raw) in file.scenarios.iter().enumerate() {
        let title = serde_json::from_str::<Titled>(raw.get()).ok().map(|titled| titled.title);
        let title = title.filter(|title| text_problem("", title, limits::SHORT).is_none());
        let at = |part: &RawValue, within: usize, step, reason| Problem {
            line: Some(lines.line_of(part.get()) + within),
            scenario: Some((index + 1, title.clone())),
            step,
            reason,
        };
        let failed = |error: &serde_json::Error| (error.line().saturating_sub(1), plain(error));
        let Entry { id, title: name, channel, cause, customer, steps } = match serde_json::from_str(raw.get())
        {
            Ok(entry) => entry,
            Err(error) => {
                let (within, reason) = failed(&error);
                wrong.push(at(raw, within, None, reason));
                continue;
            }
        };
        let mut scenario = Scenario { id, title: name, channel, cause, customer, steps: Vec::new() };
        for (number, part) in steps.iter().enumerate() {
            match serde_json::from_str::<Step>(part.get()) {
                Ok(step) => scenario.steps.push(step),
                Err(error) => {
                    let (within, reason) = failed(&error);
                    wrong.push(at(part, within, Some(number + 1), reason));
                }
            }
        }
        if read.iter().any(|other| other.id == scenario.id) {
            wrong.push(at(raw, 0, None, format!("another scenario has the id \"{}\"", scenario.id)));
        }
        // Steps that could not be read were told of; the numbers of the others would be off.
        if scenario.steps.len() == steps.len() {
            for Problem { step, reason, .. } in problems(&scenario) {
                let part = step.and_then(|step| steps.get(step - 1)).unwrap_or(raw);
                wrong.push(at(part, 0, step, reason));
            }
        }
        read.push(scenario);
    }
    wrong.truncate(limits::TOLD);
    if wrong.is_empty() { Ok(read) } else { Err(wrong) }
}

/// What is wrong with a scenario, however it came about; empty when it can be used.
pub fn problems(scenario: &Scenario) -> Vec<Problem> {
    let mut wrong = Vec::new();
    let mut note = |step: Option<usize>, reason: Option<String>| {
        wrong.extend(reason.map(|reason| Problem { line: None, scenario: None, step, reason }));
    };
    let Scenario { id, title, cause, customer, steps, .. } = scenario;
    note(None, text_problem("the id", id, limits::SHORT));
    if !is_id(id) {
        let reason = "the id may have small letters, digits and inner hyphens only, such as \"late-parcel\"";
        note(None, Some(reason.to_owned()));
    }
    note(None, text_problem("the title", title, limits::SHORT));
    if *cause == Cause::Auto {
        note(None, Some("\"cause\" says whose slip it was: customer, us or third-party".to_owned()));
    }
    note(None, text_problem("the customer’s message", customer, limits::LONG));
    if steps.is_empty() || steps.len() > limits::STEPS {
        note(None, Some(format!("a scenario needs 1 to {} steps", limits::STEPS)));
    }
    for (index, step) in steps.iter().enumerate() {
        for (what, text) in [
            ("the line before", &step.before),
            ("what to notice", &step.notice),
            ("the line after", &step.after),
        ] {
            note(Some(index + 1), text_problem(what, text, limits::LONG));
        }
        if !step.source.is_empty() {
            note(Some(index + 1), text_problem("the source", &step.source, limits::SHORT));
        }
    }
    wrong
}

fn text_problem(what: &str, text: &str, longest: usize) -> Option<String> {
    if text.trim().is_empty() {
        Some(format!("{what} is empty"))
    } else if text.chars().count() > longest {
        Some(format!("{what} is longer than {longest} characters"))
    } else if text.chars().any(|c| c != '\n' && garbles(c)) {
        Some(format!("{what} has a control character in it"))
    } else {
        None
    }
}

fn whole(line: usize, reason: String) -> Problem {
    Problem { line: Some(line), scenario: None, step: None, reason }
}
