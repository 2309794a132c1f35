//! Reports for people at a terminal: the line, the phrase, the reason, what to say instead.

use std::io::{self, Write};

use reply_coach_analysis::marks::{Mark, marks};
use reply_coach_analysis::{
    Cause, ChecklistState, Confidence, Finding, Focus, MoveId, Reframe, Report, Severity,
};

use super::colour::{Ink, Palette};
use super::excerpt::{Excerpt, excerpt, printable};
use crate::lines::Lines;

/// Lines shown of a phrase that runs over several.
const LINES: usize = 4;

/// Prints everything about one draft, its summary line last.
pub fn report(
    out: &mut dyn Write,
    name: &str,
    text: &str,
    report: &Report,
    palette: Palette,
) -> io::Result<()> {
    let lines = Lines::new(text);
    let last = report.findings.iter().map(|finding| lines.place(finding.start).line + LINES).max();
    let page = Page { name: &printable(name), text, lines, palette, gutter: digits(last.unwrap_or(1)) };
    for mark in marks(&report.findings) {
        page.mark(out, &mark, &report.findings)?;
    }
    for item in report.checklist.iter().filter(|item| item.state == ChecklistState::Missing) {
        let label = format!("missing[{}]", item.id.id());
        writeln!(out, "{}: {}", palette.paint(Ink::Missing, label), printable(&item.why))?;
        page.line_to_add(out, item.suggestion.as_deref(), item.at)?;
        writeln!(out)?;
    }
    for note in &report.notes {
        let label = format!("note[{}]", note.id.id());
        writeln!(out, "{}: {}", palette.paint(Ink::Missing, label), printable(&note.text))?;
        page.line_to_add(out, note.suggestion.as_deref(), note.at)?;
        writeln!(out)?;
    }
    if let Some(moves) = moves(report) {
        writeln!(out, "{}: it has {moves}", page.name)?;
    }
    if let Some(focus) = focus(report.focus) {
        writeln!(out, "{}: it is about {focus}", page.name)?;
    }
    if let Some(taken) = report.cause.as_ref().filter(|taken| taken.inferred && !report.findings.is_empty()) {
        let why = taken.why.as_deref().map(printable).unwrap_or_default();
        writeln!(out, "{}: taken for {}: {why} If it is not, say --cause.", page.name, whose(taken.taken))?;
    }
    writeln!(out, "{}", summary(page.name, report))
}

/// The good moves that were found, each once.
fn moves(report: &Report) -> Option<String> {
    let found = |id: &&MoveId| report.moves.iter().any(|found| found.id == **id);
    let names: Vec<&str> = MoveId::ALL.iter().filter(found).map(|id| id.id()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What the clauses are about, the most frequent first.
fn focus(focus: Focus) -> Option<String> {
    let mut parts = [
        (focus.customer, "the customer"),
        (focus.product, "the product"),
        (focus.agent, "you or your team"),
        (focus.other, "other things"),
    ];
    parts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let named = parts.iter().filter(|(count, _)| *count > 0);
    let named: Vec<String> = named.map(|(count, what)| format!("{what} ({count})")).collect();
    (!named.is_empty()).then(|| named.join(", "))
}

/// Whose slip it was, in words.
const fn whose(cause: Cause) -> &'static str {
    match cause {
        Cause::Auto => "anybody's slip",
        Cause::Customer => "the customer's step",
        Cause::Us => "our slip",
        Cause::ThirdParty => "a third party or a rule",
    }
}

/// What a draft comes to, on one line.
fn summary(name: &str, report: &Report) -> String {
    let counts: Vec<String> = Severity::ALL
        .iter()
        .filter_map(|severity| {
            let count = report.findings.iter().filter(|finding| finding.severity == *severity).count();
            (count > 0).then(|| counted(count, severity.id()))
        })
        .collect();
    let found = if counts.is_empty() { "nothing to reword".to_owned() } else { counts.join(", ") };
    let words = counted(report.words as usize, "word");
    format!("{name}: {found} in {words}")
}

/// `1 word`, `2 words`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What all findings of one draft share.
struct Page<'a> {
    name: &'a str,
    text: &'a str,
    lines: Lines<'a>,
    palette: Palette,
    /// Width of the line numbers.
    gutter: usize,
}

