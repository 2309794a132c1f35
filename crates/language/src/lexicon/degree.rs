//! Comparatives and superlatives in -er and -est: which adjective they belong to.

use super::{Lexicon, spelling};
use crate::tag::{Tag, TagSet};

impl Lexicon {
    /// The tags of the listed adjective that a word in -er or -est is a degree of.
    pub(super) fn degree_base(&self, word: &str) -> Option<TagSet> {
        let ending = if word.ends_with("er") { "er" } else { "est" };
        spelling::stems(word, ending).iter().flatten().find_map(|stem| {
            let stem = stem.as_str();
            let tags = self.known(stem)?.tags;
            let syllables = spelling::vowel_groups(stem.strip_suffix('e').unwrap_or(stem));
            let light = ["y", "le", "ow", "er", "et"].iter().any(|end| stem.ends_with(end));
            let short = syllables <= 1 || (syllables == 2 && light);
            let spelled = spelling::with_degree(stem, ending);
            (tags.has(Tag::Adj) && short && spelled.as_str() == word).then_some(tags)
        })
    }
}
