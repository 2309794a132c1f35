//! The help dialog: keys, what the lines mean, where the text goes.

use leptos::html;
use leptos::prelude::*;

use super::marks_key::MarksKey;
use crate::words;

const KEYS: [(&str, &[&str]); 5] = [
    (words::HELP_KEY_NEXT, &["F8", "Shift F8", "Alt ↓", "Alt ↑"]),
    (words::HELP_KEY_REFRAME, &["Ctrl ."]),
    (words::HELP_KEY_APPLY, &["Enter"]),
    (words::HELP_KEY_BACK, &["Esc"]),
    (words::HELP_KEY_UNDO, &["Ctrl Z"]),
];

/// The “?” button and the dialog it opens.
#[component]
pub fn Help() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
    };
    let rows = KEYS.map(|(does, keys)| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd>" " }).collect_view();
        view! {
            <dt>{keys}</dt>
            <dd>{does}</dd>
        }
    });
    view! {
        <button type="button" class="button is-quiet is-square" aria-label=words::HELP_OPEN on:click=open>
            "?"
        </button>
        <dialog class="help" node_ref=dialog aria-labelledby="help-title">
            <form method="dialog" class="help-head">
                <h2 id="help-title">{words::HELP_TITLE}</h2>
                <button class="button is-quiet">{words::HELP_CLOSE}</button>
            </form>
            <h3>{words::HELP_KEYS}</h3>
            <dl class="help-keys">{rows.into_iter().collect_view()}</dl>
            <h3>{words::HELP_MARKS}</h3>
            <MarksKey />
            <h3>{words::HELP_PRIVATE}</h3>
            <p>{words::HELP_PRIVATE_TEXT}</p>
        </dialog>
    }
}
