//! What views that draw by hand do to the parts of their page.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::rows::child;
use crate::dom;

/// Shows a text within the element with this id.
pub fn text(id: &str, text: &str) {
    dom::part::<Element>(id).set_text_content(Some(text));
}

/// Hides the element with this id, or shows it.
pub fn hide(id: &str, hidden: bool) {
    set_flag(&dom::part(id), "hidden", hidden);
}

/// Gives an element an attribute without a value, or takes it away.
pub fn set_flag(element: &Element, name: &str, is: bool) {
    // An attribute can only be refused for its name.
    let _ = element.toggle_attribute_with_force(name, is);
}

/// Gives an element an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Adds an element with a class and a text.
pub fn add(parent: &Element, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = child(parent, tag, text)?;
    element.set_class_name(class);
    Some(element)
}

/// Adds a chip: a sign and words, so that colour is never all there is.
pub fn add_chip(parent: &Element, class: &str, sign: &str, text: &str) {
    let Some(chip) = add(parent, "span", &["chip ", class].concat(), "") else { return };
    if let Some(sign) = child(&chip, "span", sign) {
        set(&sign, "aria-hidden", "true");
    }
    child(&chip, "span", text);
}

/// Moves the focus to the element with this id; says whether it took it.
pub fn focus(id: &str) -> bool {
    dom::part::<Element>(id).dyn_into::<HtmlElement>().is_ok_and(|element| element.focus().is_ok())
}

/// A button that does what it says only when it is pressed twice in a row: the second time it says so.
pub fn on_sure(id: &'static str, says: &'static str, sure: &'static str, mut act: impl FnMut() + 'static) {
    let asked = Cell::new(false);
    dom::on_click(id, move || {
        let done = asked.replace(!asked.get());
        text(id, if done { says } else { sure });
        if done {
            act();
        }
    });
}
