//! A new version waits until it is accepted.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::at_a_desk;

const NEW: &str = "Reply Coach, the new one";
const OLD: &str = "Reply Coach";

#[tokio::test]
async fn a_new_version_is_offered_and_taken_without_loss_of_the_draft() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        page.paste("Half a reply, and someone is wait").await?;
        page.ask("globalThis.sameVisit = true").await?;
        page.site.release_again(NEW)?;
        page.look_for_a_new_version().await?;
        page.until_says("A new version is ready.").await?;
        ensure!(
            page.ask("return globalThis.sameVisit === true").await? == true,
            "the page was reloaded unasked"
        );
        ensure!(page.driver().title().await? == OLD, "the new version took over unasked");

        page.click_button("Reload now").await?;
        page.until("the new version is shown", &format!("return document.title === '{NEW}'")).await?;
        page.ready().await?;
        page.until_draft_is("Half a reply, and someone is wait").await
    })
    .await
}

#[tokio::test]
async fn without_a_yes_the_old_version_stays_through_reloads() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        page.site.release_again(NEW)?;
        page.look_for_a_new_version().await?;
        page.until_says("A new version is ready.").await?;
        page.click_button("Later").await?;
        page.reload().await?;
        ensure!(page.driver().title().await? == OLD, "a reload took the new version unasked");
        page.until_says("A new version is ready.").await
    })
    .await
}
