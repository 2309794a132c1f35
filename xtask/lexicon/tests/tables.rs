//! The tables are sorted and canonical, and the packed lexicon is made from them as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use reply_coach_analysis::lexicon::{Lexicon, VerbForm};
use reply_coach_analysis::tag::Tag;
use xtask_lexicon::pack::{Reviewed, pack};
use xtask_lexicon::tsv;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/lexicon")
}

fn lines(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder().join(name)).expect(name);
    assert!(text.ends_with('\n'), "{name} ends with a line break");
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Sorted by bytes without doubles, and each line has `columns` fields that are not empty.
fn check_table(name: &str, columns: usize) {
    let lines = lines(name);
    for line in &lines {
        assert_eq!(line.len(), columns, "{name}: {line:?}");
        assert!(line.iter().all(|field| !field.is_empty() && field.trim() == field), "{name}: {line:?}");
    }
    let firsts: Vec<&String> = lines.iter().filter_map(|line| line.first()).collect();
    assert!(firsts.is_sorted_by(|a, b| a < b), "{name} is not sorted");
}

#[test]
fn tables_are_sorted() {
    check_table("doubling.tsv", 2);
    check_table("irregular-nouns.tsv", 2);
    check_table("irregular-verbs.tsv", 3);
    check_table("varieties.tsv", 2);
}

#[test]
fn tables_of_tags_are_canonical() {
    for name in ["closed.tsv", "corrections.tsv", "domain.tsv", "words.tsv"] {
        let path = folder().join(name);
        let words = tsv::read(&path).expect(name);
        assert!(tsv::write(&words) == fs::read_to_string(path).expect(name), "{name} is not canonical");
    }
}

#[test]
fn the_packed_lexicon_is_fresh() {
    let reviewed = Reviewed::load(&folder()).expect("tables");
    let packed = pack(&reviewed).expect("packs");
    assert!(
        packed == fs::read(folder().join("lexicon.bin")).expect("lexicon.bin"),
        "run `cargo run -p xtask-lexicon pack`"
    );
}

#[test]
fn every_word_of_the_tables_has_its_tags() {
    let reviewed = Reviewed::load(&folder()).expect("tables");
    let lexicon = Lexicon::new();
    let mut wrong = Vec::new();
    for (word, tags) in reviewed.closed.iter().chain(&reviewed.open_words()) {
        let found = lexicon.tags(word);
        if found.union(*tags) != found {
            wrong.push(word.clone());
        }
        if !reviewed.closed.contains_key(word) && tags.has(Tag::Verb) && !lexicon.is_verb(word) {
            wrong.push(format!("{word} as a verb"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_lexicon_is_large_enough() {
    let reviewed = Reviewed::load(&folder()).expect("tables");
    let open = reviewed.open_words();
    let verbs = open.values().filter(|tags| tags.has(Tag::Verb)).count();
    assert!(open.len() >= 21_000, "{} base forms", open.len());
    assert!(verbs >= 4_500, "{verbs} verbs");
    assert!(reviewed.domain.len() >= 300);
    let size = fs::metadata(folder().join("lexicon.bin")).expect("lexicon.bin").len();
    assert!(size <= 70_000, "{size} bytes, more than the first load has room for");
}

#[test]
fn irregular_tables_hold_only_what_the_rules_get_wrong() {
    let bases: BTreeSet<String> =
        lines("irregular-verbs.tsv").into_iter().filter_map(|line| line.into_iter().next()).collect();
    for line in lines("doubling.tsv") {
        assert!(["both", "gb", "never"].contains(&line[1].as_str()), "{line:?}");
    }
    for line in lines("irregular-verbs.tsv") {
        let [base, past, participle] = &line[..] else { unreachable!("three columns") };
        let regular = if base.ends_with('e') { format!("{base}d") } else { format!("{base}ed") };
        assert!(*past != regular || *participle != regular, "{base} is regular");
        for field in [past, participle] {
            let variants: Vec<&str> = field.split('/').collect();
            let distinct: BTreeSet<&str> = variants.iter().copied().collect();
            assert_eq!(distinct.len(), variants.len(), "{base}: doubled variants");
            for variant in variants {
                let mark = variant.split_once('@').map(|(_, mark)| mark);
                assert!(mark.is_none_or(|mark| mark == "gb" || mark == "us"), "{base}: {variant}");
                assert!(!bases.contains(variant) || lexicon_knows_both(variant, base), "{base}: {variant}");
            }
        }
    }
    let lexicon = Lexicon::new();
    for line in lines("irregular-nouns.tsv") {
        let [singular, plurals] = &line[..] else { unreachable!("two columns") };
        let y = singular.strip_suffix('y').filter(|root| !root.ends_with(['a', 'e', 'o', 'u']));
        let by_rule = if let Some(root) = y {
            format!("{root}ies")
        } else if singular.ends_with(['s', 'x', 'z']) || singular.ends_with("sh") || singular.ends_with("ch")
        {
            format!("{singular}es")
        } else {
            format!("{singular}s")
        };
        assert_ne!(*plurals, by_rule, "{singular} is regular");
        assert!(lexicon.noun(singular).is_some(), "{singular} is no noun");
    }
}

/// A past form that is also a verb of its own, such as *saw* and *lay*, is read both ways.
fn lexicon_knows_both(form: &str, base: &str) -> bool {
    let lexicon = Lexicon::new();
    let readings = lexicon.verb(form);
    readings.iter().any(|reading| reading.lemma == base)
        && readings.iter().any(|reading| reading.lemma == form && reading.forms.has(VerbForm::Base))
}
