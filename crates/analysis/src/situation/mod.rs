//! What is known of the situation a draft is written in: whose slip it was, how the reply reaches the customer, and the
//! message it answers.
//!
//! The agent says whose slip it was; when not, it is taken from what the draft and the message say ([`infer`]), and
//! nothing is taken where they say nothing or more than one thing. A cause that is only taken is followed mildly: it
//! decides which rewrites come first, and what rules look for in that case alone is a tip. Nothing is judged here.

mod infer;
mod message;

use crate::Request;
use crate::document::{Document, Language};
use crate::product::Products;
use crate::report::{Cause, CauseTaken, Channel, Severity};
use crate::rules::{Found, Rule};

pub use message::Message;

include!(concat!(env!("OUT_DIR"), "/situation.rs"));

/// Whether the word names something that takes what people enter: *app*, *checkout*.
pub fn is_system(word: &str) -> bool {
    SYSTEMS.has(word)
}

/// Whether a token is a face or sign of good cheer; an emoji may carry a colour or a joiner.
pub fn is_smile(text: &str) -> bool {
    SMILES.has(text) || text.chars().any(|c| !c.is_ascii() && SMILES.has(c.encode_utf8(&mut [0; 4])))
}

/// The situation of a draft.
#[derive(Debug)]
pub struct Situation<'m> {
    /// Whose slip it was; [`Cause::Auto`] when nobody knows.
    pub cause: Cause,
    /// What was taken from the draft or the message, when that is where the cause is from.
    why: Option<&'static str>,
    /// How the reply reaches the customer.
    pub channel: Channel,
    /// The message it answers.
    pub message: Option<Message<'m>>,
    /// What the person calls the things that drafts are about.
    pub products: Products,
}

impl<'m> Situation<'m> {
    /// What the request says.
    pub fn given(request: &Request<'m>, language: &Language) -> Situation<'m> {
        Situation {
            cause: request.cause,
            why: None,
            channel: request.channel,
            message: request.customer.and_then(|text| Message::new(text, language)),
            products: Products::named(request.products, &language.lexicon),
        }
    }

    /// Takes the cause that more of the draft told, where it was not given.
    pub(crate) fn take(&mut self, taken: Option<Cause>) {
        if let (Cause::Auto, Some(taken)) = (self.cause, taken) {
            (self.cause, self.why) = (taken, Some(""));
        }
    }

    /// Takes the cause from the draft, with what the rules found in it, or from the message, where it was not given.
    /// Whether there was something to take.
    pub(crate) fn take_cause<'f>(
        &mut self,
        doc: &Document<'_>,
        language: &Language,
        found: impl Iterator<Item = &'f Found>,
    ) -> bool {
        if self.cause != Cause::Auto {
            return false;
        }
        let Some((cause, why)) = infer::cause(doc, language, found, self.message.as_ref()) else {
            return false;
        };
        self.cause = cause;
        self.why = Some(why);
        true
    }

    /// The cause for the report, when there is one.
    pub(crate) fn taken(&self) -> Option<CauseTaken> {
        (self.cause != Cause::Auto).then(|| CauseTaken {
            taken: self.cause,
            inferred: self.why.is_some(),
            why: self.why.map(Into::into),
        })
    }

    /// Whether a rule looks at drafts in this situation.
    pub fn asks_for(&self, rule: &Rule) -> bool {
        rule.cause.is_none_or(|cause| cause == self.cause)
            && (rule.channels.is_empty() || rule.channels.contains(&self.channel))
            && match rule.mood {
                Mood::Any => true,
                Mood::Given => self.message.is_some(),
                Mood::Upset => self.message.as_ref().is_some_and(Message::is_upset),
            }
    }

    /// How severe a finding of this rule is. What is looked for only because a cause was taken is a tip.
    pub fn severity(&self, rule: &Rule) -> Severity {
        if rule.cause.is_some() && self.why.is_some() { Severity::Tip } else { rule.severity }
    }
}

/// What a rule asks of the customer's message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Nothing; there need not be one.
    Any,
    /// That it is known.
    Given,
    /// That whoever wrote it is upset.
    Upset,
}
