//! Filling a template, and making what comes out fit the place where it goes.

use super::{Parts, fields, replaced_span};
use crate::report::{Confidence, Reframe, Slot};
use crate::rules::{Context, Template};

/// The rewrite, when every field of the template can be filled.
pub fn fill(context: &Context<'_, '_>, parts: &Parts, template: &Template<'_>) -> Option<Reframe> {
    let span = replaced_span(context, parts);
    let mut text = String::new();
    let mut pattern = template.text;
    while let Some((before, field)) = pattern.split_once('{') {
        text.push_str(before);
        let (field, after) = field.split_once('}')?;
        text.push_str(&fields::value(context, parts, field)?);
        pattern = after;
    }
    text.push_str(pattern);
    // "I" is a capital anywhere; elsewhere a capital at the start of what is replaced has to stay.
    let opens = context.sentence().is_some_and(|sentence| sentence.tokens.start == parts.replaced.start);
    let is_i = !opens && context.doc.word(parts.replaced.start) == "i";
    let text = if is_i {
        text.trim().to_owned()
    } else {
        capitalised_like(span.of(context.doc.text()), text.trim())
    let replaced = span.of(context.doc.text());
    // "ASAP" in mid-sentence says nothing about how its place is written.
    let opens = context.sentence().is_none_or(|s| s.tokens.start == parts.replaced.start);
    let text = if !opens && is_in_capitals(replaced) {
        capitalised_like(replaced, text.trim())
    };
    let slots = slots(&text);
    // What still has a gap is never safe to send.
    let confidence = if slots.is_empty() { template.confidence } else { Confidence::Check };
    Some(Reframe { start: span.start, end: span.end, text, focus: template.focus, slots, confidence })
}

/// A capital letter where the replaced text had one; `I` stays as it is.
fn capitalised_like(replaced: &str, text: &str) -> String {
    let had_capital = replaced.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if had_capital => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// Two letters or more, and not a small one among them.
fn is_in_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.chars().any(char::is_lowercase)
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
