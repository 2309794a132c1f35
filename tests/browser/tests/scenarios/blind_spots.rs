//! Blind spots: off until asked for, numbers only, gone at a press.

use crate::drafts::{BURIED, BURIED_PHRASE};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Page, at_a_desk};
use serde_json::json;

const KEPT: &str =
    "return Object.keys(localStorage).filter((key) => key.startsWith('reply-coach.blind')).sort()";

fn go(page: &Page, route: &str) -> Result<()> {
    page.click(&format!(".views a[href='{route}']"))
}

/// Turns counting on and copies a draft with a risky sentence in it.
pub fn count_one(page: &Page) -> Result<()> {
    go(page, "#/practice")?;
    page.click_button("Start counting")?;
    page.until_says("Counting from now on.")?;
    go(page, "#/")?;
    page.paste(&format!("You forgot the form.\n\n{BURIED}"))?;
    page.until_marked(BURIED_PHRASE)?;
    page.settle()?;
    page.click_button("Copy reply")?;
    go(page, "#/practice")?;
    page.until_says("Most often: Puts the slip on the customer.")
}

#[test]
fn nothing_is_counted_until_it_is_asked_for() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.settle()?;
        page.click("#copy")?;
        page.click("#clear")?;
        go(page, "#/practice")?;
        page.until_says("Everybody has a tone they do not hear.")?;
        ensure!(page.ask(KEPT)? == json!([]), "{}", page.ask(KEPT)?);
        Ok(())
    })
}

#[test]
fn what_is_tripped_is_counted_shown_and_deleted_without_a_word_of_it() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.stop();
        count_one(page)?;
        page.until_says("2 times")?;
        page.until_says("Says what the customer should have done")?;
        page.no_barriers()?;
        let told = page.ask("return localStorage.getItem('reply-coach.blind.counts')")?.to_string();
        ensure!(
            !told.contains("profile") && !told.contains("form\\n") && !told.contains("scanner"),
            "words of the draft are kept: {told}"
        );
        // A second copy of the same draft, and then clearing it, count nothing twice.
        go(page, "#/")?;
        page.click("#copy")?;
        page.click("#clear")?;
        let again = page.ask("return localStorage.getItem('reply-coach.blind.counts')")?.to_string();
        ensure!(again == told, "{again} is not {told}");

        page.reload()?;
        go(page, "#/practice")?;
        page.click_button("As a table")?;
        let row = "return [...document.querySelectorAll('#blind-rows tr:first-child td')].map((cell) => cell.textContent)";
        ensure!(page.ask(row)? == json!(["0", "0", "0", "0", "0", "0", "0", "2", "2"]), "{}", page.ask(row)?);
        page.click("#blind-practise")?;
        page.until_focus_is_on("#practice-begin")?;
        ensure!(
            page.ask("return document.getElementById('practice-family').value")? == "blame",
            "another family"
        );

        page.click("#blind-delete")?;
        page.click_button("Press again to delete all counts")?;
        page.until_says("All counts are deleted")?;
        ensure!(page.ask(KEPT)? == json!([]), "{}", page.ask(KEPT)?);
        page.no_errors()
    })
}
