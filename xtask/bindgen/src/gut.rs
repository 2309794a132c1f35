//! Takes out of a linked module what nobody can ask for: what a panic would say, where it would say it happened, how
//! values look to a debugger, what only others ask of `regex`. Bodies are emptied where they stand and what they referred
//! to is forgotten, so that the splitter, which keeps what something refers to, leaves out all that only they needed,
//! texts and tables too.
//!
//! A panic still ends the app as before: it traps, and the page says so in words. That no one hears its message is
//! not new: a module without a console has nowhere to print to. Nothing else may change what code does.

use anyhow::{Context, Result, ensure};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::last;

/// Functions that only end the program, by the start of their names.
const ENDS: [&str; 17] = [
    "core::panicking::",
    "core::str::slice_error_fail",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::sort::shared::smallsort::panic_on",
    "core::result::unwrap_failed",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::cell::panic_",
    "core::cell::lazy::panic_",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "std::alloc::rust_oom",
    "std::panicking::panic_handler",
    "std::panicking::begin_panic",
    "std::thread::local::panic_access_error",
];

/// What nobody gets to in `regex`, by the start of names. `crates/patterns` refuses classes by name. Without the feature
/// `fast` no text that a pattern begins with is looked for before the pattern is tried: so none need be collected, and
/// the errors of a search only end the program.
const NEVER: [&str; 4] = [
    "<regex_automata::util::search::MatchError as core::fmt::Display>::fmt",
    "regex_syntax::ast::parse::ParserI<P>::parse_unicode_class",
    "regex_syntax::hir::translate::TranslatorI::hir_unicode_class",
    "regex_syntax::hir::literal::PreferenceTrie::",
];

/// Collects those texts all the same; that there are none to be had leads to the same.
const COLLECTS_TEXTS: &str = "regex_syntax::hir::literal::Extractor::extract";

/// What would look for them, by what is in names.
const OF_TEXTS: [&str; 2] =
    ["<regex_automata::meta::strategy::Pre<", " as regex_automata::util::prefilter::PrefilterI>::"];

/// How patterns are searched, and what is asked of it on behalf of `crates/patterns`.
const SEARCHES: &str = " as regex_automata::meta::strategy::Strategy>::";
const ASKED: [&str; 3] = ["create_cache", "group_info", "search"];

/// What only the classes call that no script uses, by what is in their names.
const OF_CLASSES: [&str; 2] = ["wasm_streams::", "js_sys::futures::future_to_promise"];

/// Where `std::panic::Location` keeps its parts: the file's name and its length, the line, the column.
const LOCATION: usize = 16;

/// A body, or part of it, that does nothing.
const NOP: u8 = 0x01;
const UNREACHABLE: u8 = 0x00;
/// `unreachable`, without locals.
const ENDED: [u8; 2] = [0, UNREACHABLE];
/// `Ok(())`, without locals.
const FINE: [u8; 3] = [0, 0x41, 0];
/// `None` where a list could be, at the address that comes first; without locals.
const NO_LIST: [u8; 12] = [0, 0x20, 0, 0x41, 0x80, 0x80, 0x80, 0x80, 0x78, 0x36, 2, 0];
/// The kind of reference that is an address in data.
const MEMORY_ADDRESS: u8 = 5;
/// The kinds of references that something is added to.
const ADDED_TO: [u8; 8] = [3, 4, 5, 8, 9, 11, 21, 23];

const I32: u8 = 0x7f;
/// Two numbers in, one out.
const GIVES_A_RESULT: [u8; 5] = [2, I32, I32, 1, I32];
/// Three in, the first of which is where the result goes.
const FILLS_A_PLACE: [u8; 5] = [3, I32, I32, I32, 0];

/// What has to be known of the module. All ranges are places in the file.
#[derive(Default)]
struct Layout<'a> {
    /// The parameters and results of each type, as they are written.
    types: Vec<&'a [u8]>,
    /// The functions that come from outside, which are numbered first.
    imported: usize,
    /// The type of each function of its own.
    functions: Vec<usize>,
    bodies: Vec<Range<usize>>,
    /// Where in memory each piece of data goes, and where it lies.
    data: Vec<(usize, Range<usize>)>,
    /// Where the content of each section starts.
    sections: Vec<usize>,
    /// The sections that say what refers to what: the whole, and what follows its name.
    references: Vec<(Range<usize>, Range<usize>)>,
    names: Vec<(usize, &'a str)>,
}

