//! WebAssembly = native, byte for byte, on drafts of many kinds.

use reply_coach_parity::{answer, module};

#[test]
fn webassembly_and_native_give_the_same_reports() {
    let drafts = module::package().join("drafts.jsonl");
    let lines = std::fs::read_to_string(&drafts).expect("the drafts are there");
    let native: Vec<String> = lines.lines().map(|draft| text(answer(draft.as_bytes()))).collect();
    assert!(native.len() >= 30, "only {} drafts", native.len());
    for (report, draft) in native.iter().zip(lines.lines()) {
        assert!(report.starts_with(r#"{"version":1"#), "{report} for {draft}");
    }

    let module = module::build().expect("the module compiles");
    let node = module::node("reports.mjs", &module, &drafts).output().expect("Node.js is there");
    assert!(node.status.success(), "{}", text(node.stderr));
    let wasm = text(node.stdout);
    assert_eq!(wasm.lines().count(), native.len());
    for ((wasm, native), draft) in wasm.lines().zip(&native).zip(lines.lines()) {
        assert_eq!(wasm, native, "for {draft}");
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("reports are UTF-8")
}
