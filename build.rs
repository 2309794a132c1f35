//! Turns `data/wording/en.tsv` into named constants, so that a name without a text does not compile.

use std::fmt::Write;
use std::{env, fs, path::Path};

const WORDING: &str = "data/wording/en.tsv";

fn main() {
    println!("cargo::rerun-if-changed={WORDING}");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // The splitter has to know what refers to what.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let table = fs::read_to_string(WORDING).unwrap_or_else(|error| panic!("{WORDING}: {error}"));
    let mut constants = String::new();
    for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        if line.starts_with('#') {
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(name), Some(text)) = (columns.next(), columns.next()) else {
            panic!("{WORDING}:{}: a name, a tab and a text are wanted", number + 1);
        };
        let constant = name.replace('.', "_").to_uppercase();
        writeln!(constants, "pub const {constant}: &str = {text:?};").expect("writing to a string");
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("wording.rs"), constants).expect("OUT_DIR can be written");
}
