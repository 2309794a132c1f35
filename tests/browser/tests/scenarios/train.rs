//! Scenarios on a projector, and a trainer's own.

use anyhow::{Context, Result, ensure};
use reply_coach_browser_tests::{Key, Kind, Page, Scratch, Screen, Storage, at_a_desk, scenario_in};
use serde_json::{Value, json};

fn list(page: &Page) -> Result<()> {
    page.goto(&format!("{}#/train", page.site.url()))?;
    page.until_says("The outage that was ours")
}

fn stage(page: &Page, id: &str) -> Result<()> {
    page.goto(&format!("{}#/train/{id}", page.site.url()))?;
    page.until_focus_is_on("#train-stage")
}

fn shown(id: &str) -> String {
    format!("return document.getElementById('{id}').checkVisibility()")
}

fn text(page: &Page, selector: &str) -> Result<String> {
    let text = page.ask(&format!("return document.querySelector({}).innerText", json!(selector)))?;
    Ok(text.as_str().context("it has no text")?.trim().to_owned())
}

/// What a button lets the browser save, instead of saving it.
fn saved(page: &Page, button: &str) -> Result<String> {
    page.ask("replyCoach.download = (name, text) => { globalThis.saved = text }")?;
    page.click(button)?;
    Ok(page.ask("return saved")?.as_str().context("nothing was saved")?.to_owned())
}

fn import(page: &Page, content: &str) -> Result<()> {
    let folder = Scratch::new("scenarios")?;
    let file = folder.path().join("scenarios.json");
    std::fs::write(&file, content)?;
    page.ask("document.getElementById('train-told').textContent = ''")?;
    page.pick_file("#train-import", &file)?;
    page.until("it was read", "return document.getElementById('train-told').textContent !== ''")
}

const OWN: &str =
    "return [...document.querySelectorAll('#train-own > li > p')].map((row) => row.firstChild.textContent)";

#[test]
fn a_whole_scenario_by_keyboard() -> Result<()> {
    at_a_desk(|page| {
        list(page)?;
        page.until_focus_is_on("#train-title")?;
        page.tab_to("[href='#/train/form-with-missing-pages']")?;
        page.press(Key::Enter)?;
        page.until_focus_is_on("#train-stage")?;
        page.until_says("I sent you the whole claim form two weeks ago")?;
        page.press(Key::Right)?;
        page.until_says("Step 1 of 3 · Name the feeling first")?;
        page.until_marked("calm down")?;
        page.until_says("How would you say it?")?;
        ensure!(!page.ask(&shown("stage-after"))?.as_bool().unwrap_or(true), "the answer is shown too early");
        page.press(Key::PageDown)?;
        page.until_says("Two weeks of paying for a rental")?;
        page.until_says("Why: Acknowledge the feeling")?;
        page.press("h")?;
        page.until(
            "the answer is hidden",
            "return !document.getElementById('stage-after').checkVisibility()",
        )?;
        page.press(Key::End)?;
        page.until_says("Step 3 of 3")?;
        page.until_says("A photo of them is enough")?;
        page.press(Key::Right)?;
        page.until_says("Step 3 of 3")?;
        page.press(Key::Left)?;
        page.press(Key::Left)?;
        page.until_says("Step 2 of 3")?;
        page.press("b")?;
        page.until("the screen is blank", "return document.querySelector('#stage-blank:modal') !== null")?;
        page.press(Key::Right)?;
        page.until("it is back", "return document.querySelector('dialog[open]') === null")?;
        page.until_says("Step 2 of 3")?;
        page.press(Key::Shift + "?")?;
        page.until("the keys are shown", "return document.querySelector('#train-keys:modal') !== null")?;
        page.press(Key::Escape)?;
        page.until("they are gone", "return document.querySelector('dialog[open]') === null")?;
        let size = "return parseFloat(getComputedStyle(document.getElementById('stage-before')).fontSize)";
        let mut sizes = vec![page.ask(size)?];
        for key in ["+", "+", "-", "-", "-", "-"] {
            page.press(key)?;
            sizes.push(page.ask(size)?);
        }
        let sizes: Vec<i64> = sizes.iter().filter_map(Value::as_f64).map(|size| size as i64).collect();
        ensure!(sizes == [36, 42, 42, 36, 32, 28, 28], "{sizes:?}");
        page.press("r")?;
        page.until(
            "the time is shown",
            "return /^[12]:[0-9]{2}$/.test(document.getElementById('stage-clock').innerText)",
        )?;
        page.press("r")?;
        page.until("it is gone", "return !document.getElementById('stage-clock').checkVisibility()")?;
        page.press(Key::Escape)?;
        page.until_focus_is_on("[href='#/train/form-with-missing-pages']")?;
        page.no_errors()
    })
}

