//! Every word the person reads comes from `data/wording/`, where a trainer or translator can change it.

use reply_coach_analysis::rules::RULES;
use reply_coach_analysis::{Cause, Channel, Family, Focus, MoveId, ReplyKind, Severity};
use reply_coach_scenarios::Principle;

pub use texts::*;

mod texts {
    // `index.html` names the others.
    #![allow(dead_code)]
    include!(concat!(env!("OUT_DIR"), "/wording.rs"));
}

/// A draft to try the coach on. Its title stands in `index.html`.
#[derive(Clone, Copy)]
pub struct Sample {
    /// Whose slip it was.
    pub cause: Cause,
    /// The draft.
    pub text: &'static str,
}

/// One sample for each cause.
pub const SAMPLES: [Sample; 3] = [
    Sample { cause: Cause::Customer, text: include_str!("../data/wording/samples/customer.txt") },
    Sample { cause: Cause::Us, text: include_str!("../data/wording/samples/us.txt") },
    Sample { cause: Cause::ThirdParty, text: include_str!("../data/wording/samples/third-party.txt") },
];

/// `text` with each `{name}` replaced by its value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&["{", name, "}"].concat(), value))
}

/// `one` when `n` is one, else `other` with `{n}` filled in.
pub fn counted(one: &str, other: &str, n: usize) -> String {
    if n == 1 { one.to_owned() } else { fill(other, &[("n", &n.to_string())]) }
}

/// How many phrases there are to look at.
pub fn count(n: usize) -> String {
    if n == 0 { COUNT_NONE.to_owned() } else { counted(COUNT_ONE, COUNT_OTHER, n) }
}

/// How strong a finding is, in a word.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Risk => SEVERITY_RISK,
        Severity::Caution => SEVERITY_CAUTION,
        Severity::Tip => SEVERITY_TIP,
    }
}

/// What a family of findings is called on its chip.
pub const fn family(family: Family) -> &'static str {
    match family {
        Family::Blame => FAMILY_BLAME,
        Family::YouOpening => FAMILY_YOU_OPENING,
        Family::Command => FAMILY_COMMAND,
        Family::AccusingQuestion => FAMILY_ACCUSING_QUESTION,
        Family::Doubt => FAMILY_DOUBT,
        Family::ProvingRight => FAMILY_PROVING_RIGHT,
        Family::Defensive => FAMILY_DEFENSIVE,
        Family::Refusal => FAMILY_REFUSAL,
        Family::Policy => FAMILY_POLICY,
        Family::HandOff => FAMILY_HAND_OFF,
        Family::HollowApology => FAMILY_HOLLOW_APOLOGY,
        Family::Condescension => FAMILY_CONDESCENSION,
        Family::Cold => FAMILY_COLD,
        Family::VaguePromise => FAMILY_VAGUE_PROMISE,
        Family::Overpromise => FAMILY_OVERPROMISE,
        Family::Shouting => FAMILY_SHOUTING,
    }
}

/// What a rule finds fault with, in a few words; of a pack's rule, its name.
pub fn rule_title(rule: &str) -> &str {
    RULES.iter().find(|known| known.id == rule).map_or(rule, |known| known.title)
}

/// Where the advice of a rule comes from.
pub fn source(rule: &str) -> String {
    let source = RULES.iter().find(|known| known.id == rule).map(|known| known.source);
    let pack = || rule.split('/').next().unwrap_or_default();
    source.map_or_else(
        || fill(CARD_PACK, &[("pack", pack())]),
        |source| fill(CARD_SOURCE, &[("source", source)]),
    )
}

/// What sentences are about, in one line; empty when none were counted.
pub fn focus(focus: Focus) -> String {
    let parts = [
        (FOCUS_CUSTOMER, focus.customer),
        (FOCUS_PRODUCT, focus.product),
        (FOCUS_AGENT, focus.agent),
        (FOCUS_OTHER, focus.other),
    ];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0);
    parts.map(|(name, count)| [name, " ", &count.to_string()].concat()).collect::<Vec<_>>().join(" · ")
}

/// Whose slip it was, in a few words.
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Auto => CAUSE_AUTO,
        Cause::Customer => CAUSE_CUSTOMER,
        Cause::Us => CAUSE_US,
        Cause::ThirdParty => CAUSE_THIRD_PARTY,
    }
}

/// What kind of reply the draft is taken to be.
pub const fn reply_kind(kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::BadNews => KIND_BAD_NEWS,
        ReplyKind::Fixed => KIND_FIXED,
        ReplyKind::Refusal => KIND_REFUSAL,
        ReplyKind::Info => KIND_INFO,
        ReplyKind::Answer => KIND_ANSWER,
        ReplyKind::Thanks => KIND_THANKS,
        ReplyKind::Turn => KIND_TURN,
    }
}

/// What a good move is called.
pub const fn good_move(id: MoveId) -> &'static str {
    match id {
        MoveId::Thanks => MOVE_THANKS,
        MoveId::Apology => MOVE_APOLOGY,
        MoveId::Empathy => MOVE_EMPATHY,
        MoveId::Ownership => MOVE_OWNERSHIP,
        MoveId::CanDo => MOVE_CAN_DO,
        MoveId::Options => MOVE_OPTIONS,
        MoveId::NextStep => MOVE_NEXT_STEP,
        MoveId::Timeline => MOVE_TIMELINE,
        MoveId::FollowUp => MOVE_FOLLOW_UP,
        MoveId::Goodwill => MOVE_GOODWILL,
    }
}

/// How a reply reaches the customer, in a word.
pub const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => CHANNEL_EMAIL,
        Channel::Chat => CHANNEL_CHAT,
        Channel::Phone => CHANNEL_PHONE,
    }
}

/// What a step teaches, in a few words.
pub const fn principle(principle: Principle) -> &'static str {
    match principle {
        Principle::OffTheCustomer => PRINCIPLE_OFF_THE_CUSTOMER,
        Principle::EasyFix => PRINCIPLE_EASY_FIX,
        Principle::PlainApology => PRINCIPLE_PLAIN_APOLOGY,
        Principle::WithThem => PRINCIPLE_WITH_THEM,
        Principle::WhoWhatWhen => PRINCIPLE_WHO_WHAT_WHEN,
        Principle::FollowUp => PRINCIPLE_FOLLOW_UP,
        Principle::SomethingMore => PRINCIPLE_SOMETHING_MORE,
        Principle::NotAboutRight => PRINCIPLE_NOT_ABOUT_RIGHT,
        Principle::NameTheFeeling => PRINCIPLE_NAME_THE_FEELING,
        Principle::CanDo => PRINCIPLE_CAN_DO,
        Principle::WhatIsNeeded => PRINCIPLE_WHAT_IS_NEEDED,
        Principle::TakeItOn => PRINCIPLE_TAKE_IT_ON,
        Principle::NoDefence => PRINCIPLE_NO_DEFENCE,
        Principle::SoundHuman => PRINCIPLE_SOUND_HUMAN,
        Principle::SayI => PRINCIPLE_SAY_I,
        Principle::BeConcrete => PRINCIPLE_BE_CONCRETE,
        Principle::WarmEnds => PRINCIPLE_WARM_ENDS,
        Principle::OwnIt => PRINCIPLE_OWN_IT,
    }
}
