//! Light and dark, desk and phone.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Page, Screen, Storage, at_a_desk, scenario};
use serde_json::json;

const BACKGROUND: &str = "return getComputedStyle(document.body).backgroundColor";

#[test]
fn the_chosen_theme_stays() -> Result<()> {
    at_a_desk(|page| {
        page.choose_theme("Light")?;
        let light = page.ask(BACKGROUND)?;
        page.choose_theme("Dark")?;
        let dark = page.ask(BACKGROUND)?;
        ensure!(light != dark, "both are {light}");
        page.reload()?;
        ensure!(page.ask(BACKGROUND)? == dark, "the theme was forgotten");
        page.no_errors()
    })
}

#[test]
fn on_a_phone_one_card_is_docked_below_the_draft() -> Result<()> {
    scenario(Screen::PHONE, Storage::Works, |page| {
        page.paste(&format!("{BURIED}\n\nUnfortunately we can't do that."))?;
        page.until_marked(BURIED_PHRASE)?;
        no_sideways_scrolling(page)?;
        let cards =
            "return [...document.querySelectorAll('.card')].filter((card) => card.checkVisibility()).length";
        page.until("one card is shown", &format!("{cards} === 1"))?;
        let apart = "const box = (name) => document.querySelector(name).getBoundingClientRect();\
             return box('.suggestions').top >= box('.panel.draft').bottom - 1 && box('.suggestions').bottom <= innerHeight + 1";
        page.until("the card is docked below the draft", apart)
    })
}

#[test]
fn nothing_is_cut_off_at_320_pixels() -> Result<()> {
    scenario(Screen { width: 320, height: 640 }, Storage::Works, |page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        no_sideways_scrolling(page)
    })
}

/// The marks are drawn on a copy of the text; the two must break their lines alike.
#[test]
fn marks_stay_under_their_words() -> Result<()> {
    scenario(Screen::PHONE, Storage::Works, |page| {
        page.paste(&format!("{BURIED}\n\nTab\there, emoji 👩‍👩‍👧‍👦, long {}, עברית. ", "word".repeat(40)))?;
        page.until_marked(BURIED_PHRASE)?;
        let heights = "const area = document.querySelector('#draft'); const layer = document.querySelector('.editor-layer');\
             area.style.setProperty('height', '0'); const text = area.scrollHeight; area.style.removeProperty('height');\
             return [text, layer.offsetHeight, document.querySelector('.is-list-only') === null]";
        let heights = page.ask(heights)?;
        let difference = heights[0].as_i64().unwrap_or(0) - heights[1].as_i64().unwrap_or(0);
        ensure!(difference.abs() <= 1 && heights[2] == json!(true), "{heights}");
        Ok(())
    })
}

fn no_sideways_scrolling(page: &Page) -> Result<()> {
    let wide = "return [document.scrollingElement.scrollWidth, innerWidth]";
    let wide = page.ask(wide)?;
    ensure!(wide[0].as_i64() <= wide[1].as_i64(), "the page is {} wide in a window of {}", wide[0], wide[1]);
    Ok(())
}
