//! Noun phrases: how far one reaches to the right (objects) and to the left (subjects).

use std::ops::Range;

use super::group::starts_finite;
use super::view::View;
use super::words;
use crate::lexicon::VerbForm;
use crate::tag::Tag;

/// Longest noun phrase looked at, in tokens: keeps every step bounded.
const LONGEST: usize = 40;

/// How much behind its noun a noun phrase takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing.
    Core,
    /// *of* phrases, relative clauses, coordinated nouns, and prepositional phrases the noun calls for.
    Full,
    /// Any prepositional phrase too: behind *have* and *want* it belongs to the noun more often than not.
    Greedy,
}

/// The noun phrase that starts at `at`.
pub fn right(view: &View<'_, '_>, at: usize, reach: Reach) -> Option<Range<usize>> {
    let core = core(view, at)?;
    let end = if reach == Reach::Core { core.end } else { postmodified(view, core.clone(), reach) };
    Some(core.start..end)
}

/// Determiners, modifiers and the head noun, or a pronoun.
fn core(view: &View<'_, '_>, start: usize) -> Option<Range<usize>> {
    let limit = (start + LONGEST).min(view.range.end);
    let mut at = start;
    let mut head = false;
    let mut determined = false;
    while at < limit {
        let word = view.word(at);
        match view.tag(at) {
            Tag::Pron if is_possessive(word) && !head => determined = true,
            // "Work that out": no conjunction before a particle or at the end.
            _ if at == start && word == "that" && matches!(view.tag(at + 1), Tag::Adp | Tag::Punct) => {
                return Some(start..at + 1);
            }
            Tag::Pron if at == start && view.word(at + 1) == "/" && view.tag(at + 2) == Tag::Pron => {
                return Some(start..at + 3);
            }
            Tag::Pron if at == start || (!head && determined && matches!(word, "one" | "ones")) => {
                return (!words::is_question_word(word)).then_some(start..at + 1);
            }
            Tag::Pron if !head && matches!(view.before(at), "all" | "both") => return Some(start..at + 1),
            // "The wrong PIN three times": how often is no part of it.
            Tag::Num if head && (view.word(at + 1) == "times" || is_time_noun(view.word(at + 1))) => break,
            Tag::Det | Tag::Num if !head || view.tag(at) == Tag::Num => {
                determined = true;
                head |=
                    view.tag(at) == Tag::Num && !view.is_noun_like(at + 1) && view.tag(at + 1) != Tag::Adj;
            }
            Tag::Noun | Tag::Propn | Tag::Sym => head = true,
            Tag::Adj => {
                if head && !view.is_noun_like(at + 1) {
                    break;
                }
            }
            Tag::Part if head && matches!(word, "'s" | "'") => head = false,
            Tag::Adv if !head && matches!(view.tag(at + 1), Tag::Adj | Tag::Num | Tag::Det) => {}
            Tag::Verb if (determined || at > start) && !head && modifies(view, at) => {}
            Tag::Punct
                if matches!(word, "\"" | "“" | "”" | "/")
                    && at + 1 < limit
                    && (view.is_noun_like(at + 1)
                        || (!head
                            && matches!(word, "\"" | "“")
                            && matches!(view.tag(at + 1), Tag::Adj | Tag::Det))
                        || (head && matches!(word, "\"" | "”") && opened(view, start, at))) => {}
            _ if at == start && matches!(word, "more" | "less") && view.word(at + 1) == "than" => {}
            Tag::Adp if at > start && word == "than" => {}
            Tag::Adv if at == start && view.tag(at + 1) == Tag::Verb && modifies(view, at + 1) => {}
            _ => break,
        }
        at += 1;
    }
    if at == start {
        return None;
    }
    let ends_determined = matches!(view.tag(at - 1), Tag::Det | Tag::Num);
    let quantity = matches!(view.word(at - 1), "much" | "more" | "less" | "enough" | "many");
    (head || quantity || ends_determined || (determined && view.tag(at - 1) == Tag::Adj)).then_some(start..at)
}

fn opened(view: &View<'_, '_>, start: usize, at: usize) -> bool {
    (start..at).any(|i| matches!(view.word(i), "\"" | "“"))
}

/// A participle before its noun: *the attached form*, *your missing parcel*.
fn modifies(view: &View<'_, '_>, at: usize) -> bool {
    let forms = view.forms(at);
    (forms.has(VerbForm::Gerund) || forms.has(VerbForm::PastParticiple))
        && (view.is_noun_like(at + 1) || view.tag(at + 1) == Tag::Adj)
}

