//! Reply Coach's analysis: a draft reply in, a [`Report`] out.
//!
//! Pure: no input or output, no clock, no DOM, no panic. Linear in the length of the draft. The same
//! draft gives the same bytes natively and in WebAssembly.

pub mod focus;
pub mod identity;
pub mod marks;
pub mod moves;
pub mod pack;
pub mod parsed;
pub mod preferences;
pub mod reframe;
pub mod report;
pub mod rewrite;
pub mod rules;
pub mod situation;
pub mod whole;

pub use identity::Identity;
pub use preferences::Preferences;
/// The language core, for whoever wants to see what the analysis sees.
pub use reply_coach_language::{
    among, clause, document, lexicon, order, phrase, product, tag, tagger, text, word_set,
};
pub use report::*;
pub use rewrite::{Change, Rewritten};

use std::ops::Range;

use document::{Document, Language};
use lexicon::Variety;
use pack::Pack;
use rules::{Context, Found, RuleBook};
use situation::Situation;

/// What is to be analysed, and what is known about it.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The agent's draft.
    pub text: &'a str,
    /// The customer's message it answers, when known.
    pub customer: Option<&'a str>,
    /// Whose slip it was.
    pub cause: Cause,
    /// How the reply will reach the customer.
    pub channel: Channel,
    /// What the person calls the things that drafts are about, such as *the router*; names that several things have
    /// are passed over. They go before those of packs.
    pub products: &'a [String],
    /// How the person spells, where the draft's own words do not show it.
    pub spelling: Variety,
    /// What the person does not want to be told.
    pub preferences: &'a Preferences,
}

static NOTHING_HELD_BACK: Preferences = Preferences::NONE;

impl<'a> Request<'a> {
    /// A request for `text` with nothing else known.
    pub fn new(text: &'a str) -> Self {
        Request {
            text,
            customer: None,
            cause: Cause::Auto,
            channel: Channel::Email,
            products: &[],
            spelling: Variety::British,
            preferences: &NOTHING_HELD_BACK,
        }
    }
}

/// The analysis with its tables unpacked. Build it once (milliseconds) and keep it.
#[derive(Debug)]
pub struct Engine {
    language: Language,
    book: RuleBook,
    whole: Option<Box<dyn whole::Judge>>,
}

impl Default for Engine {
    fn default() -> Self {
        Engine::new()
    }
}

impl Engine {
    /// Unpacks the compiled-in tables.
    pub fn new() -> Self {
        Engine::of_phrases().with_whole(whole::judge())
    }

    /// An engine that finds phrases and rewrites them, and is silent about the reply as a whole: a page can start
    /// with it, and load the rest when it has drawn.
    pub fn of_phrases() -> Self {
        Engine { language: Language::embedded(), book: RuleBook::default(), whole: None }
    }

    /// The engine with what judges the reply as a whole.
    fn with_whole(mut self, judge: Box<dyn whole::Judge>) -> Self {
        self.set_whole(judge);
        self
    }

    /// From now on, replies are judged as a whole, too.
    pub fn set_whole(&mut self, judge: Box<dyn whole::Judge>) {
        self.whole = Some(judge);
    }

    /// The engine with these packs instead of those it had. See [`Pack::read`] for how to get one.
    pub fn with_packs(mut self, packs: Vec<Pack>) -> Self {
        self.set_packs(packs);
        self
    }

    /// From now on, these packs hold instead of those before, with their products.
    pub fn set_packs(&mut self, packs: Vec<Pack>) {
        self.language.products = packs.iter().flat_map(Pack::products).cloned().collect();
        self.book.set_packs(packs);
    }

    /// The engine with this product of the person's own besides those of its packs. See [`product::Product`].
    pub fn with_product(mut self, product: product::Product) -> Self {
        self.add_product(product);
        self
    }

    /// From now on, this product is known, too, until other packs are set.
    pub fn add_product(&mut self, product: product::Product) {
        self.language.products.extend([product]);
    }

