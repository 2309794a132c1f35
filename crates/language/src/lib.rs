//! English as the analysis sees it: a draft's regions, sentences and tokens, words and their forms, parts of speech,
//! clauses, and phrases to be found.
//!
//! Knows of no rule, no rewrite and no report. Pure: no input or output, no clock, no panic; linear in the length of
//! the text. A crate of its own because the build of `reply-coach-analysis` compiles phrases with it, and because it is
//! what every draft and every trial of a rewrite runs through: in the page it is compiled for speed, and the rest for size.

pub mod clause;
pub mod document;
pub mod lexicon;
pub mod order;
pub mod phrase;
pub mod product;
pub mod tag;
pub mod tagger;
pub mod text;
pub mod word_set;
