//! What follows the verb: particle, indirect object, object.

use std::ops::Range;

use super::group::{Group, starts_finite};
use super::noun_phrase::Reach;
use super::view::View;
use super::{Clause, ClauseKind, Link, Person, noun_phrase, words};
use crate::among;
use crate::lexicon::VerbForm;
use crate::tag::Tag;
use crate::word_set::WordSet;

/// Completes a verb group with its objects. Borders are settled later, when all clauses are known.
pub fn clause(view: &View<'_, '_>, group: Group) -> Clause {
    let verb = group.chain.last().copied().unwrap_or(group.verb);
    let lemma = view.lemma(verb);
    let mut at = group.end;
    if group.copula {
        at = group.negation.map_or(at, |negation| at.max(negation + 1));
    }
    let mut particle = None;
    let mut indirect = None;
    let mut object = None;
    if group.kind != ClauseKind::Tag && !(group.copula && group.chain.is_empty()) {
        if is_particle(view, &lemma, at) {
            particle = Some(at);
            at += 1;
        }
        if group.chain_passive {
            // "You were sent a code": the other object is the subject.
            if TWO_OBJECTS.has(&lemma) {
                object = direct_object(view, &lemma, at);
            }
        } else if let Some((first, second)) = two_objects(view, &lemma, at) {
            indirect = Some(first);
            object = Some(second);
        } else if is_addressee(view, &lemma, at) {
            indirect = Some(at..at + 1);
        } else {
            object = direct_object(view, &lemma, at);
        }
        let placed =
            particle.is_some() || TWO_OBJECTS.has(&lemma) || among!(&lemma, "call consider deem name");
        let personal = object.as_ref().is_some_and(|o| o.len() == 1 && view.tag(o.start) == Tag::Pron);
        if group.chain.is_empty() && object.is_some() && object_stands_before(view, &group, placed, personal)
        {
            // "The form you sent the office": what follows is to whom, or where.
            indirect = indirect.or(object.take().filter(|_| personal));
            particle = particle.filter(|_| personal);
        }
        at = object.as_ref().or(indirect.as_ref()).map_or(at, |phrase| phrase.end.max(at));
        // "Fill the form in", but not "put the code in the box".
        let free = among!(view.word(at), "up out off down away back")
            || noun_phrase::right(view, at + 1, Reach::Core).is_none();
        if particle.is_none() && object.is_some() && free && is_particle(view, &lemma, at) {
            particle = Some(at);
            at += 1;
        }
    }
    Clause {
        kind: group.kind,
        link: Link::Main,
        marker: None,
        extent: view.range.clone(),
        person: group.subject.as_ref().map_or(Person::Nobody, |s| s.person),
        subject: group.subject.map(|s| s.range),
        auxiliaries: group.auxiliaries,
        negation: group.negation,
        adverbs: group.adverbs,
        verb: group.verb,
        copula: group.copula,
        passive: group.passive,
        chain: group.chain,
        particle,
        object,
        indirect,
        rest: at..at,
        tail: at..at,
    }
}

fn is_particle(view: &View<'_, '_>, lemma: &str, at: usize) -> bool {
    let word = view.word(at);
    let loose = among!(word, "up out off down away");
    if !(loose || words::is_particle_of(lemma, word, true)) || !matches!(view.tag(at), Tag::Adp | Tag::Adv) {
        return false;
    }
    // "out of the box", "up to date", "down the street": a preposition, unless the verb is known to take it.
    words::is_particle_of(lemma, word, !loose || matches!(view.word(at + 1), "of" | "to"))
}

/// Verbs with two objects.
static TWO_OBJECTS: WordSet = WordSet::new(
    "allow ask assign award bring buy cause charge cost deny do email e-mail feed find forward get give grant hand issue \
     leave lend mail make offer order owe pass pay promise provide quote read refund refuse save sell send serve show \
     teach tell text wish write",
);

