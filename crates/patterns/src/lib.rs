//! Regular expressions for packs. A crate of its own because `regex` outweighs the rest of the page: only who has
//! patterns to look for loads it.
//!
//! Patterns come from somebody else, so everything is bounded: what one may grow to when compiled and while
//! matching, how deep it nests, and how often it is tried. `regex` tries nothing twice.

mod class;

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use reply_coach_analysis::pack::pattern::{PatternCompiler, PatternMatcher};

/// Bytes that one pattern may take when compiled.
const ONE: usize = 128 << 10;
/// Bytes of tables that one pattern builds while matching; beyond, `regex` starts them afresh or goes slower.
const TABLES: usize = 256 << 10;
/// How deep brackets may nest.
const NEST: u32 = 40;
/// Sentences longer than this are searched in pieces, so that looking for match after match stays linear.
const PIECE: usize = 4096;
/// Matches of one pattern in a piece.
const MATCHES: usize = 32;

/// The compiler to give to `Pack::read`.
#[derive(Debug, Clone, Copy, Default)]
pub struct LinearTime;

impl PatternCompiler for LinearTime {
    fn compile(&self, patterns: &[&str]) -> Result<Box<dyn PatternMatcher>, Vec<(usize, String)>> {
        let mut single = Vec::with_capacity(patterns.len());
        let mut refused = Vec::new();
        for (number, pattern) in patterns.iter().enumerate() {
            match one(pattern) {
                Ok(regex) => single.push(regex),
                Err(reason) => refused.push((number, reason)),
            }
        }
        if refused.is_empty() { Ok(Box::new(Matcher(single))) } else { Err(refused) }
    }
}

fn one(pattern: &str) -> Result<Regex, String> {
    let regex = RegexBuilder::new(&class::plain(pattern).map_err(unreadable)?)
        .case_insensitive(true)
        .size_limit(ONE)
        .dfa_size_limit(TABLES)
        .nest_limit(NEST)
        .build()
        .map_err(|error| in_plain_words(&error))?;
    // In the way that sentences are searched: what another would need is left out of a release.
    if regex.find_iter("").next().is_some() {
        return Err("the pattern matches where there is nothing".to_owned());
    }
    Ok(regex)
}

fn in_plain_words(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => {
            "the pattern grows too large; use smaller repetitions than such as {1000}".to_owned()
        }
        // The message draws the pattern with a caret below; its last line is the reason.
        regex::Error::Syntax(message) => {
            let reason = message.lines().last().unwrap_or("");
            unreadable(reason.strip_prefix("error: ").unwrap_or(reason))
        }
        _ => unreadable("for no reason that is known"),
    }
}

fn unreadable(reason: impl AsRef<str>) -> String {
    ["the pattern cannot be read: ", reason.as_ref()].concat()
}

/// The patterns one by one. Measured with 200 of them on 300 words, sentence by sentence, that takes 1.4 ms; a
/// `RegexSet` to tell which occur takes 15 ms, one alternation of all 148 ms: together they lose the search for literals
/// and outgrow the tables.
#[derive(Debug)]
struct Matcher(Vec<Regex>);

impl PatternMatcher for Matcher {
    fn find(&self, sentence: &str, found: &mut dyn FnMut(usize, Range<usize>)) {
        let mut from = 0;
        while from < sentence.len() {
            let to = piece_end(sentence, from);
            let piece = sentence.get(from..to).unwrap_or("");
            for (number, regex) in self.0.iter().enumerate() {
                for found_at in regex.find_iter(piece).take(MATCHES).filter(|found| !found.is_empty()) {
                    found(number, from + found_at.start()..from + found_at.end());
                }
            }
            from = to;
        }
    }
}

/// Where the piece that begins at `from` ends: at a space when there is one.
fn piece_end(text: &str, from: usize) -> usize {
    if text.len() - from <= PIECE {
        return text.len();
    }
    let most = text.floor_char_boundary(from + PIECE);
    let space = text.get(from..most).and_then(|piece| piece.rfind(' '));
    space.filter(|at| *at > 0).map_or(most, |at| from + at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(patterns: &[&str], text: &str) -> Vec<(usize, String)> {
        let matcher = LinearTime.compile(patterns).unwrap();
        let mut all = Vec::new();
        matcher.find(text, &mut |number, bytes| all.push((number, text[bytes].to_owned())));
        all
    }

    fn check(patterns: &[&str], text: &str, expect: &[(usize, &str)]) {
        let expect: Vec<(usize, String)> =
            expect.iter().map(|&(number, text)| (number, text.to_owned())).collect();
        assert_eq!(matches(patterns, text), expect);
    }

    #[test]
    fn every_pattern_is_found_wherever_it_is() {
        check(&[r"error \d+"], "An ERROR 42 and an error 7.", &[(0, "ERROR 42"), (0, "error 7")]);
        check(&["a b", "b c"], "a b c", &[(0, "a b"), (1, "b c")]);
        check(&["^you", "now$"], "you now", &[(0, "you"), (1, "now")]);
        check(&["x"], "", &[]);
    }

    #[test]
    fn what_cannot_be_used_is_refused_in_plain_words() {
        let check = |pattern: &str, expect: &str| {
            let refused = LinearTime.compile(&["fine", pattern]).unwrap_err();
            assert_eq!(refused, [(1, expect.to_owned())]);
        };
        check("(", "the pattern cannot be read: unclosed group");
        check(
            "a{5,2}",
            "the pattern cannot be read: invalid repetition count range, the start must be <= the end",
        );
        check(
            "(?=x)",
            "the pattern cannot be read: look-around, including look-ahead and look-behind, is not supported",
        );
        check(
            r"\p{Greek}",
            r"the pattern cannot be read: there is no \p{Greek} here; use \w, \d, \s or letters in brackets",
        );
        check("x*", "the pattern matches where there is nothing");
        let too_large = "the pattern grows too large; use smaller repetitions than such as {1000}";
        check("((a{100}){100}){100}", too_large);
        check(r"\w{2000}", too_large);
        let deep = format!("{}a{}", "(".repeat(100), ")".repeat(100));
        assert!(LinearTime.compile(&[&deep]).is_err());
    }

    #[test]
    fn a_sentence_without_end_takes_linear_time() {
        // The worst for a search for match after match: each looks to the end and then takes one character.
        let matcher = LinearTime.compile(&[".*[^A-Z]|[A-Z]", "(x+x+)+y"]).unwrap();
        let time = |length: usize| {
            let text = "A".repeat(length) + &"x".repeat(length);
            let start = std::time::Instant::now();
            matcher.find(&text, &mut |_, _| {});
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (time(30_000), time(300_000));
        assert!(long < 40.0 * short.max(1e-4), "{short} s, then {long} s");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_pattern_on_any_text_is_safe(pattern in "\\PC{0,30}", text in "\\PC{0,200}") {
            if let Ok(matcher) = LinearTime.compile(&[&pattern]) {
                matcher.find(&text, &mut |number, bytes| {
                    assert_eq!(number, 0);
                    assert!(!text[bytes].is_empty());
                });
            }
        }
    }
}
