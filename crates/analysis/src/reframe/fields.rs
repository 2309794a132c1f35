//! The fields of a template, each worked out from the sentence: words in the right number, tense and spelling.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use super::Parts;
use crate::among;
use crate::clause::Person;
use crate::clause::words::{is_do, is_negation};
use crate::lexicon::{Number, Variety, VerbForm};
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::case;
use crate::text::token::TokenKind;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The classes of a verb, and the noun for a single act of it (*a call*), from `data/verbs/classes.tsv`.
fn verb_entry(lemma: &str) -> Option<(&'static str, &'static str)> {
    let (mut from, mut to) = (0, VERBS.len());
    while from < to {
        // The line around the middle of what is left.
        let middle = (from + to) / 2;
        let bytes = VERBS.as_bytes();
        let before = bytes.get(from..middle)?.iter().rposition(|&byte| byte == b'\n');
        let start = before.map_or(from, |at| from + at + 1);
        let after = bytes.get(middle..to)?.iter().position(|&byte| byte == b'\n');
        let end = after.map_or(to, |at| middle + at);
        let (verb, rest) = VERBS.get(start..end)?.split_once('\t')?;
        match verb.cmp(lemma) {
            Ordering::Equal => return rest.split_once('\t'),
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
        }
    }
    None
}

/// Whether the verb belongs to the class.
pub fn is_class(lemma: &str, class: &str) -> bool {
    verb_entry(lemma).is_some_and(|(classes, _)| classes.split(' ').any(|c| c == class))
}

/// Whether the noun names something that is there to be read.
pub fn is_text(noun: &str) -> bool {
    TEXTS.has(noun)
}

/// Whether the noun names something that is keyed in.
pub fn is_entry(noun: &str) -> bool {
    ENTRIES.has(noun)
}

/// The classes of the verb that carries the meaning.
pub fn verb_classes(context: &Context<'_, '_>, parts: &Parts) -> Vec<&'static str> {
    parts
        .verb
        .and_then(|verb| verb_entry(&lemma(context, verb)))
        .map_or(Vec::new(), |(classes, _)| classes.split(' ').collect())
}

/// The base form of the verb at a token, or the word itself.
pub fn lemma<'c>(context: &Context<'c, '_>, verb: usize) -> Cow<'c, str> {
    context.doc.verb_lemma(&context.language.lexicon, verb)
}

/// The value of a field, `None` when the sentence does not have it.
pub fn value<'c>(context: &Context<'c, '_>, parts: &Parts, field: &str) -> Option<Cow<'c, str>> {
    let owned = |text: String| Some(Cow::Owned(text));
    match field {
        "thing" => thing(context, parts.object.clone()?).map(Cow::Owned),
        "object" => {
            let object = parts.object.clone()?;
            owned(uncapitalised(context, object.start, context.doc.text_of(object)))
        }
        "noun" => bare_noun(context, parts.object.clone()?).map(Cow::Owned),
        "done" => done(context, parts).map(Cow::Owned),
        "did" => past(context, parts).map(Cow::Owned),
        "doing" => predicate(context, parts, VerbForm::Gerund).map(Cow::Owned),
        "do" => predicate(context, parts, VerbForm::Base).map(Cow::Owned),
        "rest" => owned(rest(context, parts)?),
        // "It still needs to be paid since May": only what is not done lasts.
        "left" => rest(context, parts)
            .filter(|rest| !rest.starts_with(" since "))
            .map(|rest| Cow::Owned(without_until_now(&rest).to_owned())),
        "about" => owned(about(context, parts)?),
        "asked" => asked(context, parts).map(Cow::Borrowed),
        // What the thing at hand is said to be: *an expired card* has expired.
        "state" => state(context, parts.object.clone()?).map(Cow::Borrowed),
        "act" => verb_entry(&lemma(context, parts.verb?))
            .map(|(_, act)| act)
            .filter(|act| !act.is_empty())
            .map(Cow::Borrowed),
        "no act" => value(context, parts, "act").map(|act| {
            let noun = act.strip_prefix("an ").or_else(|| act.strip_prefix("a "));
            Cow::Owned(format!("no {}", noun.unwrap_or(&act)))
        }),
        "clause" => {
            let whole = || Some(parts.replaced.clone()).filter(|_| parts.usage == "whole");
            owned(as_clause(context, parts.kept.clone().or_else(whole)?))
        }
        "condition" => owned(parts.condition.clone()?),
        "i" => Some(Cow::Borrowed(if is_we(context, parts) { "we" } else { "I" })),
        "am" => Some(Cow::Borrowed(if is_we(context, parts) { "are" } else { "am" })),
        "me" => Some(Cow::Borrowed(if is_we(context, parts) { "us" } else { "me" })),
        "my" => Some(Cow::Borrowed(if is_we(context, parts) { "our" } else { "my" })),
        "sorry" => owned(apology(context, &parts.replaced)?),
        "system" => owned(super::system::name(context, &parts.replaced)),
        verb => agreeing(context, parts, verb).map(Cow::Borrowed),
    }
}

