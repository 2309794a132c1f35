//! `cargo xtask eval --clauses FILE --treebank FILE --labels FILE`: every figure of the analysis, one after the other.
//!
//! What is counted is counted elsewhere; this asks for it in turn. A part without its file is left out.

use anyhow::{Result, bail};
use std::path::PathBuf;
use xtask::{exec, measure};

/// The files to measure against.
#[derive(Debug, Default)]
struct Files {
    clauses: Option<PathBuf>,
    treebank: Option<PathBuf>,
    labels: Option<PathBuf>,
}

/// Whether these arguments ask for all figures.
pub fn are_asked_for(arguments: &[&str]) -> bool {
    matches!(arguments.first(), Some(&("--clauses" | "--treebank" | "--labels")))
}

/// Prints clauses, tagging, findings, sizes of the tables, and speed.
pub fn run(arguments: &[&str]) -> Result<()> {
    let files = files(arguments)?;
    if let Some(file) = &files.clauses {
        heading("Clauses");
        super::eval::run(&["clauses", &file.to_string_lossy()])?;
    }
    if let Some(file) = &files.treebank {
        heading("Parts of speech");
        let tagger = ["run", "--release", "--quiet", "--package", "xtask-tagger", "--", "eval", "--treebank"];
        exec::run(exec::cargo().args(tagger).arg(file))?;
    }
    if let Some(file) = &files.labels {
        heading("Findings");
        super::eval::run(&["findings", &file.to_string_lossy()])?;
        heading("Rewrites");
        super::eval::run(&["reframes", &file.to_string_lossy()])?;
    }
    heading("Sizes");
    measure::report_tables()?;
    heading("Start-up and time of a report");
    super::test::bench_wasm()?;
    heading("Tokens a second, to tokenise, tag and parse");
    let bench = ["bench", "--quiet", "--package", "reply-coach-analysis", "--", "document"];
    exec::run(exec::cargo().args(bench))
}

fn heading(text: &str) {
    println!("\n== {text}");
}

/// The options, with paths of the folder it was started in.
fn files(arguments: &[&str]) -> Result<Files> {
    let mut files = Files::default();
    for option in arguments.chunks(2) {
        let [name, path] = option else { bail!("{} needs a file", option.join(" ")) };
        let path = std::path::absolute(path)?;
        match *name {
            "--clauses" => files.clauses = Some(path),
            "--treebank" => files.treebank = Some(path),
            "--labels" => files.labels = Some(path),
            _ => bail!("{name} is not known; --clauses, --treebank and --labels are"),
        }
    }
    Ok(files)
}
