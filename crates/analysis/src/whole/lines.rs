//! A line for a missing move: in the voice of the draft, in the customer's own terms, at the place where it belongs.

use super::{CLOSINGS, GREETINGS, LINES, Line, Reply, listed};
use crate::document::Sentence;
use crate::report::{Cause, Channel, Family, MoveId, ReplyKind};
use crate::word_set::among;

/// The line for a move with the byte where it goes. White space that it needs there is part of it.
pub fn offer(reply: &Reply<'_, '_>, id: MoveId) -> Option<(String, usize)> {
    let line = LINES
        .iter()
        .filter(|line| line.id == id.id() && fits(reply, line))
        .find_map(|line| filled(reply, line.text, None))?;
    Some(placed(reply, line, place(reply, id)))
}

/// The line that answers an open question, and its place.
pub fn answer(reply: &Reply<'_, '_>, topic: &str) -> Option<(String, usize)> {
    let line = LINES.iter().find(|line| line.id == "answer")?;
    let line = filled(reply, line.text, Some(topic))?;
    Some(placed(reply, line, place(reply, MoveId::NextStep)))
}

fn fits(reply: &Reply<'_, '_>, line: &Line) -> bool {
    line.when.iter().all(|when| holds(reply, when))
}

fn holds(reply: &Reply<'_, '_>, when: &str) -> bool {
    let reading = reply.reading.as_ref();
    let matter = reading.and_then(|reading| reading.matter.as_ref());
    match when {
        "short" => reply.situation.channel == Channel::Chat || reply.doc.word_count() < 30,
        "upset" => reply.is_upset(),
        "asked" => reading.is_some_and(|reading| !reading.trouble && reading.asks),
        "us" => reply.situation.cause == Cause::Us,
        "third_party" => reply.situation.cause == Cause::ThirdParty,
        "customer" => reply.situation.cause == Cause::Customer,
        "fault" => matter.is_some_and(|matter| matter.is_fault),
        "unknown" => reading.is_none(),
        "refusal" => reply.kind == ReplyKind::Refusal,
        "fixed" => reply.kind == ReplyKind::Fixed,
        "info" => reply.kind == ReplyKind::Info,
        "bad_news" => reply.kind == ReplyKind::BadNews,
        "answer" => reply.kind == ReplyKind::Answer,
        feeling => reading.is_some_and(|reading| reading.feelings.contains(&feeling)),
    }
}

/// What a field becomes: the words in full as *I* and as *we* would say them, and contracted.
const FIELDS: &[(&str, [&str; 4])] = &[
    ("i", ["I", "we", "I", "we"]),
    ("me", ["me", "us", "me", "us"]),
    ("my", ["my", "our", "my", "our"]),
    ("i'm", ["I am", "we are", "I'm", "we're"]),
    ("i'll", ["I will", "we will", "I'll", "we'll"]),
    ("i've", ["I have", "we have", "I've", "we've"]),
    ("i'd", ["I would", "we would", "I'd", "we'd"]),
    ("it's", ["it is", "it is", "it's", "it's"]),
    ("don't", ["do not", "do not", "don't", "don't"]),
    ("you'll", ["you will", "you will", "you'll", "you'll"]),
    ("you're", ["you are", "you are", "you're", "you're"]),
];

/// The line with its fields filled; `None` when one has nothing to fill it.
fn filled(reply: &Reply<'_, '_>, mut pattern: &str, topic: Option<&str>) -> Option<String> {
    let mut line = String::new();
    while let Some((before, rest)) = pattern.split_once('{') {
        line.push_str(before);
        let (field, after) = rest.split_once('}')?;
        match field {
            "matter" => line.push_str(&reply.reading.as_ref()?.matter.as_ref()?.words),
            "topic" => line.push_str(topic?),
            field => line.push_str(voiced(reply, field)?),
        }
        pattern = after;
    }
    line.push_str(pattern);
    let mut chars = line.chars();
    let first = chars.next()?;
    Some(first.to_uppercase().chain(chars).collect())
}

/// A field in the voice of the draft.
fn voiced(reply: &Reply<'_, '_>, field: &str) -> Option<&'static str> {
    let doc = reply.doc;
    let all = || 0..doc.tokens().len();
    let (i, we) = doc.first_persons(all());
    let contracts = doc.contracts(all()).unwrap_or_else(|| {
        let formal = all().any(|at| among!(doc.word(at), "dear kindly sincerely regards hereby"));
        !formal
    });
    let (_, forms) = FIELDS.iter().find(|(name, _)| *name == field)?;
    forms.get(usize::from(we > i) + 2 * usize::from(contracts)).copied()
}

/// Where a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In front of the sentence with this number.
    Before(usize),
    /// Behind it.
    Behind(usize),
    /// Behind the greeting at the start of the first sentence, before this byte.
    Within(usize),
}

