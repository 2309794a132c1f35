//! Verb groups: auxiliaries, negation, adverbs, the main verb and the verbs chained to it.

use super::subject::{self, Subject};
use super::view::View;
use super::{ClauseKind, noun_phrase, words};
use crate::among;
use crate::lexicon::VerbForm;
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// A finite verb group with its subject.
#[derive(Debug, Clone)]
pub struct Group {
    pub kind: ClauseKind,
    pub subject: Option<Subject>,
    pub auxiliaries: Vec<usize>,
    pub negation: Option<usize>,
    pub adverbs: Vec<usize>,
    pub verb: usize,
    pub copula: bool,
    pub passive: bool,
    pub chain: Vec<usize>,
    /// Whether the last verb of the chain is passive: *needs to be signed*.
    pub chain_passive: bool,
    /// Behind the last verb.
    pub end: usize,
}

/// All finite verb groups of the sentence, and its imperatives, in order.
pub fn groups(view: &View<'_, '_>) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut at = view.range.start;
    while at < view.range.end {
        match group_at(view, at, &found) {
            Some(group) => {
                at = group.end.max(at + 1);
                found.push(group);
            }
            None => at += 1,
        }
    }
    found
}

fn group_at(view: &View<'_, '_>, at: usize, earlier: &[Group]) -> Option<Group> {
    let tag = view.tag(at);
    if view.before(at) == "to" && view.has_form(at, VerbForm::Base) && view.tag_before(at) != Tag::Adp {
        return None;
    }
    if view.is_auxiliary_word(at) && matches!(tag, Tag::Aux | Tag::Verb) {
        return auxiliary_group(view, at, earlier);
    }
    if tag == Tag::Aux && among!(view.word(at), "get gets got") && follows(view, Wants::Participle, at + 1) {
        return auxiliary_group(view, at, earlier);
    }
    if matches!(tag, Tag::Verb | Tag::Aux) { lexical_group(view, at, earlier) } else { None }
}

/// What may follow an auxiliary.
#[derive(Clone, Copy, PartialEq)]
enum Wants {
    Base,
    Participle,
    ProgressiveOrPassive,
    /// `'d`: *would* or *had*.
    BaseOrParticiple,
    /// `'s`: *is* or *has*.
    Either,
}

fn wants(word: &str) -> Wants {
    match word {
        "'d" => Wants::BaseOrParticiple,
        "'s" => Wants::Either,
        word if words::is_be(word) => Wants::ProgressiveOrPassive,
        word if words::is_have(word) || among!(word, "of get gets got") => Wants::Participle,
        _ => Wants::Base,
    }
}

/// Whether the word at `at` can be the main verb behind an auxiliary that wants this.
fn follows(view: &View<'_, '_>, wants: Wants, at: usize) -> bool {
    let tag = view.tag(at);
    let forms = view.forms(at);
    let verb = matches!(tag, Tag::Verb | Tag::Aux);
    // The slot is strong evidence: a word that can be the right form is one, whatever its tag, unless a noun follows.
    let bends = || matches!(tag, Tag::Noun | Tag::Adj | Tag::Adv | Tag::Adp | Tag::Propn | Tag::Intj);
    match wants {
        Wants::Base if forms.is_empty() => is_misspelt_verb(view, at),
        Wants::Base => forms.has(VerbForm::Base) && (verb || bends()),
        Wants::Participle => {
            forms.has(VerbForm::PastParticiple)
                && (verb || (bends() && !view.is_noun_like(at + 1) && view.tag(at + 1) != Tag::Adj))
        }
        Wants::ProgressiveOrPassive => {
            verb && (forms.has(VerbForm::Gerund) || forms.has(VerbForm::PastParticiple))
        }
        Wants::BaseOrParticiple => verb && (forms.has(VerbForm::Base) || forms.has(VerbForm::PastParticiple)),
        Wants::Either => verb && (forms.has(VerbForm::Gerund) || forms.has(VerbForm::PastParticiple)),
    }
}

/// *Could you advice me*, *you have to resubmitt it*: what has its object behind it is a verb, whatever it looks like.
fn is_misspelt_verb(view: &View<'_, '_>, at: usize) -> bool {
    matches!(view.tag(at), Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj | Tag::X)
        && among!(view.word(at + 1), "me us it them him this these your")
}

