//! The draft's textarea as the rest of the page uses it: bytes in, bytes out, undo kept.
//!
//! The textarea is uncontrolled: the browser owns its text, spell check, composition and undo.

use std::cell::Cell;
use std::ops::Range;

use leptos::prelude::*;
use reply_coach_draft::offsets::{to_byte, to_utf16};
use web_sys::HtmlTextAreaElement;

use crate::dom::{self, Leaked, leaked};

/// The textarea with the draft.
#[derive(Clone, Copy)]
pub struct TextBox {
    area: Leaked<HtmlTextAreaElement>,
    placing: Leaked<Cell<bool>>,
}

impl TextBox {
    /// The page's box.
    pub fn new() -> TextBox {
        TextBox { area: leaked(dom::part("draft")), placing: leaked(Cell::new(false)) }
    }

    /// Its element.
    pub fn element(self) -> HtmlTextAreaElement {
        (**self.area).clone()
    }

    /// Its text.
    pub fn value(self) -> String {
        self.area.value()
    }

    /// Puts another text in its place, with no way back by undo, and the caret at its start.
    pub fn set(self, text: &str) {
        self.area.set_value(text);
        // Only a detached element refuses.
        let _ = self.area.set_selection_range(0, 0);
    }

    /// What is selected, as bytes of `text`, which is the text of the box.
    pub fn selection(self, text: &str) -> Option<Range<usize>> {
        let start = self.area.selection_start().ok().flatten()?;
        let end = self.area.selection_end().ok().flatten()?;
        Some(to_byte(text, start)..to_byte(text, end))
    }

    /// The caret, when nothing is selected.
    pub fn caret(self, text: &str) -> Option<usize> {
        let start = self.area.selection_start().ok().flatten()?;
        let end = self.area.selection_end().ok().flatten()?;
        (start == end).then(|| to_byte(text, start))
    }

    /// Selects `range`, bytes of `text`, which is the text of the box.
    pub fn select(self, text: &str, range: Range<usize>) {
        let (start, end) = (to_utf16(text, range.start), to_utf16(text, range.end));
        // Only a detached element refuses, and there is nothing to select in one.
        let _ = self.area.set_selection_range(start, end);
    }

    /// Moves the focus into the box; the caret stays where it was.
    pub fn focus(self) {
        let _ = self.area.focus();
    }

    /// Whether the box has the focus.
    pub fn has_focus(self) -> bool {
        document().active_element().is_some_and(|active| active.is_same_node(Some(self.area)))
    }

    /// Takes the focus away, and a phone's keyboard with it.
    pub fn blur(self) {
        let _ = self.area.blur();
    }

    /// Whether the page itself is changing the text right now. A browser may then fire an `input` event for each
    /// line; only the whole is worth an analysis.
    pub fn is_placing(self) -> bool {
        self.placing.get()
    }

    /// Replaces `range`, bytes of `text`, which is the text of the box. The focus moves into the box.
    pub fn replace(self, text: &str, range: Range<usize>, with: &str) {
        self.focus();
        self.select(text, range.clone());
        self.placing.set(true);
        let done = if with.is_empty() {
            range.is_empty() || dom::edit_command("delete", "")
        } else {
            dom::edit_command("insertText", with)
        };
        if !done {
            // A browser without the command still gets the change, though not the undo.
            let after = [&text[..range.start], with, &text[range.end..]].concat();
            self.area.set_value(&after);
            let caret = to_utf16(&after, range.start + with.len());
            let _ = self.area.set_selection_range(caret, caret);
        }
        self.placing.set(false);
    }

    /// Undoes the last change.
    pub fn undo(self) {
        self.focus();
        self.placing.set(true);
        dom::edit_command("undo", "");
        self.placing.set(false);
    }
}