fn place(reply: &Reply<'_, '_>, id: MoveId) -> Place {
    let top = || opening(reply);
    let behind = |ids: &[MoveId]| {
        // Only what stands near the top draws the next move there.
        let near = |made: &&crate::moves::Made| ids.contains(&made.id) && made.sentence < 3;
        reply.made.iter().filter(near).map(|made| made.sentence).max().map(Place::Behind)
    };
    let refused = reply.findings.iter().find(|finding| finding.family == Family::Refusal);
    match id {
        MoveId::Thanks => top(),
        MoveId::Apology => behind(&[MoveId::Thanks]).unwrap_or_else(top),
        MoveId::Empathy => behind(&[MoveId::Apology, MoveId::Thanks]).unwrap_or_else(top),
        MoveId::Ownership => match reply.kind {
            ReplyKind::Info => last(reply),
            _ => behind(&[MoveId::Empathy, MoveId::Apology]).unwrap_or_else(|| last(reply)),
        },
        MoveId::CanDo | MoveId::Options => refused
            .and_then(|finding| reply.sentence_at(finding.start))
            .map_or_else(|| last(reply), Place::Behind),
        MoveId::Timeline => super::needs::promises(reply).1.map_or_else(|| last(reply), Place::Behind),
        MoveId::NextStep | MoveId::FollowUp | MoveId::Goodwill => last(reply),
    }
}

/// Behind the greeting.
fn opening(reply: &Reply<'_, '_>) -> Place {
    let doc = reply.doc;
    let Some(first) = doc.sentences().first() else { return Place::Before(0) };
    if !greets(reply, first) {
        return Place::Before(0);
    }
    // The greeting is a sentence of its own, or ends with a comma within the first one.
    const GREETING: usize = 6;
    let mark = first.tokens.clone().take(GREETING).find(|&at| among!(doc.word(at), ", ! - –"));
    let alone = doc.clauses_of(first).is_empty() && first.tokens.len() <= GREETING;
    if alone {
        return if doc.sentences().len() > 1 { Place::Before(1) } else { Place::Behind(0) };
    }
    let next = mark.map(|mark| mark + 1).filter(|&next| first.tokens.contains(&next));
    let Some(next) = next else { return Place::Behind(0) };
    // What follows must be able to open a sentence as it stands.
    let capital = doc.text_of(next..next + 1).chars().next().is_some_and(char::is_uppercase);
    match doc.tokens().get(next) {
        Some(token) if capital => Place::Within(token.span.start),
        _ => Place::Behind(0),
    }
}

fn greets(reply: &Reply<'_, '_>, sentence: &Sentence) -> bool {
    let doc = reply.doc;
    sentence.tokens.clone().take(2).any(|at| listed(GREETINGS, doc.word(at)))
}

/// Behind the last sentence that is not a closing formula.
fn last(reply: &Reply<'_, '_>) -> Place {
    let doc = reply.doc;
    let sentences = doc.sentences();
    let closes = |sentence: &Sentence| {
        let short = sentence.tokens.len() <= 7;
        let formula = sentence.tokens.clone().take(2).any(|at| listed(CLOSINGS, doc.word(at)));
        let signs = doc.clauses_of(sentence).is_empty()
            && !doc.text_of(sentence.tokens.clone()).ends_with(['.', '?', '!']);
        let initials = among!(doc.word(sentence.tokens.start), "^ / ~ -");
        short && (formula || signs || initials)
    };
    let at =
        (0..sentences.len()).rev().find(|&at| sentences.get(at).is_some_and(|sentence| !closes(sentence)));
    // A closing *let me know* stays last.
    let follow =
        reply.first(MoveId::FollowUp).map(|made| made.sentence).filter(|&made| made > 0 && Some(made) == at);
    match (follow, at) {
        (Some(follow), _) => Place::Behind(follow - 1),
        (None, Some(at)) => Place::Behind(at),
        (None, None) => Place::Behind(sentences.len().saturating_sub(1)),
    }
}

/// The line with the white space that its place asks for, and the byte.
fn placed(reply: &Reply<'_, '_>, line: String, place: Place) -> (String, usize) {
    let doc = reply.doc;
    let span = |at: usize| doc.sentences().get(at).map(|sentence| doc.span(sentence.tokens.clone()));
    match place {
        Place::Within(at) => {
            let mut chars = line.chars();
            let i = line.starts_with("I ") || line.starts_with("I'");
            let line = match chars.next() {
                Some(first) if !i => first.to_lowercase().chain(chars).collect(),
                _ => line,
            };
            ([&line, " "].concat(), at)
        }
        Place::Before(at) => ([&line, " "].concat(), span(at).map_or(0, |span| span.start)),
        Place::Behind(at) => {
            let end = span(at).map_or(doc.text().len(), |span| span.end);
            let (end, stop) = before_initials(doc.text(), end);
            ([stop, " ", &line].concat(), end)
        }
    }
}

/// Initials at the end of a tweet (*^MA*, */OP*, *~Saul*) stay last, and a sentence without a full stop gets one.
fn before_initials(text: &str, end: usize) -> (usize, &'static str) {
    const INITIALS: usize = 10;
    let before = text.get(..end).unwrap_or("");
    let sign = before.rfind(['^', '~', '/']).filter(|&at| {
        let tail = before.get(at + 1..).unwrap_or("");
        tail.len() < INITIALS
            && !tail.is_empty()
            && tail.chars().all(char::is_alphabetic)
            && before.get(..at).is_some_and(|head| head.ends_with([' ', ',', '\n']))
    });
    let end = sign.map_or(end, |at| before.get(..at).unwrap_or("").trim_end().len());
    let last = text.get(..end).and_then(|head| head.chars().last());
    let open = last.is_some_and(char::is_alphanumeric);
    (end, if open { "." } else { "" })
}
