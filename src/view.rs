//! What the person sees. What is always there stands in `index.html`; the modules here bring it to life, and draw what
//! comes and goes. The style of each is in `style/` under the same name.

mod backdrop;
mod banners;
mod bar;
pub mod blind_spots;
mod card;
mod cause_picker;
mod checklist;
mod chip;
pub mod compare;
mod context;
pub mod drafts;
mod editor;
pub mod fetched;
mod focus_bar;
pub mod help;
pub mod packs;
mod parts;
pub mod practice;
mod reframe;
mod rows;
mod samples;
pub mod settings;
pub mod share;
mod suggestions;
pub mod train;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::coach::Coach;
use crate::copy::Copier;
use crate::dom;
use crate::drafts::Kept;
use crate::equip::Equipment;
use crate::keep::{self, Keeper};
use crate::later::{after_paint, at_click, when_shown, with_part};
use crate::route::{self, View};
use crate::{chunks, keys, textbox::TextBox, words};

/// The element with the dialogs.
const DIALOGS: &str = "dialogs";

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
        if let (View::Coach, Ok(event)) = (shown.get_untracked(), event.dyn_into()) {
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
    at_click(says, "settings-open", move || with_part(DIALOGS, chunks::settings(coach, keeper, equipment)));
    at_click(says, "drafts-open", move || with_part(DIALOGS, chunks::drafts(coach, keeper)));
    at_click(says, "compare-open", move || with_part(DIALOGS, chunks::compare(coach)));
    at_click(says, "help-open", || with_part(DIALOGS, chunks::help()));
    at_click(says, "reframe-all", move || chunks::reframe_all(coach));
    when_shown(
        says,
        move || shown.get() == View::Packs,
        move || with_part("view-packs", chunks::packs(equipment)),
    );
    when_shown(says, move || shown.get() == View::Practice, move || chunks::practice(coach, keeper, shown));
    when_shown(
        says,
        move || shown.get() == View::Coach && share::code().is_some(),
        move || chunks::receive(coach, keeper, shown),
    );
    let train = move || async move {
        let came = chunks::train(coach, keeper, shown).await;
        if came.is_err() {
            dom::part::<web_sys::Element>("train-told").set_text_content(Some(words::NOT_LOADED));
        }
        came
    };
    when_shown(says, move || shown.get() == View::Train, train);
    after_paint(says, async move {
        chunks::judge(coach).await?;
        chunks::whole_reply(coach).await
    });
    if blind_spots::is_on() {
        after_paint(says, chunks::watch(coach, keeper));
    }
    dom::part::<web_sys::Element>("early").remove();
}

/// What the page says of the reply as a whole, below the draft.
pub fn whole_reply(coach: Coach) {
    let parent = dom::part("whole-reply");
    // Only a document that makes no elements says no.
    let _ = checklist::start(coach, &parent);
    let _ = focus_bar::start(coach, &parent);
}