/// Pronouns that stand before a noun.
pub fn is_possessive(word: &str) -> bool {
    matches!(word, "my" | "your" | "his" | "her" | "its" | "our" | "their" | "whose")
}

fn postmodified(view: &View<'_, '_>, core: Range<usize>, reach: Reach) -> usize {
    let limit = (core.start + LONGEST).min(view.range.end);
    let mut end = core.end;
    let is_pronoun = core.len() == 1
        && view.tag(core.start) == Tag::Pron
        && !matches!(
            view.word(core.start),
            "something"
                | "anything"
                | "nothing"
                | "everything"
                | "one"
                | "all"
                | "some"
                | "any"
                | "those"
                | "that"
        );
    while end < limit {
        let word = view.word(end);
        let grown = match view.tag(end) {
            _ if word == "of" && view.word(end + 1) != "course" => {
                right(view, end + 1, Reach::Full).map(|phrase| phrase.end)
            }
            Tag::Adp | Tag::Sconj if !is_pronoun && attaches(view, end, &core, reach) => {
                prepositional_end(view, end)
            }
            _ if matches!(word, "that" | "which" | "who" | "whom" | "whose" | "where") && !is_pronoun => {
                relative_end(view, end, limit)
            }
            Tag::Pron | Tag::Propn | Tag::Det
                if !is_pronoun
                    && matches!(view.tag(end - 1), Tag::Noun | Tag::Pron | Tag::Adj | Tag::Punct)
                    && is_reduced_relative(view, end) =>
            {
                relative_end(view, end, limit)
            }
            Tag::Verb if !is_pronoun && is_participle_clause(view, end) => relative_end(view, end, limit),
            Tag::Adj if matches!(word, "available" | "due" | "necessary" | "responsible" | "else") => {
                Some(end + 1)
            }
            Tag::Adv if word == "else" => Some(end + 1),
            Tag::Part
                if word == "to"
                    && takes_infinitive(view, end - 1)
                    && view.has_form(end + 1, VerbForm::Base) =>
            {
                relative_end(view, end + 1, limit)
            }
            Tag::Cconj if matches!(word, "and" | "or" | "&") => coordinated_end(view, end),
            Tag::Punct if word == "," => listed_end(view, end, limit),
            Tag::Punct if word == "(" => {
                (end..limit.min(end + 8)).find(|&i| view.word(i) == ")").map(|i| i + 1)
            }
            _ => None,
        };
        match grown.filter(|&grown| grown > end) {
            Some(grown) => end = grown.min(limit),
            None => break,
        }
    }
    end
}

/// Preposition with its noun phrase (or gerund).
fn prepositional_end(view: &View<'_, '_>, at: usize) -> Option<usize> {
    right(view, at + 1, Reach::Full).map(|phrase| phrase.end)
}

/// Whether a prepositional phrase at `at` belongs to the noun before it rather than to the verb.
fn attaches(view: &View<'_, '_>, at: usize, core: &Range<usize>, reach: Reach) -> bool {
    let word = view.word(at);
    let noun = view.word(core.end - 1);
    match word {
        "about" | "regarding" | "concerning" | "between" | "against" | "including" | "per" | "behind" => true,
        "for" | "in" | "on" | "with" | "from" | "to" | "at" | "by" | "under" | "into" | "over" => {
            let error = view.word(at + 1) == "error";
            !error && (is_relational(noun) || (reach == Reach::Greedy && !is_time(view, at + 1)))
        }
        _ => false,
    }
}

/// Nouns that call for a prepositional phrase of their own.
fn is_relational(noun: &str) -> bool {
    matches!(
        noun,
        "access"
            | "answer"
            | "answers"
            | "change"
            | "changes"
            | "charge"
            | "charges"
            | "complaint"
            | "confusion"
            | "copy"
            | "credit"
            | "damage"
            | "delay"
            | "details"
            | "difference"
            | "discount"
            | "error"
            | "feedback"
            | "information"
            | "info"
            | "interest"
            | "invoice"
            | "issue"
            | "issues"
            | "link"
            | "message"
            | "messages"
            | "name"
            | "number"
            | "payment"
            | "payments"
            | "problem"
            | "problems"
            | "proof"
            | "question"
            | "questions"
            | "reason"
            | "reasons"
            | "receipt"
            | "refund"
            | "reply"
            | "request"
            | "response"
            | "solution"
            | "update"
            | "updates"
            | "version"
            | "way"
            | "balance"
            | "address"
            | "word"
            | "words"
            | "section"
            | "part"
            | "button"
            | "email"
            | "mail"
            | "letter"
    )
}

