//! Reports as one SARIF 2.1.0 log, the format that editors and code-review tools read.
//!
//! Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeMap;

use reply_coach_analysis::rules::RULES;
use reply_coach_analysis::{Confidence, Finding, Reframe, Report, Severity};
use serde_json::{Value, json};

use super::uri::uri;
use crate::input::Source;
use crate::lines::Lines;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One log of one run: these checked drafts, and these messages about drafts that could not be read.
pub fn log(drafts: &[(Source, String, Report)], problems: &[String]) -> Value {
    let mut rules = Rules::default();
    let mut results = Vec::new();
    for (index, (source, text, report)) in drafts.iter().enumerate() {
        let draft =
            Draft { artifact: json!({ "uri": location(source), "index": index }), lines: Lines::new(text) };
        results.extend(report.findings.iter().map(|finding| draft.result(finding, rules.index(finding))));
    }
    let artifacts: Vec<Value> = drafts
        .iter()
        .map(|(source, _, report)| {
            let mut artifact = json!({ "location": { "uri": location(source) }, "encoding": "UTF-8" });
            if let Some(cause) = &report.cause {
                artifact["properties"] = json!({ "cause": cause });
            }
            artifact
        })
        .collect();
    let notifications: Vec<Value> =
        problems.iter().map(|problem| json!({ "level": "error", "message": { "text": problem } })).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "reply-coach",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.list,
            } },
            "columnKind": "utf16CodeUnits",
            "invocations": [{
                "executionSuccessful": problems.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "artifacts": artifacts,
            "results": results,
        }],
    })
}

fn location(source: &Source) -> String {
    match source {
        Source::Stdin => "stdin".to_owned(),
        Source::File(path) => uri(path),
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Risk => "error",
        Severity::Caution => "warning",
        Severity::Tip => "note",
    }
}

/// The rules that occurred, in the order in which they did.
#[derive(Default)]
struct Rules {
    list: Vec<Value>,
    known: BTreeMap<String, usize>,
}

impl Rules {
    /// Where the finding's rule stands in the list; adds it when it is new.
    fn index(&mut self, finding: &Finding) -> usize {
        if let Some(index) = self.known.get(finding.rule.as_ref()) {
            return *index;
        }
        let index = self.list.len();
        self.known.insert(finding.rule.to_string(), index);
        let rule = RULES.iter().find(|rule| rule.id == finding.rule);
        self.list.push(json!({
            "id": finding.rule,
            "shortDescription": { "text": rule.map_or(finding.why.as_ref(), |rule| rule.title) },
            "fullDescription": { "text": rule.map_or(finding.why.as_ref(), |rule| rule.why) },
            "defaultConfiguration": { "level": level(finding.severity) },
            "properties": { "family": finding.family.id(), "tags": [finding.family.id()] },
        }));
        index
    }
}

/// A draft whose findings are being written.
struct Draft<'a> {
    artifact: Value,
    lines: Lines<'a>,
}

