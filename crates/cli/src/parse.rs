//! `parse`: a draft taken apart, to see why a rule did or did not fire.

use std::io::Write;

use reply_coach_analysis::Engine;
use reply_coach_analysis::parsed::{Bytes, ParsedSentence, parsed};

use crate::args::{ParseArgs, ParseFormat};
use crate::input::Source;
use crate::render::excerpt::printable;
use crate::status::{Failure, Status};
use crate::streams::Streams;

/// Prints sentences, tokens with their parts of speech, and clauses.
pub fn run(args: &ParseArgs, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    let source = args.file.as_deref().map_or(Source::Stdin, Source::from_arg);
    let draft = source.read(streams)?;
    let engine = Engine::new();
    let sentences = parsed(&engine.document(&draft));
    for sentence in &sentences {
        match args.format {
            ParseFormat::Json => {
                serde_json::to_writer(&mut *streams.out, sentence).map_err(std::io::Error::from)?;
                streams.out.write_all(b"\n")?;
            }
            ParseFormat::Text => text(sentence, &draft, streams.out)?,
        }
    }
    Ok(Status::Clean)
}

fn text(sentence: &ParsedSentence<'_>, draft: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let words: Vec<String> =
        sentence.tokens.iter().map(|token| format!("{}/{}", printable(token.text), token.tag)).collect();
    writeln!(out, "{}", words.join(" "))?;
    for clause in &sentence.clauses {
        writeln!(out, "  {} · {} · {}", clause.kind, clause.link, clause.person)?;
        let mut line = |name: &str, spans: &[Bytes]| {
            let words: Vec<_> = spans
                .iter()
                .filter_map(|&[start, end]| draft.get(start..end))
                .filter(|w| !w.is_empty())
                .collect();
            if words.is_empty() {
                Ok(())
            } else {
                writeln!(out, "    {name:10} {}", printable(&words.join(" + ")))
            }
        };
        line("subject", clause.subject.as_slice())?;
        line("auxiliary", &clause.aux)?;
        line(if clause.copula { "copula" } else { "verb" }, &[clause.verb])?;
        line("chain", &clause.chain)?;
        line("particle", clause.particle.as_slice())?;
        line("indirect", clause.indirect.as_slice())?;
        line("object", clause.object.as_slice())?;
        line("rest", &[clause.rest])?;
        if clause.tail != clause.rest {
            line("tail", &[clause.tail])?;
        }
        if clause.negated {
            writeln!(out, "    negated")?;
        }
    }
    writeln!(out)
}
