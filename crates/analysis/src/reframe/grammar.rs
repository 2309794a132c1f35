//! What the analysis sees of a rewrite in its sentence: that verbs have the forms their auxiliaries ask for, that
//! subjects and verbs agree, and that what was not done is still not done.
//!
//! Only what the rewrite brought in is judged: a draft may have its own English.

use crate::text::case;
use std::borrow::Cow;
use std::ops::Range;

use super::fields::is_plural;
use crate::among;
use crate::clause::words::{is_be, is_do, is_have, is_modal, is_negation};
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::document::Document;
use crate::lexicon::{Number, VerbForm};
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::Span;
use crate::text::token::TokenKind;

/// Whether the words at `placed`, which replace `old`, are put together as English is.
pub fn is_sound(context: &Context<'_, '_>, placed: Span, old: &str) -> bool {
    let Some(sentence) = context.sentence() else { return true };
    let doc = context.doc;
    let here =
        |range: Range<usize>| doc.span(range.clone()).overlaps(placed) && !old.contains(doc.text_of(range));
    let forms = sentence
        .tokens
        .clone()
        .all(|at| wrong_form(context, at, sentence.tokens.end).is_none_or(|next| !here(at..next + 1)));
    forms
        && doc.clauses_of(sentence).iter().all(|clause| {
            agrees(context, clause)
                || !here(clause.subject.as_ref().map_or(clause.verb, |s| s.start)..clause.verb + 1)
        })
}

/// The word behind `at` that does not go with it, if it is one of those that ask for a form.
fn wrong_form(context: &Context<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let (doc, lexicon) = (context.doc, &context.language.lexicon);
    let word = doc.word(at);
    let wanted: &[VerbForm] = match doc.tag(at) {
        Tag::Aux | Tag::Verb if is_be(word) => &[VerbForm::PastParticiple, VerbForm::Gerund],
        Tag::Aux if is_have(word) => &[VerbForm::PastParticiple],
        Tag::Aux if is_modal(word) || is_do(word) => &[VerbForm::Base],
        // "What led to opening it"
        Tag::Part if word == "to" => &[VerbForm::Base, VerbForm::Gerund],
        Tag::Det => return wrong_number(context, at),
        _ => return None,
    };
    let next = (at + 1..end).find(|&next| doc.tag(next) != Tag::Adv && !is_negation(doc.word(next)))?;
    let readings = lexicon.verb(doc.word(next));
    // "Please could you" and "is there": another word than a verb comes first.
    let is_verb = matches!(doc.tag(next), Tag::Verb | Tag::Aux) && !readings.is_empty();
    (is_verb && !wanted.iter().any(|form| readings.with_form(*form).is_some())).then_some(next)
}

/// *a details*, *these form*
fn wrong_number(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let doc = context.doc;
    let wanted = match doc.word(at) {
        "a" | "an" | "this" | "each" | "every" | "another" => Number::Singular,
        "these" | "those" | "both" | "many" | "several" => Number::Plural,
        _ => return None,
    };
    let lexicon = &context.language.lexicon;
    // A noun before another noun is singular whatever comes before it, and "this matters" has none.
    let alone = doc.tag(at + 1) == Tag::Noun
        && (doc.kind(at + 2) != TokenKind::Word || !lexicon.tags(doc.word(at + 2)).has(Tag::Noun))
        && (!matches!(doc.word(at), "this" | "these" | "those") || lexicon.verb(doc.word(at + 1)).is_empty());
    let noun = lexicon.noun(doc.word(at + 1)).filter(|_| alone)?;
    (noun.number != wanted && noun.number != Number::Both && !noun.uncountable).then_some(at + 1)
}

