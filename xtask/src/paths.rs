//! Where things are, so that no other file spells a folder twice.

use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Scratch space of the chores, inside the target folder so that `cargo clean` clears it.
pub fn scratch(name: &str) -> PathBuf {
    target().join("xtask").join(name)
}

/// What a web server is to serve.
pub fn dist() -> PathBuf {
    root().join("dist")
}
