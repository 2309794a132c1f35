//! What kind of finding this is: a sign and words, so that colour is never all there is.

use leptos::prelude::*;
use reply_coach_analysis::{Family, Severity};

use crate::words;

/// The name of a family with the sign of its severity.
#[component]
pub fn Chip(
    /// How strong the finding is.
    severity: Severity,
    /// What it is about.
    family: Family,
) -> impl IntoView {
    let (class, glyph) = match severity {
        Severity::Risk => ("chip is-risk", "!"),
        Severity::Caution => ("chip is-caution", "?"),
        Severity::Tip => ("chip is-tip", "~"),
    };
    view! {
        <span class=class>
            <span aria-hidden="true">{glyph}</span>
            <span class="visually-hidden">{words::severity(severity)} ": "</span>
            {words::family(family)}
        </span>
    }
}
