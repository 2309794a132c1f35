//! Reviewed rewrites: what becomes of a draft when its first rewrite is applied.
//!
//! Every line of `golden/*.tsv` is a draft, the whole text after its first rewrite, and how sure that rewrite is. The
//! first rewrite is the first of the strongest finding that has one. `golden/README.md` describes the files and
//! `golden/REVIEW.md` what was refused and why. `UPDATE_GOLDEN=1` writes what is seen into the files, for review.

mod drafts;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use drafts::plain;
use reply_coach_analysis::{Engine, Finding, Request};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// What stands where there is no rewrite.
const NONE: &str = "-";

/// A line of a golden file that is no comment.
struct Case {
    /// Number of the line, from one.
    line: usize,
    draft: String,
    /// Rewritten text and confidence, both escaped as in the file; `None` where the line has only a draft.
    expected: Option<(String, String)>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The golden files with their text, by name.
fn files() -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder of golden files")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a golden file is UTF-8");
            (path, text)
        })
        .collect()
}

fn is_comment(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

/// The cases of a file, and what is wrong with its form.
fn cases(path: &Path, text: &str) -> (Vec<Case>, Vec<String>) {
    let (mut cases, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
        let fields: Vec<&str> = line.split('\t').collect();
        let expected = match fields.as_slice() {
            [_, text, confidence] => Some(((*text).to_owned(), (*confidence).to_owned())),
            [_] => None,
            _ => {
                wrong.push(format!(
                    "{}: not draft, text and confidence with tabs between",
                    at(path, number + 1)
                ));
                continue;
            }
        };
        cases.push(Case { line: number + 1, draft: plain(fields[0]), expected });
    }
    (cases, wrong)
}

fn at(path: &Path, line: usize) -> String {
    format!("{}:{line}", path.file_name().unwrap_or_default().display())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t")
}

/// The whole text after the first rewrite, with its confidence.
fn seen(draft: &str) -> (String, String) {
    let report = ENGINE.report(&Request::new(draft));
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.severity, finding.start));
    match findings.into_iter().find_map(|finding| finding.reframes.first()) {
        None => (NONE.to_owned(), NONE.to_owned()),
        Some(first) => {
            let after = format!("{}{}{}", &draft[..first.start], first.text, &draft[first.end..]);
            (escaped(&after), first.confidence.id().to_owned())
        }
    }
}

/// The file with what is seen in the place of what was expected.
fn updated(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        out.push_str(line);
        if !is_comment(line) {
            let field = line.split('\t').next().unwrap_or_default();
            let (text, confidence) = seen(&plain(field));
            out.truncate(out.len() - line.len() + field.len());
            out.push_str(&format!("\t{text}\t{confidence}"));
        }
        out.push('\n');
    }
    out
}

#[test]
fn drafts_are_rewritten_as_reviewed() {
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (path, text) in files() {
        if update {
            fs::write(&path, updated(&text)).expect("a golden file can be written");
            continue;
        }
        let (cases, form) = cases(&path, &text);
        wrong.extend(form);
        for case in cases {
            count += 1;
            let seen = seen(&case.draft);
            if case.expected.as_ref() != Some(&seen) {
                let (text, confidence) = case.expected.unwrap_or_default();
                wrong.push(format!(
                    "{}\n  draft  {}\n  wanted {text}  [{confidence}]\n  got    {}  [{}]",
                    at(&path, case.line),
                    escaped(&case.draft),
                    seen.0,
                    seen.1
                ));
            }
        }
    }
    let hint = "UPDATE_GOLDEN=1 writes what is seen into the files; read the difference before you keep it";
    assert!(wrong.is_empty(), "{}\n\n{} of {count} differ. {hint}.", wrong.join("\n"), wrong.len());
    assert!(update || count > 0, "no golden drafts");
}

#[test]
fn no_draft_is_listed_twice() {
    let mut first: HashMap<String, String> = HashMap::new();
    let mut wrong = Vec::new();
    for (path, text) in files() {
        for case in cases(&path, &text).0 {
            let here = at(&path, case.line);
            // Capitals and a closing full stop make no other draft of it.
            let same = case.draft.trim().trim_end_matches('.').to_lowercase();
            if let Some(there) = first.insert(same, here.clone()) {
                wrong.push(format!("{here} repeats {there}: {}", escaped(&case.draft)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fields_are_read_back_as_written() {
    for text in ["a\nb", "a\\nb", "\t\\", "", "é\n\n"] {
        assert_eq!(plain(&escaped(text)), text);
    }
}
