//! Lists in dialogs: a text and a few buttons a row, or a box to tick. Drawn by hand, all by the same code.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::dom;

/// One row.
#[derive(Default)]
pub struct Row {
    /// What it says.
    pub text: String,
    /// What it says below, smaller; may be empty.
    pub small: String,
    /// Its buttons: what they show, and what a screen reader says.
    pub buttons: Vec<(&'static str, String)>,
}

/// Adds an element with this text.
pub fn child(parent: &Element, tag: &str, text: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Adds a text.
pub fn append_text(parent: &Element, text: &str) {
    // Only a parent that takes no children refuses.
    let _ = parent.append_child(&document().create_text_node(text));
}

/// Shows these rows in the list with this id. The focus stays where it was, or goes to the nearest button.
pub fn fill(id: &str, rows: &[Row]) {
    let list: Element = dom::part(id);
    let buttons = || dom::all(&["#", id, " button"].concat());
    let focused = document().active_element();
    let place = buttons().iter().position(|button| Some(button) == focused.as_ref());
    list.set_text_content(None);
    for row in rows {
        let Some(item) = child(&list, "li", "") else { return };
        if let Some(text) = child(&item, "p", &row.text)
            && !row.small.is_empty()
        {
            child(&text, "small", &row.small);
        }
        for (label, name) in &row.buttons {
            let Some(button) = child(&item, "button", label) else { continue };
            for (attribute, value) in [("type", "button"), ("class", "button is-quiet"), ("aria-label", name)]
            {
                // An attribute can only be refused for its name.
                let _ = button.set_attribute(attribute, value);
            }
        }
    }
    if let Some(place) = place {
        let left = buttons();
        let nearest = left.get(place.min(left.len().saturating_sub(1))).cloned();
        let head = || dom::find::<Element>(&["dialog:has(#", id, ") .dialog-head button"].concat());
        if let Some(element) =
            nearest.or_else(head).and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            // Only a detached element refuses.
            let _ = element.focus();
        }
    }
}

/// Calls `act` with the numbers of the row and of the button that was pressed in it.
pub fn on_press(id: &str, mut act: impl FnMut(usize, usize) + 'static) {
    dom::on(&dom::part::<Element>(id), "click", move |event| {
        let Some(button) = pressed(&event) else { return };
        let Some(item) = button.closest("li").ok().flatten() else { return };
        if let (Some(row), Some(place)) = (place_of(&item, "li"), place_of(&button, "button")) {
            act(row, place);
        }
    });
}

/// The button that was pressed.
pub fn pressed(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("button").ok().flatten()
}

/// How many siblings of its kind come before an element.
pub fn place_of(element: &Element, kind: &str) -> Option<usize> {
    let siblings = element.parent_element()?.children();
    let all = (0..siblings.length()).filter_map(|at| siblings.item(at));
    all.filter(|sibling| sibling.matches(kind).unwrap_or(false)).position(|sibling| sibling == *element)
}

/// Fills a list with boxes to tick: the value of each, and what it says.
pub fn fill_boxes(list: &Element, boxes: &mut dyn Iterator<Item = (&'static str, &'static str)>) {
    for (value, text) in boxes {
        let label = child(list, "li", "").and_then(|item| child(&item, "label", ""));
        let Some(label) = label else { return };
        if let Some(input) =
            child(&label, "input", "").and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        {
            input.set_type("checkbox");
            input.set_value(value);
        }
        child(&label, "span", text);
    }
}

/// Ticks the boxes in the element with this id for whose values `ticked` says so.
pub fn tick(id: &str, ticked: impl Fn(&str) -> bool) {
    for input in dom::all(&["#", id, " input"].concat()) {
        if let Ok(input) = input.dyn_into::<HtmlInputElement>() {
            input.set_checked(ticked(&input.value()));
        }
    }
}
