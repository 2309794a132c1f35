//! What a draft is called in a list: its first words.

/// As many characters at most, the mark of omission not counted.
const LONGEST: usize = 60;

/// The first words of `text`, on one line; with an ellipsis when there are more.
pub fn of(text: &str) -> String {
    let mut title = String::new();
    for word in text.split_whitespace() {
        let length = title.chars().count();
        if length > 0 && length + 1 + word.chars().count() > LONGEST {
            title.push('…');
            break;
        }
        if length > 0 {
            title.push(' ');
        }
        if word.chars().count() > LONGEST {
            title.extend(word.chars().take(LONGEST));
            title.push('…');
            break;
        }
        title.push_str(word);
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_first_words() {
        assert_eq!(of(""), "");
        assert_eq!(of(" \n "), "");
        assert_eq!(of("Hi Ann,\n\nit works."), "Hi Ann, it works.");
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        assert_eq!(of(long), "one two three four five six seven eight nine ten eleven…");
        assert_eq!(of(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(of(&"é".repeat(60)), "é".repeat(60));
    }
}
