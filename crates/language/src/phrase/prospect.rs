//! What can be known of a phrase before it is tried: what its first two tokens can be, which words it cannot do without,
//! and how long it can get. Most phrases are turned away by this at most tokens.

use super::code::{self, MOST_SKIPPED, MOST_STEPS, NOMINAL, Step, WordId};
use super::set::{PhraseSet, Signature, bit};
use crate::tag::Tag;

/// Most phrases take no more tokens than this.
pub(super) const NEAR: usize = 8;

/// Tokens of a draft that may fit: by their word, or by their part of speech.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tokens {
    pub words: Signature,
    /// A bit for each part of speech; all of them when no token is needed.
    pub tags: u32,
}

impl Tokens {
    fn of_tag(tag: Tag) -> Tokens {
        Tokens { words: 0, tags: 1 << tag as u32 }
    }

    /// Any token, or none.
    const ANY: Tokens = Tokens { words: 0, tags: u32::MAX };

    /// The words one of which must be there, all of them when none must.
    pub fn any_word(self) -> Signature {
        if self.tags == 0 { self.words } else { Signature::MAX }
    }

    /// The same in short.
    pub fn glance(self) -> Glance {
        Glance(folded(self.words), self.tags)
    }

    fn add(&mut self, other: Tokens) {
        self.words |= other.words;
        self.tags |= other.tags;
    }

    /// Whether the token with this word and tag may be one of them; `None` for a token that is not there.
    #[inline(always)]
    pub fn may_have(&self, token: Option<(Signature, Tag)>) -> bool {
        self.tags == u32::MAX
            || token.is_some_and(|(word, tag)| self.words & word != 0 || self.tags & 1 << tag as u32 != 0)
    }
}

/// [`Tokens`] in short: their words as a bit of 32 each, and their parts of speech.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance(u32, u32);

impl Glance {
    /// Any token, or none.
    pub const ANY: Glance = Glance(u32::MAX, u32::MAX);

    /// The token with this word and tag; `None` for one that is not there, which only what needs none meets.
    pub fn of(token: Option<(Signature, Tag)>) -> Glance {
        token.map_or(Glance(0, 1 << 31), |(word, tag)| Glance(folded(word), 1 << tag as u32))
    }

    #[inline(always)]
    pub fn meets(self, other: Glance) -> bool {
        self.0 & other.0 | self.1 & other.1 != 0
    }
}

fn folded(words: Signature) -> u32 {
    (words | words >> 32 | words >> 64 | words >> 96) as u32
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
    code: &'a [u8],
    after: Option<&'a Then<'a>>,
}

impl PhraseSet {
    /// What a match of `code` can start with.
    /// `room` is what its words go into, so that a thousand phrases need no thousand lists.
    pub(super) fn starts(&self, code: &[u8], mut room: Vec<WordId>) -> Starts {
        room.clear();
        let mut starts = Starts { words: room, ..Starts::default() };
        self.gather(code, None, false, &mut starts);
        starts
    }

    /// Follows every way through `code` and what comes after it, up to the second token.
    fn gather(&self, code: &[u8], after: Option<&Then<'_>>, is_second: bool, into: &mut Starts) {
        into.ways += 1;
        let step = code::step(code).filter(|_| into.ways <= MOST_STEPS);
        let which = if is_second { &mut into.second } else { &mut into.first };
        let rest = match step {
            Some((Step::Word(word), rest)) => {
                which.words |= bit(word);
                if !is_second {
                    into.words.push(word);
                }
                rest
            }
            Some((Step::Words(words), rest)) => {
                which.words |= words.fold(0, |signature, word| signature | bit(word));
                if !is_second {
                    into.words.extend(words);
                }
                rest
            }
            Some((Step::Tag(tag), rest)) => {
                which.add(Tokens::of_tag(tag));
                rest
            }
            Some((Step::NounPhrase, _)) => {
                NOMINAL.iter().for_each(|&tag| which.add(Tokens::of_tag(tag)));
                into.second.add(Tokens::ANY);
                return;
            }
            Some((Step::Class(class), rest)) => {
                let Some(class) = self.classes.get(usize::from(class)) else { return };
                if class.longest > 1 {
                    let then = Then { code: rest, after };
                    return self.gather(self.code_at(&class.code), Some(&then), is_second, into);
                }
                which.add(class.first);
                if !is_second {
                    into.words.extend(&class.words);
                }
                rest
            }
            Some((Step::Choice { optional, sequences }, rest)) => {
                let then = Then { code: rest, after };
                for sequence in sequences {
                    self.gather(sequence, Some(&then), is_second, into);
                }
                if optional {
                    self.gather(rest, after, is_second, into);
                }
                return;
            }
            Some((Step::Start, rest)) => return self.gather(rest, after, is_second, into),
            None if code.is_empty()
                && let Some(then) = after =>
            {
                return self.gather(then.code, then.after, is_second, into);
            }
            _ => {
                which.add(Tokens::ANY);
                into.second.add(Tokens::ANY);
                return;
            }
        };
        if !is_second {
            self.gather(rest, after, true, into);
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
                        tell(class.first.any_word());
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
