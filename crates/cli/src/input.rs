//! Reading drafts: files or standard input, UTF-8 only, with errors in plain words.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::render::excerpt::printable;
use crate::status::Failure;
use crate::streams::{Streams, complain};

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The source a path argument means.
    pub fn from_arg(path: &Path) -> Source {
        if path == Path::new("-") { Source::Stdin } else { Source::File(path.to_path_buf()) }
    }

    /// Reads the whole text. A byte order mark is dropped, so that offsets count from the first character.
    pub fn read(&self, streams: &mut Streams<'_>) -> Result<String, Failure> {
        let fail = |reason: String| Failure::Input(format!("{self}: {reason}"));
        let mut bytes = match self {
            Source::Stdin => {
                let mut bytes = Vec::new();
                prompt(streams);
                streams.input.read_to_end(&mut bytes).map(|_| bytes)
            }
            Source::File(path) => fs::read(path),
        }
        .map_err(|error| fail(reading_problem(&error)))?;
        if bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
            return Err(fail(zero_problem(&bytes, at)));
        }
        String::from_utf8(bytes)
            .map_err(|error| fail(encoding_problem(error.as_bytes(), error.utf8_error().valid_up_to())))
    }
}

/// For messages: a file name cannot steer the terminal.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => f.write_str("standard input"),
            Source::File(path) => f.write_str(&printable(&path.to_string_lossy())),
        }
    }
}

/// The UTF-8 byte order mark, which some editors and exports put first.
pub const BOM: &[u8] = "\u{feff}".as_bytes();

/// Tells a person at the keyboard what is waited for.
pub fn prompt(streams: &mut Streams<'_>) {
    if streams.typed {
        let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D on a line of its own" };
        complain(streams.errors, format_args!("reading from the keyboard; end with {end}"));
    }
}

/// Why something cannot be read.
pub fn reading_problem(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::IsADirectory => "is a folder; name the files in it".to_owned(),
        ErrorKind::PermissionDenied => "you may not read this file".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

const UTF16: &str = "is UTF-16; save it as UTF-8";

fn is_marked_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// What is wrong with bytes of which the one at offset `at` is zero, which no text has.
fn zero_problem(bytes: &[u8], at: usize) -> String {
    // Letters of western languages are every other byte of UTF-16.
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if is_marked_utf16(bytes) || zeros > bytes.len() / 3 {
        return UTF16.to_owned();
    }
    let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    format!("line {line}: a zero byte, so this is no text file")
}

/// What is wrong with bytes that are not UTF-8 from offset `at` on.
fn encoding_problem(bytes: &[u8], at: usize) -> String {
    if is_marked_utf16(bytes) {
        return UTF16.to_owned();
    }
    let (before, rest) = bytes.split_at_checked(at).unwrap_or((bytes, &[]));
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let found = rest.first().map_or(String::new(), |byte| format!(" (found 0x{byte:02X})"));
    format!("line {line}: not UTF-8 at byte {at}{found}; save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &Source, mut input: &[u8]) -> Result<String, String> {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let mut streams =
            Streams { input: &mut input, typed: false, out: &mut out, colour: false, errors: &mut errors };
        source.read(&mut streams).map_err(|failure| failure.to_string())
    }

    #[test]
    fn standard_input() {
        let check = |input: &[u8], expect: Result<&str, &str>| {
            assert_eq!(read(&Source::Stdin, input).as_deref().map_err(|error| error.as_str()), expect);
        };
        check(b"", Ok(""));
        check("\u{feff}Hello\r\n".as_bytes(), Ok("Hello\r\n"));
        check(
            b"a\nb\nCaf\xe9 au lait",
            Err("standard input: line 3: not UTF-8 at byte 7 (found 0xE9); save it as UTF-8"),
        );
        check(
            b"cut off \xf0\x9f",
            Err("standard input: line 1: not UTF-8 at byte 8 (found 0xF0); save it as UTF-8"),
        );
        check(b"\xff\xfeH\0i\0", Err("standard input: is UTF-16; save it as UTF-8"));
        check(b"\xff\xfe\x2d\x4e", Err("standard input: is UTF-16; save it as UTF-8"));
        check(b"H\0i\0", Err("standard input: is UTF-16; save it as UTF-8"));
        check(b"Hello\nthere\0!", Err("standard input: line 2: a zero byte, so this is no text file"));
    }

    #[test]
    fn files() {
        let check = |path: &Path, expect: &str| {
            let error = read(&Source::File(path.to_path_buf()), b"").unwrap_err();
            assert_eq!(error, format!("{}: {expect}", path.display()));
        };
        check(Path::new("no/such/draft.txt"), "there is no such file");
        check(Path::new(env!("CARGO_MANIFEST_DIR")), "is a folder; name the files in it");
    }
}
