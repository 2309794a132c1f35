//! Keeps the draft through reload, crash and update.
//!
//! Each tab keeps its own draft; the browser keeps the latest of all tabs for the next one to open.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use reply_coach_analysis::Cause;
use wasm_bindgen::JsValue;

use crate::coach::Coach;
use crate::dom::{self, Leaked, Quiet, leaked};
use crate::storage::{Shelf, Trouble};

/// Where the draft is kept. `assets/start.js` reads it too, so that it is there before the app is.
const DRAFT: &str = "reply-coach.draft";
/// Where a kept draft that cannot be read is put aside.
const UNREADABLE: &str = "reply-coach.draft.unreadable";
/// How long the typing has to rest before the draft is written, in milliseconds.
const REST: u64 = 400;

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The draft.
    pub text: String,
    /// Whose slip it was.
    pub cause: Cause,
}

impl Kept {
    fn read(value: &JsValue) -> Option<Kept> {
        let field = |name: &str| Reflect::get(value, &name.into()).ok()?.as_string();
        Some(Kept { text: field("text")?, cause: Cause::from_id(&field("cause")?)? })
    }

    fn write(&self) -> JsValue {
        let object = Object::new();
        for (name, value) in [("text", self.text.as_str()), ("cause", self.cause.id())] {
            // Only a frozen object refuses.
            let _ = Reflect::set(&object, &name.into(), &value.into());
        }
        object.into()
    }
}

/// What was kept, if anything, and what went wrong, if anything.
pub fn load() -> (Option<Kept>, Option<Trouble>) {
    let mut trouble = None;
    for shelf in [Shelf::Tab, Shelf::Browser] {
        match shelf.load(DRAFT, Kept::read) {
            Ok(Some(kept)) => return (Some(kept), trouble),
            Ok(None) => {}
            Err(Trouble::Unreadable(raw)) => {
                // The next draft is about to take its place.
                let _ = shelf.save(UNREADABLE, &raw.as_str().into());
                trouble = Some(Trouble::Unreadable(raw));
            }
            Err(other) => trouble = trouble.or(Some(other)),
        }
    }
    (None, trouble)
}

/// Writes the draft whenever the typing rests and whenever the page may go away.
#[derive(Clone, Copy)]
pub struct Keeper {
    coach: Coach,
    /// Why the draft is not kept, for as long as it is not.
    pub trouble: RwSignal<Option<Trouble>>,
    saved: Leaked<RefCell<Option<Kept>>>,
}

impl Keeper {
    /// Starts keeping. `found` is what was there, `trouble` what was met while looking.
    pub fn start(coach: Coach, found: Option<Kept>, trouble: Option<Trouble>) -> Keeper {
        let keeper = Keeper { coach, trouble: RwSignal::new(trouble), saved: leaked(RefCell::new(found)) };
        let rest = Quiet::after(REST);
        dom::follow(move || {
            coach.draft.track();
            coach.cause.track();
            rest.run(move || keeper.save());
        });
        dom::on(&window(), "pagehide", move |_| keeper.save());
        dom::on(&document(), "visibilitychange", move |_| {
            if document().visibility_state() == web_sys::VisibilityState::Hidden {
                keeper.save();
            }
        });
        keeper
    }

    /// Writes the draft now, if it has changed since.
    pub fn save(self) {
        let kept = Kept { text: self.coach.now().text.clone(), cause: self.coach.cause.get_untracked() };
        if self.saved.borrow().as_ref() == Some(&kept) {
            return;
        }
        let written = kept.write();
        let tab = Shelf::Tab.save(DRAFT, &written);
        let browser = Shelf::Browser.save(DRAFT, &written);
        let unreadable = self.trouble.with_untracked(|t| matches!(t, Some(Trouble::Unreadable(_))));
        match browser.and(tab) {
            Err(trouble) => self.trouble.set(Some(trouble)),
            Ok(()) => {
                self.saved.replace(Some(kept));
                // What could not be read is the person's to deal with, however well the new draft is kept.
                if !unreadable && self.trouble.get_untracked().is_some() {
                    self.trouble.set(None);
                }
            }
        }
    }
}
