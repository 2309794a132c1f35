//! What can be known of a phrase before it is tried: what its first two tokens can be, which words it cannot do without,
//! and how long it can get. Most phrases are turned away by this at most tokens.

use super::code::{self, MOST_SKIPPED, MOST_STEPS, NOMINAL, Step, WordId};
use super::packed::{self, Step as Packed};
use super::set::{PhraseSet, Signature, bit};
use crate::tag::Tag;

/// Most phrases take no more tokens than this.
pub(super) const NEAR: usize = 8;

/// Tokens of a draft that may fit: by their word, as a bit that others share, or by their part of speech.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tokens {
    words: [u64; 2],
    /// A bit for each part of speech; all of them when no token is needed.
    tags: u32,
}

impl Tokens {
    /// Any token, or none.
    pub const ANY: Tokens = Tokens { words: [u64::MAX; 2], tags: u32::MAX };

    /// The token with this word and tag; `None` for one that is not there, which only what needs none meets.
    pub fn of(token: Option<(Signature, Tag)>) -> Tokens {
        token.map_or(Tokens { words: [0; 2], tags: 1 << 31 }, |(word, tag)| Tokens {
            words: [word as u64, (word >> 64) as u64],
            tags: 1 << tag as u32,
        })
    }

    /// Whether only certain words fit.
    pub fn are_words(self) -> bool {
        self.tags == 0
    }

    fn add_word(&mut self, id: WordId) {
        self.words[usize::from(id & 64 != 0)] |= 1 << (id % 64);
    }

    fn add(&mut self, other: Tokens) {
        self.words[0] |= other.words[0];
        self.words[1] |= other.words[1];
        self.tags |= other.tags;
    }

    #[inline(always)]
    pub fn meets(self, other: Tokens) -> bool {
        let words = self.words[0] & other.words[0] | self.words[1] & other.words[1];
        words | u64::from(self.tags & other.tags) != 0
    }
}

/// What a match can start with.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// The words at its first token.
    pub words: Vec<WordId>,
    pub first: Tokens,
    pub second: Tokens,
    /// Ways that were looked at, up to [`MOST_STEPS`].
    ways: u32,
}

/// What comes after the steps at hand.
struct Then<'a> {
    /// Some sequence of the choice that they stand in, or what follows a class at once.
    packed: &'a [u8],
    is_choice: bool,
    after: Option<&'a Then<'a>>,
}

impl PhraseSet {
    /// What a match of the phrase can start with. Its words go behind those in `words`.
    pub(super) fn starts(&self, packed: &[u8], words: Vec<WordId>) -> Starts {
        let mut starts = Starts { words, ..Starts::default() };
        self.gather(packed, None, false, &mut starts);
        starts
    }

    /// Follows every way through what is packed and what comes after it, up to the second token.
    fn gather<'a>(
        &'a self,
        mut packed: &'a [u8],
        mut after: Option<&Then<'a>>,
        mut is_second: bool,
        into: &mut Starts,
    ) {
        loop {
            into.ways += 1;
            let step = packed::step(packed).filter(|_| into.ways <= MOST_STEPS);
            let which = if is_second { &mut into.second } else { &mut into.first };
            packed = match step {
                Some((Packed::Word(word), rest)) => {
                    which.add_word(word);
                    if !is_second {
                        into.words.push(word);
                    }
                    rest
                }
                Some((Packed::Words(words), _)) => {
                    let rest = words.each(|word| {
                        which.add_word(word);
                        if !is_second {
                            into.words.push(word);
                        }
                    });
                    rest.unwrap_or(&[])
                }
                Some((Packed::Tag(tag), rest)) => {
                    which.tags |= 1 << tag as u32;
                    rest
                }
                Some((Packed::NounPhrase, _)) => {
                    NOMINAL.iter().for_each(|&tag| which.tags |= 1 << tag as u32);
                    into.second.add(Tokens::ANY);
                    return;
                }
                Some((Packed::Class(class), rest)) => {
                    let Some(class) = self.classes.get(usize::from(class)) else { return };
                    if class.longest > 1 {
                        let then = Then { packed: rest, is_choice: false, after };
                        return self.gather(self.packed_at(class.at), Some(&then), is_second, into);
                    }
                    which.add(class.first);
                    if !is_second {
                        into.words.extend_from_slice(&class.words);
                    }
                    rest
                }
                Some((Packed::Choice { optional }, first)) => {
                    let mut last = first;
                    loop {
                        let then = Then { packed: last, is_choice: true, after };
                        self.gather(last, Some(&then), is_second, into);
                        let Some(next) = packed::next_sequence(last) else { break };
                        last = next;
                    }
                    if !optional {
                        return;
                    }
                    packed = packed::behind(last);
                    continue;
                }
                Some((Packed::Start, rest)) => {
                    packed = rest;
                    continue;
                }
                None if let Some(then) = after
                    && into.ways <= MOST_STEPS =>
                {
                    packed = if then.is_choice { packed::behind(packed) } else { then.packed };
                    after = then.after;
                    continue;
                }
                _ => {
                    which.add(Tokens::ANY);
                    into.second.add(Tokens::ANY);
                    return;
                }
            };
            if is_second {
                return;
            }
            is_second = true;
        }
    }

    /// The most tokens a match of `code` can take.
    pub(super) fn longest(&self, mut code: &[u8]) -> usize {
        let mut length = 0_usize;
        while let Some((step, rest)) = code::step(code) {
            length = length.saturating_add(match step {
                Step::Word(_) | Step::Words(_) | Step::Tag(_) => 1,
                Step::Class(class) => self.classes.get(usize::from(class)).map_or(0, |class| class.longest),
                Step::NounPhrase => usize::MAX,
                Step::Gap => MOST_SKIPPED,
                Step::Start | Step::End => 0,
                Step::Choice { sequences, .. } => {
                    sequences.map(|sequence| self.longest(sequence)).max().unwrap_or(0)
                }
            });
            code = rest;
        }
        length
    }

    /// Tells of each step the words of which a sentence must have one, unless it can do without.
    pub(super) fn needed(&self, mut code: &[u8], tell: &mut dyn FnMut(Signature)) {
        while let Some((step, rest)) = code::step(code) {
            match step {
                Step::Word(id) => tell(bit(id)),
                Step::Words(ids) => tell(ids.fold(0, |signature, id| signature | bit(id))),
                Step::Class(class) => {
                    if let Some(class) = self.classes.get(usize::from(class)) {
                        tell(class.any_word);
                    }
                }
                Step::Choice { optional: false, sequences } => {
                    let any = sequences.map(|sequence| self.first_needed(sequence));
                    if let Some(any) = any.into_iter().try_fold(0, |any, needed| Some(any | needed?)) {
                        tell(any);
                    }
                }
                _ => {}
            }
            code = rest;
        }
    }

    fn first_needed(&self, sequence: &[u8]) -> Option<Signature> {
        let mut first = None;
        self.needed(sequence, &mut |needed| first = first.or(Some(needed)));
        first
    }
}
