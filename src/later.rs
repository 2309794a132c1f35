//! Code that is not in the first download: it comes in chunks, each loaded when something in it is first called.
//!
//! What lies in which chunk is listed in `crate::chunks`; here is how it is called. A release is split by
//! `xtask/bindgen`. Any other build has everything in one module, where the same functions wait for nothing.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use crate::announce::{Announcer, Rank};
use crate::dom::{self, Quiet, leaked};
use crate::view::fetched;
use crate::words;

/// What a function in a chunk gives.
pub type Loaded<T> = Result<T, NotLoaded>;

/// The chunk did not come: no network and nothing stored, or a new version took its place. It can be asked for again.
#[derive(Debug)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> NotLoaded {
        NotLoaded
    }
}

/// Makes functions that lie in the chunk named before the colon, and are `async` for whoever calls them.
macro_rules! later {
    ($($(#[$about:meta])* $chunk:ident: fn $name:ident($($argument:ident: $type:ty),*) -> $gives:ty = $body:expr;)*) => { $(
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = leptos::wasm_split, fallible)]
        pub fn $name($($argument: $type),*) -> $crate::later::Loaded<$gives> {
            Ok($body)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        pub async fn $name($($argument: $type),*) -> $crate::later::Loaded<$gives> {
            Ok($body)
        }
    )* };
}
pub(crate) use later;

/// Something to be loaded.
pub type Load = Pin<Box<dyn Future<Output = Loaded<()>>>>;

/// Brings to life what the element with this id opens, when it is first clicked: `load` loads what listens to the
/// clicks, and is then given this one.
pub fn at_click<F: Future<Output = Loaded<()>> + 'static>(
    announcer: Announcer,
    id: &'static str,
    load: impl Fn() -> F + 'static,
) {
    at_click_boxed(announcer, id, Box::new(move || Box::pin(load())));
}

#[inline(never)]
fn at_click_boxed(announcer: Announcer, id: &'static str, load: Box<dyn Fn() -> Load>) {
    let waits = leaked(Cell::new(true));
    dom::on_click(id, move || {
        if waits.replace(false) {
            bring(
                announcer,
                load(),
                Box::new(move |came| {
                    if came {
                        // A browser takes no second click while it still deals with the first.
                        Quiet::after(0).run(move || dom::part::<HtmlElement>(id).click());
                    }
                    waits.set(!came);
                }),
            );
        }
    });
}

/// Brings a view to life when it is first shown.
pub fn when_shown<F: Future<Output = Loaded<()>> + 'static>(
    announcer: Announcer,
    shown: impl Fn() -> bool + 'static,
    load: impl Fn() -> F + 'static,
) {
    when_shown_boxed(announcer, Box::new(shown), Box::new(move || Box::pin(load())));
}

#[inline(never)]
fn when_shown_boxed(announcer: Announcer, shown: Box<dyn Fn() -> bool>, load: Box<dyn Fn() -> Load>) {
    let waits = leaked(Cell::new(true));
    dom::follow(move || {
        if shown() && waits.replace(false) {
            bring(announcer, load(), Box::new(move |came| waits.set(!came)));
        }
    });
}

/// Loads something after the part of the page that it brings to life, which is fetched, too.
pub fn with_part(id: &'static str, load: impl Future<Output = Loaded<()>> + 'static) -> Load {
    Box::pin(load_part(id, Box::pin(load)))
}

async fn load_part(id: &'static str, load: Load) -> Loaded<()> {
    if !fetched::fill(id).await {
        return Err(NotLoaded);
    }
    load.await.inspect(|()| fetched::enliven(id))
}

/// Waits for what is loaded; a failure is said in words.
fn bring(announcer: Announcer, load: Load, then: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        let came = load.await.is_ok();
        if !came {
            announcer.say(Rank::Done, words::NOT_LOADED);
        }
        then(came);
    });
}

/// Loads something once the page has been drawn.
pub fn after_paint(announcer: Announcer, load: impl Future<Output = Loaded<()>> + 'static) {
    after_paint_boxed(announcer, Box::pin(load));
}

#[inline(never)]
fn after_paint_boxed(announcer: Announcer, load: Load) {
    // A frame begins before it is drawn; what follows the next one comes after.
    request_animation_frame(move || Quiet::after(0).run(move || bring(announcer, load, Box::new(drop))));
}
