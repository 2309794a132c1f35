//! Noun phrases: how far one reaches to the right (objects) and to the left (subjects).

use std::ops::Range;

use super::postmodifier::postmodified;
use super::view::View;
use super::words;
use crate::among;
use crate::lexicon::VerbForm;
use crate::tag::Tag;

/// Longest noun phrase looked at, in tokens: keeps every step bounded.
pub const LONGEST: usize = 40;

/// How much behind its noun a noun phrase takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing.
    Core,
    /// *of* phrases, relative clauses, coordinated nouns, and prepositional phrases the noun calls for.
    Full,
    /// Prepositional phrases behind *a* and behind bare nouns too, where the treebank has most of them with the noun.
    Wide,
    /// Any prepositional phrase too: behind *have* and *want* it belongs to the noun more often than not.
    Greedy,
}

/// The noun phrase that starts at `at`.
pub fn right(view: &View<'_, '_>, at: usize, reach: Reach) -> Option<Range<usize>> {
    let core = core(view, at)?;
    let end = if reach == Reach::Core { core.end } else { postmodified(view, core.clone(), reach) };
    Some(core.start..end)
}

/// A pronoun that is a noun phrase of its own at the start of one, or a quantity with *of* behind it.
fn pronoun(view: &View<'_, '_>, start: usize) -> Option<Range<usize>> {
    let (word, tag, next) = (view.word(start), view.tag(start), start + 1);
    let one = Some(start..next);
    match word {
        // "Work that out": no conjunction before a particle or at the end.
        "that" if is_particle_or_end(view, next) => one,
        "this" | "that" | "these" | "those" if tag == Tag::Pron && is_determiner(view, start) => None,
        "her" if !opens_noun(view, next) => one,
        // "Most of them".
        _ if view.word(next) == "of" && is_quantity(word) => one,
        _ if tag != Tag::Pron || is_possessive(word) || words::is_question_word(word) => None,
        _ if view.word(next) == "/" && view.tag(next + 1) == Tag::Pron => Some(start..start + 3),
        "you" if among!(view.word(next), "guys all both folks people") => Some(start..start + 2),
        _ => one,
    }
}