/// Whether an auxiliary at `at` can stand behind one that wants this.
fn auxiliary_follows(view: &View<'_, '_>, wants: Wants, at: usize) -> bool {
    let word = view.word(at);
    match wants {
        Wants::Base => {
            matches!(word, "be" | "have") || (word == "of" && view.has_form(at + 1, VerbForm::PastParticiple))
        }
        Wants::Participle => matches!(word, "been"),
        Wants::ProgressiveOrPassive => word == "being",
        Wants::BaseOrParticiple => matches!(word, "be" | "have" | "been"),
        Wants::Either => matches!(word, "been" | "being"),
    }
}

/// Collects negation and adverbs from `at` on; returns the first token that is neither.
fn skip_adverbs(
    view: &View<'_, '_>,
    mut at: usize,
    negation: &mut Option<usize>,
    adverbs: &mut Vec<usize>,
) -> usize {
    loop {
        let word = view.word(at);
        if words::is_negation(word) {
            negation.get_or_insert(at);
        } else if word == "no" && view.word(at + 1) == "longer" {
            negation.get_or_insert(at);
            at += 1;
        } else if (view.tag(at) == Tag::Adv || word == "please") && !among!(word, "there when why how") {
            adverbs.push(at);
        } else if let Some(close) = parenthesis(view, at) {
            adverbs.extend(at + 1..close);
            at = close;
        } else {
            return at;
        }
        at += 1;
    }
}

/// Takes *never* and *no longer* out of the adverbs in front of a verb group: *you never have to*.
fn take_negation(view: &View<'_, '_>, negation: &mut Option<usize>, adverbs: &mut Vec<usize>) {
    let negates = |at: usize| {
        words::is_negation(view.word(at)) || view.word(at) == "no" && view.word(at + 1) == "longer"
    };
    if let Some(at) = adverbs.iter().copied().find(|&at| negates(at)) {
        negation.get_or_insert(at);
        let longer = at + usize::from(view.word(at) == "no");
        adverbs.retain(|adverb| !(at..=longer).contains(adverb));
    }
}

/// *You can, however, send it*: the closing comma of one or two words that interrupt a verb group.
fn parenthesis(view: &View<'_, '_>, at: usize) -> Option<usize> {
    if view.word(at) != "," {
        return None;
    }
    let course = matches!(
        (view.word(at + 1), view.word(at + 2)),
        ("of", "course") | ("for", "example") | ("in", "fact")
    );
    let close = if course { at + 3 } else { at + 2 };
    ((course || view.tag(at + 1) == Tag::Adv) && view.word(close) == ",").then_some(close)
}

fn auxiliary_group(view: &View<'_, '_>, at: usize, earlier: &[Group]) -> Option<Group> {
    let mut auxiliaries = vec![at];
    let mut negation = None;
    let mut adverbs = Vec::new();
    let mut next = skip_adverbs(view, at + 1, &mut negation, &mut adverbs);
    // "Ought to" is a modal of two words.
    if view.word(at) == "ought" && view.word(next) == "to" {
        next = skip_adverbs(view, next + 1, &mut negation, &mut adverbs);
    }
    let mut subject = None;
    let mut kind = ClauseKind::Statement;
    if let Some((found, behind)) = inverted_subject(view, at, next) {
        let asks = view.before(view.range.end).starts_with('?');
        kind = if among!(view.word(at), "had should were") && !asks && is_conditional(view, at) {
            ClauseKind::Statement
        } else if (behind..view.range.end).all(|i| view.doc.is_closing_mark(i)) && at > view.range.start {
            ClauseKind::Tag
        } else {
            ClauseKind::Question
        };
        subject = Some(found);
        next = skip_adverbs(view, behind, &mut negation, &mut adverbs);
    }
    let mut verb = None;
    loop {
        let last = view.word(auxiliaries.last().copied()?);
        let wanted = wants(last);
        if auxiliary_follows(view, wanted, next) && next < view.range.end {
            auxiliaries.push(next);
            next = skip_adverbs(view, next + 1, &mut negation, &mut adverbs);
            continue;
        }
        // "You had better send it."
        let had_better =
            last == "had" && view.before(next) == "better" && view.has_form(next, VerbForm::Base);
        if had_better || follows(view, wanted, next) {
            verb = Some(next);
        }
        break;
    }
    let (verb, copula) = match verb {
        Some(verb) => (verb, false),
        None => {
            let verb = auxiliaries.pop()?;
            let word = view.word(verb);
            // Adverbs behind the verb belong to its complement.
            adverbs.retain(|&adverb| adverb < verb);
            (verb, words::is_be(word) || word == "'s")
        }
    };
    let is_passive = |aux: Option<&usize>, verb: usize| {
        aux.is_some_and(|&aux| words::is_be(view.word(aux)) || among!(view.word(aux), "'s get gets got"))
            && view.has_form(verb, VerbForm::PastParticiple)
            && !view.has_form(verb, VerbForm::Gerund)
    };
    let passive = !copula && is_passive(auxiliaries.last(), verb);
    if subject.is_none() {
        subject = subject::to_the_left(view, at, earlier, &mut adverbs);
        take_negation(view, &mut negation, &mut adverbs);
    }
    if subject.is_none() {
        let opens = view.doc.opens_clause(at, &view.range)
            || view.tag_before(at) == Tag::Adv
            || view.tag_before(at) == Tag::Intj;
        let first = view.word(at);
        let prohibits = first == "do" && negation.is_some();
        let commands = matches!(first, "be" | "do") && auxiliaries.is_empty();
        kind = if opens && (prohibits || commands) {
            ClauseKind::Imperative
        } else if among!(first, "be been being having") {
            return None;
        } else {
            ClauseKind::Subjectless
        };
    }
    let mut group = Group {
        kind,
        subject,
        auxiliaries,
        negation,
        adverbs,
        verb,
        copula,
        passive,
        chain: Vec::new(),
        chain_passive: passive,
        end: verb + 1,
    };
    if !copula {
        extend_chain(view, &mut group);
    }
    // A question's subject lies behind its auxiliary; the group must not swallow what it skipped.
    group.end = group.end.max(group.subject.as_ref().map_or(0, |s| s.range.end));
    Some(group)
}

