//! Finds what Rust's `regex` finds, which is the best there is and too much to load.

use proptest::prelude::*;
use regex::RegexBuilder;
use reply_coach_analysis::pack::pattern::PatternCompiler;
use reply_coach_patterns::LinearTime;

fn ours(pattern: &str, text: &str) -> Result<Vec<String>, String> {
    let matcher = LinearTime.compile(&[pattern]).map_err(|refused| format!("{refused:?}"))?;
    let mut all = Vec::new();
    matcher.find(text, &mut |_, bytes| all.push(format!("{bytes:?} {}", &text[bytes.clone()])));
    Ok(all)
}

fn theirs(pattern: &str, text: &str) -> Result<Vec<String>, String> {
    let regex = RegexBuilder::new(pattern).case_insensitive(true).nest_limit(40).build();
    let regex = regex.map_err(|error| error.to_string())?;
    if regex.is_match("") {
        return Err("empty".to_owned());
    }
    let all = regex.find_iter(text).filter(|found| !found.is_empty());
    Ok(all.map(|found| format!("{:?} {}", found.range(), found.as_str())).take(32).collect())
}

const PIECES: &[&str] = &[
    "a",
    "b",
    "B",
    "é",
    "É",
    "ß",
    "σ",
    "k",
    " ",
    "-",
    "7",
    "'",
    "’",
    ".",
    r"\d",
    r"\D",
    r"\w",
    r"\W",
    r"\s",
    r"\S",
    r"\b",
    r"\B",
    "^",
    "$",
    r"\A",
    r"\z",
    "[ab]",
    "[^ab]",
    "[a-f7]",
    r"[\w-]",
    r"[^\W\d]",
    "[[:alpha:]]",
    "[^[:^digit:]a]",
    "[a-c&&b-f]",
    "[a-f--b]",
    "[a-c~~b-d]",
    "[]a]",
    "[^]a]",
    "[a-]",
    "[-a]",
    r"\x41",
    r"\u{e9}",
    r"\.",
    r"\-",
    "(?i)",
    "(?-i)",
    "(?m)^",
    "(?m)$",
    "(?s).",
    "(?U)",
    "(?x) a b # c\n",
    "]",
    "}",
    "{",
    "x{",
    r"\n",
    "K",
    "[é-ö]",
    r"[\]\-a]",
];

fn pattern() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES).prop_map(str::to_owned);
    piece.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..4).prop_map(|all| all.concat()),
            proptest::collection::vec(inner.clone(), 1..3).prop_map(|all| format!("({})", all.join("|"))),
            (
                inner,
                proptest::sample::select(
                    &[
                        "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{,2}", "{0}",
                        "{3,1}"
                    ][..]
                )
            )
                .prop_map(|(inner, times)| format!("(?:{inner}){times}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]
    #[test]
    fn finds_the_same(pattern in pattern(), text in "[abBcdfkKéÉσςß 7'’.\n\u{301}-]{0,14}") {
        match (ours(&pattern, &text), theirs(&pattern, &text)) {
            (Ok(ours), Ok(theirs)) => prop_assert_eq!(ours, theirs),
            (Err(_), Err(_)) => {}
            (ours, theirs) => prop_assert!(false, "{ours:?} {theirs:?}"),
        }
    }
}

#[test]
fn finds_the_same_where_it_was_hard() {
    for (pattern, text) in [
        ("(|a)*b", "aab"),
        ("(a*)+b", "aab"),
        ("(a|ab)(c|bcd)(d*)", "abcd"),
        (r"\bcan(?:not|['’]t)\b", "I can’t, he cannot"),
        (r"(?x) e - \d{2,} # code", "E-42 e-4"),
        (r"order\s+#?(?P<number>\d+)", "Order #12 and order  7"),
        (r"a(?i)B|(?-i)C", "ab aB c C"),
        ("[^\\n]{3}", "ab\ncde"),
        (r"\w+", "naïve Straße 12½ x\u{301}y"),
    ] {
        assert_eq!(ours(pattern, text).unwrap(), theirs(pattern, text).unwrap_or_default(), "{pattern}");
    }
}
