//! What packs do to a report, and what is refused.

use std::fmt::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::situation::Situation;
use crate::{Engine, Preferences, Report, Request};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fn read(json: &str) -> Result<Pack, String> {
    Pack::read(json, ENGINE.lexicon(), None).map_err(|problems| problems.to_string())
}

/// A pack around these fields, each of which begins on a line of its own, the first on line 3.
fn pack(fields: &str) -> String {
    format!(
        "{{\n\"version\": 1, \"name\": \"team\"{}{fields}\n}}",
        if fields.is_empty() { "" } else { ",\n" }
    )
}

/// A rule around these fields, on one line.
fn rule(fields: &str) -> String {
    pack(&format!(
        r#""rules": [{{ "id": "a", "family": "cold", "severity": "risk", "why": "Because.", {fields} }}]"#
    ))
}

fn report(json: &str, text: &str) -> Report {
    let packs = vec![read(json).unwrap()];
    Engine::new().with_packs(packs).report(&Request::new(text))
}

#[track_caller]
fn check(json: &str, text: &str, expect: &[(&str, &str)]) {
    let report = report(json, text);
    let seen: Vec<(&str, &str)> =
        report.findings.iter().map(|finding| (&*finding.rule, finding.quote.as_str())).collect();
    assert_eq!(seen, expect, "{text}");
}

#[track_caller]
fn check_refused(json: &str, expect: &str) {
    assert_eq!(read(json).err().as_deref(), Some(expect), "{json}");
}

