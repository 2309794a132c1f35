//! From a risky phrase to a better one, and back.

use super::typing::fill;
use crate::drafts::{BURIED, BURIED_PHRASE, CHAT, MAIL};
use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, Screen, Storage, at_a_desk, scenario};
use serde_json::json;

const NOTHING_RISKY: &str = "return document.querySelector('mark.is-risk') === null";

#[test]
fn a_phrase_is_marked_explained_rewritten_and_restored() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.press(Key::F8)?;
        let caret = "return document.querySelector('#draft').selectionStart";
        ensure!(page.ask(caret)? == json!(BURIED.find("You should have")), "F8 leads elsewhere");
        page.press(Key::Control + ".")?;
        page.until_focus_is_on(".card.is-open .reframe")?;
        page.press(Key::Enter)?;
        page.until_says("Ctrl+Z to undo.")?;
        let changed = page.draft()?;
        ensure!(!changed.contains("You should have saved"), "{changed}");
        let (before, after) = BURIED.split_once("You should have").unwrap_or_default();
        ensure!(changed.starts_with(before), "words before the phrase changed: {changed}");
        let untouched = after.split_once(". ").unwrap_or_default().1;
        ensure!(changed.ends_with(untouched), "words after the sentence changed: {changed}");

        page.until_focus_is_on("#draft")?;
        page.press(Key::Control + "z")?;
        page.until_draft_is(BURIED)?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn the_word_being_typed_is_left_alone_until_it_is_finished() -> Result<()> {
    at_a_desk(|page| {
        page.type_text("You should have saved it first")?;
        page.until("a phrase is marked", "return document.querySelector('mark') !== null")?;
        page.until_draft_is("You should have saved it first")?;
        ensure!(page.ask("return document.activeElement.matches('#draft')")? == true, "the focus moved");
        Ok(())
    })
}

#[test]
fn a_chat_turn_in_lower_case_is_coached() -> Result<()> {
    at_a_desk(|page| {
        page.paste(CHAT)?;
        page.until_marked("should have")
    })
}

#[test]
fn quoted_mail_and_signatures_are_left_alone() -> Result<()> {
    at_a_desk(|page| {
        page.paste(MAIL)?;
        page.until_marked("didn't attach")?;
        let marks = page.marks()?;
        ensure!(marks.len() == 1, "{marks:?}");
        Ok(())
    })
}

#[test]
fn of_a_long_draft_too_only_what_the_agent_wrote_is_coached() -> Result<()> {
    at_a_desk(|page| {
        let own = "I called the workshop this morning. You should have saved the profile.\n\n".repeat(40);
        let theirs = "You should have told me. You never answer, and you lost my parcel.\n\n".repeat(500);
        let text = format!("{own}Kind regards,\nSam\n\n-----Original Message-----\nFrom: Dana\n\n{theirs}");
        fill(page, &text)?;
        page.until("the agent's words are marked", "return document.querySelectorAll('mark').length >= 40")?;
        page.settle()?;
        let theirs = "const paragraphs = [...document.querySelectorAll('#layer > div > div')];\
             const from = paragraphs.findIndex((paragraph) => paragraph.textContent.includes('Original Message'));\
             if (from < 80) throw new Error(`the mail begins at ${from}`);\
             return paragraphs.slice(from).filter((paragraph) => paragraph.querySelector('mark')).length";
        ensure!(page.ask(theirs)? == json!(0), "the customer's words are marked");
        Ok(())
    })
}

#[test]
fn a_mark_opens_its_card_and_the_focus_stays_in_the_draft() -> Result<()> {
    at_a_desk(|page| {
        page.paste(&format!("{BURIED}\n\nUnfortunately we can't do that."))?;
        page.until_marked("can't")?;
        // What comes after the first paint moves what is below it.
        page.settle()?;
        let place = "const marks = [...document.querySelectorAll('mark[data-id]')]; const mark = marks.at(-1);\
             mark.scrollIntoView({ block: 'center' }); const box = mark.getBoundingClientRect();\
             return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2), mark.dataset.id]";
        let place = page.ask(place)?;
        let (x, y) = (place[0].as_i64().unwrap_or(0), place[1].as_i64().unwrap_or(0));
        page.click_at(x, y)?;
        let id = place[2].as_str().unwrap_or_default();
        let open = format!("return document.querySelector('.card.is-open')?.dataset.id === {}", json!(id));
        page.until("the clicked mark's card is open", &open)?;
        page.until_focus_is_on("#draft")
    })
}

#[test]
fn a_phrase_can_be_skipped_and_shown_again() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.click_button("Skip here")?;
        page.until("nothing is marked as risky", NOTHING_RISKY)?;
        page.click_button("Show again")?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn a_skip_stays_through_a_reload_and_is_taken_back_in_settings() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.click_button("Skip here")?;
        page.until("nothing is marked as risky", NOTHING_RISKY)?;
        page.reload()?;
        page.until_says("1 skipped here")?;
        page.until("nothing is marked as risky", NOTHING_RISKY)?;
        page.click("#settings-open")?;
        page.click_button("Mark again")?;
        page.until_says("Nothing.")?;
        page.press(Key::Escape)?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn a_phrase_can_be_allowed_and_the_choice_undone() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.click_button("Allow this phrase")?;
        page.until("nothing is marked as risky", NOTHING_RISKY)?;
        page.until_says("is allowed everywhere now.")?;
        page.click("#held-undo")?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn a_rule_can_be_turned_off_and_on_again() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.click_button("Turn this rule off")?;
        page.until("nothing is marked as risky", NOTHING_RISKY)?;
        page.reload()?;
        page.until_draft_is(BURIED)?;
        page.until("nothing is marked as risky", NOTHING_RISKY)?;
        page.click("#settings-open")?;
        page.click_button("Mark again")?;
        page.press(Key::Escape)?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn any_rule_can_be_turned_off_before_it_speaks() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.click("#settings-open")?;
        page.click("#single-rules summary")?;
        page.click("#marked-rules label:has([value='blame.should-have'])")?;
        page.until("it is not marked", NOTHING_RISKY)?;
        page.until_says("Turned off: ")?;
        page.click_button("Mark again")?;
        page.until(
            "its box is ticked again",
            "return document.querySelector(\"#marked-rules [value='blame.should-have']\").checked",
        )?;
        page.press(Key::Escape)?;
        page.until_marked(BURIED_PHRASE)
    })
}

#[test]
fn what_is_marked_can_be_chosen() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        for (list, value) in [("#marked-families", "blame"), ("#marked-severities", "risk")] {
            let label = format!("{list} label:has([value={value}])");
            page.click("#settings-open")?;
            page.click(&label)?;
            page.until("it is not marked", NOTHING_RISKY)?;
            page.click(&label)?;
            page.press(Key::Escape)?;
            page.until_marked(BURIED_PHRASE)?;
        }
        Ok(())
    })
}

#[test]
fn a_sample_shows_what_the_coach_does() -> Result<()> {
    scenario(Screen::PHONE, Storage::Works, |page| {
        page.click("button.sample")?;
        page.until("a phrase is marked", "return document.querySelector('mark') !== null")?;
        page.until("a card is shown", "return document.querySelector('.card.is-open') !== null")
    })
}
