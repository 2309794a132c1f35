//! Pictures of the app's states, for people to look at. Not a test: `cargo xtask screenshots` runs it.

use crate::drafts::BURIED;
use anyhow::Result;
use reply_coach_browser_tests::{Page, Screen, Storage, scenario};

#[tokio::test]
#[ignore = "draws pictures; run `cargo xtask screenshots`"]
async fn of_every_state() -> Result<()> {
    for screen in [Screen::DESK, Screen::PHONE] {
        for theme in ["Light", "Dark"] {
            scenario(screen, Storage::Works, async |page| {
                page.choose_theme(theme).await?;
                let name = |state: &str| format!("{}-{}-{state}", screen.width, theme.to_lowercase());
                states(page, name).await
            })
            .await?;
        }
    }
    Ok(())
}

async fn states(page: &mut Page, name: impl Fn(&str) -> String) -> Result<()> {
    page.until_stored().await?;
    page.picture(&name("empty")).await?;
    for (state, text) in
        [("risky", BURIED), ("clean", "Hi Dana,\n\nThank you for the pictures. It works again.\n")]
    {
        page.ask("document.querySelector('textarea').select()").await?;
        page.ask("document.execCommand('delete')").await?;
        page.paste(text).await?;
        page.settle().await?;
        page.picture(&name(state)).await?;
    }
    page.site.release_again("Reply Coach, the next one")?;
    page.look_for_a_new_version().await?;
    page.until_says("A new version is ready.").await?;
    page.picture(&name("update")).await
}
