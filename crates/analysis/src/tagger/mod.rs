//! Part-of-speech tagging.

pub mod context;
mod spelling;
mod word;

pub use context::{Context, FEATURES, walk};

use crate::tag::Tag;

/// The tags the perceptron chooses from, in the order of the weights in a row. The others are decided by the
/// characters of a token alone.
pub const LANES: [Tag; 14] = [
    Tag::Adj,
    Tag::Adp,
    Tag::Adv,
    Tag::Aux,
    Tag::Cconj,
    Tag::Det,
    Tag::Intj,
    Tag::Noun,
    Tag::Num,
    Tag::Part,
    Tag::Pron,
    Tag::Propn,
    Tag::Sconj,
    Tag::Verb,
];
