//! The standard streams as a subcommand sees them, so that tests can stand in for them.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{Read, Write};

/// Where input comes from and output goes to.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Whether someone types the input, and so needs to be told that it is waited for.
    pub typed: bool,
    /// Standard output; buffered, so flush before waiting.
    pub out: &'a mut dyn Write,
    /// Whether the output may have colours.
    pub colour: bool,
    /// Standard error.
    pub errors: &'a mut dyn Write,
}

/// Whether the environment leaves colours on. See <https://no-color.org>.
pub fn colour_welcome(env: impl Fn(&str) -> Option<OsString>) -> bool {
    let refused = env("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env("TERM").is_some_and(|value| value == "dumb");
    !refused && !dumb
}

/// Writes one line about a problem.
pub fn complain(errors: &mut dyn Write, problem: impl Display) {
    // Where standard error is closed, the exit status is all that is left to tell.
    let _ = writeln!(errors, "reply-coach: {problem}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_follow_the_environment() {
        let check = |name: &str, value: &str, expect: bool| {
            let welcome = colour_welcome(|asked| (asked == name).then(|| value.into()));
            assert_eq!(welcome, expect, "{name}={value}");
        };
        check("TERM", "xterm", true);
        check("TERM", "dumb", false);
        check("NO_COLOR", "1", false);
        check("NO_COLOR", "", true);
    }
}
