//! What the reply as a whole has, what it still needs, and a line for each gap that can be put in.

use leptos::prelude::*;
use reply_coach_analysis::{ChecklistItem, ChecklistState};

use crate::coach::Coach;
use crate::{edits, words};

/// The whole-reply checklist; nothing when the analysis has none.
#[component]
pub fn Checklist(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    // Where a line belongs changes with every letter typed above it, and is asked for when it is put in.
    let of_state = move |state: ChecklistState| {
        Memo::new(move |_| {
            coach.draft.with(|draft| {
                let items = draft.report.checklist.iter().filter(|item| item.state == state);
                items.map(|item| ChecklistItem { at: None, ..item.clone() }).collect::<Vec<_>>()
            })
        })
    };
    let (present, missing) = (of_state(ChecklistState::Present), of_state(ChecklistState::Missing));
    let any =
        Memo::new(move |_| present.with(|list| !list.is_empty()) || missing.with(|list| !list.is_empty()));
    let section = move || {
        any.get().then(|| {
            view! {
                <section class="checklist" aria-labelledby="checklist-title">
                    <h2 id="checklist-title">{words::CHECKLIST_TITLE}</h2>
                    <ul class="checklist-present">{move || present.get().into_iter().map(there).collect_view()}</ul>
                    <ul class="checklist-missing">
                        {move || missing.get().into_iter().map(|item| gap(coach, item)).collect_view()}
                    </ul>
                </section>
            }
        })
    };
    section.into_any()
}

fn there(item: ChecklistItem) -> AnyView {
    view! { <li>{name("✓", words::CHECKLIST_PRESENT, &item)}</li> }.into_any()
}

fn name(glyph: &'static str, state: &'static str, item: &ChecklistItem) -> AnyView {
    view! {
        <span class="checklist-glyph" aria-hidden="true">
            {glyph}
        </span>
        <span class="visually-hidden">{state} ": "</span>
        {words::good_move(item.id)}
    }
    .into_any()
}

fn gap(coach: Coach, item: ChecklistItem) -> AnyView {
    let id = item.id;
    let add = move |_| {
        let now = coach.now();
        let item = now.report.checklist.iter().find(|item| item.id == id);
        if let Some((line, at)) = item.and_then(|item| item.suggestion.as_ref().zip(item.at)) {
            edits::insert(coach, at, line);
        }
    };
    let line = item.suggestion.as_ref().map(|line| {
        view! {
            <button type="button" class="reframe checklist-line" on:click=add>
                <span class="checklist-plus">{words::CHECKLIST_ADDS}</span>
                " "
                {super::reframe::with_slots(line.trim())}
            </button>
        }
    });
    view! {
        <li>
            <p>
                {name("○", words::CHECKLIST_MISSING, &item)} " " <small>{item.why.into_owned()}</small>
            </p>
            {line}
        </li>
    }
    .into_any()
}
