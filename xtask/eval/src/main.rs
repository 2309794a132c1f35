//! Scores the clause grammar against labelled *you* clauses.
//!
//! `xtask-eval clauses FILE.jsonl [--misses]`: each line has `text` and `clauses` with byte spans of the subject
//! (`you`), `verb`, `aux`, `negated`, `particle`, `chain` and `object`.

mod clauses;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let misses = args.iter().any(|arg| arg == "--misses");
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["clauses", file, ..] => match clauses::score(file, misses) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{file}: {error}");
                ExitCode::from(2)
            }
        },
        _ => {
            eprintln!("usage: xtask-eval clauses FILE.jsonl [--misses]");
            ExitCode::from(2)
        }
    }
}
