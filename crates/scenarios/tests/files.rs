//! What is read, what is refused, and what is said about it.

use reply_coach_analysis::{Cause, Channel};
use reply_coach_scenarios::{Principle, Scenario, Step, limits, list, problems, read, write};

fn scenario(id: &str) -> Scenario {
    Scenario {
        id: id.to_owned(),
        title: "The key in the door".to_owned(),
        channel: Channel::Chat,
        cause: Cause::Customer,
        customer: "i’m locked out\nagain".to_owned(),
        steps: vec![Step {
            principle: Principle::EasyFix,
            before: "You must call a locksmith.".to_owned(),
            notice: "Who pays him?".to_owned(),
            after: "I’ll send somebody.".to_owned(),
            source: String::new(),
        }],
    }
}

fn file(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut value = serde_json::from_str(&write(&[scenario("one"), scenario("two")])).expect("our own JSON");
    change(&mut value);
    serde_json::to_string_pretty(&value).expect("a value")
}

#[track_caller]
fn refused(json: &str, expected: &[&str]) {
    let told: Vec<String> = read(json).expect_err("refused").iter().map(ToString::to_string).collect();
    assert_eq!(told, expected);
}

#[test]
fn what_is_written_is_read_again() {
    let scenarios = vec![scenario("one"), scenario("two")];
    assert_eq!(read(&write(&scenarios)).as_ref(), Ok(&scenarios));
    assert_eq!(read(&["\u{feff}", &write(&scenarios)].concat()), Ok(scenarios));
}

#[test]
fn a_damaged_file_is_refused_with_its_place() {
    let whole = write(&[scenario("one")]);
    let cut = &whole[..whole.len() / 2];
    let told = read(cut).expect_err("refused");
    assert_eq!(told.len(), 1);
    let last = cut.lines().count();
    assert!(told[0].to_string().starts_with(&format!("line {last}: not JSON at column ")), "{}", told[0]);
    refused("", &["line 1: not JSON at column 0: EOF while parsing a value"]);
    refused("{}", &["line 1: missing field `version`"]);
    refused(r#"{"version":2}"#, &["line 1: version 2 of the format; this page reads version 1"]);
    refused(r#"{"version":1,"scenarios":[]}"#, &["line 1: a file needs 1 to 200 scenarios"]);
    refused(
        &file(|value| value["scenarios"][1]["steps"][0]["principle"] = "be-nice".into()),
        &["line 28, scenario 2 (“The key in the door”), step 1: unknown variant `be-nice`, expected one of \
           `off-the-customer`, `easy-fix`, `plain-apology`, `with-them`, `who-what-when`, `follow-up`, \
           `something-more`, `not-about-right`, `name-the-feeling`, `can-do`, `what-is-needed`, `take-it-on`, \
           `no-defence`, `sound-human`, `say-i`, `be-concrete`, `warm-ends`, `own-it`"],
    );
}

#[test]
fn each_problem_has_its_place() {
    let at = "scenario 2 (“The key in the door”)";
    let told = |change: &dyn Fn(&mut serde_json::Value)| -> Vec<String> {
        let json = file(|value| change(&mut value["scenarios"][1]));
        read(&json).expect_err("refused").iter().map(ToString::to_string).collect()
    };
    let one = |change: &dyn Fn(&mut serde_json::Value), reason: &str, step: &str| {
        let told = told(change);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with(&format!(", {at}{step}: {reason}")), "{}", told[0]);
    };
    one(&|s| s["cause"] = "auto".into(), "\"cause\" says whose slip it was: customer, us or third-party", "");
    one(&|s| s["id"] = "one".into(), "another scenario has the id \"one\"", "");
    one(&|s| s["customer"] = " \n".into(), "the customer’s message is empty", "");
    one(&|s| s["steps"] = serde_json::json!([]), "a scenario needs 1 to 20 steps", "");
    one(&|s| s["steps"][0]["after"] = "".into(), "the line after is empty", ", step 1");
    one(
        &|s| s["steps"][0]["notice"] = "x".repeat(limits::LONG + 1).into(),
        "what to notice is longer than 1200 characters",
        ", step 1",
    );
    one(
        &|s| s["steps"][0]["before"] = "turned \u{202e}around".into(),
        "the line before has a control character in it",
        ", step 1",
    );
    assert!(
        told(&|s| s["title"] = 3.into())[0]
            .ends_with("scenario 2: invalid type: integer `3`, expected a string")
    );
    assert!(told(&|s| s["colour"] = "red".into())[0].contains("unknown field `colour`"));
    assert!(told(&|s| s["id"] = "No Id".into())[0].contains("small letters, digits and inner hyphens"));
}

#[test]
fn a_hostile_file_is_small_talk() {
    refused(&" ".repeat(limits::FILE + 1), &["line 1: the file is larger than 1 MiB"]);
    let deep = [r#"{"version":1,"scenarios":"#, &"[".repeat(100_000)].concat();
    assert!(read(&deep).is_err());
    let many = format!(r#"{{"version":1,"scenarios":[{}]}}"#, vec!["1"; 150].join(","));
    assert_eq!(read(&many).expect_err("refused").len(), limits::TOLD);
}

#[test]
fn a_scenario_of_the_editor_is_checked_the_same_way() {
    assert!(problems(&scenario("one")).is_empty());
    let mut empty = scenario("one");
    empty.title.clear();
    empty.steps[0].after.clear();
    let told: Vec<String> = problems(&empty).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["the title is empty", "step 1: the line after is empty"]);
}

#[test]
fn the_list_keeps_its_order() {
    let ids = |list: &[Scenario]| list.iter().map(|s| s.id.clone()).collect::<Vec<_>>().join(" ");
    let mut own = vec![scenario("a"), scenario("b"), scenario("c")];
    assert_eq!(list::shift(&mut own, 2, true), 1);
    assert_eq!(ids(&own), "a c b");
    assert_eq!(list::shift(&mut own, 0, true), 0);
    assert_eq!(list::shift(&mut own, 2, false), 2);
    assert!(list::put(&mut own, Scenario { title: "New".to_owned(), ..scenario("c") }));
    assert_eq!((ids(&own).as_str(), own[1].title.as_str()), ("a c b", "New"));
    assert_eq!(list::merge(&mut own, vec![scenario("b"), scenario("d")]), Some((1, 1)));
    assert_eq!(ids(&own), "a c b d");
    let shared = Scenario { title: "Shared".to_owned(), ..scenario("b") };
    assert_eq!(list::add(&mut own, shared).as_deref(), Some("shared"));
    let again = own[4].clone();
    assert_eq!(list::add(&mut own, again).as_deref(), Some("shared"));
    assert_eq!(ids(&own), "a c b d shared");
    own.pop();
    let many = (0..limits::SCENARIOS).map(|number| scenario(&format!("n{number}"))).collect();
    assert_eq!(list::merge(&mut own, many), None);
    assert_eq!(ids(&own), "a c b d");
}
