//! Reads a draft: a short one at once, a long one part by part, so that typing never waits.
//!
//! Parts that were read stay read until their words, or what is asked about them, change. What a single key changes is
//! shown before that, by [`reply_coach_draft::touch`].

use std::cell::{Cell, RefCell};

use reply_coach_analysis::{Focus, Report};
use reply_coach_draft::marks::common_ends;
use reply_coach_draft::parts;
use reply_coach_draft::touch::each_place;

/// From so many bytes on, a draft is read part by part.
const LONG: usize = 9_000;

/// Up to so many, it is judged as a whole once its parts are read: a quarter of the work of reading it.
const JUDGED: usize = 24_000;

/// Whether this draft is judged as a whole.
pub fn is_judged(text: &str) -> bool {
    text.len() <= JUDGED
}

/// Whether this draft is read part by part.
pub fn is_long(text: &str) -> bool {
    text.len() > LONG
}

/// What was read so far.
#[derive(Default)]
pub struct Reader {
    parts: RefCell<Vec<(String, Option<Report>)>>,
    unread: Cell<usize>,
}

impl Reader {
    /// Forgets what was read: something else is asked of it.
    pub fn forget(&self) {
        self.parts.borrow_mut().clear();
    }

    /// How much of a long draft is read, in percent; nothing for a short one.
    pub fn percent(&self) -> Option<u8> {
        let all = self.parts.borrow().len();
        (all > 1).then(|| ((all - self.unread.get()) * 100 / all) as u8)
    }

    /// Takes in a draft and reads some of it: a short one wholly, of a long one a part that is new.
    pub fn read(&self, text: &str, ask: &dyn Fn(&str) -> Report) -> Report {
        if !is_long(text) {
            self.forget();
            self.unread.set(0);
            return ask(text);
        }
        let mut known = self.parts.borrow_mut();
        let new: Vec<&str> = parts::split(text).into_iter().filter_map(|part| text.get(part)).collect();
        let old: Vec<&str> = known.iter().map(|(text, _)| text.as_str()).collect();
        let (head, tail) = common_ends(&old, &new);
        let unread = new[head..new.len() - tail].iter().map(|part| ((*part).to_owned(), None));
        let changed = head..known.len() - tail;
        known.splice(changed, unread).for_each(drop);
        drop(known);
        self.read_on(ask);
        joined(&self.parts.borrow(), ask)
    }

    /// Whether all is read.
    pub fn is_done(&self) -> bool {
        self.unread.get() == 0
    }

    /// Reads a part that is left.
    pub fn read_on(&self, ask: &dyn Fn(&str) -> Report) {
        let mut parts = self.parts.borrow_mut();
        let mut unread = parts.iter_mut().filter(|(_, report)| report.is_none());
        if let Some((text, report)) = unread.next() {
            *report = Some(ask(text));
        }
        self.unread.set(unread.count());
    }
}

/// One report of all parts. It says nothing of the whole reply; the cause is the one that all parts agree on.
fn joined(parts: &[(String, Option<Report>)], ask: &dyn Fn(&str) -> Report) -> Report {
    let mut whole = ask("");
    let (mut at, mut agreed) = (0, true);
    for (text, report) in parts {
        if let Some(report) = report {
            whole.findings.extend(report.findings.iter().cloned().map(|mut finding| {
                each_place(&mut finding, &|place| *place += at);
                finding
            }));
            whole.moves.extend(report.moves.iter().cloned().map(|mut good| {
                good.start += at;
                good.end += at;
                good
            }));
            let Focus { customer, product, agent, other } = report.focus;
            whole.focus.customer += customer;
            whole.focus.product += product;
            whole.focus.agent += agent;
            whole.focus.other += other;
            whole.words += report.words;
            if let Some(cause) = &report.cause {
                agreed &= whole.cause.get_or_insert_with(|| cause.clone()).taken == cause.taken;
            }
        }
        at += text.len();
    }
    whole.cause = whole.cause.filter(|_| agreed);
    whole
}