#[test]
fn a_phrase_is_found_under_the_rules_full_name() {
    let json = rule(r#""phrases": ["legacy tariff|plan", "<reboot> it"], "unless": ["rebooted it for you"]"#);
    check(&json, "You are on a Legacy plan.", &[("team/a", "Legacy plan")]);
    check(&json, "Rebooting it may help.", &[("team/a", "Rebooting it")]);
    check(&json, "I rebooted it for you.", &[]);
    check(&json, "> you are on a legacy plan\n\nSure!", &[]);
    check(&json, "Kim said \"it is a legacy plan\" to me.", &[]);
    let finding = report(&json, "A legacy plan.").findings.remove(0);
    assert_eq!((finding.family, finding.severity, &*finding.why), (Family::Cold, Severity::Risk, "Because."));
    assert_ne!(finding.identity, crate::Identity::default());
}

#[test]
fn one_family_marks_the_same_words_once() {
    let entry = |id: &str, family: &str, phrase: &str| {
        format!(
            r#"{{ "id": "{id}", "family": "{family}", "severity": "tip", "why": "W.", "phrases": ["{phrase}"] }}"#
        )
    };
    let rules = [
        entry("short", "cold", "old plan"),
        entry("long", "cold", "old plan of yours"),
        entry("other", "policy", "old plan"),
    ];
    let json = pack(&format!("\"rules\": [{}]", rules.join(",")));
    check(&json, "An old plan of yours.", &[("team/other", "old plan"), ("team/long", "old plan of yours")]);
}

#[test]
fn what_a_pack_allows_is_not_reported() {
    let text = "I'm afraid there is no way out of this. Your hands are tied, and my hands are tied.";
    let all = ENGINE.report(&Request::new(text)).findings;
    assert!(all.iter().any(|finding| finding.quote == "my hands are tied"), "{all:?}");
    let left = |allowed: &str| report(&pack(&format!("\"allowed\": [\"{allowed}\"]")), text).findings.len();
    assert_eq!(left("my hands are tied"), all.len() - 1);
    assert_eq!(left("and my hands <be> tied"), all.len() - 1, "the finding lies within");
    assert_eq!(left("hands"), all.len(), "a part of the marked words is not enough");
}

#[test]
fn a_person_can_turn_a_packs_rule_off() {
    let engine = Engine::new().with_packs(vec![read(&rule(r#""phrases": ["legacy plan"]"#)).unwrap()]);
    let mut preferences = Preferences::NONE;
    preferences.turn_rule_off("team/a", true);
    let request = Request { preferences: &preferences, ..Request::new("A legacy plan.") };
    assert_eq!(engine.report(&request).findings, []);
}

#[test]
fn rewrites_speak_of_the_teams_products() {
    let fields =
        r#""phrases": ["is it plugged in"], "reframes": [{ "text": "what does {system} show on [day]" }]"#;
    let json = rule(fields).replace("\n}", ",\n\"products\": [\"the router\", \"Homebox\", \"app\"]\n}");
    let check = |text: &str, expect: &str| {
        let findings = report(&json, text).findings;
        let reframe = &findings[0].reframes[0];
        assert_eq!((reframe.text.as_str(), reframe.confidence), (expect, Confidence::Check));
        assert_eq!(reframe.slots.len(), 1);
    };
    check("Is it plugged in?", "What does the system show on [day]");
    check("The router is new. Is it plugged in?", "What does the router show on [day]");
    check(
        "My router and your Homebox. Is it plugged in? The app says no.",
        "What does Homebox show on [day]",
    );
    check("Well, is it plugged in? The app says so.", "what does the app show on [day]");
}

#[test]
fn a_rewrite_that_a_pack_would_mark_is_not_offered() {
    let fields = r#""phrases": ["legacy plan", "old deal"], "reframes": [{ "text": "old deal" }, { "text": "plan of 2019" }]"#;
    let findings = report(&rule(fields), "A legacy plan.").findings;
    assert_eq!(findings[0].reframes.iter().map(|r| r.text.as_str()).collect::<Vec<_>>(), ["plan of 2019"]);
}

#[test]
fn a_broken_pack_is_refused_with_the_line_the_rule_and_the_reason() {
    check_refused("", "line 1: not JSON at column 0: EOF while parsing a value");
    check_refused("{\n  \"version\": 1,,\n}", "line 2: not JSON at column 16: key must be a string");
    check_refused("{}", "line 1: missing field `version`");
    check_refused(
        r#"{"version": 2, "new": 1}"#,
        "line 1: version 2 of the format; this program reads version 1",
    );
    check_refused(r#"{"version": 1}"#, "line 1: missing field `name`");
    check_refused(
        &pack("\"rulez\": []"),
        "line 3: unknown field `rulez`, expected one of `$schema`, `version`, `name`, `rules`, `allowed`, `products`",
    );
    check_refused(
        r#"{"version": 1, "name": "My Team"}"#,
        "line 1: the name \"My Team\" may have small letters, digits and inner hyphens only, such as \"no-refund\"",
    );
    check_refused(&pack(r#""rules": [{"id": "a"}]"#), "line 3, rule 1 (\"a\"): missing field `family`");
    check_refused(
        &rule(r#""phrases": []"#),
        "line 3, rule 1 (\"a\"): needs \"phrases\" or a \"pattern\" to look for",
    );
    check_refused(
        &rule("\"phrases\": [\"fine\",\n\"not (closed\"]"),
        "line 4, rule 1 (\"a\"): the phrase \"not (closed\": a bracket is not closed",
    );
    check_refused(
        &rule("\"phrases\": [\n\n7]"),
        "line 5, rule 1 (\"a\"): invalid type: integer `7`, expected a string",
    );
    check_refused(
        &rule(r#""phrases": ["x"], "reframes": [{"text": "{thing} is [] done"}]"#),
        "line 3, rule 1 (\"a\"): {thing} is not a field; there are {system}, {i}, {me}, {am}",
    );
    check_refused(
        &rule(r#""phrases": ["x"], "reframes": [{"text": "by [day"}]"#),
        "line 3, rule 1 (\"a\"): a slot needs words in square brackets, such as [day]",
    );
    check_refused(
        &rule(r#""phrases": ["x\u001b[2J"]"#),
        "line 3, rule 1 (\"a\"): the phrase has a control character in it",
    );
    check_refused(
        &pack("\"products\": [\"the routers\"]"),
        "line 3: \"the routers\" is several things; name one, such as \"the router\"",
    );
    let wrong = rule(r#""phrases": ["x"]"#).replace("cold", "icy");
    assert!(
        read(&wrong)
            .unwrap_err()
            .starts_with("line 3, rule 1 (\"a\"): unknown variant `icy`, expected one of")
    );
}

#[test]
fn every_problem_is_told_and_a_flood_is_cut() {
    let twice = rule(r#""phrases": ["("], "reframes": [{"text": "}"}]"#);
    assert_eq!(read(&twice).unwrap_err().lines().count(), 2);
    let many = pack(&format!("\"rules\": [{}]", vec!["{}"; 500].join(",")));
    let told = read(&many).unwrap_err();
    assert_eq!((told.lines().count(), told.lines().last()), (21, Some("and 480 more")));
}

#[test]
fn two_rules_cannot_share_an_id() {
    let entry = r#"{ "id": "a", "family": "cold", "severity": "tip", "why": "W.", "phrases": ["x"] }"#;
    check_refused(
        &pack(&format!("\"rules\": [{entry},\n{entry}]")),
        "line 4, rule 2 (\"a\"): another rule has this id",
    );
}

#[test]
fn html_is_text() {
    let json = rule(r#""phrases": ["<script>"], "reframes": [{ "text": "<b onclick=x>plan</b>" }]"#);
    // As a phrase, angle brackets mean any form of a verb.
    let findings = report(&json, "A scripted reply.").findings;
    assert_eq!(findings[0].reframes[0].text, "<b onclick=x>plan</b>");
}

/// A pack of many rules; `phrase` gives what each looks for.
fn many(rules: usize, phrase: impl Fn(usize) -> String) -> String {
    let mut list = String::new();
    for number in 0..rules {
        let comma = if number == 0 { "" } else { ",\n" };
        let _ = write!(
            list,
            r#"{comma}{{"id": "r{number}", "family": "cold", "severity": "tip", "why": "Why.", "phrases": [{:?}]}}"#,
            phrase(number)
        );
    }
    pack(&format!("\"rules\": [{list}]"))
}

#[test]
fn ten_thousand_rules_cost_little() {
    let json = many(10_000, |number| format!("word{number} (really) [of|from] {{{number}"));
    let start = Instant::now();
    let pack = read(&json).unwrap();
    let reading = start.elapsed();
    let engine = Engine::new().with_packs(vec![pack]);
    let text = "You didn't attach the form, and word77 of {77 is missing. ".repeat(30);
    let start = Instant::now();
    let report = engine.report(&Request::new(&text));
    let reporting = start.elapsed();
    assert!(report.findings.len() >= 60);
    // Generous, for slow machines without optimisation; measured figures are in docs/packs.md.
    assert!(reading < Duration::from_secs(20), "{reading:?}");
    assert!(reporting < Duration::from_secs(5), "{reporting:?}");
}

#[test]
fn what_would_cost_much_is_refused() {
    let check = |json: &str, expect: &str| {
        let start = Instant::now();
        let refused = read(json).err().unwrap_or_default();
        assert!(!refused.is_empty() && refused.contains(expect), "{expect}: {refused}");
        assert!(start.elapsed() < Duration::from_secs(20));
    };
    check(&many(10_001, |number| format!("word{number}")), "more than 10000 rules");
    check(&many(3_000, |number| format!("you word{number}")), "phrases begin with \"you\"");
    check(&many(3, |_| "NOUN ... ... ... ... zz".to_owned()), "phrases begin with anything");
    check(
        &many(6_000, |number| format!("w{number} <be>|<do>|<have>|<go>|<see>|<take>|<give>|<come>")),
        "words in them",
    );
    check(&rule(&format!("\"phrases\": [\"{}\"]", "(a ".repeat(99))), "the phrase is too long");
    check(&rule(&format!("\"phrases\": [\"{}\"]", "x".repeat(301))), "longer than 300 bytes");
    check(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "");
    check(&" ".repeat(limits::FILE + 1), "larger than 4 MiB");
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    check(&pack(&format!("\"rules\": [{nested}]")), "");
}

#[test]
fn the_schema_in_docs_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/pack.schema.json");
    let kept: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap_or_default()).unwrap_or_default();
    assert!(
        kept == schema::schema(),
        "docs/pack.schema.json is stale; run: cargo run -q -p reply-coach-cli -- pack schema > docs/pack.schema.json"
    );
}

#[test]
fn the_sample_in_docs_is_read() {
    let json = include_str!("../../../../docs/sample-pack.json");
    let pack = read(json).unwrap();
    assert_eq!((pack.name(), pack.rules().len(), pack.pattern_count()), ("sample", 3, 1));
    assert!(pack.lacks_patterns());
}

/// Any JSON that is somewhat like a pack.
fn json_like_a_pack() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "version",
        "name",
        "rules",
        "allowed",
        "products",
        "id",
        "family",
        "severity",
        "why",
        "phrases",
        "unless",
        "pattern",
        "reframes",
        "text",
        "cold",
        "risk",
        "a",
        "(b",
        "{system}",
        "[day]",
        "...",
        "the router",
    ]);
    let leaf = prop_oneof![
        word.clone().prop_map(|word| serde_json::json!(word)),
        "\\PC{0,12}".prop_map(|text| serde_json::json!(text)),
        Just(serde_json::json!(1)),
        Just(serde_json::Value::Null),
    ];
    let value = leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::vec((word.clone(), inner), 0..8).prop_map(|fields| {
                let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value));
                serde_json::Value::Object(fields.collect())
            }),
        ]
    });
    (value.clone(), value.clone(), value).prop_map(|(rules, allowed, products)| {
        serde_json::json!({"version": 1, "name": "x", "rules": [rules], "allowed": allowed, "products": products})
            .to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_read_or_refused(json in "\\PC{0,80}") {
        let _ = read(&json);
    }

    #[test]
    fn any_json_is_read_or_refused(json in json_like_a_pack()) {
        if let Err(problems) = read(&json) {
            prop_assert!(problems.starts_with("line "));
        }
    }

    #[test]
    fn any_phrase_and_rewrite_on_any_draft_is_safe(
        phrase in "(you|[a-z(|)<>.^$]|NOUN| |\\[|\\]){1,20}",
        reframe in "([a-z ]|\\{system\\}|\\[day\\]|[^\\x00-\\x1f]){0,20}",
        draft in "(you |a |b |[.!?]|\n|\\PC){0,40}",
    ) {
        let fields = format!(r#""phrases": [{phrase:?}], "reframes": [{{ "text": {reframe:?} }}]"#);
        if let Ok(pack) = read(&rule(&fields)) {
            let heavy = pack.phrases.heaviest().0;
            prop_assert!(heavy <= limits::STEPS);
            // The engine is slow to build, so the pack is asked directly.
            let doc = ENGINE.document(&draft);
            for sentence in 0..doc.sentences().len() {
                let request = Request::new(&draft);
                let situation = Situation::given(&request, &ENGINE.language);
                let language = &ENGINE.language;
                let context = Context { doc: &doc, language, request: &request, situation: &situation, sentence };
                let mut found = Vec::new();
                pack.find(&context, &mut found);
                for found in &found {
                    let finding = found.finding(&context, &ENGINE.book, &[]);
                    prop_assert!(draft.get(finding.start..finding.end) == Some(finding.quote.as_str()));
                }
            }
        }
    }
}
