//! The public report: what every caller (page, command line, embedding) gets for one draft.
//!
//! All offsets are byte offsets into the UTF-8 draft, on character boundaries, half-open.
//! The names are a versioned public format; change them only together with [`VERSION`].

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::identity::Identity;

/// Version of the report format.
pub const VERSION: u32 = 1;

/// Text that is usually compiled in and sometimes built from the draft.
pub type Text = Cow<'static, str>;

/// Everything the analysis has to say about one draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Format version, see [`VERSION`].
    pub version: u32,
    /// The caller's name for the draft, given back unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whose slip it was, when it was given or could be taken from the draft or the customer's message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CauseTaken>,
    /// Risky phrases, ordered by `start`, then by severity (strongest first).
    pub findings: Vec<Finding>,
    /// Good moves found, ordered by `start`.
    pub moves: Vec<Move>,
    /// What the reply as a whole has, lacks or does not need.
    pub checklist: Vec<ChecklistItem>,
    /// What kind of reply it is. Not in reports of older versions, nor of an empty draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ReplyKind>,
    /// What else there is to know of the reply as a whole. Left out when there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// What the clauses of the draft are about.
    pub focus: Focus,
    /// Number of words outside quoted mail, signatures and code.
    pub words: u32,
}

/// Whose slip the draft was taken to be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseTaken {
    /// Whose slip; never [`Cause::Auto`].
    pub taken: Cause,
    /// Whether it was inferred, rather than given with the request.
    pub inferred: bool,
    /// One sentence: what it was inferred from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
}

/// A phrase that may grate, with the reason and ways to say it better.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Rule id, `family.problem`, such as `blame.should-have`.
    pub rule: Text,
    /// The family the rule belongs to.
    pub family: Family,
    /// How likely the phrase is to start an argument.
    pub severity: Severity,
    /// First byte of the marked phrase.
    pub start: usize,
    /// One past the last byte of the marked phrase.
    pub end: usize,
    /// The marked phrase as it stands in the draft.
    pub quote: String,
    /// One sentence: why a customer may mind.
    pub why: Text,
    /// At most three rewrites, best first; empty when the analysis is not sure of the parse.
    pub reframes: Vec<Reframe>,
    /// What a "skip here" is remembered by. Not part of the report format.
    #[serde(skip)]
    pub identity: Identity,
}

/// A rewrite of part of the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reframe {
    /// First byte to replace.
    pub start: usize,
    /// One past the last byte to replace.
    pub end: usize,
    /// What to put there.
    pub text: String,
    /// Where the rewrite puts the focus.
    pub focus: FocusOn,
    /// Places in `text` the agent still has to fill in.
    pub slots: Vec<Slot>,
    /// Whether the rewrite is safe to apply unread.
    pub confidence: Confidence,
}

/// A visible gap in a rewrite, such as `[day]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// First byte within the rewrite's text.
    pub start: usize,
    /// One past the last byte within the rewrite's text.
    pub end: usize,
    /// What belongs there.
    pub hint: Text,
}

/// A good move found in the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Which move.
    pub id: MoveId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words that make the move.
    pub quote: String,
}

/// One line of the whole-reply checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// Which move.
    pub id: MoveId,
    /// Present, missing or not needed here.
    pub state: ChecklistState,
    /// One sentence: why the reply needs it, or why not.
    pub why: Text,
    /// A line that would fill the gap, when one can be built; `[gaps]` in it are for the agent to fill in. It is
    /// inserted as it stands: the white space around it is part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// Byte offset at which the suggestion belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
}

/// Something to know of the reply as a whole that is no missing move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is.
    pub id: NoteId,
    /// One sentence to the agent.
    pub text: Text,
    /// First byte and one past the last of the words it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(usize, usize)>,
    /// A line that would settle it, inserted as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// Byte offset at which the suggestion belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
}

/// Number of clauses by what their subject is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// Clauses about the customer.
    pub customer: u32,
    /// Clauses about the product, the process or the paperwork.
    pub product: u32,
    /// Clauses about the agent or the company.
    pub agent: u32,
    /// Everything else.
    pub other: u32,
}

/// Reads one of `ids` and gives the value in its place: what serde derives is compiled anew for each list of ids.
///
/// # Errors
/// When it is none of them, or no text.
pub fn read_id<'de, T: Copy, D: Deserializer<'de>>(
    input: D,
    ids: &'static [&'static str],
    values: &[T],
) -> Result<T, D::Error> {
    let place = input.deserialize_str(OneOf(ids))?;
    values.get(place).copied().ok_or_else(|| D::Error::custom("no such id"))
}

/// Reads an id as its place among these.
struct OneOf(&'static [&'static str]);

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<usize, E> {
        let place = self.0.iter().position(|known| *known == id);
        place.ok_or_else(|| E::unknown_variant(id, self.0))
    }
}

