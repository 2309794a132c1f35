//! Drafts to try the coach on, while the box is empty.

use leptos::prelude::*;

use crate::coach::Coach;
use crate::{edits, words};

/// The sample drafts; nothing once there is a draft.
#[component]
pub fn Samples(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    let empty = Memo::new(move |_| coach.draft.with(|draft| draft.text.is_empty()));
    let buttons = move || {
        words::SAMPLES
            .map(|sample| {
                view! {
                    <li>
                        <button type="button" class="sample" on:click=move |_| edits::use_sample(coach, sample)>
                            <span>{sample.title}</span>
                            <small>{words::cause(sample.cause)}</small>
                        </button>
                    </li>
                }
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <Show when=move || empty.get()>
            <div class="samples">
                <p>{words::SAMPLES_INTRO}</p>
                <ul>{buttons()}</ul>
            </div>
        </Show>
    }
}
