//! Reply Coach's page: marks risky phrases in a reply as it is typed, and offers a better way to say them.
//!
//! The draft never leaves the tab: this crate makes no request but for its own files.

mod announce;
mod chunks;
mod coach;
mod copy;
mod deflate;
mod dom;
mod drafts;
mod edits;
mod equip;
mod json;
mod keep;
mod keys;
mod later;
mod online;
mod outside;
mod patterns;
mod reveal;
mod route;
mod settings;
mod signal;
mod storage;
mod textbox;
mod view;
mod words;
mod worker;

use leptos::mount::mount_to;
#[cfg(target_arch = "wasm32")]
use reply_coach_memory::{Host, Memory};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: Memory = Memory::new(Host);

fn main() {
    // Leptos knows who follows whom. What comes and goes is drawn by hand, in the parts that `index.html` has for it.
    mount_to(dom::part("whole-reply"), view::app).forget();
}