impl Page<'_> {
    /// The strongest finding of a mark in full; of the others what they add: their reason, and rewrites not shown yet.
    fn mark(&self, out: &mut dyn Write, mark: &Mark, findings: &[Finding]) -> io::Result<()> {
        let mut shown: Vec<(usize, usize, &str)> = Vec::new();
        let mut of_mark = mark.findings.iter().filter_map(|&index| findings.get(index));
        if let Some(strongest) = of_mark.next() {
            self.finding(out, strongest)?;
            self.reframes(out, strongest, &mut shown)?;
        }
        for finding in of_mark {
            let rule = printable(&finding.rule);
            writeln!(out, "also {}: {} ({rule})", self.label(finding), printable(&finding.why))?;
            self.reframes(out, finding, &mut shown)?;
        }
        writeln!(out)
    }

    fn label(&self, finding: &Finding) -> String {
        let label = format!("{}[{}]", finding.severity.id(), finding.family.id());
        self.palette.paint(Ink::Severity(finding.severity), label).to_string()
    }

    fn finding(&self, out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
        let ink = Ink::Severity(finding.severity);
        writeln!(out, "{}: {}", self.label(finding), printable(&finding.why))?;

        let place = self.lines.place(finding.start);
        let arrow = self.palette.paint(Ink::Frame, "-->");
        let (gutter, rule) = (self.gutter, printable(&finding.rule));
        writeln!(out, "{:gutter$}{arrow} {}:{}:{} ({rule})", "", self.name, place.line, place.column)?;
        self.excerpts(out, finding, ink)
    }

    /// The rewrites that are not among those `shown`, which they join.
    fn reframes<'f>(
        &self,
        out: &mut dyn Write,
        finding: &'f Finding,
        shown: &mut Vec<(usize, usize, &'f str)>,
    ) -> io::Result<()> {
        let mut replaced: Option<(usize, usize)> = None;
        for reframe in &finding.reframes {
            let change = (reframe.start, reframe.end, reframe.text.as_str());
            if shown.contains(&change) {
                continue;
            }
            shown.push(change);
            // Rewrites mostly replace the same words; those are shown once.
            if replaced != Some((reframe.start, reframe.end)) {
                let old = self.text.get(reframe.start..reframe.end).unwrap_or_default();
                if !old.is_empty() {
                    self.change(out, '-', Ink::Old, old, "")?;
                }
                replaced = Some((reframe.start, reframe.end));
            }
            self.change(out, '+', Ink::New, &reframe.text, &note(reframe))?;
        }
        Ok(())
    }

    /// The lines the phrase is on, with carets below it.
    fn excerpts(&self, out: &mut dyn Write, finding: &Finding, ink: Ink) -> io::Result<()> {
        // A phrase that ends with a line break is not also on the next line.
        let last_byte = finding.end.saturating_sub(1).max(finding.start);
        let (first, last) = (self.lines.place(finding.start).line, self.lines.place(last_byte).line);
        self.frame(out, "", "")?;
        for line in (first..=last).take(LINES) {
            let content = self.lines.content(line);
            let source = self.text.get(content.clone()).unwrap_or_default();
            let start = finding.start.saturating_sub(content.start);
            let end = finding.end.saturating_sub(content.start);
            let Excerpt { shown, indent, carets } = excerpt(source, start..end);
            self.frame(out, &line.to_string(), &shown)?;
            if shown.is_empty() && first != last {
                continue;
            }
            let carets = self.palette.paint(ink, "^".repeat(carets));
            self.frame(out, "", &format!("{:indent$}{carets}", ""))?;
        }
        if last - first >= LINES {
            self.frame(out, "", "…")?;
        }
        Ok(())
    }

    fn frame(&self, out: &mut dyn Write, number: &str, content: &str) -> io::Result<()> {
        let gutter = self.palette.paint(Ink::Frame, format!("{number:>width$} |", width = self.gutter));
        let space = if content.is_empty() { "" } else { " " };
        writeln!(out, "{gutter}{space}{content}")
    }

    /// A line that would fill a gap, and the line of the draft where it goes.
    fn line_to_add(
        &self,
        out: &mut dyn Write,
        suggestion: Option<&str>,
        at: Option<usize>,
    ) -> io::Result<()> {
        let Some(suggestion) = suggestion else { return Ok(()) };
        let place = at.map_or(String::new(), |at| {
            let place = self.lines.place(at);
            format!("   (at {}:{})", place.line, place.column)
        });
        self.change(out, '+', Ink::New, suggestion.trim(), &place)
    }

    fn change(&self, out: &mut dyn Write, sign: char, ink: Ink, words: &str, note: &str) -> io::Result<()> {
        let change = self.palette.paint(ink, format!("{sign} {}", printable(words)));
        writeln!(out, "{:gutter$} {change}{note}", "", gutter = self.gutter)
    }
}

