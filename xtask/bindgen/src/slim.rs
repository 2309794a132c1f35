//! Takes out of a released module and its glue what nobody there can ask for: what a panic would say, where it would
//! say it happened, how values look to a debugger, classes that no script uses, and the long names of imports.
//!
//! A panic still ends the app as before: it traps, and the page says so in words. That no one hears its message is
//! not new: a module without a console has nowhere to print to. Nothing else may change what code does.

use anyhow::{Context, Result};
use std::collections::{HashMap, HashSet};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module, ValType};

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

/// What only the classes call that nobody wants, by what is in their names.
const OF_CLASSES: [&str; 2] = ["wasm_streams::", "js_sys::futures::future_to_promise"];

/// Where `std::panic::Location` keeps its parts: the file's name and its length, the line, the column.
const LOCATION: usize = 16;

/// What became of the names that the glue and the module share.
pub struct Names {
    /// From a long name to a short one.
    short: HashMap<String, String>,
    /// Imports that nothing needs any more.
    gone: HashSet<String>,
    /// Classes for scripts that are not there.
    classes: Vec<String>,
}

/// Slims the module; what its glue has to follow comes back. Classes that it exports go when nobody wants them.
pub fn module(module: &mut Module, glue: &str, classes_wanted: bool) -> Names {
    let names: Vec<(FunctionId, String)> = module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| Some((id, plain(module.funcs.get(id).name.as_ref()?))))
        .collect();
    for (id, name) in names {
        let ends = ENDS.iter().any(|end| name.starts_with(end)) || name.ends_with("::assert_failed");
        if ends || !classes_wanted && OF_CLASSES.iter().any(|part| name.contains(part)) {
            replace(module, id, |body| _ = body.unreachable());
        } else if name.contains(" as core::fmt::Debug>::fmt") && gives_a_result(module, id) {
            // `Ok(())`.
            replace(module, id, |body| _ = body.i32_const(0));
        }
    }
    without_locations(module);
    let classes: Vec<String> = glue
        .lines()
        .filter(|_| !classes_wanted)
        .filter_map(|line| Some(line.strip_prefix("export class ")?.strip_suffix(" {")?.to_owned()))
        .collect();
    let of_classes: Vec<_> = module
        .exports
        .iter()
        .filter(|export| {
            let name = export.name.strip_prefix("__wbg_").unwrap_or(&export.name);
            let class = name.split_once('_').map_or(name, |(class, _)| class);
            classes.iter().any(|each| each.to_lowercase() == class)
        })
        .map(walrus::Export::id)
        .collect();
    of_classes.into_iter().for_each(|export| module.exports.delete(export));

    let imports = |module: &Module| -> HashSet<String> {
        module.imports.iter().map(|import| import.name.clone()).collect()
    };
    let before = imports(module);
    walrus::passes::gc::run(module);
    let gone = &before - &imports(module);
    let mut short = HashMap::new();
    for import in module.imports.iter_mut().filter(|import| is_long(&import.name)) {
        import.name = shortened(&mut short, &import.name);
    }
    for export in module.exports.iter_mut() {
        if is_long(&export.name) && matches!(export.item, ExportItem::Function(_)) {
            export.name = shortened(&mut short, &export.name);
        }
    }
    Names { short, gone, classes }
}

/// A function's name without the hashes of crates.
fn plain(name: &str) -> String {
    let mut pieces = name.split('[');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| match piece.split_once(']') {
        Some((hash, rest)) if hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            all + rest
        }
        _ => all + "[" + piece,
    })
}

fn gives_a_result(module: &Module, id: FunctionId) -> bool {
    let (given, gives) = module.types.params_results(module.funcs.get(id).ty());
    given == [ValType::I32, ValType::I32] && gives == [ValType::I32]
}

/// Gives a function another body.
fn replace(module: &mut Module, id: FunctionId, write: impl FnOnce(&mut walrus::InstrSeqBuilder<'_>)) {
    let (given, gives) = module.types.params_results(module.funcs.get(id).ty());
    let (given, gives) = (given.to_vec(), gives.to_vec());
    let arguments = given.iter().map(|&kind| module.locals.add(kind)).collect();
    let mut function = FunctionBuilder::new(&mut module.types, &given, &gives);
    write(&mut function.func_body());
    module.funcs.get_mut(id).kind = FunctionKind::Local(function.local_func(arguments));
}

/// Blanks the places in the source that panics would name.
fn without_locations(module: &mut Module) {
    let place = |kind: &DataKind| match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } => Some(*at as u32 as usize),
        _ => None,
    };
    let all: Vec<(usize, Vec<u8>)> =
        module.data.iter().filter_map(|data| Some((place(&data.kind)?, data.value.clone()))).collect();
    let text = |at: usize, len: usize| {
        let (start, bytes) = all.iter().find(|(start, bytes)| (*start..start + bytes.len()).contains(&at))?;
        bytes.get(at - start..at - start + len)
    };
    let mut blank = Vec::new();
    for (start, bytes) in &all {
        for at in (start.next_multiple_of(4)..start + bytes.len()).step_by(4) {
            let Some(Ok(record)) =
                bytes.get(at - start..at - start + LOCATION).map(<[u8; LOCATION]>::try_from)
            else {
                break;
            };
            let number = |at: usize| {
                record[at..at + 4].iter().rev().fold(0, |all, &byte| all << 8 | usize::from(byte))
            };
            let (file, len, line, column) = (number(0), number(4), number(8), number(12));
            const LONGEST: (usize, usize, usize) = (240, 40_000, 400);
            let fits = (4..=LONGEST.0).contains(&len)
                && (1..=LONGEST.1).contains(&line)
                && (1..=LONGEST.2).contains(&column);
            if fits && text(file, len).is_some_and(|name| name.ends_with(b".rs") && name.is_ascii()) {
                blank.extend([at..at + LOCATION, file..file + len]);
            }
        }
    }
    let ids: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        let Some(start) = place(&data.kind) else { continue };
        for range in &blank {
            if let Some(Some(bytes)) =
                range.start.checked_sub(start).map(|from| data.value.get_mut(from..from + range.len()))
            {
                bytes.fill(0);
            }
        }
    }
}

