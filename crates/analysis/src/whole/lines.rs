//! A line for a missing move: in the voice of the draft, in the customer's own terms, at the place where it belongs.

use super::{CLOSINGS, GREETINGS, LEANING, LINES, Line, Reply, needs};
use crate::among;
use crate::clause::{Clause, ClauseKind};
use crate::document::Sentence;
use crate::report::{Cause, Channel, Family, MoveId, ReplyKind};
use crate::tag::Tag;
use crate::text::case;
use crate::text::token::TokenKind;

/// The line for a move with the byte where it goes. White space that it needs there is part of it. None is better than
/// one that says more than the reply does, or that stands between two sentences that belong together.
pub fn offer(reply: &Reply<'_, '_>, id: MoveId) -> Option<(String, usize)> {
    if !suits(reply, id) {
        return None;
    }
    let line = LINES
        .iter()
        .filter(|line| line.id == id.id() && fits(reply, line))
        .find_map(|line| filled(reply, line.text, None))?;
    Some(placed(reply, line, place(reply, id)?))
}

/// The line that answers an open question, and its place.
pub fn answer(reply: &Reply<'_, '_>, topic: &str) -> Option<(String, usize)> {
    let line = LINES.iter().find(|line| line.id == "answer")?;
    let line = filled(reply, line.text, Some(topic))?;
    Some(placed(reply, line, last(reply)?))
}

/// Whether a line for this move agrees with what the reply does: who sends the customer on does not take it on as well.
fn suits(reply: &Reply<'_, '_>, id: MoveId) -> bool {
    let sends_on = || {
        reply.kind != ReplyKind::Info
            && (needs::invites(reply)
                || reply.findings.iter().any(|finding| finding.family == Family::HandOff)
                || reply.doc.sentences().iter().enumerate().any(|(number, sentence)| {
                    let steps = |clause: &Clause| clause.kind == ClauseKind::Imperative;
                    let linked = |at| reply.doc.kind(at) == TokenKind::Opaque;
                    let told = reply.makes(number, MoveId::NextStep);
                    let steps = reply.doc.clauses_of(sentence).iter().any(steps);
                    let linked = sentence.tokens.clone().any(linked);
                    steps && (told || linked) || linked && (told || reply.makes(number, MoveId::CanDo))
                }))
    };
    match id {
        MoveId::FollowUp | MoveId::NextStep => !sends_on(),
        // "There is nothing we can do. What we can do is …" contradicts itself.
        MoveId::CanDo => !reply.doc.clauses().iter().any(|clause| {
            let start = clause.core_start();
            (start.saturating_sub(3)..start).any(|at| reply.doc.word(at) == "nothing")
                && matches!(clause.modal(reply.doc), Some("can" | "could"))
        }),
        // "As soon as I have that" takes up something in particular, which "is there anything else?" does not ask for.
        MoveId::Ownership if reply.kind == ReplyKind::Info => {
            let doc = reply.doc;
            let vague = |clause: &Clause| {
                let first = clause.subject.as_ref().map_or("", |subject| doc.word(subject.start));
                clause.kind == ClauseKind::Question && first == "there"
            };
            reply.has(MoveId::NextStep)
                || doc.sentences().iter().any(|sentence| {
                    doc.word(sentence.tokens.end.saturating_sub(1)).starts_with('?')
                        && !doc.clauses_of(sentence).iter().any(vague)
                })
        }
        // The next step, and what can be done, are said by the one who does it.
        MoveId::Ownership => {
            let said = |id| !reply.has(id) && needs::is_needed(reply, id);
            !sends_on() && !said(MoveId::NextStep) && !said(MoveId::CanDo)
        }
        _ => true,
    }
}

fn fits(reply: &Reply<'_, '_>, line: &Line) -> bool {
    line.when.iter().all(|when| holds(reply, when))
}

