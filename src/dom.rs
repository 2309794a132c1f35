//! The few browser calls that the page makes itself.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Runs an editing command on the focused text box. Old, but the only way that keeps the browser's undo alive.
pub fn edit_command(name: &str, value: &str) -> bool {
    let document = document().unchecked_into::<HtmlDocument>();
    document.exec_command_with_show_ui_and_value(name, false, value).unwrap_or(false)
}

/// Scrolls as little as is needed to show `element`.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The first element that matches `selector`.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Moves the focus to the first element that matches `selector`; says whether there was one.
pub fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Whether a media query holds now.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Something that is there for as long as the page is.
///
/// Leptos wants what its closures hold to be safe to send; the wrapper promises that there is only one thread.
pub type Leaked<T> = &'static SendWrapper<T>;

/// Makes something that is there for as long as the page is.
pub fn leaked<T>(value: T) -> Leaked<T> {
    Box::leak(Box::new(SendWrapper::new(value)))
}

/// Something to be done once things have been quiet for a while.
#[derive(Clone, Copy)]
pub struct Quiet {
    wait: Duration,
    pending: Leaked<Cell<Option<TimeoutHandle>>>,
}

impl Quiet {
    /// Waits `ms` milliseconds.
    pub fn after(ms: u64) -> Quiet {
        Quiet { wait: Duration::from_millis(ms), pending: leaked(Cell::new(None)) }
    }

    /// Does `task` after the wait, in place of whatever was waiting.
    pub fn run(self, task: impl FnOnce() + 'static) {
        self.cancel();
        let handle = set_timeout_with_handle(
            move || {
                self.pending.set(None);
                task();
            },
            self.wait,
        );
        self.pending.set(handle.ok());
    }

    /// Forgets what was waiting.
    pub fn cancel(self) {
        if let Some(handle) = self.pending.replace(None) {
            handle.clear();
        }
    }
}
