//! A trainer's own scenarios, kept in this browser. What cannot be read is never thrown away.

use std::cell::{Cell, RefCell};

use reply_coach_scenarios::{Scenario, read, write};

use crate::storage::Shelf;

const KEY: &str = "reply-coach.scenarios";
/// Where something stays that was under the key and could not be read.
const FOUND: &str = "reply-coach.scenarios.unreadable";

/// The list, and whether the browser has it.
pub struct Own {
    list: RefCell<Vec<Scenario>>,
    kept: Cell<bool>,
}

impl Own {
    /// What is kept. Says whether something was there that could not be read.
    pub fn load() -> (Own, bool) {
        let raw = Shelf::Browser.raw(KEY);
        let list = raw.as_deref().map_or(Ok(Vec::new()), read);
        let unreadable = list.is_err();
        let mut kept = true;
        if let (true, Some(raw)) = (unreadable, raw) {
            // Without room for it elsewhere it stays where it is, and nothing takes its place.
            kept = Shelf::Browser.put(FOUND, &raw).is_ok();
            if kept {
                Shelf::Browser.remove(KEY);
            }
        }
        (Own { list: RefCell::new(list.unwrap_or_default()), kept: Cell::new(kept) }, unreadable)
    }

    /// What was found once and could not be read.
    pub fn found() -> Option<String> {
        Shelf::Browser.raw(FOUND)
    }

    /// The list as it is now.
    pub fn list(&self) -> Vec<Scenario> {
        self.list.borrow().clone()
    }

    /// Changes the list and keeps it; says whether the browser could. Another tab may have changed it since.
    pub fn change<T>(&self, change: impl FnOnce(&mut Vec<Scenario>) -> T) -> (T, bool) {
        if let (true, Some(Ok(list))) = (self.kept.get(), Shelf::Browser.raw(KEY).as_deref().map(read)) {
            self.list.replace(list);
        }
        let mut list = self.list.borrow_mut();
        let done = change(&mut list);
        let kept = self.kept.get()
            && if list.is_empty() {
                Shelf::Browser.remove(KEY);
                Shelf::Browser.works().is_ok()
            } else {
                Shelf::Browser.put(KEY, &write(&list)).is_ok()
            };
        self.kept.set(kept);
        (done, kept)
    }
}
