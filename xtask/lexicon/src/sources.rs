//! Fetches and reads the sources: lemminflect from PyPI, WordNet and SCOWL from Debian.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use reply_coach_analysis::tag::Tag;

use crate::Result;

/// The version of lemminflect the tables are built from.
const LEMMINFLECT: &str = "lemminflect==0.2.3";

/// The SCOWL sizes used, from the most common words to the rarer ones.
const SIZES: [u8; 7] = [10, 20, 35, 40, 50, 55, 60];

/// What the sources say.
#[derive(Debug, Default)]
pub struct Sources {
    /// Base forms with their tags in the SPECIALIST lexicon, by way of lemminflect.
    pub specialist: HashSet<(String, Tag)>,
    /// Base forms with their tags in WordNet.
    pub wordnet: HashSet<(String, Tag)>,
    /// How often a base form was tagged in WordNet's sense-tagged texts.
    pub counts: HashMap<(String, Tag), u32>,
    /// The SCOWL size of a word: the smaller, the more common.
    pub sizes: HashMap<String, u8>,
}

impl Sources {
    /// Reads the sources from a folder, fetching what is not there.
    pub fn load(folder: &Path) -> Result<Sources> {
        fetch(folder)?;
        let mut sources = Sources::default();
        sources.read_specialist(folder)?;
        sources.read_wordnet(folder)?;
        sources.read_scowl(folder)?;
        Ok(sources)
    }

    fn read_specialist(&mut self, folder: &Path) -> Result<()> {
        let path = folder.join("lemminflect/resources/lemma_lu.csv.gz");
        let unpacked = Command::new("gzip").arg("-dc").arg(&path).output()?;
        for line in String::from_utf8(unpacked.stdout)?.lines() {
            let mut fields = line.split(',');
            let (Some(word), Some(pos), Some(lemmas)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let Some(tag) = tag(pos) else { continue };
            if lemmas.split('/').any(|lemma| lemma == word) {
                self.specialist.insert((word.to_owned(), tag));
            }
        }
        Ok(())
    }

    fn read_wordnet(&mut self, folder: &Path) -> Result<()> {
        let folder = folder.join("usr/share/wordnet");
        for pos in ["noun", "verb", "adj", "adv"] {
            let Some(tag) = tag(pos) else { continue };
            let text = fs::read_to_string(folder.join(format!("index.{pos}")))?;
            for word in text.lines().filter_map(|line| line.split(' ').next()).filter(|word| !word.is_empty())
            {
                self.wordnet.insert((word.to_owned(), tag));
            }
        }
        for line in fs::read_to_string(folder.join("cntlist.rev"))?.lines() {
            let Some((word, rest)) = line.split_once('%') else { continue };
            let tag = match rest.as_bytes().first() {
                Some(b'1') => Tag::Noun,
                Some(b'2') => Tag::Verb,
                Some(b'4') => Tag::Adv,
                _ => Tag::Adj,
            };
            let count: u32 = rest.rsplit(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0);
            *self.counts.entry((word.to_owned(), tag)).or_default() += count;
        }
        Ok(())
    }

    fn read_scowl(&mut self, folder: &Path) -> Result<()> {
        let folder = folder.join("usr/share/dict/scowl");
        for size in SIZES {
            for list in ["english", "american", "british", "british_z"] {
                let bytes = fs::read(folder.join(format!("{list}-words.{size}")))?;
                for word in String::from_utf8_lossy(&bytes).lines() {
                    self.sizes.entry(word.to_owned()).or_insert(size);
                }
            }
        }
        Ok(())
    }
}

fn tag(pos: &str) -> Option<Tag> {
    match pos {
        "noun" => Some(Tag::Noun),
        "verb" => Some(Tag::Verb),
        "adj" => Some(Tag::Adj),
        "adv" => Some(Tag::Adv),
        _ => None,
    }
}

fn fetch(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    if !folder.join("lemminflect").exists() {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]).arg(folder).arg(LEMMINFLECT);
        run(&mut pip)?;
    }
    if !folder.join("usr/share/wordnet").exists() {
        run(Command::new("apt-get").args(["download", "scowl", "wordnet-base"]).current_dir(folder))?;
        for package in fs::read_dir(folder)? {
            let package = package?.path();
            if package.extension().is_some_and(|extension| extension == "deb") {
                run(Command::new("dpkg").arg("-x").arg(&package).arg(folder))?;
            }
        }
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| format!("{:?}: {error}", command.get_program()))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed: {status}").into()) }
}
