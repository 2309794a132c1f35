//! The whole way without a mouse.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, at_a_desk};

#[tokio::test]
async fn from_an_empty_page_to_a_copied_reply() -> Result<()> {
    at_a_desk(async |page| {
        page.tab_to("textarea").await?;
        page.press("You should have saved it before you left. ").await?;
        page.until_marked(BURIED_PHRASE).await?;
        page.press(Key::F8).await?;
        page.press(Key::Control + ".").await?;
        page.until_focus_is_on(".card.is-open .reframe").await?;
        page.press(Key::Enter).await?;
        page.until(
            "the phrase is gone",
            "return !document.querySelector('textarea').value.includes('You should have')",
        )
        .await?;
        page.tab_to("button.bar-copy").await?;
        page.allow_clipboard().await?;
        page.press(Key::Enter).await?;
        page.until_says("Copied.").await?;
        let copied = page.ask_later("navigator.clipboard.readText()").await?;
        ensure!(copied == page.draft().await?, "{copied} was copied");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn escape_leads_back_to_the_same_place() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(BURIED).await?;
        page.until_marked(BURIED_PHRASE).await?;
        page.press(Key::F8).await?;
        let caret = "return document.querySelector('textarea').selectionStart";
        let before = page.ask(caret).await?;
        page.press(Key::Control + ".").await?;
        page.until_focus_is_on(".reframe").await?;
        page.press(Key::Escape).await?;
        page.until_focus_is_on("textarea").await?;
        ensure!(page.ask(caret).await? == before, "the caret moved");
        page.until_draft_is(BURIED).await
    })
    .await
}

#[tokio::test]
async fn f8_goes_round_all_marks_both_ways() -> Result<()> {
    at_a_desk(async |page| {
        page.paste("You should have saved it. All is well today. Unfortunately we can't do that.").await?;
        page.until("two phrases are marked", "return document.querySelectorAll('mark[data-id]').length >= 2")
            .await?;
        let caret = "return document.querySelector('textarea').selectionStart";
        page.press(Key::F8).await?;
        let first = page.ask(caret).await?;
        page.press(Key::F8).await?;
        let second = page.ask(caret).await?;
        ensure!(first != second, "F8 stays at {first}");
        page.press(Key::Shift + Key::F8).await?;
        ensure!(page.ask(caret).await? == first, "Shift+F8 does not go back");
        Ok(())
    })
    .await
}
