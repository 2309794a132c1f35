//! Installs what a chore needs and is not there yet. Each check is quick and quiet when all is well, and each
//! failure says what to install by hand.

use crate::{bundle, exec, files, paths};
use anyhow::{Context, Result, bail, ensure};
use std::path::PathBuf;
use std::process::Command;

/// The version of binaryen that package.json pins; kept optimised modules are named after it.
pub const BINARYEN: &str = "binaryen-132.0.0";

const OLDEST_NODE: u32 = 18;

/// The WebAssembly half of the standard library.
pub fn wasm_target() -> Result<()> {
    if has_wasm_target()? {
        return Ok(());
    }
    need_rustup("the WebAssembly target of Rust", "its package for wasm32-unknown-unknown")?;
    eprintln!("      installing the WebAssembly target of Rust");
    exec::run(exec::command("rustup").args(["target", "add", bundle::WASM]))
        .context("the WebAssembly target could not be installed: is there a network?")?;
    ensure!(has_wasm_target()?, "rustup installed the WebAssembly target, but this Rust does not see it");
    Ok(())
}

/// rustfmt and clippy.
pub fn lint_tools() -> Result<()> {
    let missing = |tool: &&str| exec::output(exec::cargo().args([tool, "--version"])).is_err();
    let missing: Vec<&str> = ["fmt", "clippy"].into_iter().filter(missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    need_rustup("rustfmt and clippy", "its packages for rustfmt and clippy")?;
    eprintln!("      installing rustfmt and clippy");
    exec::run(exec::command("rustup").args(["component", "add", "rustfmt", "clippy"]))
        .context("rustfmt and clippy could not be installed: is there a network?")
}

/// What package.json lists, in `node_modules`, at the versions of the lock file.
pub fn node_packages() -> Result<()> {
    let lock = files::short_hash(&files::read(&paths::root().join("package-lock.json"))?);
    let stamp = paths::root().join("node_modules").join(".installed-from");
    if files::read_text(&stamp).is_ok_and(|stamped| stamped == lock) {
        return Ok(());
    }
    node()?;
    let npm = exec::find(&["npm", "npm.cmd"])
        .context("npm was not found: install Node.js with npm and try again")?;
    eprintln!("      installing wasm-opt, terser and axe-core into node_modules");
    exec::run(exec::command(npm).args(["ci", "--ignore-scripts", "--loglevel=error"]))
        .context("npm could not install the packages of package-lock.json: is there a network?")?;
    files::write(&stamp, lock)
}

/// `wasm-opt` of the pinned version; another one may break the module without a word.
pub fn wasm_opt() -> Result<Command> {
    node_packages()?;
    let mut command = node()?;
    command.arg(paths::root().join("node_modules/binaryen/bin/wasm-opt"));
    Ok(command)
}

/// `terser`, which makes scripts smaller.
pub fn terser() -> Result<Command> {
    node_packages()?;
    let mut command = node()?;
    command.arg(paths::root().join("node_modules/terser/bin/terser"));
    Ok(command)
}

/// Node.js, if it is new enough.
pub fn node() -> Result<Command> {
    let node =
        exec::find(&["node", "node.exe"]).context("Node.js was not found: install version 18 or newer")?;
    let version = exec::output(exec::command(&node).arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    ensure!(major >= Some(OLDEST_NODE), "Node.js {} is too old: install version 18 or newer", version.trim());
    Ok(exec::command(node))
}

/// Chromium and the driver that goes with it.
#[derive(Debug, Clone)]
pub struct Chromium {
    /// Chromium or Chrome.
    pub browser: PathBuf,
    /// chromedriver of the same version.
    pub driver: PathBuf,
}

fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).or(exec::find(names))
}

/// Finds Chromium for the tests: `CHROMIUM` and `CHROMEDRIVER`, or what is on the path.
pub fn find_chromium() -> Option<Chromium> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    Some(Chromium { browser: named("CHROMIUM", &names)?, driver: named("CHROMEDRIVER", &["chromedriver"])? })
}

/// Finds Firefox for the tests: `FIREFOX`, or what is on the path. It needs no driver.
pub fn find_firefox() -> Option<PathBuf> {
    named("FIREFOX", &["firefox-esr", "firefox"])
}

/// The browsers for the tests, installed if they are not there.
pub fn browsers() -> Result<(Chromium, PathBuf)> {
    let found = || find_chromium().zip(find_firefox());
    if let Some(found) = found() {
        return Ok(found);
    }
    let by_hand = "install Chromium, the chromedriver of the same version, and Firefox, or name them in CHROMIUM, \
        CHROMEDRIVER and FIREFOX";
    if exec::find(&["apt-get"]).is_none() {
        bail!("the browser tests need two browsers: {by_hand}");
    }
    let mut packages = vec!["fonts-liberation"];
    if find_chromium().is_none() {
        packages.extend(["chromium", "chromium-driver"]);
    }
    if find_firefox().is_none() {
        packages.push("firefox-esr");
    }
    eprintln!("      installing {} with apt-get", packages.join(", "));
    apt_get(&["update", "-qq"]).context(by_hand)?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    apt_get(&[&install[..], &packages].concat()).context(by_hand)?;
    found().context(by_hand)
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let is_root = exec::output(exec::command("id").arg("-u"))?.trim() == "0";
    let mut command = exec::command(if is_root { "apt-get" } else { "sudo" });
    if !is_root {
        command.arg("apt-get");
    }
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    // Its own words go to the error stream, so that a chore's standard output stays its result.
    command.stdout(std::io::stderr());
    exec::run(&mut command)
}

fn has_wasm_target() -> Result<bool> {
    let folder =
        exec::output(exec::command("rustc").args(["--print", "target-libdir", "--target", bundle::WASM]))?;
    Ok(PathBuf::from(folder.trim()).is_dir())
}

fn need_rustup(what: &str, otherwise: &str) -> Result<()> {
    let found = exec::find(&["rustup", "rustup.exe"]).is_some();
    ensure!(
        found,
        "{what} is missing and there is no rustup to add it: install rustup, or from your system {otherwise}"
    );
    Ok(())
}
