//! The page: header, messages, the draft at the left, the suggestions at the right.

use leptos::ev;
use leptos::prelude::*;

use super::bar::Bar;
use super::cause_picker::CausePicker;
use super::checklist::Checklist;
use super::editor::Editor;
use super::focus_bar::FocusBar;
use super::header::Header;
use super::samples::Samples;
use super::suggestions::Suggestions;
use crate::coach::Coach;
use crate::copy::Copier;
use crate::keep::{self, Keeper};
use crate::{keys, words};

/// The whole page.
#[component]
pub fn App(
    /// What was in the box before the app started.
    early: Option<String>,
) -> impl IntoView {
    let (kept, trouble) = keep::load();
    let text = early.or_else(|| kept.as_ref().map(|kept| kept.text.clone())).unwrap_or_default();
    let cause = kept.as_ref().map_or(reply_coach_analysis::Cause::Auto, |kept| kept.cause);
    let coach = Coach::new(text, cause);
    let keeper = Keeper::start(coach, kept, trouble);
    let copier = Copier::new(coach);
    let pressed = window_event_listener(ev::keydown, move |event| keys::handle(coach, &event));
    on_cleanup(move || pressed.remove());

    view! {
        <Header coach keeper />
        <main class="coach">
            <section class="panel draft" aria-labelledby="draft-title">
                <div class="panel-head">
                    <h2 id="draft-title">{words::DRAFT_TITLE}</h2>
                    <CausePicker coach />
                </div>
                <Editor coach />
                <Samples coach />
                <Bar coach copier />
                <Checklist coach />
                <FocusBar coach />
            </section>
            <Suggestions coach copier />
        </main>
    }
}
