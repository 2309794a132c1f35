//! Whose slip it was, when nobody says: only from words that say so, and only when they agree.

use super::{FAULTS, FORCES, Message, OWN_SLIPS, PARTIES, RECEIVING, SLIPS, TROUBLES, TWICE, WRONGLY};
use super::{
    WHY_CUSTOMER_CUSTOMER, WHY_CUSTOMER_DRAFT, WHY_THIRD_PARTY_DRAFT, WHY_US_CUSTOMER, WHY_US_DRAFT,
};
use crate::among;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::document::{Document, Language};
use crate::report::{Cause, Family, Severity};
use crate::rules::Found;
use crate::word_set::WordSet;

/// The cause with the reason for taking it. What the draft says counts more than what the customer thinks.
pub(super) fn cause<'f>(
    doc: &Document<'_>,
    language: &Language,
    found: impl Iterator<Item = &'f Found>,
    message: Option<&Message<'_>>,
) -> Option<(Cause, &'static str)> {
    let writer = |person| matches!(person, Person::I | Person::We);
    let us = names_a_fault(doc) || says_slip(doc, language, &SLIPS, writer);
    let (mut customer, mut rule) = (false, false);
    for found in found {
        customer |= found.rule.family == Family::Blame && found.rule.severity == Severity::Risk;
        rule |= found.rule.family == Family::Policy;
    }
    let third = rule || blames_others(doc, language);
    match (us, customer, third) {
        (true, false, false) => return Some((Cause::Us, WHY_US_DRAFT)),
        (false, true, false) => return Some((Cause::Customer, WHY_CUSTOMER_DRAFT)),
        (false, false, true) => return Some((Cause::ThirdParty, WHY_THIRD_PARTY_DRAFT)),
        (false, false, false) => {}
        _ => return None,
    }
    let said = message?.doc();
    let theirs = names_a_fault(said) || says_slip(said, language, &OWN_SLIPS, writer);
    let ours = says_slip(said, language, &SLIPS, |person| person == Person::You);
    match (theirs, ours && apologises(doc)) {
        (true, false) => Some((Cause::Customer, WHY_CUSTOMER_CUSTOMER)),
        (false, true) => Some((Cause::Us, WHY_US_CUSTOMER)),
        _ => None,
    }
}

/// Whether somebody who is `meant` is said to have slipped: *we sent the wrong size*, *I forgot to call*, *we should have
/// told you*.
fn says_slip(
    doc: &Document<'_>,
    language: &Language,
    slips: &WordSet,
    meant: impl Fn(Person) -> bool,
) -> bool {
    doc.clauses().iter().any(|clause| {
        if !meant(clause.person) || !is_told(doc, clause) {
            return false;
        }
        if let Some(modal) = clause.modal(doc) {
            return modal == "should" && clause.is_perfect(doc);
        }
        let lemma = doc.verb_lemma(&language.lexicon, clause.verb);
        let past = clause.is_perfect(doc) || is_past(doc, language, clause.verb);
        let end = clause.object.as_ref().map_or(0, |object| object.end).max(clause.verb + 6);
        let mut near = clause.core_start()..end.min(clause.extent.end);
        past && clause.negation.is_none()
            && !clause.passive
            && (slips.has(&lemma)
                || !RECEIVING.has(&lemma) && near.clone().any(|at| WRONGLY.has(doc.word(at)))
                || TWICE.has(&lemma) && near.any(|at| doc.word(at) == "twice"))
    })
}

/// *That was our mistake*, *an error on our side*; not *it was not our fault*, *if this is our mistake*.
fn names_a_fault(doc: &Document<'_>) -> bool {
    let ours = |at: usize| matches!(doc.word(at), "our" | "my");
    doc.sentences().iter().any(|sentence| {
        let tokens = sentence.tokens.clone();
        let doubtful = |at: usize| among!(doc.word(at), "not no never if whether ? any neither nobody");
        tokens.clone().any(|at| {
            let named = ours(at) && (at + 1..at + 3).any(|noun| FAULTS.has(doc.word(noun)))
                || FAULTS.has(doc.word(at))
                    && matches!(doc.word(at + 1), "on" | "at")
                    && ours(at + 2)
                    && matches!(doc.word(at + 3), "side" | "end" | "part");
            named && !tokens.clone().any(doubtful)
        })
    })
}

/// Whether the draft says that others did it, or something nobody can help.
fn blames_others(doc: &Document<'_>, language: &Language) -> bool {
    let troubled = |clause: &Clause| {
        let Some(subject) = clause.subject.clone().filter(|_| clause.person == Person::Thing) else {
            return false;
        };
        let lemma = doc.verb_lemma(&language.lexicon, clause.verb);
        is_told(doc, clause)
            && clause.modal(doc).is_none()
            && subject.clone().any(|at| PARTIES.has(doc.word(at)))
            && !subject.clone().any(|at| matches!(doc.word(at), "your" | "our" | "my"))
            && (clause.negation.is_some() && clause.is_perfect(doc)
                || !clause.copula && TROUBLES.has(&lemma) && !clause.passive)
    };
    let behind_reason = |at: usize| {
        let reason = matches!((doc.word(at), doc.word(at + 1)), ("because" | "owing" | "due", "of" | "to"));
        reason && (at + 2..at + 7).any(|at| FORCES.has(doc.word(at)) || PARTIES.has(doc.word(at)))
    };
    doc.clauses().iter().any(troubled) || (0..doc.tokens().len()).any(behind_reason)
}

