//! Findings and moves against what readers labelled.
//!
//! A label counts as found when its family is reported on words that overlap the labelled sentence. Families that the
//! readers were not sure of count neither way.

use std::collections::BTreeMap;
use std::io;

use reply_coach_analysis::{Engine, Family, Finding, MoveId, Severity};

use crate::labels::{self, Row};

/// Labels found, things reported without a label, labels missed.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Count {
    found: u32,
    wrong: u32,
    missed: u32,
}

impl Count {
    fn precision(self) -> f64 {
        share(self.found, self.found + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.found, self.found + self.missed)
    }

    fn f1(self) -> f64 {
        share(2 * self.found, 2 * self.found + self.wrong + self.missed)
    }

    fn line(self, name: &str) -> String {
        format!(
            "  {name:18} {:4} {:5} {:5} {:5.2} {:5.2} {:5.2}",
            self.found + self.missed,
            self.found,
            self.wrong,
            self.precision(),
            self.recall(),
            self.f1()
        )
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// All that is counted over a file.
#[derive(Debug, Default)]
struct Score {
    families: BTreeMap<&'static str, Count>,
    moves: BTreeMap<&'static str, Count>,
    /// Sentences with and without a risk.
    sentences: Count,
    /// Clean sentences drawn at random, and how many of them were marked louder than a tip.
    clean: u32,
    alarms: u32,
    /// Labels, and how many had their words marked.
    quotes: u32,
    quoted: u32,
    /// Lines for `--misses`.
    misses: Vec<(&'static str, String)>,
}

impl Score {
    fn add(&mut self, row: &Row, engine: &Engine) {
        let report = row.report(engine);
        let found = row.findings(&report);
        let gold = row.families();
        let unsure = |id: &str| row.ambiguous.iter().any(|other| other == id);
        for family in Family::ALL {
            let id = family.id();
            let reported = found.iter().any(|finding| finding.family == *family);
            let line = |kind: &str| format!("{kind:6} {id:18} [{}] {}", row.id, row.text);
            if gold.contains(id) && !reported {
                self.misses.push((id, line("MISSED")));
            } else if reported && !gold.contains(id) && !unsure(id) {
                self.misses.push((id, line("FALSE")));
            }
            count(&mut self.families, id, gold.contains(id), reported, unsure(id));
        }
        let moves = row.moves_found(&report);
        for id in MoveId::ALL.iter().map(|id| id.id()) {
            let unsure = row.moves_ambiguous.iter().any(|other| other == id);
            count(&mut self.moves, id, row.moves.iter().any(|other| other == id), moves.contains(id), unsure);
        }
        self.sentence(row, &found);
        for gold in &row.gold {
            self.quotes += 1;
            let marked = |quote: &String| {
                let overlaps =
                    |f: &&&Finding| f.quote.contains(quote.as_str()) || quote.contains(f.quote.as_str());
                let of_family = |f: &&&Finding| f.family.id() == gold.family;
                !quote.is_empty() && found.iter().filter(of_family).any(|f| overlaps(&f))
            };
            self.quoted += u32::from(gold.quotes.iter().any(marked));
        }
    }

    /// Whether the sentence as a whole was told right. A tip alone says nothing of a sentence without a label.
    fn sentence(&mut self, row: &Row, found: &[&Finding]) {
        let loud = found.iter().any(|finding| finding.severity < Severity::Tip);
        if row.gold.is_empty() && row.ambiguous.is_empty() {
            self.sentences.wrong += u32::from(loud);
            if row.random {
                self.clean += 1;
                self.alarms += u32::from(loud);
            }
        } else if !row.gold.is_empty() {
            let gold = row.families();
            let told = found
                .iter()
                .any(|finding| finding.family != Family::YouOpening || gold.contains(finding.family.id()));
            self.sentences.found += u32::from(told);
            self.sentences.missed += u32::from(!told);
        }
    }
}

fn count(
    into: &mut BTreeMap<&'static str, Count>,
    id: &'static str,
    labelled: bool,
    reported: bool,
    unsure: bool,
) {
    if !labelled && (!reported || unsure) {
        return;
    }
    let count = into.entry(id).or_default();
    match (labelled, reported) {
        (true, true) => count.found += 1,
        (true, false) => count.missed += 1,
        _ => count.wrong += 1,
    }
}

fn all(counts: &BTreeMap<&'static str, Count>) -> Count {
    counts.values().fold(Count::default(), |sum, count| Count {
        found: sum.found + count.found,
        wrong: sum.wrong + count.wrong,
        missed: sum.missed + count.missed,
    })
}

/// Prints the figures; with `misses`, first what was missed and falsely reported of that family, or of `all`.
pub fn score(file: &str, misses: Option<&str>) -> io::Result<()> {
    let engine = Engine::new();
    let mut score = Score::default();
    for row in labels::read(file)? {
        score.add(&row, &engine);
    }
    for (family, line) in &score.misses {
        if misses.is_some_and(|wanted| wanted == "all" || wanted == *family) {
            println!("{line}");
        }
    }
    for (name, counts) in [("families", &score.families), ("moves", &score.moves)] {
        println!("{name:20} gold found false     P     R    F1");
        for (id, count) in counts {
            println!("{}", count.line(id));
        }
        println!("{}", all(counts).line("all"));
    }
    let whole = score.sentences;
    println!(
        "sentence carries a risk: P {:.2} R {:.2} F1 {:.2}",
        whole.precision(),
        whole.recall(),
        whole.f1()
    );
    println!(
        "false alarms per 100 random clean sentences: {:.2} (of {})",
        100.0 * share(score.alarms, score.clean),
        score.clean
    );
    println!("labels whose quoted words were marked: {:.3}", share(score.quoted, score.quotes));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(rows: &str) -> Score {
        let engine = Engine::new();
        let mut score = Score::default();
        for line in rows.lines() {
            score.add(&serde_json::from_str(line).unwrap(), &engine);
        }
        score
    }

    #[test]
    fn labels_are_found_missed_or_left_open() {
        let score = scored(concat!(
            r#"{"id":"a","random":false,"text":"You didn't sign it.","context":"Hi. You didn't sign it.","gold":[{"family":"blame","quotes":["You didn't sign"]}]}"#,
            "\n",
            r#"{"id":"b","random":false,"text":"Blue is a colour.","context":"Blue is a colour.","gold":[{"family":"cold","quotes":["Blue"]}]}"#,
            "\n",
            r#"{"id":"c","random":true,"text":"You forgot the lid.","context":"You forgot the lid.","gold":[]}"#,
            "\n",
            r#"{"id":"d","random":true,"text":"You forgot the lid.","context":"You forgot the lid.","gold":[],"ambiguous":["blame","you-opening"]}"#,
            "\n",
            r#"{"id":"e","random":true,"text":"Thank you for the photo.","context":"Thank you for the photo. You forgot the lid.","gold":[]}"#
        ));
        assert_eq!(score.families["blame"], Count { found: 1, wrong: 1, missed: 0 });
        assert_eq!(score.families["cold"], Count { found: 0, wrong: 0, missed: 1 });
        assert_eq!(score.sentences, Count { found: 1, wrong: 1, missed: 1 });
        assert_eq!((score.clean, score.alarms), (2, 1));
        assert_eq!((score.quotes, score.quoted), (2, 1));
        assert!((score.sentences.f1() - 0.5).abs() < 1e-9);
    }

    /// Sentences that nobody reads to write a rule from: on the labelled ones that rules were written beside, F1 is 0.92.
    #[test]
    fn replies_that_no_rule_was_written_from_are_judged_nearly_as_well() {
        let score = scored(include_str!("../labels/fresh-held.jsonl"));
        let families = all(&score.families);
        assert!(families.f1() >= 0.84, "F1 {:.3}", families.f1());
        assert!(families.precision() >= 0.9, "precision {:.3}", families.precision());
        let alarms = share(score.alarms, score.clean);
        assert!(
            score.clean >= 100 && alarms <= 0.04,
            "{} of {} clean ones marked",
            score.alarms,
            score.clean
        );
    }

    #[test]
    fn harmless_replies_are_left_alone() {
        let score = scored(include_str!("../labels/harmless.jsonl"));
        assert_eq!((score.clean, score.alarms), (120, 0), "{:#?}", score.misses);
    }
}