macro_rules! ids {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $id)] $variant),+ }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<$name, D::Error> {
                read_id(input, &[$($id),+], Self::ALL)
            }
        }

        impl $name {
            /// All values, in their canonical order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The id used in reports, rules and labels.
            pub const fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }

            /// The value with this id.
            pub fn from_id(id: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|value| value.id() == id)
            }
        }
    };
}

ids! {
    /// How likely a phrase is to start an argument; the strongest first.
    Severity {
        /// Likely to start an argument.
        Risk = "risk",
        /// Often grates; depends on context.
        Caution = "caution",
        /// Fine, but there is a better habit.
        Tip = "tip",
    }
}

ids! {
    /// The risk families of the taxonomy.
    Family {
        /// Makes the customer the cause of the trouble.
        Blame = "blame",
        /// Opens with *you* and brings unwelcome news.
        YouOpening = "you-opening",
        /// Tells the customer what they must do, bare.
        Command = "command",
        /// A question whose point is to accuse.
        AccusingQuestion = "accusing-question",
        /// Signals that the customer is not believed.
        Doubt = "doubt",
        /// Argues that the agent or company was right.
        ProvingRight = "proving-right",
        /// Denies, minimises or shifts the fault.
        Defensive = "defensive",
        /// Says no and stops.
        Refusal = "refusal",
        /// Hides behind a rule.
        Policy = "policy",
        /// Sends the customer elsewhere to do the chasing.
        HandOff = "hand-off",
        /// Apologises for the reaction, on condition, or takes it back.
        HollowApology = "hollow-apology",
        /// Treats the customer as slow, emotional or unimportant.
        Condescension = "condescension",
        /// Curt, robotic or formulaic.
        Cold = "cold",
        /// Commits to nothing the customer can count on.
        VaguePromise = "vague-promise",
        /// Promises what nobody can guarantee.
        Overpromise = "overpromise",
        /// Shouts by typography.
        Shouting = "shouting",
    }
}

ids! {
    /// The good moves of the taxonomy, in the natural order of a reply.
    MoveId {
        /// Thanks the customer for telling us.
        Thanks = "thanks",
        /// Apologises briefly for a named thing.
        Apology = "apology",
        /// Names the feeling or the effect on them.
        Empathy = "empathy",
        /// One person takes it on.
        Ownership = "ownership",
        /// Says what can be done.
        CanDo = "can-do",
        /// Gives a choice.
        Options = "options",
        /// Says what happens next.
        NextStep = "next-step",
        /// Gives a time that can be kept.
        Timeline = "timeline",
        /// Promises or invites contact.
        FollowUp = "follow-up",
        /// Adds something unasked-for.
        Goodwill = "goodwill",
    }
}

ids! {
    /// Whether the reply has a move.
    ChecklistState {
        /// It is there.
        Present = "present",
        /// The reply needs it and does not have it.
        Missing = "missing",
        /// This reply can do without.
        NotNeeded = "not-needed",
    }
}

ids! {
    /// What kind of reply a draft is.
    ReplyKind {
        /// Brings something unwelcome.
        BadNews = "bad-news",
        /// Says that a fault is mended.
        Fixed = "fixed",
        /// Says no.
        Refusal = "refusal",
        /// Asks for what is needed to go on.
        Info = "info",
        /// Answers, explains or shows how.
        Answer = "answer",
        /// Meets thanks or praise.
        Thanks = "thanks",
        /// A turn of a chat.
        Turn = "turn",
    }
}

ids! {
    /// What a note is about.
    NoteId {
        /// A question of the customer's is not answered.
        OpenQuestion = "open-question",
        /// The no comes before the thanks or the apology.
        NoFirst = "no-first",
        /// The thanks come late.
        LateThanks = "late-thanks",
        /// There are three apologies or more.
        ManyApologies = "many-apologies",
    }
}

ids! {
    /// What a rewrite is about.
    FocusOn {
        /// The product or the thing.
        Product = "product",
        /// The process, the system or the paperwork.
        Process = "process",
        /// The agent.
        Agent = "agent",
    }
}

ids! {
    /// Whether a rewrite may be applied without being read.
    Confidence {
        /// Safe to apply as it stands.
        Sure = "sure",
        /// A person should read it first.
        Check = "check",
    }
}

ids! {
    /// Whose slip it was, as the agent says.
    Cause {
        /// Not said: infer from the draft.
        Auto = "auto",
        /// The customer's step.
        Customer = "customer",
        /// Our slip.
        Us = "us",
        /// A third party or a rule.
        ThirdParty = "third-party",
    }
}

ids! {
    /// How the reply will reach the customer.
    Channel {
        /// E-mail or letter.
        Email = "email",
        /// Live chat or social media.
        Chat = "chat",
        /// A script to be spoken.
        Phone = "phone",
    }
}
