//! The whole draft with every safe rewrite in place.
//!
//! Rewrites marked *sure* go in, the strongest findings' first; the result is analysed again, because a sentence may
//! carry more than one risk, until nothing is left to do. A round that does not leave the draft with less to mark is
//! taken back, so that this comes to an end and a second run changes nothing. What is only to be *checked*, and what a
//! person does not want to be told, stays as it is.

mod changes;

use std::ops::Range;

use crate::preferences::normalised;
use crate::report::{Confidence, Finding, Reframe, Report, Severity, Text};
use crate::{Engine, Request};

/// More rounds than any draft has needed: each puts in every rewrite that is not in another's way.
const ROUNDS: usize = 8;
/// A round that makes a draft no better is tried change by change, so many of them.
const ALONE: usize = 8;

/// A draft with its safe rewrites in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewritten {
    /// The new draft.
    pub text: String,
    /// What was changed, in order, never overlapping.
    pub changes: Vec<Change>,
    /// What there is to say about the new draft.
    pub report: Report,
}

/// One change, with whatever was done to the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The bytes of the draft that were replaced.
    pub before: Range<usize>,
    /// The bytes of the new draft that stand there now.
    pub after: Range<usize>,
    /// Ids of the rules whose findings it is for, the first change's first.
    pub rules: Vec<Text>,
}

impl Rewritten {
    /// The draft with only those changes for which `taken` says so, by their number.
    pub fn with_changes(&self, draft: &str, mut taken: impl FnMut(usize) -> bool) -> String {
        let mut text = String::with_capacity(self.text.len().max(draft.len()));
        let mut done = 0;
        for (number, change) in self.changes.iter().enumerate() {
            let old = draft.get(change.before.clone()).unwrap_or_default();
            let new = self.text.get(change.after.clone()).unwrap_or_default();
            text.push_str(draft.get(done..change.before.start).unwrap_or_default());
            text.push_str(if taken(number) { new } else { old });
            done = change.before.end;
        }
        text.push_str(draft.get(done..).unwrap_or_default());
        text
    }
}

/// A rewrite about to be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    span: Range<usize>,
    text: String,
    rule: Text,
}

/// A draft on its way, with what is said about it.
struct Stage {
    text: String,
    findings: Vec<Finding>,
}

impl Stage {
    fn new(engine: &Engine, request: &Request<'_>, text: String) -> Stage {
        let findings = engine.findings(&Request { text: &text, ..request.clone() });
        Stage { text, findings }
    }

    /// How much is marked: the number of risks, then of cautions, then of tips.
    fn weight(&self) -> [usize; Severity::ALL.len()] {
        let mut weight = [0; Severity::ALL.len()];
        for finding in &self.findings {
            if let Some(count) = weight.get_mut(finding.severity as usize) {
                *count += 1;
            }
        }
        weight
    }
}

impl Engine {
    /// The draft of `request` with every safe rewrite in place.
    pub fn rewrite(&self, request: &Request<'_>) -> Rewritten {
        let mut stage = Stage::new(self, request, request.text.to_owned());
        let mut silenced: Vec<(Text, String)> =
            stage.findings.iter().filter(|f| request.preferences.silences(f)).map(name).collect();
        crate::order::sort_by_key(&mut silenced, Clone::clone);
        let mut changes = Vec::new();
        for _ in 0..ROUNDS {
            let Some((next, edits)) = self.round(request, &stage, &silenced) else { break };
            changes = changes::joined(changes, &edits);
            stage = next;
        }
        let report = self.report(&Request { text: &stage.text, ..request.clone() });
        Rewritten { text: stage.text, changes, report }
    }

    /// The next stage with the edits that lead there, when there is one.
    fn round(
        &self,
        request: &Request<'_>,
        stage: &Stage,
        silenced: &[(Text, String)],
    ) -> Option<(Stage, Vec<Edit>)> {
        let wanted = |finding: &&Finding| {
            !request.preferences.silences(finding)
                && (silenced.is_empty() || silenced.binary_search(&name(finding)).is_err())
        };
        let all = edits(&stage.text, stage.findings.iter().filter(wanted));
        let better = |edits: Vec<Edit>| {
            let next = Stage::new(self, request, applied(&stage.text, &edits));
            (next.weight() < stage.weight()).then_some((next, edits))
        };
        if all.len() < 2 {
            return (!all.is_empty()).then(|| better(all)).flatten();
        }
        better(all.clone()).or_else(|| all.into_iter().take(ALONE).find_map(|edit| better(vec![edit])))
    }
}

/// What a finding is known by while its sentence changes around it.
fn name(finding: &Finding) -> (Text, String) {
    (finding.rule.clone(), normalised(&finding.quote))
}