/// Determiners, modifiers and the head noun, or a pronoun.
pub fn core(view: &View<'_, '_>, start: usize) -> Option<Range<usize>> {
    if let Some(pronoun) = pronoun(view, start) {
        return Some(pronoun);
    }
    let limit = (start + LONGEST).min(view.range.end);
    let mut at = start;
    let mut head = false;
    let mut determined = false;
    while at < limit {
        let word = view.word(at);
        match view.tag(at) {
            Tag::Pron if is_possessive(word) && !head => determined = true,
            Tag::Pron if !head && determined && matches!(word, "one" | "ones") => return Some(start..at + 1),
            Tag::Pron
                if !head
                    && matches!(view.before(at), "all" | "both")
                    && among!(word, "this that these those") =>
            {
                return Some(start..at + 1);
            }
            Tag::Pron if at == start && is_determiner(view, at) => determined = true,
            _ if at == start && matches!(word, "both" | "either" | "neither") && opens_noun(view, at + 1) => {
                determined = true;
            }
            // "Over 20 parcels".
            Tag::Adp | Tag::Adv
                if at == start
                    && view.tag(at + 1) == Tag::Num
                    && among!(word, "over under about around nearly almost only roughly exactly") => {}
            Tag::Det
                if !head
                    && (at == start
                        || matches!(view.tag(at - 1), Tag::Det | Tag::Adv | Tag::Adp)
                        || among!(view.before(at), "such half quite like both either neither all")) =>
            {
                determined = true;
            }
            // "The wrong number, sir" without its comma.
            _ if (head || at > start && among!(view.before(at), "this that these those"))
                && words::is_called(word)
                && !matches!(view.tag(at + 1), Tag::Noun | Tag::Propn | Tag::Adj) =>
            {
                return Some(start..at);
            }
            // "The wrong PIN three times": how often is no part of it.
            Tag::Num if head && view.word(at + 1) == "times" => break,
            // "Room 12", but not "the order two days ago".
            Tag::Num if !head || !view.is_noun_like(at + 1) || view.tag(at - 1) == Tag::Propn => {
                determined = true;
                head |= !view.is_noun_like(at + 1) && view.tag(at + 1) != Tag::Adj;
            }
            Tag::Noun if head && is_day(word) => break,
            Tag::Noun | Tag::Propn | Tag::Sym => head = true,
            Tag::Adj => {
                if head && (!view.is_noun_like(at + 1) || matches!(word, "last" | "next")) {
                    break;
                }
            }
            Tag::Part if head && matches!(word, "'s" | "'") => head = false,
            // "The sign up form", "your check in time".
            Tag::Adp
                if head
                    && at == start + 2
                    && determined
                    && view.is_noun_like(at + 1)
                    && words::is_particle_of(view.before(at), word, true) => {}
            Tag::Adv if !head && precedes_modifier(view, at + 1) => {}
            Tag::Verb if (determined || at > start) && !head && modifies(view, at) => {}
            // "Clear, honest answers", "two or three days".
            Tag::Punct | Tag::Cconj if !head && at > start && joins_modifiers(view, at) => {}
            Tag::Punct
                if matches!(word, "\"" | "“" | "”" | "/")
                    && at + 1 < limit
                    && (view.is_noun_like(at + 1)
                        || (!head
                            && matches!(word, "\"" | "“")
                            && (matches!(view.tag(at + 1), Tag::Adj | Tag::Det)
                                || is_quoted_word(view, at + 1)))
                        || (head && matches!(word, "\"" | "”") && opened(view, start, at))) => {}
            // "The “resend” button": what is quoted is a noun, whatever it looks like.
            Tag::Verb if !head && at > start && is_quoted_word(view, at) => head = true,
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
    let quantity = among!(view.word(at - 1), "much more less enough many");
    (head || quantity || ends_determined || (determined && view.tag(at - 1) == Tag::Adj)).then_some(start..at)
}

/// *This voucher*: the perceptron takes a demonstrative for a pronoun before a noun it does not know.
fn is_determiner(view: &View<'_, '_>, at: usize) -> bool {
    among!(view.word(at), "this that these those")
        && matches!(view.tag(at + 1), Tag::Noun | Tag::Adj)
        && opens_noun(view, at + 1)
        && !is_time(view, at + 1)
}

/// Whether a noun or what stands before one is at `at`.
fn opens_noun(view: &View<'_, '_>, at: usize) -> bool {
    match view.tag(at) {
        Tag::Noun => !is_day(view.word(at)),
        Tag::Propn | Tag::Num | Tag::Det => true,
        Tag::Adj => (at + 1..at + 3).any(|next| view.is_noun_like(next)),
        Tag::Verb => modifies(view, at),
        Tag::Pron => is_possessive(view.word(at)),
        _ => false,
    }
}

/// Adverbs that are tagged as nouns.
fn is_day(word: &str) -> bool {
    among!(word, "today tomorrow yesterday tonight")
}

fn is_particle_or_end(view: &View<'_, '_>, at: usize) -> bool {
    view.tag(at) == Tag::Punct
        || view.tag(at) == Tag::Adp && among!(view.word(at), "up out off down over through away back")
}

fn is_quantity(word: &str) -> bool {
    among!(word, "most many much few some any all both each half none several plenty")
}

/// An adjective, number or determiner, with further adverbs before it or without.
fn precedes_modifier(view: &View<'_, '_>, at: usize) -> bool {
    let modifier = |at| matches!(view.tag(at), Tag::Adj | Tag::Num | Tag::Det);
    modifier(at) || view.tag(at) == Tag::Adv && modifier(at + 1)
}

/// Whether a comma or a conjunction stands between two adjectives or two numbers of one noun.
fn joins_modifiers(view: &View<'_, '_>, at: usize) -> bool {
    let after = view.tag(at + 1);
    matches!(view.word(at), "," | "and" | "or")
        && view.tag_before(at) == after
        && matches!(after, Tag::Adj | Tag::Num)
        && (view.is_noun_like(at + 2) || view.tag(at + 2) == Tag::Adj && view.is_noun_like(at + 3))
}

/// One word between quotation marks.
fn is_quoted_word(view: &View<'_, '_>, at: usize) -> bool {
    let mark = |word: &str| among!(word, "\" “ ” ' ‘ ’");
    mark(view.before(at)) && mark(view.word(at + 1))
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
    among!(word, "my your his her its our their whose")
}

/// Whether a noun of time is at `at` or soon behind.
pub fn is_time(view: &View<'_, '_>, at: usize) -> bool {
    (at..at + 3).any(|i| is_time_noun(view.word(i)))
}

/// Nouns of time: *last week* is no object.
pub fn is_time_noun(word: &str) -> bool {
    among!(
        word,
        "today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday week weeks month \
         months year years day days morning afternoon evening night hour hours minute minutes weekend time times \
         once twice january february march april may june july august september october november december moment \
         advance summer winter spring autumn decade decades"
    )
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
        // "Someone from your team".
        let indefinite = view.tag(before - 1) == Tag::Pron
            && among!(
                view.word(before - 1),
                "someone somebody anyone anybody everyone everybody nobody something anything everything nothing one \
                 none all most some any each those"
            );
        if indefinite {
            return Some(before - 1..end);
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
