//! Filling a template, and making what comes out fit the place where it goes.

use super::{Parts, fields, replaced_span};
use crate::among;
use crate::clause::{Clause, Link};
use crate::report::{Confidence, Reframe, Slot};
use crate::rules::{Context, Template};
use crate::text::case;

/// The rewrite, when every field of the template can be filled.
pub fn fill(context: &Context<'_, '_>, parts: &Parts, template: &Template<'_>) -> Option<Reframe> {
    let mut span = replaced_span(context, parts);
    if template.text.ends_with('?') {
        span.end = end_of_question(context, parts)?;
    }
    if !template.text.ends_with(['}', '?']) && template.text.contains("{do") && !closes_clause(context, parts)
    {
        return None;
    }
    // A line that is the same for every sentence loses what a long one says.
    const SAYS_MORE: usize = 24;
    let mut says_it =
        parts.replaced.len() < SAYS_MORE && !(template.text.contains('[') && on_terms(context, parts));
    let mut text = String::new();
    let mut pattern = template.text;
    while let Some((before, field)) = pattern.split_once('{') {
        text.push_str(before);
        let (field, after) = field.split_once('}')?;
        let value = fields::value(context, parts, field)?;
        // "Checking it first, because it runs small would have helped"
        if after.starts_with(' ') && among!(field, "rest left doing") && value.contains(',') {
            return None;
        }
        says_it |= !among!(field, "i me my am");
        text.push_str(&value);
        pattern = after;
    }
    if !says_it {
        return None;
    }
    text.push_str(pattern);
    let then = parts.then.as_deref().unwrap_or("");
    // A question has its own mark.
    text.push_str(if pattern.ends_with('?') { then.strip_prefix('.').unwrap_or(then) } else { then });
    let replaced = span.of(context.doc.text());
    // "I" is a capital anywhere, and so is a word in capitals; elsewhere a capital at the start has to stay.
    let opens = context.sentence().is_some_and(|sentence| sentence.tokens.start == parts.replaced.start);
    let first = replaced.split_whitespace().next().unwrap_or("");
    let shouts = !first.chars().any(case::is_small) || first.starts_with("I'") || first.starts_with("I’");
    let text =
        if opens || !shouts { capitalised_like(replaced, text.trim()) } else { text.trim().to_owned() };
    // "We close at six, no exceptions": behind a clause and a comma, what can be done needs a conjunction.
    let offers =
        template.text.starts_with("what {i} can") || template.text.starts_with("here is what {i} can");
    let spliced = offers
        && context.doc.word(parts.replaced.start.wrapping_sub(1)) == ","
        && context.sentence().is_some_and(|sentence| {
            let before = |clause: &&Clause| clause.verb < parts.replaced.start;
            let last = context.doc.clauses_of(sentence).iter().rev().find(before);
            last.is_some_and(|clause| matches!(clause.link, Link::Main | Link::And | Link::But))
        });
    let text = if spliced { ["but ", &text].concat() } else { text };
    // In place of a contraction, as of "'s" in "it's", a word needs its space.
    let glued =
        context.doc.text().get(..span.start).is_some_and(|before| before.ends_with(case::is_letter_or_digit))
            && text.starts_with(case::is_letter_or_digit);
    let text = if glued { format!(" {text}") } else { text };
    let slots = slots(&text);
    // A guess must stay one.
    let guesses = parts.replaced.clone().any(|at| {
        let word = context.doc.word(at);
        matches!(word, "probably" | "maybe" | "perhaps" | "possibly" | "presumably")
            && !text.contains(word)
            && !text.contains(" may ")
    });
    // "Congrats, you broke it" stays sarcastic without *you*.
    let jeers = || {
        let tokens = context.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
        let end = tokens.end;
        tokens.into_iter().any(|at| {
            among!(context.doc.word(at), "congrats congratulations wow lol duh genius bravo surprise gee")
                || context.doc.word(at) == "own" && among!(context.doc.word(at + 1), "risk peril fault")
                || among!(context.doc.word(at), "great nice brilliant")
                    && context.doc.word(at.wrapping_sub(1)) == ","
                    && (at + 1 == end || context.doc.is_closing_mark(at + 1))
        })
        // "Accept it or you lose the account" is still a threat.
        || context.doc.word(parts.replaced.end) == "or" && context.doc.word(parts.replaced.end + 1) == "you"
    };
    // What still has a gap is never safe to send.
    let confidence =
        if slots.is_empty() && !guesses && !jeers() { template.confidence } else { Confidence::Check };
    Some(Reframe { start: span.start, end: span.end, text, focus: template.focus, slots, confidence })
}

/// Whether the replaced words say on what terms, or why, something is so: *you needn't use it if you don't agree*.
fn on_terms(context: &Context<'_, '_>, parts: &Parts) -> bool {
    let clauses = context.sentence().map_or(&[][..], |sentence| context.doc.clauses_of(sentence));
    let inside = clauses.iter().filter(|clause| parts.replaced.contains(&clause.verb));
    inside.skip(1).any(|clause| matches!(clause.link, Link::If | Link::Because) && clause.subject.is_some())
}

/// Whether nothing hangs on behind the replaced words: the fixed end of a template would come in between.
fn closes_clause(context: &Context<'_, '_>, parts: &Parts) -> bool {
    let doc = context.doc;
    let end = parts.replaced.end;
    let inside = context.sentence().is_some_and(|sentence| end < sentence.tokens.end);
    let quotes =
        parts.replaced.clone().filter(|&at| matches!(doc.word(at), "\"" | "“" | "”" | "(" | ")")).count();
    let joins = among!(doc.word(end), "and but so or then");
    quotes % 2 == 0
        && (!inside || joins || doc.is_closing_mark(end) && !matches!(doc.word(end), "\"" | "“" | "("))
}

/// Where a question ends that takes the place of a statement: behind its closing mark. `None` where the sentence goes on.
fn end_of_question(context: &Context<'_, '_>, parts: &Parts) -> Option<usize> {
    let doc = context.doc;
    let end = parts.replaced.end;
    let span = |end: usize| doc.span(parts.replaced.start..end).end;
    let sentence = context.sentence()?;
    match sentence.tokens.end.checked_sub(end)? {
        0 => Some(span(end)),
        1 if among!(doc.word(end), ". ! ? ...") => Some(span(end + 1)),
        _ => None,
    }
}

/// A capital letter where the replaced text had one; `I` stays as it is.
fn capitalised_like(replaced: &str, text: &str) -> String {
    let had_capital = replaced.chars().find(|c| case::is_letter(*c)).is_some_and(case::is_capital);
    if had_capital { case::capitalised(text) } else { text.to_owned() }
}

/// The `[gaps]` of a text.
pub fn slots(text: &str) -> Vec<Slot> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('[')).map(|at| from + at) {
        let Some(close) = text.get(open..).and_then(|rest| rest.find(']')).map(|at| open + at) else { break };
        let hint = text.get(open + 1..close).unwrap_or("").to_owned();
        found.push(Slot { start: open, end: close + 1, hint: hint.into() });
        from = close + 1;
    }
    found
}
