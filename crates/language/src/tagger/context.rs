//! The place of a token in its sentence, and the features the perceptron scores there.

use super::word::{Shape, Word};
use crate::tag::{Tag, TagSet};

/// How many features a token has.
pub const FEATURES: usize = 21;

/// No restriction.
const ANY: TagSet = TagSet::of(&Tag::ALL);

/// The code of "no tag": before the sentence.
const NO_TAG: u32 = 31;

/// What capitals mean in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Casing {
    /// None, or all of it: capitals tell nothing.
    Silent,
    /// Written with capitals where they belong.
    Normal,
}

/// A token, its two neighbours on either side and the tags already given before it.
#[derive(Debug, Clone)]
pub struct Context {
    /// The token's place in the sentence, from zero.
    pub index: usize,
    pub(super) words: [Word; 5],
    pub(super) tags: [Option<Tag>; 2],
    casing: Casing,
}

/// Walks over one sentence, asks `choose` for each token's tag and appends it to `out`.
///
/// `lexicon` gives the tags a lower-cased word is known to have, the empty set when it is unknown.
pub fn walk<'t>(
    tokens: impl Iterator<Item = &'t str> + Clone,
    lexicon: &impl Fn(&str) -> TagSet,
    out: &mut Vec<Tag>,
    mut choose: impl FnMut(&Context) -> Tag,
) {
    let mut context =
        Context { index: 0, words: [Word::default(); 5], tags: [None; 2], casing: casing(tokens.clone()) };
    let mut ahead = tokens;
    let mut waiting = 0;
    for _ in 0..2 {
        waiting += usize::from(context.shift(ahead.next(), lexicon));
    }
    loop {
        waiting += usize::from(context.shift(ahead.next(), lexicon));
        if waiting == 0 {
            return;
        }
        waiting -= 1;
        let tag = context.words[2].fixed.unwrap_or_else(|| choose(&context));
        out.push(tag);
        context.tags = [context.tags[1], Some(tag)];
        context.index += 1;
    }
}

/// Reads the casing off the first letters of the tokens.
fn casing<'t>(tokens: impl Iterator<Item = &'t str>) -> Casing {
    let (mut capital, mut shouted, mut small) = (0_u32, 0_u32, 0_u32);
    for token in tokens {
        match token.as_bytes() {
            [b'I'] => {}
            [b'A'..=b'Z', b'A'..=b'Z', ..] => shouted += 1,
            [b'A'..=b'Z', ..] => capital += 1,
            [b'a'..=b'z', _, ..] => small += 1,
            _ => {}
        }
    }
    if capital + shouted == 0 || shouted > capital + small { Casing::Silent } else { Casing::Normal }
}

impl Context {
    /// Moves on by one token; whether there was one.
    #[inline]
    fn shift(&mut self, token: Option<&str>, lexicon: &impl Fn(&str) -> TagSet) -> bool {
        let [_, a, b, c, d] = self.words;
        let next = token.map(|token| Word::new(token, d, lexicon));
        self.words = [a, b, c, d, next.unwrap_or_default()];
        next.is_some()
    }

    /// The tags the token may get: those the lexicon knows and proper noun, as any word can be a name.
    #[inline]
    pub(super) fn allowed(&self) -> TagSet {
        let known = self.words[2].known;
        if known.is_empty() || self.words[2].is_part() { ANY } else { known.with(Tag::Propn) }
    }

    /// The features' hashes, one a template.
    #[inline]
    pub fn features(&self) -> [u32; FEATURES] {
        let [w2, w1, w, n1, n2] = &self.words;
        let code = |tag: Option<Tag>| tag.map_or(NO_TAG, |tag| tag as u32);
        let (t2, t1) = (code(self.tags[0]), code(self.tags[1]));
        let first = u32::from(self.index == 0);
        let shape =
            if self.casing == Casing::Normal || w.shape == Shape::Digit { w.shape as u32 + 1 } else { 0 };
        let look = shape | first << 3 | u32::from(w.hyphen) << 4;
        let tags = t1 | t2 << 5;
        let two = |word: &Word| word.tail & 0xffff;
        let three = |word: &Word| word.tail & 0x00ff_ffff;
        let known = |word: &Word| word.known.bits();
        let mut template = 0;
        let mut f = |a: u32, b: u32| {
            template += 1;
            mix(template, a, b)
        };
        [
            f(w.hash, 0),
            f(w.tail, 0),
            f(three(w), 0),
            f(two(w), shape),
            f(w.head, 0),
            f(look, w.tail & 0xff),
            f(tags, 0),
            f(t1, 1),
            f(w1.hash, 0),
            f(n1.hash, 0),
            f(w2.hash, 0),
            f(n2.hash, 0),
            f(w.hash, t1),
            f(w.hash, n1.hash),
            f(w.hash, w1.hash),
            f(three(w), t1),
            f(known(w), shape),
            f(known(w), t1),
            f(known(w), known(n1)),
            f(known(w), two(w)),
            f(known(n1), known(n2)),
        ]
    }
}

/// Mixes a template's number and its values.
#[inline]
fn mix(template: u32, a: u32, b: u32) -> u32 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let x = (u64::from(a) << 32 | u64::from(b)) ^ u64::from(template).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let x = x.wrapping_mul(K);
    ((x ^ x >> 32).wrapping_mul(K) >> 32) as u32
}
