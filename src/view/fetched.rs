//! Parts of the page that are fetched when they are opened first. They are stored for offline use like everything else.

use leptos::prelude::*;
use web_sys::Element;

use super::rows::child;
use crate::{dom, outside};

/// Fills the element with this id with what its `data-page` names, styled by its `data-style`; says whether it is there.
pub async fn fill(id: &str) -> bool {
    let part: Element = dom::part(id);
    let Some(page) = part.get_attribute("data-page") else { return true };
    let Some(html) = outside::read(&page).await else { return false };
    if let Some(style) = part.get_attribute("data-style") {
        add_style(&style);
    }
    // It may have been asked for twice before it was there.
    if part.has_attribute("data-page") {
        part.set_inner_html(&html);
        // An attribute can only be refused for its name.
        let _ = part.remove_attribute("data-page");
    }
    true
}

fn add_style(address: &str) {
    if dom::find::<Element>(&["link[href='", address, "']"].concat()).is_some() {
        return;
    }
    let head = document().head();
    if let Some(link) = head.and_then(|head| child(&head, "link", "")) {
        for (name, value) in [("rel", "stylesheet"), ("href", address)] {
            let _ = link.set_attribute(name, value);
        }
    }
}
