//! What a person does with the page, and what they see.

use crate::chromium::Chromium;
use crate::site::Site;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

/// How long anything may take before a test says it did not happen. Long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// The size of the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Screen {
    /// A laptop.
    pub const DESK: Screen = Screen { width: 1440, height: 900 };
    /// A phone held upright.
    pub const PHONE: Screen = Screen { width: 390, height: 844 };

    pub(crate) fn is_phone(self) -> bool {
        self.width < 600
    }
}

/// Whether the browser lets the page keep anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    /// As usual.
    Works,
    /// Every attempt fails, as when a person or a company forbids it.
    Blocked,
}

/// The app, open in a browser.
pub struct Page {
    /// The server it came from.
    pub site: Site,
    chromium: Chromium,
}

impl Page {
    /// Starts a site and a browser and opens the app.
    pub async fn open(screen: Screen, storage: Storage) -> Result<Self> {
        let site = Site::start()?;
        let chromium = Chromium::start(screen, storage).await?;
        let page = Page { site, chromium };
        page.visit().await?;
        Ok(page)
    }

    /// Goes to the app's address and waits until one can type.
    pub async fn visit(&self) -> Result<()> {
        self.driver().goto(self.site.url()).await?;
        self.ready().await
    }

    /// Loads the page again, as F5 does, and waits until one can type.
    pub async fn reload(&self) -> Result<()> {
        self.driver().refresh().await?;
        self.ready().await
    }

    /// Waits until the app has taken over from the page it starts in.
    pub async fn ready(&self) -> Result<()> {
        let started =
            "return document.querySelector('textarea') !== null && document.getElementById('early') === null";
        self.until("the app starts", started).await
    }

    /// The driver, for what is not worth a name here.
    pub fn driver(&self) -> &WebDriver {
        &self.chromium.driver
    }

