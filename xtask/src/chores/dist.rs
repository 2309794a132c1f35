//! `cargo xtask dist`: the release in `dist/`.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use xtask::bundle::{self, Mode};
use xtask::progress::Steps;
use xtask::{files, finish, paths, setup};

/// How many steps [`build`] takes.
pub const STEPS: usize = 4;

/// Builds the release and says where it is.
pub fn run() -> Result<()> {
    let mut steps = Steps::new(STEPS);
    release(&mut steps)?;
    steps.finish("The release is in dist/. Any static host can serve it.");
    Ok(())
}

/// Builds the release into `dist/`. What was there before stays until the new one is complete.
pub fn release(steps: &mut Steps) -> Result<()> {
    let stage = paths::scratch("release");
    build(Mode::Release, &stage, steps)?;
    files::remove_dir(&paths::dist())?;
    std::fs::rename(&stage, paths::dist()).context("could not move the release to dist/")
}

/// Builds the app into `stage`, which is emptied first.
pub fn build(mode: Mode, stage: &Path, steps: &mut Steps) -> Result<()> {
    steps.next("Checking the tools");
    setup::wasm_target()?;
    if mode == Mode::Release {
        setup::node_packages()?;
    }
    steps.next("Compiling the app to WebAssembly (the first time: some minutes)");
    bundle::compile(mode)?;
    steps.next("Writing its JavaScript and its page");
    files::fresh_dir(stage)?;
    bundle::write_glue(mode, stage)?;
    bundle::write_page(stage)?;
    steps.next(match mode {
        Mode::Development => "Finishing the page",
        Mode::Release => "Making it small, hashing it, writing the offline worker and the security policy",
    });
    finish::finish(stage, mode)
}

/// The last step of `trunk build` and `trunk serve`, on the folder trunk names.
pub fn after_trunk() -> Result<()> {
    let stage = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let stage = stage.context("post-build is for trunk, which says where its files are")?;
    let released = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    finish::finish(&stage, if released { Mode::Release } else { Mode::Development })
}
