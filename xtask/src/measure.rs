//! What the app weighs on the wire, held against limits.

use crate::{files, paths, setup, worker};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// What a sum may come to, in brotli bytes.
struct Limit {
    /// What the product promises; said with every measurement.
    aim: u64,
    /// What fails the check: the aim where it is kept, else a little above the last release, so that it can only shrink.
    most: u64,
}

/// Page, boot file, glue, module and style: what must arrive before someone can type and be coached.
const READY_TO_TYPE: Limit = Limit { aim: 350_000, most: 350_000 };

/// All that is stored for offline use.
const PRECACHED: Limit = Limit { aim: 550_000, most: 550_000 };

/// Sizes of one file in bytes.
struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the sizes of the release in `dist` and fails when a sum is above its limit.
pub fn report() -> Result<()> {
    let dist = paths::dist();
    ensure!(dist.join(worker::FILE).exists(), "there is no release to measure: run `cargo xtask dist` first");
    let stored: Vec<PathBuf> = worker::precached(&dist)?.into_iter().map(|(_, file)| file).collect();
    let (first, later): (Vec<_>, Vec<_>) =
        measured(&dist, &stored)?.into_iter().partition(|size| is_first(&size.name));

    println!("{:<36} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    first.iter().for_each(print);
    let ready = sum("= ready to type", &first);
    print(&ready);
    later.iter().for_each(print);
    let all = sum("= everything, for offline use", first.iter().chain(&later));
    print(&all);
    report_tables()?;

    under(&ready, &READY_TO_TYPE)?;
    under(&all, &PRECACHED)
}

/// The compiled-in tables, for information: they are part of the module.
pub fn report_tables() -> Result<()> {
    let data = paths::root().join("data");
    if data.is_dir() {
        println!("tables in data/, compiled into the module:");
        let packed =
            files::walk(&data)?.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "bin"));
        measured(&data, &packed.collect::<Vec<_>>())?.iter().for_each(print);
    }
    Ok(())
}

fn is_first(name: &str) -> bool {
    // The patterns are loaded by those alone who have a pack with some, chunks after the first paint or when asked for.
    !name.contains('/')
        && !crate::bundle::is_chunk(name)
        && !name.starts_with(crate::bundle::PATTERNS.1)
        && [".html", ".js", ".wasm", ".css"].iter().any(|ending| name.ends_with(ending))
}

fn under(size: &Size, limit: &Limit) -> Result<()> {
    let Limit { aim, most } = limit;
    ensure!(
        size.brotli <= *most,
        "{} is {} bytes in brotli, above the limit of {most} (the aim is {aim})",
        size.name,
        size.brotli
    );
    println!("{}: {} bytes; the aim is {aim}, the limit {most}", size.name, size.brotli);
    Ok(())
}

fn print(size: &Size) {
    println!("{:<36} {:>9} {:>9} {:>9}", size.name, size.raw, size.gzip, size.brotli);
}

fn sum<'a>(name: &str, sizes: impl IntoIterator<Item = &'a Size>) -> Size {
    let none = Size { name: name.to_owned(), raw: 0, gzip: 0, brotli: 0 };
    sizes.into_iter().fold(none, |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
        ..sum
    })
}

/// Node's zlib does the compressing: it is there anyway, and a brotli crate would slow every chore's compile.
fn measured(folder: &Path, files: &[PathBuf]) -> Result<Vec<Size>> {
    let mut command = setup::node()?;
    command.arg(paths::root().join("xtask/scripts/sizes.mjs")).args(files).current_dir(folder);
    let lines = crate::exec::output(&mut command)?;
    let sizes = files.iter().zip(lines.lines()).map(|(file, line)| {
        let mut numbers = line.split(' ').map(str::parse);
        let mut next =
            || numbers.next().and_then(Result::ok).context("sizes.mjs printed something unexpected");
        let name = file.to_string_lossy().into_owned();
        Ok(Size { name, raw: next()?, gzip: next()?, brotli: next()? })
    });
    sizes.collect()
}
