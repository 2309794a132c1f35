//! `check`: drafts from files or standard input, one report each.

use reply_coach_analysis::{Engine, Report, Request};

use crate::args::{CheckArgs, Format};
use crate::input::Source;
use crate::lines::Lines;
use crate::pack;
use crate::render::colour::Palette;
use crate::render::excerpt::printable;
use crate::render::{sarif, text};
use crate::status::{Failure, Status};
use crate::streams::{Streams, complain};

/// Checks every draft. A draft that cannot be read is told and the others are still checked.
pub fn run(args: &CheckArgs, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    let sources = sources(args)?;
    let customer = match &args.customer {
        Some(path) => Some(Source::from_arg(path).read(streams)?),
        None => None,
    };
    let checker = Checker { engine: pack::engine(&args.packs, streams)?, args, customer };
    match (args.rewrite, sources.as_slice()) {
        (false, _) => checker.all(sources, streams),
        (true, [source]) => checker.rewrite(source, streams),
        (true, _) => Err(Failure::Input(
            "--rewrite prints one draft: name one file, or give it on standard input".to_owned(),
        )),
    }
}

/// What is to be read. Standard input can be read only once.
fn sources(args: &CheckArgs) -> Result<Vec<Source>, Failure> {
    let mut sources: Vec<Source> = args.files.iter().map(|path| Source::from_arg(path)).collect();
    if sources.is_empty() {
        sources.push(Source::Stdin);
    }
    let customer = args.customer.as_deref().map(Source::from_arg);
    if sources.iter().chain(&customer).filter(|source| **source == Source::Stdin).count() > 1 {
        let message = match customer {
            Some(Source::Stdin) => {
                "'--customer -' takes standard input, so the draft has to come from a file"
            }
            _ => "'-' (standard input) can be named only once",
        };
        return Err(Failure::Input(message.to_owned()));
    }
    Ok(sources)
}

struct Checker<'a> {
    engine: Engine,
    args: &'a CheckArgs,
    customer: Option<String>,
}

impl Checker<'_> {
    fn request<'r>(&'r self, draft: &'r str) -> Request<'r> {
        Request {
            customer: self.customer.as_deref(),
            cause: self.args.situation.cause,
            channel: self.args.situation.channel,
            ..Request::new(draft)
        }
    }

    fn all(&self, sources: Vec<Source>, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let mut status = Status::Clean;
        let mut collected = Vec::new();
        let mut problems = Vec::new();
        for source in sources {
            let draft = match source.read(streams) {
                Ok(draft) => draft,
                Err(Failure::Input(problem)) => {
                    // Keeps what both streams say in order where they share a screen.
                    streams.out.flush()?;
                    complain(streams.errors, &problem);
                    problems.push(problem);
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            let mut report = self.engine.report(&self.request(&draft));
            status = status.max(self.args.threshold.fail_on.status(&report));
            match self.args.format {
                Format::Text => {
                    let palette = Palette { on: streams.colour };
                    text::report(streams.out, &source.to_string(), &draft, &report, palette)?;
                }
                Format::Json => {
                    if let Source::File(path) = &source {
                        report.id = Some(path.display().to_string());
                    }
                    serde_json::to_writer(&mut *streams.out, &report)?;
                    writeln!(streams.out)?;
                }
                Format::Sarif => collected.push((source, draft, report)),
            }
        }
        if self.args.format == Format::Sarif {
            serde_json::to_writer_pretty(&mut *streams.out, &sarif::log(&collected, &problems))?;
            writeln!(streams.out)?;
        }
        Ok(if problems.is_empty() { status } else { Status::Unusable })
    }

    /// Prints the draft with its safe rewrites. The status is that of the draft printed, since that is the one that
    /// will be sent.
    fn rewrite(&self, source: &Source, streams: &mut Streams<'_>) -> Result<Status, Failure> {
        let draft = source.read(streams)?;
        let new = self.engine.rewrite(&self.request(&draft));
        streams.out.write_all(new.text.as_bytes())?;
        streams.out.flush()?;

        for remark in remarks(new.changes.len(), &new.text, &new.report) {
            complain(streams.errors, format_args!("{source}: {remark}"));
        }
        Ok(self.args.threshold.fail_on.status(&new.report))
    }
}

/// What a person should know of a draft that was rewritten.
fn remarks(applied: usize, new: &str, after: &Report) -> Vec<String> {
    let mut remarks = Vec::new();
    let left = &after.findings;
    if applied > 0 || !left.is_empty() {
        let applied = text::counted(applied, "safe rewrite");
        let left = text::counted(left.len(), "finding");
        remarks.push(format!("{applied} made, {left} left to you"));
    }
    let lines = Lines::new(new);
    remarks.extend(left.iter().map(|finding| {
        let (line, severity, family) =
            (lines.place(finding.start).line, finding.severity.id(), finding.family.id());
        format!("line {line}: {severity}[{family}] {}", printable(&finding.quote))
    }));
    remarks
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use reply_coach_analysis::Severity;

    use super::*;
    use crate::args::{Args, Command};
    use crate::render::sample::{finding, report};

    fn sources_of(args: &[&str]) -> Result<Vec<String>, String> {
        let args = Args::try_parse_from(["reply-coach", "check"].iter().chain(args)).unwrap();
        let Command::Check(args) = args.command else { panic!("check") };
        match sources(&args) {
            Ok(sources) => Ok(sources.iter().map(Source::to_string).collect()),
            Err(failure) => Err(failure.to_string()),
        }
    }

    #[test]
    fn standard_input_is_read_once() {
        let check = |args: &[&str], expect: Result<&[&str], &str>| {
            let expect = expect.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
            assert_eq!(sources_of(args), expect.map_err(str::to_owned), "{args:?}");
        };
        check(&[], Ok(&["standard input"]));
        check(&["-"], Ok(&["standard input"]));
        check(&["a", "-", "b"], Ok(&["a", "standard input", "b"]));
        check(&["a", "--customer", "-"], Ok(&["a"]));
        check(&["-", "-"], Err("'-' (standard input) can be named only once"));
        check(
            &["--customer", "-"],
            Err("'--customer -' takes standard input, so the draft has to come from a file"),
        );
    }

    #[test]
    fn remarks_after_a_rewrite() {
        let new = "Fine.\nYou must\npay. Hm.";
        let left = report(
            new,
            vec![
                finding(new, "You must\npay", Severity::Risk).into(),
                finding(new, "Hm", Severity::Tip).into(),
            ],
        );
        assert_eq!(
            remarks(2, new, &left),
            [
                "2 safe rewrites made, 2 findings left to you",
                "line 2: risk[blame] You must pay",
                "line 3: tip[blame] Hm",
            ]
        );
        assert_eq!(remarks(0, "Fine.", &report("Fine.", vec![])), [""; 0]);
    }
}
