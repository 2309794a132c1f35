//! Whose slip it was: buttons where there is room, a list where there is not.

use leptos::prelude::*;
use reply_coach_analysis::Cause;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::coach::Coach;
use crate::dom;

/// Shows the cause and takes in another, by button or from the list.
pub fn start(coach: Coach) {
    let list: HtmlSelectElement = dom::part("cause-list");
    let pick = move |event: Event| {
        if let Some(cause) = Cause::from_id(&event_target_value(&event)) {
            coach.cause.set(cause);
        }
    };
    dom::on(&list, "change", pick);
    dom::on(&dom::part::<Element>("cause-buttons"), "change", pick);
    dom::follow(move || {
        let cause = coach.cause.get().id();
        list.set_value(cause);
        if let Some(button) = dom::find::<HtmlInputElement>(&format!("#cause-buttons [value={cause}]")) {
            button.set_checked(true);
        }
    });
}