/// Verbs that agree with `{thing}`: the field, then singular and plural, plain or as the draft contracts.
const AGREEING: &[(&str, &str, &str)] = &[
    ("was", "was", "were"),
    ("is", "is", "are"),
    ("has", "has", "have"),
    ("needs", "needs", "need"),
    ("does", "does", "do"),
    ("was not", "was not|wasn't", "were not|weren't"),
    ("is not", "is not|isn't", "are not|aren't"),
    ("has not", "has not|hasn't", "have not|haven't"),
    ("did not", "did not|didn't", "did not|didn't"),
];

/// *was*, *is*, *has*, *needs*, *does* agreeing with `{thing}`, negated when asked.
fn agreeing(context: &Context<'_, '_>, parts: &Parts, field: &str) -> Option<&'static str> {
    let (_, singular, plural) = AGREEING.iter().find(|(name, ..)| *name == field)?;
    let form = if is_plural(context, &parts.object.clone()?) { plural } else { singular };
    let Some((full, contracted)) = form.split_once('|') else { return Some(form) };
    Some(if contracts(context) { contracted } else { full })
}

/// Whether the draft contracts: the sentence at hand decides, then the whole draft.
pub fn contracts(context: &Context<'_, '_>) -> bool {
    let here = context.sentence().and_then(|sentence| context.doc.contracts(sentence.tokens.clone()));
    here.unwrap_or_else(|| context.doc.voice(&context.language.lexicon).contracts)
}

/// Whether *we* speaks in a rewrite: where it goes on from a clause of the agent's own, the one who speaks there.
fn is_we(context: &Context<'_, '_>, parts: &Parts) -> bool {
    match parts.clause.and_then(|clause| context.clause(clause)).map(|clause| clause.person) {
        Some(Person::I) => false,
        Some(Person::We) => true,
        _ => speaks_as_we(context),
    }
}

/// Whether the agent says *we* rather than *I*: the sentence at hand decides, then the majority.
pub fn speaks_as_we(context: &Context<'_, '_>) -> bool {
    let (i, we) =
        context.sentence().map_or((0, 0), |sentence| context.doc.first_persons(sentence.tokens.clone()));
    if i == we { context.doc.voice(&context.language.lexicon).we } else { we > i }
}

/// Whether a noun phrase goes on after a comma, or has more than a short clause of its own: too much to be moved to the
/// front of a sentence, and too much to be left out.
fn holds_a_clause(context: &Context<'_, '_>, phrase: &Range<usize>) -> bool {
    const SHORT: usize = 8;
    let doc = context.doc;
    let commas = phrase.clone().any(|at| doc.word(at) == ",");
    let clauses = || context.sentence().map_or(&[][..], |sentence| doc.clauses_of(sentence));
    let verbs = clauses().iter().filter(|clause| phrase.contains(&clause.verb)).count();
    commas || verbs > 1 || (verbs == 1 && phrase.len() > SHORT)
}

