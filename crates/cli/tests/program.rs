//! Runs the real program: arguments, streams, files and exit statuses.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use reply_coach_analysis::Report;
use serde_json::Value;

/// A folder of its own for one test, removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), content).unwrap();
        self
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run printed, and how it ended.
struct Ran {
    out: String,
    errors: String,
    status: i32,
}

impl Ran {
    fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reply-coach"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn finish(mut command: Command, input: &[u8]) -> Ran {
    let mut child = command.spawn().unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    Ran {
        out: String::from_utf8(stdout).unwrap(),
        errors: String::from_utf8(stderr).unwrap(),
        status: status.code().unwrap(),
    }
}

fn run(args: &[&str], input: impl AsRef<[u8]>) -> Ran {
    finish(program(args), input.as_ref())
}

fn run_in(folder: &Folder, args: &[&str]) -> Ran {
    let mut command = program(args);
    command.current_dir(&folder.0);
    finish(command, b"")
}

#[test]
fn a_kind_draft_on_standard_input() {
    for args in [&["check"][..], &["check", "-"], &["check", "--cause", "us", "--channel", "chat"]] {
        let ran = run(args, "Thank you for waiting.\n");
        assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
        assert!(ran.out.ends_with("standard input: nothing to reword in 4 words\n"), "{}", ran.out);
        assert!(!ran.out.contains('\u{1b}'), "no colours in a pipe");
    }
}

#[test]
fn files_are_checked_in_their_order() {
    let folder = Folder::new("order");
    folder.file("b.txt", "Two words").file("a.txt", "\u{feff}One\r\n");
    let ran = run_in(&folder, &["check", "--format", "json", "b.txt", "a.txt"]);
    let reports = ran.json();
    assert_eq!(ran.status, 0, "{}", ran.errors);
    let seen: Vec<_> =
        reports.iter().map(|report| (report["id"].as_str(), report["words"].as_u64())).collect();
    assert_eq!(seen, [(Some("b.txt"), Some(2)), (Some("a.txt"), Some(1))]);
}

#[test]
fn json_is_the_public_report() {
    let ran = run(&["check", "--format", "json"], "Hello there.");
    let report: Report = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((report.version, report.id, report.words), (1, None, 2));
}

