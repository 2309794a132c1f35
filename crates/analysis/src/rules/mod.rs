//! The rules: what is looked for, why it grates, and how to say it instead.
//!
//! A rule is one entry of `data/rules/<family>.json`, checked and compiled in by the build: its id, severity,
//! title, reason and source, its examples of both kinds, and what it looks for: phrases
//! ([`crate::phrase`]), or clauses or sentences recognised by a function of [`detect`] that the entry names. Its
//! rewrites are templates over the parts of the sentence ([`crate::reframe`]). There is no other place where a rule
//! is known.

pub mod detect;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::Request;
use crate::document::{Document, Language, Sentence};
use crate::pack::{Pack, PackFound};
use crate::phrase::PhraseSet;
use crate::reframe::Parts;
use crate::report::{Cause, Channel, Confidence, Family, Finding, FocusOn, Severity};
use crate::situation::{Mood, Situation};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// `family.problem`.
    pub id: &'static str,
    /// The family it belongs to.
    pub family: Family,
    /// How likely the phrase is to start an argument.
    pub severity: Severity,
    /// Whose slip it has to be for the rule to look at all.
    pub cause: Option<Cause>,
    /// How the reply has to reach the customer; empty for any way.
    pub channels: &'static [Channel],
    /// What the customer's message has to be.
    pub mood: Mood,
    /// A few words that name the problem.
    pub title: &'static str,
    /// One sentence: why a customer may mind.
    pub why: &'static str,
    /// Where the advice comes from.
    pub source: &'static str,
    /// What it looks for.
    pub find: Find,
    /// How to say it instead, best first.
    pub templates: Templates,
    /// What it must flag, with the first rewrite, and what it must leave alone.
    #[cfg(any(test, feature = "catalogue"))]
    pub examples: Examples,
}

/// What a rule looks for.
#[derive(Debug)]
pub enum Find {
    /// Any of its phrases, unless what makes it harmless overlaps it. The function looks at the surroundings of a
    /// match, and finds the parts for the templates.
    Phrases(fn(&Context<'_, '_>, Range<usize>) -> Option<Hit>),
    /// Clauses for which this function finds a fault.
    Clauses(fn(&Context<'_, '_>, usize) -> Option<Hit>),
    /// Every fault this function finds in a sentence, for what is neither words nor grammar.
    Sentences(fn(&Context<'_, '_>) -> Vec<Hit>),
}

/// The templates of a rule as text, a line each: a letter for the focus, one for the confidence and one for the cause,
/// the verbs, a tab, the template. Half of what they take as values.
#[derive(Debug, Clone, Copy)]
pub struct Templates(&'static str);

impl Templates {
    /// The templates, in their order.
    pub fn list(self) -> Vec<Template<'static>> {
        self.0.lines().filter_map(read_template).collect()
    }
}

fn read_template(line: &'static str) -> Option<Template<'static>> {
    let (kind, rest) = line.split_at_checked(3)?;
    let (verbs, text) = rest.split_once('\t')?;
    let has = |letter: char| kind.contains(letter);
    let focus = match () {
        () if has('p') => FocusOn::Product,
        () if has('r') => FocusOn::Process,
        () => FocusOn::Agent,
    };
    let cause = match () {
        () if has('c') => Some(Cause::Customer),
        () if has('u') => Some(Cause::Us),
        () if has('t') => Some(Cause::ThirdParty),
        () => None,
    };
    let confidence = if has('s') { Confidence::Sure } else { Confidence::Check };
    Some(Template { text, focus, confidence, verbs, cause })
}

/// A way to say it instead.
#[derive(Debug)]
pub struct Template<'t> {
    /// Text with `{fields}` for parts of the sentence and `[slots]` for what the agent has to fill in.
    pub text: &'t str,
    /// Where the rewrite puts the focus.
    pub focus: FocusOn,
    /// Whether it may be applied unread when everything in it was found.
    pub confidence: Confidence,
    /// The class the verb must belong to, empty for any. See `data/verbs/classes.tsv`.
    pub verbs: &'t str,
    /// Whose slip it has to be; then it comes first.
    pub cause: Option<Cause>,
}

/// The examples of a rule.
#[cfg(any(test, feature = "catalogue"))]
#[derive(Debug)]
pub struct Examples {
    /// What must be flagged, with the whole text after its first rewrite, empty when none is offered.
    pub flagged: &'static [(&'static str, &'static str)],
    /// What must be left alone.
    pub clean: &'static [&'static str],
    /// The message they answer, empty for any.
    pub answering: &'static str,
}

