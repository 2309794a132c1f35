//! Whose slip it was: buttons where there is room, a list where there is not.

use leptos::prelude::*;
use reply_coach_analysis::Cause;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use crate::coach::Coach;
use crate::signal::Memo;
use crate::{dom, words};

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
    let taken = Memo::new(move || {
        let taken = coach.draft.with(|draft| draft.report.cause.clone());
        taken.filter(|taken| taken.inferred)
    });
    dom::hide_when("cause-taken", move || taken.with(Option::is_none));
    dom::show_text("cause-taken", move || {
        taken.with(|taken| {
            let Some(taken) = taken else { return String::new() };
            let said = words::fill(words::CAUSE_TAKEN, &[("cause", words::cause(taken.taken))]);
            [&*said, taken.why.as_deref().unwrap_or_default()].join(" ")
        })
    });
    dom::follow(move || {
        let cause = coach.cause.get().id();
        list.set_value(cause);
        if let Some(button) = dom::find::<HtmlInputElement>(&format!("#cause-buttons [value={cause}]")) {
            button.set_checked(true);
        }
    });
}
