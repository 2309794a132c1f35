//! Messages about the page itself: offline, a new version, storage that does not work.

use leptos::prelude::*;

use crate::coach::Coach;
use crate::keep::Keeper;
use crate::online::online;
use crate::storage::Trouble;
use crate::words;
use crate::worker::Update;

/// The messages, each shown for as long as it holds.
#[component]
pub fn Banners(
    /// The page's state.
    coach: Coach,
    /// Keeps the draft, and knows when it cannot.
    keeper: Keeper,
) -> impl IntoView {
    let online = online();
    let update = Update::watch();
    let accept = move |_| {
        keeper.save();
        update.accept();
    };
    let trouble = keeper.trouble;
    let title = move || match trouble.get() {
        Some(Trouble::Blocked) => words::BLOCKED_TITLE,
        Some(Trouble::Full) => words::FULL_TITLE,
        Some(Trouble::Unreadable(_)) => words::UNREADABLE_TITLE,
        None => "",
    };
    let text = move || match trouble.get() {
        Some(Trouble::Blocked) => words::BLOCKED_TEXT,
        Some(Trouble::Full) => words::FULL_TEXT,
        Some(Trouble::Unreadable(_)) => words::UNREADABLE_TEXT,
        None => "",
    };
    let readable = move || !matches!(trouble.get(), Some(Trouble::Unreadable(_)));
    let put = move |_| {
        if let Some(Trouble::Unreadable(raw)) = trouble.get_untracked() {
            let end = coach.now().text.len();
            coach.replace(end..end, &raw);
            trouble.set(None);
        }
    };
    view! {
        <div class="banners" role="status">
            <p class="banner" hidden=move || online.get()>
                <strong>{words::OFFLINE_TITLE}</strong>
                " "
                {words::OFFLINE_TEXT}
            </p>
            <div class="banner" hidden=move || !update.is_ready()>
                <p>
                    <strong>{words::UPDATE_TITLE}</strong>
                    " "
                    {words::UPDATE_TEXT}
                </p>
                <button type="button" class="button is-main" on:click=accept>
                    {words::UPDATE_NOW}
                </button>
                <button type="button" class="button is-quiet" on:click=move |_| update.decline()>
                    {words::LATER}
                </button>
            </div>
            <div class="banner is-warning" hidden=move || trouble.get().is_none()>
                <p>
                    <strong>{title}</strong>
                    " "
                    {text}
                </p>
                <button type="button" class="button" hidden=readable on:click=put>
                    {words::UNREADABLE_SHOW}
                </button>
                <button type="button" class="button is-quiet" on:click=move |_| trouble.set(None)>
                    {words::DISMISS}
                </button>
            </div>
        </div>
    }
}
