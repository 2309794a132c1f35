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
    view! {
        <div class="banners" role="status">
            <Show when=move || !online.get()>
                <p class="banner">
                    <strong>{words::OFFLINE_TITLE}</strong>
                    " "
                    {words::OFFLINE_TEXT}
                </p>
            </Show>
            <Show when=move || update.is_ready()>
                <div class="banner">
                    <p>
                        <strong>{words::UPDATE_TITLE}</strong>
                        " "
                        {words::UPDATE_TEXT}
                    </p>
                    <button type="button" class="button is-main" on:click=accept>{words::UPDATE_NOW}</button>
                    <button type="button" class="button is-quiet" on:click=move |_| update.decline()>
                        {words::LATER}
                    </button>
                </div>
            </Show>
            {move || keeper.trouble.get().map(|trouble| view! { <StorageBanner coach keeper trouble /> })}
        </div>
    }
}

/// Says in words why the draft is not kept, or what was found that could not be read.
#[component]
fn StorageBanner(
    /// The page's state.
    coach: Coach,
    /// Keeps the draft.
    keeper: Keeper,
    /// What is wrong.
    trouble: Trouble,
) -> impl IntoView {
    let (title, text, raw) = match trouble {
        Trouble::Blocked => (words::BLOCKED_TITLE, words::BLOCKED_TEXT, None),
        Trouble::Full => (words::FULL_TITLE, words::FULL_TEXT, None),
        Trouble::Unreadable(raw) => (words::UNREADABLE_TITLE, words::UNREADABLE_TEXT, Some(raw)),
    };
    let show = raw.map(|raw| {
        let put = move |_| {
            let end = coach.now().text.len();
            coach.replace(end..end, &raw);
            keeper.trouble.set(None);
        };
        view! {
            <button type="button" class="button" on:click=put>{words::UNREADABLE_SHOW}</button>
        }
    });
    view! {
        <div class="banner is-warning">
            <p>
                <strong>{title}</strong>
                " "
                {text}
            </p>
            {show}
            <button type="button" class="button is-quiet" on:click=move |_| keeper.trouble.set(None)>
                {words::DISMISS}
            </button>
        </div>
    }
}
