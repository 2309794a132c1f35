//! Reply Coach's analysis: a draft reply in, a [`Report`] out.
//!
//! Pure: no input or output, no clock, no DOM, no panic. Linear in the length of the draft. The same
//! draft gives the same bytes natively and in WebAssembly.

pub mod lexicon;
pub mod report;
pub mod tag;
pub mod tagger;
pub mod text;

pub use report::*;

/// What is to be analysed, and what is known about it.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The agent's draft.
    pub text: &'a str,
    /// The customer's message it answers, when known.
    pub customer: Option<&'a str>,
    /// Whose slip it was.
    pub cause: Cause,
    /// How the reply will reach the customer.
    pub channel: Channel,
}

impl<'a> Request<'a> {
    /// A request for `text` with nothing else known.
    pub fn new(text: &'a str) -> Self {
        Request { text, customer: None, cause: Cause::Auto, channel: Channel::Email }
    }
}

/// The analysis with its tables unpacked. Build it once (milliseconds) and keep it.
#[derive(Debug, Default)]
pub struct Engine {}

impl Engine {
    /// Unpacks the compiled-in tables.
    pub fn new() -> Self {
        Engine {}
    }

    /// Analyses one draft.
    pub fn report(&self, request: &Request<'_>) -> Report {
        Report {
            version: VERSION,
            id: None,
            findings: Vec::new(),
            moves: Vec::new(),
            checklist: Vec::new(),
            focus: Focus::default(),
            words: request.text.split_whitespace().count() as u32,
        }
    }
}