#[test]
fn a_line_is_edited_before_everybody_with_real_marks() -> Result<()> {
    at_a_desk(|page| {
        stage(page, "wrong-size-again")?;
        page.press("nne")?;
        page.until_focus_is_on("#stage-edit")?;
        let layer =
            "return [...document.querySelectorAll('#stage-layer mark')].map((mark) => mark.textContent)";
        page.until(
            "the line is marked",
            &format!("return (() => {{ {layer} }})().join() === 'Mistakes were made'"),
        )?;
        page.until_says("one plain owned sentence")?;
        page.press(Key::Control + "a")?;
        page.press("You should have checked the size first.")?;
        page.until(
            "it is marked",
            &format!("return (() => {{ {layer} }})()[0]?.startsWith('You should have')"),
        )?;
        let alike = "const [a, b] = ['stage-layer', 'stage-edit'].map((id) => document.getElementById(id));\
             return getComputedStyle(a).font === getComputedStyle(b).font && a.offsetWidth === b.offsetWidth";
        ensure!(page.ask(alike)? == json!(true), "the marks would not be under their words");
        page.press(Key::Control + "a")?;
        page.paste_over("I packed the wrong size, and I’m sorry.")?;
        page.until_says("Nothing to look at")?;
        page.press("n")?;
        page.until_says("Step 1 of 3")?;
        page.press(Key::Escape)?;
        page.until_focus_is_on("#stage-live-open")?;
        page.press("n")?;
        page.until_says("Step 2 of 3")?;
        page.no_errors()
    })
}

/// Notes what becomes of the line while its words change, however busy the machine is.
const WATCH: &str = "globalThis.seen = []; globalThis.slid = 0; const pane = document.getElementById('stage-after');\
    new MutationObserver(() => {\
      const line = pane.querySelector('.morph'); if (!line) return;\
      if (seen.at(-1) !== line.className) seen.push(line.className);\
      slid = Math.max(slid, ...[...line.querySelectorAll('span')].map((word) => word.getAnimations().length));\
    }).observe(pane, { subtree: true, childList: true, attributes: true })";

#[test]
fn the_words_that_change_are_shown() -> Result<()> {
    // Firefox is told in the tests that motion is not wanted.
    scenario_in(Kind::Chromium, Screen::DESK, Storage::Works, |page| {
        stage(page, "heating-that-stays-cold")?;
        page.ask(WATCH)?;
        page.press("nc")?;
        let turns = "return seen.join() === 'morph is-before,morph is-before is-leaving,morph is-after'";
        page.until("the old line turns into the new one", turns)?;
        ensure!(page.ask("return slid")?.as_u64() > Some(0), "no word that stays slides to its place");
        page.until(
            "the new line stands",
            "return document.querySelector('#stage-after').innerText.trim() === 'The sensor is on terminal 4, and the heating is looking for it on terminal 2.'",
        )?;
        page.press("n")?;
        page.until_says("Step 2 of 3")?;
        page.no_errors()
    })
}

#[test]
fn nothing_moves_for_those_who_do_not_want_it() -> Result<()> {
    at_a_desk(|page| {
        if page.kind() == Kind::Chromium {
            let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
            page.cdp("Emulation.setEmulatedMedia", still)?;
        }
        stage(page, "heating-that-stays-cold")?;
        page.press("nc")?;
        page.until(
            "both lines stand in one",
            "return document.querySelector('.morph.is-both del') !== null",
        )?;
        let moving = "return document.getAnimations().length";
        ensure!(page.ask(moving)? == json!(0), "something moves");
        page.press("ht")?;
        page.until("the line is there at once", "return document.getElementById('stage-before').innerText.trim() === 'You connected the sensor to the wrong terminal.'")?;
        page.no_errors()
    })
}

