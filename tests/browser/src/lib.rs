//! One harness for all browser tests: a copy of the release on a server that can be stopped, a fresh Chromium or
//! Firefox with a fresh profile, and a listener that hears whatever tries to leave this machine.
//!
//! Knows nothing of how the app is made: it loads what a person loads and does what a person does.

mod bidi;
mod browser;
mod key;
mod outside;
mod page;
mod scratch;
mod site;

pub use browser::Kind;
pub use key::Key;
pub use page::{Page, Screen, Storage};
pub use scratch::Scratch;
pub use site::Site;

use anyhow::{Context, Result};

/// Runs a scenario in each browser, freshly started, showing a freshly released app, and cleans up whatever happens.
///
/// When it fails, a picture of the page is left in `target/screenshots/failed`, named after the test. `BROWSER=firefox`
/// or `BROWSER=chromium` runs it in one of them.
pub fn scenario(screen: Screen, storage: Storage, steps: impl Fn(&mut Page) -> Result<()>) -> Result<()> {
    Kind::asked_for().into_iter().try_for_each(|kind| scenario_in(kind, screen, storage, &steps))
}

/// The same for what only one browser can be made to show.
pub fn scenario_in(
    kind: Kind,
    screen: Screen,
    storage: Storage,
    steps: impl Fn(&mut Page) -> Result<()>,
) -> Result<()> {
    let mut page = Page::open(kind, screen, storage).with_context(|| format!("in {kind:?}"))?;
    let result = steps(&mut page);
    if result.is_err() {
        let test = std::thread::current().name().unwrap_or("a test").replace("::", "-");
        page.picture(&format!("failed/{test}-{kind:?}")).ok();
    }
    page.close();
    result.with_context(|| format!("in {kind:?}"))
}

/// A scenario at a desk, with storage as usual.
pub fn at_a_desk(steps: impl Fn(&mut Page) -> Result<()>) -> Result<()> {
    scenario(Screen::DESK, Storage::Works, steps)
}