    /// What a script returns.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        Ok(self.driver().execute(script, vec![]).await.with_context(|| script.to_owned())?.json().clone())
    }

    /// What a promise gives in the end.
    pub async fn ask_later(&self, expression: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             Promise.resolve({expression}).then(done, (error) => done(`failed: ${{error}}`));"
        );
        Ok(self
            .driver()
            .execute_async(script, vec![])
            .await
            .with_context(|| expression.to_owned())?
            .json()
            .clone())
    }

    /// Waits until a script returns true. `what` is what the test says otherwise.
    pub async fn until(&self, what: &str, script: &str) -> Result<()> {
        let begun = Instant::now();
        let mut last = Ok(Value::Null);
        while begun.elapsed() < PATIENCE {
            // A page that is just being replaced cannot answer; it can a moment later.
            last = self.ask(script).await;
            if matches!(last, Ok(Value::Bool(true))) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        bail!("it did not come true that {what}; last answer: {last:?}")
    }

    /// Waits until a promise gives true.
    pub async fn until_promise(&self, what: &str, expression: &str) -> Result<()> {
        let begun = Instant::now();
        while self.ask_later(expression).await? != json!(true) {
            ensure!(begun.elapsed() < PATIENCE, "it did not come true that {what}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        Ok(())
    }

    /// Waits until the draft is exactly this.
    pub async fn until_draft_is(&self, text: &str) -> Result<()> {
        let script = format!("return document.querySelector('textarea').value === {}", json!(text));
        self.until(&format!("the draft is {text:?}"), &script)
            .await
            .with_context(|| "the draft is something else")
    }

    /// The draft as it stands.
    pub async fn draft(&self) -> Result<String> {
        let value = self.ask("return document.querySelector('textarea').value").await?;
        value.as_str().map(str::to_owned).context("the draft has no text")
    }

    /// Presses keys, wherever the focus is. Modifiers hold for the keys after them.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        let focused = self.driver().active_element().await?;
        Ok(focused.send_keys(keys).await?)
    }

    /// Types into the draft, key by key, after what is there.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.focus_draft().await?;
        self.press(text).await
    }

    /// Puts text in as a paste does: one input event, however long.
    pub async fn paste(&self, text: &str) -> Result<()> {
        self.focus_draft().await?;
        let pasted =
            self.ask(&format!("return document.execCommand('insertText', false, {})", json!(text))).await?;
        ensure!(pasted == json!(true), "nothing was pasted");
        Ok(())
    }

    /// Waits until these words stand somewhere on the page.
    pub async fn until_says(&self, words: &str) -> Result<()> {
        let script = format!("return document.body.innerText.includes({})", json!(words));
        self.until(&format!("the page says {words:?}"), &script).await
    }

    /// Clicks the button with this text.
    pub async fn click_button(&self, text: &str) -> Result<()> {
        let by_text = format!("//button[normalize-space(.)={}]", json!(text));
        let button =
            self.driver().find(By::XPath(by_text)).await.with_context(|| format!("no button {text:?}"))?;
        Ok(button.click().await?)
    }

    /// Whether the focus is on what this selector names.
    pub async fn until_focus_is_on(&self, selector: &str) -> Result<()> {
        let script = format!("return document.activeElement.matches({})", json!(selector));
        self.until(&format!("the focus is on {selector}"), &script).await
    }

    /// Presses Tab until the focus is on what this selector names.
    pub async fn tab_to(&self, selector: &str) -> Result<()> {
        let script = format!("return document.activeElement.matches({})", json!(selector));
        for _ in 0..40 {
            if self.ask(&script).await? == json!(true) {
                return Ok(());
            }
            self.press(Key::Tab).await?;
        }
        bail!("40 times Tab does not lead to {selector}")
    }

    /// Puts the caret into the draft, at its end.
    pub async fn focus_draft(&self) -> Result<()> {
        let script = "const draft = document.querySelector('textarea'); draft.focus(); \
             draft.setSelectionRange(draft.value.length, draft.value.length); return document.activeElement === draft";
        ensure!(self.ask(script).await? == json!(true), "the draft cannot be focused");
        Ok(())
    }

    /// The marked phrases, in order.
    pub async fn marks(&self) -> Result<Vec<String>> {
        let marks =
            self.ask("return [...document.querySelectorAll('mark')].map((mark) => mark.textContent)").await?;
        Ok(serde_json::from_value(marks)?)
    }

    /// Asks the server for a new version, as the browser does by itself from time to time.
    pub async fn look_for_a_new_version(&self) -> Result<()> {
        let update = "navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)";
        ensure!(
            self.ask_later(update).await? == json!(true),
            "the server could not be asked for a new version"
        );
        Ok(())
    }

    /// Waits until some mark contains this phrase.
    pub async fn until_marked(&self, phrase: &str) -> Result<()> {
        let marks = "[...document.querySelectorAll('mark')].map((mark) => mark.textContent)";
        let script = format!("return {marks}.some((text) => text.includes({}))", json!(phrase));
        self.until(&format!("{phrase:?} is marked"), &script).await
    }

    /// Waits until the app is stored for offline use and this page is under its worker.
    pub async fn until_stored(&self) -> Result<()> {
        let script = "return navigator.serviceWorker.controller?.state === 'activated'";
        self.until("the app is stored for offline use", script).await
    }

    /// Every request that tried to leave this machine, from pages and workers.
    pub fn heard_outside(&self) -> Vec<String> {
        self.chromium.outside.heard()
    }

    /// Fails when the console shows an error, refused content among them. Each is reported once.
    pub async fn no_console_errors(&self) -> Result<()> {
        let entries = self.driver().browser_log().await?;
        let errors: Vec<String> =
            entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect();
        ensure!(errors.is_empty(), "on the console: {errors:?}");
        Ok(())
    }

    /// Lets the page read the clipboard, so that a test can see what was copied.
    pub async fn allow_clipboard(&self) -> Result<()> {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.driver().cdp().send_raw("Browser.grantPermissions", permissions).await?;
        Ok(())
    }

    /// Waits until the page has drawn what it was going to draw: typing rests for less than this.
    pub async fn settle(&self) -> Result<()> {
        tokio::time::sleep(Duration::from_millis(1200)).await;
        Ok(())
    }

    /// Makes the page light or dark, the way its own control does.
    pub async fn choose_theme(&self, name: &str) -> Result<()> {
        let label = By::Css(format!("label[title={}]", json!(name)));
        Ok(self.driver().find(label).await.with_context(|| format!("no theme {name:?}"))?.click().await?)
    }

    /// Fails when axe-core finds something on the page that keeps someone out.
    pub async fn no_barriers(&self) -> Result<()> {
        let axe = xtask::files::read_text(&xtask::paths::root().join("node_modules/axe-core/axe.min.js"))?;
        self.driver().execute(axe, vec![]).await?;
        let violations = "axe.run().then(({ violations }) => violations.map(({ id, help, nodes }) =>\
             `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`))";
        let violations = self.ask_later(violations).await?;
        ensure!(violations == json!([]), "axe-core: {violations:#}");
        Ok(())
    }

    /// Writes what is on screen to `target/screenshots`.
    pub async fn picture(&self, name: &str) -> Result<()> {
        let file = xtask::paths::target().join("screenshots").join(format!("{name}.png"));
        std::fs::create_dir_all(file.parent().context("a picture needs a folder")?)?;
        Ok(self.driver().screenshot(&file).await?)
    }

    /// Closes the browser and the site.
    pub async fn close(self) {
        self.chromium.quit().await;
    }
}
