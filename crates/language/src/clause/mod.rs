//! The clause grammar: who does what in each finite clause of a sentence.
//!
//! A hand-written chunk grammar over parts of speech, not a full parser: it finds verb groups, then the subject
//! to the left, then particle, objects and complements to the right, then the borders between clauses. Each
//! step looks at a bounded number of tokens, so the whole is linear. Terms follow Huddleston & Pullum, *The
//! Cambridge Grammar of the English Language*; what counts as object, auxiliary and particle follows Universal
//! Dependencies, against which the grammar is measured.

mod borders;
mod complement;
mod group;
mod noun_phrase;
mod postmodifier;
mod subject;
#[cfg(test)]
mod tests;
mod view;
pub mod words;

pub use noun_phrase::is_time_noun;
use std::ops::Range;

use crate::document::Document;
use crate::lexicon::Lexicon;
use view::View;

/// What a clause does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// Says something.
    Statement,
    /// Asks, with subject and auxiliary inverted.
    Question,
    /// The tail of a tag question: *didn't you?*
    Tag,
    /// Tells somebody to do something.
    Imperative,
    /// A finite clause that leaves its subject out: *should have read that*.
    Subjectless,
}

/// Who or what the subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Person {
    /// *you*: the customer, or people in general.
    You,
    /// *I*.
    I,
    /// *we*.
    We,
    /// *he*, *she*, *they*, *someone*, *who*.
    They,
    /// *it*, *this*, *that*, *there*.
    It,
    /// A noun phrase.
    Thing,
    /// No subject is written.
    Nobody,
}

/// How a clause hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// A main clause that opens its sentence or follows punctuation.
    Main,
    /// Behind *and*, *or*, *so* or *then*.
    And,
    /// Behind *but*, *yet* or *however*.
    But,
    /// Behind *because*, *since*, *as*.
    Because,
    /// Behind *if*, *unless*, *in case*.
    If,
    /// Behind *when*, *once*, *until*, *before*, *after*, *while*.
    When,
    /// Behind *that*, *whether* or a question word, or bare behind a verb: an argument of the clause before.
    Content,
    /// Modifies a noun: *the form you sent*, *parcels that were lost*.
    Relative,
}

/// A finite clause, or an imperative. All positions are token indices of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it does.
    pub kind: ClauseKind,
    /// How it hangs on what stands before it.
    pub link: Link,
    /// The conjunction, relative word or question word that opens it.
    pub marker: Option<usize>,
    /// From its marker, prefix or subject to its last token; closing punctuation is left out.
    pub extent: Range<usize>,
    /// The subject's noun phrase.
    pub subject: Option<Range<usize>>,
    /// Who or what that is.
    pub person: Person,
    /// The auxiliaries before the main verb, in order; *to* of a semi-modal is not among them.
    pub auxiliaries: Vec<usize>,
    /// *not* or *never* within the verb group.
    pub negation: Option<usize>,
    /// Adverbs within the verb group.
    pub adverbs: Vec<usize>,
    /// The main verb; the form of *be* when the clause is copular.
    pub verb: usize,
    /// Whether the main verb is *be*.
    pub copula: bool,
    /// Whether the verb group is passive.
    pub passive: bool,
    /// The later verbs of a chain: *attach* in *forgot to attach*.
    pub chain: Vec<usize>,
    /// The particle of a phrasal verb: *in* of *filled in the form*.
    pub particle: Option<usize>,
    /// The direct object of the last verb of the chain.
    pub object: Option<Range<usize>>,
    /// The indirect object.
    pub indirect: Option<Range<usize>>,
    /// What follows verb and objects within the clause, up to the next clause.
    pub rest: Range<usize>,
    /// Everything that follows up to the end of the sentence or to the next main clause.
    pub tail: Range<usize>,
}

impl Clause {
    /// The first token of subject or verb group, whichever comes first.
    pub fn core_start(&self) -> usize {
        let first = self.auxiliaries.first().copied().unwrap_or(self.verb).min(self.verb);
        let first = self.adverbs.iter().copied().fold(first, usize::min);
        let first = self.negation.map_or(first, |at| at.min(first));
        self.subject.as_ref().map_or(first, |s| s.start.min(first))
    }

    /// The last verb of the chain.
    pub fn last_verb(&self) -> usize {
        self.chain.last().copied().unwrap_or(self.verb)
    }

    /// The modal that opens the verb group, if one does.
    pub fn modal<'d>(&self, doc: &'d Document<'_>) -> Option<&'d str> {
        let first = *self.auxiliaries.first()?;
        Some(doc.word(first)).filter(|word| words::is_modal(word))
    }

    /// Whether it is said of few cases or of some: *hardly ever*, *rarely*, *usually*.
    pub fn is_of_some_cases(&self, doc: &Document<'_>) -> bool {
        self.adverbs.iter().any(|&at| words::is_frequency(doc.word(at)))
    }

    /// Whether a form of *have* stands among the auxiliaries.
    pub fn is_perfect(&self, doc: &Document<'_>) -> bool {
        self.auxiliaries.iter().any(|&at| words::is_have(doc.word(at)) || (doc.word(at) == "of"))
    }
}

/// The clauses of the sentence `range`, ordered by their verbs.
pub fn parse(doc: &Document<'_>, lexicon: &Lexicon, range: Range<usize>) -> Vec<Clause> {
    let view = View::new(doc, lexicon, range);
    let groups = group::groups(&view);
    let mut clauses: Vec<Clause> = groups.into_iter().map(|group| complement::clause(&view, group)).collect();
    borders::settle(&view, &mut clauses);
    clauses
}
