//! Capitals and punctuation marks used to raise the voice.

use crate::text::case;
use std::ops::Range;

use crate::among;
use crate::clause::Person;
use crate::reframe::Parts;
use crate::rules::{Context, Hit};
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// Words in capitals that stress: *do NOT*, *PLEASE READ THIS*.
pub fn capitals(context: &Context<'_, '_>) -> Vec<Hit> {
    let Some(sentence) = context.sentence() else { return Vec::new() };
    let doc = context.doc;
    let mut hits = Vec::new();
    // Two capitals in a row, or letters of other scripts: most sentences have neither.
    let may_shout = |pair: &[u8]| pair.iter().all(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
    let quiet = !doc.text_of(sentence.tokens.clone()).as_bytes().windows(2).any(may_shout);
    if quiet || is_query(context, sentence.tokens.clone()) {
        return hits;
    }
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let run = run_of_capitals(context, at..sentence.tokens.end);
        if run.is_empty() {
            at += 1;
            continue;
        }
        at = run.end;
        // "Type YES or NO" names two answers.
        let answer = doc.word(run.start) == "no"
            && run.len() == 1
            && super::vicinity(context, run.start).any(|at| doc.text_of(at..at + 1) == "YES");
        if !answer && !requires(context, &run) && shouts(context, &run) {
            hits.push(Hit { marked: run, parts: Parts::default() });
        }
    }
    lower_together(context, sentence.tokens.clone(), &mut hits);
    hits
}

/// Makes the rewrite of each hit lower all that is shouted in the sentence: one word of several leaves the voice raised.
fn lower_together(context: &Context<'_, '_>, tokens: Range<usize>, hits: &mut [Hit]) {
    let doc = context.doc;
    let Some(first) = hits.first().map(|hit| hit.marked.start) else { return };
    let marked = |at: usize| hits.iter().any(|hit| hit.marked.contains(&at));
    let also = |at: usize| {
        is_upper(context, at)
            && doc.word(at).len() > 3
            && is_plain(context, at)
            && !is_label(context, &(at..at + 1))
    };
    let also: Vec<usize> = tokens.clone().filter(|&at| !marked(at) && also(at)).collect();
    let mut words = tokens.clone().filter(|&at| marked(at) || also.contains(&at));
    let Some(start) = words.next() else { return };
    let run = start..words.next_back().unwrap_or(start) + 1;
    let lowered = lowered(context, &run, &|at| marked(at) || also.contains(&at));
    let clauses = context.sentence().map_or(&[][..], |sentence| doc.clauses_of(sentence));
    // What somebody says of themselves in capitals is no voice raised at the customer.
    let own = clauses.iter().rfind(|clause| clause.core_start() <= first);
    let own = own.is_some_and(|clause| clause.person == Person::I);
    // What may be a name stays, and somebody has to see that it does.
    let left = tokens.clone().any(|at| {
        is_upper(context, at) && doc.word(at).len() > 5 && !run.contains(&at) && !is_acronym(doc.word(at))
    });
    for hit in hits {
        hit.parts.replaced = run.clone();
        hit.parts.condition = Some(lowered.clone());
        hit.parts.usage = if own || left || !also.is_empty() { "partly" } else { "" };
    }
}

/// A word of the language, and no abbreviation.
fn is_plain(context: &Context<'_, '_>, at: usize) -> bool {
    let word = context.doc.word(at);
    !is_acronym(word) && word != "null" && context.language.lexicon.is_listed(word)
}

/// Requirement words of a specification are written in capitals: *clients MUST NOT send it*. Said to somebody,
/// as in *you MUST send it*, they shout.
fn requires(context: &Context<'_, '_>, run: &Range<usize>) -> bool {
    let doc = context.doc;
    let words = |at: usize| among!(doc.word(at), "must should shall may not required");
    let to_somebody = run.start.checked_sub(1).is_none_or(|at| among!(doc.word(at), "you we i they"));
    doc.word(run.start) != "not" && run.clone().all(words) && !to_somebody
}

