//! Repairs of what the perceptron gets wrong where it matters most: closed-class words, and verbs after *you*, *to*
//! and *please* and at the start of an imperative.
//!
//! Each looks at one [`Context`] and at the perceptron's guess. The first that answers wins.

use super::{
    context::Context,
    word::{Word, hash},
};
use crate::tag::{Tag, TagSet};

/// One repair.
#[derive(Debug)]
pub struct Repair {
    /// What it repairs.
    pub name: &'static str,
    /// The right tag, when the repair applies.
    pub apply: fn(&Context, Tag) -> Option<Tag>,
}

/// All repairs, in the order they are tried.
pub static REPAIRS: [Repair; 12] = [
    Repair { name: "negation", apply: negation },
    Repair { name: "a word of one closed class", apply: closed },
    Repair { name: "to before no verb", apply: to_preposition },
    Repair { name: "base form after to", apply: after_to },
    Repair { name: "please", apply: please },
    Repair { name: "verb after please", apply: after_please },
    Repair { name: "verb after you", apply: after_you },
    Repair { name: "verb after you and an auxiliary", apply: after_you_auxiliary },
    Repair { name: "imperative", apply: imperative },
    Repair { name: "no verb by the lexicon", apply: no_verb },
    Repair { name: "let's", apply: lets },
    Repair { name: "do not", apply: do_not },
];

/// The tag after all repairs.
#[inline]
pub(super) fn repair(context: &Context, guess: Tag) -> Tag {
    REPAIRS.iter().find_map(|repair| (repair.apply)(context, guess)).unwrap_or(guess)
}

const CLOSED: TagSet = TagSet::of(&[Tag::Cconj, Tag::Det, Tag::Pron]);
const NOMINAL: TagSet = TagSet::of(&[Tag::Noun, Tag::Propn, Tag::Adj, Tag::Intj]);

/// Whether the word is one of these.
fn is(word: &Word, words: &[u32]) -> bool {
    words.contains(&word.hash)
}

/// Whether it can be the base form of a verb: a verb by the lexicon, and by its ending neither past nor gerund.
fn can_be_base(word: &Word) -> bool {
    let last = |text: &[u8]| text.iter().rev().zip(0..).all(|(byte, at)| word.tail >> (8 * at) & 0xff == u32::from(*byte));
    word.known.has(Tag::Verb) && !(last(b"ing") || last(b"ed") && !last(b"eed"))
}

/// *not*, *n't*, *nt* are particles.
fn negation(context: &Context, _: Tag) -> Option<Tag> {
    const NOT: [u32; 2] = [hash(b"not"), hash(b"n't")];
    is(&context.words[2], &NOT).then_some(Tag::Part)
}

/// A word the lexicon knows in one closed class only.
fn closed(context: &Context, _: Tag) -> Option<Tag> {
    let known = context.words[2].known;
    let one = known.bits().is_power_of_two() && known.bits() & CLOSED.bits() != 0;
    one.then(|| known.iter().next()).flatten()
}

/// *to* before a word that can be no verb is a preposition.
fn to_preposition(context: &Context, _: Tag) -> Option<Tag> {
    const TO: [u32; 1] = [hash(b"to")];
    let next = context.words[3].known;
    let verbal = TagSet::of(&[Tag::Verb, Tag::Aux, Tag::Adv, Tag::Part]);
    (is(&context.words[2], &TO) && !next.is_empty() && next.bits() & verbal.bits() == 0).then_some(Tag::Adp)
}

/// After the infinitive's *to* stands a base form.
fn after_to(context: &Context, guess: Tag) -> Option<Tag> {
    const TO: [u32; 1] = [hash(b"to")];
    let [_, before, word, ..] = &context.words;
    (is(before, &TO) && context.tags[1] == Some(Tag::Part) && NOMINAL.has(guess) && can_be_base(word)).then_some(Tag::Verb)
}

/// *please* is an interjection, unless it is what somebody wants *to please*.
fn please(context: &Context, _: Tag) -> Option<Tag> {
    const PLEASE: [u32; 1] = [hash(b"please")];
    let verb = matches!(context.tags[1], Some(Tag::Part | Tag::Aux));
    (is(&context.words[2], &PLEASE) && !verb).then_some(Tag::Intj)
}

