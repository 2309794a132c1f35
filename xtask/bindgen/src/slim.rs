//! Takes out of a released module and its glue what nobody there can ask for: classes that no script uses, and the
//! long names of imports. Nothing may change what code does.

use anyhow::{Context, Result, ensure};
use std::collections::{HashMap, HashSet};
use walrus::{ExportItem, Module};

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
    encode_at_once(&mut out)?;
    // Chunks ask by it for the module that is running; nothing starts one with it.
    cut_within(&mut out, "function initSync(module) {\n    if (wasm !== undefined) return wasm;\n", "\n}\n")?;
    // `assets/start.js` names its address, in an object; nothing else starts a module. It comes taken apart, from any host.
    const INIT: &str = "async function __wbg_init_once(module_or_path) {\n";
    const LOAD: &str = "await __wbg_load(await module_or_path, imports)";
    cut_within(&mut out, INIT, "const { instance, module } = await")?;
    ensure!(out.contains(LOAD), "the module is not loaded as it was");
    out = out.replace(INIT, &[INIT, "const imports = __wbg_get_imports();\n"].concat()).replace(
        LOAD,
        "await WebAssembly.instantiateStreaming(wholeModule(fetch(module_or_path.module_or_path)), imports)",
    );
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

/// Lets the browser encode what goes into the module, where wasm-bindgen copies letter by letter until one is not ASCII:
/// a fifth of the time for a long draft, and less code.
fn encode_at_once(glue: &mut String) -> Result<()> {
    const START: &str = "function passStringToWasm0(arg, malloc, realloc) {\n";
    if glue.contains(START) {
        cut_within(glue, START, "\n}\n")?;
        *glue = glue.replace(
            START,
            "function passStringToWasm0(arg) {\n    const buf = cachedTextEncoder.encode(arg);\n    \
             const ptr = wasm.__wbindgen_malloc(buf.length, 1) >>> 0;\n    \
             getUint8ArrayMemory0().set(buf, ptr);\n    WASM_VECTOR_LEN = buf.length;\n    return ptr;",
        );
        *glue = glue.replace(", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", ")");
    }
    Ok(())
}

/// Takes out what stands between a start and the first end after it.
fn cut_within(text: &mut String, start: &str, end: &str) -> Result<()> {
    let from = text.find(start).with_context(|| format!("the glue has no `{start}`"))? + start.len();
    let len = text[from..].find(end).with_context(|| format!("the glue does not end `{start}`"))?;
    text.replace_range(from..from + len, "");
    Ok(())
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
    fn the_glue_keeps_what_is_used() -> Result<()> {
        let long = "__wbg_click_0123456789abcdef";
        let glue = format!(
            "export class Sink {{\n    a() {{\n    }}\n}}\nif (Symbol.dispose) Sink.b = c;\nconst Sink0 = 1;\n\
             const SinkFinalization = x\n    ? y\n    : z;\nfunction imports() {{\n        {long}: function(arg0) {{\n            \
             arg0.click();\n        }},\n        gone: function() {{ return handleError(function (arg0) {{\n            helper();\n        }}, arguments); }},\n}}\n\
             function helper() {{\n    other();\n}}\nfunction other() {{\n}}\nimports();\n\
             function initSync(module) {{\n    if (wasm !== undefined) return wasm;\n    start(module);\n}}\n\
             async function __wbg_init_once(module_or_path) {{\n    guess();\n    \
             const {{ instance, module }} = await __wbg_load(await module_or_path, imports);\n}}\n\
             export {{ initSync }};\n"
        );
        let names = Names {
            short: HashMap::from([(long.to_owned(), "_0".to_owned())]),
            gone: HashSet::from(["gone".to_owned()]),
            classes: vec!["Sink".to_owned()],
        };
        assert_eq!(
            script(&glue, &names)?,
            "const Sink0 = 1;\nfunction imports() {\n        _0: function(arg0) {\n            arg0.click();\n        },\n}\nimports();\n\
             function initSync(module) {\n    if (wasm !== undefined) return wasm;\n\n}\n\
             async function __wbg_init_once(module_or_path) {\nconst imports = __wbg_get_imports();\n\
             const { instance, module } = await WebAssembly.instantiateStreaming(\
             wholeModule(fetch(module_or_path.module_or_path)), imports);\n}\n\
             export { initSync };\n"
        );
        assert!(script("", &names).is_err());
        Ok(())
    }
}
