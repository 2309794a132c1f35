//! After the first load the app works without a network.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::at_a_desk;
use serde_json::json;

#[test]
fn everything_the_app_needs_is_stored_with_its_bytes() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        let stored = "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys())\
             .then((keys) => keys.map((key) => key.url.slice(location.href.length)).sort())";
        let mut expected: Vec<String> = xtask::worker::precached(&page.site.folder())?
            .into_iter()
            .map(|(address, _)| address.trim_start_matches("./").to_owned())
            .collect();
        expected.sort();
        ensure!(
            page.ask_later(stored)? == json!(expected),
            "{} is not {expected:?}",
            page.ask_later(stored)?
        );
        Ok(())
    })
}

/// They come taken apart, and the second visit gets them as the browser wants them.
#[test]
fn modules_are_stored_whole() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        let magic = "caches.keys().then(([name]) => caches.open(name)).then(async (cache) => {\
               const keys = (await cache.keys()).filter((key) => key.url.endsWith('.wasm'));\
               const starts = async (answer) => new TextDecoder().decode((await answer.arrayBuffer()).slice(1, 4));\
               const stored = await Promise.all(keys.map(async (key) => starts(await cache.match(key))));\
               const sent = await Promise.all(keys.map(async (key) => starts(await fetch(key.url + '?'))));\
               return [...new Set(stored), ...new Set(sent)];\
             })";
        ensure!(page.ask_later(magic)? == json!(["asm", "par"]), "{}", page.ask_later(magic)?);
        page.reload()?;
        page.paste("You should have saved it before you closed the window.")?;
        page.until_marked("should have")?;
        page.no_errors()
    })
}

#[test]
fn with_the_server_stopped_a_reload_still_coaches() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.stop();
        page.reload()?;
        page.paste("You should have saved it before you closed the window.")?;
        page.until_marked("should have")?;
        page.no_errors()
    })
}

#[test]
fn every_view_opens_without_a_network() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.stop();
        for route in ["#/", "#/practice", "#/train", "#/packs", "#/anything", "?from=bookmark#/"] {
            page.goto("about:blank")?;
            page.goto(&format!("{}{route}", page.site.url()))?;
            page.until(&format!("{route} opens"), "return document.querySelector('main') !== null")?;
        }
        Ok(())
    })
}

/// A file that does not have the bytes the worker expects is never stored, and the version before stays in use.
#[test]
fn a_half_deployed_release_does_not_replace_one_that_works() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.release_again("Broken release")?;
        let index = page.site.folder().join("index.html");
        std::fs::write(&index, std::fs::read_to_string(&index)?.replace("Broken", "Half-uploaded"))?;
        let update = "navigator.serviceWorker.getRegistration().then((registration) => registration.update())\
             .then((registration) => new Promise((resolve) => {\
               const worker = registration.installing;\
               if (worker === null) return resolve('no new worker');\
               worker.addEventListener('statechange', () => resolve(worker.state));\
             }))";
        ensure!(page.ask_later(update)? == "redundant", "the worker accepted a file with other bytes");
        page.site.stop();
        page.reload()?;
        ensure!(page.title()? == "Reply Coach", "the old version is gone");
        Ok(())
    })
}
