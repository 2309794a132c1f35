//! The layer behind the text: the same words again, unseen, with the marks drawn on them.
//!
//! It is written to the DOM by hand, paragraph by paragraph, so that a keystroke costs one paragraph however
//! long the draft is. Text goes in as text nodes only.

use leptos::prelude::*;
use reply_coach_draft::marks::{Mark, Paragraph, Shape, common_ends};
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

/// So many paragraphs stand in one block. A browser looks at each child of what it lays out again: few blocks of few
/// paragraphs are done sooner than a thousand paragraphs.
const BLOCK: usize = 48;

/// So many bytes are drawn at once: laying out more would hold up who types.
const SLICE: usize = 5_000;

/// What is drawn on a layer.
#[derive(Default)]
pub struct Backdrop {
    drawn: Vec<Paragraph>,
    /// Each block with the number of its paragraphs.
    blocks: Vec<(Element, usize)>,
}

impl Backdrop {
    /// Redraws what differs from what is drawn, or some of it; it is always the same layer. Says whether all is drawn.
    /// Before the layer is emptied, to be drawn anew, it is held.
    pub fn draw(
        &mut self,
        layer: &Element,
        mut new: Vec<Paragraph>,
        hold: &dyn Fn(),
    ) -> Result<bool, JsValue> {
        let (mut head, mut tail) = common_ends(&self.drawn, &new);
        let same_text = |(old, new): (&Paragraph, &Paragraph)| old.text == new.text;
        let is_same_text = self.drawn.len() == new.len() && self.drawn.iter().zip(&new).all(same_text);
        let mut to = slice(&new, head, tail);
        // The old words must not stand under the new; where only marks differ, the old ones wait for their turn.
        let is_in_the_way = to < new.len() - tail && head < self.drawn.len();
        if !is_same_text && (is_in_the_way || self.blocks.iter().any(|(_, count)| *count > 4 * BLOCK)) {
            hold();
            layer.set_text_content(None);
            self.blocks.clear();
            self.drawn.clear();
            if is_in_the_way {
                // The browser has just laid the new text out, and lays this out in a step of its own.
                return Ok(false);
            }
            (head, tail) = (0, 0);
            to = slice(&new, head, tail);
        }
        let is_all = to == new.len() - tail;
        for _ in head..if is_same_text { to } else { self.drawn.len() - tail } {
            self.remove(head);
        }
        for (at, paragraph) in new.iter().enumerate().take(to).skip(head) {
            self.insert(layer, at, &build(paragraph)?)?;
        }
        if is_all {
            self.drawn = new;
        } else if is_same_text {
            self.drawn[head..to].swap_with_slice(&mut new[head..to]);
        } else {
            new.truncate(to);
            self.drawn = new;
        }
        Ok(is_all)
    }

    /// Redraws all that differs.
    pub fn draw_all(&mut self, layer: &Element, new: &[Paragraph]) -> Result<(), JsValue> {
        while !self.draw(layer, new.to_vec(), &|| ())? {}
        Ok(())
    }

    fn remove(&mut self, mut at: usize) {
        for (place, (block, count)) in self.blocks.iter_mut().enumerate() {
            if at < *count {
                if let Some(gone) = block.children().item(at as u32) {
                    gone.remove();
                }
                *count -= 1;
                if *count == 0 {
                    block.remove();
                    self.blocks.remove(place);
                }
                return;
            }
            at -= *count;
        }
    }

    fn insert(&mut self, layer: &Element, mut at: usize, element: &Element) -> Result<(), JsValue> {
        for (block, count) in &mut self.blocks {
            if at < *count || at == *count && at < BLOCK {
                block.insert_before(element, block.children().item(at as u32).as_deref())?;
                *count += 1;
                return Ok(());
            }
            at -= *count;
        }
        let block = document().create_element("div")?;
        block.append_child(element)?;
        layer.append_child(&block)?;
        self.blocks.push((block, 1));
        Ok(())
    }
}

/// How far to draw now, from one paragraph on.
fn slice(all: &[Paragraph], from: usize, tail: usize) -> usize {
    let (mut to, mut size) = (from, 0);
    while to < all.len() - tail && size < SLICE {
        size += all[to].text.len();
        to += 1;
    }
    to
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
