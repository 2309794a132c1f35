//! The arguments and their help.
//!
//! The examples below the options keep their line breaks, so they are kept short by hand.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use reply_coach_analysis::{Cause, Channel, Severity};

use crate::status::FailOn;

/// Marks phrases in replies to customers that would make them feel blamed, and rewrites them.
///
/// Everything happens on this machine; nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "reply-coach", version, after_help = EXIT_STATUS, after_long_help = OVERVIEW)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check drafts, one a file, and show what to change
    #[command(long_about = CHECK_ABOUT, after_help = EXIT_STATUS, after_long_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Check many drafts: one JSON object a line in, one report a line out
    #[command(long_about = BATCH_ABOUT, after_help = EXIT_STATUS, after_long_help = BATCH_EXAMPLES)]
    Batch(BatchArgs),
    /// Take a draft apart: sentences, parts of speech, clauses; why a rule did or did not fire
    #[command(after_help = EXIT_STATUS)]
    Parse(ParseArgs),
    /// List every rule: what it looks for, why it grates, examples
    #[command(after_help = RULES_EXAMPLES)]
    Rules(RulesArgs),
    /// Check a pack of your team's own rules, or print the schema of packs
    #[command(long_about = PACK_ABOUT, after_help = PACK_EXAMPLES)]
    Pack(PackArgs),
}

/// The arguments of `pack`.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true)]
pub struct PackArgs {
    /// What to do with packs.
    #[command(subcommand)]
    pub command: PackCommand,
}

/// The subcommands of `pack`.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Say what is wrong with a pack, line by line, or that nothing is
    #[command(after_help = PACK_EXAMPLES)]
    Check {
        /// The pack; '-' reads standard input
        #[arg(value_name = "PACK.json")]
        file: PathBuf,
    },
    /// Print the JSON Schema of packs, for editors
    #[command(after_help = PACK_EXAMPLES)]
    Schema,
}

/// The packs to check with.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Packs {
    /// Also look for the rules of this pack; may be given several times
    ///
    /// A pack has your team's own phrases and patterns, phrases that are fine here, and what your
    /// products are called. See 'reply-coach pack --help'.
    #[arg(long = "pack", value_name = "FILE")]
    pub packs: Vec<PathBuf>,
}

/// The arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    /// How to print them
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = RulesFormat::Md)]
    pub format: RulesFormat,
}

/// How `rules` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// Markdown, for people
    Md,
    /// One JSON object with all rules
    Json,
}

/// The arguments of `parse`.
#[derive(Debug, clap::Args)]
pub struct ParseArgs {
    /// The draft; '-' or nothing reads standard input
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ParseFormat::Text)]
    pub format: ParseFormat,
}

/// How `parse` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ParseFormat {
    /// For people
    Text,
    /// One JSON object a sentence, one line each
    Json,
}

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Drafts to check, one a file; '-' or nothing reads standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// How to print the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// File with the customer's message that is being answered; '-' reads standard input
    ///
    /// With it, cheer for somebody who is upset is marked, and so is asking what they have told.
    #[arg(long, value_name = "FILE")]
    pub customer: Option<PathBuf>,

    /// Print the draft with every safe rewrite applied, and nothing else
    ///
    /// Rewrites that a person should read first are left out; what remains to be done is told on
    /// standard error. The exit status is that of the draft as printed.
    #[arg(long, conflicts_with = "format")]
    pub rewrite: bool,

    /// What is known about the drafts.
    #[command(flatten)]
    pub situation: Situation,

    /// Rules of the team's own.
    #[command(flatten)]
    pub packs: Packs,

    /// When to end with exit status 1.
    #[command(flatten)]
    pub threshold: Threshold,
}

/// The arguments of `batch`.
#[derive(Debug, clap::Args)]
pub struct BatchArgs {
    /// What is known about drafts whose line does not say.
    #[command(flatten)]
    pub situation: Situation,

    /// Rules of the team's own.
    #[command(flatten)]
    pub packs: Packs,

    /// When to end with exit status 1.
    #[command(flatten)]
    pub threshold: Threshold,
}

