//! The draft is kept, and never lost when it cannot be.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Screen, Storage, at_a_desk, scenario};

/// Nothing is typed for long enough that the page has kept the draft.
const KEPT: &str = "return JSON.parse(localStorage.getItem('reply-coach.draft'))?.text";

#[tokio::test]
async fn a_reload_keeps_the_draft_at_once() -> Result<()> {
    at_a_desk(async |page| {
        page.paste(BURIED).await?;
        page.reload().await?;
        page.until_draft_is(BURIED).await?;
        page.until_marked(BURIED_PHRASE).await
    })
    .await
}

#[tokio::test]
async fn blocked_storage_is_said_and_costs_no_typing() -> Result<()> {
    scenario(Screen::DESK, Storage::Blocked, async |page| {
        page.type_text("You should have saved it before you left. ").await?;
        page.until_marked(BURIED_PHRASE).await?;
        page.until_says("This browser does not let the page keep anything.").await?;
        page.until_draft_is("You should have saved it before you left. ").await
    })
    .await
}

#[tokio::test]
async fn full_storage_is_said_and_costs_no_typing() -> Result<()> {
    at_a_desk(async |page| {
        let fill = "let text = 'x'.repeat(1 << 22); let index = 0;\
             while (text !== '') try { localStorage.setItem(`full.${index++}`, text); }\
             catch { text = text.slice(0, text.length >> 1); }";
        page.ask(fill).await?;
        page.paste(BURIED).await?;
        page.until_says("This browser has no room left.").await?;
        page.until_marked(BURIED_PHRASE).await?;
        page.until_draft_is(BURIED).await
    })
    .await
}

#[tokio::test]
async fn a_kept_draft_that_cannot_be_read_is_offered_as_it_is() -> Result<()> {
    at_a_desk(async |page| {
        page.until("the empty draft is kept", &format!("{KEPT} === ''")).await?;
        let broken = "for (const shelf of [localStorage, sessionStorage]) shelf.setItem('reply-coach.draft', '{\"text\":\"Dear Ann')";
        page.ask(broken).await?;
        page.reload().await?;
        page.until_says("The draft kept here could not be read.").await?;
        page.paste("A new reply. ").await?;
        page.click_button("Put it into the box").await?;
        page.until("both are there", "const text = document.querySelector('textarea').value; return text.includes('A new reply.') && text.includes('Dear Ann')").await
    })
    .await
}

#[tokio::test]
async fn two_tabs_keep_a_draft_each() -> Result<()> {
    at_a_desk(async |page| {
        page.paste("The first reply.").await?;
        page.until("it is kept", &format!("{KEPT} === 'The first reply.'")).await?;
        let first = page.driver().window().await?;
        let second = page.driver().new_tab().await?;
        page.driver().switch_to_window(second).await?;
        page.visit().await?;
        page.ask("document.querySelector('textarea').select()").await?;
        ensure!(
            page.ask("return document.execCommand('insertText', false, 'The second reply.')").await? == true
        );
        page.until("it is kept", &format!("{KEPT} === 'The second reply.'")).await?;
        page.driver().switch_to_window(first).await?;
        page.reload().await?;
        page.until_draft_is("The first reply.").await
    })
    .await
}
