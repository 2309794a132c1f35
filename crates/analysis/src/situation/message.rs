//! The customer's message, as far as it changes how a reply sounds.

use crate::text::case;
use std::cell::OnceCell;

use super::{CONTENT, UPSET};
use crate::among;
use crate::clause::{Clause, ClauseKind, Person};
use crate::document::{Document, Language};
use crate::text::token::TokenKind;

/// No more of a message is read than people write: what is longer has a thread or a log at its end.
const READ: usize = 8_000;

/// A message of the customer's.
#[derive(Debug)]
pub struct Message<'m> {
    doc: Document<'m>,
    upset: OnceCell<bool>,
    requests: OnceCell<bool>,
}

impl<'m> Message<'m> {
    /// Takes a message apart; `None` when there is not a word in it.
    pub fn new(text: &'m str, language: &Language) -> Option<Message<'m>> {
        let mut end = text.len().min(READ);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let doc = Document::new(text.get(..end).unwrap_or(text), language);
        (doc.word_count() > 0).then(|| Message { doc, upset: OnceCell::new(), requests: OnceCell::new() })
    }

    /// The message taken apart.
    pub fn doc(&self) -> &Document<'m> {
        &self.doc
    }

    /// Number of words.
    pub fn words(&self) -> u32 {
        self.doc.word_count()
    }

    /// Whether whoever wrote it is upset: says so, or shouts. A word of thanks weighs against it.
    pub fn is_upset(&self) -> bool {
        *self.upset.get_or_init(|| {
            let doc = &self.doc;
            let (mut upset, mut content, mut shouted) = (0, 0, 0);
            for at in 0..doc.tokens().len() {
                let word = doc.word(at);
                match doc.kind(at) {
                    TokenKind::Word => {
                        // "Not great" is no praise, and "not angry" no anger.
                        let denied = at > 0 && matches!(doc.word(at - 1), "not" | "no" | "never");
                        upset += u32::from(!denied && UPSET.has(word));
                        content += u32::from(!denied && CONTENT.has(word));
                        let text = doc.text_of(at..at + 1);
                        let letters = text.chars().count();
                        shouted += u32::from(letters > 3 && text.chars().all(case::is_capital));
                    }
                    TokenKind::Punct | TokenKind::Symbol => {
                        let marks = word.chars().filter(|c| matches!(c, '!' | '?')).count();
                        let angry =
                            word.chars().any(|c| matches!(c, '😡' | '😠' | '🤬' | '👎' | '😤' | '🙄'));
                        shouted += u32::from(marks > 1) + 2 * u32::from(angry);
                    }
                    _ => {}
                }
            }
            upset > content / 2 || (shouted > 1 && content == 0)
        })
    }

    /// What the customer says of themselves: statements about *I* and *we* that are neither wishes nor questions.
    pub fn own_statements(&self) -> impl Iterator<Item = &Clause> {
        self.doc.clauses().iter().filter(|clause| {
            matches!(clause.person, Person::I | Person::We)
                && clause.kind == ClauseKind::Statement
                && clause.modal(&self.doc).is_none()
        })
    }

    /// Whether it asks for something to be done, and not only whether something is so.
    pub fn requests(&self) -> bool {
        let doc = &self.doc;
        let requests = |clause: &Clause| {
            let asked = clause.kind == ClauseKind::Question;
            let modal = clause.modal(doc);
            match clause.person {
                Person::You => {
                    asked
                        && matches!(modal, Some("can" | "could" | "will" | "would"))
                        && !among!(doc.word(clause.last_verb()), "tell confirm explain check say")
                }
                Person::I | Person::We => {
                    among!(doc.word(clause.verb), "want need like")
                        || asked && matches!(modal, Some("can" | "could" | "may"))
                }
                _ => clause.kind == ClauseKind::Imperative || asked && modal == Some("could"),
            }
        };
        *self.requests.get_or_init(|| doc.clauses().iter().any(requests))
    }

    /// Whether it asks or wishes for something, so that a no may be an answer to that.
    pub fn asks(&self) -> bool {
        let doc = &self.doc;
        let wishes = |clause: &Clause| {
            clause.kind == ClauseKind::Question
                || clause.kind == ClauseKind::Imperative
                || matches!(clause.person, Person::I | Person::We)
                    && among!(doc.word(clause.verb), "want need wish like expect demand")
        };
        doc.clauses().iter().any(wishes)
            || (0..doc.tokens().len()).any(|at| doc.word(at).starts_with('?') || doc.word(at) == "please")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_beginning_of_a_long_message_is_read() {
        let language = Language::embedded();
        let long = "é a".repeat(READ);
        let message = Message::new(&long, &language).unwrap();
        assert!(message.doc().text().len() <= READ && message.words() > 1000);
        assert!(Message::new(" ... \n", &language).is_none());
    }
}
