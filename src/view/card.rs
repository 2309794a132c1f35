//! One suggestion: what is marked, why, and ways to say it better.

use leptos::prelude::*;
use reply_coach_analysis::{Confidence, Family, Severity, Text};
use reply_coach_draft::identity::Id;
use wasm_bindgen::JsCast;

use super::chip::Chip;
use super::reframe::Reframe;
use crate::coach::{Coach, Draft, HeldBack};
use crate::{edits, reveal, words};

/// What a card shows of a finding; where the finding stands is none of it, so that text typed above a phrase
/// leaves its card alone.
#[derive(Clone, PartialEq, Eq)]
struct Face {
    family: Family,
    severity: Severity,
    quote: String,
    why: Text,
    changes: Vec<Change>,
    rule: Text,
}

/// What a card shows of a rewrite.
#[derive(Clone, PartialEq, Eq)]
pub struct Change {
    /// The words it replaces.
    pub before: String,
    /// The words it puts there.
    pub after: String,
    /// The slots in `after`, in bytes.
    pub slots: Vec<std::ops::Range<usize>>,
    /// Whether it should be read before it is used.
    pub check: bool,
}

fn face(draft: &Draft, id: Id) -> Option<Face> {
    let (_, finding) = draft.find(id)?;
    let changes = finding.reframes.iter().map(|reframe| Change {
        before: draft.text.get(reframe.start..reframe.end).unwrap_or_default().to_owned(),
        after: reframe.text.clone(),
        slots: reframe.slots.iter().map(|slot| slot.start..slot.end).collect(),
        check: reframe.confidence == Confidence::Check,
    });
    Some(Face {
        family: finding.family,
        severity: finding.severity,
        quote: finding.quote.clone(),
        why: finding.why.clone(),
        changes: changes.collect(),
        rule: finding.rule.clone(),
    })
}

/// The card of one finding; only the open one shows its reason and rewrites.
#[component]
pub fn Card(
    /// The page's state.
    coach: Coach,
    /// Which finding.
    id: Id,
) -> impl IntoView {
    let face = Memo::new(move |_| coach.draft.with(|draft| face(draft, id)));
    let open = Memo::new(move |_| coach.open.get() == Some(id));
    // Another card is about the same words and says more.
    let under = Memo::new(move |_| coach.draft.with(|draft| draft.shown_as(id) != id));
    let expanded = move || if open.get() { "true" } else { "false" };
    let choose = move |_| {
        coach.choose(Some(id));
        reveal::mark(coach.now().shown_as(id));
    };
    let head = move || {
        face.get().map(|face| {
            view! {
                <Chip severity=face.severity family=face.family />
                <span class="card-quote">{face.quote}</span>
            }
        })
    };
    let body = move || {
        face.get().map(|face| {
            let none = face.changes.is_empty();
            let changes = face.changes.into_iter().enumerate().map(|(index, change)| {
                view! {
                    <li>
                        <Reframe coach id index change />
                    </li>
                }
            });
            view! {
                <p class="card-why">{face.why.into_owned()}</p>
                <ul class="card-reframes">{changes.collect_view()}</ul>
                <p class="card-none" hidden=!none>
                    {words::CARD_NO_REFRAME}
                </p>
                <p class="card-source">{words::source(&face.rule)}</p>
            }
        })
    };
    let action = |text| view! { <button type="button" class="button is-quiet">{text}</button> };
    let act = move |event: leptos::ev::MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlButtonElement>().ok());
        let Some(text) = pressed.and_then(|button| button.text_content()) else { return };
        let Some(face) = face.get_untracked() else { return };
        match text.as_str() {
            words::CARD_SKIP => edits::skip(coach, id),
            words::CARD_ALLOW => edits::hold_back(coach, HeldBack::Phrase(face.quote)),
            _ => edits::hold_back(coach, HeldBack::Rule(face.rule.into_owned())),
        }
    };
    view! {
        <li class="card" class:is-open=open class:is-under=under data-id=id.to_string()>
            <h3 class="card-head">
                <button type="button" aria-expanded=expanded on:click=choose>{head}</button>
            </h3>
            <Show when=move || open.get()>
                <div class="card-body">
                    {body}
                    <p class="card-actions" on:click=act>
                        {[words::CARD_SKIP, words::CARD_ALLOW, words::CARD_RULE_OFF].map(action).collect_view()}
                    </p>
                </div>
            </Show>
        </li>
    }
}
