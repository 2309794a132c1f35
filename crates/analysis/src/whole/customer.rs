//! The customer's message as a reply has to meet it: how it sounds, what it is about, what it asks.

use crate::text::case;
use std::ops::Range;

use super::{CLOSINGS, FAULTS, FEELINGS, PRAISE, PREMISES, RHETORIC, TROUBLE, Tables, VAGUE, WORKS};
use crate::among;
use crate::clause::words::{is_negation, is_question_word};
use crate::clause::{Clause, ClauseKind, Person};
use crate::document::{Document, Language, Sentence};
use crate::situation::Message;
use crate::tag::Tag;
use crate::text::token::TokenKind;

/// What was read in a message.
#[derive(Debug, Default)]
pub struct Reading {
    /// Whoever wrote it is upset.
    pub upset: bool,
    /// It tells of trouble.
    pub trouble: bool,
    /// It asks for something or wants to know something.
    pub asks: bool,
    /// Whoever wrote it is pleased, whatever else it says.
    pub pleased: bool,
    /// It is a public post, which opens with whom it is for: the answer to it is short.
    pub is_post: bool,
    /// Number of words.
    pub words: u32,
    /// Names of the feelings in it, in the order of the table.
    pub feelings: Vec<&'static str>,
    /// What it is about.
    pub matter: Option<Matter>,
    /// What it wants to know.
    pub questions: Vec<Question>,
}

/// What a message is about, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// For a reply: *your parcel*, *the app*.
    pub words: String,
    /// Whether it is the trouble itself: *the delay*.
    pub is_fault: bool,
    /// Whether the trouble is said of it, and it is not simply the company's own app or shop: a reply can be sorry
    /// about the trouble with it.
    pub went_wrong: bool,
}

/// A question of the customer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about, for a reply: *your refund*.
    pub topic: Option<String>,
    /// Whether that is the customer's own: *my refund*.
    pub own: bool,
    /// The words that an answer would take up, in their base forms.
    pub content: Vec<String>,
    /// *When*, *where*, *why*, *how*, *what*; empty for a yes or no.
    pub asks: &'static str,
}

impl Reading {
    /// Reads a message; `draft` has what the agent takes up of it.
    pub fn new(message: &Message<'_>, draft: &Document<'_>, tables: &Tables, language: &Language) -> Reading {
        let doc = message.doc();
        let mut seen = vec![false; FEELINGS.len()];
        for sentence in doc.sentences() {
            tables.feelings.matches(doc, sentence.tokens.clone(), |key, _| {
                if let Some(seen) = seen.get_mut(key as usize) {
                    *seen = true;
                }
            });
        }
        let feelings: Vec<&'static str> =
            FEELINGS.iter().zip(&seen).filter(|(_, seen)| **seen).map(|(name, _)| *name).collect();
        let trouble = tells_of_trouble(doc) || !feelings.is_empty();
        let heavy = |feeling: &&str| matches!(*feeling, "treated" | "disappointed" | "repeated");
        Reading {
            upset: message.is_upset() || trouble && feelings.iter().any(heavy),
            trouble: trouble || message.is_upset(),
            pleased: !message.is_upset()
                && (0..doc.tokens().len())
                    .filter(|&at| PRAISE.has(doc.word(at)) && !(at > 0 && is_negation(doc.word(at - 1))))
                    .count()
                    > 1,
            asks: message.asks(),
            is_post: doc.text().starts_with('@'),
            words: message.words(),
            matter: matter(doc, draft, language),
            questions: questions(doc, language, message.is_upset()),
            feelings,
        }
    }
}

/// Whether something does not work, is broken, late or wrong.
pub fn tells_of_trouble(doc: &Document<'_>) -> bool {
    let named = (0..doc.tokens().len()).any(|at| {
        let denied = at > 0 && among!(doc.word(at - 1), "no not without any");
        doc.kind(at) == TokenKind::Word && TROUBLE.has(doc.word(at)) && !denied
    });
    named || doc.clauses().iter().any(|clause| clause.person != Person::You && fails(doc, clause))
}

/// *Does not work*, *never arrived*.
fn fails(doc: &Document<'_>, clause: &Clause) -> bool {
    let verb = doc.word(clause.last_verb());
    let stem = verb.trim_end_matches("ing").trim_end_matches('s');
    let past = ["ed", "d"].into_iter().filter_map(|ending| stem.strip_suffix(ending));
    clause.negation.is_some() && [stem].into_iter().chain(past).any(|base| WORKS.has(base))
}

