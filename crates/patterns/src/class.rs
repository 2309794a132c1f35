//! Classes of letters by their Unicode names, such as `\p{Nd}`: the two that there are become what is shorter, the
//! others are refused. `regex` never gets to see one, so a release leaves out its lists of all their names
//! (`xtask/bindgen/src/gut.rs`).

use std::borrow::Cow;

/// A pattern that matches the same without such classes, or why it cannot be used.
pub fn plain(pattern: &str) -> Result<Cow<'_, str>, String> {
    let mut plain = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('\\') {
        let (before, class) = rest.split_at(at);
        plain.push_str(before);
        let mut letters = class.chars();
        let escaped = letters.by_ref().nth(1);
        rest = letters.as_str();
        // What a backslash stands before never begins anything else, whatever it is.
        let short = match escaped {
            Some('p') => [r"\d", r"\s"],
            Some('P') => [r"\D", r"\S"],
            _ => {
                plain.push_str(class.get(..class.len() - rest.len()).unwrap_or_default());
                continue;
            }
        };
        let name;
        (name, rest) = named(rest);
        let class = class.get(..class.len() - rest.len()).unwrap_or_default();
        plain.push_str(match (&*name, short) {
            ("nd" | "digit" | "decimalnumber", [digit, _]) => digit,
            ("space" | "wspace" | "whitespace", [_, space]) => space,
            _ => {
                return Err(["there is no ", class, r" here; use \w, \d, \s or letters in brackets"].concat());
            }
        });
    }
    if plain.is_empty() {
        return Ok(Cow::Borrowed(pattern));
    }
    plain.push_str(rest);
    Ok(Cow::Owned(plain))
}

/// The name of the class that begins behind its `\p`, as `regex` compares names, and what is behind it.
fn named(rest: &str) -> (String, &str) {
    let in_brackets = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let Some((name, rest)) = in_brackets else {
        let mut letters = rest.chars();
        letters.next();
        return (String::new(), letters.as_str());
    };
    let name: String = name.chars().filter(|letter| !matches!(letter, ' ' | '_' | '-')).collect();
    let name = name.to_ascii_lowercase();
    let value = ["gc=", "gc:", "generalcategory=", "generalcategory:"];
    let value =
        value.iter().find_map(|start| name.strip_prefix(start)).filter(|value| !value.ends_with("space"));
    let name = value.unwrap_or(&name);
    (name.strip_prefix("is").unwrap_or(name).to_owned(), rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex_syntax::ast::{Ast, ClassSetItem, Visitor, parse::Parser, visit};

    use super::*;

    /// Stops at a class with a Unicode name.
    struct Seen;

    impl Visitor for Seen {
        type Output = ();
        type Err = ();

        fn finish(self) -> Result<(), ()> {
            Ok(())
        }

        fn visit_pre(&mut self, ast: &Ast) -> Result<(), ()> {
            if let Ast::ClassUnicode(_) = ast { Err(()) } else { Ok(()) }
        }

        fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), ()> {
            if let ClassSetItem::Unicode(_) = item { Err(()) } else { Ok(()) }
        }
    }

    fn has_one(pattern: &str) -> bool {
        Parser::new().parse(pattern).is_ok_and(|ast| visit(&ast, Seen).is_err())
    }

    #[track_caller]
    fn check(pattern: &str, expect: &str) {
        assert_eq!(plain(pattern).as_deref(), Ok(expect));
    }

    #[test]
    fn the_two_that_there_are_become_shorter() {
        check(r"a\p{Nd}+b", r"a\d+b");
        check(r"[\P{Decimal_Number}x]", r"[\Dx]");
        check(r"\p{gc=digit}\p{White Space}\P{wspace}", r"\d\s\S");
    }

    #[test]
    fn what_is_escaped_is_no_class() {
        check(r"\\p{Nd} \\\p{Nd}", r"\\p{Nd} \\\d");
        check("no class", "no class");
        check(r"\w\", r"\w\");
    }

    #[test]
    fn others_are_refused_by_name() {
        for (pattern, class) in
            [(r"a\p{Greek}b", r"\p{Greek}"), (r"\PL+", r"\PL"), (r"\p{gc=White_Space}", "gc")]
        {
            let refused = plain(pattern).unwrap_err();
            assert!(refused.contains(class), "{refused}");
        }
    }

    proptest! {
        #[test]
        fn no_class_gets_through(pattern in r"(\\|p|P|\{|\}|N|d|N|\[|\]|#|\n| |\(\?x\)|\(\?-u\)|\p{Nd}|\\p\{Nd\}|a|\^|&&){0,24}") {
            if let Ok(plain) = plain(&pattern) {
                prop_assert!(!has_one(&plain), "{pattern} became {plain}");
            }
        }
    }

    #[test]
    fn the_look_for_classes_sees_them() {
        assert!(has_one(r"a(b[^x\p{Nd}])") && has_one(r"(?x) \p {N d}") && !has_one(r"\\p{Nd}"));
    }
}
