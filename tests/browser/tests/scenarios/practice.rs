//! Practice: a round of spotting, choosing and writing, with right, half-right and wrong answers, also without a network.

use anyhow::{Context, Result, ensure};
use reply_coach_browser_tests::{Key, Page, at_a_desk};
use serde_json::json;

/// An exercise as its file has it.
struct Exercise(Vec<(String, String)>);

impl Exercise {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// The exercise that the page shows, found by what the customer says.
fn open_exercise(page: &Page) -> Result<Exercise> {
    let shown = page.ask("return document.getElementById('practice-customer').textContent")?;
    let path = xtask::paths::root().join("data/practice/exercises.txt");
    for block in xtask::files::read_text(&path)?.split("\n\n") {
        let lines = block.lines().filter_map(|line| line.split_once(": "));
        let exercise = Exercise(lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
        if shown == exercise.get("customer") {
            return Ok(exercise);
        }
    }
    anyhow::bail!("no exercise has {shown}")
}

/// Opens Practice and begins a round about one family.
pub fn begin(page: &Page, family: &str) -> Result<()> {
    page.goto(&format!("{}#/practice/{family}", page.site.url()))?;
    page.until_focus_is_on("#practice-begin")?;
    page.click("#practice-begin")?;
    page.until(
        "the first reply is there",
        "return document.querySelectorAll('#practice-words button').length > 3",
    )
}

/// The places of the words that belong to a risky phrase, or of those that belong to none.
fn words(exercise: &Exercise, risky: bool) -> Vec<usize> {
    let phrases: Vec<&str> = exercise.get("risky").split(" | ").collect();
    let words = exercise.get("draft").split_whitespace().enumerate();
    let is_risky =
        |word: &str| phrases.iter().any(|phrase| phrase.split_whitespace().any(|part| part == word));
    words.filter(|(_, word)| is_risky(word) == risky).map(|(place, _)| place).collect()
}

/// Picks the words at these places.
pub fn pick(page: &Page, places: &[usize]) -> Result<()> {
    for place in places {
        page.click(&format!("#practice-words button:nth-of-type({})", place + 1))?;
    }
    Ok(())
}

fn spot(page: &Page, right: bool) -> Result<()> {
    let exercise = open_exercise(page)?;
    let places = words(&exercise, right);
    // The last words of a reply are far from what grates in it.
    pick(page, if right { &places } else { &places[places.len() - 1..] })?;
    page.click_button("Check")?;
    page.until_says(if right { "You spotted it all." } else { "Not these yet." })?;
    page.click_button("Go on")
}

fn choose(page: &Page, right: bool) -> Result<()> {
    let exercise = open_exercise(page)?;
    let better = json!(exercise.get("better"));
    let script = format!(
        "const lines = [...document.querySelectorAll('.practice-choice')];\
         const line = lines.find((line) => (line.innerText.trim() === {better}) === {right}); line.click();\
         return lines.length"
    );
    ensure!(page.ask(&script)? == 3, "there are not three choices");
    page.click_button("Check")?;
    page.until_says(if right { "Yes, that is the one." } else { "Close. Another one does better." })?;
    page.until(
        "both others are explained",
        "return document.querySelectorAll('.practice-choice .is-caution').length === 2",
    )?;
    page.click_button("Go on")
}

fn write(page: &Page, text: &str, says: &str) -> Result<()> {
    page.ask("const box = document.getElementById('practice-text'); box.focus(); box.select()")?;
    page.paste_over(text)?;
    page.click("#practice-check")?;
    page.until_says(says)
}

#[test]
fn a_round_with_right_half_right_and_wrong_answers_survives_a_reload_without_a_network() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.site.stop();
        begin(page, "blame")?;
        page.until_says("1 of 4")?;

        spot(page, true)?;
        choose(page, true)?;
        let model = open_exercise(page)?.get("model").to_owned();
        write(page, &model, "That works.")?;
        page.click_button("Next reply")?;

        page.until_says("2 of 4")?;
        spot(page, false)?;
        choose(page, false)?;
        let exercise = open_exercise(page)?;
        write(page, exercise.get("draft"), "Not yet. One more try?")?;
        let half = [exercise.get("model"), " Someone will get back to you soon."].concat();
        write(page, &half, "Nearly there.")?;
        page.until_says("Promises nothing firm")?;

        page.reload()?;
        page.until_says("Go on with your round: 2 of 4")?;
        page.click("#practice-resume")?;
        page.until_says("Nearly there.")?;
        let kept = page.ask("return document.getElementById('practice-text').value")?;
        ensure!(kept == half, "what was written is {kept}");
        page.click_button("Next reply")?;

        for _ in 0..2 {
            spot(page, true)?;
            choose(page, true)?;
            let model = open_exercise(page)?.get("model").to_owned();
            write(page, &model, "That works.")?;
            page.click("#practice-next")?;
        }
        page.until_says("Round finished")?;
        let figures = "return ['spotted', 'chosen', 'written'].map((name) => document.getElementById(`practice-${name}`).textContent)";
        ensure!(page.ask(figures)? == json!(["4 of 5", "3 of 4", "3 of 4"]), "{}", page.ask(figures)?);
        ensure!(
            page.ask("return document.querySelectorAll('#practice-missed li').length")? == 1,
            "one was missed"
        );
        page.no_barriers()?;

        page.click_button("Practise these again")?;
        page.until_says("1 of 1")?;
        page.reload()?;
        page.until_says("4 of 5 spotted · 3 of 4 chosen · 3 of 4 written")?;
        page.no_errors()
    })
}