/// Whether the trouble is said of these words: *my claim was refused*, *they lost my parcel*, *a problem with the lid*.
fn went_wrong(doc: &Document<'_>, sentence: &Sentence, phrase: &Range<usize>) -> bool {
    /// Tokens behind the verb that belong to what it says.
    const SAID: usize = 6;
    let trouble = |at: usize| TROUBLE.has(doc.word(at));
    let linked = among!(doc.word(phrase.start.saturating_sub(2)), "with of to on in")
        && trouble(phrase.start.saturating_sub(3));
    let within = |part: &Option<Range<usize>>| {
        part.as_ref().is_some_and(|part| part.start < phrase.end && phrase.start < part.end)
    };
    linked
        || doc.clauses_of(sentence).iter().any(|clause| {
            let verb = clause.last_verb();
            let said = verb..(verb + SAID).min(clause.extent.end);
            within(&clause.subject) && (fails(doc, clause) || said.into_iter().any(trouble))
                || within(&clause.object) && (trouble(verb) || fails(doc, clause))
        })
}

/// A noun phrase that could be what the message is about.
struct Candidate {
    words: String,
    head: String,
    score: u32,
    is_fault: bool,
    went_wrong: bool,
    owner: u32,
}

/// The phrase that the message is most about, when one stands out.
fn matter(doc: &Document<'_>, draft: &Document<'_>, language: &Language) -> Option<Matter> {
    const ENOUGH: u32 = 5;
    /// Tokens of the draft that are read for what it takes up.
    const READ: usize = 2_000;
    /// Tokens to either side in which trouble is this thing's.
    const NEAR: usize = 7;
    let singular = |word: &str| language.lexicon.singularise(word).into_owned();
    let answered: Vec<String> = (0..draft.tokens().len().min(READ))
        .filter(|&at| matches!(draft.tag(at), Tag::Noun | Tag::Propn))
        .map(|at| singular(draft.word(at)))
        .collect();
    let mut found: Vec<Candidate> = Vec::new();
    for (number, sentence) in doc.sentences().iter().enumerate() {
        let tokens = sentence.tokens.clone();
        let troubled = |phrase: &Range<usize>| {
            (phrase.start.saturating_sub(NEAR).max(tokens.start)..(phrase.end + NEAR).min(tokens.end))
                .any(|at| TROUBLE.has(doc.word(at)) || is_negation(doc.word(at)))
        };
        let asked = tokens.clone().rev().take(3).any(|at| doc.word(at).starts_with('?'));
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((phrase, owner)) = noun_phrase(doc, language, at, tokens.end) else {
                at += 1;
                continue;
            };
            at = phrase.end;
            let head = singular(doc.word(phrase.end - 1));
            let is_fault = FAULTS.has(doc.word(phrase.end - 1));
            let (troubled, taken_up) = (troubled(&phrase), answered.contains(&head));
            // What has a name is a brand or a place more often than the customer's own.
            let named = phrase.clone().any(|at| doc.text_of(at..at + 1).starts_with(case::is_capital));
            let went_wrong = !named
                && (owner == OWN || taken_up)
                && !PREMISES.has(&head)
                && (is_fault || went_wrong(doc, sentence, &phrase));
            // What stands apart from the trouble, the question and the answer is by the way.
            if !(troubled || asked || taken_up) {
                continue;
            }
            let score = owner
                + 2 * u32::from(troubled)
                + 2 * u32::from(went_wrong)
                + u32::from(asked)
                + u32::from(number == 0)
                + u32::from(number < 3)
                + 2 * u32::from(taken_up);
            match found.iter_mut().find(|other| other.head == head) {
                Some(other) => {
                    // "A claim", then "my claim": theirs after all.
                    if owner > other.owner && !is_fault {
                        (other.words, other.owner) = (spoken(doc, phrase, owner), owner);
                    }
                    other.score = other.score.max(score) + 1;
                    other.went_wrong |= went_wrong;
                }
                None => {
                    // "My issue" is theirs, and a reply says "the issue".
                    let owner = if is_fault { 0 } else { owner };
                    let words = spoken(doc, phrase, owner);
                    found.push(Candidate { words, head, score, is_fault, went_wrong, owner });
                }
            }
        }
    }
    let best = found.iter().map(|candidate| candidate.score).max().filter(|&best| best >= ENOUGH)?;
    let matter = found.into_iter().find(|candidate| candidate.score == best)?;
    Some(Matter { words: matter.words, is_fault: matter.is_fault, went_wrong: matter.went_wrong })
}

/// What the determiner of something of the customer's own counts.
const OWN: u32 = 4;

