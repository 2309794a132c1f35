//! The catalogue as Markdown: `docs/rules.md`.

use std::fmt::Write;

use reply_coach_analysis::Family;
use reply_coach_analysis::rules::{RULES, Rule};
use reply_coach_analysis::situation::Mood;

const INTRODUCTION: &str = "\
# Rules

What Reply Coach looks for, by family. Each rule tells why a customer may mind, and shows texts that it marks, with
the text after the first rewrite (→), and texts that it leaves alone. Severity: **risk** is likely to start an
argument, **caution** often grates, **tip** is fine but there is a better habit. `[brackets]` in a rewrite are for
the agent to fill in.

Printed by `reply-coach rules > docs/rules.md`; edit the files in `data/rules` instead.
";

/// All families that have rules, each with its rules.
pub(super) fn catalogue() -> String {
    let mut page = INTRODUCTION.to_owned();
    for family in Family::ALL {
        let mut rules = RULES.iter().filter(|rule| rule.family == *family).peekable();
        if rules.peek().is_some() {
            page.push_str(&format!("\n## {}\n", family.id()));
        }
        for rule in rules {
            // Writing to a string cannot fail.
            let _ = section(&mut page, rule);
        }
    }
    page
}

fn section(page: &mut String, rule: &Rule) -> std::fmt::Result {
    writeln!(page, "\n### {} · {}\n", code(rule.id), escaped(rule.title))?;
    writeln!(page, "**{}.** {}\n", rule.severity.id(), escaped(rule.why))?;
    if let Some(when) = when(rule) {
        writeln!(page, "Looks only {when}.\n")?;
    }
    writeln!(page, "Source: {}\n", escaped(rule.source))?;
    if !rule.examples.answering.is_empty() {
        writeln!(page, "Answering {}.\n", code(rule.examples.answering))?;
    }
    writeln!(page, "Marked:\n")?;
    for (text, reframe) in rule.examples.flagged {
        // A backslash keeps the rewrite on a line of its own.
        match *reframe {
            "" => writeln!(page, "- {}", code(text))?,
            _ => writeln!(page, "- {}\\\n  → {}", code(text), code(reframe))?,
        }
    }
    writeln!(page, "\nLeft alone:\n")?;
    for text in rule.examples.clean {
        writeln!(page, "- {}", code(text))?;
    }
    Ok(())
}

/// In which situation the rule looks at a draft, unless it looks at all.
fn when(rule: &Rule) -> Option<String> {
    let mut when = Vec::new();
    if let Some(cause) = rule.cause {
        when.push(format!("when the cause is `{}`", cause.id()));
    }
    if !rule.channels.is_empty() {
        let channels: Vec<String> =
            rule.channels.iter().map(|channel| format!("`{}`", channel.id())).collect();
        when.push(format!("in the channel {}", channels.join(" or ")));
    }
    match rule.mood {
        Mood::Any => {}
        Mood::Given => when.push("when the customer's message is known".to_owned()),
        Mood::Upset => when.push("when the customer's message is an upset one".to_owned()),
    }
    (!when.is_empty()).then(|| when.join(", and "))
}

/// A text as code, so that nothing in it is taken for markup. Line breaks are shown as spaces.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A space keeps a backtick of the text apart from the fence.
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Prose with the characters that Markdown or HTML would read as markup made plain.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '&' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_docs_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules.md");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            kept.replace("\r\n", "\n") == catalogue(),
            "docs/rules.md is stale; run: cargo run -q -p reply-coach-cli -- rules > docs/rules.md"
        );
    }

    #[test]
    fn every_rule_has_a_section() {
        let page = catalogue();
        for rule in RULES {
            assert!(page.contains(&format!("\n### `{}` · ", rule.id)), "{}", rule.id);
        }
    }

    #[test]
    fn markup_in_texts_is_shown_as_it_stands() {
        assert_eq!(code("a `b` c"), "``a `b` c``");
        assert_eq!(code("`b`"), "`` `b` ``");
        assert_eq!(code("one\ntwo"), "`one two`");
        assert_eq!(escaped("<b> & [day] *x*"), r"\<b> \& \[day\] \*x\*");
    }
}
