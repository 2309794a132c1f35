//! What the person sees. What is always there stands in `index.html`; the modules here bring it to life, and draw what
//! comes and goes. The style of each is in `style/` under the same name.

mod backdrop;
mod banners;
mod bar;
mod card;
mod cause_picker;
mod checklist;
mod chip;
mod editor;
mod focus_bar;
mod help;
mod reframe;
mod samples;
mod suggestions;
mod theme_picker;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use checklist::Checklist;
use focus_bar::FocusBar;

use crate::coach::Coach;
use crate::copy::Copier;
use crate::dom;
use crate::keep::{self, Keeper};
use crate::{keys, textbox::TextBox};

/// Brings the page to life. What is returned stands below the draft.
pub fn app() -> impl IntoView {
    let (kept, trouble) = keep::load();
    let text_box = TextBox::new();
    // Typed or pasted before the app was there, or put there by `assets/start.js`.
    let early = Some(text_box.value()).filter(|text| !text.is_empty());
    let text = early.or_else(|| kept.as_ref().map(|kept| kept.text.clone())).unwrap_or_default();
    let cause = kept.as_ref().map_or(reply_coach_analysis::Cause::Auto, |kept| kept.cause);
    let coach = Coach::new(text_box, text, cause);
    let keeper = Keeper::start(coach, kept, trouble);
    let copier = Copier::new(coach);
    dom::on(&window(), "keydown", move |event| {
        if let Ok(event) = event.dyn_into() {
            keys::handle(coach, &event);
        }
    });

    banners::start(coach, keeper);
    theme_picker::start();
    help::start();
    cause_picker::start(coach);
    editor::start(coach);
    samples::start(coach);
    bar::start(coach, copier);
    suggestions::start(coach, copier);
    dom::part::<web_sys::Element>("early").remove();

    view! {
        <Checklist coach />
        <FocusBar coach />
    }
}
