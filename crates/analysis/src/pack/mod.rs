//! Packs: a team's own risky phrases and patterns, what it allows, and what its products are called.
//!
//! A pack is a JSON file ([`read`]), compiled as a whole or refused as a whole. It is data from somebody else: it can
//! neither run code nor take more than its [`limits`] in time or memory, and its texts are never anything but text.
//!
//! - A finding's rule is `pack/rule`, such as `acme/reboot`; it carries the family, severity and reason the pack
//!   gives.
//! - A phrase under `allowed` silences every finding, built-in ones too, whose marked words lie within it. So
//!   "no way out" silences a finding on "no way", and does not touch one on "there is no way out of this".
//! - Product nouns stand in for *the system* in rewrites where the draft speaks of the product nearby.

pub mod limits;
pub mod pattern;
pub mod problem;
pub mod read;
#[cfg(any(test, feature = "catalogue"))]
pub mod schema;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::ops::Range;

pub use problem::{Problem, Problems};

use crate::identity::Identity;
use crate::phrase::PhraseSet;
use crate::product::Product;
use crate::reframe::gate::Minded;
use crate::reframe::{Parts, filled};
use crate::report::{Confidence, Family, Finding, FocusOn, Severity};
use crate::rules::{Context, Hit, RuleBook, Template};
use pattern::PatternMatcher;

/// A pack, compiled.
#[derive(Debug)]
pub struct Pack {
    name: String,
    rules: Vec<PackRule>,
    /// Keys are `2 * rule` for what is looked for and `2 * rule + 1` for what makes it harmless.
    phrases: PhraseSet,
    allowed: PhraseSet,
    patterns: Patterns,
    products: Vec<Product>,
}

/// One rule of a pack.
#[derive(Debug)]
pub struct PackRule {
    /// `pack/rule`.
    pub id: String,
    /// The family it belongs to.
    pub family: Family,
    /// How likely the phrase is to start an argument.
    pub severity: Severity,
    /// One sentence: why a customer may mind.
    pub why: String,
    reframes: Vec<PackReframe>,
}

/// A way to say it instead.
#[derive(Debug)]
struct PackReframe {
    text: String,
    focus: FocusOn,
    confidence: Confidence,
}

/// The patterns of a pack.
#[derive(Debug, Default)]
struct Patterns {
    /// The rule of each pattern.
    rules: Vec<u32>,
    matcher: Option<Box<dyn PatternMatcher>>,
}

/// What a pack's rule found.
#[derive(Debug)]
pub struct PackFound<'p> {
    /// The rule.
    pub rule: &'p PackRule,
    /// What it found.
    pub hit: Hit,
}

impl PackFound<'_> {
    /// The finding with its rewrites. `all` are the ids of the rules that found something in the sentence.
    pub fn finding(&self, context: &Context<'_, '_>, book: &RuleBook, all: &[&str]) -> Finding {
        let rule = self.rule;
        let span = context.doc.span(self.hit.marked.clone());
        let templates: Vec<Template<'_>> = rule
            .reframes
            .iter()
            .map(|PackReframe { text, focus, confidence }| Template {
                text,
                focus: *focus,
                confidence: *confidence,
                verbs: "",
                cause: None,
            })
            .collect();
        let minded = Minded { rule: &rule.id, severity: rule.severity, all };
        Finding {
            rule: rule.id.clone().into(),
            family: rule.family,
            severity: rule.severity,
            start: span.start,
            end: span.end,
            quote: span.of(context.doc.text()).to_owned(),
            why: rule.why.clone().into(),
            reframes: filled(context, templates.iter(), &self.hit.parts, minded, book),
            identity: Identity::default(),
        }
    }
}

impl Pack {
    /// The name its rules' ids begin with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its rules, in the order of the file.
    pub fn rules(&self) -> &[PackRule] {
        &self.rules
    }

    /// Its product nouns.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// Number of patterns among what it looks for.
    pub fn pattern_count(&self) -> usize {
        self.patterns.rules.len()
    }

    /// Whether it has patterns that are not looked for because it was read without a compiler for them.
    pub fn lacks_patterns(&self) -> bool {
        self.patterns.matcher.is_none() && !self.patterns.rules.is_empty()
    }

    /// The stretches of the sentence that the pack allows.
    pub fn allowed(&self, context: &Context<'_, '_>) -> Vec<Range<usize>> {
        let mut allowed = Vec::new();
        if let Some(sentence) = context.sentence() {
            self.allowed.matches(context.doc, sentence.tokens.clone(), |_, tokens| allowed.push(tokens));
        }
        allowed
    }

    /// All hits in the sentence of `context`, at most one of a family on the same words: the longest, then the one
    /// that stands first in the pack.
    pub fn find<'p>(&'p self, context: &Context<'_, '_>, out: &mut Vec<PackFound<'p>>) {
        let Some(sentence) = context.sentence() else { return };
        let mut hits: Vec<(u32, Range<usize>)> = Vec::new();
        let mut harmless: Vec<(u32, Range<usize>)> = Vec::new();
        self.phrases.matches(context.doc, sentence.tokens.clone(), |key, tokens| {
            let list = if key % 2 == 0 { &mut hits } else { &mut harmless };
            list.push((key / 2, tokens));
        });
        self.patterns.find(context, sentence.tokens.clone(), &mut hits);
        crate::order::sort_by_key(&mut hits, |(rule, tokens)| (tokens.start, Reverse(tokens.end), *rule));

        let mut marked_to = [0; Family::ALL.len()];
        for (number, tokens) in hits {
            let Some(rule) = self.rules.get(number as usize) else { continue };
            let Some(marked_to) = marked_to.get_mut(rule.family as usize) else { continue };
            let overlaps = |other: &Range<usize>| other.start < tokens.end && tokens.start < other.end;
            if tokens.start < *marked_to
                || context.request.preferences.is_off(&rule.id, rule.family)
                || context.doc.is_quoted(tokens.start)
                || harmless.iter().any(|(other, range)| *other == number && overlaps(range))
            {
                continue;
            }
            *marked_to = tokens.end;
            let parts = Parts { replaced: tokens.clone(), ..Parts::default() };
            out.push(PackFound { rule, hit: Hit { marked: tokens, parts } });
        }
    }
}

impl Patterns {
    /// Adds the matches in a sentence, widened to whole words.
    fn find(&self, context: &Context<'_, '_>, sentence: Range<usize>, hits: &mut Vec<(u32, Range<usize>)>) {
        let Some(matcher) = &self.matcher else { return };
        let doc = context.doc;
        let span = doc.span(sentence.clone());
        let tokens = doc.tokens().as_slice().get(sentence.clone()).unwrap_or(&[]);
        matcher.find(span.of(doc.text()), &mut |pattern, bytes| {
            let (start, end) = (span.start + bytes.start, span.start + bytes.end);
            let first = sentence.start + tokens.partition_point(|token| token.span.end <= start);
            let last = sentence.start + tokens.partition_point(|token| token.span.start < end);
            if let Some(rule) = self.rules.get(pattern).filter(|_| first < last) {
                hits.push((*rule, first..last));
            }
        });
    }
}
