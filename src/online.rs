//! Whether there is a network. The coach does not need one; the person may want to know.

use leptos::ev;
use leptos::prelude::*;

/// A signal that follows the browser's own idea of being online.
pub fn online() -> RwSignal<bool> {
    let online = RwSignal::new(window().navigator().on_line());
    let on = window_event_listener(ev::online, move |_| online.set(true));
    let off = window_event_listener(ev::offline, move |_| online.set(false));
    on_cleanup(move || {
        on.remove();
        off.remove();
    });
    online
}
