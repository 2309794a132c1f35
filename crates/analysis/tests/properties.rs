//! What holds for any draft whatever: nothing panics, spans lie on character boundaries, regions cover the draft, and
//! the same draft gives the same report.
//!
//! `PROPTEST_CASES=200000 cargo test --release -p reply-coach-analysis --test properties` looks longer.

mod drafts;

use std::sync::LazyLock;

use drafts::draft;
use proptest::prelude::*;
use reply_coach_analysis::parsed::parsed;
use reply_coach_analysis::{Confidence, Engine, Request};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

proptest! {
    #[test]
    fn reports_hold_together(text in draft()) {
        let report = ENGINE.report(&Request::new(&text));
        for finding in &report.findings {
            prop_assert_eq!(text.get(finding.start..finding.end), Some(finding.quote.as_str()));
            prop_assert!(!finding.quote.is_empty());
            prop_assert!(finding.reframes.len() <= 3);
            for reframe in &finding.reframes {
                prop_assert!(text.get(reframe.start..reframe.end).is_some());
                prop_assert!(!reframe.text.is_empty());
                prop_assert!(reframe.confidence == Confidence::Check || reframe.slots.is_empty());
                for slot in &reframe.slots {
                    let gap = reframe.text.get(slot.start..slot.end).unwrap_or("");
                    prop_assert!(gap.starts_with('[') && gap.ends_with(']'));
                }
            }
        }
        prop_assert!(report.findings.windows(2).all(|pair| pair[0].start <= pair[1].start));
        prop_assert_eq!(ENGINE.report(&Request::new(&text)), report);
    }

    #[test]
    fn regions_cover_the_draft_and_tokens_keep_their_order(text in draft()) {
        let doc = ENGINE.document(&text);
        let mut end = 0;
        for region in doc.regions() {
            prop_assert_eq!(region.span.start, end);
            prop_assert!(text.get(region.span.start..region.span.end).is_some());
            end = region.span.end;
        }
        prop_assert_eq!(end, text.len());
        let mut end = 0;
        for token in doc.tokens().as_slice() {
            prop_assert!(token.span.start >= end && token.span.end > token.span.start);
            prop_assert!(text.get(token.span.start..token.span.end).is_some());
            end = token.span.end;
        }
        let mut at = 0;
        for sentence in doc.sentences() {
            prop_assert_eq!(sentence.tokens.start, at);
            prop_assert!(sentence.tokens.end > at);
            at = sentence.tokens.end;
        }
        prop_assert_eq!(at, doc.tokens().len());
    }

    #[test]
    fn clauses_lie_within_their_sentences(text in draft()) {
        for sentence in parsed(&ENGINE.document(&text)) {
            let [from, to] = sentence.span;
            for clause in sentence.clauses {
                let spans = [Some(clause.verb), clause.subject, clause.object, clause.indirect, clause.particle];
                for [start, end] in spans.into_iter().flatten().chain(clause.aux).chain(clause.chain) {
                    prop_assert!(from <= start && start <= end && end <= to);
                    prop_assert!(text.get(start..end).is_some());
                }
            }
        }
    }
}
