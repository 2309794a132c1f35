//! Copies the reply, and warns once when a slot is still to be filled in.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::announce::Rank;
use crate::coach::Coach;
use crate::dom::{self, Leaked, leaked};
use crate::{edits, words};

/// The copy button's memory: for which text it has already warned.
#[derive(Clone, Copy)]
pub struct Copier {
    coach: Coach,
    warned: Leaked<RefCell<Option<String>>>,
}

impl Copier {
    /// A copier of this page's draft.
    pub fn new(coach: Coach) -> Copier {
        Copier { coach, warned: leaked(RefCell::default()) }
    }

    /// Copies the whole draft; with an open slot only when asked a second time.
    pub fn copy(self) {
        let text = self.coach.now().text.clone();
        let warned = self.warned.borrow().as_ref() == Some(&text);
        if !warned && edits::show_open_slot(self.coach) {
            self.warned.replace(Some(text));
            return;
        }
        spawn_local(async move {
            let copied = write(&text).await || self.copy_selected(&text);
            let message = if copied { words::SAY_COPIED } else { words::SAY_COPY_FAILED };
            self.coach.announcer.say(Rank::Done, message);
        });
    }

    /// Where the page may not use the clipboard itself: selects all, copies, and puts the selection back.
    fn copy_selected(self, text: &str) -> bool {
        let text_box = self.coach.text_box;
        let selection = text_box.selection(text);
        text_box.focus();
        text_box.select(text, 0..text.len());
        let copied = dom::edit_command("copy", "");
        if let (true, Some(selection)) = (copied, selection) {
            text_box.select(text, selection);
        }
        copied
    }
}

/// Puts a text on the clipboard; says whether the browser allowed it.
pub async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    // Missing, whatever its type says, on a page that was not served securely.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    match clipboard.ok().and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}
