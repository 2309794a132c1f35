//! `cargo run -p xtask-lexicon`: builds `data/lexicon/words.tsv` from its sources and packs all
//! tables. With `pack`, only packs them, which needs no network. With `coverage FILE`, measures the
//! packed lexicon on a treebank in CoNLL-U.

use std::path::Path;
use std::process::ExitCode;

use xtask_lexicon::pack::{self, Reviewed};
use xtask_lexicon::sources::Sources;
use xtask_lexicon::{Result, coverage, pack::write_words};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lexicon: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("data/lexicon");
    match std::env::args().nth(1).as_deref() {
        None => {
            let sources = Sources::load(&root.join("target/lexicon-sources"))?;
            println!("words.tsv: {} base forms", write_words(&folder, &sources)?);
        }
        Some("pack") => {}
        Some("coverage") => {
            let file = std::env::args().nth(2).ok_or("coverage needs a CoNLL-U file")?;
            return coverage::print(Path::new(&file));
        }
        Some(other) => {
            return Err(format!("unknown command {other:?}: nothing, `pack` or `coverage FILE`").into());
        }
    }
    let packed = pack::pack(&Reviewed::load(&folder)?)?;
    std::fs::write(folder.join("lexicon.bin"), &packed)?;
    println!("lexicon.bin: {} bytes", packed.len());
    Ok(())
}
