//! Applying the safe rewrites of a report to its draft.

use std::collections::BTreeMap;

use reply_coach_analysis::{Confidence, Finding, Reframe, Report};

/// A draft with rewrites in place.
#[derive(Debug, PartialEq)]
pub struct Rewritten<'r> {
    /// The new draft.
    pub text: String,
    /// The rewrites that went in, in the order of the draft.
    pub applied: Vec<&'r Reframe>,
}

/// Applies the first `sure` rewrite of each finding, the strongest findings first.
///
/// Of rewrites that overlap only the first goes in, because the others were made for words that are then gone.
pub fn rewritten<'r>(text: &str, report: &'r Report) -> Rewritten<'r> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.severity, finding.start));
    let mut applied: BTreeMap<(usize, usize), &Reframe> = BTreeMap::new();
    for finding in findings {
        let safe = finding.reframes.iter().find(|reframe| reframe.confidence == Confidence::Sure);
        let Some(reframe) = safe.filter(|reframe| text.get(reframe.start..reframe.end).is_some()) else {
            continue;
        };
        // What is in has no overlaps, so only the neighbours can be in the way.
        let range = (reframe.start, reframe.end);
        let before = applied.range(..range).next_back();
        let after = applied.range(range..).next();
        if before.into_iter().chain(after).all(|(other, _)| apart(*other, range)) {
            applied.insert(range, reframe);
        }
    }
    let applied: Vec<&Reframe> = applied.into_values().collect();
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    for reframe in &applied {
        new.push_str(text.get(done..reframe.start).unwrap_or_default());
        new.push_str(&reframe.text);
        done = reframe.end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    Rewritten { text: new, applied }
}

/// Whether two ranges share no byte. Two insertions at one place do not count as apart.
fn apart(a: (usize, usize), b: (usize, usize)) -> bool {
    a != b && (a.1 <= b.0 || b.1 <= a.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{finding, finding_at, reframe, reframe_at, report};
    use proptest::prelude::*;
    use reply_coach_analysis::Severity::{Caution, Risk, Tip};

    fn check(text: &str, findings: Vec<Finding>, expect: &str) {
        assert_eq!(rewritten(text, &report(text, findings)).text, expect);
    }

    #[test]
    fn nothing_to_do() {
        check("Hello.", vec![], "Hello.");
        check("", vec![], "");
    }

    #[test]
    fn the_first_safe_rewrite_of_each_finding_goes_in() {
        let text = "é you should wait. You must pay.";
        let first = finding(text, "you should", Risk)
            .reframe(reframe(text, "you should wait", "perhaps wait", Confidence::Check))
            .reframe(reframe(text, "you should wait", "it takes a day", Confidence::Sure))
            .reframe(reframe(text, "you should wait", "never this", Confidence::Sure));
        let second = finding(text, "You must", Caution).reframe(reframe(
            text,
            "You must pay",
            "The invoice is open",
            Confidence::Sure,
        ));
        check(text, vec![first.into(), second.into()], "é it takes a day. The invoice is open.");
    }

    #[test]
    fn unsure_rewrites_stay_out() {
        let text = "You must pay.";
        let only = finding(text, "You must", Risk).reframe(reframe(text, text, "Never.", Confidence::Check));
        check(text, vec![only.into()], text);
    }

    #[test]
    fn the_stronger_of_two_that_overlap_wins() {
        let text = "You never wrote, so wait.";
        let weak =
            finding(text, "You", Tip).reframe(reframe(text, "You never wrote", "weak", Confidence::Sure));
        let strong = finding(text, "never", Risk).reframe(reframe(
            text,
            "never wrote, so wait.",
            "strong",
            Confidence::Sure,
        ));
        check(text, vec![weak.into(), strong.into()], "You strong");
    }

    #[test]
    fn neighbours_both_go_in_and_insertions_at_one_place_do_not() {
        let text = "ab";
        let a = finding(text, "a", Risk).reframe(reframe(text, "a", "1", Confidence::Sure));
        let b = finding(text, "b", Risk).reframe(reframe(text, "b", "2", Confidence::Sure));
        check(text, vec![a.into(), b.into()], "12");
        let insert = |new: &str| {
            let mut reframe = reframe(text, "a", new, Confidence::Sure);
            reframe.end = reframe.start;
            finding(text, "a", Risk).reframe(reframe).into()
        };
        check(text, vec![insert("x"), insert("y")], "xab");
    }

    #[test]
    fn impossible_ranges_are_left_alone() {
        let text = "é";
        let mut broken = reframe(text, "é", "x", Confidence::Sure);
        broken.end = 1;
        check(text, vec![finding(text, "é", Risk).reframe(broken).into()], text);
    }

    proptest! {
        #[test]
        fn every_byte_is_kept_or_replaced_once(spans in prop::collection::vec((0..40usize, 0..6usize), 0..20)) {
            let text = "x".repeat(46);
            let findings = spans.iter().map(|&(start, length)| {
                let mut found = finding_at(&text, start, start + length, Risk);
                found.reframes = vec![reframe_at(start, start + length, "-", Confidence::Sure)];
                found
            });
            let report = report(&text, findings.collect());
            let new = rewritten(&text, &report);
            let replaced: usize = new.applied.iter().map(|reframe| reframe.end - reframe.start).sum();
            prop_assert_eq!(new.text.matches('x').count(), text.len() - replaced);
            prop_assert_eq!(new.text.matches('-').count(), new.applied.len());
            prop_assert!(new.applied.is_sorted_by(|a, b| a.end <= b.start));
            prop_assert_eq!(new.applied.is_empty(), spans.is_empty());
        }
    }
}