/// Whether a name has the hash that wasm-bindgen puts into names.
fn is_long(name: &str) -> bool {
    name.as_bytes().windows(16).any(|window| window.iter().all(u8::is_ascii_hexdigit))
}

fn shortened(short: &mut HashMap<String, String>, name: &str) -> String {
    let next = short.len();
    short.entry(name.to_owned()).or_insert_with(|| format!("_{next}")).clone()
}

/// The glue for the slimmer module.
pub fn script(glue: &str, names: &Names) -> Result<String> {
    let mut out = glue.to_owned();
    for class in &names.classes {
        cut(&mut out, &format!("export class {class} {{\n"), "\n}\n")?;
        cut(&mut out, &format!("if (Symbol.dispose) {class}."), ";\n")?;
        cut(&mut out, &format!("const {class}Finalization = "), ";\n")?;
    }
    for import in &names.gone {
        let entry = format!("\n        {import}: function(");
        if let Some(from) = out.find(&entry) {
            // Ends in a line that closes it: `},` or, of what may throw, `}, arguments); },`.
            let last = out[from + 1..].find("\n        }").with_context(|| format!("{import} has no end"))?;
            let last = from + 1 + last + 1;
            let len = out[last..].find('\n').with_context(|| format!("{import} is the end"))?;
            out.replace_range(from..last + len, "");
        }
    }
    while let Some(start) = unused_function(&out) {
        cut(&mut out, &start, "\n}\n")?;
    }
    let mut slim = String::with_capacity(out.len());
    for piece in out.split_inclusive(|c: char| !is_of_a_name(c)) {
        let name = piece.trim_end_matches(|c: char| !is_of_a_name(c));
        slim.push_str(names.short.get(name).map_or(name, String::as_str));
        slim.push_str(&piece[name.len()..]);
    }
    Ok(slim)
}

/// Takes out the first passage that starts and ends like this.
fn cut(text: &mut String, start: &str, end: &str) -> Result<()> {
    let from = text.find(start).with_context(|| format!("the glue has no `{start}`"))?;
    let len = text[from..].find(end).with_context(|| format!("the glue does not end `{start}`"))?;
    text.replace_range(from..from + len + end.len(), "");
    Ok(())
}

/// The start of a function of the glue that nothing calls.
fn unused_function(glue: &str) -> Option<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for name in glue.split(|c: char| !is_of_a_name(c)) {
        *count.entry(name).or_default() += 1;
    }
    let functions =
        glue.lines().filter_map(|line| line.strip_prefix("function ")?.split_once('(').map(|(name, _)| name));
    functions.into_iter().find(|name| count.get(name) == Some(&1)).map(|name| format!("function {name}("))
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_crates_are_no_part_of_a_name() {
        let name =
            "<core[c5930c85a12de822]::ops::range::Range<usize> as core[c5930c85a12de822]::fmt::Debug>::fmt";
        assert_eq!(plain(name), "<core::ops::range::Range<usize> as core::fmt::Debug>::fmt");
        assert_eq!(plain("<[u8]>::starts_with"), "<[u8]>::starts_with");
    }

    #[test]
    fn the_glue_keeps_what_is_used() -> Result<()> {
        let long = "__wbg_click_0123456789abcdef";
        let glue = format!(
            "export class Sink {{\n    a() {{\n    }}\n}}\nif (Symbol.dispose) Sink.b = c;\nconst Sink0 = 1;\n\
             const SinkFinalization = x\n    ? y\n    : z;\nfunction imports() {{\n        {long}: function(arg0) {{\n            \
             arg0.click();\n        }},\n        gone: function() {{ return handleError(function (arg0) {{\n            helper();\n        }}, arguments); }},\n}}\n\
             function helper() {{\n    other();\n}}\nfunction other() {{\n}}\nimports();\n"
        );
        let names = Names {
            short: HashMap::from([(long.to_owned(), "_0".to_owned())]),
            gone: HashSet::from(["gone".to_owned()]),
            classes: vec!["Sink".to_owned()],
        };
        assert_eq!(
            script(&glue, &names)?,
            "const Sink0 = 1;\nfunction imports() {\n        _0: function(arg0) {\n            arg0.click();\n        },\n}\nimports();\n"
        );
        assert!(script("", &names).is_err());
        Ok(())
    }
}
