//! What the person sees. What is always there stands in `index.html`; the modules here bring it to life, and draw what
//! comes and goes. The style of each is in `style/` under the same name.

mod backdrop;
mod banners;
mod bar;
mod card;
mod cause_picker;
mod checklist;
mod chip;
mod compare;
mod context;
mod drafts;
mod editor;
mod focus_bar;
mod help;
mod packs;
mod reframe;
mod rows;
mod samples;
mod settings;
mod suggestions;
mod train;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use checklist::Checklist;
use focus_bar::FocusBar;

use crate::coach::Coach;
use crate::copy::Copier;
use crate::dom;
use crate::drafts::Kept;
use crate::equip::Equipment;
use crate::keep::{self, Keeper};
use crate::route::View;
use crate::{keys, route, textbox::TextBox};

/// Brings the page to life. What is returned stands below the draft.
pub fn app() -> impl IntoView {
    let settings = crate::settings::start();
    let found = keep::load();
    let text_box = TextBox::new();
    // Typed or pasted before the app was there, or put there by `assets/start.js`.
    let early = Some(text_box.value()).filter(|text| !text.is_empty());
    let shown = Kept { text: early.unwrap_or_else(|| found.kept.text.clone()), ..found.kept.clone() };
    let coach = Coach::new(text_box, shown, settings);
    let keeper = Keeper::start(coach, settings, found);
    let view = route::start();
    dom::follow(move || {
        if view.get() == View::Train {
            spawn_local(train::open(coach));
        }
    });
    let copier = Copier::new(coach);
    dom::on(&window(), "keydown", move |event| {
        if let (View::Coach, Ok(event)) = (view.get_untracked(), event.dyn_into()) {
            keys::handle(coach, &event);
        }
    });

    banners::start(coach, keeper);
    let equipment = Equipment::start(coach);
    self::settings::start(coach, keeper, equipment);
    packs::start(equipment);
    self::drafts::start(coach, keeper);
    compare::start(coach);
    context::start(coach);
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