/// *sent us the form*.
fn two_objects(view: &View<'_, '_>, lemma: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    if !TWO_OBJECTS.has(lemma)
        || view.word(at).ends_with("self")
        || view.tag(at) != Tag::Pron
        || noun_phrase::is_possessive(view.word(at)) && view.word(at) != "her"
    {
        return None;
    }
    let first = noun_phrase::right(view, at, Reach::Core)?;
    let second = noun_phrase::right(view, first.end, Reach::Full)?;
    if is_time_adverbial(view, &second) || starts_finite(view, second.end) {
        return None;
    }
    Some((first, second))
}

/// *told us*, *ask them for a receipt*: with these verbs a person is the one who hears it.
fn is_addressee(view: &View<'_, '_>, lemma: &str, at: usize) -> bool {
    among!(lemma, "tell ask show text email e-mail mail")
        && view.tag(at) == Tag::Pron
        && among!(view.word(at), "me you him her us them")
        && noun_phrase::right(view, at, Reach::Core).is_some_and(|phrase| phrase.len() == 1)
}

/// *The form which you sent*, *what you call*: the object of a relative clause stands before it. Behind *that* only when
/// the verb goes with more than an object, as the clause may be what the noun says: *the rule that you pay the fee*.
fn object_stands_before(view: &View<'_, '_>, group: &Group, placed: bool, personal: bool) -> bool {
    let Some(subject) = group.subject.as_ref().filter(|subject| subject.is_pronoun) else { return false };
    let start = subject.range.start;
    let marked = matches!(view.before(start), "that" | "which");
    let noun = if marked { start.wrapping_sub(2) } else { start.wrapping_sub(1) };
    let free = matches!(view.before(start), "what" | "whatever") && group.kind == ClauseKind::Statement;
    // "The day you sent it", "the fact that you sent it".
    let adverbial = noun_phrase::is_time_noun(view.word(noun))
        || among!(
            view.word(noun),
            "fact idea hope impression belief reason way news feeling place case event"
        );
    let bare = placed && personal && !marked && view.tag(noun) == Tag::Noun && !adverbial;
    free || bare
        || marked && view.tag(noun) == Tag::Noun && !adverbial && (placed || view.before(start) == "which")
}

/// What has no object: copular and intransitive verbs.
static NO_OBJECT: WordSet = WordSet::new(
    "agree apologise apologize appear arrive become belong come complain depend exist go happen listen look occur \
     rely remain reply respond seem sound stay wait",
);

/// What is moved goes somewhere, and the place is the verb's: *put a note on it*.
static MOVES: WordSet = WordSet::new(
    "add apply attach bring charge direct do enter forward give hand keep leave move pass pay place post put refund \
     return say send set show spend submit take tell transfer turn upload use write",
);

/// Verbs with a content clause behind them.
static SAYING: WordSet = WordSet::new(
    "agree assume believe claim confirm ensure expect feel find guess hear hope know mean mention note notice promise \
     realise realize say see show suppose suspect tell think understand wish",
);

/// Whether a content clause may follow the verb.
pub fn takes_content_clause(lemma: &str) -> bool {
    SAYING.has(lemma)
}

