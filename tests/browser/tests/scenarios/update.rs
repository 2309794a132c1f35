//! A new version waits until it is accepted.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::at_a_desk;

const NEW: &str = "Reply Coach, the new one";
const OLD: &str = "Reply Coach";

#[test]
fn a_new_version_is_offered_and_taken_without_loss_of_the_draft() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.paste("Half a reply, and someone is wait")?;
        page.ask("globalThis.sameVisit = true")?;
        page.site.release_again(NEW)?;
        page.look_for_a_new_version()?;
        page.until_says("A new version is ready.")?;
        ensure!(page.ask("return globalThis.sameVisit === true")? == true, "the page was reloaded unasked");
        ensure!(page.title()? == OLD, "the new version took over unasked");

        page.click_button("Reload now")?;
        page.until("the new version is shown", &format!("return document.title === '{NEW}'"))?;
        page.ready()?;
        page.until_draft_is("Half a reply, and someone is wait")
    })
}

#[test]
fn without_a_yes_the_old_version_stays_through_reloads() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.release_again(NEW)?;
        page.look_for_a_new_version()?;
        page.until_says("A new version is ready.")?;
        page.click_button("Later")?;
        page.reload()?;
        ensure!(page.title()? == OLD, "a reload took the new version unasked");
        page.until_says("A new version is ready.")
    })
}