/// *Had you called us, …*: inverted, and with a main clause to come.
pub fn is_conditional(view: &View<'_, '_>, at: usize) -> bool {
    (at == view.range.start || view.before(at) == ",")
        && (at + 2..view.range.end).any(|i| words::is_modal(view.word(i)) || view.word(i) == ",")
}

/// The subject behind the auxiliary at `at` of a question, and the token behind it.
fn inverted_subject(view: &View<'_, '_>, at: usize, next: usize) -> Option<(Subject, usize)> {
    // "Please be more careful next time": what is bare orders, and asks nothing.
    if view.word(at) == "be" {
        return None;
    }
    let word = view.word(next);
    let asks_with_do = words::is_do(view.word(at))
        && among!(word, "i you we they")
        && !words::is_modal(view.word(next + 1))
        && view.has_form(next + 1, VerbForm::Base);
    // "If you work there could you …".
    let place = view.before(at) == "there" && among!(word, "i you we they");
    let left_is_subject = words::is_subject_pronoun(view.before(at))
        && !place
        && view.tag_before(at) == Tag::Pron
        && !words::is_question_word(view.before(at))
        && view.before(at) != "that"
        && !asks_with_do;
    if left_is_subject {
        return None;
    }
    let auxiliary = view.word(at);
    let nominative = among!(
        word,
        "i you we he she they it ya this that these those there anyone someone everything anything"
    );
    let (subject, behind) = if nominative {
        let behind = if word == "you" && matches!(view.word(next + 1), "guys" | "all" | "folks") {
            next + 2
        } else {
            next + 1
        };
        (Subject::new(view, next..behind), behind)
    } else {
        let opens = view.doc.opens_clause(at, &view.range) || words::is_question_word(view.before(at));
        let phrase = noun_phrase::right(view, next, noun_phrase::Reach::Core)
            .filter(|_| opens && !words::is_question_word(word))?;
        (Subject::new(view, phrase.clone()), phrase.end)
    };
    // "Did anyone at the store tell you …".
    let place = (view.tag(behind) == Tag::Adp && (words::is_do(auxiliary) || words::is_modal(auxiliary)))
        .then(|| noun_phrase::right(view, behind + 1, noun_phrase::Reach::Core))
        .flatten();
    let behind = place.map_or(behind, |place| place.end);
    let mut scratch = (None, Vec::new());
    let then = skip_adverbs(view, behind, &mut scratch.0, &mut scratch.1);
    let ends = (behind..view.range.end).all(|i| view.doc.is_closing_mark(i)) || view.word(behind) == ",";
    let fits = match wants(auxiliary) {
        Wants::ProgressiveOrPassive | Wants::Either => {
            let finite_follows = view.is_auxiliary_word(then) && view.word(then) != "being"
                || (view.tag(then) == Tag::Verb && !follows(view, Wants::ProgressiveOrPassive, then));
            // Behind a noun, "the problem is you …" is no question.
            !finite_follows
                && (nominative
                    || view.word(view.range.end.saturating_sub(1)).ends_with('?')
                    || auxiliary != "'s")
                && !view.is_noun_like(at.wrapping_sub(1))
                || (nominative && follows(view, Wants::ProgressiveOrPassive, then))
        }
        wanted => follows(view, wanted, then) || auxiliary_follows(view, wanted, then),
    };
    (fits || (ends && nominative)).then_some((subject, behind))
}

