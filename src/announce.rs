//! One polite live region with one queue, so that messages do not talk over one another.

use std::cell::Cell;

use crate::dom::{Leaked, Quiet, leaked};
use crate::signal::Signal;

/// How long a message stands before the next one may take its place, in milliseconds.
const STANDS: u64 = 1200;
/// After how long a message is taken down, in milliseconds: by then the draft has moved on.
const STALE: u64 = 6000;

/// What a message is about; the later outranks the earlier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// How many phrases there are to look at. Heard, not seen: the number stands beside the draft anyway.
    Count,
    /// Where the person has moved to. Heard, not seen: the card shows it.
    Place,
    /// What has just been done. Heard and seen.
    Done,
}

/// A message to the person.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub rank: Rank,
    /// What it says.
    pub text: String,
}

/// The queue in front of the live region.
#[derive(Clone, Copy)]
pub struct Announcer {
    /// What is being said.
    pub current: Signal<Option<Message>>,
    next: Leaked<Cell<Option<Message>>>,
    free: Quiet,
    stale: Quiet,
    busy: Leaked<Cell<bool>>,
}

impl Announcer {
    /// An empty queue.
    pub fn new() -> Announcer {
        Announcer {
            current: Signal::new(None),
            next: leaked(Cell::new(None)),
            free: Quiet::after(STANDS),
            stale: Quiet::after(STALE),
            busy: leaked(Cell::new(false)),
        }
    }

    /// Says `text` now, or after what is being said. Of several that wait, the highest and latest is said.
    pub fn say(self, rank: Rank, text: impl Into<String>) {
        let message = Message { rank, text: text.into() };
        let standing = self.current.with_untracked(|current| current.as_ref().map(|message| message.rank));
        if self.busy.get() && standing >= Some(rank) && rank < Rank::Done {
            let waiting = self.next.replace(None).filter(|waiting| waiting.rank > rank);
            self.next.set(Some(waiting.unwrap_or(message)));
        } else {
            self.show(message);
        }
    }

    fn show(self, message: Message) {
        self.current.set(Some(message));
        self.busy.set(true);
        self.stale.run(move || self.current.set(None));
        self.free.run(move || {
            self.busy.set(false);
            if let Some(message) = self.next.replace(None) {
                self.show(message);
            }
        });
    }
}
