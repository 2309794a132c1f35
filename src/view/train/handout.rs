//! A page to take home: before, why, after, and space to write.

use reply_coach_scenarios::Scenario;
use web_sys::Element;

use super::{facts, set};
use crate::dom;
use crate::view::rows::child;
use crate::words;

/// Puts a scenario's page where only a printer sees it.
pub fn fill(scenario: &Scenario) {
    clear();
    let page: Element = dom::part("handout");
    draw(&page, scenario);
}

/// Takes it away again.
pub fn clear() {
    dom::part::<Element>("handout").set_text_content(None);
}

fn draw(page: &Element, scenario: &Scenario) -> Option<()> {
    child(page, "h1", &scenario.title)?;
    child(page, "p", &facts(scenario)[..2].join(" · "))?;
    let customer = child(page, "section", "")?;
    child(&customer, "h3", words::HANDOUT_CUSTOMER)?;
    child(&customer, "blockquote", &scenario.customer)?;
    for (number, step) in (1..).zip(&scenario.steps) {
        let section = child(page, "section", "")?;
        let number: u32 = number;
        child(&section, "h2", &[&number.to_string(), ". ", words::principle(step.principle)].concat())?;
        child(&section, "h3", words::HANDOUT_BEFORE)?;
        child(&section, "p", &step.before)?;
        child(&section, "h3", words::HANDOUT_WHY)?;
        let why = child(&section, "p", &step.notice)?;
        if !step.source.is_empty() {
            child(&why, "small", &step.source)?;
        }
        child(&section, "h3", words::HANDOUT_AFTER)?;
        child(&section, "p", &step.after)?;
        child(&section, "h3", words::HANDOUT_OWN)?;
        for _ in 0..2 {
            set(&child(&section, "div", "")?, "class", "handout-line");
        }
    }
    Some(())
}
