//! What the lines under the text mean.

use leptos::prelude::*;

use crate::words;

const LINES: [(&str, &str, &str); 4] = [
    ("!", "is-risk", words::HELP_MARK_RISK),
    ("?", "is-caution", words::HELP_MARK_CAUTION),
    ("~", "is-tip", words::HELP_MARK_TIP),
    ("✓", "is-good", words::HELP_MARK_GOOD),
];

/// A list of the four kinds of marks, each drawn as in the text.
#[component]
pub fn MarksKey() -> impl IntoView {
    let lines = LINES.map(|(glyph, class, text)| {
        view! {
            <li>
                <span class=format!("chip {class}") aria-hidden="true">{glyph}</span>
                <span class=format!("underline {class}")>{text}</span>
            </li>
        }
    });
    view! { <ul class="marks-key">{lines.into_iter().collect_view()}</ul> }
}