/// Whether the grammar cut a noun phrase short: it ends with what calls for a noun, or a noun follows at once.
fn is_cut(context: &Context<'_, '_>, object: &Range<usize>) -> bool {
    let doc = context.doc;
    let last = object.end.saturating_sub(1);
    let open =
        object.len() > 1 && doc.tag(last) == Tag::Det || among!(doc.word(last), "a an the your our my its");
    let next = doc.text_of(object.end..object.end + 1);
    let within = context.sentence().is_some_and(|sentence| object.end < sentence.tokens.end);
    let capital =
        doc.kind(object.end) == TokenKind::Word && next.starts_with(case::is_capital) && next != "I";
    let noun =
        matches!(doc.tag(object.end), Tag::Noun | Tag::Propn) && doc.kind(object.end) == TokenKind::Word;
    // "The setup guide": a base form behind one thing would not agree with it.
    let lexicon = &context.language.lexicon;
    let next = doc.word(object.end);
    let compound = doc.tag(object.end) == Tag::Verb
        && doc.tag(last) == Tag::Noun
        && !is_plural(context, object)
        && lexicon.tags(next).has(Tag::Noun)
        && lexicon.verb(next).with_form(VerbForm::Base).is_some();
    open || within && (capital || noun || compound) && !crate::clause::is_time_noun(next)
}

/// Whether a noun phrase is made of words: no smiley, no half of a path.
fn is_words(context: &Context<'_, '_>, phrase: &Range<usize>) -> bool {
    let doc = context.doc;
    let is_mark = |at: usize| matches!(doc.kind(at), TokenKind::Punct | TokenKind::Symbol);
    let joins = |at: usize| among!(doc.word(at), "- – / & % $ £ € + # ' ’ \" “ ” ( ) * `");
    !phrase.clone().all(is_mark) && phrase.clone().all(|at| !is_mark(at) || joins(at))
}

/// The object as a subject.
fn thing(context: &Context<'_, '_>, object: Range<usize>) -> Option<String> {
    let doc = context.doc;
    let counts = object.clone().all(|at| doc.kind(at) == TokenKind::Number);
    if counts || holds_a_clause(context, &object) || is_cut(context, &object) || !is_words(context, &object) {
        return None;
    }
    match doc.word(object.start) {
        // "You didn't send anything" cannot become "anything wasn't sent".
        "any" | "anything" | "anyone" | "anybody" | "either" | "much" | "many" | "enough" | "me" | "us"
        | "you" | "myself" | "yourself" | "yourselves" | "what" | "whatever" | "who" | "there" | "so"
        | "such" | "no" | "nothing" | "which" | "how" | "why" | "when" | "where" | "whether" | "if" | "i"
        | "we" => return None,
        "they" | "he" | "she" if object.len() > 1 => return None,
        // On its own it may be a conjunction.
        "that" if object.len() == 1 => return None,
        "them" if object.len() == 1 => return Some("they".to_owned()),
        "him" | "her" | "he" | "she" if object.len() == 1 => return None,
        _ => {}
    }
    let text = doc.text_of(object.clone());
    let first = doc.text_of(object.start..object.start + 1);
    if doc.word(object.start) == "your" {
        let rest = text.get(first.len()..)?;
        let keeps = (object.start + 1..head(context, &object)? + 1).any(|at| PERSONAL.has(doc.word(at)));
        // "Your own settings" are no longer *own* without the owner.
        let rest = if keeps { rest } else { rest.strip_prefix(" own").unwrap_or(rest) };
        return Some(format!("{}{rest}", if keeps { "your" } else { "the" }));
    }
    Some(uncapitalised(context, object.start, text))
}

/// Text that stood at the start of a sentence, for the middle of one.
fn uncapitalised(context: &Context<'_, '_>, first: usize, text: &str) -> String {
    // Within a sentence a capital letter is there for a reason.
    let opens = context.sentence().is_none_or(|sentence| {
        (sentence.tokens.start..first).all(|at| context.doc.kind(at) != TokenKind::Word)
    });
    let keeps = !opens
        || matches!(context.doc.tag(first), Tag::Propn)
        || context.doc.word(first) == "i"
        || context.doc.kind(first) != TokenKind::Word;
    match text.chars().next() {
        Some(c) if case::is_capital(c) && !keeps && !text.chars().nth(1).is_some_and(case::is_capital) => {
            case::uncapitalised(text)
        }
        _ => text.to_owned(),
    }
}

