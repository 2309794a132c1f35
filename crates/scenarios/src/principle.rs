//! What a step can teach. The ids are part of the file format; what each is called on screen is in `data/wording`.

use reply_coach_analysis::Family;
use reply_coach_analysis::report::read_id;
use serde::{Deserialize, Deserializer, Serialize};

macro_rules! principles {
    ($($(#[$doc:meta])* $variant:ident = $id:literal: $($family:ident),+;)+) => {
        /// One idea about answering a customer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum Principle { $($(#[$doc])* #[serde(rename = $id)] $variant),+ }

        impl<'de> Deserialize<'de> for Principle {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Principle, D::Error> {
                read_id(input, &[$($id),+], Self::ALL)
            }
        }

        impl Principle {
            /// All of them, in the order in which they are taught.
            pub const ALL: &'static [Principle] = &[$(Principle::$variant),+];

            /// Its name in a file.
            pub const fn id(self) -> &'static str {
                match self { $(Principle::$variant => $id),+ }
            }

            /// The principle with this id.
            pub fn from_id(id: &str) -> Option<Principle> {
                Self::ALL.iter().copied().find(|principle| principle.id() == id)
            }

            /// What the coach marks in a line that goes against it: at least one of these.
            pub const fn families(self) -> &'static [Family] {
                match self { $(Principle::$variant => &[$(Family::$family),+]),+ }
            }
        }
    };
}

principles! {
    /// When the slip is the customer's, speak of the machine, the step or yourself.
    OffTheCustomer = "off-the-customer": Blame, YouOpening;
    /// Make the way out easy: the exact code, the page, a way back to you.
    EasyFix = "easy-fix": Command, HandOff;
    /// A short, honest apology for a named thing.
    PlainApology = "plain-apology": HollowApology;
    /// Feel with them, not from above.
    WithThem = "with-them": Cold, Condescension, HollowApology;
    /// Who does what by when, and less than you will do.
    WhoWhatWhen = "who-what-when": VaguePromise, Overpromise;
    /// Come back as promised, and be there to come back to.
    FollowUp = "follow-up": VaguePromise, HandOff;
    /// Add something nobody asked for.
    SomethingMore = "something-more": Cold, Policy, Refusal;
    /// Being right is not the point.
    NotAboutRight = "not-about-right": ProvingRight, AccusingQuestion, Doubt;
    /// Name the feeling before the facts.
    NameTheFeeling = "name-the-feeling": Condescension, Shouting;
    /// Bad news: say at once what can be done.
    CanDo = "can-do": Refusal, Policy;
    /// Bad news: describe what is needed to finish, not what was left out.
    WhatIsNeeded = "what-is-needed": Blame, YouOpening, Command;
    /// People rant on until somebody takes it on.
    TakeItOn = "take-it-on": HandOff, Defensive;
    /// Nobody was ever calmed by a defence.
    NoDefence = "no-defence": Defensive;
    /// A person answers, not a form.
    SoundHuman = "sound-human": Cold;
    /// What you do yourself deserves an *I*.
    SayI = "say-i": VaguePromise, HollowApology, Cold;
    /// Concrete words show that somebody listened.
    BeConcrete = "be-concrete": VaguePromise, Cold, HollowApology;
    /// Warm at both ends, practical in the middle.
    WarmEnds = "warm-ends": Cold;
    /// When it was our slip, one plain owned sentence.
    OwnIt = "own-it": HollowApology, Defensive;
}
