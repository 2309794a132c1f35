//! `batch`: JSON Lines in, JSON Lines out, one line per draft.
//!
//! Lines are answered one by one and in order; nothing but the current line is kept.

mod reader;
mod record;

use std::io::BufReader;

use reply_coach_analysis::{Engine, Report};
use serde::Serialize;
use serde_json::Value;

use reader::{LONGEST, Line, LineReader, TooLong};
use record::Fields;

use crate::args::{BatchArgs, Situation};
use crate::input::prompt;
use crate::pack;
use crate::status::{Failure, Status};
use crate::streams::{Streams, complain};

/// Answers every line of standard input.
pub fn run(args: &BatchArgs, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    let engine = pack::engine(&args.packs, streams)?;
    prompt(streams);
    let mut input = LineReader::new(BufReader::new(&mut *streams.input));
    let mut status = Status::Clean;
    let mut bad = Bad::default();
    loop {
        if input.would_wait() {
            streams.out.flush()?;
        }
        let Some(line) = input.next()? else { break };
        if line.bytes.is_ok_and(|bytes| bytes.trim_ascii().is_empty()) {
            continue;
        }
        match answer(&engine, args.situation, &line) {
            Ok(report) => {
                status = status.max(args.threshold.fail_on.status(&report));
                serde_json::to_writer(&mut *streams.out, &report)?;
            }
            Err(problem) => {
                serde_json::to_writer(&mut *streams.out, &problem)?;
                bad.count(problem.error);
            }
        }
        writeln!(streams.out)?;
    }
    Ok(match bad.summary() {
        Some(summary) => {
            streams.out.flush()?;
            complain(streams.errors, summary);
            Status::Unusable
        }
        None => status,
    })
}

/// The answer to a line that cannot be used.
#[derive(Debug, Serialize, PartialEq)]
struct Problem {
    /// The line's id as it was given, `null` if it could not be read.
    id: Value,
    error: String,
}

/// The lines that could not be used, for a word at the end.
#[derive(Default)]
struct Bad {
    lines: usize,
    first: String,
}

impl Bad {
    fn count(&mut self, error: String) {
        self.lines += 1;
        if self.lines == 1 {
            self.first = error;
        }
    }

    fn summary(&self) -> Option<String> {
        match self.lines {
            0 => None,
            1 => Some(format!("standard input: {}", self.first)),
            lines => {
                Some(format!("standard input: {lines} lines could not be used, the first: {}", self.first))
            }
        }
    }
}