/// Keywords of a query language are written in capitals.
fn is_query(context: &Context<'_, '_>, tokens: Range<usize>) -> bool {
    tokens
        .into_iter()
        .any(|at| among!(context.doc.text_of(at..at + 1), "SELECT WHERE INSERT CREATE ALTER TRUE FALSE NULL"))
}

/// *!!*, *???*, *?!*: more marks than a sentence needs.
pub fn marks(context: &Context<'_, '_>) -> Vec<Hit> {
    let Some(sentence) = context.sentence() else { return Vec::new() };
    let doc = context.doc;
    sentence
        .tokens
        .clone()
        .filter(|&at| doc.kind(at) == TokenKind::Punct && is_raised(doc.word(at)))
        .map(|at| {
            let mark = if doc.word(at).contains('?') { "?" } else { "!" };
            // One mark less makes a warm word no kinder.
            let warm = mark == "!"
                && sentence.tokens.clone().any(|at| {
                    among!(
                        doc.word(at),
                        "awesome congratulations glad great happy hello hey hi hope love sorry thank thanks \
                            welcome"
                    )
                });
            let parts = Parts {
                replaced: at..at + 1,
                condition: (!warm).then(|| mark.to_owned()),
                ..Parts::default()
            };
            Hit { marked: at..at + 1, parts }
        })
        .collect()
}

fn is_raised(mark: &str) -> bool {
    mark.chars().filter(|c| matches!(c, '!' | '?')).count() > 1 || mark.contains('‽')
}

/// The words in capitals from the first token on, with commas between them; empty when it is not one.
fn run_of_capitals(context: &Context<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let mut end = tokens.start;
    for at in tokens.clone() {
        let joins = context.doc.word(at) == "," || is_single_capital(context, at);
        if is_upper(context, at) {
            end = at + 1;
        } else if !joins || at == tokens.start {
            break;
        }
    }
    tokens.start..end
}

/// A word of two letters or more, all of them capitals.
fn is_upper(context: &Context<'_, '_>, at: usize) -> bool {
    let text = context.doc.text_of(at..at + 1);
    // The "T" of a "DON'T" that was taken apart, but not the "A" of "(A".
    let piece = context.doc.tokens().get(at).is_some_and(|token| !token.spaced)
        && at.checked_sub(1).is_some_and(|before| context.doc.kind(before) == TokenKind::Word);
    // NO in NO$GBA is part of a name.
    let glued = |edge: usize, of: usize| {
        context.doc.tokens().get(edge).is_some_and(|token| !token.spaced)
            && among!(context.doc.word(of), "$ _ @ # & + = / *")
    };
    context.doc.kind(at) == TokenKind::Word
        && !glued(at + 1, at + 1)
        && !at.checked_sub(1).is_some_and(|before| glued(at, before))
        && (text.chars().count() > 1 || piece)
        && text.chars().any(case::is_letter)
        && !text.chars().any(case::is_small)
        && !text.chars().any(|c| c.is_ascii_digit() || c == '_' || c == '&')
}

fn is_single_capital(context: &Context<'_, '_>, at: usize) -> bool {
    matches!(context.doc.text_of(at..at + 1), "I" | "A")
}

/// One word shouts when it is one of those that people stress; several shout when there are enough of those.
fn shouts(context: &Context<'_, '_>, run: &Range<usize>) -> bool {
    let doc = context.doc;
    let words: Vec<usize> = run.clone().filter(|&at| is_upper(context, at)).collect();
    if is_label(context, run) {
        return false;
    }
    let stressed = words.iter().filter(|&&at| is_stressed(doc.word(at))).count();
    if let [word] = words[..] {
        return is_stressed(doc.word(word)) || presses(context, word);
    }
    if words.len() == 2 {
        return stressed > 0 && words.iter().all(|&at| is_plain(context, at) || is_stressed(doc.word(at)));
    }
    // A heading of names and abbreviations has few small words; a sentence has many.
    4 * stressed >= words.len()
}