    /// Takes a draft apart, for those who want to see why a rule did or did not fire.
    pub fn document<'t>(&self, text: &'t str) -> Document<'t> {
        Document::new(text, &self.language)
    }

    /// The lexicon, to compile phrases with.
    pub fn lexicon(&self) -> &lexicon::Lexicon {
        &self.language.lexicon
    }

    /// Analyses one draft.
    pub fn report(&self, request: &Request<'_>) -> Report {
        self.report_of(request, None)
    }

    /// The same where the findings may be known, because the draft was read part by part. The cause is then only what the
    /// request says: the parts have told.
    pub fn report_of(&self, request: &Request<'_>, known: Option<Vec<Finding>>) -> Report {
        let doc = self.document(request.text);
        let (mut findings, situation) = self.findings_in(&doc, request, known);
        let context =
            Context { doc: &doc, language: &self.language, request, situation: &situation, sentence: 0 };
        let whole = self.whole.as_ref().map(|judge| judge.judge(&context, &findings)).unwrap_or_default();
        findings.retain(|finding| !request.preferences.silences(finding));
        Report {
            version: VERSION,
            id: None,
            cause: situation.taken(),
            findings,
            moves: whole.moves,
            checklist: whole.checklist,
            kind: whole.kind,
            notes: whole.notes,
            focus: focus::focus(&doc),
            words: doc.word_count(),
        }
    }

    /// What is found in the sentences that `range` touches, in bytes; the others are there to be understood by. `taken` is
    /// the cause that was inferred from more of the draft, when there is one.
    ///
    /// This is for a key that was typed: the little it changes is asked without all else a report says.
    pub fn findings_at(
        &self,
        request: &Request<'_>,
        taken: Option<Cause>,
        range: Range<usize>,
    ) -> Vec<Finding> {
        let doc = self.document(request.text);
        let mut situation = Situation::given(request, &self.language);
        situation.take(taken);
        let mut findings = self.findings_of(&doc, request, &mut situation, range);
        findings.retain(|finding| !request.preferences.silences(finding));
        findings
    }

    /// Every finding, also those that the person does not want to be told of.
    fn findings(&self, request: &Request<'_>) -> Vec<Finding> {
        self.findings_in(&self.document(request.text), request, None).0
    }

    fn findings_in<'r>(
        &self,
        doc: &Document<'_>,
        request: &Request<'r>,
        known: Option<Vec<Finding>>,
    ) -> (Vec<Finding>, Situation<'r>) {
        let mut situation = Situation::given(request, &self.language);
        let findings = known.unwrap_or_else(|| self.findings_of(doc, request, &mut situation, 0..usize::MAX));
        (findings, situation)
    }

    /// What is found in the sentences that `range` touches. The cause is taken from them where nobody gave it.
    fn findings_of(
        &self,
        doc: &Document<'_>,
        request: &Request<'_>,
        situation: &mut Situation<'_>,
        range: Range<usize>,
    ) -> Vec<Finding> {
        let mut found = self.found(doc, request, situation, range);
        if situation.take_cause(doc, &self.language, found.iter().flat_map(|(_, found)| found)) {
            for &mut (sentence, ref mut found) in &mut found {
                let context = Context { doc, language: &self.language, request, situation, sentence };
                if RuleBook::minds_the_cause(&context) {
                    found.clear();
                    self.book.find(&context, found);
                }
            }
        }
        let mut findings = Vec::new();
        for (sentence, mut found) in found {
            let context = Context { doc, language: &self.language, request, situation, sentence };
            let of_packs = self.book.find_packs(&context, &mut found);
            let ids = found.iter().map(|found| found.rule.id);
            let ids: Vec<&str> = ids.chain(of_packs.iter().map(|found| found.rule.id.as_str())).collect();
            findings.extend(of_packs.iter().filter_map(|found| self.book.finding(found, &context, &ids)));
            for found in &found {
                let span = doc.span(found.hit.marked.clone());
                findings.push(Finding {
                    rule: found.rule.id.into(),
                    family: found.rule.family,
                    severity: situation.severity(found.rule),
                    start: span.start,
                    end: span.end,
                    quote: span.of(request.text).to_owned(),
                    why: found.rule.why.into(),
                    reframes: reframe::reframes(&context, found, &ids, &self.book),
                    identity: Identity::default(),
                });
            }
        }
        order::sort_by_key(&mut findings, |finding| (finding.start, finding.severity, finding.family));
        identity::assign(doc, &mut findings);
        findings
    }

    /// What the built-in rules find in the sentences that `range` touches, each with its number.
    fn found(
        &self,
        doc: &Document<'_>,
        request: &Request<'_>,
        situation: &Situation<'_>,
        range: Range<usize>,
    ) -> Vec<(usize, Vec<Found>)> {
        let mut all = Vec::new();
        for (sentence, tokens) in doc.sentences().iter().map(|sentence| sentence.tokens.clone()).enumerate() {
            let span = doc.span(tokens);
            if span.start < range.end && range.start < span.end {
                let context = Context { doc, language: &self.language, request, situation, sentence };
                let mut found = Vec::new();
                self.book.find(&context, &mut found);
                all.push((sentence, found));
            }
        }
        all
    }
}
