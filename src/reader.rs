//! Reads a draft: a short one at once, a long one part by part, so that typing never waits.
//!
//! Parts that were read stay read until their words, or what is asked about them, change.

use std::cell::{Cell, RefCell};

use reply_coach_analysis::{Focus, Report};
use reply_coach_draft::marks::common_ends;
use reply_coach_draft::parts;

/// From so many bytes on, a draft is read part by part.
const LONG: usize = 9_000;
/// As many parts are read at once; the others follow when the page has drawn.
const AT_ONCE: usize = 2;
/// As many of these are read before the page may draw again.
const AT_A_TIME: usize = 4;

/// What was read so far.
#[derive(Default)]
pub struct Reader {
    parts: RefCell<Vec<(String, Option<Report>)>>,
    unread: Cell<usize>,
}

impl Reader {
    /// Whether this draft is read part by part.
    pub fn is_long(text: &str) -> bool {
        text.len() > LONG
    }

    /// Forgets what was read: something else is asked of it.
    pub fn forget(&self) {
        self.parts.borrow_mut().clear();
    }

    /// How many parts of a long draft wait to be read, and of how many.
    pub fn unread(&self) -> (usize, usize) {
        (self.unread.get(), self.parts.borrow().len())
    }

    /// Reads a draft, by asking about the whole or about each part that is new. Some may be left for the next time.
    pub fn read(&self, text: &str, ask: impl Fn(&str) -> Report) -> Report {
        if !Reader::is_long(text) {
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
        self.read_some(&mut known, &ask, AT_ONCE);
        joined(&known, ask)
    }

    /// Reads some of what is left, and says whether there is more.
    pub fn read_on(&self, ask: impl Fn(&str) -> Report) -> bool {
        self.read_some(&mut self.parts.borrow_mut(), &ask, AT_A_TIME);
        self.unread.get() > 0
    }

    fn read_some(&self, parts: &mut [(String, Option<Report>)], ask: &dyn Fn(&str) -> Report, count: usize) {
        for (text, report) in parts.iter_mut().filter(|(_, report)| report.is_none()).take(count) {
            *report = Some(ask(text));
        }
        self.unread.set(parts.iter().filter(|(_, report)| report.is_none()).count());
    }
}

/// One report of all parts. It says nothing of the whole reply.
fn joined(parts: &[(String, Option<Report>)], ask: impl Fn(&str) -> Report) -> Report {
    let mut whole = ask("");
    let mut at = 0;
    for (text, report) in parts {
        if let Some(report) = report {
            whole.findings.extend(report.findings.iter().cloned().map(|mut finding| {
                finding.start += at;
                finding.end += at;
                for reframe in &mut finding.reframes {
                    reframe.start += at;
                    reframe.end += at;
                }
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
        }
        at += text.len();
    }
    whole
}
