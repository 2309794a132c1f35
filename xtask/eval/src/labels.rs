//! Sentences that readers labelled, one JSON object a line, and what the engine reports on them.

use std::collections::BTreeSet;
use std::{fs, io};

use reply_coach_analysis::{Engine, Family, Finding, MoveId, Report, Request};
use serde::Deserialize;

/// A labelled sentence in the reply it stands in.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// Name of the sentence.
    pub id: String,
    /// Drawn at random rather than searched out.
    #[serde(default)]
    pub random: bool,
    /// The sentence.
    pub text: String,
    /// The reply with the sentence in it; the sentence alone when nothing is given.
    #[serde(default)]
    pub context: String,
    /// The customer's message before it.
    #[serde(default)]
    pub prev_customer: Option<String>,
    /// What the readers agreed on.
    pub gold: Vec<Gold>,
    /// Families they were not sure of, counted neither way.
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// Good moves.
    #[serde(default)]
    pub moves: Vec<String>,
    /// Moves they were not sure of.
    #[serde(default)]
    pub moves_ambiguous: Vec<String>,
}

/// A risk that readers saw.
#[derive(Debug, Deserialize)]
pub struct Gold {
    /// Id of the family.
    pub family: String,
    /// The words that carry it.
    #[serde(default)]
    pub quotes: Vec<String>,
}

impl Row {
    /// The families that readers agreed on.
    pub fn families(&self) -> BTreeSet<&str> {
        self.gold.iter().map(|gold| gold.family.as_str()).collect()
    }

    /// Bytes of the sentence within its reply; all of the reply when it is not in there word for word.
    fn span(&self) -> (usize, usize) {
        match self.context.find(&self.text) {
            Some(start) => (start, start + self.text.len()),
            None => (0, self.context.len()),
        }
    }

    /// The report on the reply.
    pub fn report(&self, engine: &Engine) -> Report {
        engine.report(&Request { customer: self.prev_customer.as_deref(), ..Request::new(&self.context) })
    }

    /// The findings of a report that overlap the sentence.
    pub fn findings<'r>(&self, report: &'r Report) -> Vec<&'r Finding> {
        let (start, end) = self.span();
        report.findings.iter().filter(|finding| finding.start < end && finding.end > start).collect()
    }

    /// The moves of a report that overlap the sentence.
    pub fn moves_found(&self, report: &Report) -> BTreeSet<&'static str> {
        let (start, end) = self.span();
        let here = report.moves.iter().filter(|found| found.start < end && found.end > start);
        here.map(|found| found.id.id()).collect()
    }
}

/// The rows of a file.
pub fn read(file: &str) -> io::Result<Vec<Row>> {
    let text = fs::read_to_string(file)?;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut row: Row = serde_json::from_str(line).map_err(|error| at(number, &error.to_string()))?;
        if row.context.is_empty() {
            row.context.clone_from(&row.text);
        }
        let unknown = row.gold.iter().find(|gold| Family::from_id(&gold.family).is_none());
        if let Some(gold) = unknown {
            return Err(at(number, &format!("\"{}\" is no family", gold.family)));
        }
        if let Some(unknown) = row.moves.iter().find(|id| MoveId::from_id(id).is_none()) {
            return Err(at(number, &format!("\"{unknown}\" is no move")));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn at(number: usize, problem: &str) -> io::Error {
    io::Error::other(format!("line {}: {problem}", number + 1))
}
