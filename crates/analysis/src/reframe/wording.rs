//! What can be seen of a rewrite without taking it apart: that it keeps the facts, and that it fits where it goes.

use crate::document::Document;
use crate::rules::Context;
use crate::tag::Tag;
use crate::text::Span;
use crate::text::case;
use crate::text::token::{TokenKind, Tokens, tokenize};

/// A rewrite in its place.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'t> {
    /// What stands before it in the sentence.
    pub before: &'t str,
    /// What it replaces.
    pub old: &'t str,
    /// What it says.
    pub new: &'t str,
    /// What stands behind it in the sentence.
    pub after: &'t str,
    /// The draft it is for.
    pub draft: &'t str,
}

impl Placed<'_> {
    /// Whether it changes something, leaves no field unfilled, and reads smoothly at its borders and within.
    pub fn reads_smoothly(&self) -> bool {
        !self.new.is_empty()
            && !self.new.starts_with([',', ';'])
            && self.new != self.old
            && !self.has_unfilled_field()
            && self.has_clean_punctuation()
            && !self.doubles_a_word()
            && !self.repeats_a_particle()
            && !self.says_it_twice()
            && !self.mixes_speakers()
            && self.has_right_articles()
            && self.has_fitting_capital()
            && self.keeps_the_tail_last()
    }

    fn has_unfilled_field(&self) -> bool {
        let open = self.new.contains(['{', '}']) && !self.old.contains(['{', '}']);
        open || self.new.contains("[]")
    }

    /// No space before a comma, no two marks in a row, no two spaces: unless the draft has them there.
    fn has_clean_punctuation(&self) -> bool {
        let last = self.before.chars().next_back();
        let next = self.after.chars().next();
        let chars = last.into_iter().chain(self.new.chars()).chain(next);
        let mut previous = ' ';
        for (at, c) in chars.enumerate() {
            let clash = match (previous, c) {
                (' ', ' ' | ',' | '.' | ';' | ')') => at > 0,
                (',' | ';' | ':', ',' | '.' | ';' | ':' | '!' | '?') | ('.', ',' | ';') => true,
                // Three full stops trail off.
                ('.', '.') => !self.new.contains("...") && !self.old.ends_with('.'),
                _ => false,
            };
            if clash && !self.old.contains([previous, c].iter().collect::<String>().as_str()) {
                return false;
            }
            previous = c;
        }
        true
    }

    /// Nothing is said behind a link, the initials of a signature or the count of a message in parts.
    fn keeps_the_tail_last(&self) -> bool {
        let last = self.old.split_whitespace().next_back().unwrap_or("");
        let counts = |(part, of): (&str, &str)| [part, of].iter().all(|n| n.parse::<u8>().is_ok());
        let closes =
            last.contains("://") || last.starts_with(['^', '/']) || last.split_once('/').is_some_and(counts);
        !closes || self.new.ends_with(last) || !self.new.contains(last)
    }

    /// The words of the rewrite with one on each side.
    fn words(&self) -> impl Iterator<Item = &str> {
        let before = self.before.split_whitespace().next_back();
        let after = self.after.split_whitespace().next();
        before.into_iter().chain(self.new.split_whitespace()).chain(after)
    }

    fn doubles_a_word(&self) -> bool {
        let mut words = self.words().peekable();
        while let Some(word) = words.next() {
            let Some(next) = words.peek() else { break };
            let next = next.trim_end_matches(is_mark);
            if word.eq_ignore_ascii_case(next)
                && word.starts_with(case::is_letter)
                && !matches!(word, "had" | "that")
            {
                // "It is very, very late" is how the draft has it.
                return !self.old.contains(&format!("{word} {next}"));
            }
        }
        false
    }

    /// Words that a sentence has once; twice they show that it was put together.
    fn repeats_a_particle(&self) -> bool {
        const ONCE: [&str; 5] = ["please", "because", "unfortunately", "however", "sorry"];
        let count = |text: &str, word: &str| {
            text.split(|c: char| !case::is_letter_or_digit(c))
                .filter(|w| w.eq_ignore_ascii_case(word))
                .count()
        };
        let mut words = self.new.split(|c: char| !case::is_letter_or_digit(c));
        words.any(|word| {
            let is_once = ONCE.iter().any(|once| once.len() == word.len() && once.eq_ignore_ascii_case(word));
            is_once && {
                let here = count(self.new, word);
                here > count(self.old, word) && here + count(self.before, word) + count(self.after, word) > 1
            }
        })
    }

    /// Four words that the draft had once: *you will hear from us in due course, and you will hear from us by noon*.
    fn says_it_twice(&self) -> bool {
        const RUN: usize = 4;
        const LONGEST: usize = 60;
        let words: Vec<&str> = self.new.split_whitespace().take(LONGEST).collect();
        let twice = |run: &[&str], rest: &[&str]| rest.windows(RUN).any(|other| other == run);
        words.windows(RUN).enumerate().any(|(at, run)| {
            words.get(at + RUN..).is_some_and(|rest| twice(run, rest))
                && self.old.matches(run.join(" ").as_str()).nth(1).is_none()
        })
    }

    /// Whether both *I* and *we* speak, where only one of them did.
    fn mixes_speakers(&self) -> bool {
        let says = |text: &str, words: &[&str]| {
            text.split(|c: char| !case::is_letter_or_digit(c)).any(|word| words.contains(&word))
        };
        let both = |text: &str| says(text, &["I"]) && says(text, &["we", "We"]);
        let (before, after) = (self.before, self.after);
        both(&[before, self.new, after].join(" ")) && !both(&[before, self.old, after].join(" "))
    }

    /// *a* before a consonant's sound, *an* before a vowel's.
    fn has_right_articles(&self) -> bool {
        let mut words = self.words().peekable();
        while let Some(word) = words.next() {
            let Some(next) = words.peek() else { break };
            let an = match word {
                "a" | "A" => false,
                "an" | "An" => true,
                _ => continue,
            };
            if sounds_open(next).is_some_and(|open| open != an)
                && !self.old.contains(&format!("{word} {next}"))
            {
                return false;
            }
        }
        true
    }

    /// A capital where the old words had one at the start of a sentence, and none within.
    fn has_fitting_capital(&self) -> bool {
        let first = |text: &str| text.chars().find(|c| case::is_letter(*c));
        let (Some(old), Some(new)) = (first(self.old), first(self.new)) else { return true };
        // A gap is filled in later, and behind a full stop another sentence begins.
        if self.new.starts_with(['[', '.', '!', '?']) {
            return true;
        }
        let word = self
            .new
            .split(|c: char| !case::is_letter_or_digit(c))
            .find(|word| !word.is_empty())
            .unwrap_or("");
        // "I" is always a capital, and names are written as the draft has them.
        let name = word == "I" || (word.contains(case::is_capital) && self.draft.contains(word));
        let opens = !self.before.contains(case::is_letter);
        name || if opens {
            case::is_capital(old) == case::is_capital(new)
        } else {
            !case::is_capital(new) || case::is_capital(old)
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?')
}

/// Whether a word begins with the sound of a vowel; `None` where its letters do not tell.
fn sounds_open(word: &str) -> Option<bool> {
    let word = word.trim_matches(|c: char| !case::is_letter_or_digit(c));
    let mut chars = word.chars();
    let first = chars.next()?;
    // Abbreviations are spelt out, and some of their letters sound otherwise: "an SMS", "a URL".
    if !first.is_ascii_alphabetic() || chars.next().is_some_and(case::is_capital) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let starts = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
    Some(match first.to_ascii_lowercase() {
        'h' => return (!starts(&["hon", "hour", "heir", "hotel", "hist", "herb"])).then_some(false),
        'u' => return (!starts(&["un", "us", "ut", "ur", "ub", "uk"])).then_some(true),
        'e' => !starts(&["eu", "ew"]),
        'o' => !starts(&["one", "once"]),
        c => matches!(c, 'a' | 'i'),
    })
}

/// Whether every fact that can be told by its form is still there: numbers, references, links, names, quoted words.
pub fn keeps_facts(context: &Context<'_, '_>, span: Span, placed: &Placed<'_>) -> bool {
    keeps_quotes(placed.old, placed.new) && keeps_tokens(context, span, placed.new)
}

fn keeps_tokens(context: &Context<'_, '_>, span: Span, new: &str) -> bool {
    let doc = context.doc;
    let tokens = doc.tokens().as_slice();
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let last = tokens.partition_point(|token| token.span.start < span.end);
    // Most rewrites replace words that none of this is among.
    let mut there: Option<Vec<&str>> = None;
    (first..last).filter(|&at| is_fact(context, doc, at)).all(|at| {
        let there = there.get_or_insert_with(|| {
            let mut tokens = Tokens::default();
            tokenize(new, Span::new(0, new.len()), &mut tokens);
            tokens.as_slice().iter().map(|token| token.span.of(new)).collect()
        });
        let fact = doc.text_of(at..at + 1);
        there.iter().any(|word| word.eq_ignore_ascii_case(fact))
    })
}

/// A number, a reference, a link, or a name.
fn is_fact(context: &Context<'_, '_>, doc: &Document<'_>, at: usize) -> bool {
    match doc.kind(at) {
        // A percentage that only swears to something is no fact: "this will 100% work".
        TokenKind::Number if doc.word(at).starts_with("100%") => doc.tag(at + 1) == Tag::Noun,
        TokenKind::Number | TokenKind::Opaque => true,
        TokenKind::Word if doc.tag(at) == Tag::Propn => {
            // Within the sentence and not shouted, a capital stands for a name.
            let text = doc.text_of(at..at + 1);
            let opens = context.sentence().is_some_and(|sentence| sentence.tokens.start == at);
            let mut chars = text.chars();
            !opens
                && chars.next().is_some_and(case::is_capital)
                && (chars.any(case::is_small) || !context.language.lexicon.is_listed(doc.word(at)))
        }
        _ => false,
    }
}

/// What stands between quotation marks is somebody's words, or a name on a screen.
fn keeps_quotes(old: &str, new: &str) -> bool {
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»')] {
        let mut rest = old;
        while let Some((quoted, behind)) =
            rest.split_once(open).and_then(|(_, inside)| inside.split_once(close))
        {
            if !new.contains(quoted) {
                return false;
            }
            rest = behind;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, old: &str, new: &str, after: &str, smooth: bool) {
        let draft = [before, old, after].concat();
        let placed = Placed { before, old, new, after, draft: &draft };
        assert_eq!(placed.reads_smoothly(), smooth, "{before}<{new}>{after}");
    }

    #[test]
    fn smooth_rewrites_pass() {
        check("", "You didn't sign it", "It wasn't signed", ".", true);
        check("Well, ", "you forgot the lid", "the lid was left out", ", sadly.", true);
        check("", "You had had it", "It had had it", "", true);
        check("", "you must wait an hour", "an hour is needed", "", true);
        check("So ", "You must wait", "I can wait", "", true);
        check("", "you entered it in Homebox", "Homebox was looking for it", "", true);
        check("", "You opened the eBox", "eBox was opened", ".", true);
        check("It is ", "very very late, you know", "very very late", "", true);
    }

    #[test]
    fn what_shows_the_seams_does_not() {
        check("", "You did it", "You did it", ".", false);
        check("", "You did it", "", ".", false);
        check("", "You did it", "{thing} was done", ".", false);
        check("", "You did it", "It was done by []", ".", false);
        check("", "You did it", "It was done.", ".", false);
        check("", "You did it", "It was done ,", " sadly.", false);
        check("", "You did it", "It  was done", ".", false);
        check("Well,", " you did it", ", it was done", ".", false);
        check("See the ", "form you sent", "the form", ".", false);
        check("", "You must take it", "It has to be be taken", ".", false);
        check("", "You must send it", "Please send it", ", please.", false);
        check("It failed because ", "you sent it", "it was sent because of us", ".", false);
        check("", "You did it", "A hour was needed", ".", true);
        check("", "You did it", "A engineer was needed", ".", false);
        check("", "you did it", "there was an form", "", false);
        check("", "You did it", "it was done", ".", false);
        check("So ", "you did it", "The form was done", ".", false);
        check(
            "",
            "We sell it at https://shop.example/a",
            "We sell it at https://shop.example/a, by [day]",
            "",
            false,
        );
        check(
            "",
            "You will hear from us soon",
            "You will hear from us soon, and you will hear from us",
            ".",
            false,
        );
        check("", "We will look /KO", "We will look /KO, and you will hear from us", "", false);
        check("", "Ask the bank or 1/2", "I can ask the bank or 1/2 for you", "", false);
    }

    #[test]
    fn the_sound_decides_on_the_article() {
        for (word, open) in [
            ("engineer", Some(true)),
            ("form", Some(false)),
            ("one-off", Some(false)),
            ("euro", Some(false)),
            ("(early)", Some(true)),
            ("SMS", None),
            ("hour", None),
            ("update", Some(true)),
            ("user", None),
            ("8", None),
        ] {
            assert_eq!(sounds_open(word), open, "{word}");
        }
    }

    #[test]
    fn quoted_words_stay() {
        assert!(keeps_quotes("you wrote \"not now\" on “page two”", "“page two” says \"not now\""));
        assert!(!keeps_quotes("you wrote \"not now\"", "the note says no"));
        assert!(keeps_quotes("the 5\" screen", "the display"));
    }
}
