//! Compiles this package to WebAssembly, in the profile the app is released in: its optimisations are part of what
//! is compared and timed.

use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

const PROFILE: &str = "wasm-release";
const WASM: &str = "wasm32-unknown-unknown";

/// This package's folder.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the module and says where it is.
pub fn build() -> Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(package()).args(["build", "--lib", "--target", WASM, "--profile", PROFILE]);
    if !cargo.status()?.success() {
        return Err(Error::other("the module does not compile"));
    }
    // Whoever asks is a program in <target>/<profile>/ or <target>/<profile>/deps/.
    let program = std::env::current_exe()?;
    let folders = program.ancestors().map(|folder| folder.join(WASM).join(PROFILE));
    let mut modules = folders.map(|folder| folder.join("reply_coach_parity.wasm"));
    modules.find(|module| module.is_file()).ok_or_else(|| Error::other("the module was built, but not found"))
}

/// One of the scripts beside the sources, to be run by Node.js on the module and a file of drafts.
pub fn node(script: &str, module: &Path, drafts: &Path) -> Command {
    let mut node = Command::new("node");
    node.arg(package().join("scripts").join(script)).arg(module).arg(drafts);
    node
}