#[test]
fn sarif_is_one_log_for_all_files() {
    let folder = Folder::new("sarif");
    folder.file("a b.txt", "Hello.").file("c.txt", "Hi.");
    let ran = run_in(&folder, &["check", "--format", "sarif", "a b.txt", "c.txt"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["artifacts"][0]["location"]["uri"], "a%20b.txt");
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn rewrite_keeps_a_kind_draft_to_the_byte() {
    let draft = "Hello Kim,\r\n\r\n\tThank you 😀.  \r\n";
    let ran = run(&["check", "--rewrite"], draft);
    assert_eq!((ran.out.as_str(), ran.errors.as_str(), ran.status), (draft, "", 0));
}

#[test]
fn input_that_cannot_be_used_is_named_with_its_reason() {
    let folder = Folder::new("bad");
    folder.file("latin.txt", b"ok\ncaf\xe9\n").file("good.txt", "Hello.");
    fs::create_dir(folder.0.join("macros")).unwrap();
    let check = |args: &[&str], expect: &str| {
        let ran = run_in(&folder, args);
        assert_eq!((ran.errors.trim_end(), ran.status), (expect, 2), "{args:?}");
        ran
    };
    check(&["check", "gone.txt"], "reply-coach: gone.txt: there is no such file");
    check(&["check", "macros"], "reply-coach: macros: is a folder; name the files in it");
    check(&["check", "--customer", "gone.txt", "good.txt"], "reply-coach: gone.txt: there is no such file");
    check(
        &["check", "--rewrite", "good.txt", "good.txt"],
        "reply-coach: --rewrite prints one draft: name one file, or give it on standard input",
    );
    check(&["check", "-", "-"], "reply-coach: '-' (standard input) can be named only once");
    let ran = check(
        &["check", "latin.txt", "good.txt"],
        "reply-coach: latin.txt: line 2: not UTF-8 at byte 6 (found 0xE9); save it as UTF-8",
    );
    assert!(ran.out.ends_with("in 1 word\n"), "the others are still checked: {}", ran.out);
}

#[test]
fn wrong_options_end_with_2() {
    for args in [
        &["chek"][..],
        &["check", "--fail-on", "loud"],
        &["check", "--rewrite", "--format", "json"],
        &["batch", "x"],
        &[],
    ] {
        let ran = run(args, "");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.errors.is_empty());
    }
}

#[test]
fn help_and_version_end_with_0() {
    for args in [&["--help"][..], &["check", "--help"], &["batch", "-h"], &["--version"]] {
        let ran = run(args, "");
        assert_eq!((ran.status, ran.errors.as_str()), (0, ""), "{args:?}");
        assert!(!ran.out.is_empty());
    }
}

#[test]
fn batch_answers_every_line_and_tells_of_bad_ones_at_the_end() {
    let input = "\u{feff}{\"id\": \"a\", \"text\": \"One two\"}\r\n\
                 {\"id\": \"b\", \"text\": \"x\", \"cause\": \"me\"}\r\n\
                 {\"id\": \"c\", \"te\r\n\
                 {\"id\": \"d\", \"text\": \"One\"}";
    let ran = run(&["batch"], input);
    let lines = ran.json();
    let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    let good: Vec<_> = lines.iter().map(|line| line.get("error").is_none()).collect();
    assert_eq!((ids, good), (vec!["a", "b", "c", "d"], vec![true, false, false, true]));
    assert_eq!(ran.status, 2);
    assert_eq!(
        ran.errors,
        "reply-coach: standard input: 2 lines could not be used, the first: \
         line 2: `cause` is \"me\"; it can be auto, customer, us, third-party\n"
    );
}

#[test]
fn a_reader_that_leaves_early_is_not_an_error() {
    let mut child = program(&["batch"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for _ in 0..10_000 {
        if input.write_all(b"{\"text\": \"Hello\"}\n").is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

const PACK: &str = r#"{"version": 1, "name": "team", "rules": [
  {"id": "plan", "family": "policy", "severity": "risk", "why": "Nobody knows it.", "phrases": ["legacy plan"],
   "reframes": [{"text": "plan from [year]"}]},
  {"id": "code", "family": "cold", "severity": "tip", "why": "Say what it means.", "pattern": "E-\\d+"}
]}"#;

#[test]
fn packs_are_looked_for_in_check_and_batch() {
    let folder = Folder::new("packs");
    let other = r#"{"version": 1, "name": "other", "allowed": ["legacy plan"]}"#;
    folder.file("team.json", PACK).file("other.json", other).file("a.txt", "A legacy plan, and e-42.");
    let rules = |args: &[&str]| {
        let ran = run_in(&folder, args);
        let rules: Vec<String> = ran.json()[0]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect();
        (ran.status, rules)
    };
    let check = ["check", "--format", "json", "a.txt"];
    assert_eq!(rules(&check), (0, vec![]));
    assert_eq!(
        rules(&[&check[..], &["--pack", "team.json"]].concat()),
        (1, vec!["team/plan".to_owned(), "team/code".to_owned()])
    );
    assert_eq!(
        rules(&[&check[..], &["--pack", "team.json", "--pack", "other.json"]].concat()),
        (0, vec!["team/code".to_owned()])
    );
    let mut batch = program(&["batch", "--pack", "team.json"]);
    batch.current_dir(&folder.0);
    let ran = finish(batch, br#"{"text": "A legacy plan."}"#);
    assert_eq!((ran.status, ran.json()[0]["findings"][0]["rule"].as_str()), (1, Some("team/plan")));
}

#[test]
fn a_pack_that_cannot_be_used_is_told_and_nothing_is_checked() {
    let folder = Folder::new("broken-pack");
    let broken = PACK.replace("E-\\\\d+", "(").replace("\"why\": \"Nobody", "\"wy\": \"Nobody");
    folder.file("team.json", PACK).file("broken.json", broken).file("a.txt", "A legacy plan.");
    let told = "reply-coach: broken.json: cannot be used, 2 problems:\n  \
                line 2, rule 1 (\"plan\"): unknown field `wy`, expected one of `id`, `family`, `severity`, `why`, \
                `phrases`, `unless`, `pattern`, `reframes`\n  \
                line 4, rule 2 (\"code\"): the pattern cannot be read: unclosed group\n";
    for args in [
        &["pack", "check", "broken.json"][..],
        &["check", "--pack", "broken.json", "a.txt"],
        &["batch", "--pack", "team.json", "--pack", "broken.json"],
    ] {
        let ran = run_in(&folder, args);
        assert_eq!((ran.status, ran.out.as_str(), ran.errors.as_str()), (2, "", told), "{args:?}");
    }
    let ran = run_in(&folder, &["check", "--pack", "team.json", "--pack", "team.json", "a.txt"]);
    assert_eq!(ran.errors, "reply-coach: team.json: another pack is named \"team\", too\n");
}

#[test]
fn a_pack_that_can_be_used_is_summed_up() {
    let folder = Folder::new("pack-check");
    folder.file("team.json", PACK);
    let ran = run_in(&folder, &["pack", "check", "team.json"]);
    assert_eq!(
        (ran.status, ran.errors.as_str(), ran.out.as_str()),
        (0, "", "team.json: pack \"team\" can be used: 2 rules, 1 pattern among them, 0 products\n")
    );
    let schema: Value = serde_json::from_str(&run(&["pack", "schema"], "").out).unwrap();
    assert_eq!(schema["properties"]["version"]["const"], 1);
}
