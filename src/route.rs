//! Which view is shown: the part of the address after `#`, so that links, reload and the back button work from any
//! static host and offline.

use leptos::prelude::*;

use crate::dom;
use crate::signal::Signal;

/// A view of the page. Each has its `<main id="view-…">` in `index.html`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The draft and its suggestions; also for an address that is not known.
    Coach,
    /// Rounds of exercises, and blind spots.
    Practice,
    /// Scenarios for a room full of people.
    Train,
    /// A team's own rules.
    Packs,
}

impl View {
    /// All views, in the order of their links.
    pub const ALL: [View; 4] = [View::Coach, View::Practice, View::Train, View::Packs];

    /// Its name, in the address and in `index.html`.
    pub const fn id(self) -> &'static str {
        match self {
            View::Coach => "coach",
            View::Practice => "practice",
            View::Train => "train",
            View::Packs => "packs",
        }
    }

    fn from_hash(hash: &str) -> View {
        let name = hash.trim_start_matches(['#', '/']).split('/').next().unwrap_or_default();
        View::ALL.into_iter().find(|view| view.id() == name).unwrap_or(View::Coach)
    }
}

/// What the address says beyond the view's name, such as the scenario in `#/train/locked-out`.
pub fn rest() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    let (_, rest) = hash.trim_start_matches(['#', '/']).split_once('/')?;
    Some(rest.to_owned()).filter(|rest| !rest.is_empty())
}

/// Follows the address, and shows one view at a time.
pub fn start() -> Signal<View> {
    let here = || View::from_hash(&window().location().hash().unwrap_or_default());
    let view = Signal::new(here());
    dom::on(&window(), "hashchange", move |_| view.set(here()));
    for known in View::ALL {
        dom::hide_when(&["view-", known.id()].concat(), move || view.get() != known);
    }
    let app = document().title();
    dom::follow(move || {
        let at = View::ALL.into_iter().position(|known| known == view.get());
        for (place, link) in dom::all(".views a").into_iter().enumerate() {
            // An attribute can only be refused for its name.
            let _ = match Some(place) == at {
                true => {
                    // What a tab, a bookmark and a screen reader call the view; the first one is the app.
                    let view = link.text_content().filter(|_| place > 0);
                    document()
                        .set_title(&view.map_or_else(|| app.clone(), |view| [&view, " · ", &app].concat()));
                    link.set_attribute("aria-current", "page")
                }
                false => link.remove_attribute("aria-current"),
            };
        }
    });
    view
}