/// Whether the first verb of the group has the number of its subject. In doubt it has.
fn agrees(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let Some(subject) = clause.subject.as_ref().filter(|subject| opens(context, subject.start)) else {
        return true;
    };
    let first = clause.auxiliaries.first().copied().unwrap_or(clause.verb);
    let plural = match clause.person {
        Person::You | Person::We => true,
        // "I" takes the plural's verbs, but for those of "be".
        Person::I => return !among!(doc.word(first), "is are were has does needs"),
        Person::It if subject.len() == 1 && doc.word(subject.start) == "it" => false,
        Person::Thing if is_plain(doc, subject) => is_plural(context, subject),
        _ => return true,
    };
    match doc.word(first) {
        "was" | "is" | "has" | "does" | "needs" => !plural,
        "were" | "are" | "have" | "do" => plural,
        _ => true,
    }
}

/// Whether nothing before a subject can be part of it: not *names* in *sharing names is not allowed*.
fn opens(context: &Context<'_, '_>, at: usize) -> bool {
    let first = context.sentence().is_some_and(|sentence| sentence.tokens.start == at);
    let before = at.checked_sub(1).map_or(Tag::X, |before| context.doc.tag(before));
    first || matches!(before, Tag::Punct | Tag::Cconj | Tag::Sconj | Tag::Adv | Tag::Intj)
}

