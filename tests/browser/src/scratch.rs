//! A folder of one test's own, gone when the test is.

use anyhow::Result;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Removes its folder when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new empty folder below the target folder.
    pub fn new(what: &str) -> Result<Self> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder =
            xtask::paths::scratch("browser-tests").join(format!("{what}-{}-{number}", std::process::id()));
        xtask::files::fresh_dir(&folder)?;
        Ok(Scratch(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A browser that is still closing may hold a file: a left-over folder is no reason to fail.
        std::fs::remove_dir_all(&self.0).ok();
    }
}
