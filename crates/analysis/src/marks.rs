//! One mark says one thing: overlapping findings share the mark of the strongest.

use std::borrow::Borrow;
use std::cmp::Reverse;
use std::ops::Range;

use crate::report::{Family, Finding};

/// A stretch of the draft to mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Indices into the findings, the strongest first: the mark covers its words, the others are listed below it.
    pub findings: Vec<usize>,
}

/// The marks of these findings, which come in the order of their starts. In order, never overlapping; every finding is
/// in exactly one.
///
/// The strongest finding is the more severe one; of two as severe, the one that comes with a rewrite; then the longer
/// one; then the first; then the one that minds what is said, because putting that right also puts right how it is put:
/// asking kindly to chase a parcel still leaves the chasing to the customer. A finding that overlaps several marks is listed under the strongest of them.
pub fn marks<F: Borrow<Finding>>(findings: &[F]) -> Vec<Mark> {
    let findings: Vec<&Finding> = findings.iter().map(Borrow::borrow).collect();
    let mut marks = Vec::new();
    // Most findings stand alone: only those that overlap, one after the other, are weighed.
    let (mut from, mut end) = (0, 0);
    for (at, finding) in findings.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| findings.get(before));
        if finding.start >= end && before.is_none_or(|before| before.start < finding.start) {
            weigh(&findings, from..at, &mut marks);
            from = at;
        }
        end = end.max(finding.end);
    }
    weigh(&findings, from..findings.len(), &mut marks);
    marks
}

/// Adds the marks of findings that overlap nothing but each other.
fn weigh(findings: &[&Finding], together: Range<usize>, all: &mut Vec<Mark>) {
    let strength = |index: usize| {
        findings.get(index).map(|finding| {
            let length = finding.end.saturating_sub(finding.start);
            let of_form = matches!(finding.family, Family::YouOpening | Family::Command | Family::Shouting);
            (finding.severity, finding.reframes.is_empty(), Reverse(length), finding.start, of_form)
        })
    };
    let mut order: Vec<usize> = together.collect();
    crate::order::sort_by_key(&mut order, |&index| strength(index));

    // By start. The first finding of a mark is its strongest, because they come strongest first.
    let mut marks: Vec<Mark> = Vec::new();
    for (index, finding) in order.into_iter().filter_map(|index| Some((index, findings.get(index)?))) {
        let (start, end) = (finding.start, finding.end.max(finding.start));
        let next = marks.partition_point(|mark| mark.start <= start);
        let shares = |mark: &Mark| mark.start < end && mark.end > start || mark.start == start;
        let near = (next.saturating_sub(1)..marks.len())
            .take_while(|&at| marks.get(at).is_some_and(|mark| mark.start < end.max(start + 1)));
        let shared = near.filter_map(|at| marks.get(at).filter(|mark| shares(mark)).map(|mark| (at, mark)));
        let strongest = shared.min_by_key(|(_, mark)| mark.findings.first().map(|&first| strength(first)));
        match strongest.map(|(at, _)| at).and_then(|at| marks.get_mut(at)) {
            Some(mark) => mark.findings.push(index),
            None => marks.insert(next, Mark { start, end, findings: vec![index] }),
        }
    }
    all.append(&mut marks);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Identity, Severity};

    fn finding(start: usize, end: usize, severity: Severity) -> Finding {
        Finding {
            rule: "blame.test".into(),
            family: Family::Blame,
            severity,
            start,
            end,
            quote: String::new(),
            why: "".into(),
            reframes: Vec::new(),
            identity: Identity::default(),
        }
    }

    #[track_caller]
    fn check(findings: &[(usize, usize, Severity)], expect: &[(usize, usize, &[usize])]) {
        let findings: Vec<Finding> = findings.iter().map(|&(start, end, s)| finding(start, end, s)).collect();
        let expect: Vec<Mark> =
            expect.iter().map(|&(start, end, list)| Mark { start, end, findings: list.to_vec() }).collect();
        assert_eq!(marks(&findings), expect);
    }

    #[test]
    fn apart_they_stay_apart() {
        use Severity::{Risk, Tip};
        check(&[], &[]);
        check(&[(0, 3, Tip), (3, 5, Risk)], &[(0, 3, &[0]), (3, 5, &[1])]);
    }

    #[test]
    fn the_strongest_wins_and_the_rest_are_listed() {
        use Severity::{Caution, Risk, Tip};
        check(&[(0, 9, Tip), (2, 5, Risk)], &[(2, 5, &[1, 0])]);
        check(&[(0, 4, Risk), (2, 9, Risk)], &[(2, 9, &[1, 0])]);
        check(&[(0, 4, Risk), (0, 4, Caution), (0, 4, Tip)], &[(0, 4, &[0, 1, 2])]);
    }

    #[test]
    fn a_bridge_joins_the_stronger_bank() {
        use Severity::{Caution, Risk, Tip};
        check(&[(0, 4, Caution), (3, 8, Tip), (7, 12, Risk)], &[(0, 4, &[0]), (7, 12, &[2, 1])]);
    }

    #[test]
    fn what_is_said_outranks_how_it_is_put() {
        let of = |family| Finding { family, ..finding(0, 9, Severity::Caution) };
        let first = |families: [Family; 2]| {
            let findings = families.map(of);
            marks(&findings).first().map(|mark| mark.findings.clone())
        };
        assert_eq!(first([Family::Command, Family::HandOff]), Some(vec![1, 0]));
        assert_eq!(first([Family::HandOff, Family::Command]), Some(vec![0, 1]));
        assert_eq!(first([Family::Refusal, Family::HandOff]), Some(vec![0, 1]));
        let longer = [of(Family::HandOff), Finding { end: 10, ..of(Family::Command) }];
        assert_eq!(marks(&longer).first().map(|mark| mark.findings.clone()), Some(vec![1, 0]));
    }

    proptest! {
        #[test]
        fn marks_are_in_order_apart_and_complete(
            spans in prop::collection::vec((0usize..60, 0usize..12, 0usize..3), 0..40)
        ) {
            let mut findings: Vec<Finding> = spans
                .iter()
                .map(|&(start, length, severity)| finding(start, start + length, Severity::ALL[severity]))
                .collect();
            findings.sort_by_key(|finding| finding.start);
            let marks = marks(&findings);
            for pair in marks.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start && pair[0].start < pair[1].start);
            }
            let mut listed: Vec<usize> = marks.iter().flat_map(|mark| mark.findings.clone()).collect();
            listed.sort_unstable();
            prop_assert_eq!(listed, (0..findings.len()).collect::<Vec<_>>());
            for mark in &marks {
                let strongest = &findings[mark.findings[0]];
                prop_assert_eq!((mark.start, mark.end), (strongest.start, strongest.end));
                for &index in &mark.findings {
                    let other = &findings[index];
                    prop_assert!(strongest.severity <= other.severity);
                    let shares = other.start < mark.end && mark.start < other.end;
                    prop_assert!(shares || other.start == other.end || mark.start == mark.end);
                }
            }
        }
    }
}
