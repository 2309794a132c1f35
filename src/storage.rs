//! The browser's storage, which may be blocked, full, or hold what can no longer be read.

use gloo_storage::errors::StorageError;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

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
    /// What is kept under `key`.
    pub fn load<T: DeserializeOwned>(self, key: &str) -> Result<Option<T>, Trouble> {
        self.check()?;
        let found = match self {
            Shelf::Tab => SessionStorage::get(key),
            Shelf::Browser => LocalStorage::get(key),
        };
        match found {
            Ok(value) => Ok(Some(value)),
            Err(StorageError::KeyNotFound(_)) => Ok(None),
            Err(_) => Err(Trouble::Unreadable(self.raw(key).unwrap_or_default())),
        }
    }

    /// Keeps `value` under `key`.
    pub fn save<T: Serialize>(self, key: &str, value: &T) -> Result<(), Trouble> {
        self.check()?;
        let saved = match self {
            Shelf::Tab => SessionStorage::set(key, value),
            Shelf::Browser => LocalStorage::set(key, value),
        };
        saved.map_err(|_| Trouble::Full)
    }

    /// gloo-storage panics when the browser denies the storage itself, so that is asked first.
    fn check(self) -> Result<(), Trouble> {
        match self.open() {
            Some(_) => Ok(()),
            None => Err(Trouble::Blocked),
        }
    }

    fn open(self) -> Option<web_sys::Storage> {
        let storage = match self {
            Shelf::Tab => window().session_storage(),
            Shelf::Browser => window().local_storage(),
        };
        storage.ok().flatten()
    }

    fn raw(self, key: &str) -> Option<String> {
        self.open()?.get_item(key).ok().flatten()
    }
}
