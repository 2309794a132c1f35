//! Found and labelled clauses side by side.

use std::{fs, io};

use reply_coach_analysis::Engine;
use reply_coach_analysis::parsed::{Bytes, ParsedClause, parsed};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    text: String,
    clauses: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    you: Bytes,
    verb: Bytes,
    aux: Vec<Bytes>,
    negated: bool,
    particle: Option<Bytes>,
    chain: Vec<Bytes>,
    object: Option<Bytes>,
}

/// Found, missed and false, for precision and recall.
#[derive(Default)]
struct Count {
    hit: u32,
    missed: u32,
    wrong: u32,
}

impl Count {
    fn add(&mut self, label: Option<Bytes>, found: Option<Bytes>) {
        match (label, found) {
            (Some(a), Some(b)) if a == b => self.hit += 1,
            (label, found) => {
                self.missed += u32::from(label.is_some());
                self.wrong += u32::from(found.is_some());
            }
        }
    }

    fn line(&self, name: &str) -> String {
        let share = |n: u32, other: u32| f64::from(n) / f64::from((n + other).max(1));
        format!("{name:32} P {:.3}  R {:.3}", share(self.hit, self.wrong), share(self.hit, self.missed))
    }
}

/// Prints precision and recall of verbs and objects, and how often the rest is right.
pub fn score(file: &str, misses: bool) -> io::Result<()> {
    let engine = Engine::new();
    let (mut verb, mut object) = (Count::default(), Count::default());
    let (mut matched, mut groups, mut whole, mut labels) = (0u32, 0u32, 0u32, 0u32);
    for line in fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let doc = engine.document(&row.text);
        let found: Vec<ParsedClause> = parsed(&doc).into_iter().flat_map(|s| s.clauses).collect();
        let mut used = vec![false; found.len()];
        for label in &row.clauses {
            labels += 1;
            let at = found.iter().position(|c| {
                c.verb == label.verb
                    && c.person == "you"
                    && c.subject.is_some_and(|s| s[0] <= label.you[0] && label.you[1] <= s[1])
            });
            let Some(clause) = at.and_then(|at| found.get(at)) else {
                verb.missed += 1;
                object.missed += u32::from(label.object.is_some());
                if misses {
                    println!("MISSED  {} <{}>", row.text, text(&row.text, label.verb));
                }
                continue;
            };
            if let Some(flag) = at.and_then(|at| used.get_mut(at)) {
                *flag = true;
            }
            verb.hit += 1;
            matched += 1;
            object.add(label.object, clause.object);
            let group = label.aux == clause.aux
                && label.negated == clause.negated
                && label.particle == clause.particle;
            let right = group && label.object == clause.object && label.chain == clause.chain;
            groups += u32::from(group);
            whole += u32::from(right);
            if misses && !right {
                let spans =
                    |list: &[Bytes]| list.iter().map(|&b| text(&row.text, b)).collect::<Vec<_>>().join(" ");
                let one = |span: Option<Bytes>| span.map_or("-", |b| text(&row.text, b));
                println!(
                    "DIFFERS {}\n   label aux [{}] neg {} prt {} chain [{}] obj {}\n   found aux [{}] neg {} prt {} chain [{}] obj {}",
                    row.text,
                    spans(&label.aux),
                    label.negated,
                    one(label.particle),
                    spans(&label.chain),
                    one(label.object),
                    spans(&clause.aux),
                    clause.negated,
                    one(clause.particle),
                    spans(&clause.chain),
                    one(clause.object)
                );
            }
        }
        for (clause, used) in found.iter().zip(used) {
            if clause.person == "you" && !used {
                verb.wrong += 1;
                object.wrong += u32::from(clause.object.is_some());
                if misses {
                    println!("FALSE   {} <{}>", row.text, text(&row.text, clause.verb));
                }
            }
        }
    }
    println!("{}", verb.line("verb of a you clause"));
    println!("{}", object.line("object span"));
    println!(
        "{:32} {:.3} of {matched} found",
        "auxiliaries, negation, particle",
        f64::from(groups) / f64::from(matched.max(1))
    );
    println!(
        "{:32} {:.3} of {matched} found, {:.3} of {labels} labelled",
        "whole clause",
        f64::from(whole) / f64::from(matched.max(1)),
        f64::from(whole) / f64::from(labels.max(1))
    );
    Ok(())
}

fn text(text: &str, [start, end]: Bytes) -> &str {
    text.get(start..end).unwrap_or("")
}
