//! What refusing looks like: the verbs and nouns of it, the verb that is refused, and the way out that a no may name.

use std::ops::Range;

use crate::among;
use crate::clause::words::is_called;
use crate::clause::{Clause, ClauseKind, Link, Person};
use crate::reframe::Parts;
use crate::reframe::fields::{is_class, lemma};
use crate::rules::Context;
use crate::situation::Message;
use crate::tag::Tag;

/// Whether the sentence owns up to bad news before the clause: *unfortunately*, *I'm afraid*, *sorry*.
pub fn is_bad_news(context: &Context<'_, '_>, clause: &Clause) -> bool {
    const REACH: usize = 20;
    const FAR: usize = 60;
    let Some(sentence) = context.sentence() else { return false };
    let from = sentence.tokens.start.max(clause.core_start().saturating_sub(REACH));
    let end = sentence.tokens.end.min(clause.tail.end.clamp(clause.verb, clause.verb + FAR) + 4);
    (from..end).any(|at| {
        among!(context.doc.word(at), "sorry unfortunately afraid regret regrettably apologies sadly")
    })
}

/// Whether the customer's message asks for something to be done.
pub fn is_requested(context: &Context<'_, '_>) -> bool {
    context.situation.message.as_ref().is_some_and(Message::requests)
}

/// *There are no seats left*, *there is nothing I can do*, *there's no way to change it*.
pub fn nothing_there(context: &Context<'_, '_>, clause: &Clause) -> Option<usize> {
    const REACH: usize = 7;
    let doc = context.doc;
    let end = clause.tail.end.min(clause.verb + 1 + REACH);
    let words = clause.verb + 1..end;
    let none = words.clone().find(|&at| matches!(doc.word(at), "no" | "nothing" | "none"));
    if clause.negation.is_none() && none.is_none() {
        return None;
    }
    let from = none.unwrap_or(clause.verb + 1);
    // "There isn't much we can do": what is left is as good as nothing.
    let little = (from..end).find(|&at| among!(doc.word(at), "nothing anything much lot"));
    if let Some(little) = little {
        let done = (little + 1..end.min(little + 6)).any(|at| {
            matches!(doc.word(at), "i" | "we") && matches!(doc.word(at + 1), "can" | "could" | "may")
        });
        return done.then_some(little);
    }
    // "No adverts in the paid plan" lacks no plan.
    let lacking = (from..end)
        .take_while(|&at| at == from || doc.tag(at) != Tag::Adp)
        .find(|&at| lacks(doc.word(at)))?;
    // "There is no specific way to …" says that there are several.
    if doc.word(lacking) == "way"
        && none.is_some_and(|none| none + 1 < lacking && doc.word(none + 1) != "other")
    {
        return None;
    }
    // "There is no plan to charge for it" is good news.
    let spared = (lacking + 1..lacking + 4)
        .any(|at| doc.word(at) == "to" && among!(&*lemma(context, at + 1), "charge close remove stop raise"));
    (!spared).then_some(lacking)
}

/// What a customer asks for and there may be none of.
pub fn lacks(word: &str) -> bool {
    among!(
        word.strip_suffix('s').unwrap_or(word),
        "alternative appointment availability available bed bus cancellation chance compensation copie \
            copy coverage credit deliverie delivery discount entitlement exception exchange extension \
            facility feature ferry fix flight left lift mean mode opening option pickup plan possibility provision \
            reduction refund replacement room seat service shuttle slot solution space spare stock table \
            taxi ticket train undo tram upgrade vacancie vacancy version waiver way workaround"
    )
}

/// Conditions, times and relative clauses do not refuse, but for *something we are unable to do*.
pub fn is_subordinate(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let before = clause.core_start().checked_sub(1).map_or("", |at| context.doc.word(at));
    let before = match before {
        "that" | "which" => clause.core_start().checked_sub(2).map_or("", |at| context.doc.word(at)),
        before => before,
    };
    match clause.link {
        Link::If | Link::When => true,
        // "It's policy that we don't …" is taken for one, too.
        Link::Relative => !among!(before, "something thing one policy rule"),
        _ => false,
    }
}

