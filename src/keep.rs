//! Keeps the draft through reload, crash and update, and changes from one draft to another.
//!
//! A tab writes only over what it wrote or read itself. When another tab has the same draft open and wrote first, this
//! one goes on under a new id, and both are kept.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::coach::Coach;
use crate::dom::{self, Leaked, Quiet, leaked};
use crate::drafts::{self, Kept};
use crate::settings::Settings;
use crate::signal::{Memo, Signal};
use crate::storage::{Shelf, Trouble};

/// How long the typing has to rest before the draft is written, in milliseconds.
const REST: u64 = 400;

/// The draft of this tab, and what was met while looking for it.
pub struct Found {
    id: String,
    /// The draft; empty when there was none.
    pub kept: Kept,
    trouble: Option<Trouble>,
}

/// What was kept, if anything.
pub fn load() -> Found {
    let fresh = |trouble| Found { id: drafts::new_id(), kept: Kept::empty(), trouble };
    let Some(id) = drafts::current() else { return fresh(Shelf::Tab.works().err()) };
    match drafts::load(&id) {
        Ok(kept) => Found { id, kept: kept.unwrap_or_else(Kept::empty), trouble: None },
        // What cannot be read keeps its id, and so stays as it is.
        Err(trouble) => fresh(Some(trouble)),
    }
}

/// Writes the draft whenever the typing rests and whenever the page may go away.
#[derive(Clone, Copy)]
pub struct Keeper {
    coach: Coach,
    /// The id of the draft that is open.
    pub open: Signal<String>,
    /// Why the draft is not kept, for as long as it is not.
    pub trouble: Signal<Option<Trouble>>,
    settings: Signal<Settings>,
    saved: Leaked<RefCell<Saved>>,
}

/// What was last written or read.
struct Saved {
    kept: Kept,
    raw: Option<String>,
}

impl Keeper {
    /// Starts keeping.
    pub fn start(coach: Coach, settings: Signal<Settings>, found: Found) -> Keeper {
        let Found { id, kept, trouble } = found;
        let saved = Saved { kept, raw: drafts::raw(&id) };
        let keeper = Keeper {
            coach,
            open: Signal::new(id),
            trouble: Signal::new(trouble),
            settings,
            saved: leaked(RefCell::new(saved)),
        };
        let rest = Quiet::after(REST);
        dom::follow(move || {
            coach.draft.track();
            coach.customer.track();
            coach.cause.track();
            coach.channel.track();
            rest.run(move || keeper.save());
        });
        // A draft is the same for other tabs as long as it is open here.
        dom::follow(move || {
            let id = keeper.open.get();
            drafts::set_current(&id);
            drafts::hold(&id);
        });
        let keep = Memo::new(move || settings.with(|settings| settings.keep));
        let mut changed = false;
        dom::follow(move || {
            let keep = keep.get();
            if std::mem::replace(&mut changed, true) {
                drafts::keep_for(keep);
                keeper.write();
            }
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
        if self.saved.borrow().kept != self.coach.kept() {
            self.write();
        }
    }

    fn write(self) {
        let kept = self.coach.kept();
        let keep = self.settings.with_untracked(|settings| settings.keep);
        let mut id = self.open.get_untracked();
        if drafts::raw(&id).is_some_and(|raw| self.saved.borrow().raw.as_ref() != Some(&raw)) {
            id = drafts::new_id();
            self.open.set(id.clone());
        }
        let unreadable = self.trouble.with_untracked(|t| matches!(t, Some(Trouble::Unreadable(_))));
        match drafts::save(&id, &kept, keep) {
            Err(trouble) => self.trouble.set(Some(trouble)),
            Ok(()) => {
                self.saved.borrow_mut().kept = kept;
                // What could not be read is the person's to deal with, however well the new draft is kept.
                if !unreadable && self.trouble.get_untracked().is_some() {
                    self.trouble.set(None);
                }
            }
        }
        self.saved.borrow_mut().raw = drafts::raw(&id);
    }

    /// Keeps what is open and opens another draft; a new one without an id.
    pub fn open(self, id: Option<&str>) {
        self.save();
        self.open.with_untracked(|open| drafts::leave(open));
        let found = id.map(|id| (id.to_owned(), drafts::load(id)));
        let (id, kept) = match found {
            Some((id, Ok(kept))) => (id, kept.unwrap_or_else(Kept::empty)),
            Some((_, Err(trouble))) => {
                self.trouble.set(Some(trouble));
                (drafts::new_id(), Kept::empty())
            }
            None => (drafts::new_id(), Kept::empty()),
        };
        *self.saved.borrow_mut() = Saved { kept: kept.clone(), raw: drafts::raw(&id) };
        self.open.set(id);
        self.coach.load(kept);
    }

    /// Forgets a draft; gives back what puts it there again.
    pub fn forget(self, id: &str) -> Option<Kept> {
        let kept = drafts::load(id).ok().flatten();
        drafts::remove(id);
        if self.open.with_untracked(|open| open == id) {
            let fresh = drafts::new_id();
            *self.saved.borrow_mut() = Saved { kept: Kept::empty(), raw: None };
            self.open.set(fresh);
            self.coach.load(Kept::empty());
        }
        kept
    }

    /// Forgets everything, what is open here as well.
    pub fn forget_all(self) {
        for entry in drafts::list() {
            drafts::remove(&entry.id);
        }
        *self.saved.borrow_mut() = Saved { kept: Kept::empty(), raw: None };
        self.open.set(drafts::new_id());
        self.coach.load(Kept::empty());
        self.trouble.set(None);
    }

    /// Puts a forgotten draft back.
    pub fn put_back(self, id: &str, kept: &Kept) {
        let keep = self.settings.with_untracked(|settings| settings.keep);
        if let Err(trouble) = drafts::save(id, kept, keep) {
            self.trouble.set(Some(trouble));
        }
    }
}
