//! The whole reply: what kind of reply it is, which moves it needs, which of them are missing and a line for each, and
//! what else its reader would trip over. Finds no phrases itself: moves come from [`crate::moves`], risky phrases from
//! the rules.
//!
//! Precision first: what a reply does not clearly need is not asked of it, and a reply with no problem in it needs
//! nothing. The words that are said are in `data/wording/whole.tsv` and `data/wording/lines.tsv`.
//!
//! All of it, the moves included, stands behind [`Judge`]: what only it needs can be loaded after the rest.

mod customer;
mod kind;
mod lines;
mod needs;
mod notes;

use crate::document::{Document, Language};
use crate::moves::{self, Made, MoveBook};
use crate::phrase::PhraseSet;
use crate::report::{ChecklistItem, Finding, Move, MoveId, Note, ReplyKind};
use crate::rules::Context;
use crate::situation::Situation;
use customer::Reading;

include!(concat!(env!("OUT_DIR"), "/whole.rs"));

/// The phrases of feelings, packed by the build.
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/whole.bin"));

/// A line that can be offered.
#[derive(Debug)]
struct Line {
    /// The move it makes, or what else it is for.
    id: &'static str,
    /// What has to hold.
    when: &'static [&'static str],
    /// Text with `{fields}` and `[slots]`.
    text: &'static str,
}

/// What is said under this name.
fn text(name: &str) -> Option<&'static str> {
    let at = TEXTS.binary_search_by(|(key, _)| (*key).cmp(name)).ok()?;
    TEXTS.get(at).map(|(_, text)| *text)
}

/// Looks at a reply as a whole.
pub trait Judge: std::fmt::Debug + Send + Sync {
    /// What there is to say of the reply of this context, whatever its sentence, with these findings in it.
    ///
    /// What a rule marked is hollow, whether or not the person wants to be told of it.
    fn judge(&self, context: &Context<'_, '_>, findings: &[Finding]) -> Whole;
}

/// The judge of the compiled-in tables.
pub fn judge() -> Box<dyn Judge> {
    let feelings = PhraseSet::from_packed(PHRASES).unwrap_or_default();
    Box::new(Tables { moves: MoveBook::default(), feelings })
}

/// What the judgement of whole replies leans on.
#[derive(Debug)]
struct Tables {
    moves: MoveBook,
    feelings: PhraseSet,
}

/// What there is to say of a whole reply.
#[derive(Debug, Default)]
pub struct Whole {
    /// The good moves.
    pub moves: Vec<Move>,
    /// What kind of reply it is; `None` for an empty draft.
    pub kind: Option<ReplyKind>,
    /// Every move, in the order of the taxonomy.
    pub checklist: Vec<ChecklistItem>,
    /// What else there is to know.
    pub notes: Vec<Note>,
}

/// Everything the judgement looks at.
struct Reply<'r, 'd> {
    doc: &'r Document<'d>,
    language: &'r Language,
    situation: &'r Situation<'r>,
    findings: &'r [Finding],
    made: &'r [Made],
    /// The customer's message, when there is one.
    reading: Option<Reading>,
    kind: ReplyKind,
    /// There is a problem in it.
    problem: bool,
}

impl Reply<'_, '_> {
    /// The first place where a move is made.
    fn first(&self, id: MoveId) -> Option<&Made> {
        self.made.iter().find(|made| made.id == id)
    }

    fn has(&self, id: MoveId) -> bool {
        self.first(id).is_some()
    }

    /// Whether the sentence with this number makes the move. Moves are in the order of their sentences.
    fn makes(&self, sentence: usize, id: MoveId) -> bool {
        let from = self.made.partition_point(|made| made.sentence < sentence);
        let here = self.made.iter().skip(from).take_while(|made| made.sentence == sentence);
        here.into_iter().any(|made| made.id == id)
    }

    fn is_upset(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.upset)
    }

    /// A turn of a chat rather than a reply that stands alone.
    fn is_short(&self) -> bool {
        const TURN: u32 = 22;
        self.situation.channel == crate::report::Channel::Chat || self.doc.word_count() < TURN
    }

    /// The number of the sentence a byte lies in.
    fn sentence_at(&self, byte: usize) -> Option<usize> {
        self.doc.sentences().iter().position(|sentence| self.doc.span(sentence.tokens.clone()).end > byte)
    }
}

impl Judge for Tables {
    fn judge(&self, context: &Context<'_, '_>, findings: &[Finding]) -> Whole {
        let Context { doc, language, situation, .. } = *context;
        if doc.sentences().is_empty() {
            return Whole::default();
        }
        let mut made = Vec::new();
        for sentence in 0..doc.sentences().len() {
            self.moves.find(&Context { sentence, ..*context }, findings, &mut made);
        }
        let made = &made[..];
        let reading = situation.message.as_ref().map(|message| Reading::new(message, doc, self, language));
        let (kind, problem) = (ReplyKind::Answer, false);
        let mut reply = Reply { doc, language, situation, findings, made, reading, kind, problem };
        reply.problem = kind::has_problem(&reply);
        reply.kind = kind::kind(&reply);
        let checklist = MoveId::ALL.iter().map(|id| needs::item(&reply, *id)).collect();
        let notes = notes::notes(&reply);
        Whole { moves: moves::report(doc, made), kind: Some(reply.kind), checklist, notes }
    }
}
