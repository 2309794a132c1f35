//! System, light or dark.

use leptos::prelude::*;
use web_sys::{Element, HtmlInputElement};

use crate::dom;
use crate::theme::Theme;

/// Shows the kept choice and follows a new one.
pub fn start() {
    let chosen = format!("#theme [value={}]", Theme::load().id());
    if let Some(chosen) = dom::find::<HtmlInputElement>(&chosen) {
        chosen.set_checked(true);
    }
    dom::on(&dom::part::<Element>("theme"), "change", |event| {
        Theme::from_id(&event_target_value(&event)).apply();
    });
}
