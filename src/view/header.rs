//! The top of the page: messages, its name, what happens to the text, theme and help.

use leptos::prelude::*;

use super::banners::Banners;
use super::help::Help;
use super::theme_picker::ThemePicker;
use crate::coach::Coach;
use crate::keep::Keeper;
use crate::words;

/// The top of the page.
#[component]
pub fn Header(
    /// The page's state.
    coach: Coach,
    /// Keeps the draft, and knows when it cannot.
    keeper: Keeper,
) -> impl IntoView {
    view! {
        <header class="header">
            <Banners coach keeper />
            <div class="header-row">
                <h1>{words::APP_NAME}</h1>
                <p class="header-private">{words::APP_PRIVATE}</p>
                <ThemePicker />
                <Help />
            </div>
        </header>
    }
}