/// What to know before a rewrite is used.
fn note(reframe: &Reframe) -> String {
    let mut notes = Vec::new();
    if reframe.confidence == Confidence::Check {
        notes.push("check that it fits".to_owned());
    }
    if !reframe.slots.is_empty() {
        let hints: Vec<String> = reframe.slots.iter().map(|slot| printable(&slot.hint)).collect();
        notes.push(format!("fill in: {}", hints.join(", ")));
    }
    if notes.is_empty() { String::new() } else { format!("   ({})", notes.join("; ")) }
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use reply_coach_analysis::{CauseTaken, ChecklistItem, MoveId, Slot};

    use super::*;
    use crate::render::sample::{self, finding, reframe};

    fn rendered(text: &str, what: &Report, on: bool) -> String {
        let mut out = Vec::new();
        report(&mut out, "reply.txt", text, what, Palette { on }).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn check(text: &str, findings: Vec<Finding>, expect: &str) {
        assert_eq!(rendered(text, &sample::report(text, findings), false), expect);
    }

    #[test]
    fn a_cause_that_was_inferred_is_said_with_its_reason() {
        let text = "We sent it.";
        let mut what = sample::report(text, vec![finding(text, "sent", Severity::Tip).into()]);
        let last_lines = |what: &Report| {
            let shown = rendered(text, what, false);
            shown.split_once("\n\n").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
        };
        let taken =
            |inferred| Some(CauseTaken { taken: Cause::Us, inferred, why: Some("You\u{7} say so.".into()) });
        let summary = "reply.txt: 1 tip in 3 words\n";
        assert_eq!(last_lines(&what), summary);
        what.cause = taken(false);
        assert_eq!(last_lines(&what), summary);
        what.cause = taken(true);
        let line = "reply.txt: taken for our slip: You\u{fffd} say so. If it is not, say --cause.\n";
        assert_eq!(last_lines(&what), format!("{line}{summary}"));
        what.findings.clear();
        assert_eq!(rendered(text, &what, false), "reply.txt: nothing to reword in 3 words\n");
    }

    #[test]
    fn a_clean_draft_is_one_line() {
        check("Thank you for writing.", vec![], "reply.txt: nothing to reword in 4 words\n");
        check("", vec![], "reply.txt: nothing to reword in 0 words\n");
        check("Thanks", vec![], "reply.txt: nothing to reword in 1 word\n");
    }

    #[test]
    fn a_finding_shows_the_line_the_reason_and_the_rewrites() {
        let text = "Hello Kim,\r\n\r\nyou should have saved it first. Bye.\r\n";
        let sure =
            reframe(text, "you should have saved it first", "it needed saving by [day]", Confidence::Sure);
        let sure = Reframe { slots: vec![Slot { start: 20, end: 25, hint: "day".into() }], ..sure };
        let unsure =
            reframe(text, "you should have saved it first", "I could have said it", Confidence::Check);
        let found = finding(text, "you should have", Severity::Risk).reframe(sure).reframe(unsure);
        check(
            text,
            vec![found.into()],
            "\
risk[blame]: Tells the customer what they ought to have done.
 --> reply.txt:3:1 (blame.should-have)
  |
3 | you should have saved it first. Bye.
  | ^^^^^^^^^^^^^^^
  - you should have saved it first
  + it needed saving by [day]   (fill in: day)
  + I could have said it   (check that it fits)

reply.txt: 1 risk in 9 words
",
        );
    }

    #[test]
    fn a_phrase_over_several_lines_is_marked_on_each() {
        let text = "a you\nshould\n\nhave b";
        check(
            text,
            vec![finding(text, "you\nshould\n\nhave", Severity::Tip).into()],
            "\
tip[blame]: Tells the customer what they ought to have done.
 --> reply.txt:1:3 (blame.should-have)
  |
1 | a you
  |   ^^^
2 | should
  | ^^^^^^
3 |
4 | have b
  | ^^^^

reply.txt: 1 tip in 5 words
",
        );
    }

    #[test]
    fn what_overlaps_is_one_mark_and_only_what_differs_is_added() {
        let text = "you should have saved it first";
        let rewrite = reframe(text, text, "it needed saving", Confidence::Sure);
        let other = reframe(text, text, "next time, save it", Confidence::Sure);
        let risk = finding(text, "you should have", Severity::Risk).reframe(rewrite.clone());
        let tip = finding(text, text, Severity::Tip).reframe(rewrite).reframe(other);
        check(
            text,
            vec![risk.into(), tip.into()],
            "\
risk[blame]: Tells the customer what they ought to have done.
 --> reply.txt:1:1 (blame.should-have)
  |
1 | you should have saved it first
  | ^^^^^^^^^^^^^^^
  - you should have saved it first
  + it needed saving
also tip[blame]: Tells the customer what they ought to have done. (blame.should-have)
  - you should have saved it first
  + next time, save it

reply.txt: 1 risk, 1 tip in 6 words
",
        );
    }

    #[test]
    fn what_the_reply_lacks_comes_after_the_findings() {
        let mut lacking = sample::report("No.", vec![]);
        lacking.checklist = vec![
            ChecklistItem {
                id: MoveId::Empathy,
                state: ChecklistState::Missing,
                why: "The order came broken.".into(),
                suggestion: Some("That must be frustrating.".to_owned()),
                at: Some(0),
            },
            ChecklistItem {
                id: MoveId::Thanks,
                state: ChecklistState::NotNeeded,
                why: "Never shown.".into(),
                suggestion: None,
                at: None,
            },
        ];
        let expect = "\
missing[empathy]: The order came broken.
  + That must be frustrating.   (at 1:1)

reply.txt: nothing to reword in 1 word
";
        assert_eq!(rendered("No.", &lacking, false), expect);
    }

    #[test]
    fn colours_only_when_asked_for() {
        let text = "you should have";
        let what = sample::report(text, vec![finding(text, text, Severity::Risk).into()]);
        assert!(rendered(text, &what, true).starts_with("\u{1b}[1;31mrisk[blame]\u{1b}[0m: "));
        assert!(!rendered(text, &what, false).contains('\u{1b}'));
    }

    /// Any text, with any number of spans on its character boundaries.
    fn draft_with_spans() -> impl Strategy<Value = (String, Vec<(usize, usize)>)> {
        let nasty = prop::sample::select(vec![
            "\t",
            "\r\n",
            "\n",
            "\u{301}",
            "👩‍👩‍👧",
            "你",
            "\u{202e}",
            "\u{1b}[0m",
            "you ",
        ]);
        let piece = prop_oneof![any::<char>().prop_map(String::from), nasty.prop_map(str::to_owned)];
        let text = prop::collection::vec(piece, 0..300).prop_map(|pieces| pieces.concat());
        text.prop_flat_map(|text| {
            let bounds: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let span = (prop::sample::select(bounds.clone()), prop::sample::select(bounds))
                .prop_map(|(a, b)| (a.min(b), a.max(b)));
            (Just(text), prop::collection::vec(span, 0..8))
        })
    }

    proptest! {
        #[test]
        fn any_draft_with_any_spans_is_rendered((text, spans) in draft_with_spans()) {
            let findings = spans.iter().map(|&(start, end)| {
                let mut found = sample::finding_at(&text, start, end, Severity::Caution);
                found.reframes = vec![sample::reframe_at(start, end, &text, Confidence::Check)];
                found
            });
            let what = sample::report(&text, findings.collect());
            let shown = rendered(&text, &what, false);
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
            let said = shown.matches(" --> ").count() + shown.matches("\nalso caution").count();
            prop_assert!(said >= spans.len());
            let framed = |line: &&str| line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).starts_with('|');
            for line in shown.lines().filter(framed) {
                prop_assert!(line.chars().count() < 500, "{}", line);
            }
            let log = crate::render::sarif::log(&[(crate::input::Source::Stdin, text, what)], &[]);
            prop_assert!(log["runs"][0]["results"].as_array().is_some_and(|all| all.len() == spans.len()));
        }
    }
}
