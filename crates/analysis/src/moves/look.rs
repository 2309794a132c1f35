//! A clause with what is asked of it again and again: who acts, whether it lies ahead, whether it stands on its own.
//! Which verbs count for what is in `data/moves/verbs.tsv`.

use std::borrow::Cow;
use std::ops::Range;

use super::VERBS;
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::fields::lemma;
use crate::rules::Context;
use crate::rules::detect::promise::{Promise, tense};

/// Whether the verb is of the class.
pub fn is_of(class: &str, verb: &str) -> bool {
    // Most names differ in length, which is seen without a call.
    VERBS.iter().any(|(name, verbs)| name.len() == class.len() && *name == class && verbs.has(verb))
}

/// Whether the verb names something that our side does for the customer.
pub fn is_work(verb: &str) -> bool {
    is_of("takes-on", verb) || is_of("acts", verb) && !among!(verb, "get have let issue")
}

/// A clause with what is asked of it again and again.
#[expect(missing_debug_implementations, reason = "only looked through")]
pub struct Look<'c, 'd> {
    /// The sentence.
    pub context: &'c Context<'c, 'd>,
    /// The clause.
    pub clause: &'c Clause,
}

impl<'c, 'd> Look<'c, 'd> {
    /// The clause with this number.
    pub fn new(context: &'c Context<'c, 'd>, index: usize) -> Option<Look<'c, 'd>> {
        let clause = context.clause(index)?;
        Some(Look { context, clause })
    }

    /// The verb that carries the meaning: *help* of *would love to help*.
    pub fn verb(&self) -> Cow<'c, str> {
        lemma(self.context, self.clause.last_verb())
    }

    /// The verb that carries tense and person.
    pub fn first_verb(&self) -> Cow<'c, str> {
        lemma(self.context, self.clause.verb)
    }

    /// A token in lower case.
    pub fn word(&self, at: usize) -> &'c str {
        self.context.doc.word(at)
    }

    /// *Can*, *will*, …
    pub fn modal(&self) -> Option<&'c str> {
        self.clause.modal(self.context.doc)
    }

    /// *I*, *we*.
    pub fn is_ours(&self) -> bool {
        matches!(self.clause.person, Person::I | Person::We)
    }

    /// Whether somebody on our side acts: *I*, *we*, *our team*, *a colleague*, *one of us*.
    pub fn is_our_side(&self) -> bool {
        self.is_ours() || self.subject_has(is_of_ours)
    }

    /// Whether a word of the subject passes.
    pub fn subject_has(&self, test: impl Fn(&str) -> bool) -> bool {
        self.clause.subject.clone().is_some_and(|subject| subject.take(12).any(|at| test(self.word(at))))
    }

    /// Whether it states something.
    pub fn says(&self) -> bool {
        !matches!(self.clause.kind, ClauseKind::Question | ClauseKind::Tag) && self.clause.negation.is_none()
    }

    /// *Running it again will fix it*: what is done stands in front of the verb.
    pub fn is_doing(&self) -> bool {
        let opening = self.context.sentence().map_or("", |sentence| self.word(sentence.tokens.start));
        self.clause.kind == ClauseKind::Subjectless
            && self.clause.link == Link::Main
            && opening.ends_with("ing")
    }

    /// Whether the clause stands on its own: no condition, reason or detail of another.
    pub fn is_main(&self) -> bool {
        matches!(self.clause.link, Link::Main | Link::And | Link::But)
    }

    /// *So (that) we can look at it*: what a request is for.
    pub fn is_purpose(&self) -> bool {
        let start = self.clause.marker.unwrap_or(self.clause.core_start());
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        matches!(self.word(start), "so" | "that" | "for") || among!(before, "so that until before")
    }

    /// Whether the sentence asks something of the customer, or makes a condition, before this clause.
    pub fn depends(&self) -> bool {
        let Some(sentence) = self.context.sentence() else { return false };
        self.context.doc.clauses_of(sentence).iter().take_while(|other| other.verb < self.clause.verb).any(
            |other| {
                other.kind == ClauseKind::Imperative && other.negation.is_none()
                    || other.link == Link::If
                    || other.kind == ClauseKind::Question && other.person == Person::You
            },
        )
    }

    /// *Will*, *shall*, *going to*.
    pub fn is_ahead(&self) -> bool {
        tense(self.context, self.clause) == Some(Promise::Future)
    }

    /// From the subject or verb to the end of what belongs to it.
    pub fn all(&self) -> Range<usize> {
        let mut start = self.clause.core_start();
        if self.clause.kind == ClauseKind::Question {
            start = start.min(self.clause.auxiliaries.first().copied().unwrap_or(start));
        }
        let before = start.checked_sub(1).filter(|&at| matches!(self.word(at), "please" | "kindly"));
        let object = self.clause.object.as_ref().map_or(0, |object| object.end);
        before.unwrap_or(start)..object.max(self.clause.rest.end).max(self.clause.last_verb() + 1)
    }

    /// The first word of the object.
    pub fn object_word(&self) -> &'c str {
        let first = self.clause.object.as_ref().map(|object| object.start);
        let indirect = self.clause.indirect.as_ref().map(|object| object.start);
        first.or(indirect).map_or("", |at| self.word(at))
    }
}

/// Words for people and places on our side.
pub fn is_of_ours(word: &str) -> bool {
    among!(
        word,
        "team teams colleague colleagues manager engineer engineers specialist specialists supervisor \
            department agent agents driver technician developer developers staff executive executives \
            representative us support courier lead office warehouse branch depot store bank desk"
    )
}
