//! From source to a folder a browser can load, the way trunk does it: the same `index.html` with its
//! `data-trunk` links, the same result, but nothing to install first.

use crate::html::{self, Tag};
use crate::{exec, files, paths};
use anyhow::{Context, Result, bail, ensure};
use std::path::{Path, PathBuf};

/// How the app is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build, plain file names, no offline copy.
    Development,
    /// As people load it.
    Release,
}

impl Mode {
    /// The cargo profile, and the folder below the target folder that it writes to.
    fn profile(self) -> (&'static str, &'static str) {
        match self {
            Mode::Development => ("dev", "debug"),
            Mode::Release => ("wasm-release", "wasm-release"),
        }
    }
}

/// The target of every WebAssembly build.
pub const WASM: &str = "wasm32-unknown-unknown";

const GLUE_TOOL: [&str; 4] = ["--package", "xtask-bindgen", "--profile", "tool"];

/// Compiles the app to WebAssembly, and beside it the tool that writes its glue: neither waits for the other.
pub fn compile(mode: Mode) -> Result<()> {
    let (profile, _) = mode.profile();
    let mut glue_tool = exec::cargo().args(["build", "--quiet"]).args(GLUE_TOOL).spawn()?;
    let mut build = exec::cargo();
    build.args(["build", "--package", &app_name()?, "--target", WASM, "--profile", profile]);
    if mode == Mode::Release {
        build.args(["--features", "split"]);
    }
    exec::run(&mut build)?;
    ensure!(glue_tool.wait()?.success(), "the tool in xtask/bindgen does not compile");
    Ok(())
}

/// The package with what packs alone need, and what its module is called in the app.
pub const PATTERNS: (&str, &str) = ("reply-coach-patterns-web", "patterns");

/// Compiles the module that only packs with patterns need, and puts it into `stage`.
pub fn add_patterns(mode: Mode, stage: &Path) -> Result<()> {
    let mut build = exec::cargo();
    build.args(["build", "--quiet", "--package", PATTERNS.0, "--target", WASM]);
    build.args(["--profile", mode.profile().0]);
    if mode == Mode::Release {
        build.args(["--features", "split"]);
    }
    exec::run(&mut build)?;
    glue(mode, stage, &PATTERNS.0.replace('-', "_"), PATTERNS.1, &[])
}

/// The script of a release that loads what is split off; the folder has none of other builds.
pub const CHUNKS: &str = "chunks.js";

/// Whether a file is code that was split off the app, to be loaded later.
pub fn is_chunk(name: &str) -> bool {
    name.ends_with(".wasm") && ["split_", "chunk_"].iter().any(|start| name.starts_with(start))
}

/// Writes the JavaScript glue into `stage`, and beside it the chunks of a release.
pub fn write_glue(mode: Mode, stage: &Path) -> Result<()> {
    let name = app_name()?;
    glue(mode, stage, &name, &name, if mode == Mode::Release { &["--split"] } else { &[] })
}

/// Puts modules, which are finished, into the order that packs best.
pub fn order(modules: &[PathBuf]) -> Result<()> {
    exec::run(exec::cargo().args(["run", "--quiet"]).args(GLUE_TOOL).args(["--", "--order"]).args(modules))
}

/// Takes modules apart for their way to the browser.
pub fn take_apart(modules: &[PathBuf]) -> Result<()> {
    exec::run(exec::cargo().args(["run", "--quiet"]).args(GLUE_TOOL).args(["--", "--apart"]).args(modules))
}

fn glue(mode: Mode, stage: &Path, built: &str, name: &str, options: &[&str]) -> Result<()> {
    let module = paths::target().join(WASM).join(mode.profile().1).join(format!("{built}.wasm"));
    let mut command = exec::cargo();
    command.args(["run", "--quiet"]).args(GLUE_TOOL).arg("--");
    command.args([module.as_os_str(), stage.as_os_str()]).arg(name).args(options);
    if mode == Mode::Release {
        command.arg("--release");
    }
    exec::run(&mut command)
}

/// Copies what `index.html` links to into `stage` and writes the page with those links resolved.
pub fn write_page(stage: &Path) -> Result<()> {
    let page = files::read_text(&paths::root().join("index.html"))?;
    let links = html::tags(&page, "link").into_iter().filter(|tag| tag.get("data-trunk").is_some());
    let mut edits = links
        .map(|link| {
            let text =
                resolve(&link, stage).with_context(|| format!("index.html: {}", &page[link.span.clone()]))?;
            Ok((link.span, text))
        })
        .collect::<Result<Vec<_>>>()?;
    let head_end = page.find("</head>").context("index.html has no </head>")?;
    let mut preload = pattern("pattern_preload")?;
    if stage.join(CHUNKS).exists() {
        preload.push_str(&format!(r#"<link rel="modulepreload" href="./{CHUNKS}">"#));
    }
    edits.push((head_end..head_end, preload));
    edits.sort_by_key(|(span, _)| span.start);
    files::write(&stage.join("index.html"), html::splice(&page, &edits))
}

/// One of Trunk.toml's patterns with its names filled in, so that both ways of building write the same page.
fn pattern(name: &str) -> Result<String> {
    let settings = files::read_text(&paths::root().join("Trunk.toml"))?;
    let line = settings.lines().find(|line| line.starts_with(name));
    let text = line.and_then(|line| line.split_once('\'')?.1.rsplit_once('\''));
    let (text, _) = text.with_context(|| format!("Trunk.toml has no {name} in single quotes"))?;
    let app = app_name()?;
    let js = format!("{app}.js");
    let wasm = format!("{app}_bg.wasm");
    Ok(text.replace("{base}", "./").replace("{js}", &js).replace("{wasm}", &wasm))
}

/// Does what one link asks for and returns what stands in its place.
fn resolve(link: &Tag, stage: &Path) -> Result<String> {
    let kind = link.get("rel").unwrap_or_default();
    if kind == "rust" {
        return pattern("pattern_script");
    }
    let href = link.get("href").context("it has no href")?;
    let from = paths::root().join(href);
    let name = from.file_name().and_then(|name| name.to_str()).context("its href names no file")?;
    let folder = link.get("data-target-path").unwrap_or_default();
    match kind {
        "css" => {
            files::copy(&from, &stage.join(name))?;
            Ok(format!(r#"<link rel="stylesheet" href="./{name}">"#))
        }
        "icon" => {
            files::copy(&from, &stage.join(name))?;
            Ok(format!(r#"<link rel="icon" href="./{name}">"#))
        }
        "copy-file" => {
            files::copy(&from, &stage.join(folder).join(name))?;
            Ok(String::new())
        }
        "copy-dir" => {
            let to = if folder.is_empty() { stage.join(name) } else { stage.join(folder) };
            files::copy_dir(&from, &to)?;
            Ok(String::new())
        }
        _ => bail!("this kind of link is not known here; rust, css, icon, copy-file and copy-dir are"),
    }
}

/// The root package's name, from its manifest.
pub(crate) fn app_name() -> Result<String> {
    let manifest = files::read_text(&paths::root().join("Cargo.toml"))?;
    let package = manifest.split("[package]").nth(1).context("Cargo.toml has no [package]")?;
    let line = package.lines().find(|line| line.starts_with("name")).context("the package has no name")?;
    Ok(line.split('"').nth(1).context("the package has no name")?.to_owned())
}
