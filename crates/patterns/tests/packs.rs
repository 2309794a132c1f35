//! Packs with patterns, from the file to the report.

use reply_coach_analysis::pack::Pack;
use reply_coach_analysis::{Engine, Request};
use reply_coach_patterns::LinearTime;

fn read(engine: &Engine, json: &str) -> Result<Pack, String> {
    Pack::read(json, engine.lexicon(), Some(&LinearTime)).map_err(|problems| problems.to_string())
}

fn with_pattern(pattern: &str) -> String {
    format!(
        "{{\"version\": 1, \"name\": \"team\", \"rules\": [\n{{\"id\": \"p\", \"family\": \"cold\", \"severity\": \"tip\", \"why\": \"W.\",\n\"pattern\": {pattern:?}}}]}}"
    )
}

#[test]
fn the_sample_in_docs_finds_what_it_says() {
    let engine = Engine::new();
    let pack = read(&engine, include_str!("../../../docs/sample-pack.json")).unwrap();
    assert!(!pack.lacks_patterns());
    let engine = engine.with_packs(vec![pack]);
    let check = |text: &str, expect: &[(&str, &str)]| {
        let report = engine.report(&Request::new(text));
        let seen: Vec<(&str, &str)> = report
            .findings
            .iter()
            .filter(|finding| finding.rule.starts_with("sample/"))
            .map(|finding| (&*finding.rule, finding.reframes.first().map_or("", |reframe| &reframe.text)))
            .collect();
        assert_eq!(seen, expect, "{text}");
    };
    check("The router shows e-104.", &[("sample/error-code", "")]);
    check(
        "Your router is new. Have you tried turning it off and on?",
        &[("sample/reboot", "I'd like to find out what the router shows when it starts. What do you see")],
    );
    check("You are on a legacy plan.", &[("sample/old-plan", "plan from [year]")]);
    check("Thank you for trying turning it off.", &[]);
}

#[test]
fn a_match_is_widened_to_whole_words_of_the_agents_own() {
    let engine = Engine::new();
    let engine = Engine::new().with_packs(vec![read(&engine, &with_pattern("refund|’s")).unwrap()]);
    let check = |text: &str, expect: &[&str]| {
        let report = engine.report(&Request::new(text));
        let quotes = report.findings.iter().filter(|finding| finding.rule == "team/p");
        assert_eq!(quotes.map(|finding| finding.quote.as_str()).collect::<Vec<_>>(), expect, "{text}");
    };
    check("It was refunded.\n\n> my refund\n", &["refunded"]);
    check("Thanks. Kim’s REFUND is here", &["’s", "REFUND"]);
    check("", &[]);
}

#[test]
fn a_pattern_that_cannot_be_used_is_told_with_its_line() {
    let refused = read(&Engine::new(), &with_pattern("(a{1000}){1000}")).unwrap_err();
    assert_eq!(
        refused,
        "line 3, rule 1 (\"p\"): the pattern grows too large; use smaller repetitions than such as {1000}"
    );
}
