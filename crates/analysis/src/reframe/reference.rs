//! Whether what stands behind a rewrite still has what it refers to: *that's why* is lost behind a sentence that was
//! replaced, *they* behind one that now ends in something else.

use super::wording::Placed;
use crate::among;
use crate::rules::Context;
use crate::text::case;

/// Of a sentence that was replaced at least this share of its longer words is kept by a rewrite that only adds, in percent.
const KEPT: usize = 40;
/// Shorter words are in any sentence.
const SHORT: usize = 4;

/// Whether the words that follow, in the sentence or in the next one, can follow the rewrite. Asked of rewrites with a
/// gap only: they say something that was not there.
pub(super) fn is_kept(context: &Context<'_, '_>, placed: &Placed<'_>) -> bool {
    if !placed.new.contains('[') {
        return true;
    }
    let behind = placed.after.trim_start_matches(|c: char| !case::is_letter_or_digit(c) && c != ',');
    let next = context.neighbour(1).map(|next| context.doc.span(next.tokens.clone()).of(placed.draft));
    let next = next.unwrap_or("");
    // "Sorry that [what went wrong]. Did anything happen?"
    if placed.new.contains("[what went wrong") && next.contains(" happen") && next.contains('?') {
        return false;
    }
    // "… […]... I'm not allowed to joke": what trails off goes on.
    if placed.new.ends_with(']') && placed.after.trim_start().starts_with("..") {
        return false;
    }
    // What followed a comma may have become a sentence of its own.
    let own = placed.new.rsplit_once("]. ").map(|(_, own)| own);
    let follows = own.unwrap_or(if behind.is_empty() { next } else { behind });
    let spliced = follows.starts_with(',');
    let first = follows.split(|c: char| !case::is_letter_or_digit(c)).find(|word| !word.is_empty());
    let first = first.unwrap_or("").to_ascii_lowercase();
    if replaces(placed) {
        let refers =
            among!(&*first, "that thats this these those so as therefore hence thus which really no yes see");
        // "See? Let's get this sorted": the taunt before it stays.
        let before =
            context.neighbour(-1).map(|before| context.doc.span(before.tokens.clone()).of(placed.draft));
        let taunts = |before: &str| before.ends_with('?') && !before.contains(' ');
        let refers = refers && !(own.is_some() && first == "as") || before.is_some_and(taunts);
        return !(refers || spliced && among!(&*first, "i we you it he she they there"));
    }
    // "We are sorry that [what went wrong]. That is not so."
    let denies = |words: &str| words.contains(" not ") || words.contains("n't ");
    if own.is_some_and(|own| denies(own) || denies(placed.after)) && among!(&*first, "that this") {
        return false;
    }
    if !placed.new.ends_with(']') {
        return true;
    }
    // A long face, or a smile, is for what was said before it; "you can reach them" for whom it named last.
    let mark = placed.after.trim_start();
    let faces = mark.starts_with([':', ';']) || mark.starts_with(|c| c > '\u{1F000}');
    let points = among!(&*first, "they them their he she link http https")
        || placed.new.contains(", but what ")
            && follows.split_whitespace().take(6).any(|word| word == "them");
    !(faces || points && behind.is_empty())
}

/// Whether little of what was said is left.
fn replaces(placed: &Placed<'_>) -> bool {
    let longer = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !case::is_letter_or_digit(c)).filter(|word| word.len() >= SHORT);
        words.map(str::to_ascii_lowercase).collect()
    };
    let (old, new) = (longer(placed.old), longer(placed.new));
    let kept = old.iter().filter(|word| new.contains(word)).count();
    kept * 100 < old.len() * KEPT
}

#[cfg(test)]
mod tests {
    use crate::{Engine, Request};

    /// Whether some rewrite of the draft has this in it.
    fn offers(draft: &str, part: &str) -> bool {
        let report = Engine::new().report(&Request::new(draft));
        report
            .findings
            .iter()
            .flat_map(|finding| &finding.reframes)
            .any(|reframe| reframe.text.contains(part))
    }

    #[test]
    fn what_refers_to_lost_words_is_not_left_alone() {
        for (draft, part, expect) in [
            ("Please contact the billing team.", "help with [", true),
            ("Please contact the billing team. They open at nine.", "help with [", false),
            ("That's your problem.", "Here is what I can do", true),
            ("That's your problem. That is why nobody came.", "Here is what I can do", false),
            ("We are very sorry you feel this way, but the ferry did run.", "sorry that [", true),
            ("We are very sorry you feel this way, but that did not happen.", "sorry that [", false),
        ] {
            assert_eq!(offers(draft, part), expect, "{draft}");
        }
    }
}
