//! Below the draft: how long it is, how much there is to look at, and what to do with it.

use leptos::prelude::*;

use crate::announce::Rank;
use crate::coach::Coach;
use crate::copy::Copier;
use crate::{dom, edits, words};

/// Brings the bar to life, and the page's live region in it.
pub fn start(coach: Coach, copier: Copier) {
    let draft = coach.draft;
    dom::show_text("length", move || {
        let length = draft.with(|draft| draft.report.words as usize);
        words::counted(words::WORDS_ONE, words::WORDS_OTHER, length)
    });
    dom::show_text("count", move || words::count(draft.with(|draft| draft.items.len())));
    let empty = move || draft.with(|draft| draft.text.is_empty());
    dom::disable_when("clear", empty);
    dom::disable_when("copy", empty);
    dom::disable_when("compare-open", empty);
    dom::disable_when("print", empty);
    // Only a page that may not ask anything of the person is refused.
    dom::on_click("print", || drop(window().print()));
    dom::on_click("undo", move || edits::undo(coach));
    dom::on_click("clear", move || edits::clear(coach));
    dom::on_click("copy", move || copier.copy());

    let message = coach.announcer.current;
    dom::show_text("message", move || message.get().map(|message| message.text).unwrap_or_default());
    dom::class_when("message", "visually-hidden", move || {
        message.with(|message| message.as_ref().is_none_or(|message| message.rank < Rank::Done))
    });
}
