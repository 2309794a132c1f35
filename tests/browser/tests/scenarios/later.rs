//! What is not in the first download comes when it is needed, without a network too, and says so when it does not.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Page, at_a_desk};
use serde_json::json;

/// The chunks of the release that were asked for, by what their names begin with.
const ASKED_FOR: &str = "return performance.getEntriesByType('resource')\
     .map(({ name }) => name.match(/(split_\\w+)-\\w+\\.wasm$/)?.[1]).filter(Boolean).sort()";

const HELP_IS_OPEN: &str = "return document.getElementById('help')?.open === true";

/// Removes the worker and what it has stored.
const FORGET: &str = "navigator.serviceWorker.getRegistrations()\
     .then((all) => Promise.all(all.map((one) => one.unregister()))).then(() => caches.keys())\
     .then((keys) => Promise.all(keys.map((key) => caches.delete(key)))).then(() => true)";

/// What judges the reply as a whole is there.
fn until_moves_are_seen(page: &Page) -> Result<()> {
    page.paste("Thank you for the photos of the shelf. ")?;
    page.until("the thanks are seen", "return document.getElementById('moves').checkVisibility()")
}

#[test]
fn nothing_is_loaded_before_it_is_needed_or_before_the_first_paint() -> Result<()> {
    at_a_desk(|page| {
        until_moves_are_seen(page)?;
        ensure!(page.ask(ASKED_FOR)? == json!(["split_whole"]), "{} came", page.ask(ASKED_FOR)?);
        let after_paint = "const entries = (kind) => performance.getEntriesByType(kind);
            const painted = entries('paint').find(({ name }) => name === 'first-contentful-paint').startTime;
            const chunks = entries('resource').filter(({ name }) => /(split|chunk)_/.test(name));
            return chunks.length > 0 && chunks.every(({ startTime }) => startTime > painted)";
        ensure!(page.ask(after_paint)? == json!(true), "a chunk was asked for before the page was drawn");
        page.click("#help-open")?;
        page.until("help opens at the first click", HELP_IS_OPEN)?;
        ensure!(
            page.ask(ASKED_FOR)? == json!(["split_views", "split_whole"]),
            "{} came",
            page.ask(ASKED_FOR)?
        );
        page.no_errors()
    })
}

#[test]
fn views_that_come_later_open_with_the_server_stopped() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.stop();
        page.reload()?;
        for dialog in ["settings", "help", "drafts"] {
            page.click(&format!("#{dialog}-open"))?;
            let open = format!("return document.getElementById('{dialog}')?.open === true");
            page.until(&format!("{dialog} opens"), &open)?;
            page.click(&format!("#{dialog} .dialog-head button"))?;
        }
        until_moves_are_seen(page)?;
        page.no_errors()
    })
}

#[test]
fn a_view_that_does_not_come_says_so_and_can_be_asked_for_again() -> Result<()> {
    at_a_desk(|page| {
        // A host that lost a file: the worker stores nothing either.
        let chunk = std::fs::read_dir(page.site.folder())?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| path.to_string_lossy().contains("split_views"));
        let Some(chunk) = chunk else { anyhow::bail!("the release has no chunk for the views") };
        let aside = chunk.with_extension("aside");
        page.until_stored()?;
        ensure!(page.ask_later(FORGET)? == json!(true), "what is stored could not be forgotten");
        std::fs::rename(&chunk, &aside)?;
        page.reload()?;
        page.click("#help-open")?;
        page.until_says("This part of the page could not be loaded.")?;
        std::fs::rename(&aside, &chunk)?;
        page.click("#help-open")?;
        page.until("help opens when it is there", HELP_IS_OPEN)
    })
}
