//! From a risky phrase to a better one, and back.

use crate::drafts::{BURIED, BURIED_PHRASE, CHAT, MAIL};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, Screen, Storage, at_a_desk, scenario};
use serde_json::json;

#[tokio::test]
async fn a_phrase_is_marked_explained_rewritten_and_restored() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(BURIED).await?;
        page.until_marked(BURIED_PHRASE).await?;
        page.press(Key::F8).await?;
        let caret = "return document.querySelector('textarea').selectionStart";
        ensure!(page.ask(caret).await? == json!(BURIED.find("You should have")), "F8 leads elsewhere");
        page.press(Key::Control + ".").await?;
        page.until_focus_is_on(".card.is-open .reframe").await?;
        page.press(Key::Enter).await?;
        page.until_says("Ctrl+Z to undo.").await?;
        let changed = page.draft().await?;
        ensure!(!changed.contains("You should have saved"), "{changed}");
        let (before, after) = BURIED.split_once("You should have").unwrap_or_default();
        ensure!(changed.starts_with(before), "words before the phrase changed: {changed}");
        let untouched = after.split_once(". ").unwrap_or_default().1;
        ensure!(changed.ends_with(untouched), "words after the sentence changed: {changed}");

        page.until_focus_is_on("textarea").await?;
        page.press(Key::Control + "z").await?;
        page.until_draft_is(BURIED).await?;
        page.until_marked(BURIED_PHRASE).await
    })
    .await
}

#[tokio::test]
async fn the_word_being_typed_is_left_alone_until_it_is_finished() -> Result<()> {
    at_a_desk(async |page| {
        page.type_text("You should have saved it first").await?;
        page.until("a phrase is marked", "return document.querySelector('mark') !== null").await?;
        page.until_draft_is("You should have saved it first").await?;
        ensure!(
            page.ask("return document.activeElement.matches('textarea')").await? == true,
            "the focus moved"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chat_turn_in_lower_case_is_coached() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(CHAT).await?;
        page.until_marked("should have").await
    })
    .await
}

#[tokio::test]
async fn quoted_mail_and_signatures_are_left_alone() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(MAIL).await?;
        page.until_marked("didn't attach").await?;
        let marks = page.marks().await?;
        ensure!(marks.len() == 1, "{marks:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mark_opens_its_card_and_the_focus_stays_in_the_draft() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(&format!("{BURIED}\n\nUnfortunately we can't do that.")).await?;
        page.until_marked("can't").await?;
        let place = "const marks = [...document.querySelectorAll('mark[data-id]')]; const mark = marks.at(-1);\
             mark.scrollIntoView({ block: 'center' }); const box = mark.getBoundingClientRect();\
             return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2), mark.dataset.id]";
        let place = page.ask(place).await?;
        let (x, y) = (place[0].as_i64().unwrap_or(0), place[1].as_i64().unwrap_or(0));
        page.driver().action_chain().move_to(x, y).click().perform().await?;
        let id = place[2].as_str().unwrap_or_default();
        let open = format!("return document.querySelector('.card.is-open')?.dataset.id === {}", json!(id));
        page.until("the clicked mark's card is open", &open).await?;
        page.until_focus_is_on("textarea").await
    })
    .await
}

#[tokio::test]
async fn a_phrase_can_be_skipped_and_shown_again() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(BURIED).await?;
        page.until_marked(BURIED_PHRASE).await?;
        page.click_button("Skip here").await?;
        page.until("nothing is marked as risky", "return document.querySelector('mark.is-risk') === null")
            .await?;
        page.click_button("Show again").await?;
        page.until_marked(BURIED_PHRASE).await
    })
    .await
}

#[tokio::test]
async fn a_sample_shows_what_the_coach_does() -> Result<()> {
    scenario(Screen::PHONE, Storage::Works, async |page| {
        page.driver().find(reply_coach_browser_tests::By::Css("button.sample")).await?.click().await?;
        page.until("a phrase is marked", "return document.querySelector('mark') !== null").await?;
        page.until("a card is shown", "return document.querySelector('.card.is-open') !== null").await
    })
    .await
}