#[test]
fn a_reply_is_practised_by_keyboard_alone() -> Result<()> {
    at_a_desk(|page| {
        page.goto(&format!("{}#/practice/shouting", page.site.url()))?;
        page.until_focus_is_on("#practice-begin")?;
        page.press(Key::Enter)?;
        page.until_focus_is_on("#practice-title")?;
        page.tab_to("#practice-words button")?;
        let places = words(&open_exercise(page)?, true);
        let first = *places.first().context("nothing is risky")?;
        for _ in 0..first {
            page.press(Key::Right)?;
        }
        page.press(Key::Enter)?;
        page.until("it is picked", "return document.activeElement.getAttribute('aria-pressed') === 'true'")?;
        page.press(Key::Right)?;
        page.press(Key::Left)?;
        page.tab_to("#practice-check")?;
        page.press(Key::Enter)?;
        page.until_focus_is_on("#practice-next")?;
        page.until(
            "the result is announced",
            "return document.getElementById('practice-message').textContent.includes('spotted')",
        )?;
        page.press(Key::Enter)?;
        page.until_focus_is_on("#practice-title")?;
        page.tab_to("#practice-choices input")?;
        page.press(Key::Down)?;
        page.tab_to("#practice-check")?;
        page.press(Key::Enter)?;
        page.until_focus_is_on("#practice-next")?;
        page.press(Key::Enter)?;
        page.until_focus_is_on("#practice-title")?;
        page.tab_to("#practice-text")?;
        page.press("Please send the key, and I can post it tomorrow.")?;
        page.tab_to("#practice-check")?;
        page.press(Key::Enter)?;
        page.until("it is judged", "return document.getElementById('practice-told').checkVisibility()")?;
        page.no_errors()
    })
}

#[test]
fn without_its_exercises_the_view_says_so() -> Result<()> {
    at_a_desk(|page| {
        std::fs::write(page.site.folder().join("practice/exercises.txt"), "what is this\n")?;
        page.goto(&format!("{}#/practice", page.site.url()))?;
        page.until_says("The exercises could not be read.")?;
        page.until("no round can be begun", "return document.getElementById('practice-begin').disabled")
    })
}
