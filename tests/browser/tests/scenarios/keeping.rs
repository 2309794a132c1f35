//! The draft is kept, and never lost when it cannot be.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, Scratch, Screen, Storage, at_a_desk, scenario};
use serde_json::json;

/// The text of the draft that this tab shows, as the browser keeps it.
const KEPT: &str = "return JSON.parse(localStorage.getItem('reply-coach.draft.' + JSON.parse(sessionStorage.getItem('reply-coach.current'))))?.text";

#[test]
fn a_reload_keeps_the_draft_at_once() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.reload()?;
        page.until_draft_is(BURIED)?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn blocked_storage_is_said_and_costs_no_typing() -> Result<()> {
    scenario(Screen::DESK, Storage::Blocked, |page| {
        page.type_text("You should have saved it before you left. ")?;
        page.until_marked(BURIED_PHRASE)?;
        page.until_says("This browser does not let the page keep anything.")?;
        page.until_draft_is("You should have saved it before you left. ")
    })
}

#[test]
fn full_storage_is_said_and_costs_no_typing() -> Result<()> {
    at_a_desk(|page| {
        let fill = "let text = 'x'.repeat(1 << 22); let index = 0;\
             while (text !== '') try { localStorage.setItem(`full.${index++}`, text); }\
             catch { text = text.slice(0, text.length >> 1); }";
        page.ask(fill)?;
        page.paste(BURIED)?;
        page.until_says("This browser has no room left.")?;
        page.until_marked(BURIED_PHRASE)?;
        page.until_draft_is(BURIED)
    })
}

#[test]
fn a_kept_draft_that_cannot_be_read_is_offered_as_it_is() -> Result<()> {
    at_a_desk(|page| {
        page.paste("Dear Ann, it is")?;
        page.until("the draft is kept", &format!("{KEPT} === 'Dear Ann, it is'"))?;
        let broken = "for (const shelf of [localStorage, sessionStorage]) for (const key of Object.keys(shelf))\
             if (key.startsWith('reply-coach.draft.')) shelf.setItem(key, '{\"text\":\"Dear Ann')";
        page.ask(broken)?;
        page.reload()?;
        page.until_says("The draft kept here could not be read.")?;
        page.paste("A new reply. ")?;
        page.click_button("Put it into the box")?;
        let both = "const text = document.querySelector('#draft').value;\
             return text.includes('A new reply.') && text.includes('Dear Ann')";
        page.until("both are there", both)
    })
}

#[test]
fn a_second_tab_begins_a_draft_of_its_own() -> Result<()> {
    at_a_desk(|page| {
        page.paste("The first reply.")?;
        page.until("it is kept", &format!("{KEPT} === 'The first reply.'"))?;
        let first = page.new_tab()?;
        page.visit()?;
        page.until_draft_is("")?;
        page.paste("The second reply.")?;
        page.until("it is kept", &format!("{KEPT} === 'The second reply.'"))?;
        page.look_at(first)?;
        page.reload()?;
        page.until_draft_is("The first reply.")
    })
}

/// As when a tab is duplicated: both show the same draft, and both go on with it.
#[test]
fn two_tabs_with_one_draft_overwrite_nothing() -> Result<()> {
    at_a_desk(|page| {
        page.paste("One reply.")?;
        page.until("it is kept", &format!("{KEPT} === 'One reply.'"))?;
        let id = page.ask("return sessionStorage.getItem('reply-coach.current')")?;
        let first = page.new_tab()?;
        page.visit()?;
        page.ask(&format!("sessionStorage.setItem('reply-coach.current', {})", json!(id)))?;
        page.reload()?;
        page.until_draft_is("One reply.")?;
        page.paste(" Second end.")?;
        page.until("it is kept", &format!("{KEPT} === 'One reply. Second end.'"))?;
        page.look_at(first)?;
        page.paste(" First end.")?;
        page.until("it is kept", &format!("{KEPT} === 'One reply. First end.'"))?;
        let all = "return Object.entries(localStorage).filter(([key]) => key.startsWith('reply-coach.draft.'))\
             .map(([, value]) => JSON.parse(value).text).sort()";
        let all = page.ask(all)?;
        ensure!(all == json!(["One reply. First end.", "One reply. Second end."]), "kept are {all}");
        Ok(())
    })
}

