//! The step after the bundle, the same for `cargo xtask` and for trunk: boot file, hashed names, content
//! security policy, offline worker.
//!
//! A release that would break one of its promises (no inline code, nothing from elsewhere) fails here.

use crate::bundle::Mode;
use crate::html::{self, Tag};
use crate::{exec, files, paths, setup, worker};
use anyhow::{Context, Result, bail, ensure};
use std::ops::Range;
use std::path::Path;

const BOOT: &str = include_str!("../templates/boot.js");

/// What the page may do. No inline code, nothing from another origin, no code from strings.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// Finishes the bundle in `stage`.
pub fn finish(stage: &Path, mode: Mode) -> Result<()> {
    let glue = find_glue(stage)?;
    let boot = |js: &str, wasm: &str| BOOT.replace("{{js}}", js).replace("{{wasm}}", wasm);
    if mode == Mode::Development {
        files::write(&stage.join("boot.js"), boot(&glue.js, &glue.wasm))?;
        return worker::write_development(stage);
    }

    optimise(&stage.join(&glue.wasm))?;
    let wasm = with_hash(stage, &glue.wasm, "app", "wasm")?;
    let js = with_hash(stage, &glue.js, "app", "js")?;
    files::write(&stage.join("boot.js"), boot(&js, &wasm))?;
    let boot = with_hash(stage, "boot.js", "boot", "js")?;

    let index = stage.join("index.html");
    let page = one_stylesheet(&files::read_text(&index)?, stage)?;
    let page = with_head(&page, &boot, &js, &wasm)?;
    check(&page)?;
    files::write(&index, page)?;
    worker::write(stage)
}

struct Glue {
    js: String,
    wasm: String,
}

/// The module and its JavaScript, by the names the bindings generator gave them.
fn find_glue(stage: &Path) -> Result<Glue> {
    let wasm = files::walk(stage)?.into_iter().filter_map(|file| Some(file.to_str()?.to_owned()));
    let wasm: Vec<String> = wasm.filter(|file| file.ends_with("_bg.wasm")).collect();
    let [wasm] = &wasm[..] else { bail!("expected one *_bg.wasm in {}, found {wasm:?}", stage.display()) };
    Ok(Glue { js: wasm.replace("_bg.wasm", ".js"), wasm: wasm.clone() })
}

/// Makes the module smaller. The result is kept, so that an unchanged module costs nothing.
fn optimise(module: &Path) -> Result<()> {
    let flags = ["-Oz"];
    let before = files::read(module)?;
    let kept = paths::scratch("wasm-opt");
    let result = kept.join(format!("{}-{}.wasm", files::short_hash(&before), setup::BINARYEN));
    if !result.exists() {
        files::fresh_dir(&kept)?;
        let partial = kept.join("partial.wasm");
        exec::run(setup::wasm_opt()?.args(flags).arg(module).arg("-o").arg(&partial))?;
        std::fs::rename(&partial, &result)?;
    }
    files::copy(&result, module)
}

/// Renames a file after its content, so that a changed file is a new address.
fn with_hash(stage: &Path, name: &str, stem: &str, extension: &str) -> Result<String> {
    let from = stage.join(name);
    let hashed = format!("{stem}-{}.{extension}", files::short_hash(&files::read(&from)?));
    std::fs::rename(&from, stage.join(&hashed))
        .with_context(|| format!("could not rename {}", from.display()))?;
    Ok(hashed)
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
        css.push_str(&without_css_comments(&text));
        std::fs::remove_file(&file)?;
    }
    files::write(&stage.join("all.css"), css.trim_start())?;
    let name = with_hash(stage, "all.css", "app", "css")?;
    let tag = format!(r#"<link rel="stylesheet" href="./{name}">"#);
    let texts = std::iter::once(tag).chain(std::iter::repeat(String::new()));
    let edits: Vec<(Range<usize>, String)> = sheets.into_iter().map(|sheet| sheet.span).zip(texts).collect();
    Ok(html::splice(page, &edits))
}

/// Drops comments and indentation. Nothing cleverer: compression does the rest.
fn without_css_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |all, line| all + line + "\n")
}

/// Puts in the policy, the hashed boot file, and the hints that let everything load at once.
fn with_head(page: &str, boot: &str, js: &str, wasm: &str) -> Result<String> {
    let charset = html::tags(page, "meta").into_iter().find(|tag| tag.get("charset").is_some());
    let charset = charset.context("index.html has no <meta charset>, after which the policy belongs")?;
    let script = html::tags(page, "script").into_iter().find(|tag| tag.get("src") == Some("./boot.js"));
    let script = script.context("index.html does not load ./boot.js")?;
    ensure!(charset.span.end <= script.span.start, "index.html loads a script before its <meta charset>");

    let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{POLICY}">"#);
    let start = format!(
        "<link rel=\"preload\" href=\"./{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n\
         <link rel=\"modulepreload\" href=\"./{js}\">\n<script type=\"module\" src=\"./{boot}\">"
    );
    let after_charset = charset.span.end..charset.span.end;
    Ok(html::splice(page, &[(after_charset, format!("\n{policy}")), (script.span, start)]))
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

    const PAGE: &str =
        r#"<head><meta charset="utf-8"><script type="module" src="./boot.js"></script></head>"#;

    #[test]
    fn the_policy_comes_first_and_allows_no_inline_code() -> Result<()> {
        let page = with_head(PAGE, "boot-1.js", "app-2.js", "app-3.wasm")?;
        let policy = page.find("Content-Security-Policy").context("no policy")?;
        assert!(policy < page.find("<script").context("no script")?);
        for file in ["./boot-1.js", "./app-2.js", "./app-3.wasm"] {
            assert!(page.contains(file), "{file} in {page}");
        }
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
        check(&page)
    }

    #[test]
    fn a_page_with_nowhere_to_insert_fails() {
        assert!(with_head("<head></head>", "a", "b", "c").is_err());
        assert!(with_head(&PAGE.replace("boot.js", "other.js"), "a", "b", "c").is_err());
        assert!(with_head(&PAGE.replace("charset", "name"), "a", "b", "c").is_err());
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
    fn css_comments_go_and_rules_stay() {
        assert_eq!(without_css_comments("/* a */\n  b {\n    c: d; /* e */\n  }\n"), "b {\nc: d;\n}\n");
    }
}