#[test]
fn a_line_is_typed_out_and_can_be_paused() -> Result<()> {
    scenario_in(Kind::Chromium, Screen::DESK, Storage::Works, |page| {
        stage(page, "refund-still-not-there")?;
        page.press("n[t")?;
        page.until(
            "it has begun",
            "return document.getElementById('stage-before').innerText.startsWith('As I')",
        )?;
        page.press("p")?;
        let before = text(page, "#stage-before")?;
        ensure!(before.len() < 90, "it is typed out already: {before:?}");
        page.settle()?;
        ensure!(text(page, "#stage-before")? == before, "it went on");
        page.press("]]p")?;
        page.until(
            "it is whole",
            "return document.getElementById('stage-before').innerText.trim().endsWith('on Tuesday.')",
        )?;
        page.until_marked("already told you")?;
        page.until(
            "there is nothing to pause",
            "return !document.getElementById('stage-pause').checkVisibility()",
        )?;
        page.press("tn")?;
        page.until_says("The refund left us on Tuesday")?;
        ensure!(text(page, "#stage-before")?.ends_with("on Tuesday."), "the line was left unfinished");
        page.no_errors()
    })
}

#[test]
fn a_trainer_writes_orders_and_takes_along() -> Result<()> {
    at_a_desk(|page| {
        list(page)?;
        page.click("#train-new")?;
        page.until_focus_is_on("#edit-name")?;
        page.press("The guest’s lost key")?;
        page.click("#edit-save")?;
        page.until_says("the customer’s message is empty")?;
        page.until_says("step 1: the line before is empty")?;
        let fill = |field: &str, words: &str| -> Result<()> {
            page.ask(&format!("document.querySelector({}).focus()", json!(field)))?;
            page.paste_over(words)
        };
        fill("#edit-customer", "I stand before a closed door.")?;
        fill("#edit-steps [name=before]", "You should have kept the key.")?;
        page.until_says("The coach says: Puts the slip on the customer")?;
        fill("#edit-steps [name=notice]", "Who has the second key?")?;
        fill("#edit-steps [name=after]", "I’ll bring the second key <b>now</b>.")?;
        page.until_says("✓ Nothing to look at")?;
        page.reload()?;
        let form = "return document.querySelector('#train-edit')?.checkVisibility() && document.querySelector('#edit-steps [name=after]').value";
        page.until(
            "the form is as it was",
            &format!("return (() => {{ {form} }})() === 'I’ll bring the second key <b>now</b>.'"),
        )?;
        page.click("#edit-save")?;
        page.until_says("“The guest’s lost key” is saved.")?;
        page.click("#train-email button")?;
        page.until("both are there", &format!("return (() => {{ {OWN} }})().length === 2"))?;
        let copy = "The form with missing pages (copy)";
        page.ask("document.querySelector('#train-own li:nth-child(2) button:nth-of-type(3)').focus()")?;
        page.press(Key::Enter)?;
        page.until_says(&format!("“{copy}” is now number 1."))?;
        page.until_focus_is_on("#train-own li:first-child button")?;
        ensure!(page.ask(OWN)? == json!([copy, "The guest’s lost key"]), "{}", page.ask(OWN)?);
        page.reload()?;
        page.until("they are kept", &format!("return (() => {{ {OWN} }})().length === 2"))?;

        let all = saved(page, "#train-export")?;
        for _ in 0..2 {
            page.click("#train-own li:first-child button:last-child")?;
        }
        page.until("the list is empty", &format!("return (() => {{ {OWN} }})().length === 0"))?;
        page.click("#train-undo")?;
        page.until(
            "the last one is back",
            &format!("return (() => {{ {OWN} }})().join() === 'The guest’s lost key'"),
        )?;
        import(page, &all)?;
        page.until_says("New in your list: 1. Replaced: 1.")?;
        page.click("#train-own li:first-child button:nth-of-type(4)")?;
        ensure!(page.ask(OWN)? == json!([copy, "The guest’s lost key"]), "{}", page.ask(OWN)?);
        ensure!(saved(page, "#train-export")? == all, "what came back is something else");

        page.click("#train-own li:nth-child(2) button")?;
        page.until_says("I stand before a closed door.")?;
        page.press("nn")?;
        page.until_says("I’ll bring the second key <b>now</b>.")?;
        page.until_marked("You should have")?;
        page.no_errors()
    })
}

