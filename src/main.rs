//! Reply Coach's page: marks risky phrases in a reply as it is typed, and offers a better way to say them.
//!
//! The draft never leaves the tab: this crate makes no request but for its own files.

mod announce;
mod coach;
mod copy;
mod dom;
mod early;
mod edits;
mod keep;
mod keys;
mod online;
mod reveal;
mod storage;
mod textbox;
mod theme;
mod view;
mod words;
mod worker;

use leptos::prelude::*;
use view::app::App;

fn main() {
    let early = early::take_over();
    let text = early.text.clone();
    mount_to_body(move || view! { <App early=text /> });
    early.restore_focus();
}
