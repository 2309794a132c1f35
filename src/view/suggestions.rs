//! The suggestions: a list of cards at the right, or on a phone one card at a time in a row below the draft.

use std::cell::RefCell;

use reply_coach_analysis::{Confidence, Finding, Move, MoveId};
use reply_coach_draft::english;
use reply_coach_draft::identity::Id;

use web_sys::Element;

use super::card::Card;
use super::chip;
use super::rows::{self, Row};
use crate::coach::{Coach, HeldBack};
use crate::copy::Copier;
use crate::signal::{Memo, Signal};
use crate::{dom, edits, reveal, words};

/// After so many cards the list goes on.
const TURN: usize = 20;

/// Brings the suggestions to life; `copier` copies the draft.
pub fn start(coach: Coach, copier: Copier) {
    let draft = coach.draft;
    let ids =
        Memo::new(move || draft.with(|draft| draft.items.iter().map(|item| item.id).collect::<Vec<Id>>()));
    let all = Signal::new(false);
    let position = move || {
        let ids = ids.get();
        let place = ids.iter().position(|id| Some(*id) == coach.open.get())? + 1;
        let (n, all) = (place.to_string(), ids.len().to_string());
        Some(words::fill(words::SUGGESTIONS_POSITION, &[("n", &n), ("all", &all)]))
    };
    dom::show_text("position", move || position().unwrap_or_default());
    let turn = move |step: usize| {
        let ids = ids.get_untracked();
        let open = coach.open.get_untracked();
        if let Some(place) = ids.iter().position(|id| Some(*id) == open) {
            let id = ids[(place + step) % ids.len()];
            coach.choose(Some(id));
            reveal::mark(coach.now().shown_as(id));
        }
    };
    // On a phone the chip stands in the head, beside the buttons that turn to the next card.
    let open_kind = Memo::new(move || {
        let id = coach.open.get()?;
        draft.with(|draft| draft.find(id).map(|(_, finding)| (finding.severity, finding.family)))
    });
    dom::follow(move || {
        let place: Element = dom::part("open-chip");
        place.set_text_content(None);
        if let Some((severity, family)) = open_kind.get() {
            chip::add_to(&place, severity, family);
        }
    });
    let skip = move || {
        if let Some(id) = coach.open.get_untracked() {
            edits::skip(coach, id);
        }
    };
    let empty = Memo::new(move || draft.with(|draft| draft.text.trim().is_empty()));
    let none = move || ids.with(Vec::is_empty);
    let kind_words = move || {
        draft.with(|draft| {
            if english::is_foreign(&draft.text) {
                words::DRAFT_NOT_ENGLISH
            } else if empty.get() || draft.report.words == 0 {
                words::SUGGESTIONS_EMPTY
            } else if draft.skipped > 0 {
                words::SUGGESTIONS_CLEAN_SKIPPED
            } else {
                words::SUGGESTIONS_CLEAN
            }
        })
    };
    let moves = Memo::new(move || {
        let good = |good: &Move| (good.id, good.quote.clone());
        draft.with(|draft| draft.report.moves.iter().map(good).collect::<Vec<_>>())
    });
    dom::follow(move || {
        let row = |(id, quote): &(MoveId, String)| Row {
            text: quote.clone(),
            small: words::good_move(*id).to_owned(),
            buttons: vec![(words::MOVES_SHOW, words::fill(words::MOVES_SHOW_NAMED, &[("quote", quote)]))],
        };
        rows::fill("moves-list", &moves.with(|moves| moves.iter().map(row).collect::<Vec<_>>()));
    });
    rows::on_press("moves-list", move |row, _| {
        let now = coach.now();
        if let Some(good) = now.report.moves.get(row) {
            coach.text_box.focus();
            coach.text_box.select(&now.text, good.start..good.end);
        }
    });
    let held = coach.held_back;
    dom::hide_when("held", move || held.with(Option::is_none));
    dom::show_text("held-text", move || {
        held.with(|held| held.as_ref().map(HeldBack::told).unwrap_or_default())
    });
    dom::on_click("held-undo", move || {
        if let Some(what) = held.get_untracked() {
            coach.hold_back(what, false);
        }
    });
    let skipped = Memo::new(move || draft.with(|draft| draft.skipped));

    dom::class_when("suggestions", "is-empty", none);
    dom::class_when("suggestions", "is-all", move || all.get());
    dom::on_click("previous", move || turn(ids.with_untracked(Vec::len).saturating_sub(1)));
    dom::on_click("next", move || turn(1));
    dom::show_text("nothing", move || kind_words().to_owned());
    dom::hide_when("nothing", move || !none());
    dom::hide_when("marks-key", move || !empty.get());
    dom::show_text("moves-count", move || {
        words::counted(words::MOVES_ONE, words::MOVES_OTHER, moves.with(Vec::len))
    });
    dom::hide_when("moves", move || moves.with(Vec::is_empty));
    dom::show_text("skipped-count", move || {
        words::counted(words::SKIPPED_ONE, words::SKIPPED_OTHER, skipped.get())
    });
    dom::hide_when("skipped", move || skipped.get() == 0);
    dom::on_click("restore", move || coach.restore_skipped(None));
    let safe = move || {
        let is_safe = |finding: &Finding| finding.reframes.iter().any(|r| r.confidence == Confidence::Sure);
        draft.with(|draft| draft.items.iter().any(|item| is_safe(draft.finding(item))))
    };
    dom::hide_when("reframe-all-row", move || !safe());
    dom::on_click("skip", skip);
    dom::show_text("all", move || {
        let text = if all.get() { words::SUGGESTIONS_ONE_AT_A_TIME } else { words::SUGGESTIONS_ALL };
        text.to_owned()
    });
    dom::on_click("all", move || all.update(|all| *all = !*all));
    dom::disable_when("copy-below", move || empty.get());
    dom::on_click("copy-below", move || copier.copy());

    // Hundreds of cards at once would hold up the page, and nobody reads them at once.
    let window = Memo::new(move || {
        ids.with(|ids| {
            let open = coach.open.get();
            let place = ids.iter().position(|id| Some(*id) == open).unwrap_or(0);
            let from = (place / TURN * TURN).saturating_sub(TURN / 2);
            (from, (from + 2 * TURN).min(ids.len()))
        })
    });
    let shown = Memo::new(move || {
        let (from, to) = window.get();
        ids.with(|ids| ids.get(from..to).unwrap_or_default().to_vec())
    });
    let hidden = Memo::new(move || ids.with(Vec::len).saturating_sub(window.get().1));
    dom::hide_when("more", move || hidden.get() == 0);
    dom::show_text("more", move || words::fill(words::SUGGESTIONS_MORE, &[("n", &hidden.get().to_string())]));
    start_cards(coach, shown);
}

