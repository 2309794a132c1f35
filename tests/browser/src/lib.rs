//! One harness for all browser tests: a copy of the release on a server that can be stopped, a fresh Chromium with a
//! fresh profile, and a listener that hears whatever tries to leave this machine.
//!
//! Knows nothing of how the app is made: it loads what a person loads and does what a person does.

mod chromium;
mod outside;
mod page;
mod scratch;
mod site;

pub use page::{Page, Screen, Storage};
pub use site::Site;
pub use thirtyfour::{By, Key};

use anyhow::Result;

/// Runs a scenario on a freshly started browser showing a freshly released app, and cleans up whatever happens.
///
/// When it fails, a picture of the page is left in `target/screenshots/failed`, named after the test.
pub async fn scenario(
    screen: Screen,
    storage: Storage,
    steps: impl AsyncFnOnce(&mut Page) -> Result<()>,
) -> Result<()> {
    let mut page = Page::open(screen, storage).await?;
    let result = steps(&mut page).await;
    if result.is_err() {
        let test = std::thread::current().name().unwrap_or("a test").replace("::", "-");
        page.picture(&format!("failed/{test}")).await.ok();
    }
    page.close().await;
    result
}

/// A scenario at a desk, with storage as usual.
pub async fn at_a_desk(steps: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    scenario(Screen::DESK, Storage::Works, steps).await
}
