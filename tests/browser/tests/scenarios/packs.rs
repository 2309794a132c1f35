//! A team's own rules: brought in, used, refused with reasons, taken along, removed.

use anyhow::{Result, ensure};
use reply_coach_browser_tests::{Key, Page, Scratch, at_a_desk};
use serde_json::json;

const PACK: &str = r#"{ "version": 1, "name": "larkspur", "products": ["saddle bag"], "rules": [
  { "id": "reboot", "family": "cold", "severity": "caution", "why": "Say <b>how</b> & why.",
    "phrases": ["just reboot it"], "reframes": [{ "text": "a restart usually helps" }] },
  { "id": "ticket", "family": "cold", "severity": "tip", "why": "They do not know our numbers.", "pattern": "ticket #\\d+" }
] }"#;

fn import(page: &Page, pack: &str) -> Result<()> {
    let folder = Scratch::new("pack")?;
    let file = folder.path().join("pack.json");
    std::fs::write(&file, pack)?;
    page.pick_file("#pack-import", &file)?;
    page.until("it was read", "return document.getElementById('pack-told').textContent !== ''")
}

#[test]
fn a_pack_with_patterns_is_used_offline_too_and_its_texts_are_text() -> Result<()> {
    at_a_desk(|page| {
        page.until_stored()?;
        page.requested();
        page.click(".views a[href='#/packs']")?;
        page.until("the view is shown", "return document.getElementById('view-packs').checkVisibility()")?;
        import(page, PACK)?;
        page.until_says("“larkspur” is in use.")?;
        page.until_says("rules: 2 · with a pattern: 1 · products: 1")?;
        page.site.stop();
        page.click(".views a[href='#/']")?;
        page.paste("You can just reboot it. See ticket #4711 for more.")?;
        page.until_marked("just reboot it")?;
        page.until_marked("ticket #4711")?;
        page.until_says("Say <b>how</b> & why.")?;
        page.until_says("From the pack “larkspur”")?;
        page.goto("about:blank")?;
        page.visit()?;
        page.until_marked("ticket #4711")?;
        page.no_errors()
    })
}

#[test]
fn patterns_are_not_loaded_by_those_who_have_none() -> Result<()> {
    at_a_desk(|page| {
        page.paste("You should have saved it first. ")?;
        page.until_marked("should have")?;
        let loaded =
            "return performance.getEntriesByType('resource').some(({ name }) => name.includes('patterns'))";
        ensure!(page.ask(loaded)? == json!(false), "the page loaded the module for patterns");
        Ok(())
    })
}

/// A release leaves out of `regex` what no pattern gets to; each of these takes another way through what is left.
#[test]
fn patterns_of_all_kinds_are_found() -> Result<()> {
    let kinds = [
        ("larkspur", "LARKSPUR"),
        ("tandem|trike|recumbent", "recumbent"),
        ("^dear sirs", "Dear sirs"),
        ("café[ns]?", "CAFÉS"),
        (r"(?P<year>20\\d\\d)-(?:0\\d|1[0-2])", "2031-07"),
        (r"\\bpan\\w{3,5}\\b", "panniers"),
        ("[à-ü]{2,}", "éè"),
        (r"(?-u:\\bRT\\b)[^a-z]+#", "RT 9 #"),
    ];
    let rules: Vec<String> = kinds
        .iter()
        .enumerate()
        .map(|(number, (pattern, _))| {
            format!(
                r#"{{ "id": "kind-{number}", "family": "cold", "severity": "tip", "why": "Kind {number}.", "pattern": "{pattern}" }}"#
            )
        })
        .collect();
    let pack = format!(r#"{{ "version": 1, "name": "kinds", "rules": [{}] }}"#, rules.join(",\n"));
    at_a_desk(|page| {
        page.goto(&format!("{}#/packs", page.site.url()))?;
        import(page, &pack)?;
        page.until_says("rules: 8 · with a pattern: 8")?;
        page.click(".views a[href='#/']")?;
        page.paste(
            "Dear sirs, we have LARKSPUR tyres and one recumbent since 2031-07, with panniers in CAFÉS by éè, see RT 9 #.",
        )?;
        kinds.iter().try_for_each(|(_, marked)| page.until_marked(marked))
    })
}

#[test]
fn a_broken_pack_is_refused_with_line_rule_and_reason() -> Result<()> {
    at_a_desk(|page| {
        page.goto(&format!("{}#/packs", page.site.url()))?;
        import(page, &PACK.replace(r"\\d+", r"(\\d+"))?;
        page.until_says("This pack was not taken.")?;
        page.until_says("line 4, rule 2 (\"ticket\"): the pattern cannot be read: unclosed group")?;
        page.until_says("No pack yet.")?;
        import(page, "{ \"version\": 1, \"name\": ")?;
        page.until_says("line 1: not JSON")
    })
}

#[test]
fn a_pack_is_removed_and_put_back_by_keyboard() -> Result<()> {
    at_a_desk(|page| {
        page.goto(&format!("{}#/packs", page.site.url()))?;
        import(page, PACK)?;
        page.tab_to("[aria-label='Remove: larkspur']")?;
        page.press(Key::Enter)?;
        page.until_says("“larkspur” was removed.")?;
        page.until_says("No pack yet.")?;
        page.until_focus_is_on("#packs-undo")?;
        page.press(Key::Enter)?;
        page.until_says("“larkspur” is in use.")?;
        page.reload()?;
        page.until_says("rules: 2")
    })
}
