//! Which moves a reply needs, and whether it has them.

use super::{Reply, lines, text};
use crate::among;
use crate::clause::{ClauseKind, Link, Person};
use crate::moves::look::{is_of_ours, is_work};
use crate::report::{Cause, ChecklistItem, ChecklistState, Family, MoveId, ReplyKind};
use crate::rules::Context;
use crate::rules::detect::promise::{Promise, names_a_time, tense};

/// Words from which on a reply stands alone, and may be held against all that a recovery has.
const LETTER: u32 = 40;

/// The line of the checklist for one move.
pub fn item(reply: &Reply<'_, '_>, id: MoveId) -> ChecklistItem {
    let state = if reply.has(id) && !is_farewell(reply, id) {
        ChecklistState::Present
    } else if is_needed(reply, id) {
        ChecklistState::Missing
    } else {
        ChecklistState::NotNeeded
    };
    // A hollow apology has its own card, with a rewrite; a second one beside it would be one too many.
    let hollow = id == MoveId::Apology && reply.findings.iter().any(|f| f.family == Family::HollowApology);
    let offered = (state == ChecklistState::Missing && !hollow).then(|| lines::offer(reply, id)).flatten();
    let (suggestion, at) = offered.map_or((None, None), |(line, at)| (Some(line), Some(at)));
    ChecklistItem { id, state, why: why(reply, id, state).into(), suggestion, at }
}

/// *Thanks!* at the end of a reply closes it, and thanks for nothing.
fn is_farewell(reply: &Reply<'_, '_>, id: MoveId) -> bool {
    const BARE: usize = 4;
    let last = reply.doc.sentences().len();
    id == MoveId::Thanks
        && reply.first(id).is_some_and(|made| {
            let sentence = reply.doc.sentences().get(made.sentence);
            last > 2 && made.sentence + 1 == last && sentence.is_some_and(|s| s.tokens.len() <= BARE)
        })
}

/// The sentence that says why.
fn why(reply: &Reply<'_, '_>, id: MoveId, state: ChecklistState) -> &'static str {
    let name = id.id().replace('-', "_");
    let base = [&name, ".", state.id().replace('-', "_").as_str()].concat();
    let special = |what: &str| text(&[&base, ".", what].concat());
    let missing = state == ChecklistState::Missing;
    let upset = special("upset").filter(|_| missing && reply.is_upset());
    let us = special("us").filter(|_| missing && reply.situation.cause == Cause::Us);
    let kind = special(reply.kind.id()).filter(|_| missing);
    us.or(upset).or(kind).or_else(|| text(&base)).unwrap_or_default()
}