/// Draws the cards of these findings, and brings them to life.
fn start_cards(coach: Coach, shown: Memo<Vec<Id>>) {
    let cards = dom::leaked(RefCell::new(Vec::<Card>::new()));
    let list: Element = dom::part("cards");
    dom::on(&list, "click", move |event| {
        let Some(button) = rows::pressed(&event) else { return };
        let item = button.closest("[data-id]").ok().flatten();
        if let Some(card) = cards.borrow().iter().find(|card| Some(&card.item) == item.as_ref()) {
            card.press(coach, &button);
        }
    });
    dom::follow(move || {
        let ids = shown.get();
        let open = coach.open.get();
        let cards = &mut *cards.borrow_mut();
        cards.retain(|card| {
            let stays = ids.contains(&card.id);
            if !stays {
                card.item.remove();
            }
            stays
        });
        coach.draft.with(|draft| {
            for (place, &id) in ids.iter().enumerate() {
                if cards.get(place).is_none_or(|card| card.id != id) {
                    let known = cards.iter().position(|card| card.id == id).map(|at| cards.remove(at));
                    let Some(card) = known.or_else(|| Card::new(id)) else { return };
                    // Refused only when what it should stand before is no child of the list.
                    let _ = list.insert_before(&card.item, cards.get(place).map(|next| &*next.item));
                    cards.insert(place, card);
                }
                if let Some(card) = cards.get_mut(place) {
                    card.draw(draft, open == Some(id));
                }
            }
        });
    });
}