/// What an answer needs and the agent may not have.
pub fn is_wanted(word: &str) -> bool {
    among!(
        word,
        "access ability authority authorisation authorization availability capability clearance details \
            facility info information knowledge option permission plans provision stock visibility"
    )
}

/// What is given or taken over a counter.
pub fn is_given(word: &str) -> bool {
    among!(
        word,
        "refund refunds discount discounts credit credits compensation exchanges returns bookings \
            reservations orders requests cash cards extensions advice"
    )
}

/// *Sorry to hear you can't …*, *I see that you can't …*: the customer's own words.
pub fn is_reported(context: &Context<'_, '_>, clause: &Clause) -> bool {
    const REACH: usize = 5;
    let doc = context.doc;
    let start = clause.core_start();
    let sentence_start = context.sentence().map_or(start, |sentence| sentence.tokens.start);
    let from = start.saturating_sub(REACH).max(sentence_start);
    (from..start).rev().take_while(|&at| !doc.is_closing_mark(at)).any(|at| {
        among!(
            doc.word(at),
            "hear see seeing understand notice noticed mention mentioned said say says told know sorry wrote \
                why"
        )
    })
}

/// *If there are none left*, *sorry to hear it isn't available*: what is supposed, or the customer's own story.
pub fn is_supposed_or_told(context: &Context<'_, '_>, at: usize) -> bool {
    const REACH: usize = 10;
    let doc = context.doc;
    let start = context.sentence().map_or(at, |sentence| sentence.tokens.start);
    (start.max(at.saturating_sub(REACH))..at).rev().take_while(|&at| !doc.is_closing_mark(at)).any(|before| {
        among!(doc.word(before), "if when whenever whether unless hear why until once noticed")
                // "…, so that's a no" concludes.
                || doc.word(before) == "so"
                    && (before == start || doc.word(before - 1) != ","
                        || doc.word(before + 1) == "that" && before + 1 < at)
    })
}

/// What a customer may be given, or do with what they bought; what can be done at a keyboard is no favour.
pub fn is_granted(verb: &str) -> bool {
    is_class(verb, "favour")
        || among!(
            verb,
            "access bring claim collect combine do enter get have keep move order pick purchase receive \
                redeem request return select take travel withdraw"
        )
}

/// What the agent says no to.
pub struct Refusing {
    /// The verb that is refused: *refund* of *unable to refund*.
    pub verb: usize,
    /// Its object, where it is the clause's own.
    pub object: Option<Range<usize>>,
}

/// The verb the agent says no to, when the clause says no.
pub fn refusing_verb(context: &Context<'_, '_>, clause: &Clause) -> Option<Refusing> {
    let doc = context.doc;
    let modal = clause.modal(doc);
    let negated = clause.negation.is_some_and(|at| doc.word(at) != "never");
    // "I'm afraid I can only see the last one."
    let only = clause.adverbs.iter().any(|&at| doc.word(at) == "only");
    if only && !negated && modal == Some("can") && !clause.copula && is_bad_news(context, clause) {
        let last = clause.last_verb();
        return Some(Refusing { verb: last, object: clause.object.clone() });
    }
    let plain = |verb: usize| Some(Refusing { verb, object: clause.object.clone() });
    if clause.copula {
        let at = (clause.verb + 1..clause.verb + 5)
            .find(|&at| doc.tag(at) != Tag::Adv && doc.word(at) != "not")?;
        // "Not in a position to", "not at liberty to".
        let (at, negative) = match (doc.word(at), doc.word(at + 1), doc.word(at + 2)) {
            ("in", "a", "position") => (at + 2, negated),
            ("at", "liberty", _) => (at + 1, negated),
            ("unable" | "powerless", ..) => (at, !negated),
            ("able" | "allowed" | "permitted" | "authorised" | "authorized" | "willing" | "prepared", ..) => {
                (at, negated)
            }
            _ => return None,
        };
        let verb = (at + 2..at + 4).find(|&verb| doc.tag(verb) == Tag::Verb)?;
        return (negative && doc.word(at + 1) == "to").then_some(Refusing { verb, object: None });
    }
    // "We're only allowed to speak to the tenant."
    if !(negated || only && clause.passive) {
        return none_to_do(context, clause);
    }
    if clause.passive {
        let barred = among!(doc.word(clause.verb), "allowed permitted authorised authorized");
        return (barred && !clause.chain.is_empty()).then(|| clause.last_verb()).and_then(plain);
    }
    let last = clause.last_verb();
    match modal {
        Some("can" | "could") => plain(last),
        // "We won't share your number" is a promise.
        Some("will") if among!(&*lemma(context, last), "share disclose send remove increase") => None,
        Some("will") if is_class(&lemma(context, last), "favour") || makes_or_does(context, clause) => {
            plain(last)
        }
        // "I'm not going to do that."
        None if matches!(doc.word(clause.verb), "going" | "gon") && !clause.chain.is_empty() => {
            (is_class(&lemma(context, last), "favour") || makes_or_does(context, clause))
                .then_some(last)
                .and_then(plain)
        }
        None => none_to_do(context, clause),
        _ => None,
    }
}

