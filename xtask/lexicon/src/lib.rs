//! Builds the tables under `data/lexicon` from their sources, and packs them into `lexicon.bin`.
//!
//! The two steps are apart so that what a person reviews, the text tables, is all that the packed
//! lexicon depends on: packing needs no sources and gives the same bytes everywhere.

pub mod coverage;
pub mod pack;
pub mod select;
pub mod sources;
pub mod tsv;

/// What the steps return: errors are for a person to read.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
