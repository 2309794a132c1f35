//! Scores the analysis against what readers labelled. `cargo xtask eval` starts it.

mod clauses;
mod findings;
mod labels;
mod reframes;

use std::io::ErrorKind;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask eval findings FILE.jsonl [--misses FAMILY|all]   precision and recall of findings and moves
cargo xtask eval reframes FILE.jsonl [--sheet]               labels that get a rewrite; the sheet to judge rewrites from
cargo xtask eval clauses FILE.jsonl [--misses]               the clause grammar against labelled you clauses
cargo xtask eval --clauses FILE --treebank FILE --labels FILE
                                                             every figure: these, parts of speech, sizes, speed

findings and reframes: each line has `text` (a sentence), `context` (its reply), `prev_customer`, `random`, `gold` (a list
of `family` and `quotes`), `ambiguous`, `moves` and `moves_ambiguous`. clauses: each line has `text` and `clauses` with
byte spans of the subject (`you`), `verb`, `aux`, `negated`, `particle`, `chain` and `object`.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (file, done) = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["findings", file] => (*file, findings::score(file, None)),
        ["findings", file, "--misses", family] => (*file, findings::score(file, Some(family))),
        ["reframes", file] => (*file, reframes::score(file)),
        ["reframes", file, "--sheet"] => (*file, reframes::sheet(file)),
        ["clauses", file] => (*file, clauses::score(file, false)),
        ["clauses", file, "--misses"] => (*file, clauses::score(file, true)),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads along has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{file}: {error}");
            ExitCode::from(2)
        }
    }
}