/// *I have no way of checking*, *we don't have the option to change it*.
fn none_to_do(context: &Context<'_, '_>, clause: &Clause) -> Option<Refusing> {
    let doc = context.doc;
    let last = clause.last_verb();
    if lemma(context, clause.verb) != "have" || !matches!(clause.modal(doc), None | Some("do")) {
        return None;
    }
    let head = (clause.verb + 1..clause.verb + 5).find(|&at| {
        among!(
            doc.word(at),
            "way option means mechanism authority power ability choice discretion facility permission possibility \
             provision"
        )
    })?;
    let none = clause.negation.is_some() || (clause.verb + 1..head).any(|at| doc.word(at) == "no");
    let verb = match doc.word(head + 1) {
        "to" | "of" | "for" => head + 2,
        _ => return None,
    };
    let acts = doc.tag(verb) == Tag::Verb || last == verb;
    // "We had no choice but to …" goes on.
    (none && acts).then_some(Refusing { verb, object: None })
}

fn makes_or_does(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    let Some(object) = clause.object.clone() else { return false };
    match &*lemma(context, clause.last_verb()) {
        "do" => object.len() == 1 && matches!(doc.word(object.start), "that" | "it"),
        "make" => object.clone().any(|at| among!(doc.word(at), "change changes exception exceptions")),
        _ => false,
    }
}

/// What a company does for its customers: with *we don't*, a no.
pub fn is_served(verb: &str) -> bool {
    is_class(verb, "favour")
        && !among!(
            verb,
            "add alter cancel change consider disclose discuss help increase release remove repair send \
                share transfer"
        )
        || among!(verb, "carry cater cover entertain permit sell ship stock support")
}

/// What somebody asks to have done: with *can't be*, a no.
pub fn is_asked_for(verb: &str) -> bool {
    is_class(verb, "favour")
        || among!(
            verb,
            "do undo combine guarantee entertain make redeem return resize recover retrieve reverse \
                reissue recreate move customise customize"
        )
}

/// What the agent could not find, see or know is information, and so are thanks and regrets.
pub fn is_information(context: &Context<'_, '_>, clause: &Clause, verb: usize) -> bool {
    let past = clause.modal(context.doc) == Some("could")
        || clause.auxiliaries.iter().any(|&at| matches!(context.doc.word(at), "was" | "were"))
        || matches!(context.doc.word(clause.verb), "was" | "were");
    match &*lemma(context, verb) {
        "thank" | "apologise" | "apologize" | "wait" | "imagine" | "stress" | "agree" | "believe" | "let"
        | "rest" | "stop" | "forget" | "say" | "think" | "hesitate" | "emphasise" | "emphasize"
        | "recommend" | "blame" | "joke" | "sleep" | "begin" | "fault" | "deny" => true,
        "find" | "see" | "locate" | "reach" | "hear" | "reproduce" | "replicate" | "remember" | "recall"
        | "complain" | "guarantee" | "promise" | "read" | "understand" | "figure" => true,
        "be" => true,
        "verify" | "confirm" | "know" | "get" | "access" | "tell" => past,
        "make" => context.doc.word(verb + 2) == "joke",
        _ => false,
    }
}

