//! What the reply as a whole has and still needs.

use leptos::prelude::*;
use reply_coach_analysis::{ChecklistItem, ChecklistState};

use crate::coach::Coach;
use crate::words;

/// The whole-reply checklist; nothing when the analysis has none.
#[component]
pub fn Checklist(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    let needed = Memo::new(move |_| {
        coach.draft.with(|draft| {
            let items = draft.report.checklist.iter();
            items.filter(|item| item.state != ChecklistState::NotNeeded).cloned().collect::<Vec<_>>()
        })
    });
    let list = move || {
        (!needed.with(Vec::is_empty)).then(|| {
            view! {
                <section class="checklist" aria-labelledby="checklist-title">
                    <h2 id="checklist-title">{words::CHECKLIST_TITLE}</h2>
                    <ul>{needed.get().into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    };
    view! { {list} }
}

fn line(item: ChecklistItem) -> impl IntoView {
    let missing = item.state == ChecklistState::Missing;
    let (glyph, state) =
        if missing { ("○", words::CHECKLIST_MISSING) } else { ("✓", words::CHECKLIST_PRESENT) };
    view! {
        <li class:is-missing=missing>
            <span class="checklist-glyph" aria-hidden="true">{glyph}</span>
            <span>
                <span class="visually-hidden">{state} ": "</span>
                {words::good_move(item.id)}
                {missing.then(|| view! { <small>{item.why.into_owned()}</small> })}
            </span>
        </li>
    }
}