/// After *please* and *kindly* stands a verb.
fn after_please(context: &Context, guess: Tag) -> Option<Tag> {
    const PLEASE: [u32; 2] = [hash(b"please"), hash(b"kindly")];
    let [_, before, word, ..] = &context.words;
    (is(before, &PLEASE) && NOMINAL.has(guess) && can_be_base(word)).then_some(Tag::Verb)
}

/// After *you* as a subject stands a verb: at the start, after a conjunction or a mark.
fn after_you(context: &Context, guess: Tag) -> Option<Tag> {
    const YOU: [u32; 1] = [hash(b"you")];
    let [_, you, word, next, _] = &context.words;
    const GROUP: [u32; 7] =
        [hash(b"guys"), hash(b"people"), hash(b"folks"), hash(b"lot"), hash(b"all"), hash(b"both"), hash(b"two")];
    let subject = !is(word, &GROUP) && matches!(context.tags[0], None | Some(Tag::Sconj | Tag::Cconj | Tag::Punct));
    let applies = is(you, &YOU)
        && subject
        && NOMINAL.has(guess)
        && word.known.has(Tag::Verb)
        && !next.known.has(Tag::Aux)
        && next.known.bits() != TagSet::of(&[Tag::Verb]).bits();
    applies.then_some(Tag::Verb)
}

/// After *you* and a modal or *do*, with *not* between or without, stands a verb.
fn after_you_auxiliary(context: &Context, guess: Tag) -> Option<Tag> {
    const MODAL: [u32; 12] = [
        hash(b"should"),
        hash(b"could"),
        hash(b"would"),
        hash(b"must"),
        hash(b"can"),
        hash(b"ca"),
        hash(b"will"),
        hash(b"'ll"),
        hash(b"may"),
        hash(b"might"),
        hash(b"did"),
        hash(b"do"),
    ];
    let [two, one, word, ..] = &context.words;
    let modal = is(one, &MODAL) && context.tags[1] == Some(Tag::Aux)
        || context.tags[1] == Some(Tag::Part) && is(two, &MODAL) && context.tags[0] == Some(Tag::Aux);
    (modal && NOMINAL.has(guess) && can_be_base(word)).then_some(Tag::Verb)
}

/// A sentence that starts with what can be a verb and then has *your*, *us*, *the* is an imperative.
fn imperative(context: &Context, guess: Tag) -> Option<Tag> {
    const OBJECT: [u32; 12] = [
        hash(b"your"),
        hash(b"us"),
        hash(b"me"),
        hash(b"the"),
        hash(b"a"),
        hash(b"an"),
        hash(b"my"),
        hash(b"our"),
        hash(b"it"),
        hash(b"this"),
        hash(b"them"),
        hash(b"these"),
    ];
    let [_, _, word, next, _] = &context.words;
    (context.index == 0 && NOMINAL.has(guess) && can_be_base(word) && is(next, &OBJECT)).then_some(Tag::Verb)
}

/// What the lexicon knows, and not as a verb, is none.
fn no_verb(context: &Context, guess: Tag) -> Option<Tag> {
    // First parts of *gonna*, *wanna*, *gotta*: no words of their own.
    const PARTS: [u32; 3] = [hash(b"gon"), hash(b"wan"), hash(b"got")];
    let known = context.words[2].known;
    let applies = matches!(guess, Tag::Verb | Tag::Aux)
        && !is(&context.words[2], &PARTS)
        && !known.is_empty() && !known.has(Tag::Verb) && !known.has(Tag::Aux);
    applies.then(|| if known.has(Tag::Noun) { Some(Tag::Noun) } else { known.iter().next() }).flatten()
}

/// The *'s* of *let's* is *us*.
fn lets(context: &Context, _: Tag) -> Option<Tag> {
    const LET: [u32; 1] = [hash(b"let")];
    const S: [u32; 1] = [hash(b"'s")];
    (is(&context.words[1], &LET) && is(&context.words[2], &S)).then_some(Tag::Pron)
}

/// *do*, *does*, *did* before *not* are auxiliaries.
fn do_not(context: &Context, _: Tag) -> Option<Tag> {
    const DO: [u32; 3] = [hash(b"do"), hash(b"does"), hash(b"did")];
    const NOT: [u32; 1] = [hash(b"n't")];
    (is(&context.words[2], &DO) && is(&context.words[3], &NOT)).then_some(Tag::Aux)
}