impl Draft<'_> {
    fn result(&self, finding: &Finding, rule: usize) -> Value {
        let mut region = self.region(finding.start, finding.end);
        region["snippet"] = json!({ "text": finding.quote });
        let mut result = json!({
            "ruleId": finding.rule,
            "ruleIndex": rule,
            "level": level(finding.severity),
            "message": { "text": finding.why },
            "locations": [{ "physicalLocation": { "artifactLocation": self.artifact, "region": region } }],
            // Lets a tool see that this is the finding of the last run although lines were added above it.
            "partialFingerprints": { "finding/v1": finding.identity.to_string() },
            "properties": { "family": finding.family.id(), "severity": finding.severity.id() },
        });
        if !finding.reframes.is_empty() {
            result["fixes"] = finding.reframes.iter().map(|reframe| self.fix(reframe)).collect();
        }
        result
    }

    fn fix(&self, reframe: &Reframe) -> Value {
        let advice = match reframe.confidence {
            Confidence::Sure if reframe.slots.is_empty() => "Say instead",
            Confidence::Sure => "Say instead, with the gaps filled in",
            Confidence::Check => "Perhaps say instead; check that it fits",
        };
        json!({
            "description": { "text": format!("{advice}: {}", reframe.text) },
            "artifactChanges": [{
                "artifactLocation": self.artifact,
                "replacements": [{
                    "deletedRegion": self.region(reframe.start, reframe.end),
                    "insertedContent": { "text": reframe.text },
                }],
            }],
            "properties": { "confidence": reframe.confidence.id() },
        })
    }

    fn region(&self, start: usize, end: usize) -> Value {
        let (start, end) = (self.lines.place(start), self.lines.place(end));
        json!({
            "startLine": start.line,
            "startColumn": start.utf16,
            "endLine": end.line,
            "endColumn": end.utf16,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::render::sample::{finding, reframe, report};

    #[test]
    fn a_finding_has_its_rule_its_place_in_utf16_and_its_fixes() {
        let text = "Hi 😀\r\n你 you should have waited.";
        let found = finding(text, "you should have", Severity::Caution).reframe(reframe(
            text,
            "you should have waited",
            "it takes a day",
            Confidence::Check,
        ));
        let found = Finding { rule: "team/no-waiting".into(), ..found.into() };
        let what = report(text, vec![found]);
        let log = log(&[(Source::File(PathBuf::from("a b.txt")), text.to_owned(), what)], &[]);
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        assert_eq!(
            run["tool"]["driver"]["rules"],
            json!([{
                "id": "team/no-waiting",
                "shortDescription": { "text": "Tells the customer what they ought to have done." },
                "fullDescription": { "text": "Tells the customer what they ought to have done." },
                "defaultConfiguration": { "level": "warning" },
                "properties": { "family": "blame", "tags": ["blame"] },
            }])
        );
        let artifact = json!({ "uri": "a%20b.txt", "index": 0 });
        assert_eq!(
            run["results"],
            json!([{
                "ruleId": "team/no-waiting",
                "ruleIndex": 0,
                "level": "warning",
                "message": { "text": "Tells the customer what they ought to have done." },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {
                        "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 18,
                        "snippet": { "text": "you should have" },
                    },
                } }],
                "partialFingerprints": { "finding/v1": "0000000000000000" },
                "properties": { "family": "blame", "severity": "caution" },
                "fixes": [{
                    "description": { "text": "Perhaps say instead; check that it fits: it takes a day" },
                    "artifactChanges": [{
                        "artifactLocation": artifact,
                        "replacements": [{
                            "deletedRegion": { "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 25 },
                            "insertedContent": { "text": "it takes a day" },
                        }],
                    }],
                    "properties": { "confidence": "check" },
                }],
            }])
        );
    }

    #[test]
    fn columns_past_an_emoji_count_two_for_it() {
        let text = "😀 you";
        let what = report(text, vec![finding(text, "you", Severity::Tip).into()]);
        let log = log(&[(Source::Stdin, text.to_owned(), what)], &[]);
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startColumn"], &region["endColumn"]), (&json!(4), &json!(7)));
    }

    #[test]
    fn a_built_in_rule_is_described_by_its_title_and_its_reason() {
        for rule in RULES {
            let found = Finding { rule: rule.id.into(), ..finding("you", "you", Severity::Risk).into() };
            let log = log(&[(Source::Stdin, "you".to_owned(), report("you", vec![found]))], &[]);
            let described = &log["runs"][0]["tool"]["driver"]["rules"][0];
            assert_eq!(described["shortDescription"]["text"], rule.title);
            assert_eq!(described["fullDescription"]["text"], rule.why);
        }
    }

    #[test]
    fn a_rule_is_listed_once() {
        let text = "you and you";
        let findings =
            || vec![finding(text, "you", Severity::Risk).into(), finding(text, "and", Severity::Risk).into()];
        let draft = || (Source::Stdin, text.to_owned(), report(text, findings()));
        let log = log(&[draft(), draft()], &[]);
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(1));
        assert_eq!(run["results"].as_array().map(Vec::len), Some(4));
        assert_eq!(run["results"][3]["locations"][0]["physicalLocation"]["artifactLocation"]["index"], 1);
    }

    #[test]
    fn drafts_that_could_not_be_read_are_told() {
        let log = log(&[], &["gone.txt: there is no such file".to_owned()]);
        let invocation = &log["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        assert_eq!(
            invocation["toolExecutionNotifications"],
            json!([{ "level": "error", "message": { "text": "gone.txt: there is no such file" } }])
        );
    }
}
