//! `cargo run -p xtask-lexicon`: builds `data/lexicon/words.tsv` from its sources and packs all
//! tables. With `pack`, only packs them, which needs no network.

use std::path::Path;
use std::process::ExitCode;

use xtask_lexicon::pack::{self, Reviewed};
use xtask_lexicon::sources::Sources;
use xtask_lexicon::{Result, pack::write_words};

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
        Some(other) => return Err(format!("unknown command {other:?}: nothing or `pack`").into()),
    }
    let packed = pack::pack(&Reviewed::load(&folder)?)?;
    std::fs::write(folder.join("lexicon.bin"), &packed)?;
    println!("lexicon.bin: {} bytes", packed.len());
    Ok(())
}
