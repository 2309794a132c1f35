//! The step after the bundle, the same for `cargo xtask` and for trunk: a small module, one style sheet, hashed
//! names, content security policy, offline worker.
//!
//! A release that would break one of its promises (no inline code, nothing from elsewhere) fails here.

use crate::bundle::{self, Mode};
use crate::html::{self, Tag};
use crate::{exec, files, paths, setup, worker};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What the page may do. No inline code, nothing from another origin, no code from strings.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// The one style sheet of a release, before its name gets a hash.
const STYLE: &str = "reply-coach.css";

/// Finishes the bundle in `stage`.
pub fn finish(stage: &Path, mode: Mode) -> Result<()> {
    let index = stage.join("index.html");
    let wording = files::read_text(&paths::root().join("data/wording/en.tsv"))?;
    let pages =
        files::walk(stage)?.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html"));
    for page in pages.map(|file| stage.join(file)) {
        let text = with_words(&files::read_text(&page)?, &wording)?;
        files::write(&page, if mode == Mode::Release { without_indentation(&text) } else { text })?;
    }
    one_stylesheet_a_folder(stage)?;
    bundle::add_patterns(mode, stage)?;
    if mode == Mode::Development {
        return worker::write_development(stage);
    }
    let modules: Vec<PathBuf> = files::walk(stage)?
        .iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "wasm"))
        .map(|file| stage.join(file))
        .collect();
    modules.iter().try_for_each(|module| optimise(module))?;
    bundle::order(&modules)?;
    take_apart(&modules, stage)?;
    for file in files::walk(stage)?.iter().filter(|file| file.extension().is_some_and(|kind| kind == "js")) {
        let file = stage.join(file);
        if file.ends_with(bundle::CHUNKS) {
            files::write(&file, together(&files::read_text(&file)?)?)?;
        }
        files::write(&file, minified(&file)?)?;
    }
    for_later(stage)?;
    let page = one_stylesheet(&files::read_text(&index)?, stage)?;
    let page = with_hashed_chunks(&page, stage)?;
    let page = with_hashed_names(&page, stage)?;
    let page = with_policy(&page)?;
    check(&page)?;
    files::write(&index, page)?;
    files::write(&stage.join(worker::NOTICES), notices()?)?;
    worker::write(stage)
}

/// What views load when they are opened is held to the same: no inline code, and no bytes for comments.
fn for_later(stage: &Path) -> Result<()> {
    for file in files::walk(stage)?.iter().filter(|file| file.components().count() > 1) {
        let path = stage.join(file);
        match file.extension().and_then(|kind| kind.to_str()) {
            Some("html") => check(&files::read_text(&path)?)?,
            Some("css") => files::write(&path, without_css_comments(&files::read_text(&path)?))?,
            Some("json") => files::write(&path, without_line_breaks(&files::read_text(&path)?))?,
            Some("txt") => files::write(&path, without_notes(&files::read_text(&path)?))?,
            _ => {}
        }
    }
    Ok(())
}

/// Drops line breaks and indentation of JSON, which has neither within a text.
fn without_line_breaks(json: &str) -> String {
    json.lines().map(str::trim).collect()
}

/// Drops the lines of a list that begin with `#`.
fn without_notes(list: &str) -> String {
    list.lines().filter(|line| !line.starts_with('#')).fold(String::new(), |all, line| all + line + "\n")
}

/// Joins the style sheets of each folder, in the order of their names, into one that is called like the folder: what a view
/// loads is one file, however many it is written in.
fn one_stylesheet_a_folder(stage: &Path) -> Result<()> {
    let mut joined = BTreeMap::<PathBuf, String>::new();
    for file in files::walk(stage)?.iter().filter(|file| file.extension().is_some_and(|kind| kind == "css")) {
        let Some(folder) = file.parent().and_then(Path::file_name) else { continue };
        let path = stage.join(file);
        let whole = path.with_file_name(folder).with_extension("css");
        joined.entry(whole).or_default().push_str(&files::read_text(&path)?);
        std::fs::remove_file(&path)?;
    }
    joined.iter().try_for_each(|(whole, css)| files::write(whole, css))
}

/// Puts the texts of `data/wording` where the page names them in double braces.
fn with_words(page: &str, wording: &str) -> Result<String> {
    let mut pieces = page.split("{{");
    let mut words = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").context("index.html has {{ without }}")?;
        let mut lines = wording.lines().map(|line| line.split('\t'));
        let text =
            lines.find_map(|mut columns| columns.next().filter(|first| *first == name).and(columns.next()));
        let text =
            text.with_context(|| format!("index.html names {name}, which data/wording does not have"))?;
        words.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"));
        words.push_str(rest);
    }
    Ok(words)
}

