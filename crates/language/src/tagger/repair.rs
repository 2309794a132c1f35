//! Repairs of what the perceptron gets wrong where it matters most: closed-class words, and verbs after *you*, *to*
//! and *please* and at the start of an imperative.
//!
//! Each looks at one [`Context`] and at the perceptron's guess. The first that answers wins.

use super::{
    context::Context,
    word::{Shape, Word, hash},
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
    Repair { name: "no for number", apply: number },
    Repair { name: "no one", apply: no_one },
    Repair { name: "to before no verb", apply: to_preposition },
    Repair { name: "by before no gerund", apply: by_preposition },
    Repair { name: "base form after to", apply: after_to },
    Repair { name: "verb after please", apply: after_please },
    Repair { name: "verb after you", apply: after_you },
    Repair { name: "verb after an auxiliary", apply: after_auxiliary },
    Repair { name: "imperative", apply: imperative },
    Repair { name: "noun after get", apply: after_get },
    Repair { name: "name as an object", apply: name_as_object },
    Repair { name: "blank behind a thing", apply: blank },
];

/// The tag after all repairs.
#[inline]
pub(super) fn repair(context: &Context, guess: Tag) -> Tag {
    REPAIRS.iter().find_map(|repair| (repair.apply)(context, guess)).unwrap_or(guess)
}

const NOMINAL: TagSet = TagSet::of(&[Tag::Noun, Tag::Propn, Tag::Adj, Tag::Intj]);

/// Whether the word is one of these.
fn is(word: &Word, words: &[u32]) -> bool {
    words.contains(&word.hash)
}

/// Whether the word ends with these letters, four at most.
fn ends(word: &Word, text: &[u8]) -> bool {
    text.iter().rev().zip(0..).all(|(byte, at)| word.tail >> (8 * at) & 0xff == u32::from(*byte))
}

/// Whether it can be the base form of a verb: a verb by the lexicon, and by its ending neither past nor gerund.
fn can_be_base(word: &Word) -> bool {
    word.known.has(Tag::Verb) && !(ends(word, b"ing") || ends(word, b"ed") && !ends(word, b"eed"))
}

/// *The wrong house no*: behind a noun and before none, the word is short for *number*.
fn number(context: &Context, _: Tag) -> Option<Tag> {
    const NO: [u32; 1] = [hash(b"no")];
    let [_, _, word, next, _] = &context.words;
    let starts = TagSet::of(&[Tag::Pron, Tag::Aux, Tag::Sconj, Tag::Cconj, Tag::Adp]);
    let alone = next.fixed.is_some() || next.hash == 0 || starts.bits() & next.known.bits() != 0;
    (is(word, &NO) && context.tags[1] == Some(Tag::Noun) && alone).then_some(Tag::Noun)
}

/// *No one* is a pronoun in two words, and *no* before a noun goes with it, *no such parcel* at the head of a sentence too;
/// *no longer*, *no more* stay.
fn no_one(context: &Context, guess: Tag) -> Option<Tag> {
    const NO: [u32; 1] = [hash(b"no")];
    const ONE: [u32; 1] = [hash(b"one")];
    const MORE: [u32; 2] = [hash(b"more"), hash(b"less")];
    const SUCH: [u32; 4] = [hash(b"such"), hash(b"more"), hash(b"further"), hash(b"other")];
    let [_, before, word, next, _] = &context.words;
    let noun = next.known.has(Tag::Noun) && !ends(next, b"er") && !is(next, &MORE);
    let counted = guess == Tag::Intj && is(next, &SUCH);
    if is(word, &NO) && (is(next, &ONE) || guess == Tag::Adv && noun || counted) {
        return Some(Tag::Det);
    }
    (is(before, &NO) && is(word, &ONE)).then_some(Tag::Pron)
}

/// *Find help*, *need support*: behind these verbs no other base form follows, unless it has an object of its own.
fn after_get(context: &Context, guess: Tag) -> Option<Tag> {
    const GET: [u32; 12] = [
        hash(b"get"),
        hash(b"got"),
        hash(b"getting"),
        hash(b"find"),
        hash(b"finding"),
        hash(b"need"),
        hash(b"needs"),
        hash(b"offer"),
        hash(b"provide"),
        hash(b"receive"),
        hash(b"seek"),
        hash(b"want"),
    ];
    let [_, before, word, next, _] = &context.words;
    let object = TagSet::of(&[Tag::Pron, Tag::Det, Tag::Num, Tag::Propn]);
    let applies = guess == Tag::Verb
        && is(before, &GET)
        && context.tags[1] == Some(Tag::Verb)
        && word.known.has(Tag::Noun)
        && can_be_base(word)
        && next.known.bits() & object.bits() == 0;
    applies.then_some(Tag::Noun)
}

/// *Contact DHL about it*: what has capitals, behind a verb and before no noun, is a name.
fn name_as_object(context: &Context, guess: Tag) -> Option<Tag> {
    let [_, _, word, next, _] = &context.words;
    let applies = guess == Tag::Adj
        && context.tags[1] == Some(Tag::Verb)
        && matches!(word.shape, Shape::Capital | Shape::Capitals | Shape::Mixed)
        && (next.known.has(Tag::Adp) || next.fixed.is_some());
    applies.then_some(Tag::Propn)
}

