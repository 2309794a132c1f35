//! The settings dialog. What never changes of it stands in `assets/dialogs.html`.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use reply_coach_analysis::rules::RULES;
use reply_coach_analysis::{Family, Identity, Severity};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};

use super::rows::{self, Row};
use crate::coach::{Coach, HeldBack};
use crate::dom::{self, leaked};
use crate::equip::Equipment;
use crate::keep::Keeper;
use crate::settings::{Keep, Settings, Spelling, TextSize, Theme};
use crate::storage::Shelf;
use crate::{outside, words};

/// Everything the app keeps is under keys that begin so.
const EVERYTHING: &str = "reply-coach.";

/// What a row of the list stands for.
enum Held {
    Skip(Identity),
    Other(HeldBack),
}

/// Lets the button open the dialog, and brings the dialog to life when it is first opened.
pub fn start(coach: Coach, keeper: Keeper, equipment: Equipment) {
    let dialog: HtmlDialogElement = dom::part("settings");
    let begun = Cell::new(false);
    dom::on_click("settings-open", move || {
        if !begun.replace(true) {
            begin(coach, keeper, equipment);
            dom::show_text("product-note", move || {
                equipment.product_trouble.get().unwrap_or_else(|| words::PRODUCT_NOTE.to_owned())
            });
        }
        dom::part::<web_sys::Element>("settings-told").set_text_content(None);
        // Refused only when it is open already.
        let _ = dialog.show_modal();
    });
}

fn begin(coach: Coach, keeper: Keeper, equipment: Equipment) {
    let settings = coach.settings;
    let severities = &mut Severity::ALL.iter().map(|s| (s.id(), words::severity(*s)));
    rows::fill_boxes(&dom::part("marked-severities"), severities);
    rows::fill_boxes(
        &dom::part("marked-families"),
        &mut Family::ALL.iter().map(|f| (f.id(), words::family(*f))),
    );
    let unlisted = Cell::new(true);
    dom::on(&dom::part("single-rules"), "toggle", move |_| {
        if unlisted.replace(false) {
            list_rules();
            settings.with_untracked(show);
        }
    });
    dom::follow(move || settings.with(show));
    dom::on(&dom::part("settings"), "change", move |event| change(coach, &event));
    rows::on_press("held-list", move |row, _| {
        let held = settings.with_untracked(|settings| held(settings).into_iter().nth(row));
        match held {
            Some((Held::Skip(identity), _)) => coach.restore_skipped(Some(identity)),
            Some((Held::Other(what), _)) => coach.hold_back(what, false),
            None => {}
        }
    });
    dom::on_click("settings-export", move || {
        let written = settings.with_untracked(Settings::write);
        if let Ok(json) = js_sys::JSON::stringify_with_replacer_and_space(&written, &JsValue::NULL, &2.into())
        {
            outside::download("reply-coach-settings.json", &String::from(json));
        }
    });
    let sure = leaked(Cell::new(false));
    let clear: web_sys::Element = dom::part("clear-all");
    dom::on_click("clear-all", move || {
        if sure.replace(!sure.get()) {
            clear.set_text_content(Some(words::SETTINGS_CLEAR_ALL));
            clear_all(coach, keeper);
            equipment.packs.set(Vec::new());
            tell(words::SETTINGS_CLEARED);
        } else {
            clear.set_text_content(Some(words::SETTINGS_CLEAR_SURE));
        }
    });
    let clear: web_sys::Element = dom::part("clear-all");
    dom::on(&dom::part("settings"), "close", move |_| {
        sure.set(false);
        clear.set_text_content(Some(words::SETTINGS_CLEAR_ALL));
    });
}

/// A box for every rule, by family.
fn list_rules() {
    let list = dom::part("marked-rules");
    for family in Family::ALL {
        let rules = &mut RULES.iter().filter(|rule| rule.family == *family).map(|rule| (rule.id, rule.title));
        rows::child(&list, "h4", words::family(*family));
        if let Some(boxes) = rows::child(&list, "ul", "") {
            boxes.set_class_name("checks");
            rows::fill_boxes(&boxes, rules);
        }
    }
}

fn tell(text: &str) {
    dom::part::<web_sys::Element>("settings-told").set_text_content(Some(text));
}

