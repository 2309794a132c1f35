//! Below the draft: how long it is, how much there is to look at, and what to do with it.

use leptos::prelude::*;

use crate::announce::Rank;
use crate::coach::Coach;
use crate::copy::Copier;
use crate::{edits, words};

/// The bar below the draft, with the page's live region in it.
#[component]
pub fn Bar(
    /// The page's state.
    coach: Coach,
    /// Copies the draft.
    copier: Copier,
) -> impl IntoView {
    let figures = Memo::new(move |_| {
        coach.draft.with(|draft| (draft.report.words as usize, draft.items.len(), draft.text.is_empty()))
    });
    let length = move || words::counted(words::WORDS_ONE, words::WORDS_OTHER, figures.get().0);
    let count = move || words::count(figures.get().1);
    let empty = move || figures.get().2;
    let message = coach.announcer.current;
    let text = move || message.get().map(|message| message.text);
    let heard_only = move || message.get().is_none_or(|message| message.rank < Rank::Done);
    view! {
        <div class="bar">
            <p class="bar-figures">
                {length}
                <span class="bar-count">" · " {count}</span>
            </p>
            <button type="button" class="button is-quiet" on:click=move |_| edits::undo(coach)>
                {words::UNDO}
            </button>
            <p class="bar-message" class:visually-hidden=heard_only role="status" aria-live="polite">
                {text}
            </p>
            <button
                type="button"
                class="button is-quiet bar-clear"
                disabled=empty
                on:click=move |_| edits::clear(coach)
            >
                {words::CLEAR}
            </button>
            <button type="button" class="button is-main bar-copy" disabled=empty on:click=move |_| copier.copy()>
                {words::COPY}
            </button>
        </div>
    }
}
