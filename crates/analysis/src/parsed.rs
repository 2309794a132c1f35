//! A draft taken apart, for people and tools who want to see why a rule did or did not fire.
//!
//! The clause keys are those that `xtask-eval` scores: byte spans of subject, verb, auxiliaries, particle, chain and
//! object.

use serde::Serialize;

use crate::clause::Clause;
use crate::document::{Document, Sentence};
use crate::text::Span;

/// `[start, end)` in bytes.
pub type Bytes = [usize; 2];

/// A sentence with its tokens and clauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedSentence<'t> {
    /// Its bytes.
    pub span: Bytes,
    /// Its text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<ParsedToken<'t>>,
    /// Its clauses.
    pub clauses: Vec<ParsedClause>,
}

/// A token with its part of speech.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedToken<'t> {
    /// Its bytes.
    pub span: Bytes,
    /// As written.
    pub text: &'t str,
    /// What rules compare: lower case, contractions spelt out.
    pub word: String,
    /// Universal part of speech.
    pub tag: &'static str,
}

/// A clause in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedClause {
    /// What it does: statement, question, tag, imperative, subjectless.
    pub kind: String,
    /// How it hangs on what stands before it.
    pub link: String,
    /// Who its subject is.
    pub person: String,
    /// The subject, when written.
    pub subject: Option<Bytes>,
    /// The main verb; *be* when copular.
    pub verb: Bytes,
    /// Whether the main verb is *be*.
    pub copula: bool,
    /// Auxiliaries in order.
    pub aux: Vec<Bytes>,
    /// Whether *not* or *never* stands in the verb group.
    pub negated: bool,
    /// Particle of a phrasal verb.
    pub particle: Option<Bytes>,
    /// The later verbs of a chain.
    pub chain: Vec<Bytes>,
    /// Direct object.
    pub object: Option<Bytes>,
    /// Indirect object.
    pub indirect: Option<Bytes>,
    /// What follows within the clause.
    pub rest: Bytes,
    /// What follows up to the next main clause.
    pub tail: Bytes,
}

/// The sentences of a document.
pub fn parsed<'t>(doc: &Document<'t>) -> Vec<ParsedSentence<'t>> {
    doc.sentences().iter().map(|sentence| parsed_sentence(doc, sentence)).collect()
}

fn parsed_sentence<'t>(doc: &Document<'t>, sentence: &Sentence) -> ParsedSentence<'t> {
    let bytes = |span: Span| [span.start, span.end];
    ParsedSentence {
        span: bytes(doc.span(sentence.tokens.clone())),
        text: doc.text_of(sentence.tokens.clone()),
        tokens: sentence
            .tokens
            .clone()
            .map(|at| ParsedToken {
                span: bytes(doc.span(at..at + 1)),
                text: doc.text_of(at..at + 1),
                word: doc.word(at).to_owned(),
                tag: doc.tag(at).name(),
            })
            .collect(),
        clauses: doc.clauses_of(sentence).iter().map(|clause| parsed_clause(doc, clause)).collect(),
    }
}

fn parsed_clause(doc: &Document<'_>, clause: &Clause) -> ParsedClause {
    let range = |range: std::ops::Range<usize>| {
        let span = doc.span(range);
        [span.start, span.end]
    };
    let token = |at: usize| range(at..at + 1);
    ParsedClause {
        kind: format!("{:?}", clause.kind).to_lowercase(),
        link: format!("{:?}", clause.link).to_lowercase(),
        person: format!("{:?}", clause.person).to_lowercase(),
        subject: clause.subject.clone().map(range),
        verb: token(clause.verb),
        copula: clause.copula,
        aux: clause.auxiliaries.iter().copied().map(token).collect(),
        negated: clause.negation.is_some(),
        particle: clause.particle.map(token),
        chain: clause.chain.iter().copied().map(token).collect(),
        object: clause.object.clone().map(range),
        indirect: clause.indirect.clone().map(range),
        rest: range(clause.rest.clone()),
        tail: range(clause.tail.clone()),
    }
}
