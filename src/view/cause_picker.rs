//! Whose slip it was: buttons where there is room, a list where there is not.

use leptos::prelude::*;
use reply_coach_analysis::Cause;

use crate::coach::Coach;
use crate::words;

/// “What happened?”
#[component]
pub fn CausePicker(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    let is = move |cause: Cause| coach.cause.get() == cause;
    let radios = Cause::ALL.iter().map(|&cause| {
        view! {
            <label>
                <input
                    type="radio"
                    name="cause"
                    class="visually-hidden"
                    prop:checked=move || is(cause)
                    on:change=move |_| coach.set_cause(cause)
                />
                <span>{words::cause(cause)}</span>
            </label>
        }
    });
    let options = Cause::ALL.iter().map(|&cause| {
        view! { <option value=cause.id() prop:selected=move || is(cause)>{words::cause(cause)}</option> }
    });
    let pick = move |event| {
        if let Some(cause) = Cause::from_id(&event_target_value(&event)) {
            coach.set_cause(cause);
        }
    };
    view! {
        <fieldset class="cause-buttons">
            <legend>{words::CAUSE_LEGEND}</legend>
            <div class="segmented">{radios.collect_view()}</div>
        </fieldset>
        <label class="cause-list">
            <span>{words::CAUSE_LEGEND}</span>
            <select on:change=pick>{options.collect_view()}</select>
        </label>
    }
}
