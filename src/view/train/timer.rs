//! A timer for exercises: so many minutes, counted down where everybody sees it.

use std::cell::Cell;
use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;
use web_sys::{Element, HtmlSelectElement};

use super::{set_hidden, set_text, tell};
use crate::dom::{self, Leaked, leaked};
use crate::words;

/// How often the clock is looked at, in milliseconds.
const LOOK: u64 = 200;

/// The timer. A handle.
#[derive(Clone, Copy)]
pub struct Timer {
    /// When the time is up, in milliseconds since 1970.
    ends: Leaked<Cell<Option<f64>>>,
}

impl Timer {
    /// A timer that stands.
    pub fn new() -> Timer {
        Timer { ends: leaked(Cell::new(None)) }
    }

    /// Starts it with the chosen minutes, or stops it.
    pub fn toggle(self) {
        if self.ends.get().is_some() {
            return self.stop();
        }
        // Whole minutes: reading fractions takes a table of ten kilobytes.
        let minutes: u32 = dom::part::<HtmlSelectElement>("stage-minutes").value().parse().unwrap_or(2);
        self.ends.set(Some(Date::now() + f64::from(minutes) * 60_000.0));
        set_text("stage-timer", words::STAGE_TIMER_STOP);
        set_hidden("stage-clock", false);
        self.look();
    }

    /// Stops it and takes the clock away.
    pub fn stop(self) {
        self.ends.set(None);
        set_text("stage-timer", words::STAGE_TIMER_START);
        set_hidden("stage-clock", true);
        show_up(false);
    }

    fn look(self) {
        let Some(ends) = self.ends.get() else { return };
        // Rounded up: the first thing to be seen is the whole time.
        let left = ((ends - Date::now()).max(0.0) / 1000.0).ceil() as u32;
        let seconds = (left % 60).to_string();
        let zero = if seconds.len() < 2 { "0" } else { "" };
        set_text("stage-clock", &[&(left / 60).to_string(), ":", zero, &seconds].concat());
        show_up(left == 0);
        if left == 0 {
            set_text("stage-clock", words::STAGE_TIME_UP);
            return tell(words::STAGE_TIME_UP);
        }
        set_timeout(move || self.look(), Duration::from_millis(LOOK));
    }
}

fn show_up(is: bool) {
    // A class can only be refused for its name.
    let _ = dom::part::<Element>("stage-clock").class_list().toggle_with_force("is-up", is);
}
