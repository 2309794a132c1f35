//! The part of `crate::phrase` that compiles phrases: the same source that compiles a pack's at run time.

#[path = "../src/phrase/code.rs"]
mod code;
#[path = "../src/phrase/packed.rs"]
mod packed;
#[path = "../src/phrase/parse.rs"]
mod parse;
#[path = "../src/phrase/set.rs"]
mod set;

pub use parse::Phrase;
pub use set::PhraseSet;
