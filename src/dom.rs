//! The few browser calls that the page makes itself.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlDocument, ScrollIntoViewOptions, ScrollLogicalPosition};

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
pub fn find<T: JsCast>(selector: &str) -> Option<T> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// All elements that match `selector`, in order.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// The element of `index.html` with this id.
///
/// # Panics
///
/// When there is none: then this is not the page that the app was built with, and it says that it could not start.
pub fn part<T: JsCast>(id: &str) -> T {
    element(id).dyn_into().unwrap_or_else(|_| missing(id))
}

#[inline(never)]
fn element(id: &str) -> Element {
    document().get_element_by_id(id).unwrap_or_else(|| missing(id))
}

#[cold]
#[inline(never)]
fn missing(id: &str) -> ! {
    panic!("index.html has no such #{id}")
}

// What follows only boxes its closure and hands it to a function that is compiled once: there are many callers.

/// Keeps up with whatever signals `change` reads: does it now, and again whenever they change.
pub fn follow(change: impl FnMut() + 'static) {
    follow_boxed(Box::new(change));
}

#[inline(never)]
fn follow_boxed(change: Box<dyn FnMut()>) {
    Effect::new(change);
}

/// Calls `act` at every event of this kind on `target`, for as long as the page is.
pub fn on(target: &EventTarget, event: &str, act: impl FnMut(Event) + 'static) {
    on_boxed(target, event, Box::new(act));
}

#[inline(never)]
fn on_boxed(target: &EventTarget, event: &str, act: Box<dyn FnMut(Event)>) {
    let act = Closure::wrap(act).into_js_value();
    // Refused only for what is no function.
    let _ = target.add_event_listener_with_callback(event, act.unchecked_ref());
}

/// Calls `act` at every click on the element with this id.
pub fn on_click(id: &str, mut act: impl FnMut() + 'static) {
    on_boxed(&element(id), "click", Box::new(move |_| act()));
}

/// Shows the text that `text` gives within the element with this id.
pub fn show_text(id: &str, text: impl FnMut() -> String + 'static) {
    show_boxed(element(id), Box::new(text));
}

#[inline(never)]
fn show_boxed(element: Element, mut text: Box<dyn FnMut() -> String>) {
    let mut shown = element.text_content().unwrap_or_default();
    follow(move || {
        let text = text();
        // Even the same text put there anew is laid out anew.
        if text != shown {
            element.set_text_content(Some(&text));
            shown = text;
        }
    });
}

/// Hides the element with this id for as long as `hidden` says so.
pub fn hide_when(id: &str, hidden: impl FnMut() -> bool + 'static) {
    toggle_boxed(element(id), "hidden", Box::new(hidden));
}

/// Disables the button with this id for as long as `disabled` says so.
pub fn disable_when(id: &str, disabled: impl FnMut() -> bool + 'static) {
    toggle_boxed(element(id), "disabled", Box::new(disabled));
}

#[inline(never)]
fn toggle_boxed(element: Element, attribute: &'static str, mut is: Box<dyn FnMut() -> bool>) {
    let mut was = None;
    follow(move || {
        let is = Some(is());
        // Asking the browser costs more than remembering.
        if std::mem::replace(&mut was, is) != is {
            // An attribute can only be refused for its name.
            let _ = element.toggle_attribute_with_force(attribute, is == Some(true));
        }
    });
}

/// Gives the element with this id a class for as long as `is` says so.
pub fn class_when(id: &str, class: &'static str, is: impl FnMut() -> bool + 'static) {
    class_boxed(element(id), class, Box::new(is));
}

#[inline(never)]
fn class_boxed(element: Element, class: &'static str, mut is: Box<dyn FnMut() -> bool>) {
    follow(move || {
        // A class can only be refused for its name.
        let _ = element.class_list().toggle_with_force(class, is());
    });
}

/// Moves the focus to the first element that matches `selector`; says whether there was one.
pub fn focus(selector: &str) -> bool {
    find::<web_sys::HtmlElement>(selector).is_some_and(|element| element.focus().is_ok())
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
        self.run_boxed(Box::new(task));
    }

    #[inline(never)]
    fn run_boxed(self, task: Box<dyn FnOnce()>) {
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
