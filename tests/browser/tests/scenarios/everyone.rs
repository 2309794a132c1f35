//! Nobody is kept out: axe-core finds no violation in any theme or size.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::Result;
use reply_coach_browser_tests::{Screen, Storage, scenario};

#[test]
fn at_a_desk() -> Result<()> {
    in_both_themes(Screen::DESK)
}

#[test]
fn on_a_phone() -> Result<()> {
    in_both_themes(Screen::PHONE)
}

fn in_both_themes(screen: Screen) -> Result<()> {
    scenario(screen, Storage::Works, |page| {
        for theme in ["Light", "Dark"] {
            page.choose_theme(theme)?;
            page.no_barriers()?;
        }
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        for theme in ["Light", "Dark"] {
            page.choose_theme(theme)?;
            page.no_barriers()?;
        }
        Ok(())
    })
}
