//! Drafts to try the coach on, while the box is empty.

use reply_coach_analysis::Cause;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlButtonElement};

use crate::coach::Coach;
use crate::{dom, edits, words};

/// Hides the sample drafts once there is a draft, and puts one into the box when its button is pressed.
pub fn start(coach: Coach) {
    dom::hide_when("samples", move || coach.draft.with(|draft| !draft.text.is_empty()));
    dom::on(&dom::part::<Element>("samples"), "click", move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = pressed.and_then(|element| element.closest("button").ok().flatten());
        let cause = button.and_then(|button| button.dyn_into::<HtmlButtonElement>().ok()).map(|b| b.value());
        let cause = cause.and_then(|cause| Cause::from_id(&cause));
        if let Some(sample) = words::SAMPLES.into_iter().find(|sample| Some(sample.cause) == cause) {
            edits::use_sample(coach, sample);
        }
    });
}