fn is_time(view: &View<'_, '_>, at: usize) -> bool {
    (at..at + 3).any(|i| is_time_noun(view.word(i)))
}

/// Nouns of time: *last week* is no object.
pub fn is_time_noun(word: &str) -> bool {
    matches!(
        word,
        "today"
            | "tomorrow"
            | "yesterday"
            | "tonight"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "day"
            | "days"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "hour"
            | "hours"
            | "minute"
            | "minutes"
            | "weekend"
            | "time"
            | "times"
            | "once"
            | "twice"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "moment"
            | "advance"
    )
}

/// Nouns with an infinitive of their own: *the right to cancel*.
fn takes_infinitive(view: &View<'_, '_>, noun: usize) -> bool {
    matches!(
        view.word(noun),
        "ability"
            | "attempt"
            | "chance"
            | "decision"
            | "need"
            | "offer"
            | "opportunity"
            | "option"
            | "permission"
            | "plan"
            | "promise"
            | "refusal"
            | "request"
            | "right"
            | "time"
            | "way"
            | "willpower"
            | "something"
            | "anything"
            | "nothing"
            | "reason"
            | "link"
    )
}

/// *The email you sent*: a subject and a verb directly behind the noun.
fn is_reduced_relative(view: &View<'_, '_>, at: usize) -> bool {
    let word = view.word(at);
    // "If you mention the name you will get it": behind a conditional, a modal opens the main clause.
    let conditional =
        matches!(view.word(view.range.start), "if" | "when" | "once" | "unless" | "as" | "since" | "because");
    if conditional
        && words::is_modal(view.word(at + 1))
        && (view.range.start..at).all(|i| view.word(i) != ",")
    {
        return false;
    }
    let subject_end = if matches!(word, "you" | "i" | "we" | "they" | "he" | "she" | "it") {
        at + 1
    } else if view.tag(at) == Tag::Det || is_possessive(word) {
        match core(view, at) {
            Some(phrase) => phrase.end,
            None => return false,
        }
    } else {
        return false;
    };
    let mut verb = subject_end;
    while view.tag(verb) == Tag::Adv {
        verb += 1;
    }
    matches!(view.tag(verb), Tag::Verb | Tag::Aux)
}

/// *Questions removed*, *a letter saying so*.
fn is_participle_clause(view: &View<'_, '_>, at: usize) -> bool {
    let forms = view.forms(at);
    forms.has(VerbForm::Gerund) || (forms.has(VerbForm::PastParticiple) && !starts_finite(view, at))
}

/// Where a relative clause that starts at `at` ends: before punctuation, a conjunction or a second finite verb.
fn relative_end(view: &View<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let mut verbs = 0;
    let mut end = at + 1;
    while end < limit {
        let word = view.word(end);
        if view.tag(end) == Tag::Punct && !matches!(word, "\"" | "'" | "-" | "/") {
            break;
        }
        if matches!(
            word,
            "because"
                | "if"
                | "when"
                | "so"
                | "but"
                | "before"
                | "after"
                | "until"
                | "unless"
                | "while"
                | "since"
                | "once"
        ) {
            break;
        }
        if matches!(word, "and" | "or") && starts_clause(view, end + 1) {
            break;
        }
        let is_verb = matches!(view.tag(end), Tag::Verb | Tag::Aux) && view.before(end) != "to";
        let follows_verb = matches!(view.tag_before(end), Tag::Verb | Tag::Aux | Tag::Part | Tag::Adv)
            || matches!(view.before(end), "that" | "which" | "who");
        if is_verb && !follows_verb {
            verbs += 1;
            let first_allowed = 1;
            if verbs > first_allowed && starts_finite(view, end) {
                break;
            }
        }
        end += 1;
    }
    Some(end)
}

/// Whether a subject with a finite verb stands at `at`.
fn starts_clause(view: &View<'_, '_>, at: usize) -> bool {
    if words::is_subject_pronoun(view.word(at)) {
        return matches!(view.tag(at + 1), Tag::Verb | Tag::Aux | Tag::Adv);
    }
    if matches!(view.tag(at), Tag::Verb | Tag::Aux) {
        return true;
    }
    core(view, at).is_some_and(|phrase| starts_finite(view, phrase.end))
}

