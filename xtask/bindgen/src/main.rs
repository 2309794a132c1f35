//! Turns the module that cargo built into one a browser can load: a JavaScript file and a wasm file.
//!
//! `xtask-bindgen MODULE.wasm OUT_DIR NAME [--release]`. A package of its own because the library behind it
//! takes half a minute to compile, which the other chores should not wait for.

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (module, out_dir, name, release) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..]
    {
        [module, out_dir, name] => (module, out_dir, name, false),
        [module, out_dir, name, "--release"] => (module, out_dir, name, true),
        _ => bail!("usage: xtask-bindgen MODULE.wasm OUT_DIR NAME [--release]"),
    };
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(out_dir)
}
