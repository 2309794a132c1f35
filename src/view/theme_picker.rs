//! System, light or dark.

use leptos::prelude::*;

use crate::theme::Theme;
use crate::words;

const THEMES: [(Theme, &str, &str); 3] = [
    (Theme::System, words::THEME_SYSTEM, "M3 4h14v9H3zM7 16h6"),
    (
        Theme::Light,
        words::THEME_LIGHT,
        "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4",
    ),
    (Theme::Dark, words::THEME_DARK, "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z"),
];

/// A choice of three, kept.
#[component]
pub fn ThemePicker() -> impl IntoView {
    let chosen = RwSignal::new(Theme::load());
    let options = THEMES.map(|(theme, name, icon)| {
        view! {
            <label title=name>
                <input
                    type="radio"
                    name="theme"
                    class="visually-hidden"
                    checked=chosen.get_untracked() == theme
                    on:change=move |_| {
                        chosen.set(theme);
                        theme.apply();
                    }
                />
                <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
                    <path d=icon />
                </svg>
                <span class="visually-hidden">{name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="theme segmented">
            <legend class="visually-hidden">{words::THEME_LEGEND}</legend>
            {options.into_iter().collect_view()}
        </fieldset>
    }
}
