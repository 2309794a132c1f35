//! What a keystroke costs. The test counts what is drawn again, which is the same on every machine. The time beside a bare
//! textarea with the same text in the same browser is only measured, because a busy machine would fail a test of it:
//! `cargo xtask typing` runs that and prints.

use anyhow::{Context, Result, ensure};
use reply_coach_browser_tests::{Kind, Page, Screen, Storage, at_a_desk, scenario_in};
use serde_json::{Value, json};

/// So many keys are pressed for each figure.
const KEYS: usize = 60;

/// Counts what is drawn again, by where it stands.
const WATCH: &str = "globalThis.redrawn = { layer: 0, cards: 0, checklist: 0 };\
    new MutationObserver((list) => { for (const { target, addedNodes } of list)\
      for (const [name, place] of [['layer', '#layer'], ['cards', '#cards'], ['checklist', '.checklist']])\
        if (target.closest?.(place)) redrawn[name] += addedNodes.length;\
    }).observe(document.body, { subtree: true, childList: true })";

#[test]
fn a_key_redraws_its_paragraph_and_nothing_else() -> Result<()> {
    const TYPED: &str = " The door is blue";
    at_a_desk(|page| {
        for words in [300, 2_000, 6_000] {
            page.visit()?;
            fill(page, &draft(words))?;
            if words < 4_000 {
                page.until(
                    "the checklist is there",
                    "return document.querySelector('.checklist:not([hidden])') !== null",
                )?;
            }
            page.ask(CARET)?;
            page.ask(WATCH)?;
            let length = "return document.querySelector('#length').textContent";
            let before = page.ask(length)?;
            for key in TYPED.chars() {
                page.press(key.to_string())?;
            }
            // Words are counted when the typing rests and all is read again.
            page.until("the draft is read again", &format!("{length} !== {before}"))?;
            page.settle()?;
            let redrawn = page.ask("return redrawn")?;
            let paragraphs = redrawn["layer"].as_u64().unwrap_or(u64::MAX);
            ensure!(paragraphs <= TYPED.len() as u64 + 2, "{words} words: {redrawn}");
            ensure!(
                redrawn["cards"] == json!(0) && redrawn["checklist"] == json!(0),
                "{words} words: {redrawn}"
            );
            page.click("#clear")?;
        }
        Ok(())
    })
}

#[test]
#[ignore = "measures; run `cargo xtask typing`"]
fn beside_a_bare_textarea() -> Result<()> {
    scenario_in(Kind::Chromium, Screen::DESK, Storage::Works, |page| {
        println!(
            "{:>6} {:>6}  {:>21}  {:>21}  {:>21}  long tasks",
            "words", "marks", "own share p50 p95", "to frame p50 p95", "bare p50 p95"
        );
        for words in [300, 2_000, 20_000, 50_000] {
            let text = draft(words);
            let bare = bare(page, &text)?;
            let (marks, ours) = ours(page, &text)?;
            let [own, frame] = [&ours["own"], &ours["frame"]].map(of);
            let bare = of(&bare["frame"]);
            println!(
                "{words:>6} {marks:>6}  {:>10.1} {:>10.1}  {:>10.1} {:>10.1}  {:>10.1} {:>10.1}  {} in typing, {} in reading; {:.2} of the bare frame",
                own.0,
                own.1,
                frame.0,
                frame.1,
                bare.0,
                bare.1,
                ours["long"],
                ours["longBefore"],
                frame.0 / bare.0
            );
        }
        Ok(())
    })
}

/// Paragraphs with a mark every twelve words or so, as a bad draft has them.
pub fn draft(words: usize) -> String {
    let risky = "You should have saved the profile before the update. ";
    let plain = "I looked at the pictures this morning together with a colleague from the workshop. ";
    let paragraph =
        [risky, plain, "Unfortunately, we can't refund that. ", "You forgot the form, so nothing was sent."]
            .concat();
    let count = words.div_ceil(paragraph.split_whitespace().count());
    vec![paragraph.trim_end(); count].join("\n\n")
}

const HOOKS: &str = "globalThis.own = []; globalThis.frame = []; globalThis.long = 0; let begun = 0;\
    new PerformanceObserver((list) => { long += list.getEntries().length; }).observe({ type: 'longtask' });\
    addEventListener('input', () => { begun = performance.now(); }, true);\
    addEventListener('input', () => { own.push(performance.now() - begun); });\
    addEventListener('keydown', () => { const pressed = performance.now();\
      requestAnimationFrame(() => { const channel = new MessageChannel();\
        channel.port1.onmessage = () => frame.push(performance.now() - pressed); channel.port2.postMessage(0); }); }, true);";

/// Puts the caret at the end of a paragraph in the middle.
const CARET: &str = "const box = document.querySelector('#draft'); box.focus();\
    const at = box.value.indexOf('\\n\\n', box.value.length / 2); box.setSelectionRange(at, at)";

fn type_in_the_middle(page: &Page) -> Result<Value> {
    page.ask(CARET)?;
    page.ask("own.length = frame.length = 0; long = 0")?;
    for key in "and so we go on with it ".chars().cycle().take(KEYS) {
        page.press(key.to_string())?;
    }
    page.settle()?;
    page.ask("return { own, frame, long, longBefore: globalThis.longBefore ?? 0 }")
}

fn ours(page: &Page, text: &str) -> Result<(usize, Value)> {
    page.goto("about:blank")?;
    page.visit()?;
    page.ask(HOOKS)?;
    page.ask("long = 0")?;
    fill(page, text)?;
    page.ask("globalThis.longBefore = long")?;
    let marks = page.ask("return document.querySelectorAll('mark[data-id]').length")?;
    Ok((marks.as_u64().context("a number")? as usize, type_in_the_middle(page)?))
}

/// Puts a text into the draft, and waits until it is read.
pub fn fill(page: &Page, text: &str) -> Result<()> {
    // Pasting this much through an edit command takes Chromium itself seconds.
    page.ask(&format!(
        "const box = document.querySelector('#draft'); box.value = {};\
         box.dispatchEvent(new InputEvent('input', {{ inputType: 'insertFromPaste', bubbles: true }}))",
        json!(text)
    ))?;
    page.until("all is read", "return !/% is read/.test(document.querySelector('#draft-note').textContent)")?;
    page.settle()
}

/// The same text in nothing but a textarea, as wide and in the same type, in a scroller of the same height.
fn bare(page: &Page, text: &str) -> Result<Value> {
    bare_box(page, text)?;
    page.ask(HOOKS)?;
    type_in_the_middle(page)
}

/// Goes to a page with nothing but that textarea.
pub fn bare_box(page: &Page, text: &str) -> Result<()> {
    page.goto("about:blank")?;
    let build = format!(
        "document.body.innerHTML = '<div><textarea id=draft></textarea></div>'; const box = document.getElementById('draft');\
         document.compatMode; box.value = {}; Object.assign(box.parentElement.style, {{ height: '480px', overflow: 'auto', width: '934px' }});\
         Object.assign(box.style, {{ font: '18px/1.72 Inter, system-ui, sans-serif', width: '100%', boxSizing: 'border-box', padding: '16px 24px', border: 0, overflow: 'hidden', resize: 'none', fieldSizing: 'content' }})",
        json!(text)
    );
    page.ask(&build).map(drop)
}

/// The middle and the nineteenth of twenty.
fn of(values: &Value) -> (f64, f64) {
    let mut values: Vec<f64> = values.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    values.sort_by(f64::total_cmp);
    let at = |part: f64| values.get((values.len() as f64 * part) as usize).copied().unwrap_or(f64::NAN);
    (at(0.5), at(0.95))
}
