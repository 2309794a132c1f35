//! `cargo xtask setup`: everything the other chores would install, at once.

use anyhow::Result;
use xtask::progress::Steps;
use xtask::setup;

/// Installs what is missing.
pub fn run() -> Result<()> {
    let mut steps = Steps::new(4);
    steps.next("WebAssembly target of Rust");
    setup::wasm_target()?;
    steps.next("rustfmt and clippy");
    setup::lint_tools()?;
    steps.next("wasm-opt, terser and axe-core, from npm");
    setup::node_packages()?;
    steps.next("Chromium and its driver, Firefox");
    let (chromium, firefox) = setup::browsers()?;
    eprintln!(
        "      {}, {} and {}",
        chromium.browser.display(),
        chromium.driver.display(),
        firefox.display()
    );
    steps.finish("All is there.");
    Ok(())
}
