//! Nobody is kept out: axe-core finds no violation in any theme or size.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::Result;
use reply_coach_browser_tests::{Screen, Storage, scenario};

#[tokio::test]
async fn at_a_desk() -> Result<()> {
    in_both_themes(Screen::DESK).await
}

#[tokio::test]
async fn on_a_phone() -> Result<()> {
    in_both_themes(Screen::PHONE).await
}

async fn in_both_themes(screen: Screen) -> Result<()> {
    scenario(screen, Storage::Works, async |page| {
        for theme in ["Light", "Dark"] {
            page.choose_theme(theme).await?;
            page.no_barriers().await?;
        }
        page.paste(BURIED).await?;
        page.until_marked(BURIED_PHRASE).await?;
        for theme in ["Light", "Dark"] {
            page.choose_theme(theme).await?;
            page.no_barriers().await?;
        }
        Ok(())
    })
    .await
}
