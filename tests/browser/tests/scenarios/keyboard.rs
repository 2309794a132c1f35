//! The whole way without a mouse.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, at_a_desk};

#[test]
fn from_an_empty_page_to_a_copied_reply() -> Result<()> {
    at_a_desk(|page| {
        page.tab_to("#draft")?;
        page.press("You should have saved it before you left. ")?;
        page.until_marked(BURIED_PHRASE)?;
        page.press(Key::F8)?;
        page.press(Key::Control + ".")?;
        page.until_focus_is_on(".card.is-open .reframe")?;
        page.press(Key::Enter)?;
        page.until(
            "the phrase is gone",
            "return !document.querySelector('#draft').value.includes('You should have')",
        )?;
        page.tab_to("button.bar-copy")?;
        page.allow_clipboard()?;
        page.press(Key::Enter)?;
        page.until_says("Copied.")?;
        let copied = page.ask_later("navigator.clipboard.readText()")?;
        ensure!(copied == page.draft()?, "{copied} was copied");
        Ok(())
    })
}

#[test]
fn each_dialog_opens_at_the_first_press_and_gives_the_focus_back() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        for dialog in ["help", "settings", "drafts", "compare"] {
            let opener = format!("#{dialog}-open");
            page.ask(&format!("document.querySelector('{opener}').focus()"))?;
            page.press(Key::Enter)?;
            let open = format!("return document.getElementById('{dialog}')?.open === true");
            page.until(&format!("{dialog} opens"), &open)?;
            page.press(Key::Escape)?;
            page.until_focus_is_on(&opener)?;
        }
        Ok(())
    })
}

#[test]
fn each_view_has_a_title_of_its_own() -> Result<()> {
    at_a_desk(|page| {
        for (view, title) in
            [("practice", "Practice · Reply Coach"), ("", "Reply Coach"), ("packs", "Packs · Reply Coach")]
        {
            page.ask(&format!("location.hash = '#/{view}'"))?;
            page.until(&format!("the title is {title}"), &format!("return document.title === '{title}'"))?;
        }
        Ok(())
    })
}

#[test]
fn escape_leads_back_to_the_same_place() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.press(Key::F8)?;
        let caret = "return document.querySelector('#draft').selectionStart";
        let before = page.ask(caret)?;
        page.press(Key::Control + ".")?;
        page.until_focus_is_on(".reframe")?;
        page.press(Key::Escape)?;
        page.until_focus_is_on("#draft")?;
        ensure!(page.ask(caret)? == before, "the caret moved");
        page.until_draft_is(BURIED)
    })
}

#[test]
fn where_there_is_no_rewrite_enter_writes_nothing_into_the_draft() -> Result<()> {
    at_a_desk(|page| {
        let draft = "Thank you for your letter!! I read it this morning.";
        page.paste(draft)?;
        page.until_marked("!!")?;
        page.press(Key::F8)?;
        page.press(Key::Control + ".")?;
        page.until_says("This one has no rewrite.")?;
        page.until_focus_is_on(".card.is-open .card-head button")?;
        page.press(Key::Enter)?;
        page.press(Key::Escape)?;
        page.until_focus_is_on("#draft")?;
        page.until_draft_is(draft)
    })
}

#[test]
fn f8_goes_round_all_marks_both_ways() -> Result<()> {
    at_a_desk(|page| {
        page.paste("You should have saved it. All is well today. Unfortunately we can't do that.")?;
        page.until(
            "two phrases are marked",
            "return document.querySelectorAll('mark[data-id]').length >= 2",
        )?;
        let caret = "return document.querySelector('#draft').selectionStart";
        page.press(Key::F8)?;
        let first = page.ask(caret)?;
        page.press(Key::F8)?;
        let second = page.ask(caret)?;
        ensure!(first != second, "F8 stays at {first}");
        page.press(Key::Shift + Key::F8)?;
        ensure!(page.ask(caret)? == first, "Shift+F8 does not go back");
        Ok(())
    })
}
