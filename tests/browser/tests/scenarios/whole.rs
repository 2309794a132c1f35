//! The reply as a whole: what is missing and can be added, what works, whose slip it is taken to be.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, at_a_desk};
use serde_json::json;

const UPSET: &str =
    "This is the third time I write. My kettle leaks, and nobody answers. When do I get my money back?";
const BARE: &str = "Hello,\n\nThe kettle was returned. We are looking into it.\n\nRegards,\nJo";

#[test]
fn a_missing_line_is_put_in_its_place_and_taken_out_again() -> Result<()> {
    at_a_desk(|page| {
        page.click("#context summary")?;
        page.click("#customer")?;
        page.paste_over(UPSET)?;
        page.paste(BARE)?;
        page.until("a line is offered", "return document.querySelector('.checklist-line') !== null")?;
        let line = page
            .ask("return document.querySelector('.checklist-line').innerText.replace('Add:', '').trim()")?;
        page.click(".checklist-line")?;
        page.until_says("Ctrl+Z to undo.")?;
        let draft = page.draft()?;
        ensure!(draft.contains(line.as_str().unwrap_or("no line")), "{draft} does not have {line}");
        ensure!(draft.starts_with("Hello,\n\n") && draft.ends_with("\n\nRegards,\nJo"), "{draft}");
        page.until_focus_is_on("#draft")?;
        page.press(Key::Control + "z")?;
        page.until_draft_is(BARE)?;
        // The customer's message is kept with the draft.
        page.reload()?;
        page.until(
            "it is there",
            &format!("return document.getElementById('customer').value === {}", json!(UPSET)),
        )
    })
}

#[test]
fn the_kind_of_reply_and_the_order_of_its_parts_are_named() -> Result<()> {
    const LATE: &str =
        "We can't refund the ticket. I'm sorry that the concert was moved. The hall was too small.";
    at_a_desk(|page| {
        page.paste(LATE)?;
        page.until_says("Read as a reply that says no")?;
        page.until_says("The no comes before the thanks or the apology")?;
        page.press(Key::Control + "a")?;
        page.paste_over(
            "I'm sorry that the concert was moved. The hall was too small. We can't refund the ticket.",
        )?;
        let gone = "return document.querySelector('.checklist-kind') !== null \
                    && document.querySelector('.checklist-note') === null";
        page.until("the order is right now", gone)
    })
}

#[test]
fn what_works_is_listed_and_found_in_the_draft() -> Result<()> {
    at_a_desk(|page| {
        page.paste(
            "Hi Dana,\n\nThank you for writing about your scanner. It needs a new lamp.\n\nBest,\nMarek",
        )?;
        page.click("#moves summary")?;
        page.click("#moves-list button")?;
        let selected = "const box = document.getElementById('draft'); return box.value.slice(box.selectionStart, box.selectionEnd)";
        page.until("it is selected", &format!("{} .startsWith('Thank you')", selected))
    })
}

#[test]
fn whose_slip_it_is_taken_to_be_is_said_until_it_is_known() -> Result<()> {
    at_a_desk(|page| {
        page.paste(
            "Hi Dana,\n\nI am sorry that we sent the wrong cable. It was our mistake.\n\nBest,\nMarek",
        )?;
        page.until_says("Taken as “Our slip”.")?;
        page.click("#cause-buttons label:has([value=us])")?;
        let gone = "return !document.getElementById('cause-taken').checkVisibility()";
        page.until("it is known now", gone)
    })
}