/// *You left it blank*: the state it is in.
fn blank(context: &Context, _: Tag) -> Option<Tag> {
    const BLANK: [u32; 1] = [hash(b"blank")];
    let thing = TagSet::of(&[Tag::Noun, Tag::Pron, Tag::Num, Tag::Propn, Tag::Aux]);
    let behind = context.tags[1].is_some_and(|tag| thing.has(tag));
    (is(&context.words[2], &BLANK) && behind && !context.words[3].known.has(Tag::Noun)).then_some(Tag::Adj)
}

/// *to* before a word that can be no verb is a preposition.
fn to_preposition(context: &Context, _: Tag) -> Option<Tag> {
    const TO: [u32; 1] = [hash(b"to")];
    let next = context.words[3].known;
    let verbal = TagSet::of(&[Tag::Verb, Tag::Aux, Tag::Adv, Tag::Part]);
    (is(&context.words[2], &TO) && !next.is_empty() && next.bits() & verbal.bits() == 0).then_some(Tag::Adp)
}

/// *By* and *from* are conjunctions, as the treebank has it, before a gerund only, and no verb with an *-s* follows them:
/// *somebody from claims*.
fn by_preposition(context: &Context, guess: Tag) -> Option<Tag> {
    const BY: [u32; 2] = [hash(b"by"), hash(b"from")];
    let [_, before, word, next, _] = &context.words;
    if guess == Tag::Verb && is(before, &BY) && word.known.has(Tag::Noun) && ends(word, b"s") {
        return Some(Tag::Noun);
    }
    (guess == Tag::Sconj && is(word, &BY) && next.known.has(Tag::Noun) && !ends(next, b"ing"))
        .then_some(Tag::Adp)
}

/// After the infinitive's *to* stands a base form.
fn after_to(context: &Context, guess: Tag) -> Option<Tag> {
    const TO: [u32; 1] = [hash(b"to")];
    let [_, before, word, ..] = &context.words;
    (is(before, &TO) && context.tags[1] == Some(Tag::Part) && NOMINAL.has(guess) && can_be_base(word))
        .then_some(Tag::Verb)
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
    const GROUP: [u32; 7] = [
        hash(b"guys"),
        hash(b"people"),
        hash(b"folks"),
        hash(b"lot"),
        hash(b"all"),
        hash(b"both"),
        hash(b"two"),
    ];
    let subject =
        !is(word, &GROUP) && matches!(context.tags[0], None | Some(Tag::Sconj | Tag::Cconj | Tag::Punct));
    let applies = is(you, &YOU)
        && subject
        && NOMINAL.has(guess)
        && word.known.has(Tag::Verb)
        && !next.known.has(Tag::Aux)
        && next.known.bits() != TagSet::of(&[Tag::Verb]).bits();
    applies.then_some(Tag::Verb)
}

