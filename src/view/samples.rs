//! Drafts to try the coach on, while the box is empty.

use leptos::prelude::*;

use crate::coach::Coach;
use crate::{edits, words};

/// The sample drafts, hidden once there is a draft.
#[component]
pub fn Samples(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    let written = move || coach.draft.with(|draft| !draft.text.is_empty());
    let samples = words::SAMPLES.map(|sample| {
        view! {
            <li>
                <button type="button" class="sample" on:click=move |_| edits::use_sample(coach, sample)>
                    <span>{sample.title}</span>
                    <small>{words::cause(sample.cause)}</small>
                </button>
            </li>
        }
    });
    view! {
        <div class="samples" hidden=written>
            <p>{words::SAMPLES_INTRO}</p>
            <ul>{samples.into_iter().collect_view()}</ul>
        </div>
    }
}