/// A short noun phrase in which nothing can be mistaken for the head.
fn is_plain(doc: &Document<'_>, subject: &Range<usize>) -> bool {
    subject.len() <= 4
        && !doc.word(subject.start).ends_with("ing")
        && subject
            .clone()
            .all(|at| matches!(doc.tag(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Num | Tag::Pron))
}

/// Whether what stands around a rewrite still has what it leans on: a second verb its subject, an order the start of a
/// sentence.
pub fn joins(old: &Context<'_, '_>, replaced: Span, new: &Context<'_, '_>, placed: Span) -> bool {
    let doc = new.doc;
    let Some(sentence) = new.sentence() else { return true };
    let inside = |clause: &&Clause| doc.span(clause.verb..clause.verb + 1).overlaps(placed);
    let clauses = || doc.clauses_of(sentence).iter().filter(inside);
    // "I'm afraid please call", "because could you call": orders and questions are no part of another clause.
    let ordered = clauses().find(|clause| clause.kind == ClauseKind::Imperative);
    let asked = clauses().find(|clause| clause.kind == ClauseKind::Question);
    let first = sentence.tokens.clone().find(|&at| doc.span(at..at + 1).overlaps(placed));
    let Some(first) = first else { return true };
    let before = (sentence.tokens.start..first).rev().find(|&at| doc.kind(at) == TokenKind::Word);
    let leans =
        |at: usize| doc.tag(at) == Tag::Sconj || among!(doc.word(at), "afraid that because if unless until");
    // "How come missing our calls makes this harder?"
    let invites = doc.word(first) == "let" && before.is_some_and(leans);
    let wonders = before.is_some_and(|at| doc.word(at) == "come" && doc.word(at - 1) == "how");
    let turns = ordered.or(asked).is_some_and(|clause| clause.verb <= first + 3);
    if wonders || invites || turns && before.is_some_and(leans) || dangles(old, replaced, new, placed) {
        return false;
    }
    let starts_a_clause =
        clauses().next().is_some_and(|clause| clause.subject.as_ref().is_some_and(|s| s.start == first));
    // "That is I can explain it", "outside the reason is": a clause where none can start.
    let open = before.is_some_and(|at| matches!(doc.tag(at), Tag::Aux | Tag::Det | Tag::Num | Tag::Part));
    // "Let me make we are closed", "like I am happy to explain", "it looks like what happened is"
    let torn = before.is_some_and(|at| match doc.word(at) {
        "make" | "makes" | "making" => true,
        "like" => at == sentence.tokens.start || among!(doc.word(first), "what here"),
        _ => false,
    });
    let started = || {
        let clauses = old.sentence().map_or(&[][..], |sentence| old.doc.clauses_of(sentence));
        clauses.iter().any(|clause| old.doc.span(clause.core_start()..clause.verb).start == replaced.start)
    };
    // "Accounts in needs a change"
    let verb_first = matches!(doc.tag(first), Tag::Verb | Tag::Aux)
        && new.language.lexicon.verb(doc.word(first)).with_form(VerbForm::Present3).is_some()
        && before.is_some_and(|at| matches!(doc.tag(at), Tag::Adp | Tag::Det));
    if torn && (starts_a_clause || doc.word(first) == "what")
        || open && starts_a_clause && !started()
        || verb_first
    {
        return false;
    }
    let or = before.is_some_and(|at| doc.word(at) == "or");
    let old_verb_first = word_at(old, replaced.start).is_some_and(|at| matches!(old.doc.tag(at), Tag::Verb));
    if or && starts_a_clause && old_verb_first {
        return false;
    }
    // "The specs need to be read and follow them": who follows is gone.
    let behind = sentence.tokens.clone().find(|&at| doc.span(at..at + 1).start >= placed.end);
    let shares = behind.is_some_and(|at| shares_subject(new, at, sentence.tokens.end));
    let told = |context: &Context<'_, '_>, span: Span| {
        let clauses = context.sentence().map_or(&[][..], |sentence| context.doc.clauses_of(sentence));
        let inside = |clause: &&Clause| context.doc.span(clause.verb..clause.verb + 1).overlaps(span);
        clauses.iter().filter(inside).last().map(|clause| (clause.kind, clause.person))
    };
    // "It is important to read the guide and follow it"
    let infinitive = || {
        let mut words =
            (first + 1..sentence.tokens.end).take_while(|&at| doc.span(at..at + 1).overlaps(placed));
        words.any(|at| doc.word(at - 1) == "to" && doc.tag(at) == Tag::Verb)
    };
    !shares
        || ordered.is_some()
        || infinitive()
        || told(old, replaced).map(|(_, person)| person) == told(new, placed).map(|(_, person)| person)
}

/// Whether an opening without a subject of its own has lost the one it leaned on: *by opening it, the seal was broken*.
fn dangles(old: &Context<'_, '_>, replaced: Span, new: &Context<'_, '_>, placed: Span) -> bool {
    const REACH: usize = 3;
    let person = |context: &Context<'_, '_>, span: Span| {
        let clauses = context.sentence().map_or(&[][..], |sentence| context.doc.clauses_of(sentence));
        let inside = |clause: &&Clause| context.doc.span(clause.verb..clause.verb + 1).overlaps(span);
        clauses.iter().find(inside).map(|clause| (clause.person, clause.kind))
    };
    let Some(sentence) = new.sentence() else { return false };
    let (doc, lexicon) = (new.doc, &new.language.lexicon);
    let opening = sentence.tokens.clone().take_while(|&at| doc.span(at..at + 1).end <= placed.start);
    let gerund = |at: usize| {
        matches!(doc.tag(at), Tag::Verb | Tag::Aux | Tag::Noun)
            && lexicon.verb(doc.word(at)).with_form(VerbForm::Gerund).is_some()
    };
    let leans = opening.take(REACH).any(|at| {
        among!(doc.word(at), "by after before when while without on upon instead despite in having")
            && (at + 1..=at + 2).any(|next| gerund(next) && doc.span(next..next + 1).end <= placed.start)
    });
    leans
        && person(old, replaced).map(|(person, _)| person) == Some(Person::You)
        && person(new, placed)
            .is_some_and(|(person, kind)| person != Person::You && kind != ClauseKind::Imperative)
}

/// Whether a clause that hangs on another, or stands beside it, is gone with its verb: *and if you had* is part of what is
/// said. The first clause of the old words is what is rewritten.
pub fn drops_a_clause(context: &Context<'_, '_>, replaced: Span, text: &str) -> bool {
    let doc = context.doc;
    let clauses = context.sentence().map_or(&[][..], |sentence| doc.clauses_of(sentence));
    let inside = clauses.iter().filter(|clause| doc.span(clause.verb..clause.verb + 1).overlaps(replaced));
    let own = |clause: &&Clause| {
        clause.subject.is_some()
            && matches!(clause.link, Link::If | Link::When | Link::Because | Link::And | Link::But)
    };
    inside.skip(1).filter(own).any(|clause| {
        let verb = doc.text_of(clause.verb..clause.verb + 1);
        !text.split(|c: char| !case::is_letter_or_digit(c)).any(|word| word.eq_ignore_ascii_case(verb))
    })
}

/// Whether a conjunction with a bare verb behind it stands at a token.
fn shares_subject(context: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let doc = context.doc;
    let conjunction = if doc.word(at) == "," { at + 1 } else { at };
    let verb = (conjunction + 1..end).find(|&at| doc.tag(at) != Tag::Adv && !is_negation(doc.word(at)));
    among!(doc.word(conjunction), "and or but then")
        && verb.is_some_and(|verb| {
            doc.tag(verb) == Tag::Verb
                && context.language.lexicon.verb(doc.word(verb)).with_form(VerbForm::Gerund).is_none()
                && !matches!(doc.word(verb), "thank" | "thanks" | "let")
        })
}

/// The token of the sentence that starts at a byte.
fn word_at(context: &Context<'_, '_>, byte: usize) -> Option<usize> {
    let mut tokens = context.sentence()?.tokens.clone();
    tokens.find(|&at| context.doc.span(at..at + 1).start == byte)
}

/// Whether everything that is said to have been done, or not, in the old words is said so in the new ones, as far as
/// they say it at all.
pub fn keeps_negation(old: &Context<'_, '_>, replaced: Span, new: &Context<'_, '_>, placed: Span) -> bool {
    let facts = |context: &Context<'_, '_>, span: Span| -> Vec<(String, bool)> {
        let clauses = context.sentence().map_or(&[][..], |sentence| context.doc.clauses_of(sentence));
        let inside = |clause: &&Clause| context.doc.span(clause.verb..clause.verb + 1).overlaps(span);
        clauses.iter().filter(inside).filter_map(|clause| fact(context, clause)).collect()
    };
    let before = facts(old, replaced);
    before.is_empty()
        || facts(new, placed).iter().all(|(verb, negated)| {
            let mut same = before.iter().filter(|(other, _)| other == verb).peekable();
            same.peek().is_none() || same.any(|(_, other)| other == negated)
        })
}

/// The verb of a plain statement, and whether it is denied. Wishes, conditions and questions state nothing.
fn fact(context: &Context<'_, '_>, clause: &Clause) -> Option<(String, bool)> {
    let doc = context.doc;
    if clause.modal(doc).is_some()
        || matches!(clause.link, Link::If | Link::When)
        || clause.copula
        || clause.kind != ClauseKind::Statement
    {
        return None;
    }
    let lemma = |verb: usize| -> Cow<'_, str> { doc.verb_lemma(&context.language.lexicon, verb) };
    let negated = clause.negation.is_some();
    match (&*lemma(clause.verb), clause.chain.last()) {
        // "You forgot to attach it": it was not attached.
        ("forget" | "fail" | "neglect" | "omit", Some(&verb)) => Some((lemma(verb).into_owned(), !negated)),
        (_, Some(_)) => None,
        (verb, None) => Some((verb.to_owned(), negated)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::Request;
    use crate::document::Language;
    use crate::situation::Situation;

    static LANGUAGE: LazyLock<Language> = LazyLock::new(Language::embedded);

    fn with<R>(text: &str, look: impl FnOnce(&Context<'_, '_>) -> R) -> R {
        let doc = Document::new(text, &LANGUAGE);
        let request = Request::new(text);
        let situation = Situation::given(&request, &LANGUAGE);
        look(&Context {
            doc: &doc,
            language: &LANGUAGE,
            request: &request,
            situation: &situation,
            sentence: 0,
        })
    }

    fn sound(text: &str, old: &str) -> bool {
        with(text, |context| is_sound(context, Span::new(0, text.len()), old))
    }

    #[track_caller]
    fn check(texts: &[&str], expect: bool) {
        let wrong: Vec<_> = texts.iter().filter(|text| sound(text, "") != expect).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn sound_english_passes() {
        let texts = [
            "The form wasn't signed.",
            "The forms were sent on Monday and have been signed.",
            "Could you tell me what led to opening it?",
            "It still needs to be filled in.",
            "This sales report is new, and a details page is here.",
            "Sharing names isn't something I can do.",
            "Selling tickets isn't possible.",
            "I can see why this matters.",
            "The next step is to send it.",
            "Either of the keys is fine.",
            "I have what you need.",
            "She did well and is home.",
        ];
        check(&texts, true);
    }

    #[test]
    fn what_does_not_go_together_is_seen() {
        let texts = [
            "The form wasn't send.",
            "The form was went.",
            "It needs to sent soon.",
            "We could not attached it.",
            "I didn't received it.",
            "I have took it.",
            "The forms was signed.",
            "The form were signed.",
            "The pages was signed.",
            "We is sorry.",
            "I are sorry.",
            "It are gone.",
            "Both parcel came late.",
            "There is a forms here.",
        ];
        check(&texts, false);
    }

    #[test]
    fn the_drafts_own_english_is_not_judged() {
        assert!(sound("The forms was signed.", "I see The forms was signed."));
    }

    fn kept(old: &str, new: &str) -> bool {
        with(old, |before| {
            with(new, |after| keeps_negation(before, Span::new(0, old.len()), after, Span::new(0, new.len())))
        })
    }

    #[track_caller]
    fn check_joins(before: &str, old: &str, new: &str, after: &str, expect: bool) {
        let (draft, better) = ([before, old, after].concat(), [before, new, after].concat());
        let span = |text: &str| Span::new(before.len(), before.len() + text.len());
        let seen = with(&draft, |a| with(&better, |b| joins(a, span(old), b, span(new))));
        assert_eq!(seen, expect, "{draft} {better}");
    }

    #[test]
    fn what_stands_around_a_rewrite_keeps_what_it_leans_on() {
        check_joins("", "You must read the guide", "The guide needs to be read", " and follow it.", false);
        check_joins("", "You must read the guide", "Please read the guide", " and follow it.", true);
        check_joins("", "You must read the guide", "The guide needs to be read", " and we can start.", true);
        check_joins("", "You need to wait", "We need to wait", ", and thank you.", true);
        check_joins("I'm afraid ", "you have to call", "please call", ".", false);
        check_joins("It stopped because ", "you must press it", "please press it", ".", false);
        check_joins("I'm sorry, but ", "you have to call", "please call", ".", true);
        check_joins("Please bring it back or ", "call the maker", "we can call the maker", ".", false);
        check_joins("I could wait, or ", "you could call", "we can call", ".", true);
    }

    #[test]
    fn no_clause_gets_lost() {
        let drops =
            |old: &str, new: &str| with(old, |context| drops_a_clause(context, Span::new(0, old.len()), new));
        assert!(drops("You should have read it, and if you had, you would know.", "It has the details."));
        assert!(drops("You forgot the lid when you packed the box.", "The lid is missing."));
        assert!(!drops(
            "You forgot the lid when you packed the box.",
            "The lid was missing when you packed the box."
        ));
        assert!(!drops("You must send the form you signed.", "The form is needed."));
        assert!(!drops("You forgot the lid.", "The lid is missing."));
    }

    #[test]
    fn what_was_not_done_is_still_not_done() {
        for (old, new) in [
            ("You didn't attach the form.", "The form wasn't attached."),
            ("You forgot to attach the form.", "The form was not attached."),
            ("You didn't attach the form.", "The form still needs to be attached."),
            ("You should have attached it.", "It needed to be attached."),
            ("You deleted the folder.", "The folder was deleted."),
            ("You never opened it and sent it back.", "It was sent back and was never opened."),
        ] {
            assert!(kept(old, new), "{old} {new}");
        }
        for (old, new) in [
            ("You didn't attach the form.", "The form was attached."),
            ("You forgot to attach the form.", "The form was attached."),
            ("You deleted the folder.", "The folder wasn't deleted."),
        ] {
            assert!(!kept(old, new), "{old} {new}");
        }
    }
}
