//! Part-of-speech tagging: an averaged perceptron with hashed features, read greedily from left to right.
//!
//! One sentence at a time, tokens as Universal Dependencies splits them (*do* + *n't*). Linear time, no
//! allocation but the output's, no panic. What a token's characters alone decide (punctuation, symbols, links) is
//! not asked of the perceptron.

pub mod codec;
mod context;
mod model;
pub mod repair;
mod spelling;
mod word;

pub use context::{Context, FEATURES, walk};
pub use model::Model;

use crate::tag::{Tag, TagSet};

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

/// The compiled-in model; `data/tagger/NOTICES.md` says what it was trained on.
static EMBEDDED: &[u8] = include_bytes!("../../../../data/tagger/model.bin");

/// Gives every token of a sentence its part of speech.
#[derive(Debug, Clone)]
pub struct Tagger {
    model: Model,
}

impl Tagger {
    /// Unpacks the compiled-in model, about a millisecond's work: do it once.
    pub fn embedded() -> Tagger {
        Tagger { model: Model::unpack(EMBEDDED).unwrap_or_else(Model::empty) }
    }

    /// A tagger with weights of its own.
    pub fn new(model: Model) -> Tagger {
        Tagger { model }
    }

    /// Appends one tag for each token of one sentence to `out`.
    ///
    /// `lexicon` gives the tags a lower-cased word (its apostrophes straight, its digits `0`) is known to have, and
    /// the empty set for a word it does not know.
    pub fn tag<'t>(
        &self,
        tokens: impl Iterator<Item = &'t str> + Clone,
        lexicon: impl Fn(&str) -> TagSet,
        out: &mut Vec<Tag>,
    ) {
        walk(tokens, &lexicon, out, |context| repair::repair(context, self.guess(context)));
    }

    /// The perceptron's answer, without repairs.
    #[inline]
    pub fn guess(&self, context: &Context) -> Tag {
        self.model.best(&context.features(), context.allowed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_unpacks() {
        assert!(Model::unpack(EMBEDDED).is_some());
    }

    #[test]
    fn damaged_models_are_refused_or_read_without_panic() {
        assert!(Model::unpack(&[]).is_none());
        assert!(Model::unpack(&[40; 20]).is_none());
        for cut in [9, 100, 1000] {
            assert!(Model::unpack(&EMBEDDED[..cut.min(EMBEDDED.len())]).is_some());
        }
    }
}