/// *The form and the receipt*, but not *the form and the code expired*.
fn coordinated_end(view: &View<'_, '_>, at: usize) -> Option<usize> {
    // "and/or".
    let at = if view.word(at + 1) == "/" && matches!(view.word(at + 2), "or" | "and") { at + 2 } else { at };
    // "A male and female": an adjective that stands for a noun.
    if view.tag(at + 1) == Tag::Adj && matches!(view.tag(at + 2), Tag::Punct | Tag::Sconj) {
        return Some(at + 2);
    }
    let phrase = core(view, at + 1)?;
    // "… and view the film": a bare noun in front of a determiner is a verb after all.
    let is_verb = phrase.len() == 1
        && matches!(view.tag(phrase.end), Tag::Det | Tag::Pron)
        && view.has_form(phrase.start, VerbForm::Base);
    if is_verb {
        return None;
    }
    if matches!(view.word(at + 1), "i" | "we" | "you" | "they" | "he" | "she" | "it" | "then")
        || starts_finite(view, phrase.end)
    {
        return None;
    }
    Some(postmodified(view, phrase, Reach::Full))
}

/// *Address, phone number, and name*: a comma goes on only towards *and*; *, which …* attaches.
fn listed_end(view: &View<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    if matches!(view.word(at + 1), "which") {
        return relative_end(view, at + 1, limit);
    }
    if matches!(view.word(at + 1), "and" | "or") {
        return coordinated_end(view, at + 1);
    }
    let next = core(view, at + 1)?;
    let more = matches!(view.word(next.end), "," | "and" | "or");
    (more
        && !starts_finite(view, next.end)
        && !words::is_subject_pronoun(view.word(at + 1))
        && (next.end..(next.end + 12).min(limit)).any(|i| matches!(view.word(i), "and" | "or")))
    .then_some(next.end)
}

/// The noun phrase that ends with the head at `head`, prepositional phrases between its nouns included.
pub fn left(view: &View<'_, '_>, head: usize, floor: usize) -> Option<Range<usize>> {
    let mut start = simple_left(view, head, floor)?;
    let end = head + 1;
    // "The code on the letter": a preposition in front, with a noun in front of that.
    for _ in 0..3 {
        let Some(before) = start.checked_sub(1).filter(|&b| b > floor) else { break };
        if view.tag(before) != Tag::Adp || words::subordinator(view.word(before)).is_some() {
            break;
        }
        if !view.is_noun_like(before - 1) {
            // Behind a preposition that hangs on a verb there is no subject.
            return None;
        }
        start = simple_left(view, before - 1, floor)?;
    }
    if let Some(before) = start.checked_sub(1).filter(|&b| b >= floor && view.range.contains(&b)) {
        let opens_sentence = before == view.range.start;
        if view.tag(before) == Tag::Adp && !opens_sentence && words::subordinator(view.word(before)).is_none()
        {
            return None;
        }
    }
    Some(start..end)
}

fn simple_left(view: &View<'_, '_>, head: usize, floor: usize) -> Option<usize> {
    let headed = view.is_noun_like(head)
        || matches!(view.tag(head), Tag::Pron | Tag::Det)
        || (view.tag(head) == Tag::Adj && matches!(view.tag_before(head), Tag::Det));
    if !headed || words::is_object_pronoun(view.word(head)) || is_possessive(view.word(head)) {
        return None;
    }
    let mut start = head;
    while start > floor && head - start < LONGEST {
        let at = start - 1;
        let word = view.word(at);
        let takes = match view.tag(at) {
            Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num => true,
            Tag::Pron => is_possessive(word),
            Tag::Part => matches!(word, "'s" | "'"),
            Tag::Verb => {
                modifies(view, at)
                    && at > floor
                    && (matches!(view.tag(at - 1), Tag::Det | Tag::Adj) || is_possessive(view.word(at - 1)))
            }
            Tag::Adv => view.tag(start) == Tag::Adj && at > floor && view.tag(at - 1) == Tag::Det,
            _ => false,
        };
        if !takes {
            break;
        }
        start = at;
        // A determiner opens the phrase: nothing of "sure" in "I'm sure our staff …", nor the handle in "@jo Your
        // channel is …", belongs to it.
        let determiner = view.tag(at) == Tag::Det || is_possessive(word);
        if determiner && !matches!(view.tag_before(at), Tag::Det) {
            break;
        }
    }
    Some(start)
}
