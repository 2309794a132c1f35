//! Trains and measures the tagger.

mod augment;
mod corpus;
mod pack;
mod random;
mod train;

use std::{error::Error, path::PathBuf};

use corpus::Sentence;
use reply_coach_analysis::{
    tag::{Tag, TagSet},
    tagger::{Context, walk, Tagger, Model},
};
use train::Settings;

fn accuracy(sentences: &[Sentence], lexicon: &impl Fn(&str) -> TagSet, mut choose: impl FnMut(&Context) -> Tag) -> f64 {
    let (mut right, mut all) = (0, 0);
    let mut out = Vec::new();
    for sentence in sentences {
        out.clear();
        walk(sentence.iter().map(|t| t.text.as_str()), lexicon, &mut out, &mut choose);
        all += out.len();
        right += out.iter().zip(sentence).filter(|(a, b)| **a == b.tag).count();
    }
    100.0 * right as f64 / all.max(1) as f64
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().collect();
    let arg = |name: &str, default: f32| {
        args.iter().position(|a| a == name).map_or(default, |i| args[i + 1].parse().unwrap())
    };
    let settings = Settings {
        bits: arg("--bits", 14.0) as u32,
        rounds: arg("--rounds", 8.0) as usize,
        least: arg("--least", 3.0) as u32,
        step: arg("--step", 1.0),
        prune: arg("--prune", 0.7),
        tune: arg("--tune", 6.0) as usize,
        keep: arg("--keep", 30000.0) as usize,
        stages: arg("--stages", 1.0) as usize,
    };
    let path = args.iter().position(|a| a == "--treebank").map(|i| PathBuf::from(&args[i + 1])).unwrap();
    let mut corpus = corpus::treebank(&path)?;
    let own = corpus::own(&PathBuf::from("data/tagger/own.tsv")).unwrap_or_default();
    let lex: std::collections::HashMap<String, TagSet> = std::fs::read_to_string("/tmp/lex.tsv")
        .map(|text| {
            text.lines()
                .filter_map(|l| {
                    let (w, t) = l.split_once('\t')?;
                    let mut set = TagSet::EMPTY;
                    for t in t.split(' ') {
                        set = set.with(Tag::from_name(t)?);
                    }
                    Some((w.to_owned(), set))
                })
                .collect()
        })
        .unwrap_or_default();
    let lexicon = |w: &str| lex.get(w).copied().unwrap_or_default();
    let mut random = random::Random(1);
    let mut sentences = Vec::new();
    for s in &corpus.train {
        sentences.extend(augment::copies(s, &mut random));
    }
    for _ in 0..3 {
        for s in &own.train {
            sentences.extend(augment::copies(s, &mut random));
        }
    }
    let weights = train::train(&sentences, &lexicon, &settings);
    let rounded = train::quantise(&weights, &settings);
    let file = pack::pack(&rounded);
    std::fs::write("data/tagger/model.bin", &file)?;
    println!("{:?} file {}", rounded.levels, file.len());
    let model = Model::unpack(&file).unwrap();
    let tagger = Tagger::new(model);
    let started = std::time::Instant::now();
    Model::unpack(&file).unwrap();
    println!("start {:?}", started.elapsed());
    let started = std::time::Instant::now();
    let mut out = Vec::new();
    let mut n = 0;
    let lists: Vec<Vec<&str>> = corpus.test.iter().map(|s| s.iter().map(|t| t.text.as_str()).collect()).collect();
    for _ in 0..20 {
        for s in &lists {
            out.clear();
            tagger.tag(s.iter().copied(), lexicon, &mut out);
            n += out.len();
        }
    }
    println!("{:.2} M tokens/s", n as f64 / started.elapsed().as_secs_f64() / 1e6);
    {
        let (mut r, mut n) = (0, 0);
        for s in &corpus.test {
            out.clear();
            tagger.tag(s.iter().map(|t| t.text.as_str()), lexicon, &mut out);
            n += out.len();
            r += out.iter().zip(s).filter(|(a, b)| **a == b.tag).count();
        }
        println!("tagger {:.2}", 100.0 * r as f64 / n as f64);
    }

    let levels = rounded.codes.clone();
    let rounded = rounded.weights(weights.shift);
    let mut bytes = Vec::new();
    let mut nonzero = 0;
    for row in &levels {
        for pair in row[..14].chunks(2) {
            nonzero += pair.iter().filter(|x| **x != 0).count();
            bytes.push((pair[0] + 8) as u8 | ((pair[1] + 8) as u8) << 4);
        }
    }
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    let mut unpacked = Vec::new();
    let wide: Vec<u8> = levels.iter().flat_map(|r| r[..14].iter().map(|x| *x as u8)).collect();
    brotli::BrotliCompress(&mut &wide[..], &mut unpacked, &params)?;
    // ideal: adaptive per-lane with row flag
    let mut ideal = 0.0_f64;
    let mut rowflag = [1.0_f64; 2];
    let mut lanes = [[[0.1_f64; 15]; 3]; 14];
    for row in &levels {
        let empty = usize::from(row[..14].iter().all(|x| *x == 0));
        ideal -= (rowflag[empty] / (rowflag[0] + rowflag[1])).log2();
        rowflag[empty] += 1.0;
        if empty == 0 {
            let mut c = 0;
            for lane in 0..14 {
                let s = (row[lane] + 7) as usize;
                let t = &mut lanes[lane][c.min(2)];
                ideal -= (t[s] / t.iter().sum::<f64>()).log2();
                t[s] += 1.0;
                c += usize::from(s != 7);
            }
        }
    }
    print!("raw {} nz {} brotli {} wide {} ideal {} | ", bytes.len(), nonzero, packed.len(), unpacked.len(), ideal as usize / 8);
    for (name, w) in [("f", &weights), ("q", &rounded)] {
        let mut choose = |c: &Context| train::best(&w.score(&c.features()));
        let lower: Vec<Sentence> = corpus.test.iter().map(augment::lower).collect();
        let bare: Vec<Sentence> = corpus.test.iter().map(augment::bare).collect();
        print!(
            "{name}: {:.2} lower {:.2} bare {:.2} own {:.2} | ",
            accuracy(&corpus.test, &lexicon, &mut choose),
            accuracy(&lower, &lexicon, &mut choose),
            accuracy(&bare, &lexicon, &mut choose),
            accuracy(&own.test, &lexicon, &mut choose),
        );
    }
    println!();
    corpus.train.clear();
    Ok(())
}