fn lexical_group(view: &View<'_, '_>, at: usize, earlier: &[Group]) -> Option<Group> {
    let forms = view.forms(at);
    let finite = forms.has(VerbForm::Base) || forms.has(VerbForm::Present3) || forms.has(VerbForm::Past);
    let mut adverbs = Vec::new();
    let mut subject = subject::to_the_left(view, at, earlier, &mut adverbs);
    // "@sam Give it a day": whom it is for, or the link before it, is no subject of a bare verb.
    let addressed = forms.has(VerbForm::Base)
        && subject
            .as_ref()
            .is_some_and(|subject| subject.range.clone().all(|at| view.doc.kind(at) == TokenKind::Opaque));
    if addressed {
        subject = None;
    }
    let mut negation = None;
    take_negation(view, &mut negation, &mut adverbs);
    let kind = match &subject {
        Some(subject) => {
            let only_participle =
                forms.has(VerbForm::PastParticiple) && !forms.has(VerbForm::Past) && !finite;
            if !(finite || subject.is_pronoun && only_participle)
                || is_reduced_relative(view, at, subject, earlier)
            {
                return None;
            }
            if is_object_of_bare_infinitive(view, subject) {
                return None;
            }
            ClauseKind::Statement
        }
        None => {
            let before = at.checked_sub(1 + adverbs.len()).map_or("", |i| view.word(i));
            // "Let me just read it back."
            let lets = |at: usize| {
                among!(view.before(at), "me us him her them it")
                    && words::takes_bare_infinitive(view.before(at - 1))
            };
            let first = at - adverbs.len().min(at);
            if lets(first) || matches!(before, "just" | "simply") && lets(first - 1) {
                return None;
            }
            let opens = view.doc.opens_clause(at - adverbs.len().min(at), &view.range)
                || among!(before, "please kindly then or just simply");
            // "We checked it and found no fault": *found* could be a base form, too.
            let goes_on =
                matches!(before, "and" | "or" | "but") && forms.has(VerbForm::Past) && !earlier.is_empty();
            let opens = addressed || (opens && !goes_on) || follows_condition(view, at, earlier);
            if !opens || !forms.has(VerbForm::Base) {
                let starts = at - adverbs.len().min(at) == view.range.start;
                // "Forgot to attach the form."
                if starts && forms.has(VerbForm::Past) {
                    ClauseKind::Subjectless
                } else {
                    return None;
                }
            } else {
                ClauseKind::Imperative
            }
        }
    };
    let mut group = Group {
        kind,
        subject,
        auxiliaries: Vec::new(),
        negation,
        adverbs,
        verb: at,
        copula: false,
        passive: false,
        chain: Vec::new(),
        chain_passive: false,
        end: at + 1,
    };
    extend_chain(view, &mut group);
    Some(group)
}

/// *Before you call check the cable*: behind a clause that opens the sentence with *if*, *when* or *before*, a base form
/// with its object is an imperative, comma or not.
fn follows_condition(view: &View<'_, '_>, at: usize, earlier: &[Group]) -> bool {
    let [condition] = earlier else { return false };
    let object = matches!(view.tag(at + 1), Tag::Pron | Tag::Det | Tag::Num)
        && !among!(view.word(at + 1), "i we he they");
    let first = view.word(view.range.start);
    among!(first, "if when once before after unless while until")
        && condition.subject.as_ref().is_some_and(|s| s.range.start == view.range.start + 1)
        && object
        && !matches!(view.tag_before(at), Tag::Aux | Tag::Part | Tag::Adp)
        && view.before(at) != "to"
        && !takes_content_clause(view, condition)
}

