//! Who is who after an edit: a finding keeps its identity while the text around it moves.
//!
//! Cards, skips and the open card hang on these identities. Offsets would not do: one letter typed at the
//! top would make every finding below a new one.
//!
//! They hold while the draft is open and follow an edit within the sentence too. What is to last longer, such as a
//! skip that is kept, is remembered by the finding's own [`identity`](Finding::identity), which needs no history.

use reply_coach_analysis::{Finding, Text};

use crate::edit::Edit;

/// The name of one finding for as long as it stands in the draft.
pub type Id = u32;

struct Known {
    id: Id,
    rule: Text,
    start: usize,
    end: usize,
}

/// Gives out identities, and gives the same one again to a finding that merely moved or grew.
#[derive(Default)]
pub struct Identities {
    known: Vec<Known>,
    last: Id,
}

impl Identities {
    /// The identities of `findings`, in their order, after `edit` led to the text they were found in.
    ///
    /// A finding is the same as before when its rule is and its start or its end is where the edit carried it.
    pub fn update(&mut self, edit: &Edit, findings: &[Finding]) -> Vec<Id> {
        for known in &mut self.known {
            (known.start, known.end) = (edit.carry_start(known.start), edit.carry_end(known.end));
        }
        // Findings come in the order of their starts, and an edit carries starts in order.
        let by_start: Vec<_> = self.known.iter().map(|known| known.start).zip(0..).collect();
        let mut by_end: Vec<_> = self.known.iter().map(|known| known.end).zip(0..).collect();
        reply_coach_analysis::order::sort_by_key(&mut by_end, |end| *end);
        let mut taken = vec![false; self.known.len()];

        let mut ids = vec![None; findings.len()];
        for (finding, id) in findings.iter().zip(&mut ids) {
            *id = self.claim(&by_start, finding.start, &finding.rule, &mut taken);
        }
        // Ends only after all starts, so that a finding never loses its own start to a neighbour's end.
        for (finding, id) in findings.iter().zip(&mut ids) {
            if id.is_none() {
                *id = self.claim(&by_end, finding.end, &finding.rule, &mut taken);
            }
        }
        let ids: Vec<Id> = ids
            .into_iter()
            .map(|id| {
                id.unwrap_or_else(|| {
                    self.last += 1;
                    self.last
                })
            })
            .collect();

        self.known = findings
            .iter()
            .zip(&ids)
            .map(|(finding, &id)| Known {
                id,
                rule: finding.rule.clone(),
                start: finding.start,
                end: finding.end,
            })
            .collect();
        ids
    }

    fn claim(&self, order: &[(usize, usize)], at: usize, rule: &str, taken: &mut [bool]) -> Option<Id> {
        let from = order.partition_point(|&(offset, _)| offset < at);
        let index = order[from..]
            .iter()
            .take_while(|&&(offset, _)| offset == at)
            .map(|&(_, index)| index)
            .find(|&index| !taken[index] && self.known[index].rule == rule)?;
        taken[index] = true;
        Some(self.known[index].id)
    }
}

#[cfg(test)]
mod tests {
    use reply_coach_analysis::{Family, Identity, Severity};

    use super::*;

    fn find(text: &str, phrases: &[&'static str]) -> Vec<Finding> {
        let mut findings: Vec<Finding> = phrases
            .iter()
            .flat_map(|&phrase| {
                text.match_indices(phrase).map(move |(start, quote)| Finding {
                    rule: phrase.into(),
                    family: Family::Blame,
                    severity: Severity::Risk,
                    start,
                    end: start + quote.len(),
                    quote: quote.to_owned(),
                    why: "".into(),
                    reframes: Vec::new(),
                    identity: Identity::default(),
                })
            })
            .collect();
        findings.sort_by_key(|finding| finding.start);
        findings
    }

    #[track_caller]
    fn check(texts: &[&str], phrases: &[&'static str], expected: &[&[Id]]) {
        let mut identities = Identities::default();
        let mut before = "";
        for (text, expected) in texts.iter().zip(expected) {
            let ids = identities.update(&Edit::between(before, text), &find(text, phrases));
            assert_eq!(ids, *expected, "{text}");
            before = text;
        }
    }

    #[test]
    fn text_typed_before_or_after_changes_nobody() {
        check(
            &["you forgot. soon.", "Hi, you forgot. soon.", "Hi, you forgot. soon. Bye"],
            &["you forgot", "soon"],
            &[&[1, 2], &[1, 2], &[1, 2]],
        );
    }

    #[test]
    fn one_of_two_equal_phrases_goes_and_the_other_keeps_its_name() {
        check(&["soon, soon", ", soon"], &["soon"], &[&[1, 2], &[2]]);
    }

    #[test]
    fn a_new_phrase_between_gets_a_new_name() {
        check(&["soon . soon", "soon soon . soon"], &["soon"], &[&[1, 2], &[1, 3, 2]]);
    }

    #[test]
    fn another_rule_at_the_same_place_is_another_finding() {
        check(&["we can", "we can not"], &["we can", "can not"], &[&[1], &[1, 2]]);
    }
}