/// Drops comments and indentation of a page: where lines are broken stays.
fn without_indentation(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |all, line| all + line + "\n")
}

/// The notices of everything that ends up in the release: crates, and the sources of the compiled-in tables.
fn notices() -> Result<String> {
    let kept = paths::scratch("notices");
    let (metadata, text) = (kept.join("metadata.json"), kept.join("third-party.txt"));
    let described = exec::output(exec::cargo().args([
        "metadata",
        "--quiet",
        "--format-version",
        "1",
        "--filter-platform",
        bundle::WASM,
    ]))?;
    // Unchanged dependencies have unchanged notices.
    if files::read_text(&metadata).ok().as_ref() != Some(&described) || !text.exists() {
        files::fresh_dir(&kept)?;
        files::write(&metadata, &described)?;
        let script = paths::root().join("xtask/scripts/notices.mjs");
        let crates = exec::output(
            setup::node()?.arg(script).arg(&metadata).args([&bundle::app_name()?, bundle::PATTERNS.0]),
        )?;
        files::write(&text, crates)?;
    }
    let data = paths::root().join("data");
    let tables = files::walk(&data)?.into_iter().filter(|file| file.ends_with("NOTICES.md"));
    tables.map(|file| files::read_text(&data.join(file))).try_fold(files::read_text(&text)?, |all, notice| {
        Ok(format!("{all}\n{}\n{}", "-".repeat(80), notice?))
    })
}

/// Makes the module smaller. The result is kept, so that an unchanged module costs nothing.
fn optimise(module: &Path) -> Result<()> {
    // Nothing lies in the first kilobyte, where the stack ends. One piece of memory with zeros in it packs better than
    // hundreds without; code packs better when it is taken apart into jumps and put together anew, twice.
    let flags = "--low-memory-unused --skip-pass=memory-packing -Oz --flatten --rereloop -Oz --flatten --rereloop -Oz \
        -Oz --strip-target-features";
    let before = files::read(module)?;
    let name = module.file_stem().context("a module has a name")?;
    let kept = paths::scratch("wasm-opt").join(name);
    let result = kept.join(format!(
        "{}-{}-{}.wasm",
        files::short_hash(&before),
        files::short_hash(flags.as_bytes()),
        setup::BINARYEN
    ));
    if !result.exists() {
        files::fresh_dir(&kept)?;
        let partial = kept.join("partial.wasm");
        exec::run(setup::wasm_opt()?.args(flags.split(' ')).arg(module).arg("-o").arg(&partial))?;
        std::fs::rename(&partial, &result)?;
    }
    files::copy(&result, module)
}

/// Takes the modules apart, in which form they pack better, and makes sure that the page's script puts them together
/// again. They stay whole in a folder of their own, for whoever wants to look into one.
fn take_apart(modules: &[PathBuf], stage: &Path) -> Result<()> {
    let whole = paths::scratch("whole");
    files::fresh_dir(&whole)?;
    for module in modules {
        files::copy(module, &whole.join(module.file_name().context("a module has a name")?))?;
    }
    bundle::take_apart(modules)?;
    let check = paths::root().join("xtask/scripts/together.mjs");
    exec::run(setup::node()?.arg(check).arg(stage.join("together.js")).arg(whole).args(modules))
}

/// Names the chunks after their content, and in one the script that loads them and the app's, which name each other.
fn with_hashed_chunks(page: &str, stage: &Path) -> Result<String> {
    let loader = stage.join(bundle::CHUNKS);
    if !loader.exists() {
        return Ok(page.to_owned());
    }
    let mut script = files::read_text(&loader)?;
    for file in files::walk(stage)? {
        let name = file.to_string_lossy();
        if bundle::is_chunk(&name) {
            let hashed = hashed(&name, &files::read(&stage.join(&file))?)?;
            ensure!(script.contains(&format!("\"./{name}\"")), "{} does not load {name}", bundle::CHUNKS);
            script = script.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
            std::fs::rename(stage.join(&file), stage.join(hashed))?;
        }
    }
    let app = format!("{}.js", bundle::app_name()?);
    let glue = files::read_text(&stage.join(&app))?;
    let both = format!("{script}{glue}");
    let mut page = page.to_owned();
    for (name, text) in [(bundle::CHUNKS, script), (&*app, glue)] {
        let mut text = text;
        let other = if name == bundle::CHUNKS { &*app } else { bundle::CHUNKS };
        let import = |name: &str| format!("from\"./{name}\"");
        ensure!(text.contains(&import(other)), "{name} does not import {other}");
        // Within the glue, the module's own name for the script stays.
        text = text.replace(&import(other), &import(&hashed(other, both.as_bytes())?));
        let to = hashed(name, both.as_bytes())?;
        page = page.replace(&format!("\"./{name}\""), &format!("\"./{to}\""));
        std::fs::remove_file(stage.join(name))?;
        files::write(&stage.join(to), text)?;
    }
    Ok(page)
}