/// The head noun of a noun phrase: the last noun before anything that modifies it from behind.
pub fn head(context: &Context<'_, '_>, phrase: &Range<usize>) -> Option<usize> {
    let doc = context.doc;
    let mut head = None;
    for at in phrase.clone() {
        match doc.tag(at) {
            // "Page 2" is a page.
            Tag::Num | Tag::Sym if head.is_some_and(|head| doc.tag(head) == Tag::Noun) => {}
            Tag::Noun | Tag::Propn | Tag::Num | Tag::Sym => head = Some(at),
            Tag::Adp | Tag::Pron | Tag::Sconj | Tag::Aux | Tag::Verb | Tag::Cconj if head.is_some() => break,
            Tag::Part if head.is_some() && doc.word(at) == "to" => break,
            _ => {}
        }
    }
    head.or(phrase.clone().next())
}

/// Whether a noun phrase takes the verb of several.
pub fn is_plural(context: &Context<'_, '_>, phrase: &Range<usize>) -> bool {
    let doc = context.doc;
    let Some(head) = head(context, phrase) else { return false };
    let coordinated = phrase.contains(&(head + 1)) && doc.word(head + 1) == "and";
    if coordinated {
        return true;
    }
    match doc.word(head) {
        "they" | "them" | "these" | "those" | "both" | "all" | "some" | "few" | "several" | "details"
        | "instructions" | "docs" => true,
        "it" | "this" | "that" | "one" | "everything" => false,
        word if doc.tag(head) == Tag::Num => {
            word != "1" && word != "one" && doc.kind(head) == TokenKind::Number && head + 1 == phrase.end
        }
        // A name in capitals or a link is one thing.
        word => {
            // A noun the lexicon does not have goes by its ending: *specs*, *repos*.
            let by_ending = || word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
            let named = doc.tag(head) == Tag::Propn
                && doc.text_of(head..head + 1).starts_with(|c: char| !case::is_small(c));
            !named
                && context.language.lexicon.noun(word).map_or_else(by_ending, |noun| match noun.number {
                    Number::Plural => true,
                    Number::Singular => by_ending() && !context.language.lexicon.lists(word),
                    // *Goods*, *specs*, but *a series*, *a means*.
                    Number::Both if by_ending() => !matches!(word, "series" | "species" | "means"),
                    Number::Both => {
                        phrase.clone().any(|at| among!(doc.word(at), "these those all both two three"))
                    }
                })
        }
    }
}

/// The noun with all that modifies it, but for what says that it was the wrong one.
fn bare_noun(context: &Context<'_, '_>, object: Range<usize>) -> Option<String> {
    let doc = context.doc;
    let head = head(context, &object)?;
    let mut from = object.start;
    while from <= head
        && (matches!(doc.tag(from), Tag::Det)
            || among!(
                doc.word(from),
                "your wrong incorrect invalid old expired outdated different incomplete obsolete \
                    unsupported another"
            ))
    {
        from += 1;
    }
    (from <= head && !holds_a_clause(context, &object))
        .then(|| uncapitalised(context, from, doc.text_of(from..object.end)))
}

/// Whether an adjective says what is wrong with the object.
pub fn has_state(context: &Context<'_, '_>, object: &Range<usize>) -> bool {
    state(context, object.clone()).is_some()
}

/// The adjective that says what is wrong with the object, when it can be said of it on its own.
fn state(context: &Context<'_, '_>, object: Range<usize>) -> Option<&'static str> {
    object.clone().find_map(|at| match context.doc.word(at) {
        "expired" => Some("expired"),
        "outdated" | "old" | "obsolete" => Some("out of date"),
        "incomplete" => Some("incomplete"),
        "unsupported" => Some("unsupported"),
        "invalid" => Some("invalid"),
        _ => None,
    })
}

/// Participle, particle and the adverbs worth keeping.
fn done(context: &Context<'_, '_>, parts: &Parts) -> Option<String> {
    let verb = parts.verb.filter(|_| !is_turned(context, parts, &["keep", "start", "begin", "continue"]))?;
    let lemma = lemma(context, verb);
    if is_class(&lemma, "no-passive") || context.doc.kind(verb) != TokenKind::Word {
        return None;
    }
    // "The number was not put" lacks its place.
    if lemma == "put" && parts.particle.is_none() && parts.rest.is_empty() {
        return None;
    }
    let lexicon = &context.language.lexicon;
    if !lexicon.is_verb(&lemma) {
        return None;
    }
    let mut text = String::new();
    for &adverb in &parts.adverbs {
        if keeps_adverb(context.doc.word(adverb)) {
            text.push_str(&case::lowered(context.doc.text_of(adverb..adverb + 1)));
            text.push(' ');
        }
    }
    text.push_str(&inflected(context, &lemma, VerbForm::PastParticiple));
    if let Some(particle) = parts.particle {
        text.push(' ');
        text.push_str(context.doc.word(particle));
    }
    Some(text)
}

