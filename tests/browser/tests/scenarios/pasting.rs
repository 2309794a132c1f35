//! Nothing holds up who pastes: a long draft is read and drawn in steps, and the engine warms up in steps. The tests count
//! steps, which are as many on a busy machine; what a paste costs is measured only, by `cargo xtask typing`.

use anyhow::{Context, Result, ensure};
use reply_coach_browser_tests::{Kind, Page, Screen, Storage, at_a_desk, scenario_in};
use serde_json::{Value, json};

use super::typing::{bare_box, draft, fill};
use crate::drafts::{BURIED, BURIED_PHRASE};

/// So much may be drawn in one step, in characters: what is drawn at once, and a paragraph more.
const STEP: u64 = 6_000;

/// Notes for each step how much text it drew, with the number of turns that others had been given by then.
const WATCH: &str = "globalThis.steps = []; globalThis.turns = 0; const { port1, port2 } = new MessageChannel();\
    port1.onmessage = () => { turns += 1; port2.postMessage(0); }; port2.postMessage(0);\
    const layer = document.querySelector('#layer'); new MutationObserver((records) => { const drawn = new Set();\
      for (const { addedNodes } of records) for (const node of addedNodes)\
        for (const paragraph of node.parentNode === layer ? node.children : [node]) drawn.add(paragraph);\
      const sizes = [...drawn].map((paragraph) => paragraph.textContent.length);\
      steps.push([turns, sizes.reduce((sum, size) => sum + size, 0)]);\
    }).observe(layer, { subtree: true, childList: true })";

#[test]
fn a_long_draft_is_drawn_in_steps() -> Result<()> {
    at_a_desk(|page| {
        let text = draft(6_000);
        page.ask(WATCH)?;
        fill(page, &text)?;
        let marked = "return document.querySelector('#layer > :last-child > :last-child > mark') !== null";
        page.until("the draft is marked to its end", marked)?;
        let steps: Vec<(u64, u64)> = serde_json::from_value(page.ask("return steps")?)?;
        ensure!(steps.iter().all(|(_, drawn)| *drawn <= STEP), "too much at once: {steps:?}");
        let drawn: u64 = steps.iter().map(|(_, drawn)| drawn).sum();
        ensure!(drawn >= text.len() as u64, "{drawn} of {} characters were drawn", text.len());
        let mut turns: Vec<u64> = steps.iter().map(|(turn, _)| *turn).collect();
        turns.dedup();
        // Whoever waits gets a turn between the steps, if not between all of them on a machine that is busy.
        ensure!(turns.len() as u64 > text.len() as u64 / STEP, "nobody had a turn between: {steps:?}");
        Ok(())
    })
}

/// Counts what the page does in turns of its own until a phrase is marked.
const COUNT: &str = "() => { globalThis.turns = 0; globalThis.untilMarked = null; const plain = setTimeout;\
    globalThis.setTimeout = (act, after) => plain(() => { if (!after) turns += 1; act(); }, after);\
    new MutationObserver(() => { if (document.querySelector('#layer mark')) untilMarked ??= turns; })\
      .observe(document, { subtree: true, childList: true }); }";

#[test]
fn the_coach_starts_in_steps() -> Result<()> {
    at_a_desk(|page| {
        page.paste(BURIED)?;
        page.until_marked(BURIED_PHRASE)?;
        page.before_each_load(COUNT)?;
        page.reload()?;
        page.until_marked(BURIED_PHRASE)?;
        let turns = page.ask("return untilMarked")?.as_u64().context("nothing is marked")?;
        ensure!(turns >= 16, "the first phrase was marked after {turns} steps");
        Ok(())
    })
}

/// So often each figure is taken, ours and the bare one in turns.
const ROUNDS: usize = 5;

/// Notes how long the page itself works at the paste, and every task that holds it up for more than 50 ms.
const CLOCK: &str = "globalThis.long = []; globalThis.own = 0; let begun = 0;\
    new PerformanceObserver((list) => { long.push(...list.getEntries().map(({ duration }) => duration)); })\
      .observe({ type: 'longtask' });\
    addEventListener('input', () => { begun = performance.now(); }, true);\
    addEventListener('input', () => { own = performance.now() - begun; });";

#[test]
#[ignore = "measures; run `cargo xtask typing`"]
fn beside_a_bare_textarea() -> Result<()> {
    scenario_in(Kind::Chromium, Screen::DESK, Storage::Works, |page| {
        page.allow_clipboard()?;
        let text = draft(20_000);
        page.ask(&format!("await navigator.clipboard.writeText({})", json!(text)))?;
        for _ in 0..ROUNDS {
            bare_box(page, "")?;
            let bare = paste_by_key(page, &text)?;
            page.goto("about:blank")?;
            page.visit()?;
            page.settle()?;
            let ours = paste_by_key(page, &text)?;
            page.click("#clear")?;
            page.settle()?;
            println!("20,000 words pasted: bare {bare}, ours {ours}");
        }
        Ok(())
    })
}

/// Pastes as a person does, from the clipboard and by key, and waits until nothing happens any more.
fn paste_by_key(page: &Page, text: &str) -> Result<Value> {
    page.ask("document.querySelector('#draft').focus()")?;
    page.ask(CLOCK)?;
    page.settle()?;
    page.ask("long.length = 0")?;
    let key = json!({ "type": "keyDown", "key": "v", "code": "KeyV", "modifiers": 2, "commands": ["paste"] });
    page.cdp("Input.dispatchKeyEvent", key)?;
    page.until(
        "the text is there",
        &format!("return document.querySelector('#draft').value.length === {}", text.len()),
    )?;
    for _ in 0..3 {
        page.settle()?;
    }
    page.ask("return { own: Math.round(own * 10) / 10, long }")
}
