//! Pictures of the app's states, for people to look at. Not a test: `cargo xtask screenshots` runs it.

use crate::states::{LOOKS, STATES, look, reach, states};
use anyhow::Result;
use reply_coach_browser_tests::{Kind, Page, Screen, Storage, scenario_in};

#[test]
#[ignore = "draws pictures; run `cargo xtask screenshots`"]
fn of_every_state() -> Result<()> {
    for screen in [Screen::DESK, Screen::PHONE] {
        scenario_in(Kind::Chromium, screen, Storage::Works, |page| {
            page.until_stored()?;
            for state in states() {
                reach(page, state)?;
                pictures(page, screen, state.0)?;
            }
            reach(page, &STATES[1])?;
            page.site.release_again("Reply Coach, the next one")?;
            page.look_for_a_new_version()?;
            page.until_says("A new version is ready.")?;
            pictures(page, screen, "update")
        })?;
    }
    Ok(())
}

fn pictures(page: &Page, screen: Screen, state: &str) -> Result<()> {
    for name in LOOKS {
        look(page, name)?;
        page.picture(&format!("{}-{state}-{name}", screen.width))?;
    }
    look(page, "light")
}