fn holds(reply: &Reply<'_, '_>, when: &str) -> bool {
    let reading = reply.reading.as_ref();
    let matter = reading.and_then(|reading| reading.matter.as_ref());
    match when {
        "short" => {
            reply.situation.channel == Channel::Chat
                || reply.doc.word_count() < 30
                || reading.is_some_and(|reading| reading.is_post)
        }
        "upset" => reply.is_upset(),
        "asked" => reading.is_some_and(|reading| !reading.trouble && reading.asks),
        "us" => reply.situation.cause == Cause::Us,
        "third_party" => reply.situation.cause == Cause::ThirdParty,
        "customer" => reply.situation.cause == Cause::Customer,
        "fault" => matter.is_some_and(|matter| matter.is_fault),
        "pleased" => reading.is_some_and(|reading| reading.pleased && !reading.trouble),
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
    let matter = || reply.reading.as_ref()?.matter.as_ref();
    let mut line = String::new();
    while let Some((before, rest)) = pattern.split_once('{') {
        line.push_str(before);
        let (field, after) = rest.split_once('}')?;
        match field {
            "matter" => line.push_str(&matter().filter(|matter| matter.went_wrong)?.words),
            "topic" => line.push_str(topic?),
            field => line.push_str(voiced(reply, field)?),
        }
        pattern = after;
    }
    line.push_str(pattern);
    (!line.is_empty()).then(|| case::capitalised(&line))
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

fn place(reply: &Reply<'_, '_>, id: MoveId) -> Option<Place> {
    let refused = || {
        let no = reply.findings.iter().find(|finding| finding.family == Family::Refusal)?;
        let sentence = reply.sentence_at(no.start)?;
        (!leans(reply, sentence + 1)).then_some(Place::Behind(sentence))
    };
    match id {
        MoveId::Thanks => opening(reply),
        MoveId::Apology => behind(reply, &[MoveId::Thanks]),
        MoveId::Empathy => behind(reply, &[MoveId::Apology, MoveId::Thanks]),
        MoveId::Ownership if reply.kind != ReplyKind::Info && reply.has(MoveId::Apology) => {
            behind(reply, &[MoveId::Empathy, MoveId::Apology])
        }
        MoveId::CanDo | MoveId::Options => refused().or_else(|| last(reply)),
        MoveId::Timeline => needs::promises(reply).1.map(Place::Behind).or_else(|| last(reply)),
        MoveId::Ownership | MoveId::NextStep | MoveId::FollowUp | MoveId::Goodwill => last(reply),
    }
}

/// Behind the sentence near the top that makes one of these moves and nothing more; in front of it, at the opening,
/// when it goes on to other things.
fn behind(reply: &Reply<'_, '_>, ids: &[MoveId]) -> Option<Place> {
    /// Only what stands near the top draws the next move there.
    const TOP: usize = 3;
    let made = reply.made.iter().filter(|made| ids.contains(&made.id)).map(|made| made.sentence);
    // A hollow apology stands where a plain one will.
    let hollow = reply
        .findings
        .iter()
        .filter(|finding| ids.contains(&MoveId::Apology) && finding.family == Family::HollowApology)
        .filter_map(|finding| reply.sentence_at(finding.start));
    let last = reply.doc.sentences().len() - 1;
    let near = |&sentence: &usize| sentence < TOP && (sentence < last || last == 0);
    let Some(after) = made.chain(hollow).filter(near).max() else { return opening(reply) };
    let goes_on = [
        MoveId::Ownership,
        MoveId::CanDo,
        MoveId::Options,
        MoveId::NextStep,
        MoveId::Timeline,
        MoveId::FollowUp,
    ];
    if goes_on.into_iter().any(|id| reply.makes(after, id)) || asks(reply, after) || leans(reply, after + 1) {
        return opening(reply);
    }
    Some(Place::Behind(after))
}

fn asks(reply: &Reply<'_, '_>, sentence: usize) -> bool {
    reply.doc.sentences().get(sentence).is_some_and(|sentence| {
        reply.doc.clauses_of(sentence).iter().any(|clause| clause.kind == ClauseKind::Question)
    })
}

/// Whether the sentence only makes sense right behind the one in front of it: *This is …*, *However, …*, *Firstly, …*.
fn leans(reply: &Reply<'_, '_>, sentence: usize) -> bool {
    let doc = reply.doc;
    doc.sentences().get(sentence).is_some_and(|sentence| {
        let word = |n: usize| doc.word(sentence.tokens.start + n);
        let supposes = word(0) == "if" && among!(word(1), "so not this that it");
        supposes || LEANING.has(word(0))
    })
}

/// Behind the greeting and a word or two that take up what was said (*I see.*); nowhere when what follows leans on it.
fn opening(reply: &Reply<'_, '_>) -> Option<Place> {
    let doc = reply.doc;
    let place = behind_greeting(reply);
    let Place::Before(at) = place else { return Some(place) };
    // "@sam We …": behind whom it is for.
    let handles =
        doc.sentences().get(at)?.tokens.clone().take_while(|&at| doc.word(at).starts_with('@')).count();
    let sentence = doc.sentences().get(at)?;
    if leans(reply, at) {
        return None;
    }
    if handles > 0 {
        return doc
            .tokens()
            .get(sentence.tokens.start + handles)
            .map(|token| Place::Within(token.span.start));
    }
    const TAKES_UP: usize = 4;
    let takes_up = sentence.tokens.len() <= TAKES_UP
        && doc.sentences().len() > at + 1
        && among!(
            doc.word(sentence.tokens.start),
            "i ok okay right ah oh no yes sure understood noted got hmm"
        );
    if !takes_up {
        return Some(place);
    }
    (!leans(reply, at + 1)).then_some(Place::Before(at + 1))
}

fn behind_greeting(reply: &Reply<'_, '_>) -> Place {
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
    let capital = doc.text_of(next..next + 1).chars().next().is_some_and(case::is_capital);
    match doc.tokens().get(next) {
        Some(token) if capital => Place::Within(token.span.start),
        _ => Place::Behind(0),
    }
}

fn greets(reply: &Reply<'_, '_>, sentence: &Sentence) -> bool {
    let doc = reply.doc;
    sentence.tokens.clone().take(2).any(|at| GREETINGS.has(doc.word(at)))
}

/// Behind the last sentence that is not a closing formula.
fn last(reply: &Reply<'_, '_>) -> Option<Place> {
    let doc = reply.doc;
    let sentences = doc.sentences();
    let closes = |sentence: &Sentence| {
        let short = sentence.tokens.len() <= 7;
        let formula = sentence.tokens.clone().take(2).any(|at| CLOSINGS.has(doc.word(at)));
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
    let ends_with_a_mark = |at: usize| {
        sentences
            .get(at)
            .is_some_and(|sentence| doc.kind(sentence.tokens.end.saturating_sub(1)) == TokenKind::Punct)
    };
    // "2/2 Mara", "Thanks Jo": whoever signs there is not to be followed by a line.
    let signed = sentences.get(at.unwrap_or_default()).is_some_and(|sentence| {
        let last = sentence.tokens.end.saturating_sub(1);
        doc.tag(last) == Tag::Propn
            && doc.kind(last) == TokenKind::Word
            && doc.kind(last.saturating_sub(1)) != TokenKind::Word
            && sentence.tokens.contains(&last.saturating_sub(1))
    });
    match (follow, at) {
        (None, Some(at)) if signed || asks(reply, at) && !ends_with_a_mark(at) => None,
        (Some(follow), _) if leans(reply, follow) => None,
        (Some(follow), _) => Some(Place::Behind(follow - 1)),
        (None, Some(at)) => Some(Place::Behind(at)),
        (None, None) => Some(Place::Behind(sentences.len().saturating_sub(1))),
    }
}

/// The line with the white space that its place asks for, and the byte.
fn placed(reply: &Reply<'_, '_>, line: String, place: Place) -> (String, usize) {
    let doc = reply.doc;
    let span = |at: usize| doc.sentences().get(at).map(|sentence| doc.span(sentence.tokens.clone()));
    match place {
        Place::Within(at) => {
            // Behind "Hi Sam," the sentence goes on, behind "@sam" it begins.
            let begins = !doc.text().get(..at).is_some_and(|head| head.trim_end().ends_with([',', '-', '–']));
            let i = begins || line.starts_with("I ") || line.starts_with("I'");
            let line = if i { line } else { case::uncapitalised(&line) };
            ([&line, " "].concat(), at)
        }
        Place::Before(at) => ([&line, " "].concat(), span(at).map_or(0, |span| span.start)),
        Place::Behind(at) => {
            let end = span(at).map_or(doc.text().len(), |span| span.end);
            let (end, joint) = before_initials(doc.text(), end);
            let glued =
                doc.text().get(end..).is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
            ([joint, &line, if glued { " " } else { "" }].concat(), end)
        }
    }
}

/// Initials at the end of a tweet (*^MA*, */OP*, *~Saul*) stay last, a sentence without a full stop gets one, and behind
/// a link, where one would become part of it, a new line begins.
fn before_initials(text: &str, end: usize) -> (usize, &'static str) {
    const INITIALS: usize = 10;
    let before = text.get(..end).unwrap_or("").trim_end_matches(['^', '~', '*', ' ', '-']);
    let sign = before.rfind(['^', '~', '/']).filter(|&at| {
        let tail = before.get(at + 1..).unwrap_or("");
        tail.len() < INITIALS
            && !tail.is_empty()
            && tail.chars().all(case::is_letter)
            && before.get(..at).is_some_and(|head| head.ends_with([' ', ',', '\n']))
    });
    let end = sign.map_or(before.len(), |at| before.get(..at).unwrap_or("").trim_end().len());
    let head = text.get(..end).unwrap_or("");
    let word = head.rsplit(char::is_whitespace).next().unwrap_or("");
    let joint = if !head.ends_with(case::is_letter_or_digit) {
        " "
    } else if word.contains(['.', '/', '@']) {
        "\n"
    } else {
        ". "
    };
    (end, joint)
}
