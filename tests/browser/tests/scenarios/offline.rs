//! After the first load the app works without a network.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::at_a_desk;
use serde_json::json;

#[tokio::test]
async fn everything_on_the_server_is_stored_with_its_bytes() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        let stored = "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys())\
             .then((keys) => keys.map((key) => key.url.slice(location.href.length)).sort())";
        let mut expected: Vec<String> = xtask::worker::precached(&page.site.folder())?
            .into_iter()
            .map(|(address, _)| address.trim_start_matches("./").to_owned())
            .collect();
        expected.sort();
        ensure!(
            page.ask_later(stored).await? == json!(expected),
            "{} is not {expected:?}",
            page.ask_later(stored).await?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_the_server_stopped_a_reload_still_coaches() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        page.site.stop();
        page.reload().await?;
        page.paste("You should have saved it before you closed the window.").await?;
        page.until_marked("should have").await?;
        page.no_console_errors().await
    })
    .await
}

#[tokio::test]
async fn every_view_opens_without_a_network() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        page.site.stop();
        for route in ["#/", "#/anything", "?from=bookmark#/"] {
            page.driver().goto("about:blank").await?;
            page.driver().goto(format!("{}{route}", page.site.url())).await?;
            page.until(&format!("{route} opens"), "return document.querySelector('main') !== null").await?;
        }
        Ok(())
    })
    .await
}

/// A file that does not have the bytes the worker expects is never stored, and the version before stays in use.
#[tokio::test]
async fn a_half_deployed_release_does_not_replace_one_that_works() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        page.site.release_again("Broken release")?;
        let index = page.site.folder().join("index.html");
        std::fs::write(&index, std::fs::read_to_string(&index)?.replace("Broken", "Half-uploaded"))?;
        let update = "navigator.serviceWorker.getRegistration().then((registration) => registration.update())\
             .then((registration) => new Promise((resolve) => {\
               const worker = registration.installing;\
               if (worker === null) return resolve('no new worker');\
               worker.addEventListener('statechange', () => resolve(worker.state));\
             }))";
        ensure!(page.ask_later(update).await? == "redundant", "the worker accepted a file with other bytes");
        page.site.stop();
        page.reload().await?;
        ensure!(page.driver().title().await? == "Reply Coach", "the old version is gone");
        Ok(())
    })
    .await
}
