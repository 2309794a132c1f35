//! Counts what the coach marks in drafts. Looked at when the typing rests, counted when the draft is copied or cleared:
//! what was mended in between was a blind spot all the same.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use reply_coach_analysis::Family;
use reply_coach_draft::identity::Id;
use reply_coach_practice::blind::{kind_of, week_of};

use super::{COUNTS, counts, is_on};
use crate::coach::{Coach, Draft};
use crate::dom::{self, Leaked, Quiet, leaked};
use crate::keep::Keeper;
use crate::storage::Shelf;
use crate::view::practice::today;

/// How long a phrase has to stand to be more than a word on its way, in milliseconds.
const REST: u64 = 1500;

thread_local! {
    static WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// What was seen of the draft that is open.
#[derive(Default)]
struct Seen {
    /// The draft as it stood last, when there was one.
    last: Option<Arc<Draft>>,
    waiting: Vec<(Family, String)>,
    known: Vec<Id>,
    counted: bool,
}

impl Seen {
    fn look(&mut self) {
        let Some(draft) = self.last.take() else { return };
        for item in draft.items.iter().filter(|item| !self.known.contains(&item.id)) {
            self.waiting.extend(kind_of(draft.finding(item)));
        }
        self.known.extend(draft.items.iter().map(|item| item.id));
        self.last = Some(draft);
    }
}

/// Watches the drafts from now on; asked again, it does nothing.
pub fn watch(coach: Coach, keeper: Keeper) {
    if WATCHING.replace(true) {
        return;
    }
    let seen: Leaked<RefCell<Seen>> = leaked(RefCell::default());
    let rest = Quiet::after(REST);
    dom::follow(move || {
        let draft = coach.draft.get();
        if !draft.text.trim().is_empty() {
            seen.borrow_mut().last = Some(draft);
            rest.run(move || seen.borrow_mut().look());
        }
    });
    // Another draft is open: what was not counted of the last one is not counted.
    dom::follow(move || {
        keeper.open.track();
        seen.replace(Seen::default());
    });
    for button in ["copy", "copy-below"] {
        dom::on_click(button, move || count(seen));
    }
    dom::on_click("clear", move || {
        count(seen);
        seen.replace(Seen::default());
    });
    for by_key in ["copy", "cut"] {
        dom::on(&coach.text_box.element(), by_key, move |_| {
            let text = coach.text_box.value();
            if coach.text_box.selection(&text) == Some(0..text.len()) {
                count(seen);
            }
        });
    }
}

fn count(seen: Leaked<RefCell<Seen>>) {
    let mut seen = seen.borrow_mut();
    seen.look();
    if seen.last.is_none() || !is_on() {
        seen.waiting.clear();
        return;
    }
    let kinds = std::mem::take(&mut seen.waiting);
    let first = !std::mem::replace(&mut seen.counted, true);
    let mut counts = counts();
    counts.add(week_of(today()), &kinds, first);
    // Where nothing can be kept, the draft's own message says so.
    let _ = Shelf::Browser.put(COUNTS, &counts.keep());
}
