//! What the person sees. What is always there stands in `index.html`; the modules here bring it to life, and draw what
//! comes and goes. The style of each is in `style/` under the same name.

mod backdrop;
mod banners;
mod bar;
mod card;
mod cause_picker;
mod checklist;
mod chip;
pub mod compare;
mod context;
pub mod drafts;
mod editor;
mod focus_bar;
pub mod help;
pub mod packs;
mod reframe;
mod rows;
mod samples;
pub mod settings;
mod suggestions;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::coach::Coach;
use crate::copy::Copier;
use crate::dom;
use crate::drafts::Kept;
use crate::equip::Equipment;
use crate::keep::{self, Keeper};
use crate::later::{after_paint, at_click, when_shown};
use crate::route::{self, View};
use crate::{chunks, keys, textbox::TextBox};

/// Brings the page to life.
pub fn app() {
    let settings = crate::settings::start();
    let found = keep::load();
    let text_box = TextBox::new();
    // Typed or pasted before the app was there, or put there by `assets/start.js`.
    let early = Some(text_box.value()).filter(|text| !text.is_empty());
    let shown = Kept { text: early.unwrap_or_else(|| found.kept.text.clone()), ..found.kept.clone() };
    let coach = Coach::new(text_box, shown, settings);
    let keeper = Keeper::start(coach, settings, found);
    let shown = route::start();
    let copier = Copier::new(coach);
    dom::on(&window(), "keydown", move |event| {
        if let Ok(event) = event.dyn_into() {
            keys::handle(coach, &event);
        }
    });

    banners::start(coach, keeper);
    let equipment = Equipment::start(coach);
    context::start(coach);
    cause_picker::start(coach);
    editor::start(coach);
    samples::start(coach);
    bar::start(coach, copier);
    suggestions::start(coach, copier);
    // Not in the first download; see `crate::chunks`.
    let says = coach.announcer;
    at_click(says, "settings-open", move || chunks::settings(coach, keeper, equipment));
    at_click(says, "drafts-open", move || chunks::drafts(coach, keeper));
    at_click(says, "compare-open", move || chunks::compare(coach));
    at_click(says, "help-open", chunks::help);
    at_click(says, "reframe-all", move || chunks::reframe_all(coach));
    when_shown(says, move || shown.get() == View::Packs, move || chunks::packs(equipment));
    after_paint(says, move || chunks::whole_reply(coach));
    dom::part::<web_sys::Element>("early").remove();
}

/// What the page says of the reply as a whole, below the draft.
pub fn whole_reply(coach: Coach) {
    let both = move || {
        view! {
            <checklist::Checklist coach />
            <focus_bar::FocusBar coach />
        }
    };
    leptos::mount::mount_to(dom::part("whole-reply"), both).forget();
}