#[test]
fn drafts_are_listed_opened_deleted_and_put_back() -> Result<()> {
    at_a_desk(|page| {
        page.paste("Hi Ann, the first one.")?;
        page.click("#drafts-open")?;
        page.click_button("New draft")?;
        page.until_draft_is("")?;
        page.until_focus_is_on("#draft")?;
        page.paste("Hi Ben, the second one.")?;
        page.click("#drafts-open")?;
        page.until_says("Hi Ann, the first one.")?;
        page.click("[aria-label^='Delete: Hi Ann']")?;
        page.until_says("Deleted: Hi Ann")?;
        page.click("#drafts-list [aria-label='Undo']")?;
        page.click("[aria-label^='Open: Hi Ann']")?;
        page.until_draft_is("Hi Ann, the first one.")?;
        page.click("#drafts-open")?;
        page.click("[aria-label^='Delete: Hi Ben']")?;
        page.press(Key::Escape)?;
        page.reload()?;
        page.until_draft_is("Hi Ann, the first one.")?;
        page.click("#drafts-open")?;
        page.until("one is left", "return document.querySelectorAll('#drafts-list li').length === 1")
    })
}

#[test]
fn what_is_kept_for_this_tab_is_not_there_in_the_next() -> Result<()> {
    at_a_desk(|page| {
        page.paste("Not for long.")?;
        page.until("it is kept", &format!("{KEPT} === 'Not for long.'"))?;
        page.click("#settings-open")?;
        page.click("#keep label:has([value=tab])")?;
        page.until("the browser forgets it", &format!("{KEPT} === undefined"))?;
        page.reload()?;
        page.until_draft_is("Not for long.")?;
        page.new_tab()?;
        page.visit()?;
        page.until_draft_is("")?;
        page.click("#drafts-open")?;
        page.until_says("No draft is kept.")
    })
}

#[test]
fn what_is_kept_for_today_is_gone_tomorrow() -> Result<()> {
    at_a_desk(|page| {
        page.paste("For today.")?;
        page.until("it is kept", &format!("{KEPT} === 'For today.'"))?;
        page.click("#settings-open")?;
        page.click("#keep label:has([value=today])")?;
        page.reload()?;
        page.until_draft_is("For today.")?;
        let yesterday = "for (const shelf of [localStorage, sessionStorage]) for (const [key, value] of Object.entries(shelf))\
             if (key.startsWith('reply-coach.draft.'))\
             shelf.setItem(key, JSON.stringify({ ...JSON.parse(value), day: new Date(Date.now() - 864e5).toDateString() }))";
        // The page writes once more when it goes; what it wrote is made old again before the next one starts.
        page.goto("about:blank")?;
        page.goto(&format!("{}third-party.txt", page.site.url()))?;
        page.ask(yesterday)?;
        page.visit()?;
        page.until_draft_is("")?;
        page.until("nothing is kept", &format!("{KEPT} === undefined"))
    })
}

#[test]
fn everything_is_cleared_at_the_second_press() -> Result<()> {
    at_a_desk(|page| {
        page.paste("A secret.")?;
        page.until("it is kept", &format!("{KEPT} === 'A secret.'"))?;
        page.choose_theme("Dark")?;
        page.click("#settings-open")?;
        page.click_button("Clear everything")?;
        page.until_draft_is("A secret.")?;
        page.click_button("Press again to delete all drafts, settings and packs")?;
        page.until_says("Everything is cleared.")?;
        page.until_draft_is("")?;
        let left = "return [localStorage, sessionStorage].flatMap((shelf) => Object.values(shelf)).some((value) => /secret|dark/.test(value))";
        page.until("nothing is left", &format!("{left} === false"))
    })
}

#[test]
fn settings_go_out_and_come_in_again() -> Result<()> {
    at_a_desk(|page| {
        let folder = Scratch::new("import")?;
        let file = folder.path().join("settings.json");
        std::fs::write(
            &file,
            r#"{"theme":"dark","families":["blame"],"allowed":["no way"],"from":"later"}"#,
        )?;
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.click("#settings-open")?;
        page.pick_file("#settings-import", &file)?;
        page.until_says("Imported.")?;
        page.until_says("Allowed: “no way”")?;
        page.until("the theme is dark", "return document.documentElement.dataset.theme === 'dark'")?;
        page.until("nothing is marked", "return document.querySelector('mark.is-risk') === null")?;
        std::fs::write(&file, "[3]")?;
        page.pick_file("#settings-import", &file)?;
        page.until_says("This file has no settings in it.")?;
        page.until_says("Allowed: “no way”")?;
        let saved = "let saved; const make = URL.createObjectURL; URL.createObjectURL = (blob) => (saved = blob, make(blob));\
             document.getElementById('settings-export').click(); return await saved.text()";
        let saved: serde_json::Value = serde_json::from_str(page.ask(saved)?.as_str().unwrap_or_default())?;
        ensure!(saved["theme"] == "dark" && saved["allowed"] == json!(["no way"]), "{saved}");
        Ok(())
    })
}