/// The past tense of the verb, with its particle.
fn past(context: &Context<'_, '_>, parts: &Parts) -> Option<String> {
    let lemma = lemma(context, parts.verb?);
    if !context.language.lexicon.is_verb(&lemma) {
        return None;
    }
    let past = inflected(context, &lemma, VerbForm::Past);
    Some(match parts.particle {
        Some(particle) => format!("{past} {}", context.doc.word(particle)),
        None => past,
    })
}

/// Manner stays with the verb; what only adds an edge goes.
fn keeps_adverb(word: &str) -> bool {
    word.ends_with("ly")
        && !among!(
            word,
            "clearly obviously simply actually really probably apparently definitely certainly only \
                evidently unfortunately literally repeatedly likely possibly sadly basically surely merely \
                supposedly"
        )
}

/// Whether the verb hangs on one without which it says something else: *stopped calling*.
fn is_turned(context: &Context<'_, '_>, parts: &Parts, also: &[&str]) -> bool {
    let clause = parts.clause.and_then(|clause| context.clause(clause));
    let group = clause.into_iter().flat_map(|clause| [clause.verb].into_iter().chain(clause.chain.clone()));
    group.filter(|&at| Some(at) < parts.verb).any(|at| {
        let lemma = lemma(context, at);
        among!(&*lemma, "stop quit avoid cease finish") || also.contains(&&*lemma)
    })
}

/// Verb in the form asked for, particle, object and rest, as they stand.
fn predicate(context: &Context<'_, '_>, parts: &Parts, form: VerbForm) -> Option<String> {
    let verb = parts.verb.filter(|_| !is_turned(context, parts, &[]))?;
    if context.doc.kind(verb) != TokenKind::Word || !context.language.lexicon.is_verb(&lemma(context, verb)) {
        return None;
    }
    let doc = context.doc;
    // A number alone is a piece of something: "upgrade 4!" of "4 times".
    let counts = |object: &Range<usize>| object.clone().all(|at| doc.kind(at) == TokenKind::Number);
    // "Not since May" lasts; what is still to do does not.
    if parts.object.as_ref().is_some_and(counts)
        || parts.usage == "open" && doc.word(parts.rest.start) == "since" && !parts.rest.is_empty()
    {
        return None;
    }
    let mut text = inflected(context, &lemma(context, verb), form);
    let mut end = parts.rest.end;
    // "You haven't paid yet": what is still to do is not *yet*; "without fail" and its kin only press.
    end -= match doc.word(end.saturating_sub(1)) {
        "yet" | "already" | "mandatorily" | "compulsorily" if end > verb + 1 => 1,
        // So does "carefully" with what is to be read.
        "carefully" | "thoroughly" if end > verb + 2 && is_class(&lemma(context, verb), "read") => 1,
        "fail" if end > verb + 2 && doc.word(end - 2) == "without" => 2,
        "far" | "date" | "now" if end > verb + 2 && among!(doc.word(end - 2), "so till until to") => 2,
        "else" if end > verb + 3 && matches!(doc.word(end - 2), "everyone" | "everybody") => 3,
        _ => 0,
    };
    // "Look it up yourself" pushes away; in "present yourself" it is the object.
    let own = (verb + 2..end).find(|&at| {
        matches!(doc.word(at), "yourself" | "yourselves") && !matches!(doc.tag(at - 1), Tag::Verb | Tag::Adp)
    });
    let stretches = match own {
        Some(at) => [verb + 1..at, at + 1..end],
        None => [verb + 1..end, end..end],
    };
    for stretch in stretches.into_iter().filter(|stretch| stretch.start < stretch.end) {
        let stretch = doc.text_of(stretch);
        if !stretch.starts_with([',', ';', ':', ')']) {
            text.push(' ');
        }
        text.push_str(stretch);
    }
    Some(text)
}

