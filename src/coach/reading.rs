//! When a draft is read, and how much of it at once: nothing here may hold up who types.
//!
//! What is said of it is shown by [`Coach::change`] and [`Coach::show`]; nothing here draws.

use std::cell::Cell;
use std::sync::Arc;

use reply_coach_analysis::{Cause, Finding, Report, Request};
use reply_coach_draft::edit::Edit;
use reply_coach_draft::reader::{self, Reader};
use reply_coach_draft::touch::Touched;

use super::{Coach, Source};
use crate::dom::Quiet;
use crate::words;

/// How long the typing has to rest before the draft is read again: longer than from key to key.
const PAUSE: u64 = 250;
/// A draft up to so many bytes is read again at every key: reading it takes no time.
const SHORT: usize = 600;
/// So much new text is shown before it is read.
const MUCH: usize = 1_500;

/// What is read, and what is about to be.
pub(super) struct Reading {
    reader: Reader,
    /// Whether the engine has read something, so that reading takes no longer than it has to.
    is_warm: Cell<bool>,
    /// Goes on reading a long draft once the page has had a chance to draw.
    read_on: Quiet,
    /// Reads the draft again when the typing rests.
    read_again: Quiet,
}

impl Reading {
    pub(super) fn new() -> Reading {
        Reading {
            reader: Reader::default(),
            is_warm: Cell::new(false),
            read_on: Quiet::after(0),
            read_again: Quiet::after(PAUSE),
        }
    }
}

impl Coach {
    /// Lets the engine read a sample in small steps, and then the draft.
    pub(super) fn warm_up_soon(self) {
        self.memory.reading.read_on.run(move || self.warm_up(0));
    }

    /// Reads what nobody wrote, more of it each time, and then the draft: a browser compiles code when it is first called,
    /// and all at once that would hold up whoever pastes first.
    fn warm_up(self, step: usize) {
        let sample = words::SAMPLES[step % words::SAMPLES.len()];
        if let Some(start) = sample.text.get(..step * 18) {
            self.report(start);
            self.memory.reading.read_on.run(move || self.warm_up(step + 1));
        } else {
            self.memory.reading.is_warm.set(true);
            self.read_soon();
        }
    }

    /// Reads the text that the box has now.
    pub(super) fn read_changed(self, text: String, source: Source) {
        let edit = Edit::between(&self.now().text, &text);
        let touched = Touched::by(edit, &text);
        let is_much = edit.new_end - edit.start > MUCH;
        let is_typed = reader::is_long(&text) || source == Source::Typed && text.len() > SHORT;
        let is_patched = is_much || is_typed && touched.is_key();
        let Reading { is_warm, read_on, read_again, .. } = &self.memory.reading;
        if !is_patched || !is_warm.get() {
            return self.analyse(text);
        }
        self.touch(text, &touched, !is_much);
        read_again.cancel();
        read_on.cancel();
        if is_much {
            read_on.run(move || self.read_soon());
        } else {
            read_again.run(move || self.read_again());
        }
    }

    /// Reads the draft anew: something else is asked of it.
    pub(super) fn ask_anew(self) {
        self.memory.reading.reader.forget();
        self.analyse(self.now().text.clone());
    }

    /// Reads a draft, once that takes no time; of a long one what can be read at once.
    fn analyse(self, text: String) {
        let Reading { is_warm, read_on, read_again, .. } = &self.memory.reading;
        read_again.cancel();
        if !is_warm.get() {
            return self.change(text, self.report(""));
        }
        read_on.cancel();
        let report = self.read(&text);
        self.show_read(text, report);
    }

    fn show_read(self, text: String, report: Report) {
        self.tell_reading(&text);
        self.change(text, report);
        self.read_rest();
    }

    /// Reads the draft, and shows what there is to say in a step of its own: much is to be drawn.
    fn read_soon(self) {
        let text = self.now().text.clone();
        let report = self.read(&text);
        self.memory.reading.read_on.run(move || self.show_read(text, report));
    }

    /// Shows another text with what was said of it elsewhere than in the sentence that was touched; `reads` that sentence.
    fn touch(self, text: String, touched: &Touched, reads: bool) {
        let mut draft = self.draft.write_untracked();
        let mut fresh = Vec::new();
        if reads {
            fresh = self.ask(&text, |engine, request| touched.read(engine, request, &draft.report));
        }
        let Some(now) = Arc::get_mut(&mut draft) else {
            drop(draft);
            return self.analyse(text);
        };
        touched.change(&mut now.report, &text, fresh);
        now.ids = self.memory.identities.borrow_mut().update(&touched.edit, &now.report.findings);
        now.text = text;
        drop(draft);
        self.show();
    }

    /// Reads the draft, and shows what there is to say once all is read: what is shown is nearly right.
    fn read_again(self) {
        let text = self.now().text.clone();
        let report = self.read(&text);
        if self.memory.reading.reader.is_done() {
            self.tell_reading(&text);
            self.change(text, report);
        }
        self.read_rest();
    }

    /// Reads what is left of a long draft, a part at a time.
    fn read_rest(self) {
        let Reading { reader, read_on, .. } = &self.memory.reading;
        if reader.is_done() {
            return;
        }
        read_on.run(move || {
            reader.read_on(&|part| self.report(part));
            let percent = reader.percent();
            // Of what is read again, only a little waits.
            if self.reading.get_untracked().is_some_and(|shown| Some(shown) < percent) {
                self.reading.set(percent);
            }
            if reader.is_done() {
                read_on.run(move || self.read_again());
            } else {
                self.read_rest();
            }
        });
    }

    /// Reads a draft, or some of a long one.
    fn read(self, text: &str) -> Report {
        let reader = &self.memory.reading.reader;
        let mut report = reader.read(text, &|part| self.report(part));
        if reader::is_long(text) && reader::is_judged(text) && reader.is_done() {
            let Report { cause, findings, .. } = report;
            let taken = cause.as_ref().map(|cause| cause.taken);
            report = self.report_known(text, taken, Some(findings));
            report.cause = cause;
        }
        report
    }

    /// Says how much of a long draft is read; nothing when it is read like a short one.
    fn tell_reading(self, text: &str) {
        let percent = self.memory.reading.reader.percent();
        self.reading.set(percent.filter(|percent| *percent < 100 || !reader::is_judged(text)));
    }

    pub(super) fn report(self, text: &str) -> Report {
        self.report_known(text, None, None)
    }

    fn report_known(self, text: &str, taken: Option<Cause>, known: Option<Vec<Finding>>) -> Report {
        self.ask(text, |engine, request| {
            engine.report_of(&Request { cause: taken.unwrap_or(request.cause), ..request.clone() }, known)
        })
    }
}
