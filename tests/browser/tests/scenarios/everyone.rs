//! Nobody is kept out: axe-core finds no violation and nothing to press is too small, in any state, look or size.

use crate::states::{LOOKS, look, reach, states};
use anyhow::{Context, Result, ensure};
use reply_coach_browser_tests::{Kind, Page, Screen, Storage, scenario_in};
use serde_json::json;

#[test]
fn at_a_desk() -> Result<()> {
    in_every_state(Kind::Chromium, Screen::DESK)
}

#[test]
fn on_a_phone() -> Result<()> {
    in_every_state(Kind::Chromium, Screen::PHONE)
}

#[test]
fn on_the_smallest_phone() -> Result<()> {
    in_every_state(Kind::Chromium, Screen { width: 320, height: 640 })
}

#[test]
fn in_firefox() -> Result<()> {
    in_every_state(Kind::Firefox, Screen::DESK)
}

fn in_every_state(kind: Kind, screen: Screen) -> Result<()> {
    scenario_in(kind, screen, Storage::Works, |page| {
        for state in states() {
            reach(page, state)?;
            let looks = if kind == Kind::Chromium { &LOOKS[..] } else { &LOOKS[..1] };
            for name in looks {
                look(page, name)?;
                page.no_barriers().with_context(|| format!("{} in {name}", state.0))?;
            }
            let least = if screen.width < 600 { 44 } else { 24 };
            nothing_small(page, least).with_context(|| state.0)?;
            nothing_sideways(page).with_context(|| state.0)?;
        }
        Ok(())
    })
}

/// Fails when something to press is smaller than `least` pixels; links within a sentence are as high as its line.
fn nothing_small(page: &Page, least: u32) -> Result<()> {
    let script = format!(
        "const all = document.querySelectorAll('button, a, summary, select, input, textarea');\
         const target = (element) => element.closest('label') ?? element;\
         const small = [...all].filter((element) => !element.closest('p')?.contains(element) || element.matches('button'))\
           .map(target).filter((element) => element.checkVisibility({{ visibilityProperty: true }}))\
           .filter((element) => !(document.querySelector('dialog[open]')) || element.closest('dialog[open]'))\
           .map((element) => [element, element.getBoundingClientRect()])\
           .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < {least} - 0.5);\
         return small.map(([element, box]) => `${{element.outerHTML.slice(0, 90)}} ${{box.width}} x ${{box.height}}`)"
    );
    let small = page.ask(&script)?;
    ensure!(small == json!([]), "smaller than {least} pixels: {small:#}");
    Ok(())
}

fn nothing_sideways(page: &Page) -> Result<()> {
    let script = "const wide = [...document.querySelectorAll('dialog[open], main:not([hidden]), body')]\
         .filter((element) => element.scrollWidth > element.clientWidth + 1);\
         return wide.map((element) => `${element.id || element.tagName}: ${element.scrollWidth} > ${element.clientWidth}`)";
    let wide = page.ask(script)?;
    ensure!(wide == json!([]), "scrolls sideways: {wide}");
    Ok(())
}
