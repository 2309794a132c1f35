//! A new version waits until it is accepted.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::at_a_desk;

const NEW: &str = "Reply Coach, the new one";

#[tokio::test]
async fn a_new_version_waits_and_takes_over_only_when_told() -> Result<()> {
    at_a_desk(async |page| {
        page.until_stored().await?;
        page.site.release_again(NEW)?;
        page.ask_later("navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)")
            .await?;
        let waiting = "navigator.serviceWorker.getRegistration().then((r) => r.waiting !== null)";
        page.until_promise("a new version waits", waiting).await?;
        ensure!(page.driver().title().await? == "Reply Coach", "the page was reloaded unasked");
        page.reload().await?;
        ensure!(page.driver().title().await? == "Reply Coach", "a reload took the new version unasked");

        let accept = "navigator.serviceWorker.getRegistration().then((r) => new Promise((resolve) => {\
               r.waiting.onstatechange = (event) => event.target.state === 'activated' && resolve(true);\
               r.waiting.postMessage({ type: 'skip-waiting' });\
             }))";
        ensure!(page.ask_later(accept).await? == true, "the new version did not take over");
        page.reload().await?;
        ensure!(page.driver().title().await? == NEW, "the new version is not shown");
        Ok(())
    })
    .await
}
