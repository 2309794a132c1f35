//! Pictures of the app's states, for people to look at. Not a test: `cargo xtask screenshots` runs it.

use crate::drafts::BURIED;
use anyhow::Result;
use reply_coach_browser_tests::{Page, Screen, Storage, scenario};

#[test]
#[ignore = "draws pictures; run `cargo xtask screenshots`"]
fn of_every_state() -> Result<()> {
    for screen in [Screen::DESK, Screen::PHONE] {
        for theme in ["Light", "Dark"] {
            scenario(screen, Storage::Works, |page| {
                page.choose_theme(theme)?;
                let name = |state: &str| format!("{}-{}-{state}", screen.width, theme.to_lowercase());
                states(page, name)
            })?;
        }
    }
    Ok(())
}

fn states(page: &mut Page, name: impl Fn(&str) -> String) -> Result<()> {
    page.until_stored()?;
    page.picture(&name("empty"))?;
    for (state, text) in
        [("risky", BURIED), ("clean", "Hi Dana,\n\nThank you for the pictures. It works again.\n")]
    {
        page.ask("document.querySelector('#draft').select()")?;
        page.ask("document.execCommand('delete')")?;
        page.paste(text)?;
        page.settle()?;
        page.picture(&name(state))?;
    }
    page.site.release_again("Reply Coach, the next one")?;
    page.look_for_a_new_version()?;
    page.until_says("A new version is ready.")?;
    page.picture(&name("update"))
}
