//! The command line of Reply Coach: reads drafts, asks the analysis, prints what it says.
//!
//! A thin caller. It never judges a phrase itself; whatever is printed comes out of a
//! [`Report`](reply_coach_analysis::Report). A subcommand is a variant of [`args::Command`], a module with a
//! `run`, and one arm in this file.

pub mod args;
pub mod batch;
pub mod check;
pub mod input;
pub mod lines;
pub mod pack;
pub mod parse;
pub mod render;
pub mod rules;
pub mod status;
pub mod streams;

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use status::{Failure, Status};
use streams::Streams;

/// Runs the program with these arguments, the program's own name first, on the process's standard streams.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Also how help and the version are printed. When even that cannot be written, nobody is listening.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let (mut input, output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
    let result = {
        let mut out = BufWriter::new(output.lock());
        let mut streams = Streams {
            typed: input.is_terminal(),
            colour: output.is_terminal() && streams::colour_welcome(|name| std::env::var_os(name)),
            input: &mut input,
            out: &mut out,
            errors: &mut errors,
        };
        let result = dispatch(&args.command, &mut streams);
        let flushed = out.flush();
        result.and_then(|status| Ok(flushed.map(|()| status)?))
    };
    match result {
        Ok(status) => status.into(),
        // Whoever read the output has seen enough (`| head`): not an error.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Status::Clean.into(),
        Err(failure) => {
            streams::complain(&mut errors, &failure);
            Status::Unusable.into()
        }
    }
}

fn dispatch(command: &Command, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    match command {
        Command::Check(args) => check::run(args, streams),
        Command::Batch(args) => batch::run(args, streams),
        Command::Parse(args) => parse::run(args, streams),
        Command::Pack(args) => pack::run(args, streams),
        Command::Rules(args) => rules::run(args, streams),
    }
}
