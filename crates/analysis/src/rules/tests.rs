//! The examples of every rule are its tests.

use std::collections::HashSet;

use super::{PHRASES, RULES, Rule};
use crate::phrase::PhraseSet;
use crate::report::{Cause, Channel, Confidence, Finding};
use crate::{Engine, Request};

/// The draft with the first rewrite of this finding in place.
fn rewritten(text: &str, finding: &Finding) -> Option<String> {
    let reframe = finding.reframes.first()?;
    Some(format!("{}{}{}", &text[..reframe.start], reframe.text, &text[reframe.end..]))
}

/// What is asked of an example: the situation is the one the rule looks for.
fn request<'a>(rule: &Rule, text: &'a str) -> Request<'a> {
    let answering = rule.examples.answering;
    Request {
        cause: rule.cause.unwrap_or(Cause::Auto),
        channel: rule.channels.first().copied().unwrap_or(Channel::Email),
        customer: (!answering.is_empty()).then_some(answering),
        ..Request::new(text)
    }
}

#[test]
fn flagged_examples_are_flagged_by_their_rule_and_rewritten_as_written_down() {
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for rule in RULES {
        for (text, expect) in rule.examples.flagged {
            let report = engine.report(&request(rule, text));
            match report.findings.iter().find(|finding| finding.rule == rule.id) {
                None => wrong.push(format!(
                    "{}: not flagged: {text:?} (found {:?})",
                    rule.id,
                    report.findings.iter().map(|f| &f.rule).collect::<Vec<_>>()
                )),
                Some(finding) => {
                    let seen = rewritten(text, finding).unwrap_or_default();
                    if seen != *expect {
                        wrong
                            .push(format!("{}: {text:?}\n   wanted {expect:?}\n   got    {seen:?}", rule.id));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn clean_examples_are_left_alone() {
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for rule in RULES {
        for text in rule.examples.clean {
            let report = engine.report(&request(rule, text));
            wrong.extend(
                report
                    .findings
                    .iter()
                    .filter(|f| f.rule == rule.id)
                    .map(|f| format!("{} flags {:?} in {text:?}", f.rule, f.quote)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_documented_and_exemplified() {
    let mut ids = HashSet::new();
    assert!(!RULES.is_empty());
    for rule in RULES {
        assert!(ids.insert(rule.id), "{} stands twice", rule.id);
        assert_eq!(rule.id.split_once('.').map(|(family, _)| family), Some(rule.family.id()), "{}", rule.id);
        assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'.')), "{}", rule.id);
        for (name, text) in [("title", rule.title), ("why", rule.why), ("source", rule.source)] {
            assert!(!text.trim().is_empty(), "{} has no {name}", rule.id);
        }
        assert!(rule.examples.flagged.len() >= 2, "{} needs examples that are flagged", rule.id);
        assert!(rule.examples.clean.len() >= 2, "{} needs examples that are not", rule.id);
    }
    assert!(
        RULES.windows(2).all(|pair| pair[0].family <= pair[1].family),
        "rules follow the order of the taxonomy"
    );
}

#[test]
fn every_template_is_used_by_an_example() {
    let engine = Engine::new();
    for rule in RULES {
        let used: HashSet<String> = rule
            .examples
            .flagged
            .iter()
            .flat_map(|(text, _)| {
                let given = rule.templates.list().into_iter().filter_map(|template| template.cause);
                let causes = given.map(|cause| Request { cause, ..request(rule, text) });
                std::iter::once(request(rule, text))
                    .chain(causes)
                    .flat_map(|request| engine.report(&request).findings)
            })
            .filter(|finding| finding.rule == rule.id)
            .flat_map(|finding| finding.reframes)
            .map(|reframe| reframe.text.to_lowercase())
            .collect();
        for template in rule.templates.list() {
            // The longest stretch of fixed words tells which template a rewrite came from.
            let fixed = template
                .text
                .split(['{', '}'])
                .step_by(2)
                .max_by_key(|part| part.len())
                .unwrap_or("")
                .trim()
                .to_lowercase();
            assert!(
                used.iter().any(|text| text.contains(&fixed)),
                "{}: no example shows {:?}",
                rule.id,
                template.text
            );
        }
    }
}

#[test]
fn applying_a_sure_rewrite_leaves_nothing_as_severe_in_its_place() {
    let engine = Engine::new();
    for rule in RULES {
        for (text, _) in rule.examples.flagged {
            for finding in engine.report(&request(rule, text)).findings {
                for reframe in finding.reframes.iter().filter(|r| r.confidence == Confidence::Sure) {
                    let better =
                        format!("{}{}{}", &text[..reframe.start], reframe.text, &text[reframe.end..]);
                    let placed = reframe.start..reframe.start + reframe.text.len();
                    let again = engine.report(&request(rule, &better));
                    let left = again.findings.iter().find(|f| {
                        f.severity <= finding.severity && f.start < placed.end && placed.start < f.end
                    });
                    assert!(left.is_none(), "{text:?} became {better:?}, which has {left:?}");
                }
            }
        }
    }
}

#[test]
fn no_phrase_that_fits_is_turned_away_untried() {
    let engine = Engine::new();
    let set = PhraseSet::from_packed(PHRASES).unwrap();
    let mut matches = 0;
    for rule in RULES {
        let flagged = rule.examples.flagged.iter().map(|(text, _)| *text);
        for text in flagged.chain(rule.examples.clean.iter().copied()) {
            let doc = engine.document(text);
            for sentence in doc.sentences() {
                let mut found = Vec::new();
                set.matches(&doc, sentence.tokens.clone(), |key, tokens| {
                    found.push((key, tokens.start, tokens.end))
                });
                let all = set.matches_of_all(&doc, sentence.tokens.clone());
                let mut all: Vec<_> =
                    all.into_iter().map(|(key, tokens)| (key, tokens.start, tokens.end)).collect();
                found.sort_unstable();
                all.sort_unstable();
                assert_eq!(found, all, "{text}");
                matches += all.len();
            }
        }
    }
    assert!(matches > RULES.len(), "{matches}");
}
