//! Which parts of speech a word can be: the list first, then its inflection, then its ending.

use super::format::flag;
use super::table::{MAX_WORD, hash};
use super::verb::ed_or_ing;
use super::{Lexicon, VerbForm};
use crate::tag::{Tag, TagSet};
use crate::text::case;

/// The longest ending that is looked up, in bytes.
pub(super) const LONGEST_SUFFIX: usize = 6;

const OPEN: TagSet = TagSet::of(&[Tag::Noun]);
const NOT_A_WORD: TagSet = TagSet::of(&[Tag::Noun, Tag::Propn, Tag::X]);

impl Lexicon {
    /// The parts of speech a word can be, never empty for a word that is not empty.
    ///
    /// `word` is in lower case. Inflected forms have the tags of what they are forms of. A word that
    /// is neither listed nor a form of a listed one gets the tags that its ending suggests.
    pub fn tags(&self, word: &str) -> TagSet {
        if word.len() > MAX_WORD {
            return NOT_A_WORD;
        }
        let mut set = TagSet::EMPTY;
        let hash = hash(word);
        let listed = self.known_hashed(word, hash);
        if let Some(known) = listed {
            set = known.tags;
            if known.has(flag::CLOSED) {
                return set;
            }
        }
        set = set.union(self.inflected_tags(word, hash, listed.is_some()));
        if !set.is_empty() || word.is_empty() {
            return set;
        }
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return self.tags_by_shape(word);
        }
        self.guess(word)
    }

    /// The tags a word has as an inflected form of others.
    fn inflected_tags(&self, word: &str, hash: u64, listed: bool) -> TagSet {
        let mut set = TagSet::EMPTY;
        let irregular = self.verb_forms.get_hashed(word, hash);
        if irregular.is_some() || ed_or_ing(word) || word.ends_with('s') {
            for reading in &self.verb_hashed(word, hash) {
                set = set.with(Tag::Verb);
                if reading.forms.has(VerbForm::PastParticiple) && !reading.forms.has(VerbForm::Base) {
                    set = set.with(Tag::Adj);
                }
                if reading.forms.has(VerbForm::Gerund) {
                    set = set.with(Tag::Noun);
                }
            }
        }
        if word.ends_with('s') || word.ends_with("men") || self.noun_forms.get_hashed(word, hash).is_some() {
            let verb = set.has(Tag::Verb);
            if self.plural_of(word, verb || listed).is_some() {
                set = set.with(Tag::Noun);
            }
        }
        if (word.ends_with("er") || word.ends_with("est"))
            && let Some(base) = self.degree_base(word)
        {
            set = set.with(Tag::Adj);
            if base.has(Tag::Adv) {
                set = set.with(Tag::Adv);
            }
        }
        set
    }

    /// The tags that the ending of an unlisted word in ASCII letters suggests.
    pub(super) fn guess(&self, word: &str) -> TagSet {
        for length in (1..=LONGEST_SUFFIX.min(word.len())).rev() {
            let class = word.get(word.len() - length..).and_then(|suffix| self.suffixes.get(suffix));
            if let Some(known) = class.and_then(|class| self.classes.get(usize::from(class))) {
                return known.tags;
            }
        }
        OPEN
    }

    /// The tags of what is not all ASCII letters and not listed: numbers, hyphenated words, symbols.
    fn tags_by_shape(&self, word: &str) -> TagSet {
        let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || b".,:/-%".contains(&byte));
        let first = word.chars().next().unwrap_or(' ');
        if first.is_ascii_digit() && digits(word) {
            return TagSet::of(&[Tag::Num]);
        }
        if word.contains(|c: char| c.is_ascii_digit()) {
            return if matches!(first, '$' | '£' | '€') {
                TagSet::of(&[Tag::Num, Tag::Sym])
            } else if first.is_ascii_digit() && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
            {
                TagSet::of(&[Tag::Adj, Tag::Noun])
            } else {
                TagSet::of(&[Tag::Adj, Tag::Noun, Tag::Num, Tag::Propn, Tag::X])
            };
        }
        if !word.contains(case::is_letter_or_digit) {
            return TagSet::of(&[Tag::Punct, Tag::Sym]);
        }
        if let Some((_, tail)) = word.rsplit_once('-')
            && !tail.is_empty()
        {
            // A compound is mostly what its last part is, or stands before a noun.
            let mut set = TagSet::of(&[Tag::Adj, Tag::Noun]);
            let tail = if tail.contains('-') { set } else { self.tags(tail) };
            for tag in [Tag::Verb, Tag::Adv] {
                if tail.has(tag) {
                    set = set.with(tag);
                }
            }
            return set;
        }
        TagSet::of(&[Tag::Noun, Tag::Propn, Tag::Adj])
    }
}
