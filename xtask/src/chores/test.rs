//! `cargo xtask test`: every check and every test, in the order in which they are likely to fail.

use super::dist;
use anyhow::Result;
use xtask::progress::Steps;
use xtask::{bundle, exec, files, measure, paths, setup};

/// The app compiles for WebAssembly only; compiling it for this machine as well would cost a minute and test nothing.
const WITHOUT_APP: [&str; 3] = ["--workspace", "--exclude", "reply-coach-app"];

const BROWSER_TESTS: &str = "reply-coach-browser-tests";
const PARITY: &str = "reply-coach-parity";

/// Runs all of it; the closing lines are cargo test's.
pub fn run() -> Result<()> {
    let mut steps = Steps::new(7 + dist::STEPS);
    steps.next("Checking the tools");
    setup::wasm_target()?;
    setup::lint_tools()?;
    setup::node_packages()?;
    setup::browsers()?;

    steps.next("Formatting");
    exec::run(exec::cargo().args(["fmt", "--all", "--check"]))?;

    steps.next("Clippy, everything but the app");
    exec::run(exec::cargo().arg("clippy").args(WITHOUT_APP).args([
        "--all-targets",
        "--keep-going",
        "--",
        "-D",
        "warnings",
    ]))?;

    steps.next("Clippy, the app for WebAssembly");
    let app = ["clippy", "--package", "reply-coach-app", "--target", bundle::WASM, "--", "-D", "warnings"];
    exec::run(exec::cargo().args(app))?;

    steps.next("Tests of all crates, and WebAssembly against native");
    exec::run(exec::cargo().arg("test").args(WITHOUT_APP).args(["--exclude", BROWSER_TESTS]))?;

    dist::release(&mut steps)?;

    steps.next("Size");
    measure::report()?;

    steps.next("Tests in Chromium and Firefox");
    files::remove_dir(&paths::target().join("screenshots/failed"))?;
    // A failure names what did not come true; fifty lines of the runtime below it help nobody.
    exec::run(exec::cargo().args(["test", "--package", BROWSER_TESTS]).env("RUST_LIB_BACKTRACE", "0"))?;
    steps.finish("Every check and every test passed.");
    Ok(())
}

/// Times the analysis in WebAssembly on a 300-word draft. Prints, asserts nothing.
pub fn bench_wasm() -> Result<()> {
    setup::wasm_target()?;
    exec::run(exec::cargo().args(["run", "--package", PARITY, "--release", "--quiet"]))
}

/// Types into the released app and prints what it costs. Asserts nothing.
pub fn typing() -> Result<()> {
    setup::browsers()?;
    let mut steps = Steps::new(1 + dist::STEPS);
    dist::release(&mut steps)?;
    steps.next("Typing");
    let only = ["--ignored", "beside_a_bare_textarea", "--nocapture", "--test-threads=1"];
    exec::run(exec::cargo().args(["test", "--package", BROWSER_TESTS, "--"]).args(only))
}

/// Draws the states of the released app.
pub fn screenshots() -> Result<()> {
    setup::browsers()?;
    let mut steps = Steps::new(1 + dist::STEPS);
    dist::release(&mut steps)?;
    steps.next("Pictures");
    files::remove_dir(&paths::target().join("screenshots"))?;
    let only = ["--ignored", "--exact", "screenshots::of_every_state"];
    exec::run(exec::cargo().args(["test", "--package", BROWSER_TESTS, "--"]).args(only))?;
    steps.finish("The pictures are in target/screenshots.");
    Ok(())
}
