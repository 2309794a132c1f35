//! A presenter's keys. They work on the stage only, and never in a text; the dialog in `assets/train.html` lists them.

use leptos::prelude::*;
use reply_coach_analysis::text::case;
use web_sys::{Element, KeyboardEvent};

use super::stage::{self, Stage};
use crate::dom;

/// Acts on a key.
pub fn handle(stage: Stage, event: &KeyboardEvent) {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if event.is_composing() || modified || !stage.is_on() || dom::find::<Element>("dialog[open]").is_some() {
        return;
    }
    let key = event.key();
    let within = |selector: &str| {
        document().active_element().is_some_and(|focused| focused.matches(selector).unwrap_or(false))
    };
    let done = if within("#stage-edit") {
        key == "Escape" && act(stage, "e")
    } else if within("body, #train-stage, #train-stage button, #train-stage a") {
        act(stage, &case::lowered(&key))
    } else {
        // In a list of choices the keys choose.
        key == "Escape" && dom::focus("#train-stage")
    };
    if done {
        event.prevent_default();
    }
}

fn act(stage: Stage, key: &str) -> bool {
    match key {
        "arrowright" | "pagedown" | "n" => stage.next(),
        "arrowleft" | "pageup" => stage.back(),
        "home" => stage.to_end(false),
        "end" => stage.to_end(true),
        "h" => stage.toggle_answer(),
        "c" => stage.morph(),
        "t" => stage.type_out(),
        "p" => return stage.typist.pause(),
        "[" => stage.typist.change_speed(false),
        "]" => stage.typist.change_speed(true),
        "e" => stage.toggle_live(),
        "b" | "." => stage::blank(),
        "+" | "=" => stage.change_size(true),
        "-" | "−" => stage.change_size(false),
        "r" => stage.timer.toggle(),
        "f" => stage::full_screen(),
        "?" => stage::show_keys(),
        // Only a page that is going away refuses.
        "escape" => drop(window().location().set_hash("/train")),
        _ => return false,
    }
    true
}