/// The module without what only they need; `classes_wanted` says whether scripts use the classes that it exports.
pub fn module(input: &[u8], classes_wanted: bool) -> Result<Vec<u8>> {
    let layout = Layout::of(input).context("the module is not as the linker writes it")?;
    let mut out = input.to_vec();
    let mut forgotten: Vec<Range<usize>> = Vec::new();
    // Which functions are, and whether they only end the program.
    let mut emptied: HashMap<u32, bool> = HashMap::new();
    for (index, name) in &layout.names {
        let own = index.checked_sub(layout.imported);
        let Some((body, kind)) = own.and_then(|own| layout.bodies.get(own).zip(layout.functions.get(own)))
        else {
            continue;
        };
        let name = format!("{:#}", rustc_demangle::demangle(name));
        let ends =
            ENDS.iter().chain(&NEVER).any(|end| name.starts_with(end)) || name.ends_with("::assert_failed");
        let of_patterns = || {
            OF_TEXTS.iter().any(|part| name.contains(part))
                || name.split_once(SEARCHES).is_some_and(|(_, asked)| !ASKED.contains(&asked))
        };
        // What describes a type to wasm-bindgen has to run yet.
        let of_class = || OF_CLASSES.iter().any(|part| name.contains(part)) && !name.contains("WasmDescribe");
        let code = if ends || of_patterns() || !classes_wanted && of_class() {
            &ENDED[..]
        } else if name.contains(" as core::fmt::Debug>::fmt") && layout.is_of_kind(*kind, &GIVES_A_RESULT) {
            &FINE[..]
        } else if name == COLLECTS_TEXTS {
            ensure!(layout.is_of_kind(*kind, &FILLS_A_PLACE), "{name} is called in another way than it was");
            &NO_LIST[..]
        } else {
            continue;
        };
        // The last byte ends the body, and stays.
        let inside = body.start..body.end - 1;
        if inside.len() >= code.len() {
            put(&mut out, inside.clone(), code);
            forgotten.push(inside);
            emptied.insert(*index as u32, code == ENDED);
        }
    }
    let ending: HashSet<u32> = emptied.iter().filter(|(_, ends)| **ends).map(|(index, _)| *index).collect();
    for (own, body) in layout.bodies.iter().enumerate() {
        if !emptied.contains_key(&((layout.imported + own) as u32)) {
            let code = input.get(body.clone()).context("a body outside of the file")?;
            for words in last::words(code, &ending)? {
                let words = body.start + words.start..body.start + words.end;
                put(&mut out, words.clone(), &[UNREACHABLE]);
                forgotten.push(words);
            }
        }
    }
    let references = layout.references(input).context("references that the linker does not write")?;
    for place in layout.locations(input, &references) {
        out.get_mut(place.clone()).context("a location outside of the file")?.fill(0);
        forgotten.push(place);
    }
    forgotten.sort_by_key(|range| range.start);
    // From the last to the first, so that those before stay where they are.
    for list in references.iter().rev() {
        out.splice(list.section.clone(), list.without(input, &forgotten));
    }
    Ok(out)
}

/// Puts code into a place that may be longer.
fn put(out: &mut Vec<u8>, place: Range<usize>, code: &[u8]) {
    let idle = place.len().saturating_sub(code.len());
    out.splice(place, code.iter().copied().chain(std::iter::repeat_n(NOP, idle)));
}

