//! Light, dark or as the system says. `assets/theme.js` sets the kept choice before the first paint.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::storage::Shelf;

const THEME: &str = "reply-coach.theme";

/// Which theme the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The kept choice.
    pub fn load() -> Theme {
        Shelf::Browser.load(THEME).ok().flatten().unwrap_or(Theme::System)
    }

    /// Shows and keeps this theme.
    pub fn apply(self) {
        if let Some(root) = document().document_element() {
            // An attribute can only be refused for its name.
            let _ = match self {
                Theme::System => root.remove_attribute("data-theme"),
                Theme::Light => root.set_attribute("data-theme", "light"),
                Theme::Dark => root.set_attribute("data-theme", "dark"),
            };
        }
        // Not worth a word when it cannot be kept: the draft's own message says so already.
        let _ = Shelf::Browser.save(THEME, &self);
    }
}
