//! Scenarios as a file that [`read`](crate::read) takes, and people can edit.

use serde::Serialize;

use crate::{Scenario, VERSION};

#[derive(Serialize)]
struct File<'a> {
    version: u32,
    scenarios: &'a [Scenario],
}

/// The file with these scenarios.
pub fn write(scenarios: &[Scenario]) -> String {
    // Only maps with odd keys and failing writers are refused, and here is neither.
    let json = serde_json::to_string_pretty(&File { version: VERSION, scenarios }).unwrap_or_default();
    json + "\n"
}
