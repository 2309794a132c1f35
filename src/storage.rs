//! The browser's storage, which may be blocked, full, or hold what can no longer be read.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use js_sys::JSON;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Why something was not kept, or not found again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The browser lets this page keep nothing.
    Blocked,
    /// There is no room left.
    Full,
    /// Something is there but cannot be read; this is it.
    Unreadable(String),
}

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// For this tab, through reloads and crashes.
    Tab,
    /// For this browser, until it is cleared.
    Browser,
}

impl Shelf {
    /// What is kept under `key`, as `read` makes it out of the JSON that is there.
    pub fn load<T>(self, key: &str, read: fn(&JsValue) -> Option<T>) -> Result<Option<T>, Trouble> {
        let Some(raw) = self.open()?.get_item(key).ok().flatten() else { return Ok(None) };
        // The browser reads JSON, too: a reader of our own would be the heavier half of this crate's code.
        let value = JSON::parse(&raw).ok().and_then(|value| read(&value));
        value.map(Some).ok_or(Trouble::Unreadable(raw))
    }

    /// Keeps `value` under `key`, as JSON.
    pub fn save(self, key: &str, value: &JsValue) -> Result<(), Trouble> {
        let json = JSON::stringify(value).map(String::from).map_err(|_| Trouble::Full)?;
        self.put(key, &json)
    }

    /// Keeps a text under `key` as it is.
    pub fn put(self, key: &str, raw: &str) -> Result<(), Trouble> {
        self.open()?.set_item(key, raw).map_err(|_| Trouble::Full)
    }

    /// What is kept under `key`, to the letter.
    pub fn raw(self, key: &str) -> Option<String> {
        self.open().ok()?.get_item(key).ok().flatten()
    }

    /// Keeps nothing under `key` any longer.
    pub fn remove(self, key: &str) {
        if let Ok(storage) = self.open() {
            // Never refused.
            let _ = storage.remove_item(key);
        }
    }

    /// The keys that begin so.
    pub fn keys(self, prefix: &str) -> Vec<String> {
        let Ok(storage) = self.open() else { return Vec::new() };
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        keys.filter(|key| key.starts_with(prefix)).collect()
    }

    /// Whether anything can be kept at all.
    pub fn works(self) -> Result<(), Trouble> {
        self.open().map(drop)
    }

    /// gloo-storage panics when the browser denies the storage itself, so that is asked first.
    fn open(self) -> Result<web_sys::Storage, Trouble> {
        let (allowed, open): (_, fn() -> web_sys::Storage) = match self {
            Shelf::Tab => (window().session_storage(), SessionStorage::raw),
            Shelf::Browser => (window().local_storage(), LocalStorage::raw),
        };
        if matches!(allowed, Ok(Some(_))) { Ok(open()) } else { Err(Trouble::Blocked) }
    }
}
