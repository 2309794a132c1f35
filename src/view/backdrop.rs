//! The layer behind the text: the same words again, unseen, with the marks drawn on them.
//!
//! It is written to the DOM by hand, paragraph by paragraph, so that a keystroke costs one paragraph however
//! long the draft is. Text goes in as text nodes only.

use leptos::prelude::*;
use reply_coach_draft::marks::{Mark, Paragraph, Shape, common_ends};
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

/// Redraws what differs between `old` and `new` within `layer`, which shows `old`.
pub fn draw(layer: &Element, old: &[Paragraph], new: &[Paragraph]) -> Result<(), JsValue> {
    let (head, tail) = common_ends(old, new);
    let children = layer.children();
    let mut gone: Vec<Element> =
        (head..old.len() - tail).filter_map(|index| children.item(index as u32)).collect();
    let after = children.item((old.len() - tail) as u32);
    for paragraph in &new[head..new.len() - tail] {
        let element = build(paragraph)?;
        layer.insert_before(&element, after.as_deref())?;
    }
    for element in gone.drain(..) {
        element.remove();
    }
    Ok(())
}

fn build(paragraph: &Paragraph) -> Result<Element, JsValue> {
    let element = document().create_element("div")?;
    let mut at = 0;
    for mark in &paragraph.marks {
        append_text(&element, &paragraph.text[at..mark.start])?;
        element.append_child(&*build_mark(mark, &paragraph.text[mark.start..mark.end])?)?;
        at = mark.end;
    }
    append_text(&element, &paragraph.text[at..])?;
    // The line break gives an empty paragraph its height, and costs the others nothing.
    append_text(&element, "\n")?;
    Ok(element)
}

fn build_mark(mark: &Mark, text: &str) -> Result<Element, JsValue> {
    let element = document().create_element("mark")?;
    element.set_class_name(match (mark.shape, mark.open) {
        (Shape::Risk, false) => "is-risk",
        (Shape::Risk, true) => "is-risk is-open",
        (Shape::Caution, false) => "is-caution",
        (Shape::Caution, true) => "is-caution is-open",
        (Shape::Tip, false) => "is-tip",
        (Shape::Tip, true) => "is-tip is-open",
        (Shape::Good, _) => "is-good",
    });
    if let Some(id) = mark.id {
        element.set_attribute("data-id", &id.to_string())?;
    }
    append_text(&element, text)?;
    Ok(element)
}

fn append_text(element: &Element, text: &str) -> Result<(), JsValue> {
    if !text.is_empty() {
        let node: Node = document().create_text_node(text).into();
        element.append_child(&node)?;
    }
    Ok(())
}
