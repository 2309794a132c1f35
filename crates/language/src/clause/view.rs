//! One sentence as the grammar sees it: bounded access to words, parts of speech and verb forms.

use std::ops::Range;

use super::words;
use crate::document::Document;
use crate::lexicon::{Lexicon, VerbForm, VerbForms};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// A sentence of a document with the lexicon at hand. Indices outside the sentence read as nothing.
pub struct View<'v, 'd> {
    pub doc: &'v Document<'d>,
    pub lexicon: &'v Lexicon,
    pub range: Range<usize>,
}

impl<'v, 'd> View<'v, 'd> {
    pub fn new(doc: &'v Document<'d>, lexicon: &'v Lexicon, range: Range<usize>) -> Self {
        View { doc, lexicon, range }
    }

    pub fn word(&self, at: usize) -> &'v str {
        if self.range.contains(&at) { self.doc.word(at) } else { "" }
    }

    /// The word before `at`, empty at the start of the sentence.
    pub fn before(&self, at: usize) -> &'v str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    pub fn tag(&self, at: usize) -> Tag {
        if self.range.contains(&at) { self.doc.tag(at) } else { Tag::Punct }
    }

    pub fn tag_before(&self, at: usize) -> Tag {
        at.checked_sub(1).map_or(Tag::Punct, |at| self.tag(at))
    }

    pub fn is_noun_like(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Noun | Tag::Propn | Tag::Num | Tag::Sym)
            || (self.range.contains(&at) && self.doc.kind(at) == TokenKind::Opaque)
    }

    /// The forms the word can be as a verb; none for closed-class words that are no verbs.
    pub fn forms(&self, at: usize) -> VerbForms {
        let word = self.word(at);
        self.lexicon
            .verb(word)
            .iter()
            .flat_map(|reading| reading.forms.iter())
            .fold(VerbForms::default(), VerbForms::with)
    }

    pub fn has_form(&self, at: usize, form: VerbForm) -> bool {
        self.forms(at).has(form)
    }

    /// Whether the token can be an auxiliary: a modal or a form of *be*, *have*, *do*, contracted or not.
    pub fn is_auxiliary_word(&self, at: usize) -> bool {
        let word = self.word(at);
        words::is_modal(word)
            || words::is_be(word)
            || words::is_have(word)
            || words::is_do(word)
            || (matches!(word, "'s" | "'d") && self.tag(at) != Tag::Part)
    }

    /// The lemma of the verb at `at`, or the word itself.
    pub fn lemma(&self, at: usize) -> String {
        let word = self.word(at);
        self.lexicon
            .verb(word)
            .iter()
            .next()
            .map_or_else(|| word.to_owned(), |reading| reading.lemma.to_string())
    }
}