/// Whether this reply should have the move.
pub fn is_needed(reply: &Reply<'_, '_>, id: MoveId) -> bool {
    if !reply.problem || reply.kind == ReplyKind::Thanks {
        return false;
    }
    let words = reply.doc.word_count();
    let letter = words >= LETTER && !reply.is_short();
    let (kind, cause, upset) = (reply.kind, reply.situation.cause, reply.is_upset());
    let told = reply.reading.as_ref().is_some_and(|reading| reading.trouble);
    let troubled = told || matches!(kind, ReplyKind::BadNews | ReplyKind::Fixed | ReplyKind::Refusal);
    let feels =
        kind != ReplyKind::Info && reply.reading.as_ref().is_some_and(|reading| !reading.feelings.is_empty());
    if reply.reading.as_ref().is_some_and(|reading| reading.pleased) {
        return id == MoveId::Thanks && !reply.is_short();
    }
    match id {
        MoveId::Apology => {
            let theirs = matches!(cause, Cause::Customer | Cause::ThirdParty);
            let enough = reply.has(MoveId::Empathy) && cause != Cause::Us && !upset;
            let calm_turn = (reply.is_short() || kind == ReplyKind::Info) && !upset && cause != Cause::Us;
            // Asked about a no, rather than wronged: empathy is what it takes.
            let mere_no = kind == ReplyKind::Refusal && !told;
            // Who calmly gets an answer wants to know, not to be consoled.
            let how_to = kind == ReplyKind::Answer && !upset && cause != Cause::Us;
            troubled && !theirs && !enough && !calm_turn && !mere_no && !how_to
        }
        MoveId::Empathy => {
            let sorry = reply.has(MoveId::Apology);
            let turn = reply.is_short() && (sorry || !upset);
            let unread =
                reply.reading.is_none() && letter && matches!(kind, ReplyKind::BadNews | ReplyKind::Refusal);
            let named = upset || feels && !sorry && !reply.is_short();
            // In a turn one of the two is enough, and for a slip of ours that is the apology.
            let apology_first = reply.is_short() && !matches!(cause, Cause::Customer | Cause::ThirdParty);
            (named || unread) && !turn && !apology_first
        }
        MoveId::Thanks => {
            let told_much = reply.reading.as_ref().is_none_or(|reading| reading.words >= 25);
            let told_much = told_much && (kind != ReplyKind::Answer || upset);
            letter
                && told_much
                && matches!(
                    kind,
                    ReplyKind::BadNews | ReplyKind::Refusal | ReplyKind::Fixed | ReplyKind::Answer
                )
        }
        MoveId::Ownership => {
            let open = matches!(kind, ReplyKind::BadNews | ReplyKind::Answer | ReplyKind::Info);
            let acts = promises(reply).0 || reply.has(MoveId::Timeline) || reply.has(MoveId::Goodwill);
            let solved = (kind == ReplyKind::Answer || !reply.has(MoveId::Apology))
                && (reply.has(MoveId::CanDo) || reply.has(MoveId::NextStep))
                && !upset;
            let asked = kind == ReplyKind::Info && (!upset || reply.has(MoveId::Apology));
            let settled = reply.has(MoveId::FollowUp) && !upset || cause == Cause::Customer;
            open && troubled && !acts && !solved && !asked && !settled && !reply.is_short()
        }
        MoveId::CanDo => {
            let no = kind == ReplyKind::Refusal
                && reply.findings.iter().any(|finding| finding.family == Family::Refusal);
            let ways = reply.has(MoveId::Options) || reply.has(MoveId::Goodwill);
            let steps = reply.has(MoveId::NextStep) || reply.has(MoveId::Timeline);
            let bad = kind == ReplyKind::BadNews
                && (upset || !reply.has(MoveId::FollowUp))
                && !steps
                && !reply.has(MoveId::Ownership);
            !ways && (no && !(steps && promises(reply).0) || kind == ReplyKind::Refusal && !steps || bad)
        }
        MoveId::NextStep => {
            let goes_on =
                [MoveId::Ownership, MoveId::CanDo, MoveId::Timeline, MoveId::Options, MoveId::FollowUp];
            let open = matches!(kind, ReplyKind::BadNews | ReplyKind::Answer);
            open && troubled
                && !reply.is_short()
                && !promises(reply).0
                && !is_needed(reply, MoveId::CanDo)
                && !goes_on.into_iter().any(|id| reply.has(id))
        }
        MoveId::Timeline => {
            let (_, alone) = promises(reply);
            alone.is_some() && troubled
        }
        MoveId::FollowUp => {
            let closes = matches!(
                kind,
                ReplyKind::BadNews | ReplyKind::Refusal | ReplyKind::Fixed | ReplyKind::Answer
            );
            let (_, alone) = promises(reply);
            let helped = reply.has(MoveId::NextStep) || reply.has(MoveId::CanDo);
            let calm_answer = kind == ReplyKind::Answer && !upset && (helped || !letter);
            closes
                && alone.is_none()
                && !calm_answer
                && !reply.is_short()
                && words >= 25
                && !reply.has(MoveId::Timeline)
                && !invites(reply)
        }
        MoveId::Options | MoveId::Goodwill => false,
    }
}