#[test]
fn a_damaged_file_is_refused_and_nothing_is_lost() -> Result<()> {
    at_a_desk(|page| {
        list(page)?;
        page.click("#train-email button")?;
        let all = saved(page, "#train-export")?;
        import(page, &all[..all.len() / 2])?;
        page.until_says("This file was not taken. Nothing was changed.")?;
        page.until_says("not JSON at column")?;
        import(page, &all.replace("what-is-needed", "be-nice"))?;
        page.until_says(
            "scenario 1 (“The form with missing pages (copy)”), step 2: unknown variant `be-nice`",
        )?;
        ensure!(page.ask(OWN)?.as_array().is_some_and(|own| own.len() == 1), "the list has changed");

        page.ask("localStorage.setItem('reply-coach.scenarios', '{\"version\":1,')")?;
        page.reload()?;
        page.until_says("could not be read as they were kept")?;
        page.click("#train-email button")?;
        ensure!(saved(page, "#train-found")? == "{\"version\":1,", "what was found is lost");
        page.no_errors()
    })
}

#[test]
fn the_stage_opens_without_a_network() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        let early = "return performance.getEntriesByType('resource').some(({ name }) => /train\\/|scenarios\\//.test(name))";
        ensure!(page.ask(early)? == json!(false), "the page loaded what only Train needs");
        page.site.stop();
        page.goto("about:blank")?;
        stage(page, "locked-out")?;
        page.press("nn")?;
        page.until_marked("You entered the wrong password")?;
        page.until_says("I’ve just opened it again")?;
        page.no_errors()
    })
}

#[test]
fn scenarios_that_cannot_be_read_are_told_of_in_words() -> Result<()> {
    at_a_desk(|page| {
        page.ask(
            "globalThis.real = fetch; globalThis.fetch = (address, ...rest) => \
             /(train|scenarios)\\//.test(address) ? Promise.reject(new Error('gone')) : real(address, ...rest)",
        )?;
        page.click(".views a[href='#/train']")?;
        page.until_says("The scenarios could not be read.")?;
        page.ask("globalThis.fetch = real")?;
        page.click(".views a[href='#/']")?;
        page.click(".views a[href='#/train']")?;
        page.until_says("The outage that was ours")?;
        page.goto(&format!("{}#/train/no-such-thing", page.site.url()))?;
        page.until_says("There is no such scenario here.")
    })
}

#[test]
fn the_handout_fits_both_papers() -> Result<()> {
    scenario_in(Kind::Chromium, Screen::DESK, Storage::Works, |page| {
        stage(page, "engineer-who-never-came")?;
        for (name, width, height) in [("a4", 8.27, 11.69), ("letter", 8.5, 11.0)] {
            let paper = json!({ "paperWidth": width, "paperHeight": height, "preferCSSPageSize": false, "printBackground": false });
            let printed = page.cdp("Page.printToPDF", paper)?;
            let data = printed["result"]["data"].as_str().context("nothing was printed")?;
            let pdf = data_encoding::BASE64.decode(data.as_bytes())?;
            let file = xtask::paths::target().join(format!("screenshots/handout-{name}.pdf"));
            std::fs::create_dir_all(file.parent().context("a folder")?)?;
            std::fs::write(&file, &pdf)?;
            let pages = pdf.windows(12).filter(|bytes| *bytes == b"/Type /Page\n").count();
            ensure!(pages == 2, "four steps take {pages} pages of {name}");
        }
        let draws = "return getComputedStyle(document.getElementById('handout')).display === 'none'\
             && document.querySelectorAll('#handout h2').length === 4\
             && document.getElementById('handout').textContent.includes('In your own words')";
        page.until("it is there for the printer only", draws)
    })
}

#[test]
fn a_scenario_goes_by_link_into_another_browser() -> Result<()> {
    at_a_desk(|page| {
        list(page)?;
        page.click("#train-chat button")?;
        page.click("#train-own li:first-child button:nth-of-type(6)")?;
        page.until(
            "the link is offered",
            "return document.querySelector('#share-offer')?.checkVisibility()",
        )?;
        page.click("label:has(#share-sure)")?;
        page.click("#share-copy")?;
        page.until("there is a link", "return document.getElementById('share-link').value !== ''")?;
        let link = page.ask("return document.getElementById('share-link').value")?;
        page.ask("localStorage.clear(); sessionStorage.clear()")?;
        page.goto("about:blank")?;
        page.goto(link.as_str().context("a link")?)?;
        page.until_says("Somebody shared a scenario with you")?;
        page.until_says("your checkout has been down all morning")?;
        page.click("#share-take")?;
        page.until_focus_is_on("#train-stage")?;
        page.until_says("The outage that was ours (copy)")?;
        page.press(Key::Escape)?;
        page.until(
            "it is in the list",
            &format!("return (() => {{ {OWN} }})().join() === 'The outage that was ours (copy)'"),
        )?;
        page.no_errors()
    })
}