/// What a rule sees: the document and the sentence at hand.
#[derive(Clone, Copy)]
pub struct Context<'c, 'd> {
    /// The draft taken apart.
    pub doc: &'c Document<'d>,
    /// Lexicon and tagger.
    pub language: &'c Language,
    /// What was asked.
    pub request: &'c Request<'d>,
    /// What is known of the situation.
    pub situation: &'c Situation<'c>,
    /// Number of the sentence.
    pub sentence: usize,
}

impl<'c> Context<'c, '_> {
    /// The sentence at hand.
    pub fn sentence(&self) -> Option<&'c Sentence> {
        self.doc.sentences().get(self.sentence)
    }

    /// The sentence `offset` places from it, within the same draft.
    pub fn neighbour(&self, offset: isize) -> Option<&'c Sentence> {
        self.doc.sentences().get(self.sentence.checked_add_signed(offset)?)
    }

    /// The clause at index `clause` of the document.
    pub fn clause(&self, clause: usize) -> Option<&'c crate::clause::Clause> {
        self.doc.clauses().get(clause)
    }
}

/// What a rule found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The tokens to mark.
    pub marked: Range<usize>,
    /// What the templates may use, and which tokens they replace.
    pub parts: Parts,
}

/// A hit with the rule that made it.
#[derive(Debug)]
pub struct Found {
    /// The rule.
    pub rule: &'static Rule,
    /// Number of the sentence.
    pub sentence: usize,
    /// What it found.
    pub hit: Hit,
}

/// The phrases of all rules, as the build has packed them.
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));

/// The rules made ready: phrases unpacked into one set.
#[derive(Debug)]
pub struct RuleBook {
    /// Keys are `2 * rule` for what is looked for and `2 * rule + 1` for what makes it harmless.
    phrases: PhraseSet,
    /// The rules of teams.
    packs: Vec<Pack>,
    /// What works with packs, once there were some: the page loads that when it has packs to read.
    of_packs: Option<&'static OfPacks>,
}

/// What works with packs.
#[derive(Debug)]
struct OfPacks {
    find: for<'b> fn(&'b [Pack], &Context<'_, '_>, &mut Vec<Found>) -> Vec<PackFound<'b>>,
    finding: fn(&PackFound<'_>, &Context<'_, '_>, &RuleBook, &[&str]) -> Finding,
}

static OF_PACKS: OfPacks =
    OfPacks { find: find_packs, finding: |found, context, book, all| found.finding(context, book, all) };

impl Default for RuleBook {
    fn default() -> Self {
        RuleBook {
            phrases: PhraseSet::from_packed(PHRASES).unwrap_or_default(),
            packs: Vec::new(),
            of_packs: None,
        }
    }
}

impl RuleBook {
    /// Whether a rule that looks only at drafts with the cause at hand may find something in the sentence.
    pub fn minds_the_cause(context: &Context<'_, '_>) -> bool {
        let Some(sentence) = context.sentence() else { return false };
        let for_cause = |rule: &&Rule| rule.cause.is_some() && context.situation.asks_for(rule);
        RULES.iter().filter(for_cause).any(|rule| match rule.find {
            Find::Clauses(detect) => sentence.clauses.clone().any(|clause| detect(context, clause).is_some()),
            Find::Phrases(_) | Find::Sentences(_) => true,
        })
    }

    /// All hits in the sentence of `context`, in the order of the rules.
    pub fn find(&self, context: &Context<'_, '_>, out: &mut Vec<Found>) {
        let Some(sentence) = context.sentence() else { return };
        let mut hits: Vec<(u32, Range<usize>)> = Vec::new();
        let mut harmless: Vec<(u32, Range<usize>)> = Vec::new();
        self.phrases.matches(context.doc, sentence.tokens.clone(), |key, tokens| {
            let list = if key % 2 == 0 { &mut hits } else { &mut harmless };
            list.push((key / 2, tokens));
        });
        let preferences = context.request.preferences;
        let all_on = preferences.all_on();
        let is_ours =
            |clause: &usize| context.clause(*clause).is_some_and(|c| !context.doc.is_quoted(c.verb));
        let clauses: Vec<usize> = sentence.clauses.clone().filter(is_ours).collect();
        let first = out.len();
        for (number, rule) in RULES.iter().enumerate() {
            if !context.situation.asks_for(rule) || !all_on && preferences.is_off(rule.id, rule.family) {
                continue;
            }
            match &rule.find {
                Find::Phrases(check) => {
                    for (_, tokens) in hits.iter().filter(|(key, _)| *key as usize == number) {
                        let is_harmless = harmless.iter().any(|(key, other)| {
                            *key as usize == number && other.start < tokens.end && tokens.start < other.end
                        });
                        if !is_harmless && !context.doc.is_quoted(tokens.start) {
                            push(context, rule, check(context, tokens.clone()), out);
                        }
                    }
                }
                Find::Sentences(detect) => {
                    for hit in detect(context) {
                        let quoted = context.doc.is_quoted(hit.marked.start);
                        push(context, rule, Some(hit).filter(|_| !quoted), out);
                    }
                }
                Find::Clauses(detect) => {
                    for &clause in &clauses {
                        if let Some(hit) = detect(context, clause) {
                            push(context, rule, Some(hit), out);
                        }
                    }
                }
            }
        }
        drop_echoes(out, first);
    }
}