/// Whether the customer is told how to come back: *email us*, *our team can be reached at …*.
pub fn invites(reply: &Reply<'_, '_>) -> bool {
    let doc = reply.doc;
    doc.clauses().iter().any(|clause| {
        let asked = clause.kind == ClauseKind::Imperative
            || !matches!(clause.person, Person::I | Person::We)
                && matches!(clause.modal(doc), Some("can" | "could" | "may"));
        let verb = doc.word(clause.last_verb());
        let tells = among!(verb, "send drop give shoot let")
            && matches!(doc.word(clause.last_verb() + 1), "us" | "me");
        asked
            && clause.negation.is_none()
            && (tells || among!(verb, "contact call email write reach message dm reply ring phone text"))
    })
}

/// Whether our side does something or promises to, and the first sentence that promises without waiting for the customer
/// and without a time.
pub fn promises(reply: &Reply<'_, '_>) -> (bool, Option<usize>) {
    let (mut any, mut alone) = (false, None);
    // "Could you send the number? We'll look it up": that waits, too.
    let mut asked = false;
    for (number, sentence) in reply.doc.sentences().iter().enumerate() {
        let request = crate::Request::new(reply.doc.text());
        let context = Context {
            doc: reply.doc,
            language: reply.language,
            request: &request,
            situation: reply.situation,
            sentence: number,
        };
        // "We'll write as soon as we know", "hopefully it will be back": nobody can say when.
        let mut waits = sentence.tokens.clone().any(|at| {
            let word = |n: usize| reply.doc.word(at + n);
            among!(word(0), "hopefully consideration response reply")
                || (word(0), word(1)) == ("soon", "as") && word(2) != "possible"
        });
        waits |=
            reply.doc.clauses_of(sentence).iter().any(|clause| matches!(clause.link, Link::If | Link::When));
        for clause in reply.doc.clauses_of(sentence) {
            waits |= clause.kind == ClauseKind::Imperative || clause.kind == ClauseKind::Question;
            let ours = matches!(clause.person, Person::I | Person::We)
                || clause
                    .subject
                    .clone()
                    .is_some_and(|subject| subject.take(8).any(|at| is_of_ours(reply.doc.word(at))));
            let ahead = tense(&context, clause) == Some(Promise::Future)
                && clause.kind == ClauseKind::Statement
                && clause.negation.is_none()
                && matches!(clause.link, Link::Main | Link::And | Link::But);
            let glad = clause.copula
                && (clause.verb + 1..clause.verb + 3)
                    .any(|at| among!(reply.doc.word(at), "happy glad able pleased delighted there here"));
            let idle = among!(
                reply.doc.word(clause.last_verb()),
                "hope understand appreciate continue need help assist ensure do try always want feed pass tell \
                    consider"
            );
            let done = clause.is_perfect(reply.doc)
                && among!(
                    reply.doc.word(clause.last_verb()),
                    "passed forwarded escalated raised shared reported looked reviewed sent spoken asked"
                );
            // *We're reviewing these listings*: somebody is at it.
            let at_it = tense(&context, clause) == Some(Promise::Ongoing)
                && clause.kind == ClauseKind::Statement
                && clause.negation.is_none()
                && is_work(&crate::reframe::fields::lemma(&context, clause.last_verb()));
            let in_hand = clause.copula
                && clause.negation.is_none()
                && (clause.verb + 1..clause.verb + 4).any(|at| reply.doc.word(at) == "process");
            any |= ours && (done || at_it || in_hand);
            if ours && ahead && !glad {
                any = true;
                if alone.is_none()
                    && !waits
                    && !asked
                    && !idle
                    && !names_a_time(&context, sentence.tokens.clone())
                {
                    alone = Some(number);
                }
            }
        }
        asked = waits && reply.makes(number, MoveId::NextStep);
    }
    (any, alone.filter(|_| !reply.has(MoveId::Timeline)))
}