/// What is known about a draft beside its text.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Situation {
    /// Whose slip it was
    ///
    /// It decides what is asked for: when it was the customer's step, the focus moves to the thing; when it was ours, plain
    /// ownership; when it was a rule or somebody else, the reason and the way on.
    #[arg(long, value_name = "WHO", value_parser = cause(), default_value = Cause::Auto.id())]
    pub cause: Cause,

    /// How the reply will reach the customer
    ///
    /// Nothing shouts on the phone, "bear with me" is fine where somebody is there, and a letter is out of place in a chat.
    #[arg(long, value_name = "HOW", value_parser = channel(), default_value = Channel::Email.id())]
    pub channel: Channel,
}

/// From which severity on a finding makes the run fail.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Threshold {
    /// End with exit status 1 from this severity on
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on(), default_value = Severity::Risk.id())]
    pub fail_on: FailOn,
}

/// How `check` prints what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, the phrase, the reason, what to say instead
    Text,
    /// One report a draft, one line each; its id is the file name
    Json,
    /// SARIF 2.1.0, for editors and code-review tools
    Sarif,
}

const NEVER: &str = "never";

fn cause() -> impl TypedValueParser<Value = Cause> {
    choice(Cause::ALL.iter().map(|&cause| {
        let help = match cause {
            Cause::Auto => "infer it where draft or message say so, and tell",
            Cause::Customer => "the customer's step",
            Cause::Us => "our slip: the draft should own it",
            Cause::ThirdParty => "someone else, or a rule",
        };
        (cause.id(), help, cause)
    }))
}

fn channel() -> impl TypedValueParser<Value = Channel> {
    choice(Channel::ALL.iter().map(|&channel| {
        let help = match channel {
            Channel::Email => "e-mail or letter",
            Channel::Chat => "live chat or social media",
            Channel::Phone => "a script to be spoken",
        };
        (channel.id(), help, channel)
    }))
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let severities = Severity::ALL.iter().map(|&severity| {
        let help = match severity {
            Severity::Risk => "likely to start an argument",
            Severity::Caution => "often grates; depends on context",
            Severity::Tip => "fine, but there is a better habit",
        };
        (severity.id(), help, FailOn(Some(severity)))
    });
    choice(severities.chain([(NEVER, "whatever is found, do not fail", FailOn(None))]))
}

/// A parser for one of these `(id, help, value)`.
fn choice<T: Copy + Send + Sync + 'static>(
    values: impl Iterator<Item = (&'static str, &'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let values: Vec<_> = values.collect();
    let shown: Vec<_> = values.iter().map(|&(id, help, _)| PossibleValue::new(id).help(help)).collect();
    PossibleValuesParser::new(shown).try_map(move |given| {
        values.iter().find(|(id, ..)| *id == given).map(|&(.., value)| value).ok_or("not one of the choices")
    })
}

/// The exit statuses, with what 2 means to the subcommand; a macro because `concat!` takes literals only.
macro_rules! exit_status {
    ($unusable:literal) => {
        concat!(
            "Exit status:\n",
            "  0  nothing at or above --fail-on was found\n",
            "  1  something was\n",
            "  2  ",
            $unusable
        )
    };
}

const EXIT_STATUS: &str = exit_status!("the input or the options could not be used; the message says why");

const OVERVIEW: &str = concat!(
    "\
Examples:
  reply-coach check reply.txt                 what to change, and how
  reply-coach check --rewrite < reply.txt     the draft with the safe rewrites in place
  reply-coach batch < macros.jsonl            a whole export, one report a line

'reply-coach check --help' and 'reply-coach batch --help' explain the options.

",
    exit_status!("the input or the options could not be used; the message says why")
);

const CHECK_ABOUT: &str = "\
Check drafts, one a file, and show what to change.

Each finding shows the phrase, why a customer may mind it, and what to say instead ('-' the
words as they stand, '+' the new ones). Severities: risk, caution, tip. Quoted mail,
signatures, links and placeholders are never marked. Files are plain UTF-8 text.";

