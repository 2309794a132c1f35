//! What stands behind the head of a noun phrase and belongs to it: prepositional phrases, relative clauses, further
//! nouns of a list. Where a preposition could belong to the verb as well, the treebank's habits decide.

use std::ops::Range;

use super::group::starts_finite;
use super::noun_phrase::{LONGEST, Reach, core, is_possessive, is_time, right};
use super::view::View;
use super::words;
use crate::among;
use crate::lexicon::VerbForm;
use crate::tag::Tag;

/// The end of the noun phrase around `core`.
pub fn postmodified(view: &View<'_, '_>, core: Range<usize>, reach: Reach) -> usize {
    let limit = (core.start + LONGEST).min(view.range.end);
    let mut end = core.end;
    let is_pronoun = core.len() == 1
        && view.tag(core.start) == Tag::Pron
        && !among!(
            view.word(core.start),
            "something anything nothing everything one all some any those that"
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
            _ if among!(word, "that which who whom whose where") && !is_pronoun => {
                relative_end(view, end, limit)
            }
            Tag::Pron | Tag::Propn | Tag::Det
                if !is_pronoun
                    && (view.before(end) == "all"
                        || matches!(
                            view.tag(end - 1),
                            Tag::Noun | Tag::Pron | Tag::Adj | Tag::Punct | Tag::Num
                        ))
                    && view.tag(core.start) != Tag::Propn
                    && is_reduced_relative(view, end) =>
            {
                relative_end(view, end, limit)
            }
            Tag::Verb if !is_pronoun && is_participle_clause(view, end) => relative_end(view, end, limit),
            Tag::Adj
                if view.word(end + 1) == "to"
                    && among!(word, "able unable willing ready likely specific similar") =>
            {
                relative_end(view, end, limit)
            }
            Tag::Adj if among!(word, "available due necessary responsible else") => Some(end + 1),
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
    // "Take this for us": a place or a person, not a kind of thing.
    let personal =
        view.tag(at + 1) == Tag::Pron && among!(view.word(at + 1), "me you him her it us them yourself");
    match word {
        "about" | "regarding" | "concerning" | "between" | "including" | "per" | "behind" | "among" => true,
        "like" => {
            matches!(view.tag(core.start), Tag::Noun | Tag::Adj | Tag::Pron)
                || matches!(view.word(core.start), "a" | "an")
        }
        _ if personal => false,
        "against" => true,
        "for" | "in" | "on" | "with" | "from" | "to" | "at" | "by" | "under" | "into" | "over" | "around"
        | "through" => {
            let opener = view.word(core.start);
            let indefinite = matches!(opener, "a" | "an");
            let bare = matches!(view.tag(core.start), Tag::Noun | Tag::Adj);
            let wide = match word {
                "for" => indefinite || bare,
                "on" | "with" | "to" | "from" => indefinite,
                _ => false,
            };
            // "By mistake", "in full": how it is done.
            let manner = among!(
                view.word(at + 1),
                "accident advance all email error free full hand least mail mistake once person phone post purpose text \
                 writing"
            );
            let fixed = manner || is_time(view, at + 1);
            let relational = is_relational(view.word(core.end - 1)) || is_relational(view.before(at));
            relational && !manner || !fixed && (reach == Reach::Greedy || reach == Reach::Wide && wide)
        }
        _ => false,
    }
}

/// Nouns that call for a prepositional phrase of their own.
fn is_relational(noun: &str) -> bool {
    among!(
        noun,
        "access answer answers change changes charge charges complaint confusion copy credit damage delay details difference discount error feedback information info interest invoice issue issues link message messages name number payment payments problem problems proof question questions reason reasons receipt refund reply request response solution update updates version way balance address word words section part button email mail letter look walk tour trip"
    )
}

/// Nouns with an infinitive of their own: *the right to cancel*.
fn takes_infinitive(view: &View<'_, '_>, noun: usize) -> bool {
    among!(view.word(noun), "ability attempt attempts authority chance chances desire effort efforts options opportunities plans potential reasons rights ways decision need offer opportunity option permission plan promise refusal request right time way willpower something anything nothing reason link lot much")
        // "Enough time to read it", "the first to know".
        || (noun.saturating_sub(3)..noun).any(|at| view.word(at) == "enough")
}

/// *The email you sent*: a subject and a verb directly behind the noun.
fn is_reduced_relative(view: &View<'_, '_>, at: usize) -> bool {
    let word = view.word(at);
    // "If you mention the name you will get it": behind a conditional, a modal opens the main clause.
    let conditional = among!(view.word(view.range.start), "if when once unless as since because");
    if conditional
        && words::is_modal(view.word(at + 1))
        && (view.range.start..at).all(|i| view.word(i) != ",")
    {
        return false;
    }
    let subject_end = if among!(word, "you i we they he she it") {
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
    // "…, I think": an aside.
    let aside = among!(view.word(verb), "think guess presume believe suppose hope know reckon")
        && view.doc.is_closing_mark(verb + 1);
    matches!(view.tag(verb), Tag::Verb | Tag::Aux) && !aside
}

/// *Questions removed*, *a letter saying so*.
fn is_participle_clause(view: &View<'_, '_>, at: usize) -> bool {
    let forms = view.forms(at);
    forms.has(VerbForm::Gerund) || (forms.has(VerbForm::PastParticiple) && !starts_finite(view, at))
}

/// Where a relative clause that starts at `at` ends: before punctuation, a conjunction or a second finite verb.
fn relative_end(view: &View<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    if concludes(view, at) {
        return None;
    }
    let mut verbs = 0;
    let mut end = at + 1;
    while end < limit {
        let word = view.word(end);
        if view.tag(end) == Tag::Punct && !matches!(word, "\"" | "'" | "-" | "/") {
            break;
        }
        if among!(word, "because if when so but before after until unless while since once") {
            break;
        }
        // "Something you can hold and keep."
        let shared = view.tag(end + 1) == Tag::Verb && view.doc.is_closing_mark(end + 2);
        if matches!(word, "and" | "or") && !shared && starts_clause(view, end + 1) {
            break;
        }
        let is_verb = matches!(view.tag(end), Tag::Verb | Tag::Aux) && view.before(end) != "to";
        let follows_verb = matches!(view.tag_before(end), Tag::Verb | Tag::Aux | Tag::Part | Tag::Adv)
            || matches!(view.before(end), "that" | "which" | "who");
        // "All you need is a code": no auxiliary stands behind a full verb.
        let second = verbs > 0 && view.tag(end) == Tag::Aux && view.tag_before(end) == Tag::Verb;
        if second && starts_finite(view, end) {
            break;
        }
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

/// *You used the old form that is why it came back*, *…, which is why …*: what comes of the whole clause, said without a
/// stop, belongs to no noun.
pub fn concludes(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.word(at), "that" | "which")
        && (words::is_be(view.word(at + 1)) || among!(view.word(at + 1), "'s s"))
        && among!(view.word(at + 2), "why how because")
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
    if among!(view.word(at + 1), "i we you they he she it then") || starts_finite(view, phrase.end) {
        return None;
    }
    let end = postmodified(view, phrase, Reach::Full);
    // "… and all you need is a code."
    (!starts_finite(view, end)).then_some(end)
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
