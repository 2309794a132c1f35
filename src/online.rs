//! Whether there is a network. The coach does not need one; the person may want to know.

use leptos::prelude::*;

use crate::dom;
use crate::signal::Signal;

/// A signal that follows the browser's own idea of being online.
pub fn online() -> Signal<bool> {
    let online = Signal::new(window().navigator().on_line());
    dom::on(&window(), "online", move |_| online.set(true));
    dom::on(&window(), "offline", move |_| online.set(false));
    online
}
