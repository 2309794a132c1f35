//! Drafts to try promises on: made up at random, and those of the golden files.

#![allow(dead_code, reason = "each test that takes this in uses what it needs")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// Pieces that rules, regions and the tokenizer look for.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "you ", "You ", "u ", "we ", "I ", "didn't ", "didnt ", "should have ", "shouldve ", "forgot to ", "can't ",
    "unable to ", "sorry ", "if ", "because ", "but ", "and ", "the ", "your ", "wrong ", "form ", "refund ",
    "attach ", "send ", "fill ", "in ", "read ", "terms ", "until ", "without ", "not ", "never ", "no ", "it ",
    "that ", "was ", "made ", "mistakes ", "any inconvenience ", "caused ", "apologise ", "please ", ", ", ". ",
    "! ", "? ", "... ", "\n", "\r\n", "\n\n", "> ", "On Monday, Jo wrote:\n", "-- \n", "Kind regards,\n", "```\n",
    "{{name}} ", "[day] ", "%x% ", "<b> ", "`", "\"", "“", "”", "’", "'", "(", ")", "https://a.example/x ",
    "@jo ", "#12 ", "AB-1234 ", "£3.50 ", "5 pm ", "1/2 ", "👍🏽 ", "é", "ß ", "\u{200D}", "\u{FEFF}", "مرحبا ",
    "日本 ", "ＡＢＣ ", "İ", "-", "/", "n't", "'s ", "'d ",
];

/// Drafts of all kinds: any Unicode, and those pieces in any order.
pub fn draft() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60);
    prop_oneof![
        2 => any::<String>(),
        6 => pieces.prop_map(|pieces| pieces.concat()),
        1 => "[ -~\n]{0,200}",
    ]
}

/// Sentences with risks side by side, in ways that nobody has read before.
pub fn reply() -> impl Strategy<Value = String> {
    let opening = prop::sample::select(vec![
        "",
        "",
        "Unfortunately, ",
        "Hi Kofi, ",
        "As I already told you, ",
        "Obviously, ",
        "Sorry, but ",
        "It looks like ",
        "The claim was closed because ",
        "Again, ",
        "If so, ",
        "i see ",
    ]);
    let clause = prop::sample::select(vec![
        "you didn't sign page 2",
        "you forgot to add the date",
        "you should have charged it first",
        "you MUST read the specs",
        "you have to return both parts by 5 June",
        "you entered the wrong PIN",
        "you never replied to our offer",
        "you failed to attach the receipt for £30",
        "you need to call Ms Okoro",
        "you claim that \"it came empty\"",
        "we can't change the address",
        "it is against our policy to swap AB-1234",
        "u shoulda read the terms",
        "you were told about the fee",
        "that is impossible",
        "the lamp ships on Monday",
        "why didn't you test it",
        "you broke the lid",
        "send me the number",
        "we will look into it soon",
    ]);
    let join = prop::sample::select(vec![
        ". ",
        ", and ",
        " and ",
        ", but ",
        " because ",
        "! ",
        "!! ",
        "?! ",
        ", so ",
        "\n\n",
        "; ",
        " after ",
        ".",
    ]);
    prop::collection::vec((opening, clause, join), 1..5)
        .prop_map(|parts| parts.into_iter().map(|(a, b, c)| [a, b, c].concat()).collect())
}

/// The drafts of the golden files.
pub fn golden() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of golden files") {
        let path = entry.expect("an entry of the folder").path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            let text = fs::read_to_string(path).expect("a golden file is UTF-8");
            let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
            all.extend(lines.map(|line| plain(line.split('\t').next().unwrap_or_default())));
        }
    }
    assert!(!all.is_empty(), "no golden drafts");
    all
}

/// A field of a golden file as the text it stands for: `\n`, `\t` and `\\` are a line break, a tab and a backslash.
pub fn plain(field: &str) -> String {
    let mut out = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some(other)) => out.push(other),
            _ => out.push(c),
        }
    }
    out
}