/// The script that loads the chunks, which come taken apart.
fn together(script: &str) -> Result<String> {
    const AS_IT_COMES: &str = "WebAssembly.instantiateStreaming(src, imports)";
    ensure!(script.contains(AS_IT_COMES), "{} does not load chunks as it did", bundle::CHUNKS);
    Ok(script.replace(AS_IT_COMES, "WebAssembly.instantiateStreaming(wholeModule(src), imports)"))
}

/// A file's name with a hash of this content in it.
fn hashed(name: &str, content: &[u8]) -> Result<String> {
    let (stem, kind) = name.rsplit_once('.').context("a file without an ending")?;
    Ok(format!("{stem}-{}.{kind}", files::short_hash(content)))
}

/// Renames every script, module, style sheet and part of a view that the page names after its content, so that a
/// changed file is a new address.
fn with_hashed_names(page: &str, stage: &Path) -> Result<String> {
    let attributes = [
        "src",
        "href",
        "data-module",
        "data-wasm",
        "data-patterns",
        "data-patterns-wasm",
        "data-page",
        "data-style",
    ];
    let named = html::every_tag(page).into_iter().flat_map(|(_, tag)| {
        attributes.iter().filter_map(|attribute| tag.get(attribute).map(str::to_owned)).collect::<Vec<_>>()
    });
    // Those of the chunks have their names already.
    let mut addresses: Vec<String> =
        named.filter(|address| is_code(address) && !is_hashed(address)).collect();
    addresses.sort();
    addresses.dedup();
    ensure!(addresses.iter().any(|address| address.ends_with(".wasm")), "index.html names no .wasm file");

    let mut page = page.to_owned();
    for address in addresses {
        let from = stage.join(&address);
        let content = files::read(&from).with_context(|| format!("index.html names {address}"))?;
        let hashed = hashed(&address, &content)?;
        std::fs::rename(&from, stage.join(&hashed)).with_context(|| format!("could not rename {address}"))?;
        page = page.replace(&format!("\"{address}\""), &format!("\"{hashed}\""));
    }
    Ok(page)
}

