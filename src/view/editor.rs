//! The draft: a real textarea over a layer that draws the marks, both in one scroller.
//!
//! The textarea is as high as the layer and never scrolls by itself, so the two cannot drift apart.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use reply_coach_draft::english;
use reply_coach_draft::marks;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlTextAreaElement, InputEvent};

use super::backdrop::Backdrop;
use crate::coach::{Coach, Source};
use crate::dom::{self, Quiet, leaked};
use crate::signal::{Memo, Signal};
use crate::{reveal, words};

/// How long the text has to rest before the two layers are compared, in milliseconds.
const REST: u64 = 300;
/// How far the layers may differ in height before the marks are given up, in pixels: less than a line.
const TOLERANCE: i32 = 8;
/// What holds the layer while it is drawn.
const HELD: &str = "min-block-size";

/// Brings the box and its marks to life.
pub fn start(coach: Coach) {
    let text_box = coach.text_box;
    let area = text_box.element();
    let layer: HtmlElement = dom::part("layer");
    let list_only = Signal::new(false);
    dom::class_when("editor", "is-list-only", move || list_only.get());
    dom::hide_when("editor-note", move || !list_only.get());
    let rest = Quiet::after(REST);
    let drawing = leaked(Drawing {
        coach,
        area: area.clone(),
        layer,
        backdrop: RefCell::default(),
        list_only,
        next: Quiet::after(0),
        rest,
    });

    let now = coach.now();
    if text_box.value() != now.text {
        area.set_value(&now.text);
    }
    dom::follow(move || {
        coach.draft.track();
        coach.open.get();
        drawing.go_on();
    });
    let foreign = Memo::new(move || coach.draft.with(|draft| english::is_foreign(&draft.text)));
    let reading = coach.reading;
    dom::hide_when("draft-note", move || !foreign.get() && reading.get().is_none());
    dom::show_text("draft-note", move || match reading.get() {
        _ if foreign.get() => words::DRAFT_NOT_ENGLISH.to_owned(),
        Some(percent) if percent < 100 => words::fill(words::DRAFT_READING, &[("n", &percent.to_string())]),
        _ => words::DRAFT_LONG.to_owned(),
    });
    dom::on(&window(), "resize", move |_| rest.run(|| drawing.compare()));
    // A key moves the caret, too, and where that stands is known: asking again costs as much as the layout of the text.
    let by_key = leaked(Cell::new(false));
    dom::on(&document(), "selectionchange", move |_| {
        if !by_key.replace(false) {
            coach.caret_moved();
        }
    });

    dom::on(&area, "input", move |event| {
        if !text_box.is_placing() {
            let text = text_box.value();
            let caret = text_box.caret(&text);
            by_key.set(true);
            coach.text_changed(text, caret, source(&event));
        }
    });
    // The caret has been put where the pointer was: what it stands in is what was clicked.
    dom::on(&area, "click", move |_| {
        coach.finish_word();
        let now = coach.now();
        if let Some(id) = text_box.caret(&now.text).and_then(|caret| now.at(caret)) {
            coach.choose(Some(id));
            reveal::card(id);
        }
    });
    dom::on(&area, "blur", move |_| coach.finish_word());
}

fn source(event: &Event) -> Source {
    let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
    match kind.as_str() {
        "insertText"
        | "insertLineBreak"
        | "insertCompositionText"
        | "deleteContentBackward"
        | "deleteContentForward" => Source::Typed,
        _ => Source::Placed,
    }
}

/// The layer being drawn, a slice at a time.
struct Drawing {
    coach: Coach,
    area: HtmlTextAreaElement,
    layer: HtmlElement,
    backdrop: RefCell<Backdrop>,
    list_only: Signal<bool>,
    next: Quiet,
    rest: Quiet,
}

impl Drawing {
    /// Draws what is to be drawn now, or some of it, and then the rest.
    fn go_on(&'static self) {
        let draft = self.coach.now();
        let open = self.coach.open.get_untracked();
        let new = marks::paragraphs(&draft.text, &draft.marks(open), &draft.good_marks());
        match self.backdrop.borrow_mut().draw(&self.layer, new, &|| self.hold()) {
            Ok(true) => {
                // There is nothing to take away unless the layer was held.
                let _ = self.layer.style().remove_property(HELD);
                self.rest.run(|| self.compare());
            }
            Ok(false) => self.next.run(|| self.go_on()),
            // Half-drawn marks would mislead; the list says everything they do.
            Err(_) => self.list_only.set(true),
        }
    }

    /// The layer gives the box its height: until it is drawn again, that has to be as high as its text.
    fn hold(&self) {
        let height = [&self.area.scroll_height().to_string(), "px"].concat();
        // Without it, the end of the text shows a moment later.
        let _ = self.layer.style().set_property(HELD, &height);
    }

    /// Gives the marks up where a browser breaks the lines of the two layers differently.
    fn compare(&self) {
        let style = HtmlElement::style(&self.area);
        // The textarea is as high as the layer; only without its height does it tell how high its text is.
        let measured = style.set_property("height", "0").map(|()| self.area.scroll_height());
        let restored = style.remove_property("height");
        self.list_only.set(match (measured, restored) {
            (Ok(height), Ok(_)) => (height - self.layer.offset_height()).abs() > TOLERANCE,
            _ => true,
        });
    }
}
