//! Where a written word is really two: `don't`, `dont`, `you're`, `youre`, `cannot`, `gonna`.
//!
//! The cuts are those of Universal Dependencies (`do|n't`, `ca|n't`, `you|'re`), so that tags trained on
//! its treebanks fit.

use crate::among;
use crate::text::case;

/// Byte offset at which `lower` (lower-cased, straight apostrophes) splits in two, if it does.
pub fn split_at(lower: &str) -> Option<usize> {
    let len = lower.len();
    if !(2..=12).contains(&len) {
        // Longer words can still take a clitic: "everything's", "customer's".
        return if len > 12 { clitic(lower) } else { None };
    }
    if let Some(at) = clitic(lower) {
        return Some(at);
    }
    bare(lower)
}

/// Offset of a clitic written with its apostrophe.
fn clitic(lower: &str) -> Option<usize> {
    const CLITICS: [&str; 7] = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];
    if !lower.contains('\'') {
        return None;
    }
    let tail = CLITICS.iter().find(|clitic| lower.ends_with(*clitic))?;
    let at = lower.len() - tail.len();
    (at > 0 && lower.get(..at).is_some_and(|head| head.chars().all(case::is_letter_or_digit))).then_some(at)
}

/// Offset of the cut in a contraction written without apostrophe. Words that are also words of their own
/// (`were`, `well`, `ill`, `id`, `wed`, `hell`, `shell`, `lets`, `its`) stay whole.
fn bare(lower: &str) -> Option<usize> {
    let tail = if among!(
        lower,
        "dont doesnt didnt cant wont isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt mustnt neednt \
         aint youre theyre youve weve theyve uve ive youll theyll itll thatll wouldve couldve shouldve mustve mightve \
         gonna wanna gotta"
    ) {
        2
    } else if among!(
        lower,
        "youd theyd im thats whats heres theres wheres hows whos hes shes shoulda woulda coulda"
    ) {
        1
    } else if lower == "cannot" {
        3
    } else {
        return None;
    };
    Some(lower.len() - tail)
}

/// Where a word that is one of its own lacks its apostrophe: *your not*, *ur not*, *its the*, before what no one owns, and
/// *ill check*, before a verb.
pub fn misspelt_at(lower: &str, rest: &str) -> Option<usize> {
    let at = match lower {
        "your" => 3,
        "its" => 2,
        "ur" | "ill" => 1,
        _ => return None,
    };
    let rest = rest.strip_prefix(' ')?;
    let next = rest.get(..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()))?;
    let unowned = || among!(next, "not the a an");
    let closes = || {
        rest.get(next.len()..)
            .is_some_and(|after| after.trim_start().is_empty() || after.starts_with(['.', '!', ',']))
    };
    match lower {
        "ill" => among!(
            next,
            "add ask be book call check chase do find fix forward get give go have let look make mention need pass \
             phone pop put raise refund reply ring see send sort speak take tell text try update"
        ),
        // "Its in-house team".
        "its" => {
            let whole = !rest.get(next.len()..).is_some_and(|after| after.starts_with('-'));
            unowned()
                || among!(next, "just our my your been too non that because against going gonna")
                || whole && matches!(next, "in" | "on" | "at")
        }
        _ => unowned() || matches!(next, "supposed" | "gonna") || next == "welcome" && closes(),
    }
    .then_some(at)
}

/// The full form of a contracted piece or of a chat abbreviation, given the piece glued before it (empty
/// when there is none); `None` when it is a word of its own.
///
/// `'s` and `'d` are ambiguous (is/has/possessive, would/had) and come back as they are.
pub fn full_form(piece: &str, before: &str) -> Option<&'static str> {
    if !before.is_empty() {
        match piece {
            "n't" | "nt" => return Some("not"),
            "'re" | "re" => return Some("are"),
            "'ve" | "ve" => return Some("have"),
            "'ll" | "ll" => return Some("will"),
            "'m" | "m" => return Some("am"),
            "s" => return Some("'s"),
            "d" => return Some("'d"),
            "na" if matches!(before, "gon" | "wan") => return Some("to"),
            "ta" if before == "got" => return Some("to"),
            "a" if matches!(before, "should" | "would" | "could") => return Some("have"),
            _ => {}
        }
    }
    Some(match piece {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        "gon" => "going",
        "wan" => "want",
        "u" => "you",
        "ur" => "your",
        "pls" | "plz" | "plse" => "please",
        "shld" => "should",
        "cld" => "could",
        "wld" => "would",
        "hv" => "have",
        "thx" | "thnx" | "tnx" => "thanks",
        "bcoz" | "bcos" | "cuz" | "coz" | "cos" | "b/c" => "because",
        "srry" | "sry" => "sorry",
        "inconvience" | "inconvinience" | "inconvenince" | "inconveniance" => "inconvenience",
        "r" => "are",
        "k" => "ok",
        "okay" => "ok",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expect: &[&str]) {
        let parts = match split_at(word) {
            Some(at) => vec![&word[..at], &word[at..]],
            None => vec![word],
        };
        assert_eq!(parts, expect);
    }

    #[test]
    fn contractions_split_where_the_treebanks_split_them() {
        check("don't", &["do", "n't"]);
        check("can't", &["ca", "n't"]);
        check("won't", &["wo", "n't"]);
        check("you're", &["you", "'re"]);
        check("customer's", &["customer", "'s"]);
        check("dont", &["do", "nt"]);
        check("youre", &["you", "re"]);
        check("youve", &["you", "ve"]);
        check("thats", &["that", "s"]);
        check("im", &["i", "m"]);
        check("cannot", &["can", "not"]);
        check("gonna", &["gon", "na"]);
        check("shoulda", &["should", "a"]);
    }

    #[test]
    fn an_apostrophe_is_missing_where_the_next_word_says_so() {
        for (word, rest, at) in [
            ("your", " not", Some(3)),
            ("your", " form", None),
            ("its", " not ready", Some(2)),
            ("its", " size", None),
            ("its", " in the post", Some(2)),
            ("its", " in-house team", None),
            ("ill", " try again", Some(1)),
            ("ill", " today", None),
        ] {
            assert_eq!(misspelt_at(word, rest), at);
        }
    }

    #[test]
    fn words_that_only_look_like_contractions_stay_whole() {
        for word in ["were", "well", "ill", "its", "id", "lets", "went", "account", "'s", "n't", "importent"]
        {
            check(word, &[word]);
        }
    }
}
