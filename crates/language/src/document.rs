//! A draft taken apart: regions, sentences, tokens with their parts of speech, clauses.
//!
//! Everything a rule may look at, and nothing a rule decides.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::among;
use crate::clause::{self, Clause};
use crate::lexicon::{Lexicon, Number, Variety, VerbForm, VerbReadings};
use crate::product::Products;
use crate::tag::Tag;
use crate::tagger::Tagger;
use crate::text::Span;
use crate::text::quotes::quoted_spans;
use crate::text::region::{Region, RegionKind, regions};
use crate::text::sentence::sentences;
use crate::text::token::{TokenKind, Tokens, tokenize};

/// The tables the analysis of a draft leans on.
#[derive(Debug)]
pub struct Language {
    /// Words, their parts of speech and inflection.
    pub lexicon: Lexicon,
    /// Parts of speech in context.
    pub tagger: Tagger,
    /// What the company sells, by its own names.
    pub products: Products,
}

impl Language {
    /// Unpacks the compiled-in tables.
    pub fn embedded() -> Language {
        Language { lexicon: Lexicon::new(), tagger: Tagger::embedded(), products: Products::default() }
    }
}

/// The base form of a verb, or the word itself.
fn lemma(readings: &VerbReadings<'_>, word: &str) -> String {
    readings.iter().next().map_or_else(|| word.to_owned(), |reading| reading.lemma.to_string())
}

fn is_past(readings: &VerbReadings<'_>) -> bool {
    readings.with_form(VerbForm::Past).is_some()
}

/// One sentence of the agent's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its clauses, as indices into [`Document::clauses`].
    pub clauses: Range<usize>,
    /// Number of the paragraph it stands in.
    pub paragraph: usize,
}

/// A draft taken apart. Token indices run over the whole draft.
#[derive(Debug)]
pub struct Document<'t> {
    text: &'t str,
    regions: Vec<Region>,
    tokens: Tokens<'t>,
    tags: Vec<Tag>,
    sentences: Vec<Sentence>,
    clauses: Vec<Clause>,
    quoted: Vec<Span>,
    voice: OnceCell<Voice>,
    /// The verbs of the clauses, by token.
    verbs: Vec<Verb>,
}

/// What rules ask of a verb again and again.
#[derive(Debug)]
struct Verb {
    at: usize,
    lemma: Box<str>,
    is_past: bool,
}

/// How the agent writes, so that rewrites can sound the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// British or American spelling, when the draft's words show it.
    pub variety: Option<Variety>,
    /// Whether the draft contracts: *don't*, *we're*.
    pub contracts: bool,
    /// Whether the agent says *we* more often than *I*.
    pub we: bool,
}

impl<'t> Document<'t> {
    /// Takes `text` apart.
    pub fn new(text: &'t str, language: &Language) -> Document<'t> {
        let mut doc = Document {
            text,
            regions: regions(text),
            tokens: Tokens::default(),
            tags: Vec::new(),
            sentences: Vec::new(),
            clauses: Vec::new(),
            quoted: Vec::new(),
            voice: OnceCell::new(),
            verbs: Vec::new(),
        };
        let mut paragraph = 0;
        for at in 0..doc.regions.len() {
            let Some(region) = doc.regions.get(at).copied().filter(|r| r.kind == RegionKind::Prose) else {
                continue;
            };
            let from = doc.tokens.len();
            tokenize(text, region.span, &mut doc.tokens);
            for tokens in sentences(text, &doc.tokens, from..doc.tokens.len()) {
                paragraph += usize::from(doc.follows_empty_line(tokens.start));
                doc.sentences.push(Sentence { tokens, clauses: 0..0, paragraph });
            }
            paragraph += 1;
        }
        doc.quoted = quoted_spans(text, &doc.tokens);
        doc.tag_sentences(language);
        for at in 0..doc.sentences.len() {
            let Some(range) = doc.sentences.get(at).map(|s| s.tokens.clone()) else { continue };
            let from = doc.clauses.len();
            let found = clause::parse(&doc, &language.lexicon, range);
            doc.clauses.extend(found);
            let to = doc.clauses.len();
            if let Some(sentence) = doc.sentences.get_mut(at) {
                sentence.clauses = from..to;
            }
        }
        doc.note_verbs(&language.lexicon);
        doc
    }

    fn note_verbs(&mut self, lexicon: &Lexicon) {
        let mut verbs: Vec<Verb> = Vec::new();
        for clause in &self.clauses {
            for at in std::iter::once(clause.verb).chain(clause.chain.iter().copied()) {
                let readings = lexicon.verb(self.word(at));
                let (lemma, is_past) = (lemma(&readings, self.word(at)).into(), is_past(&readings));
                verbs.push(Verb { at, lemma, is_past });
            }
        }
        crate::order::sort_by_key(&mut verbs, |verb| verb.at);
        verbs.dedup_by_key(|verb| verb.at);
        self.verbs = verbs;
    }

    fn verb(&self, at: usize) -> Option<&Verb> {
        self.verbs.binary_search_by_key(&at, |verb| verb.at).ok().and_then(|index| self.verbs.get(index))
    }

    /// Whether the word at a token can be the past tense of a verb.
    pub fn is_past_form(&self, lexicon: &Lexicon, at: usize) -> bool {
        self.verb(at).map_or_else(|| is_past(&lexicon.verb(self.word(at))), |verb| verb.is_past)
    }

    /// The base form of the verb at a token, or the word itself.
    pub fn verb_lemma(&self, lexicon: &Lexicon, verb: usize) -> Cow<'_, str> {
        let word = self.word(verb);
        self.verb(verb)
            .map_or_else(|| Cow::Owned(lemma(&lexicon.verb(word), word)), |verb| Cow::Borrowed(&*verb.lemma))
    }