fn answer(engine: &Engine, situation: Situation, line: &Line<'_>) -> Result<Report, Problem> {
    let number = line.number;
    let problem = |id: Value, reason: String| Problem { id, error: format!("line {number}: {reason}") };
    let bytes =
        line.bytes.map_err(|TooLong| problem(Value::Null, format!("longer than {} MiB", LONGEST >> 20)))?;
    let (fields, error) = Fields::parse(bytes);
    if let Some(reason) = error {
        return Err(problem(fields.id, reason));
    }
    let id = fields.id.clone();
    fields.report(engine, situation).map_err(|reason| problem(id, reason))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use reply_coach_analysis::{Cause, Channel};

    use super::*;
    use crate::args::{Packs, Threshold};
    use crate::status::FailOn;

    /// Runs over `input`; gives what was printed, what was complained of, and the status.
    fn batch(mut input: impl Read) -> (String, String, Status) {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let args = BatchArgs {
            situation: Situation { cause: Cause::Auto, channel: Channel::Email },
            packs: Packs::default(),
            threshold: Threshold { fail_on: FailOn(None) },
        };
        let mut streams =
            Streams { input: &mut input, typed: false, out: &mut out, colour: false, errors: &mut errors };
        let status = run(&args, &mut streams).unwrap();
        (String::from_utf8(out).unwrap(), String::from_utf8(errors).unwrap(), status)
    }

    /// The id and the words, or the id and the error, of each answer.
    fn check(input: &[u8], expect: &[&str]) {
        let (out, _, status) = batch(input);
        let answers: Vec<String> = out
            .lines()
            .map(|line| {
                let answer: Value = serde_json::from_str(line).unwrap();
                let rest = answer.get("error").or(answer.get("words")).unwrap();
                format!("{} {}", answer.get("id").unwrap_or(&Value::Null), rest)
            })
            .collect();
        assert_eq!(answers, expect);
        let bad = answers.iter().any(|answer| answer.contains("line "));
        assert_eq!(status, if bad { Status::Unusable } else { Status::Clean });
    }

    #[test]
    fn only_the_text_is_needed() {
        check(b"", &[]);
        check(br#"{"text": "Hello there"}"#, &["null 2"]);
        check(
            br#"{"extra": [1, {}], "id": "a", "text": "", "customer": null, "cause": null, "channel": null}"#,
            &["\"a\" 0"],
        );
        check(
            br#"{"id": "a", "text": "One two", "customer": "Hi", "cause": "us", "channel": "chat"}"#,
            &["\"a\" 2"],
        );
    }

    #[test]
    fn marks_and_endings_of_other_systems_are_fine() {
        check(
            "\u{feff}{\"text\": \"a\"}\r\n\r\n  \n{\"text\": \"b c\"}\r\n".as_bytes(),
            &["null 1", "null 2"],
        );
    }

    #[test]
    fn a_bad_line_is_answered_under_its_id_and_the_run_goes_on() {
        let good = r#"{"id": "z", "text": "fine"}"#;
        let check = |line: &[u8], expect: &str| {
            check(&[line, b"\n", good.as_bytes()].concat(), &[expect, "\"z\" 1"]);
        };
        check(b"{}", r#"null "line 1: `text` is missing""#);
        check(br#"{"id": "a"}"#, r#""a" "line 1: `text` is missing""#);
        check(br#"{"text": 5, "id": "a"}"#, r#""a" "line 1: `text` must be a string, not a number""#);
        check(br#"{"id": 7, "text": "x"}"#, r#"7 "line 1: `id` must be a string, not a number""#);
        check(
            br#"{"id": "a", "text": "x", "cause": "agent"}"#,
            r#""a" "line 1: `cause` is \"agent\"; it can be auto, customer, us, third-party""#,
        );
        check(
            br#"{"id": "a", "text": "x", "channel": "Email"}"#,
            r#""a" "line 1: `channel` is \"Email\"; it can be email, chat, phone""#,
        );
        check(
            br#"{"id": "a", "text": "cut o"#,
            r#""a" "line 1: not JSON at column 26: EOF while parsing a string""#,
        );
        check(
            br#"{"id": "a", "text": "x"} {}"#,
            r#""a" "line 1: not JSON at column 26: trailing characters""#,
        );
        check(b"hello", r#"null "line 1: not JSON at column 1: expected value""#);
        check(
            b"[1]",
            r#"null "line 1: invalid type: sequence, expected an object such as {\"text\": \"…\"}""#,
        );
        check(b"{\"id\": \"a\", \"text\": \"caf\xe9\"}", r#""a" "line 1: not UTF-8 at byte 24 of the line""#);
        check(
            &b"[".repeat(100_000),
            r#"null "line 1: invalid type: sequence, expected an object such as {\"text\": \"…\"}""#,
        );
    }

    #[test]
    fn a_line_without_end_takes_no_more_memory_than_the_longest() {
        let endless = std::io::repeat(b'x').take(LONGEST as u64 + 100_000);
        let (out, errors, status) = batch(endless.chain(&b"\n{\"text\": \"fine\"}\n"[..]));
        let answers: Vec<&str> = out.lines().collect();
        assert_eq!(answers.len(), 2);
        assert_eq!(answers[0], r#"{"id":null,"error":"line 1: longer than 16 MiB"}"#);
        assert_eq!(errors, "reply-coach: standard input: line 1: longer than 16 MiB\n");
        assert_eq!(status, Status::Unusable);
    }

    #[test]
    fn many_bad_lines_are_one_complaint() {
        let (_, errors, _) = batch(&b"x\n{}\n"[..]);
        let expect = "reply-coach: standard input: 2 lines could not be used, \
                      the first: line 1: not JSON at column 1: expected value\n";
        assert_eq!(errors, expect);
    }

    #[test]
    fn an_answer_is_flushed_before_the_next_line_is_waited_for() {
        use std::io::Write;
        use std::sync::{Arc, Mutex};

        /// Gives one line at a time, and at each notes how much was flushed by then.
        struct Slow(Vec<&'static [u8]>, Arc<Mutex<usize>>, Arc<Mutex<Vec<usize>>>);
        impl Read for Slow {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                self.2.lock().unwrap().push(*self.1.lock().unwrap());
                if self.0.is_empty() {
                    return Ok(0);
                }
                (&mut self.0.remove(0)).read(buffer)
            }
        }
        struct Out(usize, Arc<Mutex<usize>>);
        impl Write for Out {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                self.0 += bytes.iter().filter(|byte| **byte == b'\n').count();
                Ok(bytes.len())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                *self.1.lock().unwrap() = self.0;
                Ok(())
            }
        }
        let (flushed, seen) = (Arc::default(), Arc::default());
        let pieces: Vec<&[u8]> = vec![b"{\"text\": \"a\"}\n{\"te", b"xt\": \"b\"}\n", b"{\"text\": \"c\"}\n"];
        let mut input = Slow(pieces, Arc::clone(&flushed), Arc::clone(&seen));
        let mut out = Out(0, flushed);
        let args = BatchArgs {
            situation: Situation { cause: Cause::Auto, channel: Channel::Email },
            packs: Packs::default(),
            threshold: Threshold { fail_on: FailOn(None) },
        };
        let mut streams = Streams {
            input: &mut input,
            typed: false,
            out: &mut out,
            colour: false,
            errors: &mut std::io::sink(),
        };
        run(&args, &mut streams).unwrap();
        assert_eq!(*seen.lock().unwrap(), [0, 1, 2, 3]);
    }
}