fn direct_object(view: &View<'_, '_>, lemma: &str, at: usize) -> Option<Range<usize>> {
    if NO_OBJECT.has(lemma) {
        return None;
    }
    // "Say sorry."
    if lemma == "say" && view.tag(at) == Tag::Intj {
        return Some(at..at + 1);
    }
    // "See missing parcels", but "suggest sending parcels".
    let filler = view.word(at) == "like"
        && matches!(view.tag(at + 1), Tag::Det | Tag::Num)
        && among!(lemma, "have need get take use spend say see want");
    let modified = filler
        || view.tag(at) == Tag::Verb
            && view.tag(at + 1) == Tag::Noun
            && (!view.has_form(at, VerbForm::Gerund)
                || among!(
                    lemma,
                    "see hear find have get buy sell use receive send pay need provide submit return replace"
                ));
    let simple = noun_phrase::right(view, at + usize::from(modified), Reach::Core)?;
    let simple = at..simple.end;
    let word = view.word(at);
    let remembers =
        among!(lemma, "remember choose pick book reserve have need take spend give save add waste lose");
    let feeling = lemma == "feel" && (!matches!(word, "a" | "the") || view.tag(simple.end - 1) != Tag::Noun);
    let timed = is_time_adverbial(view, &simple);
    if timed && (!remembers || simple.len() == 1 || view.word(simple.end) == "ago")
        || feeling
        || is_degree(view, lemma, &simple)
        || (word == "that"
            && view.tag(at) == Tag::Sconj
            && simple.len() == 1
            && view.tag(at + 1) != Tag::Punct
            && !is_particle(view, lemma, at + 1))
    {
        return None;
    }
    // The subject of the next clause is no object: "you think the parcel arrived".
    let nominative = among!(word, "i we he she they");
    let claims = among!(lemma, "allege assume believe claim guess hope insist say suppose think")
        && view.tag(simple.end) == Tag::Verb
        && view.has_form(simple.end, VerbForm::Past);
    if starts_finite(view, simple.end)
        || claims
        || (simple.len() == 1
            && (nominative || matches!(word, "you" | "it") && SAYING.has(lemma))
            && is_bare_finite(view, simple.end))
    {
        return None;
    }
    let possesses = among!(lemma, "have need want recommend like prefer offer know");
    // "Have your card blocked", "get it sorted", "let the battery run flat".
    if among!(lemma, "have get let make")
        && view.tag(simple.end) == Tag::Verb
        && !view.has_form(simple.end, VerbForm::Gerund)
    {
        return Some(simple);
    }
    let reach = match (possesses, MOVES.has(lemma)) {
        (true, _) => Reach::Greedy,
        (_, true) => Reach::Full,
        _ => Reach::Wide,
    };
    let phrase = noun_phrase::right(view, at + usize::from(modified), reach)?;
    let phrase = at..phrase.end;
    // "You think the date on the label is wrong."
    let content = SAYING.has(lemma)
        && noun_phrase::right(view, simple.start + usize::from(modified), Reach::Greedy)
            .is_some_and(|longest| starts_finite(view, longest.end));
    if content { None } else { Some(phrase) }
}

/// *a bit*, *a lot*: how much, unless it is an amount of something.
fn is_degree(view: &View<'_, '_>, lemma: &str, phrase: &Range<usize>) -> bool {
    let last = view.word(phrase.end - 1);
    among!(last, "bit little lot")
        && matches!(view.word(phrase.start), "a" | "quite")
        && view.word(phrase.end) != "of"
        && !among!(lemma, "do have know learn cost need pay save say spend want owe buy sell mean")
}

/// A finite verb without auxiliary behind a pronoun, adverbs between them or not.
fn is_bare_finite(view: &View<'_, '_>, mut at: usize) -> bool {
    while view.tag(at) == Tag::Adv && at < view.range.end {
        at += 1;
    }
    matches!(view.tag(at), Tag::Verb | Tag::Aux) && !view.has_form(at, VerbForm::Gerund)
}

/// *last week*, *two days ago*, *yesterday*.
fn is_time_adverbial(view: &View<'_, '_>, phrase: &Range<usize>) -> bool {
    let head = view.word(phrase.end.saturating_sub(1));
    if !noun_phrase::is_time_noun(head) {
        return view.word(phrase.end) == "ago";
    }
    let first = view.word(phrase.start);
    let repeats = matches!(first, "the" | "an") && view.word(phrase.start + 1) == "other" || first == "one";
    view.word(phrase.end) == "ago"
        || among!(first, "last next this every each any all that")
        || repeats && phrase.len() <= 3
        || (phrase.len() == 1 && !among!(head, "time times days hours minutes weeks months years"))
        || view.tag(phrase.start) == Tag::Num
            && among!(head, "times hours days weeks minutes months years")
            && !matches!(view.word(phrase.end), "to" | "of")
}
