//! Parts of speech: the universal tags (UPOS) of Universal Dependencies, and sets of them.

/// A universal part of speech. Source: <https://universaldependencies.org/u/pos/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Adjective.
    Adj,
    /// Adposition: prepositions and verb particles that are adpositions.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary, copula *be* included.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection, *please* included.
    Intj,
    /// Common noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: *not*, infinitive *to*, possessive *'s*.
    Part,
    /// Pronoun, possessive pronouns included.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol, emoji included.
    Sym,
    /// Verb other than an auxiliary.
    Verb,
    /// Anything else: links, handles, placeholders.
    X,
}

impl Tag {
    /// All tags, in the order of their codes.
    pub const ALL: [Tag; 17] = [
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
        Tag::Punct,
        Tag::Sconj,
        Tag::Sym,
        Tag::Verb,
        Tag::X,
    ];

    /// The name used by Universal Dependencies.
    pub const fn name(self) -> &'static str {
        match self {
            Tag::Adj => "ADJ",
            Tag::Adp => "ADP",
            Tag::Adv => "ADV",
            Tag::Aux => "AUX",
            Tag::Cconj => "CCONJ",
            Tag::Det => "DET",
            Tag::Intj => "INTJ",
            Tag::Noun => "NOUN",
            Tag::Num => "NUM",
            Tag::Part => "PART",
            Tag::Pron => "PRON",
            Tag::Propn => "PROPN",
            Tag::Punct => "PUNCT",
            Tag::Sconj => "SCONJ",
            Tag::Sym => "SYM",
            Tag::Verb => "VERB",
            Tag::X => "X",
        }
    }

    /// The tag with this Universal Dependencies name.
    pub fn from_name(name: &str) -> Option<Tag> {
        Tag::ALL.into_iter().find(|tag| tag.name() == name)
    }
}

/// A set of tags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TagSet(u32);

impl TagSet {
    /// The set with nothing in it.
    pub const EMPTY: TagSet = TagSet(0);

    /// A set of these tags.
    pub const fn of(tags: &[Tag]) -> TagSet {
        let mut bits = 0;
        let mut i = 0;
        while i < tags.len() {
            bits |= 1 << tags[i] as u32;
            i += 1;
        }
        TagSet(bits)
    }

    /// Whether the set has this tag.
    pub const fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u32) != 0
    }

    /// Whether the set has no tag.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set with this tag added.
    #[must_use]
    pub const fn with(self, tag: Tag) -> TagSet {
        TagSet(self.0 | 1 << tag as u32)
    }

    /// All tags that are in either set.
    #[must_use]
    pub const fn union(self, other: TagSet) -> TagSet {
        TagSet(self.0 | other.0)
    }

    /// The bits, one a tag, in the order of [`Tag::ALL`].
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The tags in the set, in the order of [`Tag::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.into_iter().filter(move |tag| self.has(*tag))
    }
}
