//! Scenarios: a customer's message, and step by step what an agent would have said and how else it can be said.
//!
//! Pure: texts in, scenarios or what is wrong with them out. Knows no page and no storage, and judges no sentence:
//! that is the analysis' work.

pub mod list;
mod principle;
mod read;
mod write;

pub use principle::Principle;
pub use read::{Problem, limits, problems, read};
pub use write::write;

use reply_coach_analysis::{Cause, Channel};
use serde::Serialize;

/// Version of the file format.
pub const VERSION: u32 = 1;

/// One case that is told on the stage, practised or printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// What it is known by: small letters, digits and inner hyphens.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How the reply reaches the customer.
    pub channel: Channel,
    /// Whose slip it was; never [`Cause::Auto`].
    pub cause: Cause,
    /// What the customer wrote or said.
    pub customer: String,
    /// What there is to learn from it, in order; at least one.
    pub steps: Vec<Step>,
}

/// One idea: a line as it comes to mind under stress, and a better one with the same facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What the step teaches.
    pub principle: Principle,
    /// The draft that goes wrong.
    pub before: String,
    /// What the people in the room are to notice about it.
    pub notice: String,
    /// A model rewrite.
    pub after: String,
    /// Where the advice comes from; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}
