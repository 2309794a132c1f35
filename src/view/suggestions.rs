//! The suggestions: a list of cards at the right, or on a phone one card at a time in a row below the draft.

use leptos::prelude::*;
use reply_coach_draft::identity::Id;

use super::card::Card;
use super::chip::Chip;
use super::marks_key::MarksKey;
use crate::coach::Coach;
use crate::copy::Copier;
use crate::{edits, reveal, words};

/// The suggestions for the draft.
#[component]
pub fn Suggestions(
    /// The page's state.
    coach: Coach,
    /// Copies the draft.
    copier: Copier,
) -> impl IntoView {
    let draft = coach.draft;
    let ids =
        Memo::new(move |_| draft.with(|draft| draft.items.iter().map(|item| item.id).collect::<Vec<Id>>()));
    let all = RwSignal::new(false);
    let position = move || {
        let ids = ids.get();
        let place = ids.iter().position(|id| Some(*id) == coach.open.get())? + 1;
        let (n, all) = (place.to_string(), ids.len().to_string());
        Some(words::fill(words::SUGGESTIONS_POSITION, &[("n", &n), ("all", &all)]))
    };
    let turn = move |step: usize| {
        let ids = ids.get_untracked();
        let open = coach.open.get_untracked();
        if let Some(place) = ids.iter().position(|id| Some(*id) == open) {
            let id = ids[(place + step) % ids.len()];
            coach.choose(Some(id));
            reveal::mark(id);
        }
    };
    // On a phone the chip stands in the head, beside the buttons that turn to the next card.
    let open_kind = Memo::new(move |_| {
        let id = coach.open.get()?;
        draft.with(|draft| draft.find(id).map(|(_, finding)| (finding.severity, finding.family)))
    });
    let chip = move || open_kind.get().map(|(severity, family)| view! { <Chip severity family /> });
    let skip = move |_| {
        if let Some(id) = coach.open.get_untracked() {
            edits::skip(coach, id);
        }
    };
    let empty = Memo::new(move |_| draft.with(|draft| draft.text.trim().is_empty()));
    let none = move || ids.with(Vec::is_empty);
    let kind_words = move || {
        draft.with(|draft| {
            if empty.get() {
                words::SUGGESTIONS_EMPTY
            } else if draft.skipped > 0 {
                words::SUGGESTIONS_CLEAN_SKIPPED
            } else {
                words::SUGGESTIONS_CLEAN
            }
        })
    };
    let moves = Memo::new(move |_| draft.with(|draft| draft.report.moves.len()));
    let skipped = Memo::new(move |_| draft.with(|draft| draft.skipped));

    view! {
        <section
            class="panel suggestions"
            class:is-empty=none
            class:is-all=all
            aria-labelledby="suggestions-title"
        >
            <div class="panel-head">
                <h2 id="suggestions-title" tabindex="-1">{words::SUGGESTIONS_TITLE}</h2>
                <div class="suggestions-chip" aria-hidden="true">{chip}</div>
                <p class="suggestions-keys" aria-hidden="true">
                    <kbd>"F8"</kbd>
                    " "
                    {words::SUGGESTIONS_KEYS}
                    " · "
                    <kbd>"Shift F8"</kbd>
                    " "
                    {words::SUGGESTIONS_KEYS_BACK}
                </p>
                <div class="suggestions-turn">
                    <span>{position}</span>
                    <button
                        type="button"
                        class="button is-square"
                        aria-label=words::SUGGESTIONS_PREVIOUS
                        on:click=move |_| turn(ids.with_untracked(Vec::len).saturating_sub(1))
                    >
                        "‹"
                    </button>
                    <button
                        type="button"
                        class="button is-square"
                        aria-label=words::SUGGESTIONS_NEXT
                        on:click=move |_| turn(1)
                    >
                        "›"
                    </button>
                </div>
            </div>
            <p class="suggestions-none" hidden=move || !none()>
                {kind_words}
            </p>
            <div class="suggestions-marks" hidden=move || !empty.get()>
                <MarksKey />
            </div>
            <ol class="suggestions-list">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Card coach id />
                </For>
            </ol>
            <div class="suggestions-foot">
                <p class="suggestions-moves" hidden=move || moves.get() == 0>
                    {move || words::counted(words::MOVES_ONE, words::MOVES_OTHER, moves.get())}
                </p>
                <p hidden=move || skipped.get() == 0>
                    {move || words::counted(words::SKIPPED_ONE, words::SKIPPED_OTHER, skipped.get())}
                    " "
                    <button type="button" class="button is-quiet" on:click=move |_| coach.restore_skipped()>
                        {words::SKIPPED_RESTORE}
                    </button>
                </p>
                <button type="button" class="button is-quiet suggestions-skip" on:click=skip>
                    {words::CARD_SKIP}
                </button>
                <button
                    type="button"
                    class="button is-quiet suggestions-all"
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {move || if all.get() { words::SUGGESTIONS_ONE_AT_A_TIME } else { words::SUGGESTIONS_ALL }}
                </button>
                <button
                    type="button"
                    class="button suggestions-copy"
                    disabled=move || empty.get()
                    on:click=move |_| copier.copy()
                >
                    {words::COPY}
                </button>
            </div>
        </section>
    }
}
