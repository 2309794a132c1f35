//! What is known about the reply: the message it answers, and how it will reach the customer.

use leptos::prelude::*;
use reply_coach_analysis::Channel;
use web_sys::{HtmlElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::coach::Coach;
use crate::dom;

/// Shows both and takes in what is typed and chosen.
pub fn start(coach: Coach) {
    let message: HtmlTextAreaElement = dom::part("customer");
    let list: HtmlSelectElement = dom::part("channel");
    if coach.customer.with_untracked(|customer| !customer.is_empty()) {
        // An attribute can only be refused for its name.
        let _ = dom::part::<HtmlElement>("context").set_attribute("open", "");
    }
    dom::on(&message, "input", move |event| coach.customer.set(event_target_value(&event)));
    dom::on(&list, "change", move |event| {
        if let Some(channel) = Channel::from_id(&event_target_value(&event)) {
            coach.channel.set(channel);
        }
    });
    dom::follow(move || {
        coach.customer.with(|customer| {
            // Another draft was opened; while the person types it is the same.
            if message.value() != *customer {
                message.set_value(customer);
            }
        });
        list.set_value(coach.channel.get().id());
    });
}
