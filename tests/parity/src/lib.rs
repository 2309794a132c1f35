//! The analysis behind the plainest interface WebAssembly has: numbers and bytes, no glue, no imports.
//!
//! A host asks for room with [`input`], writes a request there as JSON, calls [`report`], and reads as many bytes
//! from [`output`]. Natively the same goes through [`answer`].

#![expect(unsafe_code, reason = "naming an export takes an unsafe attribute; there is no unsafe block")]

#[cfg(not(target_family = "wasm"))]
pub mod module;

use reply_coach_analysis::{Cause, Channel, Engine, Request};
use serde::Deserialize;
use std::cell::RefCell;

thread_local! {
    static ENGINE: Engine = Engine::new();
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// One line of `drafts.jsonl`.
#[derive(Deserialize)]
struct Draft {
    text: String,
    #[serde(default)]
    customer: Option<String>,
    #[serde(default)]
    cause: Option<Cause>,
    #[serde(default)]
    channel: Option<Channel>,
}

/// The report on one draft, both as JSON.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let answered = serde_json::from_slice::<Draft>(request).and_then(|draft| {
        let request = Request {
            customer: draft.customer.as_deref(),
            cause: draft.cause.unwrap_or(Cause::Auto),
            channel: draft.channel.unwrap_or(Channel::Email),
            ..Request::new(&draft.text)
        };
        serde_json::to_vec(&ENGINE.with(|engine| engine.report(&request)))
    });
    answered.unwrap_or_else(|error| format!("not a draft: {error}").into_bytes())
}

/// Unpacks the engine's tables, which the first report would otherwise do.
#[unsafe(no_mangle)]
pub extern "C" fn start() {
    ENGINE.with(|_| ());
}

/// Makes room for a request of `length` bytes and says where to write it.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        *input = vec![0; length];
        input.as_mut_ptr()
    })
}

/// Analyses the request and returns the length of the answer in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn report() -> usize {
    let answered = INPUT.with_borrow(|input| answer(input));
    OUTPUT.with_borrow_mut(|output| {
        *output = answered;
        output.len()
    })
}

/// Where the answer is, until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}
