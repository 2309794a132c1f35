//! The catalogue as JSON, for tools.

use reply_coach_analysis::rules::{RULES, Rule};
use reply_coach_analysis::situation::Mood;
use reply_coach_analysis::{Cause, Channel, Family, Severity};
use serde::Serialize;

/// Version of this format.
const VERSION: u32 = 1;

/// All rules.
#[derive(Debug, Serialize)]
pub(super) struct Catalogue {
    version: u32,
    rules: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    id: &'static str,
    family: Family,
    severity: Severity,
    title: &'static str,
    why: &'static str,
    source: &'static str,
    /// Whose slip it has to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<Cause>,
    /// How the reply has to reach the customer.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    channels: &'static [Channel],
    /// What the customer's message has to be: `given` or `upset`.
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<&'static str>,
    /// The message that the examples answer.
    #[serde(skip_serializing_if = "str::is_empty")]
    answering: &'static str,
    flagged: Vec<Flagged>,
    clean: &'static [&'static str],
}

/// A text that is flagged, and how it reads after the first rewrite; `null` when none is offered.
#[derive(Debug, Serialize)]
struct Flagged {
    text: &'static str,
    reframe: Option<&'static str>,
}

/// The catalogue, in the order of the rules.
pub(super) fn catalogue() -> Catalogue {
    Catalogue { version: VERSION, rules: RULES.iter().map(entry).collect() }
}

fn entry(rule: &'static Rule) -> Entry {
    let flagged = |&(text, reframe): &(&'static str, &'static str)| Flagged {
        text,
        reframe: Some(reframe).filter(|reframe| !reframe.is_empty()),
    };
    Entry {
        id: rule.id,
        family: rule.family,
        severity: rule.severity,
        title: rule.title,
        why: rule.why,
        source: rule.source,
        cause: rule.cause,
        channels: rule.channels,
        customer: match rule.mood {
            Mood::Any => None,
            Mood::Given => Some("given"),
            Mood::Upset => Some("upset"),
        },
        answering: rule.examples.answering,
        flagged: rule.examples.flagged.iter().map(flagged).collect(),
        clean: rule.examples.clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_there_with_its_examples() {
        let json = serde_json::to_value(catalogue()).unwrap();
        let rules = json["rules"].as_array().unwrap();
        assert_eq!(rules.len(), RULES.len());
        for (entry, rule) in rules.iter().zip(RULES) {
            assert_eq!((&entry["id"], &entry["family"]), (&rule.id.into(), &rule.family.id().into()));
            assert_eq!(entry["flagged"][0]["text"], rule.examples.flagged[0].0);
            assert_eq!(entry["clean"][0], rule.examples.clean[0]);
        }
    }
}