/// *We can only apologise*, *I can only imagine*.
pub fn is_regret(context: &Context<'_, '_>, verb: usize) -> bool {
    among!(&*lemma(context, verb), "apologise apologize imagine guess hope assume say")
}

/// *We couldn't do it without you.*
pub fn owes_it_to_the_customer(context: &Context<'_, '_>, clause: &Clause) -> bool {
    let doc = context.doc;
    clause.tail.clone().take(20).any(|at| {
        doc.word(at) == "without" && (doc.word(at + 1) == "you" || doc.word(at + 2) == "help")
            || doc.word(at) == "enough"
    })
}

/// *until*, *unless*, *without*: the no that names its own way out, where the words of it start and where the refused
/// act ends.
pub fn way_out(
    context: &Context<'_, '_>,
    clause: &Clause,
    refusing: &Refusing,
    tail_end: usize,
) -> (Option<String>, usize, usize) {
    let doc = context.doc;
    let core = clause.core_start();
    let from = refusing.object.as_ref().map_or(refusing.verb + 1, |object| object.end);
    let i = if clause.person == Person::We { "we" } else { "I" };
    let Some(at) = (from..tail_end).find(|&at| among!(doc.word(at), "until till unless without")) else {
        // "Without the code we can't open it."
        let start =
            context.sentence().map_or(core, |sentence| sentence.tokens.start.max(core.saturating_sub(9)));
        let without = (start..core).find(|&at| doc.word(at) == "without");
        let end = if doc.word(core.saturating_sub(1)) == "," { core.saturating_sub(1) } else { core };
        let fits = |at: usize| {
            // "Without which" points back at what stands before it.
            at + 1 < end
                && doc.tag(at + 1) != Tag::Verb
                && doc.word(at + 1) != "which"
                && (at + 1..end).all(|at| !matches!(doc.tag(at), Tag::Verb | Tag::Aux | Tag::Punct))
        };
        return match without.filter(|&at| fits(at)) {
            Some(at) => (Some(format!("once {i} have {}", doc.text_of(at + 1..end))), at, tail_end),
            None => (None, core, tail_end),
        };
    };
    let text = doc.text_of(at + 1..tail_end);
    let condition = match doc.word(at) {
        "until" | "till" => clause_behind(context, at).map(|text| format!("once {text}")),
        "unless" => {
            clause_behind(context, at).filter(|_| says_yes(context, at)).map(|text| format!("if {text}"))
        }
        _ if !text.is_empty() && doc.tag(at + 1) != Tag::Verb => Some(format!("once {i} have {text}")),
        _ => None,
    };
    match condition {
        Some(condition) => (Some(condition), core, at),
        None => (None, core, tail_end),
    }
}

/// Whether the clause behind the word says nothing negative: *unless it isn't* would turn twice.
fn says_yes(context: &Context<'_, '_>, marker: usize) -> bool {
    context.sentence().is_some_and(|sentence| {
        context
            .doc
            .clauses_of(sentence)
            .iter()
            .any(|clause| clause.marker == Some(marker) && clause.negation.is_none())
    })
}

/// The clause behind *until* or *unless*, when it is the last thing said.
fn clause_behind(context: &Context<'_, '_>, marker: usize) -> Option<String> {
    let sentence = context.sentence()?;
    let clause = context.doc.clauses_of(sentence).iter().find(|clause| clause.marker == Some(marker))?;
    (clause.kind == ClauseKind::Statement && clause.negation.is_none())
        .then(|| context.doc.text_of(marker + 1..clause.tail.end.max(clause.verb + 1)).to_owned())
}

