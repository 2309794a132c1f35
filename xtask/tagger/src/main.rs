//! Trains and measures the part-of-speech tagger of Reply Coach.
//!
//! `train --treebank FILE` writes `data/tagger/model.bin`, the same bytes every time; `eval --treebank FILE` measures
//! the model that is compiled in on what was held back. `FILE` is a CoNLL-U treebank, as it is or
//! packed with xz.

mod augment;
mod clauses;
mod corpus;
mod measure;
mod pack;
mod random;
mod slots;
mod train;

use std::{error::Error, fs, path::PathBuf, time::Instant};

use clauses::Clauses;
use corpus::Corpus;
use reply_coach_analysis::{
    lexicon::Lexicon,
    tag::TagSet,
    tagger::{Model, Tagger},
};

const USAGE: &str = "usage: xtask-tagger train|eval --treebank FILE [--clauses FILE]";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).map(PathBuf::from)
    };
    let treebank = corpus::treebank(&option("--treebank").ok_or(USAGE)?)?;
    let data = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/tagger"));
    let own = corpus::own(&data.join("own.tsv"))?;
    let examples = corpus::tagged(&data.join("examples.tsv"))?;
    let clauses = option("--clauses").map(|path| Clauses::read(&path)).transpose()?;
    let words = Lexicon::new();
    let lexicon = |word: &str| words.tags(word);
    match args.first().map(String::as_str) {
        Some("train") => {
            let model = train::model(&treebank, &own, &examples, &lexicon);
            println!("{} bytes, {} under brotli", model.len(), brotli_size(&model)?);
            let tagger = Tagger::new(Model::unpack(&model).ok_or("the packed model does not unpack")?);
            print!("{}", measure::report(&tagger, &lexicon, &treebank.test, &own.test, clauses.as_ref()));
            fs::write(data.join("model.bin"), model)?;
        }
        Some("eval") => {
            eval(&treebank, &own, &lexicon, clauses.as_ref());
            print!("{}", slots::report(&Tagger::embedded(), &words));
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

fn eval(treebank: &Corpus, own: &Corpus, lexicon: &impl Fn(&str) -> TagSet, clauses: Option<&Clauses>) {
    let started = Instant::now();
    let tagger = Tagger::embedded();
    let start_up = started.elapsed();
    print!("{}", measure::report(&tagger, lexicon, &treebank.test, &own.test, clauses));
    println!("start-up {:.1} ms", start_up.as_secs_f64() * 1e3);
    let alone = measure::speed(&tagger, &|_: &str| TagSet::EMPTY, &treebank.test);
    println!(
        "{:.1} M tokens/s, {alone:.1} without lexicon look-ups",
        measure::speed(&tagger, lexicon, &treebank.test)
    );
    let mut sentences: Vec<corpus::Sentence> = treebank.test.iter().map(augment::lower).collect();
    sentences.extend(treebank.test.iter().chain(&own.test).cloned());
    print!("{}", measure::repairs(&tagger, lexicon, &sentences));
    print!("{}", measure::details(&tagger, lexicon, &treebank.test));
}

fn brotli_size(bytes: &[u8]) -> std::io::Result<usize> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best)?;
    Ok(packed.len())
}