fn clear_all(coach: Coach, keeper: Keeper) {
    keeper.forget_all();
    coach.settings.set(Settings::new());
    for shelf in [Shelf::Tab, Shelf::Browser] {
        shelf.keys(EVERYTHING).iter().for_each(|key| shelf.remove(key));
    }
}

/// Shows the choices in the dialog.
fn show(settings: &Settings) {
    let chosen =
        [("theme", settings.theme.id()), ("text-size", settings.text.id()), ("keep", settings.keep.id())];
    for (name, value) in chosen {
        if let Some(button) = dom::find::<HtmlInputElement>(&["#", name, " [value=", value, "]"].concat()) {
            button.set_checked(true);
        }
    }
    dom::part::<HtmlSelectElement>("spelling").set_value(settings.spelling.id());
    dom::part::<HtmlInputElement>("product").set_value(&settings.product);
    rows::tick("marked-severities", |id| !settings.unmarked.iter().any(|off| off.id() == id));
    rows::tick("marked-families", |id| !settings.preferences.families_off().any(|off| off.id() == id));
    rows::tick("marked-rules", |id| !settings.preferences.rules_off().any(|off| off == id));
    let held = held(settings);
    let rows: Vec<Row> = held
        .into_iter()
        .map(|(_, text)| Row {
            buttons: vec![(
                words::SETTINGS_PUT_BACK,
                words::fill(words::SETTINGS_PUT_BACK_NAMED, &[("what", &text)]),
            )],
            text,
            ..Row::default()
        })
        .collect();
    // An attribute can only be refused for its name.
    let _ =
        dom::part::<web_sys::Element>("held-none").toggle_attribute_with_force("hidden", !rows.is_empty());
    rows::fill("held-list", &rows);
}

/// Whatever is held back and can be put back, with its words.
fn held(settings: &Settings) -> Vec<(Held, String)> {
    let choices = &settings.preferences;
    let rules = choices.rules_off().map(|rule| {
        let text = words::fill(words::SETTINGS_RULE, &[("rule", words::rule_title(rule))]);
        (Held::Other(HeldBack::Rule(rule.to_owned())), text)
    });
    let phrases = choices.allowed().map(|phrase| {
        let text = words::fill(words::SETTINGS_PHRASE, &[("phrase", phrase)]);
        (Held::Other(HeldBack::Phrase(phrase.to_owned())), text)
    });
    let skips = settings.skips.iter().rev().map(|skip| {
        (Held::Skip(skip.identity), words::fill(words::SETTINGS_SKIP, &[("quote", &skip.quote)]))
    });
    rules.chain(phrases).chain(skips).collect()
}

/// Takes in a choice.
fn change(coach: Coach, event: &web_sys::Event) {
    let value = event_target_value(event);
    let Some(target) = event.target() else { return };
    let checked = || target.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
    let within = |list: &str| {
        let element = target.dyn_ref::<web_sys::Element>();
        element.and_then(|element| element.closest(list).ok().flatten()).is_some()
    };
    let update = |change: &dyn Fn(&mut Settings)| coach.settings.update(change);
    if within("#theme") {
        update(&|settings| settings.theme = Theme::from_id(&value));
    } else if within("#text-size") {
        update(&|settings| settings.text = TextSize::from_id(&value));
    } else if within("#keep") {
        update(&|settings| settings.keep = Keep::from_id(&value));
    } else if within("#spelling") {
        update(&|settings| settings.spelling = Spelling::from_id(&value));
    } else if within("#product") {
        update(&|settings| settings.product = value.trim().to_owned());
    } else if within("#marked-severities") {
        if let Some(severity) = Severity::from_id(&value) {
            update(&|settings| settings.mark(severity, checked()));
        }
    } else if within("#marked-families") {
        if let Some(family) = Family::from_id(&value) {
            update(&|settings| settings.preferences.turn_family_off(family, !checked()));
        }
    } else if within("#marked-rules") {
        update(&|settings| settings.preferences.turn_rule_off(&value, !checked()));
    } else if within("#settings-import") {
        let input: HtmlInputElement = dom::part("settings-import");
        spawn_local(async move {
            let json = outside::picked(&input).await;
            let read = json
                .and_then(|json| js_sys::JSON::parse(&json).ok())
                .and_then(|value| Settings::read(&value));
            tell(if read.is_some() { words::SETTINGS_IMPORTED } else { words::SETTINGS_NOT_IMPORTED });
            if let Some(read) = read {
                coach.settings.set(read);
            }
        });
    }
}