/// Whether [`hashed`] made this name.
fn is_hashed(address: &str) -> bool {
    let hash = address.rsplit_once('.').and_then(|(stem, _)| Some(stem.rsplit_once('-')?.1));
    hash.is_some_and(|hash| hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_code(address: &str) -> bool {
    address.starts_with("./")
        && [".js", ".wasm", ".css", ".html"].iter().any(|ending| address.ends_with(ending))
}

/// Joins all style sheets into one file, in the page's order: one request instead of one a component.
fn one_stylesheet(page: &str, stage: &Path) -> Result<String> {
    let sheets: Vec<Tag> =
        html::tags(page, "link").into_iter().filter(|tag| tag.get("rel") == Some("stylesheet")).collect();
    ensure!(!sheets.is_empty(), "index.html links no style sheet");
    let mut css = String::new();
    for sheet in &sheets {
        let file = stage.join(sheet.get("href").unwrap_or_default().trim_start_matches("./"));
        let text = files::read_text(&file)?;
        ensure!(
            !text.contains("@import"),
            "{}: link it from index.html instead of using @import",
            file.display()
        );
        css.push_str(&text);
        std::fs::remove_file(&file)?;
    }
    files::write(&stage.join(STYLE), without_css_comments(&css))?;
    let tag = format!(r#"<link rel="stylesheet" href="./{STYLE}">"#);
    let texts = std::iter::once(tag).chain(std::iter::repeat(String::new()));
    let edits: Vec<(Range<usize>, String)> = sheets.into_iter().map(|sheet| sheet.span).zip(texts).collect();
    Ok(html::splice(page, &edits))
}

/// Drops comments and the space that only people need, and goes on with a layer that the sheet before was in. Nothing
/// cleverer: compression does the rest.
fn without_css_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let (mut out, mut layer) = (String::with_capacity(plain.len()), "");
    for line in plain.lines().filter(|line| !line.trim().is_empty()) {
        if !line.starts_with([' ', '}']) {
            if line == layer && line.starts_with("@layer") && out.ends_with('}') {
                out.pop();
                continue;
            }
            layer = line;
        }
        let line = line.trim();
        match (line.strip_suffix(" {"), line.ends_with(';')) {
            (Some(selector), _) => out.extend([selector, "{"]),
            (None, true) => out.push_str(&line.replacen(": ", ":", 1)),
            // A selector or a value that goes on.
            _ if !line.ends_with([',', '{', '}']) => out.extend([line, " "]),
            _ => out.push_str(line),
        }
    }
    out
}

/// The script in as few bytes as it takes.
fn minified(script: &Path) -> Result<String> {
    let flags =
        ["--module", "--ecma", "2022", "--compress", "passes=3,unsafe_arrows,sequences=false", "--mangle"];
    exec::output(setup::terser()?.arg(script).args(flags))
}

/// Puts in the policy, ahead of everything it is to govern.
fn with_policy(page: &str) -> Result<String> {
    let charset = html::tags(page, "meta").into_iter().find(|tag| tag.get("charset").is_some());
    let charset =
        charset.context("index.html has no <meta charset>, after which the policy belongs")?.span.end;
    let loads = html::every_tag(page).into_iter().find(|(name, _)| name == "script" || name == "link");
    let first = loads.context("index.html loads nothing")?.1.span.start;
    ensure!(charset <= first, "index.html loads something before its <meta charset>");
    let policy = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    Ok(html::splice(page, &[(charset..charset, policy)]))
}

/// Refuses a page that the policy would break, or that loads from elsewhere.
fn check(page: &str) -> Result<()> {
    for (name, tag) in html::every_tag(page) {
        let shown = &page[tag.span.clone()];
        ensure!(name != "style", "index.html has inline style: {shown}");
        ensure!(name != "script" || tag.get("src").is_some(), "index.html has an inline script: {shown}");
        ensure!(!tag.names().any(|name| name == "data-trunk"), "a link was not resolved: {shown}");
        let inline = tag.names().find(|name| *name == "style" || name.starts_with("on"));
        ensure!(inline.is_none(), "index.html has an inline style or handler: {shown}");
        let loads = ["script", "link", "img"].contains(&name.as_str());
        let address = tag.get("src").or(tag.get("href")).unwrap_or("./");
        ensure!(!loads || address.starts_with("./"), "addresses must be relative and start with ./: {shown}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head><meta charset="utf-8"><script src="./start.js"></script></head>"#;

    #[test]
    fn the_policy_comes_first_and_allows_no_inline_code() -> Result<()> {
        let page = with_policy(PAGE)?;
        let policy = page.find("Content-Security-Policy").context("no policy")?;
        assert!(policy < page.find("<script").context("no script")?);
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
        check(&page)
    }

    #[test]
    fn a_page_with_nowhere_to_insert_fails() {
        assert!(with_policy("<head></head>").is_err());
        assert!(with_policy(&PAGE.replace("charset", "name")).is_err());
        assert!(with_policy(r#"<script src="./a.js"></script><meta charset="utf-8">"#).is_err());
        assert!(with_hashed_names(PAGE.replace("start.js", "start.txt").as_str(), Path::new(".")).is_err());
    }

    #[test]
    fn inline_code_and_other_origins_are_refused() {
        for bad in [
            "<style>a{}</style>",
            "<script>alert(1)</script>",
            r#"<p style="color:red">"#,
            r#"<button onclick="x()">"#,
            r#"<img src="https://example.com/a.png">"#,
            r#"<link rel="icon" href="/icon.svg">"#,
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check(r#"<a href="https://example.com/">a link is not a load</a>"#).is_ok());
    }

    #[test]
    fn the_page_gets_its_words() -> Result<()> {
        let wording = "# name\ttext\nundo\tUndo\ta note\nask\tReady & “set”?\n";
        assert_eq!(with_words("<p>{{undo}}</p>{{ask}}", wording)?, "<p>Undo</p>Ready &amp; “set”?");
        assert!(with_words("{{redo}}", wording).is_err());
        assert!(with_words("{{undo", wording).is_err());
        Ok(())
    }

    #[test]
    fn what_a_script_does_stays_and_what_it_says_goes() -> Result<()> {
        files::fresh_dir(&paths::scratch("minify-test"))?;
        let script = paths::scratch("minify-test").join("a.js");
        files::write(
            &script,
            "/** What it does. */\nexport function a(long) {\n    // why\n    return `b // ${long}`;\n}\n",
        )?;
        let small = minified(&script)?;
        assert!(small.starts_with("export function a(") && small.contains("return`b // ${"), "{small}");
        assert!(!small.contains("why") && !small.contains("long"), "{small}");
        files::remove_dir(&paths::scratch("minify-test"))
    }

    #[test]
    fn chunks_are_put_together_before_they_are_compiled() -> Result<()> {
        let script = together("a=>WebAssembly.instantiateStreaming(src, imports)")?;
        assert_eq!(script, "a=>WebAssembly.instantiateStreaming(wholeModule(src), imports)");
        assert!(together("WebAssembly.instantiateStreaming(x)").is_err());
        Ok(())
    }

    #[test]
    fn chunks_are_named_after_their_content_and_loaded_by_that_name() -> Result<()> {
        let stage = paths::scratch("chunks-test");
        files::fresh_dir(&stage)?;
        let app = format!("{}.js", bundle::app_name()?);
        let loader = format!("import{{initSync}}from\"./{app}\";fetch(new URL(\"./split_a.wasm\",u))");
        files::write(&stage.join(bundle::CHUNKS), loader)?;
        files::write(&stage.join("split_a.wasm"), "chunk")?;
        files::write(&stage.join(&app), "import*as a from\"./chunks.js\";({\"./chunks.js\":a})")?;
        let page = with_hashed_chunks(&format!("<a href=\"./chunks.js\"><a href=\"./{app}\">"), &stage)?;
        let names: Vec<String> =
            files::walk(&stage)?.iter().map(|file| file.to_string_lossy().into_owned()).collect();
        let [loader, glue, chunk] = &names[..] else { anyhow::bail!("{names:?}") };
        assert!([loader, glue, chunk].into_iter().all(|name| is_hashed(name)), "{names:?}");
        assert_eq!(page, format!("<a href=\"./{loader}\"><a href=\"./{glue}\">"));
        let script = files::read_text(&stage.join(loader))?;
        assert!(script.contains(&format!("from\"./{glue}\"")) && script.contains(&format!("\"./{chunk}\"")));
        // The module still calls the script what it always did.
        let glue = files::read_text(&stage.join(glue))?;
        assert_eq!(glue, format!("import*as a from\"./{loader}\";({{\"./chunks.js\":a}})"));
        files::remove_dir(&stage)
    }

    #[test]
    fn comments_and_indentation_of_pages_go() {
        assert_eq!(without_indentation("<p>\n  <b>a</b> <!-- b\n -->c\n</p>\n"), "<p>\n<b>a</b> c\n</p>\n");
    }

    #[test]
    fn line_breaks_and_notes_of_data_go() {
        assert_eq!(without_line_breaks("{\n  \"a\": [\n    \"b  c\"\n  ]\n}\n"), "{\"a\": [\"b  c\"]}");
        assert_eq!(without_notes("# a note\n\n[a]\nb: # c\n"), "\n[a]\nb: # c\n");
    }

    #[test]
    fn the_style_sheets_of_a_folder_become_one() -> Result<()> {
        let stage = paths::scratch("styles-test");
        files::fresh_dir(&stage.join("view"))?;
        for (name, css) in [("page.css", "p{}\n"), ("view/b.css", "b{}\n"), ("view/a.css", "a{}\n")] {
            files::write(&stage.join(name), css)?;
        }
        one_stylesheet_a_folder(&stage)?;
        let left: Vec<_> = files::walk(&stage)?;
        assert_eq!(left, [Path::new("page.css"), Path::new("view/view.css")]);
        assert_eq!(files::read_text(&stage.join("view/view.css"))?, "a{}\nb{}\n");
        files::remove_dir(&stage)
    }

    #[test]
    fn css_comments_go_and_rules_stay() {
        let goes = [
            ("/* a */\n  b {\n    c: d; /* e */\n  }\n", "b{c:d;}"),
            ("a,\nb > c {\n  d:\n    e\n    f;\n  g: \": \";\n}\n", "a,b > c{d: e f;g:\": \";}"),
            ("@layer a {\n  b {\n  }\n}\n/* next */\n@layer a {\n  c {\n  }\n}\n", "@layer a{b{}c{}}"),
            ("@layer a {\n}\n@layer d {\n}\n@layer a {\n}\n", "@layer a{}@layer d{}@layer a{}"),
            // What is alike and no layer stays twice.
            ("a {\n  b: c;\n}\na {\n}\n", "a{b:c;}a{}"),
        ];
        for (css, expected) in goes {
            assert_eq!(without_css_comments(css), expected);
        }
    }
}
