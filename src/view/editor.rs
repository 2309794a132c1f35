//! The draft: a real textarea over a layer that draws the marks, both in one grid cell of one scroller.
//!
//! The textarea grows with its text and never scrolls by itself, so the layers cannot drift apart.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::{ev, html};
use reply_coach_draft::marks::{self, Paragraph};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, InputEvent};

use super::backdrop;
use crate::coach::{Coach, Source};
use crate::dom::Quiet;
use crate::{reveal, words};

/// How long the text has to rest before the two layers are compared, in milliseconds.
const REST: u64 = 300;
/// How far the layers may differ in height before the marks are given up, in pixels: less than a line.
const TOLERANCE: i32 = 8;

/// The draft with its marks.
#[component]
pub fn Editor(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    let text_box = coach.text_box;
    let layer = NodeRef::<html::Div>::new();
    let drawn = RefCell::new(Vec::<Paragraph>::new());
    let list_only = RwSignal::new(false);
    let rest = Quiet::after(REST);
    let compare = move || {
        if let (Some(layer), Some(area)) = (layer.get_untracked(), text_box.node.get_untracked()) {
            list_only.set(layers_differ(&layer, &area));
        }
    };

    text_box.node.on_load(move |area| area.set_value(&coach.now().text));

    Effect::new(move || {
        let (draft, open) = (coach.draft.get(), coach.open.get());
        let Some(layer) = layer.get() else { return };
        let new = marks::paragraphs(&draft.text, &draft.marks(open));
        if backdrop::draw(&layer, &drawn.borrow(), &new).is_err() {
            // Half-drawn marks would mislead; the list says everything they do.
            list_only.set(true);
        }
        drawn.replace(new);
        rest.run(compare);
    });
    let resized = window_event_listener(ev::resize, move |_| rest.run(compare));

    let moved = window_event_listener_untyped("selectionchange", move |_| {
        coach.caret_moved(text_box.caret(&coach.now().text));
    });
    on_cleanup(move || {
        resized.remove();
        moved.remove();
    });

    let input = move |event: ev::Event| {
        if !text_box.is_placing() {
            let text = text_box.value();
            let caret = text_box.caret(&text);
            coach.text_changed(text, caret, source(&event));
        }
    };
    // The caret has been put where the pointer was: what it stands in is what was clicked.
    let click = move |_| {
        coach.finish_word();
        let now = coach.now();
        if let Some(id) = text_box.caret(&now.text).and_then(|caret| now.at(caret)) {
            coach.choose(Some(id));
            reveal::card(id);
        }
    };

    view! {
        <div class="editor" class:is-list-only=list_only>
            <div class="editor-sheet">
                <div class="editor-layer" aria-hidden="true" node_ref=layer></div>
                <textarea
                    id="draft"
                    class="editor-text"
                    node_ref=text_box.node
                    aria-labelledby="draft-title"
                    placeholder=words::DRAFT_PLACEHOLDER
                    autocomplete="off"
                    spellcheck="true"
                    rows="1"
                    on:input=input
                    on:click=click
                    on:blur=move |_| coach.finish_word()
                ></textarea>
            </div>
            <p class="editor-note" hidden=move || !list_only.get()>
                {words::DRAFT_LIST_ONLY}
            </p>
        </div>
    }
}

fn source(event: &ev::Event) -> Source {
    let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
    match kind.as_str() {
        "insertText" | "insertCompositionText" | "deleteContentBackward" | "deleteContentForward" => {
            Source::Typed
        }
        _ => Source::Placed,
    }
}

/// Whether a browser breaks the lines of the two layers differently.
fn layers_differ(layer: &HtmlElement, area: &web_sys::HtmlTextAreaElement) -> bool {
    let style = HtmlElement::style(area);
    // The textarea is as high as the cell; only without its height does it tell how high its text is.
    let measured = style.set_property("height", "0").map(|()| area.scroll_height());
    let restored = style.remove_property("height");
    match (measured, restored) {
        (Ok(height), Ok(_)) => (height - layer.offset_height()).abs() > TOLERANCE,
        _ => true,
    }
}
