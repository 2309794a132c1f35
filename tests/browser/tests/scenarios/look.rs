//! Light and dark, desk and phone.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Kind, Page, Screen, Storage, at_a_desk, scenario};
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
fn the_draft_keeps_its_room_above_the_checklist() -> Result<()> {
    at_a_desk(|page| {
        page.paste(&BURIED.repeat(8))?;
        page.until("the checklist is there", "return document.querySelector('.checklist-line') !== null")?;
        let high = page.ask("return document.querySelector('#editor').clientHeight / innerHeight")?;
        ensure!(high.as_f64() >= Some(0.39), "the draft has {high} of the window");
        let scrolls = "const page = document.scrollingElement; return page.scrollHeight > innerHeight";
        ensure!(page.ask(scrolls)? == json!(false), "the page itself scrolls");
        Ok(())
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
    at_a_desk(|page| {
        let ratios: &[f64] = if page.kind() == Kind::Chromium { &[1.0, 1.25, 2.0, 3.0] } else { &[1.0] };
        let mut layouts = 0;
        for ratio in ratios {
            if page.kind() == Kind::Chromium {
                let metrics =
                    json!({ "width": 1440, "height": 900, "deviceScaleFactor": ratio, "mobile": false });
                page.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
            }
            let told = page.ask(&LAYOUTS.replace("TEXTS", &json!(texts()).to_string()))?;
            ensure!(told["differ"] == json!([]), "at {ratio}: {:#}", told["differ"]);
            layouts += told["layouts"].as_u64().unwrap_or(0);
        }
        ensure!(layouts >= 900, "only {layouts} layouts were compared");
        Ok(())
    })
}

fn texts() -> [String; 6] {
    [
        BURIED.repeat(2),
        "Tab\there\tand\t\tthere. You should have saved it\tfirst.".repeat(6),
        "Emoji 👩‍👩‍👧‍👦 🇰🇪 ✊🏽 in a row: 😀😃😄😁😆😅🤣😂🙂🙃😉😊😇 and on. ".repeat(5),
        "עברית ואנגלית together, שלום to you, and العربية as well. ".repeat(6),
        format!("A long one: {} and {}.", "word".repeat(80), "https://example.com/".repeat(12)),
        "Two  spaces   three,\n\n\nempty lines, and one at the end. You must call us.  \n".repeat(4),
    ]
}

/// Every text in every font, size and width; `differ` has those whose two layers are not of one height.
const LAYOUTS: &str = "const box = document.querySelector('#draft'); const layer = document.querySelector('#layer');\
    const sheet = document.querySelector('.editor-sheet'); const root = document.documentElement;\
    const differ = []; let layouts = 0;\
    for (const text of TEXTS) {\
      box.value = text; box.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));\
      await new Promise((done) => requestAnimationFrame(done));\
      for (const font of ['', 'serif', 'monospace', 'Liberation Sans']) for (const size of ['', 'small', 'large', 'huge'])\
        for (const width of [280, 320, 390, 471, 555.5, 640, 720, 801, 936, 1111]) {\
          root.style.setProperty('--font', font || null); root.dataset.text = size; sheet.style.setProperty('inline-size', `${width}px`);\
          box.style.setProperty('height', '0'); const high = box.scrollHeight; box.style.removeProperty('height');\
          layouts += 1; if (Math.abs(high - layer.offsetHeight) > 1) differ.push([text.slice(0, 20), font, size, width, high, layer.offsetHeight]);\
        }\
    }\
    root.style.removeProperty('--font'); delete root.dataset.text; sheet.style.removeProperty('inline-size');\
    return { differ, layouts }";

fn no_sideways_scrolling(page: &Page) -> Result<()> {
    let wide = "return [document.scrollingElement.scrollWidth, innerWidth]";
    let wide = page.ask(wide)?;
    ensure!(wide[0].as_i64() <= wide[1].as_i64(), "the page is {} wide in a window of {}", wide[0], wide[1]);
    Ok(())
}
