//! `reply-coach`: the analysis on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    reply_coach_cli::run(std::env::args_os())
}
