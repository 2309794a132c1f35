//! The scenarios that come with the page: what they promise is true.

use std::collections::HashSet;

use reply_coach_analysis::{Cause, Channel, Engine, Finding, Request, Severity};
use reply_coach_scenarios::{Principle, Scenario, list, problems, read, write};

const FILE: &str = include_str!("../../../data/scenarios/scenarios.json");

/// In the order in which the page shows them.
fn scenarios() -> Vec<Scenario> {
    read(FILE).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn findings(engine: &Engine, scenario: &Scenario, text: &str) -> Vec<Finding> {
    let Scenario { cause, channel, customer, .. } = scenario;
    let request =
        Request { cause: *cause, channel: *channel, customer: Some(customer), ..Request::new(text) };
    engine.report(&request).findings
}

#[test]
fn every_draft_is_marked_for_what_it_teaches_and_every_rewrite_is_clean() {
    let engine = Engine::new();
    let mut wrong = Vec::new();
    for scenario in scenarios() {
        for step in &scenario.steps {
            let families = step.principle.families();
            let before = findings(&engine, &scenario, &step.before);
            if !before.iter().any(|finding| families.contains(&finding.family)) {
                wrong.push(format!("{}: {:?} is not marked for {families:?}", scenario.id, step.before));
            }
            for finding in findings(&engine, &scenario, &step.after) {
                wrong.push(format!("{}: {:?} has {}", scenario.id, step.after, finding.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn most_drafts_are_likely_to_start_an_argument() {
    let engine = Engine::new();
    let (mut steps, mut risky) = (0, 0);
    for scenario in scenarios() {
        for step in &scenario.steps {
            steps += 1;
            let found = findings(&engine, &scenario, &step.before);
            risky += usize::from(found.iter().any(|finding| finding.severity == Severity::Risk));
        }
    }
    assert!(risky * 3 >= steps, "{risky} of {steps}");
}

#[test]
fn every_principle_cause_and_channel_is_there() {
    let all = scenarios();
    assert!(all.len() >= 14);
    let taught: HashSet<_> = all.iter().flat_map(|s| s.steps.iter().map(|step| step.principle)).collect();
    let missing: Vec<_> = Principle::ALL.iter().filter(|principle| !taught.contains(principle)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for cause in [Cause::Customer, Cause::Us, Cause::ThirdParty] {
        assert!(all.iter().filter(|scenario| scenario.cause == cause).count() >= 3, "{cause:?}");
    }
    for channel in Channel::ALL {
        assert!(all.iter().filter(|scenario| scenario.channel == *channel).count() >= 3, "{channel:?}");
    }
    let ids: HashSet<&str> = all.iter().map(|scenario| scenario.id.as_str()).collect();
    assert_eq!(ids.len(), all.len());
    for step in all.iter().flat_map(|scenario| &scenario.steps) {
        assert!(!step.source.is_empty(), "{:?} has no source", step.before);
    }
}

#[test]
fn the_file_is_as_the_page_exports_it() {
    let scenarios = scenarios();
    assert_eq!(write(&scenarios), FILE);
    assert!(scenarios.iter().all(|scenario| problems(scenario).is_empty()));
}

#[test]
fn a_copy_gets_an_id_of_its_own() {
    let all = scenarios();
    let taken = || all.iter().map(|scenario| scenario.id.as_str());
    assert_eq!(list::fresh_id("Locked out", taken()), "locked-out-2");
    assert_eq!(list::fresh_id("The guest’s lost key!", taken()), "the-guests-lost-key");
    assert_eq!(list::fresh_id("Ключ", taken()), "scenario");
}