/// Whether a word that can be no name presses a point by what kind of word it is: *ALWAYS*, *a TINY team*.
fn presses(context: &Context<'_, '_>, at: usize) -> bool {
    let doc = context.doc;
    let lexicon = &context.language.lexicon;
    let word = doc.word(at);
    let tags = lexicon.tags(word);
    let named = [Tag::Noun, Tag::Propn, Tag::Verb, Tag::Num].iter().any(|&tag| tags.has(tag));
    let before = at.checked_sub(1).map_or(Tag::Punct, |before| doc.tag(before));
    let next = doc.tag(at + 1);
    let attributive = matches!(before, Tag::Det | Tag::Adv | Tag::Pron) && next == Tag::Noun;
    word.len() > 3
        && lexicon.is_listed(word)
        && !is_acronym(word)
        && !named
        && (!tags.has(Tag::Adj) || attributive)
}

/// Buttons, keywords to reply with and commands are written in capitals because that is their name.
fn is_label(context: &Context<'_, '_>, run: &Range<usize>) -> bool {
    let doc = context.doc;
    let opened = run.start.checked_sub(1).map_or("", |at| doc.word(at));
    let opener = match opened {
        "the" | "on" | "\"" | "'" | "“" | "‘" | "(" | "word" | "with" | "in" | "to" => {
            run.start.checked_sub(2).map_or("", |at| doc.word(at))
        }
        other => other,
    };
    let named = among!(
        opener,
        "click press hit tap select choose type enter reply text sms send say push called named marked \
            labelled labeled button option command statement key set"
    );
    let followed = among!(doc.word(run.end), "button key option tab menu command statement clause flag = _")
        && !matches!(doc.word(run.start), "whole" | "entire" | "exact" | "full");
    named || followed || matches!(opened, "\"" | "'" | "“" | "‘" | "#" | "_" | "/" | "=")
}

/// Common words that people write in capitals to press a point.
fn is_stressed(word: &str) -> bool {
    among!(
        word,
        "a absolutely actual actually after again all already also always and another any anyone anything \
            are at be because before both but can cancelled cannot careful clearly completely correct could \
            definitely did different do does don't each either entire even ever every everybody everyone \
            everything exact exactly extremely final finally first for from full had has have here how huge \
            immediately important instead is just least literally many might more most much must my need \
            needed needs neither never no nobody non-refundable none nor not nothing now nowhere obviously \
            of once only other our ourselves own please read really right same seriously should since some \
            sorry still stop stopped strictly than thank thanks that the their them then there they this \
            those through to today tomorrow tonight too totally twice understand unless until urgent \
            urgently very wait want was we were what when where which while whole why will with without \
            would wrong yesterday yet you your yourself zero"
    )
}

fn is_acronym(word: &str) -> bool {
    among!(word, "pin sim ram atm vat id ok faq dm gps eta asap")
}

/// The words of the run without the shouting; what is no part of it, and acronyms, stay, and names keep a capital.
fn lowered(context: &Context<'_, '_>, run: &Range<usize>, shouted: &dyn Fn(usize) -> bool) -> String {
    let doc = context.doc;
    let start = doc.span(run.clone()).start;
    let mut text = doc.text_of(run.clone()).to_owned();
    for at in run.clone().filter(|&at| shouted(at)) {
        let span = doc.span(at..at + 1);
        let word = span.of(doc.text());
        let tags = context.language.lexicon.tags(doc.word(at));
        let name = tags.has(Tag::Propn) && !is_stressed(doc.word(at));
        let stays = matches!(doc.word(at), "i")
            || is_acronym(doc.word(at))
            || (word.len() <= 4
                && !is_stressed(doc.word(at))
                && context.language.lexicon.verb(doc.word(at)).is_empty()
                && !context.language.lexicon.is_listed(doc.word(at)));
        if !stays && word.is_ascii() {
            let mut small = word.to_ascii_lowercase();
            if let Some(first) = small.get_mut(..1).filter(|_| name) {
                first.make_ascii_uppercase();
            }
            text.replace_range(span.start - start..span.end - start, &small);
        }
    }
    text
}
