//! The reply as a whole: what kind it is, what it has, what it still needs, what else its reader would trip over, and a
//! line for each gap that can be put in. One gap is open at a time, so that the draft keeps its room.

use leptos::prelude::*;
use reply_coach_analysis::{ChecklistItem, ChecklistState, Note, Report};

use crate::coach::Coach;
use crate::signal::Memo;
use crate::{edits, words};

/// The whole-reply checklist; nothing when the analysis has none.
#[component]
pub fn Checklist(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    // Where a line belongs changes with every letter typed above it, and is asked for when it is put in.
    let of_state = move |state: ChecklistState| {
        Memo::new(move || {
            coach.draft.with(|draft| {
                let items = draft.report.checklist.iter().filter(|item| item.state == state);
                items.map(|item| ChecklistItem { at: None, ..item.clone() }).collect::<Vec<_>>()
            })
        })
    };
    let (present, missing) = (of_state(ChecklistState::Present), of_state(ChecklistState::Missing));
    let notes = Memo::new(move || {
        coach.draft.with(|draft| {
            let notes = draft.report.notes.iter();
            notes.map(|note| Note { at: None, span: None, ..note.clone() }).collect::<Vec<_>>()
        })
    });
    let kind = Memo::new(move || coach.draft.with(|draft| draft.report.kind));
    let any = Memo::new(move || {
        present.with(|list| !list.is_empty())
            || missing.with(|list| !list.is_empty())
            || notes.with(|list| !list.is_empty())
    });
    let section = move || {
        any.get().then(|| {
            view! {
                <section class="checklist" aria-labelledby="checklist-title">
                    <h2 id="checklist-title">{words::CHECKLIST_TITLE}</h2>
                    <p class="checklist-kind">{move || kind.get().map(words::reply_kind)}</p>
                    <ul class="checklist-present">{move || present.get().into_iter().map(there).collect_view()}</ul>
                    <ul class="checklist-missing">
                        {move || {
                            let items = missing.get().into_iter().enumerate();
                            items.map(|(place, item)| gap(coach, item, place == 0)).collect_view()
                        }}
                        {move || notes.get().into_iter().map(|note| remark(coach, note)).collect_view()}
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

fn gap(coach: Coach, item: ChecklistItem, open: bool) -> AnyView {
    let id = item.id;
    let line = line(coach, item.suggestion.as_deref(), move |report| {
        let item = report.checklist.iter().find(|item| item.id == id)?;
        item.suggestion.as_deref().zip(item.at)
    });
    view! {
        <li>
            <details name="checklist" open=open>
                <summary>{name("○", words::CHECKLIST_MISSING, &item)}</summary>
                <p>{item.why.into_owned()}</p>
                {line}
            </details>
        </li>
    }
    .into_any()
}

fn remark(coach: Coach, note: Note) -> AnyView {
    let id = note.id;
    let line = line(coach, note.suggestion.as_deref(), move |report| {
        let note = report.notes.iter().find(|note| note.id == id)?;
        note.suggestion.as_deref().zip(note.at)
    });
    view! {
        <li class="checklist-note">
            <p>
                <span class="checklist-glyph" aria-hidden="true">
                    "!"
                </span>
                {note.text.into_owned()}
            </p>
            {line}
        </li>
    }
    .into_any()
}

/// The line that can be put in. `now` finds it, with its place, in the report of the moment.
fn line(
    coach: Coach,
    text: Option<&str>,
    now: impl Fn(&Report) -> Option<(&str, usize)> + 'static,
) -> Option<AnyView> {
    let text = with_slots(text?.trim());
    let add = move |_| {
        let draft = coach.now();
        if let Some((line, at)) = now(&draft.report) {
            edits::insert(coach, at, line);
        }
    };
    let button = view! {
        <button type="button" class="reframe checklist-line" on:click=add>
            <span class="checklist-plus">{words::CHECKLIST_ADDS}</span>
            " "
            {text}
        </button>
    };
    Some(button.into_any())
}

/// A line with its gaps drawn as such.
fn with_slots(line: &str) -> Vec<AnyView> {
    let mut at = 0;
    let mut out = Vec::new();
    for slot in reply_coach_draft::slots::find(line) {
        out.push(line.get(at..slot.start).unwrap_or_default().to_owned().into_any());
        at = slot.end;
        let gap = line.get(slot).unwrap_or_default().to_owned();
        out.push(view! { <span class="slot">{gap}</span> }.into_any());
    }
    out.push(line.get(at..).unwrap_or_default().to_owned().into_any());
    out
}
