//! How many labelled risks get a rewrite, and the sheet that a reader judges rewrites from.

use std::io::{self, Write};

use reply_coach_analysis::{Confidence, Engine, Family, Finding};

use crate::labels::{self, Row};

/// The families whose labels have to get a rewrite.
const FAMILIES: &[Family] = &[
    Family::Blame,
    Family::Command,
    Family::AccusingQuestion,
    Family::Doubt,
    Family::ProvingRight,
    Family::Refusal,
    Family::Policy,
    Family::HandOff,
    Family::HollowApology,
    Family::Condescension,
];

/// The families where rewrites have to be safe for every other label.
const SURE: &[Family] = &[Family::Blame, Family::Command];

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Count {
    labels: u32,
    found: u32,
    reframed: u32,
    sure: u32,
}

impl Count {
    fn of(row: &Row, family: Family, findings: &[&Finding]) -> Count {
        let labels = row.gold.iter().filter(|gold| gold.family == family.id()).count() as u32;
        let mut here = findings.iter().filter(|finding| finding.family == family).peekable();
        let found = here.peek().is_some();
        let (mut reframed, mut sure) = (false, false);
        for reframe in here.flat_map(|finding| &finding.reframes) {
            reframed = true;
            sure |= reframe.confidence == Confidence::Sure;
        }
        let counted = |yes: bool| labels * u32::from(yes);
        Count { labels, found: counted(found), reframed: counted(reframed), sure: counted(sure) }
    }

    fn plus(self, other: Count) -> Count {
        Count {
            labels: self.labels + other.labels,
            found: self.found + other.found,
            reframed: self.reframed + other.reframed,
            sure: self.sure + other.sure,
        }
    }
}

/// Prints how many labels of each family were found, got a rewrite, and got a sure one.
pub fn score(file: &str) -> io::Result<()> {
    let engine = Engine::new();
    let mut counts = vec![Count::default(); FAMILIES.len()];
    for row in labels::read(file)? {
        let report = row.report(&engine);
        let findings = row.findings(&report);
        for (count, family) in counts.iter_mut().zip(FAMILIES) {
            *count = count.plus(Count::of(&row, *family, &findings));
        }
    }
    println!("{:20} gold found reframed sure", "reframes");
    for (count, family) in counts.iter().zip(FAMILIES) {
        print_line(family.id(), *count);
    }
    let all = counts.iter().fold(Count::default(), |sum, count| sum.plus(*count));
    print_line("all", all);
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    println!(
        "with a reframe: {:.2} of labels, {:.2} of those found",
        share(all.reframed, all.labels),
        share(all.reframed, all.found)
    );
    let both = counts.iter().zip(FAMILIES).filter(|(_, family)| SURE.contains(family));
    let both = both.fold(Count::default(), |sum, (count, _)| sum.plus(*count));
    println!("with a sure one: {:.2} of blame and command", share(both.sure, both.labels));
    Ok(())
}

fn print_line(name: &str, count: Count) {
    println!("  {name:18} {:4} {:5} {:8} {:4}", count.labels, count.found, count.reframed, count.sure);
}

/// Prints, for every finding in a labelled sentence that has a rewrite, the sentence, the reply's stretch with the
/// rewrite in place, its confidence and its family, with tabs between: what a reader needs to judge it, and no more.
pub fn sheet(file: &str) -> io::Result<()> {
    let engine = Engine::new();
    let mut out = io::stdout().lock();
    writeln!(out, "sentence\tfirst reframe\tconfidence\tfamily\tid")?;
    for row in labels::read(file)? {
        let gold = row.families();
        let report = row.report(&engine);
        for finding in row.findings(&report) {
            let Some(first) = finding.reframes.first().filter(|_| gold.contains(finding.family.id())) else {
                continue;
            };
            let (before, after) = placed(&row.context, first.start, first.end, &first.text);
            let line = [&before, &after, first.confidence.id(), finding.family.id(), &row.id];
            writeln!(out, "{}", line.map(|field| field.replace(['\t', '\n', '\r'], " ")).join("\t"))?;
        }
    }
    Ok(())
}

/// The lines of the reply around a rewrite, without and with it.
fn placed(text: &str, start: usize, end: usize, new: &str) -> (String, String) {
    let ends = ['.', '!', '?', '\n'];
    let from = text.get(..start).and_then(|head| head.rfind(ends)).map_or(0, |at| at + 1);
    let to = text.get(end..).and_then(|tail| tail.find(ends)).map_or(text.len(), |at| end + at + 1);
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let after = format!("{}{new}{}", piece(from, start), piece(end, to));
    (piece(from, to).trim().to_owned(), after.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(row: &str, family: Family) -> Count {
        let row: Row = serde_json::from_str(row).unwrap();
        let report = row.report(&Engine::new());
        Count::of(&row, family, &row.findings(&report))
    }

    #[test]
    fn a_label_is_found_reframed_and_sure() {
        let row = r#"{"id":"a","text":"You should have charged it.","context":"You should have charged it.","gold":[{"family":"blame"}]}"#;
        assert_eq!(counted(row, Family::Blame), Count { labels: 1, found: 1, reframed: 1, sure: 1 });
        assert_eq!(counted(row, Family::Policy), Count::default());
        let row =
            r#"{"id":"b","text":"Blue is fine.","context":"Blue is fine.","gold":[{"family":"blame"}]}"#;
        assert_eq!(counted(row, Family::Blame), Count { labels: 1, ..Count::default() });
    }

    #[test]
    fn a_rewrite_is_shown_in_its_sentence() {
        let text = "Hi. So you must pay now.\nBye";
        let start = text.find("you").unwrap();
        let (before, after) = placed(text, start, start + "you must pay".len(), "please pay");
        assert_eq!((&*before, &*after), ("So you must pay now.", "So please pay now."));
    }
}
