//! Keys that are no letters.

use std::ops::Add;

/// A key, as WebDriver numbers it. `Key::Control + "z"` holds the first for those that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
#[repr(u16)]
pub enum Key {
    Tab = 0xE004,
    Enter = 0xE006,
    Shift = 0xE008,
    Control = 0xE009,
    Alt = 0xE00A,
    Escape = 0xE00C,
    Space = 0xE00D,
    PageDown = 0xE00F,
    End = 0xE010,
    Home = 0xE011,
    Left = 0xE012,
    Up = 0xE013,
    Right = 0xE014,
    Down = 0xE015,
    F8 = 0xE038,
}

impl Key {
    /// Whether a key with this code is held while others are pressed.
    pub(crate) fn is_modifier(code: char) -> bool {
        [Key::Shift, Key::Control, Key::Alt].iter().any(|key| code as u32 == *key as u32)
    }
}

impl From<Key> for String {
    fn from(key: Key) -> String {
        char::from_u32(key as u32).unwrap_or_default().to_string()
    }
}

impl Add<&str> for Key {
    type Output = String;

    fn add(self, keys: &str) -> String {
        String::from(self) + keys
    }
}

impl Add<Key> for Key {
    type Output = String;

    fn add(self, key: Key) -> String {
        String::from(self) + &String::from(key)
    }
}
