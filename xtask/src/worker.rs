//! Writes `sw.js`, the service worker that keeps the app working offline.

use crate::files;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

const TEMPLATE: &str = include_str!("../templates/sw.js");
const DEVELOPMENT: &str = include_str!("../templates/sw-dev.js");

/// The worker's own file name, next to `index.html`.
pub const FILE: &str = "sw.js";

/// Every file the worker is to store: its address relative to `folder`, and its path.
///
/// `index.html` is stored as `./`, because some hosts redirect the longer name. Icons in pixels are left out: only a
/// browser that installs the app asks for them, and that takes a network.
pub fn precached(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let files = files::walk(folder)?.into_iter().filter(|file| {
        let is_icon = file.extension().is_some_and(|kind| kind == "png");
        !is_icon && file != Path::new(FILE) && file != Path::new(NOTICES)
    });
    Ok(files
        .map(|file| {
            let address = file.to_string_lossy().replace('\\', "/");
            (if address == "index.html" { "./".to_owned() } else { format!("./{address}") }, file)
        })
        .collect())
}

/// The script that puts modules together, which has a hash behind this. The worker has it in itself, too.
const TOGETHER: &str = "together";

/// The notices of what a release is built from: there to be read, and no part of the app. The template names it, too.
pub const NOTICES: &str = "third-party.txt";

/// Writes the release worker for what is in `folder` now. Its version follows from the content of the files.
pub fn write(folder: &Path) -> Result<()> {
    let entries = precached(folder)?
        .into_iter()
        .map(|(address, file)| {
            let integrity = files::integrity(&files::read(&folder.join(file))?);
            Ok(format!("  [{address:?}, {integrity:?}],"))
        })
        .collect::<Result<Vec<_>>>()?
        .join("\n");
    let version = files::short_hash(format!("{TEMPLATE}{entries}").as_bytes());
    let is_together = |file: &&PathBuf| file.to_string_lossy().starts_with(TOGETHER);
    let together = files::walk(folder)?;
    let together =
        together.iter().find(is_together).context("the release has no script that puts modules together")?;
    let worker = TEMPLATE
        .replace("{{version}}", &version)
        .replace("{{files}}", &entries)
        .replace("{{together}}", files::read_text(&folder.join(together))?.trim());
    files::write(&folder.join(FILE), worker)
}

/// Writes the worker of development builds, which removes itself.
pub fn write_development(folder: &Path) -> Result<()> {
    files::write(&folder.join(FILE), DEVELOPMENT)
}
