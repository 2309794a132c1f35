//! Light, dark or as the system says. `assets/theme.js` sets the kept choice before the first paint.

use leptos::prelude::*;

use crate::storage::Shelf;

const THEME: &str = "reply-coach.theme";

/// Which theme the person chose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The name it is kept under.
    pub const fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with this name; whatever else there is counts as the system's.
    pub fn from_id(id: &str) -> Theme {
        match id {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// The kept choice.
    pub fn load() -> Theme {
        let kept = Shelf::Browser.load(THEME, |kept| kept.as_string()).ok().flatten();
        kept.map_or(Theme::System, |id| Theme::from_id(&id))
    }

    /// Shows and keeps this theme.
    pub fn apply(self) {
        if let Some(root) = document().document_element() {
            // An attribute can only be refused for its name.
            let _ = match self {
                Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.id()),
            };
        }
        // Not worth a word when it cannot be kept: the draft's own message says so already.
        let _ = Shelf::Browser.save(THEME, &self.id().into());
    }
}
