//! The analysis behind the plainest interface WebAssembly has: numbers and bytes, no glue, no imports.
//!
//! A host asks for room with [`input`], writes a request there as JSON, calls [`report`], and reads as many bytes
//! from [`output`]. Natively the same goes through [`answer`].

#![expect(unsafe_code, reason = "naming an export takes an unsafe attribute; there is no unsafe block")]

#[cfg(not(target_family = "wasm"))]
pub mod module;

use reply_coach_analysis::{Cause, Channel, Engine, Report, Request};
#[cfg(target_arch = "wasm32")]
use reply_coach_memory::{Host, Memory};
use serde::Deserialize;
use std::cell::RefCell;

thread_local! {
    static ENGINE: Engine = Engine::new();
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static HELD: RefCell<Option<Draft>> = const { RefCell::new(None) };
}

/// As on the page.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: Memory<Host> = Memory::new(Host);

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

impl Draft {
    fn report(&self) -> Report {
        let request = Request {
            customer: self.customer.as_deref(),
            cause: self.cause.unwrap_or(Cause::Auto),
            channel: self.channel.unwrap_or(Channel::Email),
            ..Request::new(&self.text)
        };
        ENGINE.with(|engine| engine.report(&request))
    }
}

/// The report on one draft, both as JSON.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let draft = serde_json::from_slice::<Draft>(request);
    let answered = draft.and_then(|draft| serde_json::to_vec(&draft.report()));
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

/// Keeps the request, so that [`analyse`] is the analysis and nothing else; says whether it is one.
#[unsafe(no_mangle)]
pub extern "C" fn hold() -> bool {
    let draft = INPUT.with_borrow(|input| serde_json::from_slice(input).ok());
    HELD.with_borrow_mut(|held| {
        *held = draft;
        held.is_some()
    })
}

/// Analyses the request that is held, as the page does: no JSON. Returns the number of findings.
#[unsafe(no_mangle)]
pub extern "C" fn analyse() -> usize {
    HELD.with_borrow(|held| held.as_ref().map_or(0, |draft| draft.report().findings.len()))
}

/// Where the answer is, until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}
