//! The packs view: bring a pack in, see what is in it, save it as a file, remove it and get it back.

use std::cell::RefCell;

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlInputElement};

use super::rows::{self, Row};
use crate::dom::{self, leaked};
use crate::equip::{Equipment, KeptPack, Trouble};
use crate::{json, outside, words};

/// Brings the view to life.
pub fn start(equipment: Equipment) {
    let packs = equipment.packs;
    let removed = leaked(RefCell::new(None::<KeptPack>));
    let import = move || {
        let input: HtmlInputElement = dom::part("pack-import");
        spawn_local(async move {
            let Some(json) = outside::picked(&input).await else { return };
            let (told, problems) = match equipment.import(json).await {
                Ok(name) => (words::fill(words::PACKS_IMPORTED, &[("name", &name)]), Vec::new()),
                Err(Trouble::Refused(problems)) => {
                    let more = (problems.more > 0)
                        .then(|| words::fill(words::PACKS_MORE, &[("n", &problems.more.to_string())]));
                    let all = problems.list.iter().map(|problem| problem.to_string()).chain(more);
                    (words::PACKS_REFUSED.to_owned(), all.collect())
                }
                Err(Trouble::NotKept) => (words::PACKS_NOT_KEPT.to_owned(), Vec::new()),
                Err(Trouble::NotLoaded) => (words::NOT_LOADED.to_owned(), Vec::new()),
            };
            let rows: Vec<Row> =
                problems.into_iter().map(|text: String| Row { text, ..Row::default() }).collect();
            rows::fill("pack-problems", &rows);
            tell(&told);
        });
    };
    dom::on(&dom::part::<Element>("pack-import"), "change", move |_| import());
    // A file that was picked before this code was there.
    import();
    dom::follow(move || {
        packs.with(|packs| {
            let rows: Vec<Row> = packs.iter().map(row).collect();
            rows::fill("packs-list", &rows);
        });
    });
    dom::hide_when("packs-none", move || packs.with(|packs| !packs.is_empty()));
    rows::on_press("packs-list", move |row, button| {
        let Some(pack) = packs.with_untracked(|packs| packs.get(row).cloned()) else { return };
        if button == 0 {
            outside::download(&[&pack.name, ".json"].concat(), &pack.json);
        } else {
            equipment.remove(&pack.name);
            tell(&words::fill(words::PACKS_REMOVED, &[("name", &pack.name)]));
            removed.replace(Some(pack));
            show_undo(true);
            dom::focus("#packs-undo");
        }
    });
    dom::on_click("packs-undo", move || {
        let pack = removed.borrow_mut().take();
        if let Some(pack) = pack {
            tell(&words::fill(words::PACKS_IMPORTED, &[("name", &pack.name)]));
            // It was there a moment ago, so there is room for it.
            let _ = equipment.keep(pack);
            dom::focus("#packs-list button");
        }
        show_undo(false);
    });
}

fn tell(text: &str) {
    show_undo(false);
    dom::part::<Element>("pack-told").set_text_content(Some(text));
}

fn show_undo(show: bool) {
    // An attribute can only be refused for its name.
    let _ = dom::part::<Element>("packs-undo").toggle_attribute_with_force("hidden", !show);
}

fn row(pack: &KeptPack) -> Row {
    // The browser counts: the engine has the pack in a form that is for finding, not for showing.
    let file = js_sys::JSON::parse(&pack.json).unwrap_or(JsValue::NULL);
    let rules = json::items(&file, "rules");
    let patterns = rules.iter().filter(|rule| json::field(rule, "pattern").is_some()).count();
    let counts = [
        (words::PACKS_RULES, rules.len()),
        (words::PACKS_PATTERNS, patterns),
        (words::PACKS_ALLOWED, json::items(&file, "allowed").len()),
        (words::PACKS_PRODUCTS, json::items(&file, "products").len()),
    ];
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts = counts.map(|(text, count)| words::fill(text, &[("n", &count.to_string())]));
    let named = |text: &str| words::fill(text, &[("name", &pack.name)]);
    Row {
        text: pack.name.clone(),
        small: counts.collect::<Vec<_>>().join(" · "),
        buttons: vec![
            (words::PACKS_EXPORT, named(words::PACKS_EXPORT_NAMED)),
            (words::PACKS_REMOVE, named(words::PACKS_REMOVE_NAMED)),
        ],
    }
}
