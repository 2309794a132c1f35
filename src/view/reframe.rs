//! One rewrite, shown as the change it makes. Drawn by hand; the card that has it makes the change when it is pressed.

use reply_coach_draft::change::{self, Fate, Piece};
use web_sys::Element;

use super::card::Change;
use super::parts::{add, set};
use super::rows::{append_text, child};
use crate::words;

/// Adds a rewrite that can be applied.
pub fn add_to(parent: &Element, change: &Change) {
    // Words that go and words that come run together when read aloud, so the name says only what it will be, or what goes.
    let removed = removed(change);
    let removes = removed.is_some();
    let (name, text) = removed.map_or((words::CARD_USE, &*change.after), |gone| (words::CARD_REMOVE, gone));
    let class = if removes { "reframe is-removal" } else { "reframe" };
    let Some(button) = add(parent, "button", class, "") else { return };
    set(&button, "type", "button");
    add(&button, "span", "visually-hidden", &words::fill(name, &[("text", text)]));
    if let Some(shown) = child(&button, "span", "") {
        set(&shown, "aria-hidden", "true");
        if removes {
            append_text(&shown, words::CARD_REMOVES);
            append_text(&shown, " ");
        }
        for piece in change::words(&change.before, &change.after, &change.slots) {
            show(&shown, &piece);
        }
    }
    if change.check {
        add(parent, "small", "reframe-check", words::CARD_CHECK);
    }
}

/// What goes when nothing new is said: all, or all but the last word, which may now have the capital. That word alone would
/// tell nobody what the change is.
fn removed(change: &Change) -> Option<&str> {
    let (before, after) = (&*change.before, &*change.after);
    let (gone, kept) = before.split_at_checked(before.len().checked_sub(after.len())?)?;
    (!after.contains(' ') && kept.eq_ignore_ascii_case(after)).then(|| gone.trim_end())
}

fn show(parent: &Element, piece: &Piece) {
    let text = &piece.text;
    match (piece.fate, piece.slot) {
        (_, true) => _ = add(parent, "span", "slot", text),
        (Fate::Keep, _) => append_text(parent, text),
        (Fate::Drop, _) => _ = child(parent, "del", text),
        (Fate::Add, _) => _ = child(parent, "ins", text),
    }
}
