//! Reads a draft: a short one at once, a long one part by part, so that typing never waits.
//!
//! Parts that were read stay read until their words, or what is asked about them, change. What a single key changes is
//! shown before that, by [`crate::touch`].

use std::cell::{Cell, RefCell};

use reply_coach_analysis::{Focus, Report};

use crate::marks::common_ends;
use crate::parts::{prose_alone, split};
use crate::touch::each_place;

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
        let prose = prose_alone(text);
        let new: Vec<&str> = split(text).into_iter().filter_map(|part| prose.get(part)).collect();
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

#[cfg(test)]
mod tests {
    use reply_coach_analysis::{Engine, Request};

    use super::*;

    /// Reads all of a draft; gives what is found, with its place, and how many parts had to be read for it.
    fn read(reader: &Reader, engine: &Engine, text: &str) -> (Vec<(usize, String)>, usize) {
        let asked = Cell::new(0);
        let ask = |text: &str| {
            asked.set(asked.get() + usize::from(!text.is_empty()));
            engine.report(&Request::new(text))
        };
        let mut report = reader.read(text, &ask);
        while !reader.is_done() {
            reader.read_on(&ask);
        }
        let parts = asked.get();
        if is_long(text) {
            report = reader.read(text, &ask);
        }
        (places(&report), parts)
    }

    fn places(report: &Report) -> Vec<(usize, String)> {
        report.findings.iter().map(|finding| (finding.start, finding.quote.clone())).collect()
    }

    fn own(paragraphs: usize) -> String {
        let paragraph =
            |n| format!("On day {n} I called the workshop. You should have sent form {n} sooner.\n\n");
        (0..paragraphs).map(paragraph).collect()
    }

    #[test]
    fn what_is_quoted_signed_or_pasted_is_nobodys_part() {
        let engine = Engine::new();
        let theirs = own(150);
        let signed = "Kind regards,\nJo Miller\nWarehouse team\n\n";
        let log = ["```\n", &theirs, "```\n\n"].concat();
        let answered: String = theirs.split_inclusive('\n').map(|line| ["> ", line].concat()).collect();
        for text in [
            [&*own(30), "-----Original Message-----\nFrom: Ann\n\n", &theirs].concat(),
            [&*own(2), signed, "From: Ann\nSent: Monday\nSubject: Where is it?\n\n", &theirs].concat(),
            [&*own(30), &log, &own(30)].concat(),
            [&*own(10), &answered, "\n", &own(10), signed].concat(),
            [&*own(200), signed].concat(),
        ] {
            let (found, parts) = read(&Reader::default(), &engine, &text);
            assert!(parts > 3, "{parts}");
            assert_eq!(found, places(&engine.report(&Request::new(&text))), "{text}");
            assert!(!found.is_empty());
        }
    }

    #[test]
    fn a_line_above_that_quotes_the_rest_is_followed_and_taken_back() {
        let (engine, reader) = (Engine::new(), Reader::default());
        let [before, after] = [own(100), own(100)];
        let plain = [&*before, &after].concat();
        let quoting = [&before, "-----Original Message-----\n\n", &*after].concat();
        let (all, parts) = read(&reader, &engine, &plain);
        let (fewer, again) = read(&reader, &engine, &quoting);
        assert_eq!(all.len(), 2 * fewer.len());
        assert!(fewer.len() >= 100, "{fewer:?}");
        assert!(again < parts, "what stands above is not read again");
        assert_eq!(read(&reader, &engine, &plain).0, all);
        assert_eq!(read(&reader, &engine, &plain).1, 0, "what is read stays read");
    }
}
