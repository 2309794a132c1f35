//! `cargo xtask eval`: the analysis against what readers labelled. The counting is in `xtask/eval`.

use anyhow::{Context, Result};
use xtask::exec;

/// Passes everything on; paths are those of the folder it was started in.
pub fn run(arguments: &[&str]) -> Result<()> {
    let here = std::env::current_dir().context("the current folder")?;
    let manifest = xtask::paths::root().join("Cargo.toml");
    let mut cargo = exec::cargo();
    cargo.current_dir(here).args([
        "run",
        "--release",
        "--quiet",
        "--package",
        "xtask-eval",
        "--manifest-path",
    ]);
    exec::run(cargo.arg(manifest).arg("--").args(arguments))
}