/// After a modal or *do*, with *not* between or without, stands a verb.
fn after_auxiliary(context: &Context, guess: Tag) -> Option<Tag> {
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

/// What can be a verb, at the start or after a mark, and then has *your*, *us*, *the*, is an imperative; so are *stop*, *try*
/// and the like before a gerund.
fn imperative(context: &Context, guess: Tag) -> Option<Tag> {
    const OBJECT: [u32; 7] =
        [hash(b"your"), hash(b"us"), hash(b"me"), hash(b"the"), hash(b"it"), hash(b"this"), hash(b"them")];
    const STOP: [u32; 4] = [hash(b"stop"), hash(b"try"), hash(b"keep"), hash(b"avoid")];
    let [_, _, word, next, _] = &context.words;
    let start = context.index == 0 || context.tags[1] == Some(Tag::Punct);
    let object = is(next, &OBJECT) || is(word, &STOP) && ends(next, b"ing") && next.known.has(Tag::Verb);
    (start && NOMINAL.has(guess) && can_be_base(word) && object).then_some(Tag::Verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lexicon::Lexicon, tagger::walk};

    /// What the repair of this name makes of the guess `guess` for the token marked with `_`, the others tagged as
    /// given: `word/TAG`.
    fn check(name: &str, sentence: &str, guess: Tag) -> Option<Tag> {
        let lexicon = Lexicon::new();
        let repair = REPAIRS.iter().find(|repair| repair.name == name).expect("a repair of this name");
        let items: Vec<(&str, &str)> =
            sentence.split(' ').map(|item| item.rsplit_once('/').unwrap_or((item, "_"))).collect();
        let mut answer = None;
        walk(
            items.iter().map(|(word, _)| *word),
            &|word: &str| lexicon.tags(word),
            &mut Vec::new(),
            |context| {
                Tag::from_name(items[context.index].1).unwrap_or_else(|| {
                    answer = (repair.apply)(context, guess);
                    guess
                })
            },
        );
        answer
    }

    #[test]
    fn to_before_a_noun_is_a_preposition() {
        assert_eq!(check("to before no verb", "send/VERB it/PRON to/_ us/PRON", Tag::Part), Some(Tag::Adp));
        assert_eq!(check("to before no verb", "want/VERB to/_ send/VERB it/PRON", Tag::Part), None);
    }

    #[test]
    fn by_before_a_noun_is_a_preposition() {
        let name = "by before no gerund";
        assert_eq!(check(name, "fixed/VERB by/_ end/NOUN of/ADP week/NOUN", Tag::Sconj), Some(Tag::Adp));
        assert_eq!(check(name, "fixed/VERB by/_ resetting/VERB it/PRON", Tag::Sconj), None);
        assert_eq!(
            check(name, "anybody/PRON from/ADP returns/_ can/AUX help/VERB", Tag::Verb),
            Some(Tag::Noun)
        );
    }

    #[test]
    fn after_to_stands_a_base_form() {
        assert_eq!(
            check("base form after to", "forgot/VERB to/PART email/_ us/PRON", Tag::Noun),
            Some(Tag::Verb)
        );
        assert_eq!(check("base form after to", "reply/VERB to/ADP email/_", Tag::Noun), None);
    }

    #[test]
    fn after_please_stands_a_verb() {
        assert_eq!(check("verb after please", "please/INTJ email/_ us/PRON", Tag::Noun), Some(Tag::Verb));
        assert_eq!(check("verb after please", "one/NUM moment/NOUN please/INTJ Anna/_", Tag::Propn), None);
    }

    #[test]
    fn after_you_stands_a_verb() {
        assert_eq!(check("verb after you", "If/SCONJ you/PRON text/_ us/PRON", Tag::Noun), Some(Tag::Verb));
        assert_eq!(check("verb after you", "you/PRON people/_ broke/VERB it/PRON", Tag::Noun), None);
        assert_eq!(check("verb after you", "We/PRON sent/VERB you/PRON mail/_", Tag::Noun), None);
    }

    #[test]
    fn after_a_modal_stands_a_verb() {
        let name = "verb after an auxiliary";
        assert_eq!(check(name, "you/PRON should/AUX email/_ us/PRON", Tag::Noun), Some(Tag::Verb));
        assert_eq!(check(name, "you/PRON did/AUX nt/PART email/_ us/PRON", Tag::Noun), Some(Tag::Verb));
        assert_eq!(check(name, "you/PRON should/AUX email/_ us/PRON", Tag::Verb), None);
    }

    #[test]
    fn a_name_is_an_object() {
        let name = "name as an object";
        assert_eq!(check(name, "contact/VERB ParcelGo/_ about/ADP it/PRON", Tag::Adj), Some(Tag::Propn));
        assert_eq!(check(name, "looks/VERB new/_ in/ADP it/PRON", Tag::Adj), None);
    }

    #[test]
    fn no_is_short_for_number() {
        let name = "no for number";
        assert_eq!(check(name, "the/DET house/NOUN no/_ ,/PUNCT", Tag::Det), Some(Tag::Noun));
        assert_eq!(check(name, "has/VERB no/_ lid/NOUN", Tag::Det), None);
        assert_eq!(check(name, "of/ADP course/NOUN no/_ parcel/NOUN", Tag::Det), None);
    }

    #[test]
    fn no_one_is_a_pronoun() {
        assert_eq!(check("no one", "No/DET one/_ called/VERB", Tag::Num), Some(Tag::Pron));
        assert_eq!(check("no one", "have/VERB no/_ interest/NOUN in/ADP it/PRON", Tag::Adv), Some(Tag::Det));
        assert_eq!(check("no one", "is/AUX no/_ longer/ADV here/ADV", Tag::Adv), None);
        assert_eq!(check("no one", "the/DET one/_ you/PRON", Tag::Num), None);
    }

    #[test]
    fn what_is_found_is_a_noun() {
        assert_eq!(
            check("noun after get", "find/VERB help/_ on/ADP our/PRON site/NOUN", Tag::Verb),
            Some(Tag::Noun)
        );
        assert_eq!(check("noun after get", "want/VERB help/_ you/PRON", Tag::Verb), None);
        assert_eq!(check("noun after get", "to/PART help/_ you/PRON", Tag::Verb), None);
    }

    #[test]
    fn a_verb_before_its_object_is_an_imperative() {
        assert_eq!(check("imperative", "Email/_ us/PRON", Tag::Noun), Some(Tag::Verb));
        assert_eq!(check("imperative", "First/ADV ,/PUNCT restart/_ it/PRON", Tag::Noun), Some(Tag::Verb));
        assert_eq!(check("imperative", "Stop/_ posting/VERB the/DET link/NOUN", Tag::Propn), Some(Tag::Verb));
        assert_eq!(check("imperative", "Bus/_ parking/NOUN", Tag::Noun), None);
        assert_eq!(check("imperative", "Invoice/_ attached/VERB", Tag::Noun), None);
    }
}