/// The first safe rewrite of each finding, the strongest findings first, in the order of the draft. Of rewrites that
/// overlap only the first is there, because the others were made for words that are then gone.
fn edits<'f>(text: &str, findings: impl Iterator<Item = &'f Finding>) -> Vec<Edit> {
    let mut findings: Vec<&Finding> = findings.collect();
    crate::order::sort_by_key(&mut findings, |finding| (finding.severity, finding.start));
    let range = |reframe: &Reframe| (reframe.start, reframe.end);
    // In the order of the draft.
    let mut chosen: Vec<(&Finding, &Reframe)> = Vec::new();
    for finding in findings {
        let safe = finding.reframes.iter().find(|reframe| reframe.confidence == Confidence::Sure);
        let Some(reframe) = safe.filter(|reframe| text.get(reframe.start..reframe.end).is_some()) else {
            continue;
        };
        // What is chosen has no overlaps, so only the neighbours can be in the way.
        let place = chosen.partition_point(|(_, other)| range(other) < range(reframe));
        let before = place.checked_sub(1).and_then(|before| chosen.get(before));
        let neighbours = before.into_iter().chain(chosen.get(place));
        if neighbours.into_iter().all(|(_, other)| apart(range(other), range(reframe))) {
            chosen.insert(place, (finding, reframe));
        }
    }
    let edit = |(finding, reframe): (&Finding, &Reframe)| Edit {
        span: reframe.start..reframe.end,
        text: reframe.text.clone(),
        rule: finding.rule.clone(),
    };
    chosen.into_iter().map(edit).collect()
}

/// Whether two ranges share no byte. Two insertions at one place do not count as apart.
fn apart(a: (usize, usize), b: (usize, usize)) -> bool {
    a != b && (a.1 <= b.0 || b.1 <= a.0)
}

/// The text with edits in place that are in order and apart.
fn applied(text: &str, edits: &[Edit]) -> String {
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        new.push_str(text.get(done..edit.span.start).unwrap_or_default());
        new.push_str(&edit.text);
        done = edit.span.end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::{Family, FocusOn};
    use crate::{Identity, Severity};
    use Confidence::{Check, Sure};
    use Severity::{Risk, Tip};

    fn finding(severity: Severity, rewrites: &[(Range<usize>, &str, Confidence)]) -> Finding {
        let reframe = |(span, text, confidence): &(Range<usize>, &str, Confidence)| Reframe {
            start: span.start,
            end: span.end,
            text: (*text).to_owned(),
            focus: FocusOn::Product,
            slots: Vec::new(),
            confidence: *confidence,
        };
        Finding {
            rule: "blame.test".into(),
            family: Family::Blame,
            severity,
            start: rewrites.first().map_or(0, |(span, ..)| span.start),
            end: 0,
            quote: String::new(),
            why: "".into(),
            reframes: rewrites.iter().map(reframe).collect(),
            identity: Identity::default(),
        }
    }

    #[track_caller]
    fn check(text: &str, findings: &[Finding], expect: &str) {
        assert_eq!(applied(text, &edits(text, findings.iter())), expect);
    }

    #[test]
    fn the_first_safe_rewrite_of_each_finding_goes_in() {
        check("Hello.", &[], "Hello.");
        let first = finding(Risk, &[(0..2, "no", Check), (0..2, "yes", Sure), (0..2, "never", Sure)]);
        check("é bc", &[first, finding(Tip, &[(3..4, "B", Sure)])], "yes Bc");
        check("abc", &[finding(Risk, &[(0..3, "never", Check)])], "abc");
    }

    #[test]
    fn of_two_in_each_others_way_the_stronger_goes_in() {
        let (weak, strong) = (finding(Tip, &[(0..2, "x", Sure)]), finding(Risk, &[(1..3, "y", Sure)]));
        check("abc", &[weak, strong], "ay");
        let insert = |text| finding(Risk, &[(0..0, text, Sure)]);
        check("ab", &[insert("x"), insert("y")], "xab");
        check("ab", &[finding(Risk, &[(0..1, "1", Sure)]), finding(Risk, &[(1..2, "2", Sure)])], "12");
        check("é", &[finding(Risk, &[(0..1, "x", Sure)])], "é");
    }

    proptest! {
        #[test]
        fn every_byte_is_kept_or_replaced_once(spans in prop::collection::vec((0..40usize, 0..6usize), 0..20)) {
            let text = "x".repeat(46);
            let findings: Vec<Finding> =
                spans.iter().map(|&(start, length)| finding(Risk, &[(start..start + length, "-", Sure)])).collect();
            let edits = edits(&text, findings.iter());
            let new = applied(&text, &edits);
            let replaced: usize = edits.iter().map(|edit| edit.span.len()).sum();
            prop_assert_eq!(new.matches('x').count(), text.len() - replaced);
            prop_assert_eq!(new.matches('-').count(), edits.len());
            prop_assert!(edits.is_sorted_by(|a, b| a.span.end <= b.span.start));
            prop_assert_eq!(edits.is_empty(), spans.is_empty());
        }
    }
}
