//! The drafts that are kept, each under a key of its own. `assets/start.js` reads them too.
//!
//! A tab keeps its draft for itself as well, so that it survives a reload when the browser's storage is full or when
//! drafts are not to outlive the tab.

use js_sys::{Date, Math};
use leptos::prelude::window;
use reply_coach_analysis::{Cause, Channel};
use wasm_bindgen::JsValue;

use crate::json::{self, object};
use crate::settings::Keep;
use crate::storage::{Shelf, Trouble};

/// What the keys of drafts begin with; the draft's id follows.
const DRAFT: &str = "reply-coach.draft.";
/// Where a tab keeps the id of the draft it shows.
const CURRENT: &str = "reply-coach.current";

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The draft.
    pub text: String,
    /// The message it answers, or nothing.
    pub customer: String,
    /// Whose slip it was.
    pub cause: Cause,
    /// How it will reach the customer.
    pub channel: Channel,
}

impl Kept {
    /// A draft with nothing in it.
    pub fn empty() -> Kept {
        Kept { text: String::new(), customer: String::new(), cause: Cause::Auto, channel: Channel::Email }
    }

    /// Whether there is nothing in it that anybody typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.customer.is_empty()
    }

    fn read(value: &JsValue) -> Option<Kept> {
        let text = |name: &str| json::text(value, name);
        Some(Kept {
            text: text("text")?,
            customer: text("customer").unwrap_or_default(),
            cause: text("cause").and_then(|id| Cause::from_id(&id)).unwrap_or(Cause::Auto),
            channel: text("channel").and_then(|id| Channel::from_id(&id)).unwrap_or(Channel::Email),
        })
    }

    fn write(&self) -> JsValue {
        let now = Date::new_0();
        object(&[
            ("text", self.text.as_str().into()),
            ("customer", self.customer.as_str().into()),
            ("cause", self.cause.id().into()),
            ("channel", self.channel.id().into()),
            ("at", now.get_time().into()),
            // Drafts that are kept for today only are known by it, whatever the time zone.
            ("day", now.to_date_string().into()),
        ])
    }
}

/// A kept draft as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its text, or what is there when it cannot be read.
    pub text: String,
    /// When it was last changed, in milliseconds since 1970.
    pub at: f64,
}

/// An id that no other draft has.
pub fn new_id() -> String {
    // Whole numbers: code that writes fractions would be a fiftieth of the whole.
    let (seconds, random) = ((Date::now() / 1e3) as u32, (Math::random() * 1e9) as u32);
    [seconds.to_string(), random.to_string()].join("-")
}

/// The id of the draft that this tab shows, as `assets/start.js` found it.
pub fn current() -> Option<String> {
    Shelf::Tab.load(CURRENT, JsValue::as_string).ok().flatten()
}

/// From now on, this tab shows this draft.
pub fn set_current(id: &str) {
    // Where nothing can be kept, the draft's own message says so.
    let _ = Shelf::Tab.save(CURRENT, &id.into());
}

/// A draft, as this tab or else the browser keeps it.
pub fn load(id: &str) -> Result<Option<Kept>, Trouble> {
    let key = [DRAFT, id].concat();
    let at = |shelf: Shelf| shelf.load(&key, |value| json::field(value, "at")?.as_f64());
    // The browser's is the later one when another tab went on with it.
    let browser_first =
        matches!((at(Shelf::Browser), at(Shelf::Tab)), (Ok(browser), Ok(tab)) if browser > tab);
    let shelves = if browser_first { [Shelf::Browser, Shelf::Tab] } else { [Shelf::Tab, Shelf::Browser] };
    let mut trouble = None;
    for shelf in shelves {
        match shelf.load(&key, Kept::read) {
            Ok(Some(kept)) => return Ok(Some(kept)),
            Ok(None) => {}
            Err(other) => trouble = trouble.or(Some(other)),
        }
    }
    trouble.map_or(Ok(None), Err)
}

/// What the browser keeps of a draft, to the letter: it tells whether another tab has written since.
pub fn raw(id: &str) -> Option<String> {
    Shelf::Browser.raw(&[DRAFT, id].concat())
}

/// Keeps a draft for as long as `keep` says; an empty one is not kept at all.
pub fn save(id: &str, kept: &Kept, keep: Keep) -> Result<(), Trouble> {
    let key = [DRAFT, id].concat();
    if kept.is_empty() {
        remove(id);
        return Shelf::Tab.works();
    }
    let written = kept.write();
    let tab = Shelf::Tab.save(&key, &written);
    if keep == Keep::Tab {
        Shelf::Browser.remove(&key);
        return tab;
    }
    Shelf::Browser.save(&key, &written).and(tab)
}

/// Forgets a draft.
pub fn remove(id: &str) {
    let key = [DRAFT, id].concat();
    Shelf::Tab.remove(&key);
    Shelf::Browser.remove(&key);
}

/// Every draft that is kept, the last changed first.
pub fn list() -> Vec<Entry> {
    let mut entries = Vec::<Entry>::new();
    for shelf in [Shelf::Browser, Shelf::Tab] {
        for key in shelf.keys(DRAFT) {
            let id = key[DRAFT.len()..].to_owned();
            if entries.iter().any(|entry| entry.id == id) {
                continue;
            }
            let read = |value: &JsValue| {
                Some((
                    json::text(value, "text")?,
                    json::text(value, "customer"),
                    json::field(value, "at")?.as_f64()?,
                ))
            };
            let (text, at) = match shelf.load(&key, read) {
                Ok(Some((text, customer, at))) => {
                    (if text.trim().is_empty() { customer.unwrap_or_default() } else { text }, at)
                }
                Err(Trouble::Unreadable(raw)) => (raw, 0.0),
                _ => continue,
            };
            let place = entries.iter().position(|entry| entry.at < at).unwrap_or(entries.len());
            entries.insert(place, Entry { id, text, at });
        }
    }
    entries
}

/// Moves every draft to where `keep` wants it. What cannot be moved stays.
pub fn keep_for(keep: Keep) {
    let (from, to) =
        if keep == Keep::Tab { (Shelf::Browser, Shelf::Tab) } else { (Shelf::Tab, Shelf::Browser) };
    for key in from.keys(DRAFT) {
        let moved = to.raw(&key).is_some() || from.raw(&key).is_some_and(|raw| to.put(&key, &raw).is_ok());
        if moved && from == Shelf::Browser {
            from.remove(&key);
        }
    }
}

/// This tab turns to another draft: what the browser keeps needs no second copy here.
pub fn leave(id: &str) {
    if raw(id).is_some() {
        Shelf::Tab.remove(&[DRAFT, id].concat());
    }
}

#[allow(non_snake_case)]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    /// Tells other tabs that this one has the draft open, until the tab closes or holds another.
    #[wasm_bindgen(js_namespace = replyCoach, js_name = hold)]
    fn hold_key(key: &str);
}

/// Tells other tabs that this one has the draft open.
pub fn hold(id: &str) {
    hold_key(&[DRAFT, id].concat());
}

/// When something was, as people here write it.
pub fn written(at: f64) -> String {
    let date = Date::new(&at.into());
    let options = object(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]);
    let locale = window().navigator().language().unwrap_or_else(|| "en".to_owned());
    String::from(date.to_locale_string(&locale, &options))
}
