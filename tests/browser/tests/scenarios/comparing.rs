//! All safe rewrites at once: looked at first, or simply made.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, Page, at_a_desk};
use serde_json::json;

const TWO: &str = "Hi Dana,\n\nYou should have saved the profile before the update. It is a pity. You should have \
erased the old greeting first.\n\nBest,\nMarek";

fn two_marks(page: &Page) -> Result<()> {
    page.paste(TWO)?;
    page.until("two phrases are marked", "return document.querySelectorAll('mark.is-risk').length === 2")
}

#[test]
fn changes_are_taken_or_left_one_by_one() -> Result<()> {
    at_a_desk(|page| {
        two_marks(page)?;
        page.click("#compare-open")?;
        let shown = "return document.querySelectorAll('#compare-after ins').length === 2 && document.querySelectorAll('#compare-before del').length === 2";
        page.until("both changes are shown", shown)?;
        page.click("#compare-changes li:first-child label")?;
        page.until("one is left out", "return document.querySelectorAll('#compare-after ins').length === 1")?;
        page.allow_clipboard()?;
        page.click("#compare-copy-after")?;
        page.until_says("Copied.")?;
        let copied = page.ask_later("navigator.clipboard.readText()")?;
        page.click_button("Use these changes")?;
        page.until_says("1 change made. Ctrl+Z to undo.")?;
        let draft = page.draft()?;
        ensure!(copied == json!(draft), "{copied} was copied, {draft} is there");
        ensure!(
            draft.contains("You should have saved the profile") && !draft.contains("You should have erased"),
            "{draft}"
        );
        page.until_focus_is_on("#draft")?;
        page.press(Key::Control + "z")?;
        page.until_draft_is(TWO)
    })
}

#[test]
fn all_are_made_at_once_and_undone_at_once() -> Result<()> {
    at_a_desk(|page| {
        two_marks(page)?;
        page.click_button("Reframe all")?;
        page.until_says("2 changes made. Ctrl+Z to undo.")?;
        let draft = page.draft()?;
        ensure!(!draft.contains("You should have") && draft.ends_with("\n\nBest,\nMarek"), "{draft}");
        page.press(Key::Control + "z")?;
        page.until_draft_is(TWO)
    })
}
