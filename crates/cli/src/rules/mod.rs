//! `rules`: the catalogue of every rule, taken from the rule list itself so that it cannot go stale.

mod json;
mod markdown;

use crate::args::{RulesArgs, RulesFormat};
use crate::status::{Failure, Status};
use crate::streams::Streams;

/// Prints every rule.
pub fn run(args: &RulesArgs, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    match args.format {
        RulesFormat::Md => streams.out.write_all(markdown::catalogue().as_bytes())?,
        RulesFormat::Json => {
            serde_json::to_writer_pretty(&mut *streams.out, &json::catalogue())?;
            writeln!(streams.out)?;
        }
    }
    Ok(Status::Clean)
}
