//! Parts of the page that are fetched when they are opened first. They are stored for offline use like everything else.

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::{dom, outside};

/// Fills the element with this id with what its `data-page` names, styled by its `data-style`; says whether it is there.
/// What is inert in `index.html` cannot be used until [`enliven`]: what would listen is still on its way.
pub async fn fill(id: &str) -> bool {
    let part: Element = dom::part(id);
    let Some(page) = part.get_attribute("data-page") else { return true };
    // Both are on their way at once.
    let style = part.get_attribute("data-style").and_then(|style| add_style(&style));
    let Some(html) = outside::read(&page).await else { return false };
    if let Some(style) = style {
        // Without its style the page still says what it says.
        let _ = JsFuture::from(style).await;
    }
    // It may have been asked for twice before it was there.
    if part.has_attribute("data-page") {
        part.set_inner_html(&html);
        let _ = part.remove_attribute("data-page");
    }
    true
}

/// Lets the element with this id be used: what it does is there.
pub fn enliven(id: &str) {
    // An attribute can only be refused for its name.
    let _ = dom::part::<Element>(id).remove_attribute("inert");
}

/// Adds a style sheet that is to be waited for: a button that moves when its style comes is pressed in vain.
fn add_style(address: &str) -> Option<Promise> {
    if dom::find::<Element>(&["link[href='", address, "']"].concat()).is_some() {
        return None;
    }
    let link = document().create_element("link").ok()?;
    for (name, value) in [("rel", "stylesheet"), ("href", address)] {
        // An attribute can only be refused for its name.
        let _ = link.set_attribute(name, value);
    }
    Some(Promise::new(&mut |done, _| {
        for end in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(end, &done);
        }
        if let Some(head) = document().head() {
            let _ = head.append_child(&link);
        }
    }))
}
