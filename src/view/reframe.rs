//! One rewrite, shown as the change it makes; pressing it makes the change.

use leptos::prelude::*;
use reply_coach_draft::change::{self, Fate, Piece};
use reply_coach_draft::identity::Id;

use super::card::Change;
use crate::coach::Coach;
use crate::{edits, words};

/// A rewrite that can be applied.
#[component]
pub fn Reframe(
    /// The page's state.
    coach: Coach,
    /// The finding it belongs to.
    id: Id,
    /// Its place among the finding's rewrites.
    index: usize,
    /// What it changes.
    change: Change,
) -> impl IntoView {
    // Words that go and words that come run together when read aloud, so the name says only what it will be.
    let name = if change.after.is_empty() {
        words::fill(words::CARD_REMOVE, &[("text", &change.before)])
    } else {
        words::fill(words::CARD_USE, &[("text", &change.after)])
    };
    let pieces = change::words(&change.before, &change.after, &change.slots);
    let removes = change.after.is_empty();
    view! {
        <button type="button" class="reframe" class:is-removal=removes on:click=move |_| edits::apply(coach, id, index)>
            <span class="visually-hidden">{name}</span>
            <span aria-hidden="true">
                {removes.then_some(words::CARD_REMOVES)}
                {removes.then_some(" ")}
                {pieces.into_iter().map(show).collect_view()}
            </span>
        </button>
        {change.check.then(|| view! { <small class="reframe-check">{words::CARD_CHECK}</small> })}
    }
}

/// A line with its gaps drawn as such.
pub fn with_slots(line: &str) -> Vec<AnyView> {
    let slots = reply_coach_draft::slots::find(line);
    let drawn = change::words(line, line, &slots).into_iter().filter(|piece| piece.fate != Fate::Drop);
    drawn.map(show).collect()
}

fn show(piece: Piece) -> AnyView {
    let Piece { fate, text, slot } = piece;
    match (fate, slot) {
        (_, true) => view! { <span class="slot">{text}</span> }.into_any(),
        (Fate::Keep, _) => text.into_any(),
        (Fate::Drop, _) => view! { <del>{text}</del> }.into_any(),
        (Fate::Add, _) => view! { <ins>{text}</ins> }.into_any(),
    }
}
