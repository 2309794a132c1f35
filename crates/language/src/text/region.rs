//! Which parts of a draft the agent wrote, and which were quoted, signed or pasted.
//!
//! Works line by line, once over the text. Regions cover the draft without gaps or overlaps.

use super::Span;

/// What a stretch of lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionKind {
    /// The agent's own words: the only kind that is analysed.
    Prose,
    /// Mail being answered: `>` lines, or everything from a mail client's separator on.
    Quote,
    /// A sign-off and what follows it.
    Signature,
    /// A fenced block of code or log output.
    Code,
}

/// A stretch of whole lines of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// What it is.
    pub kind: RegionKind,
    /// Where it is, line ends included.
    pub span: Span,
}

/// A signature has at most this many lines that hold text, or it is not one.
const SIGNATURE_LINES: usize = 8;
/// A line of a signature is at most this long, in bytes; longer ones are prose.
const SIGNATURE_LINE_BYTES: usize = 90;

/// Splits a draft into regions, in order, covering all of it.
pub fn regions(text: &str) -> Vec<Region> {
    let lines = lines(text);
    let mut kinds = Vec::with_capacity(lines.len());
    let mut fenced = false;
    let mut quoted_to_end = false;
    for (index, line) in lines.iter().enumerate() {
        let content = line.of(text).trim();
        let kind = if quoted_to_end {
            RegionKind::Quote
        } else if content.starts_with("```") || content.starts_with("~~~") {
            fenced = !fenced;
            RegionKind::Code
        } else if fenced {
            RegionKind::Code
        } else if content.starts_with('>') {
            RegionKind::Quote
        } else if is_mail_separator(content) || is_header_block(text, &lines, index) {
            quoted_to_end = true;
            RegionKind::Quote
        } else if is_attribution(text, &lines, index) {
            RegionKind::Quote
        } else {
            RegionKind::Prose
        };
        kinds.push(kind);
    }
    if fenced {
        reopen_unclosed_fence(text, &lines, &mut kinds);
    }
    mark_signature(text, &lines, &mut kinds);
    merge(&lines, &kinds)
}

/// The lines of the text, each with its line end (`\n`, `\r\n` or `\r`).
fn lines(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let ends = byte == b'\n' || (byte == b'\r' && bytes.get(at) != Some(&b'\n'));
        if ends {
            lines.push(Span::new(start, at));
            start = at;
        }
    }
    if start < text.len() {
        lines.push(Span::new(start, text.len()));
    }
    lines
}

/// A fence that is never closed hides nothing but its own line: better to coach code than to miss prose.
fn reopen_unclosed_fence(text: &str, lines: &[Span], kinds: &mut [RegionKind]) {
    for (line, kind) in lines.iter().zip(kinds.iter_mut()).rev() {
        let content = line.of(text).trim();
        if *kind != RegionKind::Code {
            continue;
        }
        if content.starts_with("```") || content.starts_with("~~~") {
            return;
        }
        *kind = RegionKind::Prose;
    }
}

/// `-----Original Message-----` and its kin: all that follows is somebody else's.
fn is_mail_separator(content: &str) -> bool {
    let inner = content.trim_matches(|c: char| c == '-' || c == '_' || c.is_whitespace());
    content.len() > inner.len() + 4
        && ["original message", "forwarded message", "reply above this line", "please type your reply above"]
            .iter()
            .any(|phrase| starts_with_ignoring_case(inner, phrase))
}

/// `From: …` followed within three lines by `Sent:`, `To:`, `Date:` or `Subject:`.
fn is_header_block(text: &str, lines: &[Span], index: usize) -> bool {
    let content = |at: usize| lines.get(at).map_or("", |line| line.of(text).trim());
    let is_header =
        |line: &str, names: &[&str]| names.iter().any(|name| starts_with_ignoring_case(line, name));
    is_header(content(index), &["from:", "*from:*"])
        && (1..=3)
            .any(|next| is_header(content(index + next), &["sent:", "to:", "date:", "subject:", "*sent:*"]))
}

/// `On Tuesday, … wrote:` on one line or broken over two, before a quote.
fn is_attribution(text: &str, lines: &[Span], index: usize) -> bool {
    let content = |at: usize| lines.get(at).map_or("", |line| line.of(text).trim());
    let here = content(index);
    let starts = |line: &str| starts_with_ignoring_case(line, "on ") && line.len() < 200;
    let ends = |line: &str| line.ends_with("wrote:") || line.ends_with("schrieb:");
    let quote_follows = |from: usize| {
        (from..from + 3).map(content).find(|line| !line.is_empty()).is_some_and(|line| line.starts_with('>'))
    };
    if starts(here) && ends(here) {
        return quote_follows(index + 1);
    }
    if starts(here) && ends(content(index + 1)) {
        return quote_follows(index + 2);
    }
    index > 0 && ends(here) && starts(content(index - 1)) && quote_follows(index + 1)
}