impl<'a> Layout<'a> {
    fn of(input: &'a [u8]) -> Option<Layout<'a>> {
        let mut layout = Layout::default();
        let mut file = Reader { bytes: input, at: 8 };
        while file.at < input.len() {
            let start = file.at;
            let kind = file.byte()?;
            let len = file.number()?;
            let end = file.at + len;
            layout.sections.push(file.at);
            let mut section = Reader { bytes: input.get(..end)?, at: file.at };
            layout.section(kind, start, &mut section)?;
            file.at = end;
        }
        Some(layout)
    }

    fn section(&mut self, kind: u8, start: usize, section: &mut Reader<'a>) -> Option<()> {
        let end = section.bytes.len();
        if kind == 0 {
            match section.text()? {
                "name" => {
                    while section.at < end {
                        let (of_functions, len) = (section.byte()? == 1, section.number()?);
                        let after = section.at + len;
                        for _ in 0..if of_functions { section.number()? } else { 0 } {
                            self.names.push((section.number()?, section.text()?));
                        }
                        section.at = after;
                    }
                }
                name if name.starts_with("reloc.") => self.references.push((start..end, section.at..end)),
                _ => {}
            }
            return Some(());
        }
        if !matches!(kind, 1..=3 | 10 | 11) {
            return Some(());
        }
        for _ in 0..section.number()? {
            match kind {
                1 => {
                    let from = section.at + 1;
                    section.at = from;
                    for _ in 0..2 {
                        let kinds = section.number()?;
                        section.at += kinds;
                    }
                    self.types.push(section.bytes.get(from..section.at)?);
                }
                2 => {
                    section.text()?;
                    section.text()?;
                    match section.byte()? {
                        0 => {
                            section.number()?;
                            self.imported += 1;
                        }
                        // A global; the linker gives a module a table and a memory of its own.
                        3 => section.at += 2,
                        _ => return None,
                    }
                }
                3 => self.functions.push(section.number()?),
                10 => {
                    let len = section.number()?;
                    self.bodies.push(section.at..section.at + len);
                    section.at += len;
                }
                _ => {
                    // Active, at a constant.
                    if section.number()? != 0 || section.byte()? != 0x41 {
                        return None;
                    }
                    let address = section.number()?;
                    if section.byte()? != 0x0b {
                        return None;
                    }
                    let len = section.number()?;
                    self.data.push((address, section.at..section.at + len));
                    section.at += len;
                }
            }
        }
        Some(())
    }

    fn is_of_kind(&self, kind: usize, expected: &[u8]) -> bool {
        self.types.get(kind).is_some_and(|kind| *kind == expected)
    }

    fn references(&self, input: &[u8]) -> Option<Vec<References>> {
        self.references.iter().map(|(section, content)| self.references_in(input, section, content)).collect()
    }

    fn references_in(
        &self,
        input: &[u8],
        section: &Range<usize>,
        content: &Range<usize>,
    ) -> Option<References> {
        let mut reader = Reader { bytes: input.get(..content.end)?, at: content.start };
        let about = *self.sections.get(reader.number()?)?;
        let head = content.start..reader.at;
        let mut all = Vec::new();
        for _ in 0..reader.number()? {
            let start = reader.at;
            let kind = reader.byte()?;
            let at = about + reader.number()?;
            reader.number()?;
            if ADDED_TO.contains(&kind) {
                reader.number()?;
            }
            all.push(Reference { kind, at, bytes: start..reader.at });
        }
        Some(References { section: section.clone(), head, all })
    }

    /// Where panics are told what place in the source to name.
    fn locations(&self, input: &[u8], references: &[References]) -> Vec<Range<usize>> {
        const LONGEST: (usize, usize, usize) = (240, 40_000, 400);
        let is_location = |at: usize| {
            let number = |nth: usize| {
                let bytes = input.get(at + 4 * nth..at + 4 * nth + 4)?;
                Some(bytes.iter().rev().fold(0, |all, &byte| all << 8 | usize::from(byte)))
            };
            let (file, len, line, column) = (number(0)?, number(1)?, number(2)?, number(3)?);
            let fits = (4..=LONGEST.0).contains(&len)
                && (1..=LONGEST.1).contains(&line)
                && (1..=LONGEST.2).contains(&column);
            let name = if fits { self.memory(input, file, len) } else { None };
            Some(name.is_some_and(|name| name.ends_with(b".rs") && name.is_ascii()))
        };
        let of_data = references.iter().flat_map(|list| &list.all).filter(|each| each.kind == MEMORY_ADDRESS);
        of_data
            .filter(|reference| is_location(reference.at) == Some(true))
            .map(|reference| reference.at..reference.at + LOCATION)
            .collect()
    }

    fn memory<'i>(&self, input: &'i [u8], address: usize, len: usize) -> Option<&'i [u8]> {
        self.data.iter().find_map(|(start, range)| {
            let from = range.start + address.checked_sub(*start)?;
            input.get(from..from + len).filter(|_| from + len <= range.end)
        })
    }
}

/// One section that says what refers to what.
struct References {
    /// The whole section.
    section: Range<usize>,
    /// The number of the section that it is about, as it is written.
    head: Range<usize>,
    all: Vec<Reference>,
}

struct Reference {
    kind: u8,
    /// The place that refers to something.
    at: usize,
    /// How it is written.
    bytes: Range<usize>,
}

impl References {
    /// The section without what stands in `forgotten` places, which are in order.
    fn without(&self, input: &[u8], forgotten: &[Range<usize>]) -> Vec<u8> {
        let is_forgotten = |at: usize| {
            let before = forgotten.partition_point(|range| range.start <= at);
            before
                .checked_sub(1)
                .and_then(|last| forgotten.get(last))
                .is_some_and(|range| range.contains(&at))
        };
        let kept: Vec<&Reference> = self.all.iter().filter(|each| !is_forgotten(each.at)).collect();
        // The name of the section ends where its head starts.
        let mut name = Reader { bytes: input, at: self.section.start + 1 };
        name.number();
        let mut content = input[name.at..self.head.end].to_vec();
        write_number(&mut content, kept.len());
        kept.iter().for_each(|each| content.extend(&input[each.bytes.clone()]));
        let mut section = vec![0];
        write_number(&mut section, content.len());
        section.extend(content);
        section
    }
}

