//! The space around a line that is put into a draft, so that it stands as if it had been typed there.

/// What has to stand before and after a sentence that is put in at byte `at` of `text`.
pub fn around(text: &str, at: usize) -> (&'static str, &'static str) {
    let at = text.floor_char_boundary(at);
    let (before, after) = text.split_at(at);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let lead = match line.trim_end() {
        "" => "",
        // A greeting stands on a line of its own.
        line if line.ends_with(',') => "\n\n",
        _ if line.ends_with(char::is_whitespace) => "",
        _ => " ",
    };
    let rest = after.split('\n').next().unwrap_or_default();
    let own_line_above = lead.is_empty() && line.is_empty() && before.ends_with("\n\n");
    let tail = if after.is_empty() {
        ""
    } else if rest.trim().is_empty() {
        // Where a paragraph begins right below, it stays a paragraph.
        if own_line_above && !after.starts_with("\n\n") { "\n" } else { "" }
    } else if rest.starts_with(char::is_whitespace) {
        ""
    } else {
        " "
    };
    (lead, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let at = text.find('|').expect("a place");
        let text = text.replace('|', "");
        let (before, after) = around(&text, at);
        assert_eq!([&text[..at], before, "LINE.", after, &text[at..]].concat(), expect);
    }

    #[test]
    fn a_line_stands_as_if_typed() {
        check("|", "LINE.");
        check("|It works.", "LINE. It works.");
        check("It works.|", "It works. LINE.");
        check("It works. |", "It works. LINE.");
        check("It works.| Bye.", "It works. LINE. Bye.");
        check("It works. |Bye.", "It works. LINE. Bye.");
        check("Hi Ann,|\n\nIt works.", "Hi Ann,\n\nLINE.\n\nIt works.");
        check("Hi Ann,\n\n|It works.", "Hi Ann,\n\nLINE. It works.");
        check("It works.|\n\nBest,\nJo", "It works. LINE.\n\nBest,\nJo");
        check("It works.\n\n|\nBest,\nJo", "It works.\n\nLINE.\n\nBest,\nJo");
    }

    #[test]
    fn any_place_will_do() {
        for at in 0..9 {
            around("é\u{1F469} x\n", at);
        }
    }
}
