//! Reply Coach's page.

use leptos::prelude::*;
use reply_coach_analysis::{Engine, Report, Request};

fn main() {
    let engine = Engine::new();
    mount_to_body(move || {
        let report = RwSignal::new(None::<Report>);
        view! {
            <main>
                <h1>"Reply Coach"</h1>
                <textarea
                    aria-label="Your draft"
                    on:input=move |event| {
                        report.set(Some(engine.report(&Request::new(&event_target_value(&event)))));
                    }
                ></textarea>
                <ol>
                    <For
                        each=move || report.get().map(|report| report.findings).unwrap_or_default()
                        key=|finding| finding.start
                        let:finding
                    >
                        <li>{finding.quote}</li>
                    </For>
                </ol>
            </main>
        }
    });
}
