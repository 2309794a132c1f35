//! Scrolls a mark and its card into view, once both are drawn.

use leptos::prelude::*;
use reply_coach_draft::identity::Id;

use crate::dom;

/// Shows the mark of a finding.
pub fn mark(id: Id) {
    show(format!("mark[data-id='{id}']"));
}

/// Shows the card of a finding.
pub fn card(id: Id) {
    show(format!(".card[data-id='{id}']"));
}

fn show(selector: String) {
    request_animation_frame(move || {
        if let Some(element) = dom::find::<web_sys::Element>(&selector) {
            dom::reveal(&element);
        }
    });
}
