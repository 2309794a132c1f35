//! Keys of the Coach page. The help dialog in `assets/dialogs.html` lists them.

use leptos::prelude::*;
use reply_coach_draft::walk;
use web_sys::KeyboardEvent;

use crate::announce::Rank;
use crate::coach::Coach;
use crate::{dom, reveal, words};

/// Acts on a key pressed anywhere on the page.
pub fn handle(coach: Coach, event: &KeyboardEvent) {
    if event.is_composing() || dom::find::<web_sys::Element>("dialog[open]").is_some() {
        return;
    }
    let (shift, alt) = (event.shift_key(), event.alt_key());
    let command = event.ctrl_key() || event.meta_key();
    let done = match event.key().as_str() {
        "F8" if !command && !alt => step(coach, !shift),
        "ArrowDown" if alt && !command && !shift => step(coach, true),
        "ArrowUp" if alt && !command && !shift => step(coach, false),
        "." if command && !alt => to_reframe(coach),
        "Escape" if !coach.text_box.has_focus() => {
            coach.text_box.focus();
            true
        }
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// Moves the caret to the next or the previous marked phrase, round and round, and opens its card.
fn step(coach: Coach, forward: bool) -> bool {
    coach.finish_word();
    let now = coach.now();
    let caret = coach.text_box.selection(&now.text).map_or(0, |selection| selection.start);
    let starts: Vec<usize> = now.items.iter().map(|item| now.finding(item).start).collect();
    let open = coach.open.get_untracked();
    let here = now.items.iter().position(|item| Some(item.id) == open);
    let target = walk::next(&starts, caret, here, forward);
    let Some(item) = target.and_then(|target| now.items.get(target)) else {
        coach.announcer.say(Rank::Done, words::SAY_NOTHING_MARKED);
        return true;
    };
    let finding = now.finding(item);
    coach.choose(Some(item.id));
    coach.text_box.focus();
    coach.text_box.select(&now.text, finding.start..finding.start);
    let (n, all) = ((target.unwrap_or(0) + 1).to_string(), now.items.len().to_string());
    let values = [
        ("n", n.as_str()),
        ("all", all.as_str()),
        ("severity", words::severity(finding.severity)),
        ("family", words::family(finding.family)),
        ("quote", finding.quote.as_str()),
    ];
    coach.announcer.say(Rank::Place, words::fill(words::SAY_FINDING, &values));
    reveal::mark(now.shown_as(item.id));
    reveal::card(item.id);
    true
}

/// Moves the focus to the first rewrite of the phrase at the caret, or else of the open card; to the card that has none.
fn to_reframe(coach: Coach) -> bool {
    coach.finish_word();
    let now = coach.now();
    let at_caret = coach.text_box.selection(&now.text).and_then(|selection| now.at(selection.start));
    // A weaker finding that shares the mark keeps its card.
    let shown = coach.open.get_untracked().map(|open| now.shown_as(open));
    if let Some(id) = at_caret.filter(|id| coach.text_box.has_focus() && shown != Some(*id)) {
        coach.choose(Some(id));
    }
    request_animation_frame(move || {
        if !dom::focus(".card.is-open .reframe") {
            let message =
                if coach.now().items.is_empty() { words::SAY_NOTHING_MARKED } else { words::SAY_NO_REWRITE };
            coach.announcer.say(Rank::Done, message);
            // Enter, which comes next by habit, must not write into the draft.
            dom::focus(".card.is-open .card-head button");
        }
    });
    true
}
