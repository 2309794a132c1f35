//! Notices that a source file changed, by looking twice a second: no dependency, the same on every system.

use crate::{files, paths};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

const WATCHED: [&str; 9] =
    ["Cargo.lock", "Cargo.toml", "assets", "build.rs", "crates", "data", "index.html", "src", "style"];

/// Waits until something is newer than `before`, and a moment longer so that a burst of saves counts once.
pub fn wait_for_change(before: Option<SystemTime>) {
    while newest() <= before {
        thread::sleep(Duration::from_millis(500));
    }
    thread::sleep(Duration::from_millis(150));
}

/// When the newest of the watched files was written.
pub fn newest() -> Option<SystemTime> {
    let modified = |path: PathBuf| path.metadata().and_then(|metadata| metadata.modified()).ok();
    WATCHED
        .iter()
        .map(|name| paths::root().join(name))
        .flat_map(|path| match files::walk(&path) {
            Ok(below) => below.into_iter().map(|file| path.join(file)).collect(),
            Err(_) => vec![path],
        })
        .filter_map(modified)
        .max()
}
