//! Turns the module that cargo built into one a browser can load: a JavaScript file and a wasm file. A release is split
//! at the functions of the app's `src/chunks.rs` before that: what only they need goes into chunks of its own, and what
//! nobody needs goes.
//!
//! `xtask-bindgen MODULE.wasm OUT_DIR NAME [--release [--split]]`; `xtask-bindgen --order MODULE.wasm…` puts finished
//! modules into an order that packs well, and their tables into a form that does; `xtask-bindgen --apart MODULE.wasm…`
//! takes them apart. A package of its own because the libraries behind it take half a minute to
//! compile, which the other chores should not wait for.

mod apart;
mod gut;
mod last;
mod order;
mod slim;
mod sums;

use anyhow::{Context, Result, anyhow, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// The script that loads the chunks; `xtask/src/finish.rs` and `xtask/src/measure.rs` know it by this name.
const CHUNKS: &str = "./chunks.js";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &*arguments {
        [option, modules @ ..] if option == "--order" => {
            return change(modules, |module| sums::module(&order::module(module)?));
        }
        [option, modules @ ..] if option == "--apart" => return change(modules, apart::module),
        _ => {}
    }
    let [module, out_dir, name, options @ ..] = &*arguments else {
        bail!("usage: xtask-bindgen MODULE.wasm OUT_DIR NAME [--release [--split]]")
    };
    let has = |option: &str| options.iter().any(|given| given == option);
    let release = has("--release");
    let mut bindgen = Bindgen::new();
    let rest = Path::new(out_dir).join("rest.wasm");
    if release {
        split(module, Path::new(out_dir), name, &rest, has("--split"))?;
        // Chunks reach what they share with the main module by these.
        bindgen.input_path(&rest).keep_lld_exports(has("--split"));
    } else {
        bindgen.input_path(module);
    }
    let mut output = bindgen
        .out_name(name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate_output()?;
    let glue = output.js().to_owned();
    let slimmed = release.then(|| slim::module(output.wasm_mut(), &glue, !has("--split")));
    output.emit(out_dir)?;
    if let Some(names) = slimmed {
        let script = Path::new(out_dir).join(format!("{name}.js"));
        let glue = std::fs::read_to_string(&script)?;
        std::fs::write(&script, slim::script(&glue, &names)?)?;
    }
    if release {
        std::fs::remove_file(&rest)?;
    }
    Ok(())
}

/// Writes each file anew.
fn change(files: &[String], change: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<()> {
    for file in files {
        std::fs::write(file, change(&std::fs::read(file)?).with_context(|| file.clone())?)?;
    }
    Ok(())
}

/// Writes what is left of the module to `rest`, and its chunks and the script that loads them to `out_dir`, if it has
/// some.
fn split(module: &str, out_dir: &Path, name: &str, rest: &Path, has_chunks: bool) -> Result<()> {
    let input = std::fs::read(module).with_context(|| format!("could not read {module}"))?;
    let input = gut::module(&input, !has_chunks)?;
    std::fs::create_dir_all(out_dir)?;
    let script = format!("./{name}.js");
    // Without chunks there is a script all the same.
    let aside = out_dir.join("no-chunks");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = if has_chunks { out_dir } else { &aside };
    options.main_out_path = rest;
    options.link_name = CHUNKS;
    options.main_module = &script;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    if !has_chunks {
        std::fs::remove_dir_all(aside)?;
    }
    Ok(())
}