/// *Questions removed*, *the form attached*: a participle behind a noun that is itself an object, or before *by*.
fn is_reduced_relative(view: &View<'_, '_>, at: usize, subject: &Subject, earlier: &[Group]) -> bool {
    let forms = view.forms(at);
    if subject.is_pronoun || !forms.has(VerbForm::PastParticiple) {
        return false;
    }
    if view.word(at + 1) == "by" {
        return true;
    }
    // The noun stands directly behind an earlier verb or its preposition: an object, not a subject.
    earlier.last().is_some_and(|group| {
        let gap = group.end..subject.range.start;
        gap.clone().all(|i| {
            matches!(view.tag(i), Tag::Adp | Tag::Adv | Tag::Det | Tag::Pron)
                && super::words::subordinator(view.word(i)).is_none()
        }) && gap.len() <= 2
            && forms.has(VerbForm::Past)
            && !takes_content_clause(view, group)
    })
}

fn takes_content_clause(view: &View<'_, '_>, group: &Group) -> bool {
    let verb = group.chain.last().copied().unwrap_or(group.verb);
    super::complement::takes_content_clause(&view.lemma(verb))
}

/// In *help you find it*, *you* is the object of *help*.
fn is_object_of_bare_infinitive(view: &View<'_, '_>, subject: &Subject) -> bool {
    let from = subject.range.start;
    let nominative = among!(view.word(from), "i we he she they");
    !nominative && words::takes_bare_infinitive(view.before(from)) && view.tag_before(from) == Tag::Verb
}

/// Follows *forgot to attach*, *need to be signed*, *keep calling*, *try not to open*.
fn extend_chain(view: &View<'_, '_>, group: &mut Group) {
    const LONGEST: usize = 4;
    while group.chain.len() < LONGEST {
        let mut at = group.end;
        while matches!(view.word(at), "not" | "never")
            || (view.tag(at) == Tag::Adv && view.word(at + 1) == "to")
        {
            at += 1;
        }
        let previous = group.chain.last().copied().unwrap_or(group.verb);
        let is_to = view.word(at) == "to" && view.tag(at) != Tag::Adp
            || (view.word(at) == "to"
                && view.has_form(at + 1, VerbForm::Base)
                && view.tag(at + 1) == Tag::Verb)
            || (view.word(at) == "to"
                && among!(
                    view.word(previous),
                    "have has had need needs needed want wanted got forgot try tried"
                )
                && view.forms(at + 1).is_empty()
                && is_misspelt_verb(view, at + 1));
        if is_to {
            let mut verb = at + 1;
            while view.tag(verb) == Tag::Adv && !view.has_form(verb, VerbForm::Base) {
                verb += 1;
            }
            let mut passive = false;
            if view.word(verb) == "have" && follows(view, Wants::Participle, verb + 1) {
                verb += 1;
            } else if view.word(verb) == "be" && follows(view, Wants::ProgressiveOrPassive, verb + 1) {
                verb += 1;
                passive = view.has_form(verb, VerbForm::PastParticiple);
            } else if !(view.has_form(verb, VerbForm::Base)
                || view.forms(verb).is_empty() && is_misspelt_verb(view, verb))
            {
                return;
            }
            group.chain.push(verb);
            group.chain_passive = passive;
            group.end = verb + 1;
        } else if view.tag(group.end) == Tag::Verb
            && view.has_form(group.end, VerbForm::Gerund)
            && words::takes_gerund(view.word(previous))
        {
            group.chain.push(group.end);
            group.chain_passive = false;
            group.end += 1;
        } else if matches!(view.word(previous), "help" | "helped" | "helps")
            && view.tag(group.end) == Tag::Verb
            && view.has_form(group.end, VerbForm::Base)
        {
            group.chain.push(group.end);
            group.end += 1;
        } else {
            return;
        }
    }
}

/// Whether a finite verb group seems to start at `at`, adverbs skipped: used to tell an object from the subject of
/// the next clause.
pub fn starts_finite(view: &View<'_, '_>, mut at: usize) -> bool {
    while view.tag(at) == Tag::Adv && at < view.range.end {
        at += 1;
    }
    if view.is_auxiliary_word(at) && matches!(view.tag(at), Tag::Aux | Tag::Verb) {
        return !among!(view.word(at), "be been being having");
    }
    view.tag(at) == Tag::Verb
        && (view.has_form(at, VerbForm::Present3)
            || view.has_form(at, VerbForm::Past) && !view.has_form(at, VerbForm::PastParticiple))
}
