//! What in a text may tell who somebody is: addresses, long numbers, the name in a greeting.
//!
//! A reminder before a text is shared, never a promise that nothing else is in it.

use reply_coach_analysis::text::case;

/// A kind of thing that may tell who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Address,
    /// A number that is long enough to be a telephone, an account or an order.
    Number,
    /// The name in a greeting.
    Name,
}

/// From so many digits on, a number may be somebody's.
const DIGITS: usize = 5;

/// What there is in `text`, in order, each once.
pub fn find(text: &str) -> Vec<(Kind, &str)> {
    let mut found: Vec<(Kind, &str)> = Vec::new();
    let mut add = |kind, what| {
        if !found.contains(&(kind, what)) {
            found.push((kind, what));
        }
    };
    for line in text.lines() {
        if let Some(name) = greeted(line) {
            add(Kind::Name, name);
        }
        for word in line.split_whitespace() {
            let word = word.trim_matches(|c: char| !case::is_letter_or_digit(c) && c != '+');
            if is_address(word) {
                add(Kind::Address, word);
            }
        }
        numbers(line).for_each(|number| add(Kind::Number, number));
    }
    found
}

fn is_address(word: &str) -> bool {
    let Some((before, after)) = word.split_once('@') else { return false };
    !before.is_empty() && after.contains('.') && after.starts_with(case::is_letter_or_digit)
}

/// Runs of digits with single spaces, dashes, slashes and dots between.
fn numbers(line: &str) -> impl Iterator<Item = &str> {
    let runs =
        line.split(|c: char| !c.is_ascii_digit() && !matches!(c, ' ' | '-' | '/' | '.' | '+' | '(' | ')'));
    let runs = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit() && c != '+'));
    runs.filter(|run| run.chars().filter(char::is_ascii_digit).count() >= DIGITS)
}

/// The name that a line greets: the words in capitals behind *Hi* or *Dear*.
fn greeted(line: &str) -> Option<&str> {
    let line = line.trim();
    let (greeting, rest) = line.split_once(' ')?;
    if !["hi", "hello", "dear", "hey"].contains(&case::lowered(greeting).as_str()) {
        return None;
    }
    let end = rest.find([',', '!', '.', ':', '-', '–', '—']).unwrap_or(rest.len());
    let name = rest.get(..end)?.trim();
    let words = name.split_whitespace();
    let capital = |word: &str| word.starts_with(case::is_capital);
    // *Dear Customer* greets nobody in particular, and *Hi there* neither.
    let general = ["Customer", "All", "Sir", "Madam", "Team", "Client", "Guest", "Valued"];
    let some = words.clone().all(|word| capital(word) && !general.contains(&word)) && words.count() <= 4;
    (some && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text).into_iter().map(|(_, what)| what).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_numbers_and_greeted_names_are_seen() {
        check("Write to ann.lee@larkspur.example, please.", &["ann.lee@larkspur.example"]);
        check("Call +44 20 7946 0018 or 07946-0018.", &["+44 20 7946 0018", "07946-0018"]);
        check("Order 4711882 of Monday.", &["4711882"]);
        check("Hi Dana,\nthank you.", &["Dana"]);
        check("Dear Ms Okafor", &["Ms Okafor"]);
        check("Hello Priya!\nHello Priya!", &["Priya"]);
    }

    #[test]
    fn ordinary_words_and_short_numbers_are_not() {
        check("Hi there, thank you. Dear customer, it takes 2 or 3 days, at 10.30.", &[]);
        check("Dear Valued Customer,", &[]);
        check("It costs 40 euros @ the desk.", &[]);
    }
}