/// Reads what the linker wrote.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A number, or bits of one that has a sign, which nobody here asks for.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return Some(number);
            }
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        let text = self.bytes.get(self.at..self.at + len)?;
        self.at += len;
        std::str::from_utf8(text).ok()
    }
}

fn write_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, Function, FunctionSection, MemorySection,
        MemoryType, Module, NameMap, NameSection, TypeSection, ValType,
    };

    use super::*;

    /// A module of two functions that refer to a location, which names a file.
    fn linked(name: &str) -> Module {
        linked_where(name, false)
    }

    /// The same, where the second function may end by calling the first.
    fn linked_where(name: &str, calls: bool) -> Module {
        let mut out = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32, ValType::I32], [ValType::I32]);
        let mut functions = FunctionSection::new();
        functions.function(0).function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 32,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut code = CodeSection::new();
        for calls in [false, calls] {
            let mut function = Function::new([]);
            let mut body = function.instructions();
            body.i32_const(1 << 20).i32_const(7);
            if calls { body.call(0) } else { body.i32_add() }.end();
            code.function(&function);
        }
        let mut data = DataSection::new();
        let mut bytes = b"name.rs\0".to_vec();
        bytes.extend([1 << 20, 7, 3, 5].into_iter().flat_map(u32::to_le_bytes));
        data.active(0, &ConstExpr::i32_const(1 << 20), bytes);
        let mut names = NameSection::new();
        let mut map = NameMap::new();
        map.append(0, name);
        map.append(1, "another");
        names.functions(&map);
        // Of the code, at the constants of both; of the data, at the start of the location.
        let of_code = [3, 2, 4, 4, 0, 0, 4, 15, 0, 0];
        let of_data = [4, 1, 5, 17, 0, 0];
        out.section(&types)
            .section(&functions)
            .section(&memories)
            .section(&code)
            .section(&data)
            .section(&names);
        out.section(&CustomSection { name: "reloc.CODE".into(), data: (&of_code).into() });
        out.section(&CustomSection { name: "reloc.DATA".into(), data: (&of_data).into() });
        out
    }

    fn contains(module: &[u8], what: &[u8]) -> bool {
        module.windows(what.len()).any(|window| window == what)
    }

    #[test]
    fn what_only_ends_the_program_is_empty_and_refers_to_nothing() -> Result<()> {
        let before = linked("core::panicking::panic_fmt").finish();
        let after = module(&before, true)?;
        assert!(contains(&after, &[10, 0, 0x00, NOP, NOP]) && contains(&after, &[0x41, 7, 0x6a, 0x0b]));
        assert!(contains(&after, &[3, 1, 4, 15, 0, 0]), "the other one still refers to something");
        wasmparser::validate(&after)?;
        Ok(())
    }

    #[test]
    fn what_leads_up_to_the_end_goes_with_it() -> Result<()> {
        let after = module(&linked_where("core::panicking::panic_fmt", true).finish(), true)?;
        assert!(contains(&after, &[11, 0, UNREACHABLE, NOP, NOP]) && !contains(&after, &[0x41, 7]));
        assert!(
            contains(&after, &[3, 0]) && !contains(&after, &[4, 15, 0, 0]),
            "nothing refers to the location"
        );
        wasmparser::validate(&after)?;
        Ok(())
    }

    #[test]
    fn no_texts_are_collected_if_they_are_collected_as_expected() {
        let name = "regex_syntax::hir::literal::Extractor::extract";
        assert!(module(&linked(name).finish(), true).is_err());
    }

    #[test]
    fn how_a_value_looks_to_a_debugger_is_said_to_be_fine() -> Result<()> {
        let after = module(&linked("<u8 as core::fmt::Debug>::fmt").finish(), true)?;
        assert!(contains(&after, &[10, 0, 0x41, 0, NOP]));
        wasmparser::validate(&after)?;
        Ok(())
    }

    #[test]
    fn locations_name_no_file() -> Result<()> {
        let before = linked("something").finish();
        let after = module(&before, true)?;
        assert!(contains(&after, b"name.rs\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        assert!(contains(&after, &[4, 0]) && contains(&after, &[3, 2, 4, 4, 0, 0, 4, 15, 0, 0]));
        Ok(())
    }
}
