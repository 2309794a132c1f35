//! Text on one line, for what is kept as lines of words: line breaks and backslashes are written as `\n` and `\\`.

/// `text` on one line.
pub fn one(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// The text that [`one`] made this line of.
pub fn many(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                other => text.extend(other),
            },
            (letter, _) => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_fits_on_a_line_and_comes_back(text in "(\\PC|\n|\r|\\\\){0,60}") {
            let line = one(&text);
            prop_assert!(!line.contains(['\n', '\r']));
            prop_assert_eq!(many(&line), text);
        }
    }
}
