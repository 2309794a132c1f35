//! What kind of reply a draft is, and whether there is a problem in it at all.

use super::{BAD_NEWS, Reply};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::report::{Cause, Channel, Family, MoveId, ReplyKind};
use crate::text::token::TokenKind;

/// Families that speak to somebody with a problem.
fn is_of_trouble(family: Family) -> bool {
    matches!(
        family,
        Family::Blame
            | Family::Refusal
            | Family::Policy
            | Family::Defensive
            | Family::HollowApology
            | Family::Doubt
            | Family::ProvingRight
            | Family::AccusingQuestion
            | Family::Condescension
    )
}

/// Whether the message or the draft tells of a problem. A message that tells of none outweighs a word in the draft.
pub fn has_problem(reply: &Reply<'_, '_>) -> bool {
    let named = (0..reply.doc.tokens().len()).any(|at| {
        let word = reply.doc.word(at);
        let denied = at > 0 && among!(reply.doc.word(at - 1), "no any without not");
        reply.doc.kind(at) == TokenKind::Word && BAD_NEWS.has(word) && !denied
    });
    let flagged = reply.findings.iter().any(|finding| is_of_trouble(finding.family));
    let sorry = reply.has(MoveId::Apology) || reply.has(MoveId::Empathy);
    match &reply.reading {
        Some(reading) => reading.trouble || flagged || sorry && named,
        None => flagged || named || sorry,
    }
}

/// What kind of reply it is.
pub fn kind(reply: &Reply<'_, '_>) -> ReplyKind {
    // Where nothing was asked for, a "not allowed" need not be a no.
    let asked = reply.reading.as_ref().is_none_or(|reading| reading.asks);
    let refuses = asked && reply.findings.iter().any(|finding| finding.family == Family::Refusal)
        || reply.doc.clauses().iter().any(|clause| says_no(reply, clause));
    let asks = asks(reply);
    let turn = reply.situation.channel == Channel::Chat || reply.doc.word_count() < 12;
    let pleased = reply
        .reading
        .as_ref()
        .is_some_and(|reading| reading.pleased && !reading.trouble && reading.questions.is_empty());
    if !reply.problem && (pleased || welcomes(reply)) {
        ReplyKind::Thanks
    } else if refuses {
        ReplyKind::Refusal
    } else if is_mended(reply) && reply.problem {
        ReplyKind::Fixed
    } else if turn {
        ReplyKind::Turn
    } else if asks {
        ReplyKind::Info
    } else if reply.problem && (reply.situation.cause == Cause::Us || is_bad_news(reply)) {
        ReplyKind::BadNews
    } else {
        ReplyKind::Answer
    }
}

/// *You're welcome*, *glad to hear it*.
fn welcomes(reply: &Reply<'_, '_>) -> bool {
    let word = |at: usize| reply.doc.word(at);
    (0..reply.doc.tokens().len()).any(|at| {
        word(at) == "welcome" && at > 0 && among!(word(at - 1), "are most very so")
            || among!(word(at), "glad happy pleased delighted great lovely good")
                && word(at + 1) == "to"
                && among!(word(at + 2), "hear know read see")
    })
}

/// *We can't*, *we're unable to*, *it is not possible*, in a clause of its own.
fn says_no(reply: &Reply<'_, '_>, clause: &Clause) -> bool {
    let doc = reply.doc;
    let main = matches!(clause.link, Link::Main | Link::And | Link::But | Link::Content);
    let ours = matches!(clause.person, Person::I | Person::We);
    let modal = matches!(clause.modal(doc), Some("can" | "could" | "will"));
    let knows = among!(
        doc.word(clause.last_verb()),
        "find see know imagine promise wait say tell thank apologise apologize reach locate hesitate"
    );
    let denied = clause.negation.is_some() && ours && modal && !knows;
    let unable = ours
        && clause.copula
        && (clause.verb..clause.verb + 4)
            .any(|at| doc.word(at) == "unable" || doc.word(at) == "able" && clause.negation.is_some())
        && !(clause.verb..clause.verb + 6).any(|at| matches!(doc.word(at), "find" | "reach" | "locate"));
    let start = clause.core_start();
    let nothing = ours && modal && start > 0 && doc.word(start - 1) == "nothing";
    !doc.is_quoted(clause.verb)
        && clause.kind != ClauseKind::Question
        && (main && (denied || unable) || nothing)
}