/// What is still to do is not *yet*, *so far* or *till date*.
fn without_until_now(rest: &str) -> &str {
    const UNTIL_NOW: [&str; 7] =
        [" as yet", " yet", " so far", " till date", " to date", " till now", " until now"];
    UNTIL_NOW.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest)
}

/// What follows the object. `None` when it shares the subject that the rewrite takes away.
fn rest(context: &Context<'_, '_>, parts: &Parts) -> Option<String> {
    let doc = context.doc;
    let range = parts.rest.clone();
    if shares_subject(context, parts.replaced.end) {
        return None;
    }
    if range.is_empty() {
        return Some(String::new());
    }
    for at in range.clone() {
        if shares_subject(context, at) || matches!(doc.word(at), "yourself" | "yourselves") {
            return None;
        }
    }
    let text = doc.text_of(range.clone());
    let glued = text.starts_with([',', ';', ':', ')']);
    Some(if glued { text.to_owned() } else { format!(" {text}") })
}

/// Whether a verb is coordinated at `at` that has no subject of its own: *and follow them*.
fn shares_subject(context: &Context<'_, '_>, at: usize) -> bool {
    const REACH: usize = 4;
    let doc = context.doc;
    let end = context.sentence().map_or(at, |sentence| sentence.tokens.end);
    let at = if doc.word(at) == "," { at + 1 } else { at };
    if at >= end || !among!(doc.word(at), "and or but then") {
        return false;
    }
    let mut next = at + 1;
    while next < end.min(at + REACH)
        && (doc.tag(next) == Tag::Adv || is_negation(doc.word(next)) || is_do(doc.word(next)))
    {
        next += 1;
    }
    next < end && matches!(doc.tag(next), Tag::Verb | Tag::Aux)
}

/// What follows *replied*, as what the reply is about.
fn about(context: &Context<'_, '_>, parts: &Parts) -> Option<String> {
    let rest = rest(context, parts)?;
    match rest.strip_prefix(" to ").or_else(|| rest.strip_prefix(" on ")) {
        Some("me" | "us") => Some(String::new()),
        Some(matter) => Some(format!(" about {matter}")),
        None => (rest.is_empty() || rest.starts_with(" about ")).then_some(rest),
    }
}

/// A question in other words behind the verb: *which version it is*.
pub fn asked<'c>(context: &Context<'c, '_>, parts: &Parts) -> Option<&'c str> {
    let from = parts.object.as_ref().map_or(parts.rest.start, |object| object.start);
    let from = [from, parts.rest.start]
        .into_iter()
        .find(|&at| among!(context.doc.word(at), "which what when where who whether how if whose why"))?;
    (from < parts.rest.end.max(parts.object.as_ref().map_or(0, |object| object.end)))
        .then(|| context.doc.text_of(from..parts.rest.end.max(from + 1)))
}

/// A stretch of the draft as a clause inside a sentence.
pub fn as_clause(context: &Context<'_, '_>, range: Range<usize>) -> String {
    uncapitalised(context, range.start, context.doc.text_of(range))
}

/// A form of a verb in the draft's spelling, else the person's. They are only asked where the varieties differ.
fn inflected(context: &Context<'_, '_>, lemma: &str, form: VerbForm) -> String {
    let lexicon = &context.language.lexicon;
    let british = lexicon.inflect_verb(lemma, form, Variety::British);
    let american = lexicon.inflect_verb(lemma, form, Variety::American);
    let is_british = || {
        let shown = context.doc.voice(lexicon).variety;
        shown.unwrap_or(context.request.spelling) == Variety::British
    };
    let chosen = if british == american || is_british() { british } else { american };
    chosen.into_owned()
}

/// The words of an apology as the draft has them, up to what it is about: *We sincerely apologise*.
fn apology(context: &Context<'_, '_>, tokens: &Range<usize>) -> Option<String> {
    let doc = context.doc;
    let names = |at: &usize| among!(doc.word(*at), "sorry apologies apology apologise apologize regret");
    let end = tokens.clone().find(names)?;
    Some(doc.text_of(tokens.start..end + 1).to_owned())
}
