//! `pack`, and the packs that `check` and `batch` are given.

use std::collections::HashSet;

use reply_coach_analysis::Engine;
use reply_coach_analysis::pack::{Pack, schema};
use reply_coach_patterns::LinearTime;

use crate::args::{PackArgs, PackCommand, Packs};
use crate::input::Source;
use crate::render::excerpt::printable;
use crate::render::text::counted;
use crate::status::{Failure, Status};
use crate::streams::Streams;

/// Checks a pack, or prints the schema.
pub fn run(args: &PackArgs, streams: &mut Streams<'_>) -> Result<Status, Failure> {
    match &args.command {
        PackCommand::Schema => {
            serde_json::to_writer_pretty(&mut *streams.out, &schema::schema())?;
            writeln!(streams.out)?;
        }
        PackCommand::Check { file } => {
            let source = Source::from_arg(file);
            let pack = read(&Engine::new(), &source, streams)?;
            let (rules, patterns) = (pack.rules().len(), pack.pattern_count());
            let products = pack.products().len();
            writeln!(
                streams.out,
                "{source}: pack \"{}\" can be used: {}, {} among them, {}",
                pack.name(),
                counted(rules, "rule"),
                counted(patterns, "pattern"),
                counted(products, "product")
            )?;
        }
    }
    Ok(Status::Clean)
}

/// The engine with these packs. A pack that cannot be used ends the run: without it the answer would look like one
/// that the team's rules agree with.
pub fn engine(packs: &Packs, streams: &mut Streams<'_>) -> Result<Engine, Failure> {
    let engine = Engine::new();
    let mut names = HashSet::new();
    let mut list = Vec::new();
    for path in &packs.packs {
        let source = Source::File(path.clone());
        let pack = read(&engine, &source, streams)?;
        if !names.insert(pack.name().to_owned()) {
            let name = pack.name();
            return Err(Failure::Input(format!("{source}: another pack is named \"{name}\", too")));
        }
        list.push(pack);
    }
    Ok(engine.with_packs(list))
}

fn read(engine: &Engine, source: &Source, streams: &mut Streams<'_>) -> Result<Pack, Failure> {
    let json = source.read(streams)?;
    Pack::read(&json, engine.lexicon(), Some(&LinearTime)).map_err(|problems| {
        let count = problems.list.len() + problems.more;
        let list: Vec<String> =
            problems.to_string().lines().map(|line| format!("\n  {}", printable(line))).collect();
        Failure::Input(format!("{source}: cannot be used, {}:{}", counted(count, "problem"), list.concat()))
    })
}