const CHECK_EXAMPLES: &str = concat!(
    "\
Examples:
  reply-coach check reply.txt
  reply-coach check --channel chat < turn.txt
  reply-coach check --customer their-mail.txt --cause us reply.txt
  reply-coach check --rewrite reply.txt > better.txt
  reply-coach check --pack acme.json reply.txt              with your team's own rules
  reply-coach check --fail-on caution macros/*.txt          fail a build on canned replies
  reply-coach check --format sarif macros/*.txt > coach.sarif
  reply-coach check --format json reply.txt | jq '.findings[].quote'

",
    exit_status!(
        "the input or the options could not be used; the message says why, and with\n     several files the others are still checked"
    )
);

const BATCH_ABOUT: &str = "\
Check many drafts: one JSON object a line in, one report a line out, in the same order.

A line in:   {\"id\": \"a7\", \"text\": \"…\", \"customer\": \"…\", \"cause\": \"us\", \"channel\": \"chat\"}
             Only text is required. Other fields are ignored, blank lines skipped.
A line out:  {\"version\": 1, \"id\": \"a7\", \"findings\": […], …}
             or, where the line could not be used, {\"id\": \"a7\", \"error\": \"line 3: …\"}
             A cause that was given or inferred is told as
             \"cause\": {\"taken\": \"us\", \"inferred\": true, \"why\": \"…\"}

Lines are answered as they come, so that a long export takes no more memory than its longest
line and another program can hold a conversation.";

const BATCH_EXAMPLES: &str = concat!(
    "\
Examples:
  reply-coach batch < replies.jsonl > reports.jsonl
  reply-coach batch --fail-on never < replies.jsonl | jq -r '.findings[]?.rule' | sort | uniq -c
  jq -c '{id, text: .body}' tickets.jsonl | reply-coach batch --channel chat

",
    exit_status!("the options or at least one line could not be used; every other line was answered")
);

const PACK_ABOUT: &str = "\
Check a pack of your team's own rules, or print the schema of packs.

A pack is a JSON file:

  {
    \"version\": 1,
    \"name\": \"acme\",
    \"rules\": [{
      \"id\": \"legacy-plan\", \"family\": \"policy\", \"severity\": \"caution\",
      \"why\": \"Customers do not know our plan names.\",
      \"phrases\": [\"legacy tariff|plan\", \"(very) old plan\", \"<grandfather> plan\"],
      \"reframes\": [{ \"text\": \"plan from [year]\" }]
    }],
    \"allowed\": [\"no way out\"],
    \"products\": [\"the router\"]
  }

Instead of phrases a rule can have a \"pattern\", a regular expression. All of it is explained in
docs/packs.md.";

const PACK_EXAMPLES: &str = "\
Examples:
  reply-coach pack check acme.json
  reply-coach check --pack acme.json reply.txt
  reply-coach pack schema > pack.schema.json

Exit status:
  0  the pack can be used, or the schema was printed
  2  the pack cannot be used; the message names each line, rule and reason";

const RULES_EXAMPLES: &str = "\
Examples:
  reply-coach rules | less
  reply-coach rules --format json | jq -r '.rules[] | [.id, .why] | @tsv'

Exit status:
  0  the rules were printed
  2  the options could not be used; the message says why";

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn help_fits_a_terminal_and_tells_the_exit_status() {
        let mut command = Args::command();
        command.build();
        for command in std::iter::once(&mut command.clone()).chain(command.get_subcommands_mut()) {
            for help in [command.render_help().to_string(), command.render_long_help().to_string()] {
                assert!(help.contains("Exit status:"), "{help}");
                for line in help.lines() {
                    assert!(line.chars().count() <= 100, "{line}");
                }
            }
        }
    }

    #[test]
    fn every_choice_is_understood() {
        for cause in Cause::ALL {
            let args = Args::try_parse_from(["reply-coach", "batch", "--cause", cause.id()]).unwrap();
            let Command::Batch(args) = args.command else { panic!("batch") };
            assert_eq!(args.situation.cause, *cause);
        }
        for (given, expect) in [("tip", Some(Severity::Tip)), ("never", None)] {
            let args = Args::try_parse_from(["reply-coach", "check", "--fail-on", given]).unwrap();
            let Command::Check(args) = args.command else { panic!("check") };
            assert_eq!(args.threshold.fail_on, FailOn(expect));
        }
    }
}
