//! The states that the page can be in, each reached from a fresh visit the way a person gets there.

use crate::drafts::{BURIED, BURIED_PHRASE};
use crate::{blind_spots, practice, sharing};
use anyhow::Result;
use reply_coach_browser_tests::{Kind, Page, Scratch};
use serde_json::json;

/// A state's name, and how to get there.
pub type State = (&'static str, fn(&Page) -> Result<()>);

/// All of them.
pub const STATES: &[State] = &[
    ("empty", |_| Ok(())),
    ("risky", risky),
    ("clean", |page| {
        page.paste("Hi Dana,\n\nThank you for the two pictures. It works again, and I am glad it does.\n")?;
        page.settle()
    }),
    ("whole-reply", |page| {
        page.click("#context summary")?;
        page.ask("const box = document.getElementById('customer'); box.focus();\
             document.execCommand('insertText', false, 'This is the third time I write. My kettle leaks, and nobody answers. When do I get my money back?')")?;
        page.paste("Hello,\n\nThe kettle was returned. We are looking into it.\n\nRegards,\nJo")?;
        page.settle()
    }),
    ("held-back", |page| {
        risky(page)?;
        page.click("#settings-open")?;
        page.click("#marked-severities label:has([value=tip])")?;
        page.press(reply_coach_browser_tests::Key::Escape)?;
        page.ask("document.querySelector('.card-actions button:nth-child(2)').click()")?;
        page.settle()
    }),
    ("long", |page| {
        page.paste(&[BURIED, "\n\n"].concat().repeat(40))?;
        page.settle()
    }),
    ("not-english", |page| {
        page.paste("Guten Tag Frau Meier,\n\nvielen Dank für Ihre Nachricht. Leider können wir den Betrag erst nächste Woche erstatten.")?;
        page.settle()
    }),
    ("compare", |page| {
        risky(page)?;
        page.click("#compare-open")?;
        page.settle()
    }),
    ("settings", |page| {
        risky(page)?;
        page.ask("document.querySelector('.card-actions button').click()")?;
        page.click("#settings-open")?;
        page.settle()
    }),
    ("drafts", |page| {
        risky(page)?;
        page.click("#drafts-open")?;
        page.click_button("New draft")?;
        page.paste("Hi Ben,\n\nyour parcel left today.")?;
        page.click("#drafts-open")?;
        page.settle()
    }),
    ("help", |page| {
        page.click("#help-open")?;
        page.settle()
    }),
    ("packs", |page| {
        page.goto(&format!("{}#/packs", page.site.url()))?;
        let sample = xtask::paths::root().join("docs/sample-pack.json");
        page.pick_file("#pack-import", &sample)?;
        page.until("it is in use", "return document.querySelector('#packs-list li') !== null")
    }),
    ("pack-refused", |page| {
        page.goto(&format!("{}#/packs", page.site.url()))?;
        let folder = Scratch::new("pack")?;
        let file = folder.path().join("pack.json");
        std::fs::write(
            &file,
            r#"{ "version": 1, "name": "larkspur", "rules": [{ "id": "x", "family": "cold" }] }"#,
        )?;
        page.pick_file("#pack-import", &file)?;
        page.until("it is refused", "return document.querySelector('#pack-problems li') !== null")
    }),
    ("train", |page| {
        page.goto(&format!("{}#/train", page.site.url()))?;
        page.until_says("Locked out on the last day")?;
        page.ask("document.querySelector('#train-chat button').click()")?;
        page.settle()
    }),
    ("train-opening", |page| stage(page, "")),
    ("train-question", |page| stage(page, "n")),
    ("train-answer", |page| stage(page, "nn")),
    ("train-change", |page| {
        stage(page, "nc")?;
        page.settle()?;
        page.settle()
    }),
    ("train-live", |page| stage(page, "nre")),
    ("train-keys", |page| stage(page, "?")),
    ("train-edit", |page| {
        page.goto(&format!("{}#/train", page.site.url()))?;
        page.until_says("Locked out on the last day")?;
        page.ask(
            "document.querySelector('#train-chat button').click();\
             document.querySelector('#train-own button:nth-of-type(2)').click();\
             document.getElementById('edit-name').value = ''; document.getElementById('edit-save').click()",
        )?;
        page.settle()
    }),
    ("train-refused", |page| {
        page.goto(&format!("{}#/train", page.site.url()))?;
        page.until_says("Locked out on the last day")?;
        let folder = Scratch::new("scenarios")?;
        let file = folder.path().join("scenarios.json");
        std::fs::write(&file, r#"{ "version": 1, "scenarios": [{ "id": "x" }] }"#)?;
        page.pick_file("#train-import", &file)?;
        page.until_says("This file was not taken.")
    }),
    ("practice", |page| {
        page.goto(&format!("{}#/practice", page.site.url()))?;
        page.until("it is there", "return document.getElementById('practice-begin')?.disabled === false")?;
        page.settle()
    }),
    ("practice-spotted", |page| {
        practice::begin(page, "blame")?;
        practice::pick(page, &[1, 8])?;
        page.click_button("Check")?;
        page.settle()
    }),
    ("practice-chosen", |page| {
        practice::begin(page, "refusal")?;
        practice::pick(page, &[1, 6])?;
        page.click_button("Check")?;
        page.click_button("Go on")?;
        page.click(".practice-choice")?;
        page.click_button("Check")?;
        page.settle()
    }),
    ("practice-written", |page| {
        practice::begin(page, "blame")?;
        practice::pick(page, &[1])?;
        page.click_button("Check")?;
        page.click_button("Go on")?;
        page.click(".practice-choice")?;
        page.click_button("Check")?;
        page.click_button("Go on")?;
        page.ask("document.getElementById('practice-text').focus()")?;
        page.paste_over("You forgot the profile. I can look into it soon.")?;
        page.click_button("Check")?;
        page.settle()
    }),
    ("blind-spots", |page| {
        blind_spots::count_one(page)?;
        page.ask("localStorage.setItem('reply-coach.blind.counts', 'blind 1\\n' + [7, 6, 5, 3, 2, 1, 0].map((ago) => {\
            const week = Math.floor((Math.floor(Date.now() / 864e5) + 3) / 7) - ago;\
            return `week ${week} 9\\nblame ${1 + ago} blame.should-have\\nrefusal ${(ago * 3) % 5 + 1} refusal.cannot\\ncold 2 cold.closed`;\
        }).join('\\n'))")?;
        page.reload()?;
        page.click_button("As a table")?;
        page.settle()
    }),
    ("share", |page| {
        sharing::offer(page)?;
        page.settle()
    }),
    ("share-refused", |page| {
        page.goto(&format!("{}#/share/1AAAA", page.site.url()))?;
        page.until_says("The link is damaged")?;
        page.settle()
    }),
    ("offline", |page| {
        risky(page)?;
        page.ask("dispatchEvent(new Event('offline'))").map(drop)
    }),
    ("full", |page| {
        page.ask("Storage.prototype.setItem = () => { throw new Error('full'); }")?;
        risky(page)?;
        page.until_says("This browser has no room left.")
    }),
    ("unreadable", |page| {
        page.ask("sessionStorage.setItem('reply-coach.current', '\"x\"'); localStorage.setItem('reply-coach.draft.x', '{\"text\":')")?;
        page.reload()?;
        page.until_says("The draft kept here could not be read.")
    }),
];

fn risky(page: &Page) -> Result<()> {
    page.paste(&format!(
        "{BURIED}\n\nPer our policy, we can't refund that. Unfortunately, it takes some time."
    ))?;
    page.until_marked(BURIED_PHRASE)?;
    page.settle()
}

/// The states that are asked for: all, or those whose name contains what the variable `STATES` says.
pub fn states() -> impl Iterator<Item = &'static State> {
    let asked = std::env::var("STATES").unwrap_or_default();
    STATES.iter().filter(move |state| state.0.contains(&asked))
}

/// A scenario on the stage, and these keys pressed.
fn stage(page: &Page, keys: &str) -> Result<()> {
    page.goto(&format!("{}#/train/locked-out", page.site.url()))?;
    page.until_focus_is_on("#train-stage")?;
    keys.chars().try_for_each(|key| page.press(key))?;
    page.settle()
}

/// Goes to a state from a first visit.
pub fn reach(page: &Page, state: &State) -> Result<()> {
    page.goto("about:blank")?;
    page.goto(&format!("{}third-party.txt", page.site.url()))?;
    page.ask("localStorage.clear(); sessionStorage.clear()")?;
    page.visit()?;
    state.1(page)
}

/// How the page looks: in a theme, or in the few colours that a person has chosen.
pub const LOOKS: [&str; 3] = ["light", "dark", "forced"];

/// Makes the system look so. Only Chromium can be told.
pub fn look(page: &Page, look: &str) -> Result<()> {
    if page.kind() == Kind::Chromium {
        let (scheme, forced) = if look == "forced" { ("dark", "active") } else { (look, "none") };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
        ]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "features": features }))?;
    }
    Ok(())
}