/// Where a finding of the one and a finding of the other are about the same words, the second says nothing new: what to
/// call a rule or a family (with its dot) by.
const ECHOES: [(&str, &str); 21] = [
    ("accusing-question.did-you-even", "condescension.lecture"),
    ("blame.if-you-had", "proving-right.on-record"),
    ("blame.was-told", "cold.on-your-own"),
    ("blame.was-told", "defensive.excuse"),
    ("blame.your-data", "defensive."),
    ("command.need-you-to", "cold.formula"),
    ("condescension.", "hand-off.not-here"),
    ("condescension.belittling", "blame.careless"),
    ("condescension.insult", "proving-right.on-record"),
    ("defensive.", "refusal."),
    ("doubt.your-allegation", "condescension."),
    ("doubt.your-word", "defensive.cannot-have-happened"),
    ("hand-off.another-department", "defensive."),
    ("hollow-apology.", "vague-promise."),
    ("overpromise.", "refusal."),
    ("overpromise.", "you-opening."),
    ("policy.", "cold.on-your-own"),
    ("policy.", "defensive."),
    ("policy.", "hand-off.not-here"),
    ("proving-right.", "defensive.closing-ranks"),
    ("refusal.nothing-to-do", "proving-right.on-record"),
];

/// Takes out of the findings of a sentence, from `first` on, what only repeats another.
fn drop_echoes(found: &mut Vec<Found>, first: usize) {
    let mut at = first;
    while let Some(weak) = found.get(at) {
        let words = &weak.hit.marked;
        let repeats = found.iter().skip(first).any(|strong| {
            let other = &strong.hit.marked;
            let within = words.start >= other.start && words.end <= other.end;
            let around = words.start <= other.start && words.end >= other.end;
            (within || around)
                && ECHOES.iter().any(|(a, b)| strong.rule.id.starts_with(a) && weak.rule.id.starts_with(b))
        });
        if repeats {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}

impl RuleBook {
    /// From now on, these packs hold instead of those before.
    pub fn set_packs(&mut self, packs: Vec<Pack>) {
        self.packs = packs;
        self.of_packs = Some(&OF_PACKS);
    }

    /// All hits of packs' rules in the sentence of `context`. Takes out of `found` what a pack allows.
    pub fn find_packs<'b>(&'b self, context: &Context<'_, '_>, found: &mut Vec<Found>) -> Vec<PackFound<'b>> {
        self.of_packs.map_or_else(Vec::new, |of_packs| (of_packs.find)(&self.packs, context, found))
    }

    /// What is said of a pack's hit; `all` are the ids of the rules that found something in the sentence.
    pub fn finding(&self, found: &PackFound<'_>, context: &Context<'_, '_>, all: &[&str]) -> Option<Finding> {
        Some((self.of_packs?.finding)(found, context, self, all))
    }
}

fn find_packs<'b>(
    packs: &'b [Pack],
    context: &Context<'_, '_>,
    found: &mut Vec<Found>,
) -> Vec<PackFound<'b>> {
    let mut of_packs: Vec<PackFound<'b>> = Vec::new();
    for pack in packs {
        pack.find(context, &mut of_packs);
    }
    for allowed in packs.iter().flat_map(|pack| pack.allowed(context)) {
        let harmless = |hit: &Hit| allowed.start <= hit.marked.start && hit.marked.end <= allowed.end;
        found.retain(|found| !harmless(&found.hit));
        of_packs.retain(|found| !harmless(&found.hit));
    }
    of_packs
}

/// Keeps a hit unless the same family already marked these words: a longer mark replaces a shorter one.
fn push(context: &Context<'_, '_>, rule: &'static Rule, hit: Option<Hit>, out: &mut Vec<Found>) {
    let Some(hit) = hit.filter(|hit| !hit.marked.is_empty()) else { return };
    let rival = out.iter_mut().find(|found| {
        found.rule.family == rule.family
            && found.hit.marked.start < hit.marked.end
            && hit.marked.start < found.hit.marked.end
    });
    let found = Found { rule, sentence: context.sentence, hit };
    match rival {
        // Of one rule the longest match says most; between rules, the one listed first is the more telling.
        Some(rival) if rival.rule.id == rule.id => {
            if found.hit.marked.len() > rival.hit.marked.len() {
                *rival = found;
            }
        }
        Some(_) => {}
        None => out.push(found),
    }
}
