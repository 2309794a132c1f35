//! What the sentences of the draft are about, as a bar.

use leptos::prelude::*;
use reply_coach_analysis::Focus;

use crate::coach::Coach;
use crate::signal::Memo;
use crate::words;

/// The share of sentences about the customer, the product and the agent; nothing when none were counted.
#[component]
pub fn FocusBar(
    /// The page's state.
    coach: Coach,
) -> impl IntoView {
    let focus = Memo::new(move || coach.draft.with(|draft| draft.report.focus));
    move || {
        let focus = focus.get();
        (focus != Focus::default()).then(|| {
            let parts = [
                ("is-customer", words::FOCUS_CUSTOMER, focus.customer),
                ("is-product", words::FOCUS_PRODUCT, focus.product),
                ("is-agent", words::FOCUS_AGENT, focus.agent),
                ("is-other", words::FOCUS_OTHER, focus.other),
            ];
            let parts = parts.into_iter().filter(|&(_, _, count)| count > 0).map(|(class, name, count)| {
                view! {
                    <li class=class style:flex-grow=count.to_string()>
                        <span>{name} " " <b>{count}</b></span>
                    </li>
                }
            });
            view! {
                <section class="focus-bar" aria-labelledby="focus-title">
                    <h2 id="focus-title">{words::FOCUS_TITLE}</h2>
                    <ul>{parts.collect_view()}</ul>
                </section>
            }
        })
    }
}