/// Finds the last sign-off of the agent's own text and marks it and the lines below as signature.
fn mark_signature(text: &str, lines: &[Span], kinds: &mut [RegionKind]) {
    let Some(last) = (0..lines.len()).rev().find(|&at| {
        kinds.get(at) == Some(&RegionKind::Prose)
            && lines.get(at).is_some_and(|l| !l.of(text).trim().is_empty())
    }) else {
        return;
    };
    let mut seen = 0;
    let mut from = None;
    for at in (0..=last).rev() {
        let content = lines.get(at).map_or("", |line| line.of(text).trim_end_matches(['\r', '\n']));
        if kinds.get(at) != Some(&RegionKind::Prose) {
            break;
        }
        if content == "-- " || content == "--" || (content.len() >= 3 && content.bytes().all(|b| b == b'_')) {
            from = Some(at);
            break;
        }
        let content = content.trim();
        if content.is_empty() {
            continue;
        }
        // Alone at the end, "Thanks" is a chat turn; with a name below it, a sign-off.
        if is_sign_off(content) && (at > 0 || seen > 0) {
            from = Some(at);
            break;
        }
        seen += 1;
        if seen > SIGNATURE_LINES || content.len() > SIGNATURE_LINE_BYTES || reads_as_sentence(content) {
            break;
        }
    }
    if let Some(from) = from {
        for kind in kinds.iter_mut().take(last + 1).skip(from) {
            *kind = RegionKind::Signature;
        }
    }
}

/// A line of a signature block may be a name, a title or an address, but not a sentence.
fn reads_as_sentence(content: &str) -> bool {
    const OF_SENTENCES: &[&str] =
        &["i", "we", "you", "your", "please", "is", "are", "was", "will", "can", "have"];
    let words = content.split_whitespace().count();
    let talks =
        || content.split_whitespace().any(|word| OF_SENTENCES.iter().any(|w| w.eq_ignore_ascii_case(word)));
    words > 4 && (content.ends_with(['.', '!', '?']) || talks())
}

/// A line that is nothing but a closing formula, a name after it at most.
fn is_sign_off(content: &str) -> bool {
    const FORMULAS: &[&str] = &[
        "all the best",
        "best",
        "best regards",
        "best wishes",
        "cheers",
        "cordially",
        "faithfully",
        "kind regards",
        "kindest regards",
        "many thanks",
        "regards",
        "sincerely",
        "sincerely yours",
        "thank you",
        "thanks",
        "thanks & regards",
        "thanks and regards",
        "thanks again",
        "warm regards",
        "warmest regards",
        "warmly",
        "with best regards",
        "with kind regards",
        "with regards",
        "yours",
        "yours faithfully",
        "yours sincerely",
        "yours truly",
    ];
    let lower = super::case::lowered(content.trim_end_matches([',', '.', '!']));
    if FORMULAS.contains(&lower.as_str()) {
        return true;
    }
    // "Kind regards, Priya" on one line.
    match lower.split_once(',') {
        Some((formula, name)) => {
            FORMULAS.contains(&formula.trim()) && name.split_whitespace().count() <= 3 && name.len() < 40
        }
        None => false,
    }
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

fn merge(lines: &[Span], kinds: &[RegionKind]) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for (line, &kind) in lines.iter().zip(kinds) {
        match regions.last_mut() {
            Some(last) if last.kind == kind => last.span.end = line.end,
            _ => regions.push(Region { kind, span: *line }),
        }
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::RegionKind::{Code, Prose, Quote, Signature};
    use super::*;

    fn check(text: &str, expect: &[(RegionKind, &str)]) {
        let found = regions(text);
        let seen: Vec<_> = found.iter().map(|r| (r.kind, r.span.of(text))).collect();
        assert_eq!(seen, expect, "{text:?}");
    }

    #[test]
    fn quoted_lines_are_not_the_agents() {
        check(
            "Hello\n> you broke it\nBye",
            &[(Prose, "Hello\n"), (Quote, "> you broke it\n"), (Prose, "Bye")],
        );
    }

    #[test]
    fn an_attribution_belongs_to_its_quote() {
        check(
            "Done.\n\nOn Mon, 3 Feb, Ana <a@b.example> wrote:\n> where is it?\n",
            &[(Prose, "Done.\n\n"), (Quote, "On Mon, 3 Feb, Ana <a@b.example> wrote:\n> where is it?\n")],
        );
        check("On Monday I wrote:\nnothing", &[(Prose, "On Monday I wrote:\nnothing")]);
    }

    #[test]
    fn everything_below_a_mail_separator_is_quoted() {
        check(
            "Done.\r\n-----Original Message-----\r\nFrom: Ana\r\nyou lost it",
            &[(Prose, "Done.\r\n"), (Quote, "-----Original Message-----\r\nFrom: Ana\r\nyou lost it")],
        );
        check(
            "Done.\nFrom: Ana\nSent: Monday\nTo: us\n\nhello",
            &[(Prose, "Done.\n"), (Quote, "From: Ana\nSent: Monday\nTo: us\n\nhello")],
        );
    }

    #[test]
    fn a_sign_off_opens_the_signature() {
        check(
            "It ships today.\n\nKind regards,\nPriya\nSupport",
            &[(Prose, "It ships today.\n\n"), (Signature, "Kind regards,\nPriya\nSupport")],
        );
        check("It ships.\n-- \nPriya", &[(Prose, "It ships.\n"), (Signature, "-- \nPriya")]);
        check("It ships.\nThanks, Jo", &[(Prose, "It ships.\n"), (Signature, "Thanks, Jo")]);
    }

    #[test]
    fn thanks_in_the_text_is_not_a_signature() {
        check("Thanks", &[(Prose, "Thanks")]);
        check(
            "Thanks,\nyou should have read the second page before you signed it, as we said.",
            &[(Prose, "Thanks,\nyou should have read the second page before you signed it, as we said.")],
        );
    }

    #[test]
    fn fenced_code_is_left_alone_unless_the_fence_never_closes() {
        check(
            "a\n```\nyou failed\n```\nb",
            &[(Prose, "a\n"), (Code, "```\nyou failed\n```\n"), (Prose, "b")],
        );
        check("a\n```\nyou failed", &[(Prose, "a\n"), (Code, "```\n"), (Prose, "you failed")]);
    }
}
