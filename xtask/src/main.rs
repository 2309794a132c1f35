//! `cargo xtask CHORE`: everything that builds, serves, packs and tests the app.

mod chores;

use anyhow::{Result, bail};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [--release] [--port N]   build the app, serve it on this machine, rebuild on change
cargo xtask test                           every check and every test, browser tests included
cargo xtask dist                           the release, ready for any static host, in dist/
cargo xtask size                           what the release weighs, against the limits
cargo xtask setup                          install what is missing: WebAssembly target, wasm-opt, browser
cargo xtask eval                           score the analysis against labelled sentences
cargo xtask bench-wasm                     time the analysis in WebAssembly
cargo xtask screenshots                    pictures of the app's states in target/screenshots
cargo xtask typing                         what a keystroke and a paste cost, beside a bare textarea

Each of them installs what it needs; what is there already is left alone.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nThis did not work: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["serve", options @ ..] => chores::serve::run(options),
        ["test"] => chores::test::run(),
        ["dist"] => chores::dist::run(),
        ["size"] => xtask::measure::report(),
        ["setup"] => chores::setup::run(),
        ["eval", options @ ..] if chores::bars::are_asked_for(options) => chores::bars::run(options),
        ["eval", options @ ..] => chores::eval::run(options),
        ["bench-wasm"] => chores::test::bench_wasm(),
        ["screenshots"] => chores::test::screenshots(),
        ["typing"] => chores::test::typing(),
        // Called by trunk after its own build; see Trunk.toml.
        ["post-build"] => chores::dist::after_trunk(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("`{}` is not a chore. These are:\n\n{HELP}", arguments.join(" ")),
    }
}