/// The words as they stand, for a rewrite that keeps them and goes on.
pub fn said(_: &Context<'_, '_>, words: Range<usize>, usage: &'static str) -> Parts {
    Parts::keeping(words.clone(), words, usage)
}

/// Where the words of a clause end, with the *sorry* or the name that closes its sentence.
pub fn spoken_end(context: &Context<'_, '_>, end: usize) -> usize {
    const SHORT: usize = 5;
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return end };
    let last = sentence.tokens.clone().rev().find(|&at| !doc.is_closing_mark(at)).map_or(end, |at| at + 1);
    let called = last == end + 1 && is_called(doc.word(end));
    let closes = called || doc.word(end) == "," && last > end && last <= end + SHORT;
    let verb = (end..last).any(|at| doc.tag(at) == Tag::Verb);
    if closes && !verb { last } else { end }
}

/// Where the sentence's opening starts that goes with bad news only: *I'm afraid*, *unfortunately*, *kindly note that*.
pub fn opening_of_bad_news(context: &Context<'_, '_>, start: usize) -> usize {
    let doc = context.doc;
    let from = context.sentence().map_or(start, |sentence| sentence.tokens.start);
    let mut at = start;
    while at > from && matches!(doc.word(at - 1), "that" | ",") {
        at -= 1;
    }
    let word = |back: usize| at.checked_sub(back).filter(|&at| at >= from).map_or("", |at| doc.word(at));
    match (word(3), word(2), word(1)) {
        ("i", "am" | "'m", "afraid") => at - 3,
        (_, "kindly" | "please", "note") => at - 2,
        (_, _, "unfortunately" | "regrettably" | "sadly") => at - 1,
        _ => start,
    }
}

/// How a clause that says no can go on; see [`continuation`].
pub fn ending(context: &Context<'_, '_>, clause: &Clause) -> &'static str {
    let end = spoken_end(context, clause.tail.end.max(clause.last_verb() + 1));
    continuation(context, clause.core_start()..end)
}

/// How words that say no can go on: with *but* (`open`), or, where there is one already, in a sentence of its own
/// (`turned`). Nothing can be added to what goes on itself.
pub fn continuation(context: &Context<'_, '_>, words: Range<usize>) -> &'static str {
    const LONG: usize = 22;
    let doc = context.doc;
    let Some(sentence) = context.sentence() else { return "" };
    if brushes_off(context) {
        return "inner";
    }
    let closes = (words.end..sentence.tokens.end).all(|at| doc.is_closing_mark(at));
    let start = sentence.tokens.start.max(words.start.saturating_sub(60));
    let turned = (start..words.end).take(120).any(|at| {
        among!(doc.word(at), "but however although though yet unless until , ;")
            && (at > words.start || among!(doc.word(at), "but however although though"))
    });
    match (closes, turned || words.len() > LONG) {
        (true, false) => "open",
        (true, true) => "turned",
        (false, false)
            if doc.word(words.end) == "," && !among!(doc.word(words.end + 1), "please kindly so and or") =>
        {
            "open"
        }
        _ => "inner",
    }
}

/// Whether the sentence shrugs the customer off, so that no offer can follow: *well, too bad*, *no one can help you then*.
pub fn brushes_off(context: &Context<'_, '_>) -> bool {
    let doc = context.doc;
    let tokens = context.sentence().map_or(0..0, |sentence| sentence.tokens.clone());
    tokens.into_iter().any(|at| {
        matches!(
            (doc.word(at), doc.word(at + 1), doc.word(at + 2)),
            ("too", "bad", _)
                | ("tough", "luck", _)
                | ("no", "one", "can")
                | ("nobody", "can", _)
                | ("not", "my", "problem")
                | ("just", "because", "you")
                | ("not", "sure", "what")
                | ("not", "us", _)
                | ("good", "luck", _)
                | ("be", "ignored", _)
        )
    })
}

/// Whether a clause may start at the token.
pub fn opens(context: &Context<'_, '_>, at: usize) -> bool {
    context.sentence().is_some_and(|sentence| context.doc.opens_clause(at, &sentence.tokens))
}
