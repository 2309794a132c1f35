//! What the sentences of the draft are about, as a bar.

use reply_coach_analysis::Focus;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::parts::{add, set, set_flag};
use super::rows::{append_text, child};
use crate::coach::Coach;
use crate::{dom, words};

/// Shows the share of sentences about the customer, the product and the agent within `parent`; nothing when none were
/// counted.
pub fn start(coach: Coach, parent: &Element) -> Option<()> {
    let section = add(parent, "section", "focus-bar", "")?;
    set(&section, "aria-labelledby", "focus-title");
    set_flag(&section, "hidden", true);
    set(&child(&section, "h2", words::FOCUS_TITLE)?, "id", "focus-title");
    let list = child(&section, "ul", "")?;
    let mut shown = Focus::default();
    dom::follow(move || {
        let focus = coach.draft.with(|draft| draft.report.focus);
        if focus != shown {
            shown = focus;
            set_flag(&section, "hidden", focus == Focus::default());
            draw(&list, focus);
        }
    });
    Some(())
}

fn draw(list: &Element, focus: Focus) -> Option<()> {
    list.set_text_content(None);
    for (class, name, count) in [
        ("is-customer", words::FOCUS_CUSTOMER, focus.customer),
        ("is-product", words::FOCUS_PRODUCT, focus.product),
        ("is-agent", words::FOCUS_AGENT, focus.agent),
        ("is-other", words::FOCUS_OTHER, focus.other),
    ] {
        if count > 0 {
            let count = count.to_string();
            let part = add(list, "li", class, "")?;
            let name = child(&part, "span", name).inspect(|name| append_text(name, " "))?;
            child(&name, "b", &count)?;
            // Not as an attribute, which the policy refuses.
            let _ = part.dyn_into::<HtmlElement>().ok()?.style().set_property("flex-grow", &count);
        }
    }
    Some(())
}