/// A determiner with up to three nouns behind it, adjectives left out; and what the determiner counts.
fn noun_phrase(
    doc: &Document<'_>,
    language: &Language,
    at: usize,
    end: usize,
) -> Option<(Range<usize>, u32)> {
    const LONGEST: usize = 3;
    let owner = match doc.word(at) {
        "my" | "our" => OWN,
        "the" => 2,
        "this" | "your" => 1,
        _ => return None,
    };
    let mut from = at + 1;
    while from < end && from < at + 4 && matches!(doc.tag(from), Tag::Adj | Tag::Num | Tag::Verb | Tag::Adv) {
        from += 1;
    }
    let is_noun = |at: usize| {
        matches!(doc.tag(at), Tag::Noun | Tag::Propn)
            && doc.kind(at) == TokenKind::Word
            && doc.text_of(at..at + 1).bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    let mut to = from;
    while to < end && to < from + LONGEST && is_noun(to) {
        to += 1;
    }
    let last = to.checked_sub(1).filter(|&last| last >= from)?;
    let head = doc.word(last);
    let singular = language.lexicon.singularise(head);
    let cut_off = to < end
        && (is_noun(to)
            || doc.word(to) == "'s"
            || among!(doc.word(to), "no number / # -")
            || matches!(doc.word(to), "of" | "in") && !FAULTS.has(head));
    let vague = VAGUE.has(head) || VAGUE.has(&singular) || CLOSINGS.has(head) || head.len() < 3;
    (!vague && !cut_off).then_some((from..to, owner))
}

/// The phrase as a reply says it.
fn spoken(doc: &Document<'_>, phrase: Range<usize>, owner: u32) -> String {
    let mut words = String::from(if owner == OWN { "your" } else { "the" });
    for at in phrase {
        let text = doc.text_of(at..at + 1);
        let capitals = text.chars().skip(1).any(case::is_capital);
        // What is shouted is said quietly; a short word in capitals is a name or an abbreviation.
        let shouted = capitals && text.len() > 4 && text.chars().all(case::is_capital);
        words.push(' ');
        let name = doc.tag(at) == Tag::Propn || text.starts_with(case::is_capital);
        if (name || capitals) && !shouted {
            words.push_str(text);
        } else {
            words.push_str(&crate::text::case::lowered(text));
        }
    }
    words
}

/// The questions that want an answer. What only vents is none.
fn questions(doc: &Document<'_>, language: &Language, upset: bool) -> Vec<Question> {
    const MOST: usize = 6;
    let mut found = Vec::new();
    for sentence in doc.sentences() {
        let tokens = sentence.tokens.clone();
        let last =
            || tokens.clone().rev().take(3).map(|at| doc.word(at)).filter(|word| word.starts_with('?'));
        let vents = tokens.clone().any(|at| RHETORIC.has(doc.word(at))) || last().any(|mark| mark.len() > 1);
        let asked = doc.clauses_of(sentence).iter().find(|clause| clause.kind == ClauseKind::Question);
        let opening = tokens.clone().take(4).find(|&at| is_question_word(doc.word(at)));
        // "What's with …?", "why should I …?", "what is the point?"
        let reproach = opening.is_some_and(|at| {
            let next = |n: usize| doc.word(at + n);
            matches!((next(1), next(2)), ("is" | "'s", "with" | "wrong"))
                || matches!((next(0), next(1)), ("why", "should" | "would" | "ca" | "can" | "do" | "on"))
                || (1..5).any(|n| next(n) == "point")
        });
        if reproach
            || last().next().is_none()
            || vents
            || tokens.len() < 4
            || asked.is_none() && opening.is_none()
        {
            continue;
        }
        let asks = opening.map_or("", |at| match doc.word(at) {
            "when" => "when",
            "where" => "where",
            "why" => "why",
            "how" => "how",
            _ => "what",
        });
        // "Why can't you …?", "how can you …?" from somebody upset is a reproach.
        let at_you = asked.is_some_and(|clause| clause.person == Person::You);
        if upset && (matches!(asks, "why" | "how") || at_you) {
            continue;
        }
        let topic = tokens
            .clone()
            .find_map(|at| noun_phrase(doc, language, at, tokens.end))
            .map(|(phrase, owner)| (spoken(doc, phrase, owner), owner == OWN));
        let own = topic.as_ref().is_some_and(|(_, own)| *own);
        let topic = topic.map(|(words, _)| words);
        let names = |&at: &usize| {
            matches!(doc.tag(at), Tag::Noun | Tag::Propn)
                && doc.kind(at) == TokenKind::Word
                && !VAGUE.has(doc.word(at))
        };
        let content: Vec<String> = tokens
            .clone()
            .filter(names)
            .map(|at| language.lexicon.singularise(doc.word(at)).into_owned())
            .collect();
        if !content.is_empty() && found.len() < MOST {
            found.push(Question { topic, own, content, asks });
        }
    }
    found
}
