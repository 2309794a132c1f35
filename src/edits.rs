//! What buttons and keys do to the draft. All of it can be undone.

use std::ops::Range;

use leptos::prelude::*;
use reply_coach_draft::edit::Edit;
use reply_coach_draft::identity::Id;
use reply_coach_draft::{insertion, slots};

use crate::announce::Rank;
use crate::coach::{Coach, HeldBack};
use crate::dom;
use crate::words::{self, Sample};

/// Puts a rewrite of a finding into the draft and selects the first slot in it.
pub fn apply(coach: Coach, id: Id, reframe: usize) {
    let now = coach.now();
    let Some((_, finding)) = now.find(id) else { return };
    let Some(reframe) = finding.reframes.get(reframe) else { return };
    put(coach, reframe.start..reframe.end, &reframe.text, words::SAY_CHANGED);
}

/// Puts a line that the reply still needs where it belongs, and selects the first slot in it.
pub fn insert(coach: Coach, at: usize, line: &str) {
    let (before, after) = insertion::around(&coach.now().text, at);
    let line = [before, line.trim(), after].concat();
    put(coach, at..at, &line, words::SAY_ADDED);
}

fn put(coach: Coach, range: Range<usize>, text: &str, said: &str) {
    // On a phone the keyboard would cover the next suggestion: it only stays when there is something to type.
    let was_typing = coach.text_box.has_focus();
    let start = range.start;
    coach.replace(range, text);

    let Some(slot) = slots::find(text).into_iter().next() else {
        coach.announcer.say(Rank::Done, said);
        if !was_typing && dom::media("(pointer: coarse)") {
            coach.text_box.blur();
        }
        return;
    };
    let slot = start + slot.start..start + slot.end;
    let text = &coach.now().text;
    let name = text.get(slot.clone()).unwrap_or_default();
    coach.announcer.say(Rank::Done, words::fill(words::SAY_FILL_IN, &[("slot", name)]));
    coach.text_box.select(text, slot);
}

/// Hides a finding here. Its card goes with its buttons, so the keyboard goes on with the next one.
pub fn skip(coach: Coach, id: Id) {
    coach.skip(id);
    focus_next_card();
}

/// Holds something back everywhere, so that the card goes.
pub fn hold_back(coach: Coach, what: HeldBack) {
    coach.hold_back(what, true);
    focus_next_card();
}

fn focus_next_card() {
    request_animation_frame(move || {
        if !dom::focus(".card.is-open .card-head button") {
            dom::focus("#suggestions-title");
        }
    });
}

/// Puts a sample into the empty box.
pub fn use_sample(coach: Coach, sample: Sample) {
    coach.cause.set(sample.cause);
    coach.replace(0..coach.now().text.len(), sample.text.trim_end());
    coach.text_box.select(sample.text, 0..0);
    if dom::media("(pointer: coarse)") {
        coach.text_box.blur();
    }
}

/// Turns the draft into `text`, in one step that can be undone; `count` changes make it.
pub fn become_text(coach: Coach, text: &str, count: usize) {
    let now = coach.now();
    let edit = Edit::between(&now.text, text);
    if let Some(new) = text.get(edit.start..edit.new_end) {
        coach.replace(edit.start..edit.old_end, new);
    }
    coach
        .announcer
        .say(Rank::Done, words::counted(words::SAY_REFRAMED_ONE, words::SAY_REFRAMED_OTHER, count));
}

/// Lets the button put every safe rewrite into the draft.
pub fn start_reframe_all(coach: Coach) {
    dom::on_click("reframe-all", move || reframe_all(coach));
}

fn reframe_all(coach: Coach) {
    let rewritten = coach.rewritten();
    if rewritten.changes.is_empty() {
        coach.announcer.say(Rank::Done, words::SAY_NONE_SAFE);
    } else {
        become_text(coach, &rewritten.text, rewritten.changes.len());
    }
}

/// Empties the box.
pub fn clear(coach: Coach) {
    coach.replace(0..coach.now().text.len(), "");
    coach.announcer.say(Rank::Done, words::SAY_CLEARED);
}

/// Undoes the last change.
pub fn undo(coach: Coach) {
    coach.undo();
    coach.announcer.say(Rank::Done, words::SAY_UNDONE);
}

/// The first slot that is still to be filled in: it is selected and the person told.
///
/// Says whether there was one.
pub fn show_open_slot(coach: Coach) -> bool {
    let now = coach.now();
    let Some(slot) = slots::find(&now.text).into_iter().next() else { return false };
    let name = now.text[slot.clone()].to_owned();
    coach.text_box.focus();
    coach.text_box.select(&now.text, slot);
    coach.announcer.say(Rank::Done, words::fill(words::SAY_COPY_SLOT, &[("slot", &name)]));
    true
}
