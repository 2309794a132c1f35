//! Types a line out, letter by letter, as fast as is chosen; it can be paused.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::{Element, HtmlSelectElement};

use super::{set_hidden, set_text};
use crate::dom::{self, Leaked, leaked};
use crate::words;

/// What draws the letters so far.
type Draw = Rc<dyn Fn(&str)>;

/// Types one line at a time. A handle.
#[derive(Clone, Copy)]
pub struct Typist {
    line: Leaked<RefCell<Option<(String, Draw)>>>,
    at: Leaked<Cell<usize>>,
    paused: Leaked<Cell<bool>>,
    /// Another number whenever what waits to be typed is given up.
    turn: Leaked<Cell<u32>>,
}

impl Typist {
    /// A typist with nothing to type.
    pub fn new() -> Typist {
        Typist {
            line: leaked(RefCell::new(None)),
            at: leaked(Cell::new(0)),
            paused: leaked(Cell::new(false)),
            turn: leaked(Cell::new(0)),
        }
    }

    /// Types a line from its start.
    pub fn start(self, text: String, draw: impl Fn(&str) + 'static) {
        self.stop();
        if dom::media("(prefers-reduced-motion: reduce)") {
            return draw(&text);
        }
        draw("");
        self.line.replace(Some((text, Rc::new(draw))));
        self.at.set(0);
        self.paused.set(false);
        self.show();
        self.wait(1);
    }

    /// Stops where it is. What was being typed is given up.
    pub fn stop(self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.line.replace(None);
        self.show();
    }

    /// Pauses, or goes on. Says whether there was anything to pause.
    pub fn pause(self) -> bool {
        if self.line.borrow().is_none() {
            return false;
        }
        self.paused.set(!self.paused.get());
        self.turn.set(self.turn.get().wrapping_add(1));
        self.show();
        if !self.paused.get() {
            self.wait(1);
        }
        true
    }

    /// Types faster or slower from now on.
    pub fn change_speed(self, faster: bool) {
        let speed: HtmlSelectElement = dom::part("stage-speed");
        let to = speed.selected_index() + if faster { 1 } else { -1 };
        if (0..speed.length() as i32).contains(&to) {
            speed.set_selected_index(to);
        }
    }

    fn wait(self, times: u64) {
        let letter = dom::part::<HtmlSelectElement>("stage-speed").value().parse().unwrap_or(55);
        let mine = self.turn.get();
        let next = move || {
            if self.turn.get() == mine {
                self.type_letter();
            }
        };
        set_timeout(next, Duration::from_millis(letter * times));
    }

    fn type_letter(self) {
        let Some((text, draw)) = self.line.borrow().clone() else { return };
        let Some(letter) = text.get(self.at.get()..).and_then(|rest| rest.chars().next()) else {
            return self.stop();
        };
        self.at.set(self.at.get() + letter.len_utf8());
        draw(text.get(..self.at.get()).unwrap_or_default());
        // People breathe between sentences.
        self.wait(match letter {
            '.' | '?' | '!' => 9,
            ',' | ':' | ';' => 4,
            _ => 1,
        });
    }

    fn show(self) {
        set_hidden("stage-pause", self.line.borrow().is_none());
        let paused = self.paused.get() && self.line.borrow().is_some();
        set_text("stage-pause", if paused { words::STAGE_GO_ON } else { words::STAGE_PAUSE });
        let typing = self.line.borrow().is_some();
        // A class can only be refused for its name.
        let _ = dom::part::<Element>("train-stage").class_list().toggle_with_force("is-typing", typing);
    }
}