/// Whether the fault is mended: *we've fixed*, *is now resolved*.
fn is_mended(reply: &Reply<'_, '_>) -> bool {
    let doc = reply.doc;
    doc.clauses().iter().any(|clause| {
        let mends = among!(
            doc.word(clause.last_verb()),
            "fixed resolved repaired restored corrected refunded replaced sorted rectified reissued \
                resent unlocked"
        );
        let ours = matches!(clause.person, Person::I | Person::We) && !clause.passive;
        let done = clause.is_perfect(doc) || ours && clause.auxiliaries.is_empty();
        let before = clause.last_verb().checked_sub(1).map_or("", |at| doc.word(at));
        let now = clause.passive && (before == "now" || clause.is_perfect(doc));
        mends
            && clause.negation.is_none()
            && matches!(clause.link, Link::Main | Link::And | Link::But)
            && (ours && done || now)
    })
}

/// Whether the reply mainly asks for something the agent needs to go on: its last sentence, or half of them.
fn asks(reply: &Reply<'_, '_>) -> bool {
    let doc = reply.doc;
    let sentences = doc.sentences();
    let asks = |at: usize| {
        sentences.get(at).is_some_and(|sentence| {
            let marked = sentence.tokens.clone().rev().take(3).any(|at| {
                // "…/lids-263?" may end a link rather than a question.
                let linked = doc.kind(at.saturating_sub(1)) == TokenKind::Opaque
                    && !doc.clauses_of(sentence).iter().any(|clause| clause.kind == ClauseKind::Question);
                doc.word(at).starts_with('?') && !linked
            });
            let wants = sentence.tokens.clone().any(|at| {
                among!(doc.word(at), "send share provide dm confirm tell advise specify give")
                    && at > sentence.tokens.start
                    && among!(doc.word(at - 1), "please kindly you to ,")
            });
            // "If you need anything else, please share your number" asks for nothing now.
            let supposed = doc.clauses_of(sentence).iter().any(|clause| clause.link == Link::If);
            marked || wants && !supposed && reply.makes(at, MoveId::NextStep)
        })
    };
    let count = (0..sentences.len()).filter(|&at| asks(at)).count();
    let near_the_end = (sentences.len().saturating_sub(2)..sentences.len()).any(asks);
    count > 0 && (3 * count >= sentences.len() || near_the_end && !reply.has(MoveId::CanDo))
}

/// Whether the reply brings something unwelcome, or says sorry for it.
fn is_bad_news(reply: &Reply<'_, '_>) -> bool {
    let doc = reply.doc;
    // "If you still have problems" is no news.
    let supposed = |clause: &Clause| clause.link == Link::If;
    let named = doc.sentences().iter().any(|sentence| {
        let mut at = sentence.tokens.start;
        doc.clauses_of(sentence).iter().filter(|clause| supposed(clause)).any(|clause| {
            let before = at..clause.extent.start;
            at = clause.extent.end;
            before.into_iter().any(|at| BAD_NEWS.has(doc.word(at)))
        }) || (at..sentence.tokens.end).any(|at| BAD_NEWS.has(doc.word(at)))
    });
    named
        || reply.findings.iter().any(|finding| is_of_trouble(finding.family))
        || reply.has(MoveId::Apology)
        || doc.clauses().iter().any(|clause| {
            clause.negation.is_some()
                && clause.person != Person::You
                && clause.link != Link::If
                && clause.kind == ClauseKind::Statement
        })
}
