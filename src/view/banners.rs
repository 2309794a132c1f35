//! Messages about the page itself: offline, a new version, storage that does not work.

use crate::coach::Coach;
use crate::keep::Keeper;
use crate::online::online;
use crate::storage::Trouble;
use crate::worker::Update;
use crate::{dom, words};

/// Shows each message for as long as it holds.
pub fn start(coach: Coach, keeper: Keeper) {
    let online = online();
    dom::hide_when("offline", move || online.get());

    let update = Update::watch();
    dom::hide_when("update", move || !update.is_ready());
    dom::on_click("update-later", move || update.decline());
    dom::on_click("update-now", move || {
        keeper.save();
        update.accept();
    });

    let trouble = keeper.trouble;
    let says = move || match trouble.get() {
        Some(Trouble::Blocked) => (words::BLOCKED_TITLE, words::BLOCKED_TEXT),
        Some(Trouble::Full) => (words::FULL_TITLE, words::FULL_TEXT),
        Some(Trouble::Unreadable(_)) => (words::UNREADABLE_TITLE, words::UNREADABLE_TEXT),
        None => ("", ""),
    };
    dom::show_text("trouble-title", move || says().0.to_owned());
    dom::show_text("trouble-text", move || says().1.to_owned());
    dom::hide_when("trouble", move || trouble.with(Option::is_none));
    dom::hide_when("trouble-put", move || !matches!(trouble.get(), Some(Trouble::Unreadable(_))));
    dom::on_click("trouble-dismiss", move || trouble.set(None));
    dom::on_click("trouble-put", move || {
        if let Some(Trouble::Unreadable(raw)) = trouble.get_untracked() {
            let end = coach.now().text.len();
            coach.replace(end..end, &raw);
            trouble.set(None);
        }
    });
}