/// A statement about what is so; not a condition, a question or somebody else's words.
fn is_told(doc: &Document<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Statement
        && !matches!(clause.link, Link::If | Link::When)
        && !doc.is_quoted(clause.verb)
}

fn is_past(doc: &Document<'_>, language: &Language, verb: usize) -> bool {
    doc.is_past_form(&language.lexicon, verb)
}

/// Whether the draft says sorry.
fn apologises(doc: &Document<'_>) -> bool {
    (0..doc.tokens().len()).any(|at| among!(doc.word(at), "sorry apologies apology apologise apologize"))
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use crate::report::Cause::{Customer, ThirdParty, Us};
    use crate::report::{Cause, Channel};
    use crate::{Engine, Request, Severity};

    static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

    fn taken(draft: &str, customer: Option<&str>) -> Option<Cause> {
        let report = ENGINE.report(&Request { customer, ..Request::new(draft) });
        let cause = report.cause?;
        assert!(cause.inferred && cause.why.is_some_and(|why| !why.is_empty()));
        Some(cause.taken)
    }

    #[track_caller]
    fn check(drafts: &[&str], expect: Option<Cause>) {
        let wrong: Vec<_> = drafts.iter().filter(|draft| taken(draft, None) != expect).collect();
        assert!(wrong.is_empty(), "not {expect:?}: {wrong:#?}");
    }

    #[test]
    fn drafts_that_say_whose_slip_it_was() {
        let us = [
            "I'm sorry, we sent you the wrong size.",
            "We charged your card twice. The second charge goes back today.",
            "I forgot to call you on Monday.",
            "That was our mistake, and I have put it right.",
            "There was an error on our side last night.",
            "we shouldve told you about the delay",
            "My bad, I mixed up the dates.",
        ];
        check(&us, Some(Us));
        let customer = [
            "You forgot to sign the form.",
            "The account was locked because you entered the wrong PIN.",
            "you should have charged it first",
        ];
        check(&customer, Some(Customer));
        let third = [
            "The courier lost the parcel in Leeds.",
            "The bank has not released the money yet.",
            "All flights are on hold because of the storm.",
            "It's against our policy to open sealed boxes.",
        ];
        check(&third, Some(ThirdParty));
    }

    #[test]
    fn drafts_that_do_not() {
        let open = [
            "",
            "Thanks for writing. The lamp ships on Monday.",
            "I tried calling you twice today.",
            "It is not our fault.",
            "If this is our mistake, I will put it right.",
            "We received the wrong form from the post office.",
            "Did we send the wrong size?",
            "If we sent the wrong size, just tell me.",
            "Your bank can tell you more.",
            "The courier collects it on Friday.",
            "My colleague wrote \"we sent the wrong size\" in the log.",
            // Both: nobody can tell which of the two the reply is about.
            "You forgot to sign the form. And I forgot to call you.",
        ];
        check(&open, None);
    }

    #[test]
    fn what_the_customer_writes_counts_where_the_draft_says_nothing() {
        let sorry = "I'm sorry about that. A new one is on its way.";
        assert_eq!(taken(sorry, Some("You sent me the wrong colour.")), Some(Us));
        assert_eq!(taken("A new one is on its way.", Some("You sent me the wrong colour.")), None);
        assert_eq!(taken(sorry, Some("Sorry, I accidentally ordered two.")), Some(Customer));
        assert_eq!(taken(sorry, Some("I received the wrong colour.")), None);
        assert_eq!(taken(sorry, Some("I lost all my photos!")), None);
        assert_eq!(taken("We sent the wrong size.", Some("I forgot to say which size.")), Some(Us));
        assert_eq!(taken(sorry, Some("")), None);
    }

    #[test]
    fn what_is_given_is_not_inferred() {
        let report = ENGINE.report(&Request { cause: Customer, ..Request::new("We sent the wrong size.") });
        let cause = report.cause.unwrap();
        assert_eq!((cause.taken, cause.inferred, cause.why), (Customer, false, None));
        assert_eq!(ENGINE.report(&Request::new("Hello.")).cause, None);
    }

    #[test]
    fn a_cause_that_was_only_inferred_is_followed_mildly() {
        let draft = "We sent you the wrong size. The label was mixed up.";
        let severities = |cause| {
            let report = ENGINE.report(&Request { cause, channel: Channel::Email, ..Request::new(draft) });
            let agentless = report.findings.into_iter().filter(|f| f.rule == "hollow-apology.agentless-slip");
            agentless.map(|finding| finding.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities(Us), [Severity::Caution]);
        assert_eq!(severities(Cause::Auto), [Severity::Tip]);
        assert_eq!(severities(Customer), []);
    }
}