    fn tag_sentences(&mut self, language: &Language) {
        let mut tags = Vec::new();
        for sentence in &self.sentences {
            tags.clear();
            let words = sentence.tokens.clone().map(|at| self.text_of(at..at + 1));
            language.tagger.tag(words, |word| language.lexicon.tags(word), &mut tags);
            for (at, tag) in sentence.tokens.clone().zip(tags.iter()) {
                let tag = match self.tokens.get(at).map(|t| t.kind) {
                    Some(TokenKind::Opaque) => Tag::Propn,
                    Some(TokenKind::Number) => Tag::Num,
                    Some(TokenKind::Punct) => Tag::Punct,
                    Some(TokenKind::Symbol) => Tag::Sym,
                    _ => *tag,
                };
                self.tags.push(tag);
            }
            for at in sentence.tokens.start + 2..sentence.tokens.end {
                if self.is_compound_noun(&language.lexicon, at, sentence.tokens.start)
                    && let Some(tag) = self.tags.get_mut(at)
                {
                    *tag = Tag::Noun;
                }
            }
        }
    }

    /// *You skipped the setup guide*: behind one thing that is an object, a base form would have no subject it agrees
    /// with, so it is a noun, too.
    fn is_compound_noun(&self, lexicon: &Lexicon, at: usize, first: usize) -> bool {
        if self.tag(at) != Tag::Verb || self.tag(at - 1) != Tag::Noun {
            return false;
        }
        let forms = lexicon.verb(self.word(at));
        let fits = lexicon.tags(self.word(at)).has(Tag::Noun)
            && forms.with_form(VerbForm::Base).is_some()
            && forms.with_form(VerbForm::Past).is_none()
            && lexicon.noun(self.word(at - 1)).is_some_and(|noun| noun.number == Number::Singular)
            && !matches!(
                self.tag(at + 1),
                Tag::Det | Tag::Pron | Tag::Noun | Tag::Propn | Tag::Num | Tag::Adj | Tag::Part
            );
        let modifies = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Adj | Tag::Num);
        let mut before = (first..at).rev().skip_while(modifies);
        let determined = before.next().is_some_and(|at| {
            self.tag(at) == Tag::Det || among!(self.word(at), "my your his her its our their this that")
        });
        let governor = before.next();
        // "Let the engineer call", "we suggest the customer call".
        fits && determined
            && governor.is_some_and(|at| match self.tag(at) {
                Tag::Adp => true,
                Tag::Verb => !among!(
                    &*self.verb_lemma(lexicon, at),
                    "let make have help see watch hear feel get bid ask demand insist propose recommend request require \
                     suggest think hope believe say know"
                ),
                _ => false,
            })
    }

    fn follows_empty_line(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return false };
        let from = before.span.end;
        let to = self.tokens.get(index).map_or(from, |t| t.span.start);
        Span::new(from, to).of(self.text).bytes().filter(|&b| b == b'\n').count() > 1
    }

    /// The draft.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// What the parts of the draft are.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The tokens of the agent's own words.
    pub fn tokens(&self) -> &Tokens<'t> {
        &self.tokens
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All clauses, in order of their sentences.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The clauses of one sentence.
    pub fn clauses_of(&self, sentence: &Sentence) -> &[Clause] {
        self.clauses.get(sentence.clauses.clone()).unwrap_or(&[])
    }

    /// The full form of a token: lower case, contractions spelt out.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.word(index)
    }

    /// The part of speech of a token; [`Tag::X`] past the end.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or(Tag::X)
    }

    /// What kind of token it is.
    pub fn kind(&self, index: usize) -> TokenKind {
        self.tokens.get(index).map_or(TokenKind::Punct, |t| t.kind)
    }

    /// The bytes a range of tokens covers, from the first to the last.
    pub fn span(&self, range: Range<usize>) -> Span {
        let first = self.tokens.get(range.start);
        let last =
            range.end.checked_sub(1).filter(|&last| last >= range.start).and_then(|at| self.tokens.get(at));
        match (first, last) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            (Some(first), None) => Span::new(first.span.start, first.span.start),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The draft's text from the first to the last token of the range.
    pub fn text_of(&self, range: Range<usize>) -> &'t str {
        self.span(range).of(self.text)
    }

    /// How the agent writes, worked out when it is first asked for.
    pub fn voice(&self, lexicon: &Lexicon) -> Voice {
        *self.voice.get_or_init(|| {
            let all = 0..self.tokens.len();
            let (i, we) = self.first_persons(all.clone());
            Voice {
                variety: lexicon.detect_variety(all.clone().map(|at| self.word(at))),
                contracts: self.contracts(all).unwrap_or(false),
                we: we > i,
            }
        })
    }

    /// How often a stretch says *I* and how often *we*.
    pub fn first_persons(&self, range: Range<usize>) -> (u32, u32) {
        range.fold((0, 0), |(i, we), at| match self.word(at) {
            "i" | "my" | "me" => (i + 1, we),
            "we" | "our" | "us" => (i, we + 1),
            _ => (i, we),
        })
    }

    /// Whether a stretch contracts; `None` when it has neither a contraction nor a full *not*.
    pub fn contracts(&self, range: Range<usize>) -> Option<bool> {
        let mut full = false;
        for at in range {
            let glued = self.tokens.get(at).is_some_and(|token| !token.spaced);
            match self.tokens.norm(at) {
                "n't" | "nt" | "'re" | "'ve" | "'ll" | "'m" if glued => return Some(true),
                "not" => full = true,
                _ => {}
            }
        }
        full.then_some(false)
    }

    /// Number of words: tokens that are neither punctuation nor symbols, contractions counted once.
    pub fn word_count(&self) -> u32 {
        let is_word = |token: &&crate::text::token::Token| {
            !matches!(token.kind, TokenKind::Punct | TokenKind::Symbol)
                && (token.spaced || token.kind != TokenKind::Word)
        };
        self.tokens.as_slice().iter().filter(is_word).count() as u32
    }

    /// Whether the token at `index` lies in words quoted from somebody else.
    pub fn is_quoted(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else { return false };
        let at = self.quoted.partition_point(|span| span.end <= token.span.start);
        self.quoted.get(at).is_some_and(|span| span.contains(token.span))
    }

    /// Whether a clause may start at `index`: at the start of the sentence, behind punctuation, a conjunction, a
    /// greeting or a name.
    pub fn opens_clause(&self, index: usize, sentence: &Range<usize>) -> bool {
        let Some(before) = index.checked_sub(1).filter(|&at| at >= sentence.start) else { return true };
        matches!(self.kind(before), TokenKind::Punct | TokenKind::Symbol)
            || among!(self.word(before), "and but so hi hello hey please")
            || (self.kind(before) == TokenKind::Opaque && before == sentence.start)
    }

    /// Punctuation and symbols that may stand at the end of a sentence.
    pub fn is_closing_mark(&self, index: usize) -> bool {
        matches!(self.kind(index), TokenKind::Punct | TokenKind::Symbol)
    }
}
