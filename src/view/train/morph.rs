//! Shows which words go, which stay and which come: the old line turns into the new one.
//!
//! Words that stay slide to their new place. Where motion is not wanted, both lines stand in one, struck out and new.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use reply_coach_draft::change::{self, Fate};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{DomRect, Element};

use super::set;
use crate::dom::{self, Leaked};
use crate::json::object;
use crate::view::rows::child;

/// How long the old line stands, until the words that go are struck out, in milliseconds.
const STANDS: u64 = 500;
/// How long they take to go.
const GOES: u64 = 1100;
/// How long the others take to find their places.
const SLIDES: f64 = 700.0;

#[wasm_bindgen]
extern "C" {
    /// An element that the browser can move; `web-sys` does not have this yet.
    type Movable;

    #[wasm_bindgen(method)]
    fn animate(this: &Movable, frames: &Array, duration: f64);
}

/// Plays the change in a pane. It is given up as soon as `turn` is another number.
pub fn play(pane: &str, before: &str, after: &str, turn: Leaked<Cell<u32>>) {
    let pane: Element = dom::part(pane);
    pane.set_text_content(None);
    let Some(line) = child(&pane, "p", "") else { return };
    let mut stay = Vec::new();
    for piece in change::words(before, after, &[]) {
        match piece.fate {
            Fate::Drop => drop(child(&line, "del", &piece.text)),
            Fate::Add => drop(child(&line, "ins", &piece.text)),
            Fate::Keep => {
                for word in piece.text.split_inclusive(' ') {
                    let (word, space) = word.strip_suffix(' ').map_or((word, ""), |word| (word, " "));
                    stay.extend(child(&line, "span", word));
                    // Refused only when the page is going away.
                    let _ = line.append_with_str_1(space);
                }
            }
        }
    }
    if dom::media("(prefers-reduced-motion: reduce)") {
        return set(&line, "class", "morph is-both");
    }
    set(&line, "class", "morph is-before");
    let mine = turn.get();
    let later = move |wait: u64, act: Box<dyn FnOnce()>| {
        let act = move || {
            if turn.get() == mine {
                act();
            }
        };
        set_timeout(act, Duration::from_millis(wait));
    };
    let leaving = line.clone();
    later(STANDS, Box::new(move || set(&leaving, "class", "morph is-before is-leaving")));
    later(
        STANDS + GOES,
        Box::new(move || {
            let old: Vec<DomRect> = stay.iter().map(Element::get_bounding_client_rect).collect();
            set(&line, "class", "morph is-after");
            for (word, old) in stay.iter().zip(old) {
                slide(word, &old);
            }
        }),
    );
}

/// Lets a word come from where it was.
fn slide(word: &Element, old: &DomRect) {
    let new = word.get_bounding_client_rect();
    // Whole numbers: code that writes fractions is large.
    let (x, y) = ((old.x() - new.x()) as i32, (old.y() - new.y()) as i32);
    if (x, y) != (0, 0) {
        let from = ["translate(", &x.to_string(), "px, ", &y.to_string(), "px)"].concat();
        let frames =
            Array::of2(&object(&[("transform", from.into())]), &object(&[("transform", "none".into())]));
        word.unchecked_ref::<Movable>().animate(&frames, SLIDES);
    }
}
