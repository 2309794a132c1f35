//! What else a reader of the whole reply would trip over: questions left open, a no before the thanks, one apology after
//! the other.

use super::customer::Question;
use super::{Reply, lines, text};
use crate::among;
use crate::clause::words::is_question_word;
use crate::report::{Family, MoveId, Note, NoteId, ReplyKind};
use crate::rules::Context;
use crate::rules::detect::promise::names_a_time;
use crate::text::token::TokenKind;

/// Apologies that are one too many.
const MANY: usize = 3;

pub fn notes(reply: &Reply<'_, '_>) -> Vec<Note> {
    let mut notes = Vec::new();
    notes.extend(open_question(reply));
    notes.extend(no_first(reply).or_else(|| late_thanks(reply)));
    notes.extend(many_apologies(reply));
    notes
}

/// A question of the customer's that nothing in the draft takes up.
fn open_question(reply: &Reply<'_, '_>) -> Option<Note> {
    let reading = reply.reading.as_ref()?;
    // Who asks back, or refuses, has heard the question.
    if matches!(reply.kind, ReplyKind::Info | ReplyKind::Refusal | ReplyKind::Thanks) {
        return None;
    }
    // Only what is the customer's own, or asks for a time, can be told from what is answered in other words.
    let open = reading
        .questions
        .iter()
        .find(|question| (question.own || question.asks == "when") && !is_answered(reply, question))?;
    let (said, offered) = match &open.topic {
        Some(topic) => {
            let spoken =
                topic.strip_prefix("your ").map_or_else(|| topic.clone(), |rest| ["the ", rest].concat());
            (text("note.question")?.replace("{topic}", &spoken), lines::answer(reply, topic))
        }
        None => (text("note.question.bare")?.to_owned(), None),
    };
    let (suggestion, at) = offered.map_or((None, None), |(line, at)| (Some(line), Some(at)));
    Some(Note { id: NoteId::OpenQuestion, text: said.into(), span: None, suggestion, at })
}

fn is_answered(reply: &Reply<'_, '_>, question: &Question) -> bool {
    let doc = reply.doc;
    let all = 0..doc.tokens().len();
    let word = |at: usize| reply.language.lexicon.singularise(doc.word(at));
    let taken_up = all
        .clone()
        .any(|at| doc.kind(at) == TokenKind::Word && question.content.iter().any(|noun| *noun == *word(at)));
    let linked = all
        .clone()
        .any(|at| doc.kind(at) == TokenKind::Opaque && doc.text_of(at..at + 1).contains(['.', '/']));
    let request = crate::Request::new(doc.text());
    let context =
        Context { doc, language: reply.language, request: &request, situation: reply.situation, sentence: 0 };
    let by_kind = match question.asks {
        "when" => return names_a_time(&context, all) || reply.has(MoveId::Timeline),
        "where" => linked,
        "how" => reply.has(MoveId::NextStep) || reply.has(MoveId::CanDo),
        "why" => all.clone().any(|at| among!(doc.word(at), "because since due reason as")),
        "" => all.clone().take(8).any(|at| {
            among!(doc.word(at), "yes no course absolutely sure unfortunately correct certainly definitely")
        }),
        _ => false,
    };
    taken_up || by_kind || linked || reply.has(MoveId::Ownership)
}

/// The no before the thanks or the apology.
fn no_first(reply: &Reply<'_, '_>) -> Option<Note> {
    let no = reply.findings.iter().find(|finding| finding.family == Family::Refusal)?;
    let refused = reply.sentence_at(no.start)?;
    let opening = |id| reply.made.iter().filter(move |made| made.id == id).map(|made| made.sentence).min();
    let first = [MoveId::Thanks, MoveId::Apology, MoveId::Empathy].into_iter().filter_map(opening).min()?;
    let closing = first + 1 == reply.doc.sentences().len();
    (refused < first && !closing).then(|| Note {
        id: NoteId::NoFirst,
        text: text("note.no_first").unwrap_or_default().into(),
        span: Some((no.start, no.end)),
        suggestion: None,
        at: None,
    })
}

/// Thanks in the middle of a reply with a problem in it.
fn late_thanks(reply: &Reply<'_, '_>) -> Option<Note> {
    let thanks = reply.first(MoveId::Thanks)?;
    let count = reply.doc.sentences().len();
    let late = thanks.sentence >= 3 && 2 * thanks.sentence >= count && thanks.sentence + 1 < count;
    let asks = thanks.tokens.clone().any(|at| is_question_word(reply.doc.word(at)));
    let span = reply.doc.span(thanks.tokens.clone());
    (reply.problem && late && !asks).then(|| Note {
        id: NoteId::LateThanks,
        text: text("note.late_thanks").unwrap_or_default().into(),
        span: Some((span.start, span.end)),
        suggestion: None,
        at: None,
    })
}

/// Three apologies and more, real and hollow.
fn many_apologies(reply: &Reply<'_, '_>) -> Option<Note> {
    let mut sentences: Vec<usize> =
        reply.made.iter().filter(|made| made.id == MoveId::Apology).map(|made| made.sentence).collect();
    let hollow = reply.findings.iter().filter(|finding| finding.family == Family::HollowApology);
    sentences.extend(hollow.filter_map(|finding| reply.sentence_at(finding.start)));
    crate::order::sort_by_key(&mut sentences, |sentence| *sentence);
    sentences.dedup();
    (sentences.len() >= MANY).then(|| Note {
        id: NoteId::ManyApologies,
        text: text("note.apologies").unwrap_or_default().replace("{n}", &sentences.len().to_string()).into(),
        span: None,
        suggestion: None,
        at: None,
    })
}
