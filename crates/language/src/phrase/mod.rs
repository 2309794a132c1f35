//! Phrases as data: what a rule or a team's pack looks for, written as people would write it down.
//!
//! | written | matches |
//! |---|---|
//! | `sorry for this` | these words, in any case, contracted or not (`do not` is also `don't` and `dont`) |
//! | `delay\|trouble` | one of these words (outside brackets) |
//! | `(really) sorry` | with or without the part in brackets |
//! | `[look into\|get back to]` | one of these sequences |
//! | `<cause>` | any form of a verb: *cause, causes, caused, causing* |
//! | `email+` | a noun and its plural |
//! | `@document` | one of a class of words of `data/words/classes.tsv`, in phrases of rules |
//! | `NOUN`, `ADJ`, … | any one token with this universal part of speech |
//! | `NP` | a noun phrase |
//! | `...` | up to four tokens, none of which ends a sentence |
//! | `^`, `$` | the start and the end of the sentence |
//!
//! Matching is a bounded walk from each token on: linear in the text, whatever the phrases are.
//!
//! The phrases of rules are compiled by the build (`build/main.rs`), with the code that compiles a pack's at run time.

mod code;
mod packed;
mod parse;
mod prospect;
mod review;
mod search;
mod set;

pub use parse::{Phrase, PhraseError};
pub use set::PhraseSet;
