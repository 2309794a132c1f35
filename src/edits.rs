//! What buttons and keys do to the draft. All of it can be undone.

use leptos::prelude::*;
use reply_coach_draft::identity::Id;
use reply_coach_draft::slots;

use crate::announce::Rank;
use crate::coach::Coach;
use crate::dom;
use crate::words::{self, Sample};

/// Puts a rewrite of a finding into the draft and selects the first slot in it.
pub fn apply(coach: Coach, id: Id, reframe: usize) {
    let now = coach.now();
    let Some((_, finding)) = now.find(id) else { return };
    let Some(reframe) = finding.reframes.get(reframe) else { return };
    // On a phone the keyboard would cover the next suggestion: it only stays when there is something to type.
    let was_typing = coach.text_box.has_focus();
    let range = reframe.start..reframe.end;
    coach.replace(range, &reframe.text);

    let slot = reframe.slots.first().map(|slot| reframe.start + slot.start..reframe.start + slot.end);
    let Some(slot) = slot.filter(|slot| coach.now().text.get(slot.clone()).is_some()) else {
        coach.announcer.say(Rank::Done, words::SAY_CHANGED);
        if !was_typing && dom::media("(pointer: coarse)") {
            coach.text_box.blur();
        }
        return;
    };
    let text = &coach.now().text;
    let name = &text[slot.clone()];
    coach.announcer.say(Rank::Done, words::fill(words::SAY_FILL_IN, &[("slot", name)]));
    coach.text_box.select(text, slot);
}

/// Hides a finding here. Its card goes with its buttons, so the keyboard goes on with the next one.
pub fn skip(coach: Coach, id: Id) {
    coach.skip(id);
    request_animation_frame(move || {
        if !dom::focus(".card.is-open .card-head button") {
            dom::focus("#suggestions-title");
        }
    });
}

/// Puts a sample into the empty box.
pub fn use_sample(coach: Coach, sample: Sample) {
    coach.set_cause(sample.cause);
    coach.replace(0..coach.now().text.len(), sample.text.trim_end());
    coach.text_box.select(sample.text, 0..0);
    if dom::media("(pointer: coarse)") {
        coach.text_box.blur();
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
