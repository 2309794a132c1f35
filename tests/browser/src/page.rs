//! What a person does with the page, and what they see.

use crate::browser::{Browser, Kind};
use crate::key::Key;
use crate::site::Site;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long anything may take before a test says it did not happen. Long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// Notes what the policy of the page refuses, which no protocol tells.
const NOTES: &str = "() => { globalThis.refused = []; addEventListener('securitypolicyviolation', \
    (event) => refused.push(`${event.violatedDirective}: ${event.blockedURI}`)); }";

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
    browser: Browser,
    /// The tab that is looked at.
    tab: String,
}

impl Page {
    /// Starts a site and a browser and opens the app.
    pub fn open(kind: Kind, screen: Screen, storage: Storage) -> Result<Self> {
        let site = Site::start()?;
        let browser = Browser::start(kind, screen, storage)?;
        let tree = browser.bidi.command("browsingContext.getTree", json!({}))?;
        let tab = tree["contexts"][0]["context"].as_str().context("the browser has no tab")?.to_owned();
        let page = Page { site, browser, tab };
        let events = ["log.entryAdded", "network.beforeRequestSent", "network.responseCompleted"];
        page.command("session.subscribe", json!({ "events": events }))?;
        page.before_each_load(NOTES)?;
        page.resize(screen)?;
        page.visit()?;
        Ok(page)
    }

    /// Runs a function, given as script, before anything else in each page that is loaded from now on.
    pub fn before_each_load(&self, function: &str) -> Result<()> {
        self.command("script.addPreloadScript", json!({ "functionDeclaration": function })).map(drop)
    }

    /// Which browser it is.
    pub fn kind(&self) -> Kind {
        self.browser.kind
    }

    fn command(&self, method: &str, params: Value) -> Result<Value> {
        self.browser.bidi.command(method, params)
    }

    /// Gives Chromium a command of its own protocol.
    pub fn cdp(&self, method: &str, params: Value) -> Result<Value> {
        let session = self.command("goog:cdp.getSession", json!({ "context": self.tab }))?["session"].clone();
        let command = json!({ "method": method, "params": params, "session": session });
        self.command("goog:cdp.sendCommand", command)
    }

    /// Makes the window this large. A small one of Chromium's is touched rather than clicked.
    pub fn resize(&self, screen: Screen) -> Result<()> {
        let Screen { width, height } = screen;
        if self.kind() == Kind::Chromium {
            let mobile = screen.is_phone();
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
            self.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
            self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": mobile }))?;
        } else {
            let viewport = json!({ "width": width, "height": height });
            self.command(
                "browsingContext.setViewport",
                json!({ "context": self.tab, "viewport": viewport }),
            )?;
        }
        Ok(())
    }

    /// Goes to the app's address and waits until one can type.
    pub fn visit(&self) -> Result<()> {
        self.goto(&self.site.url())?;
        self.ready()
    }

    /// Goes to an address and waits until it is loaded.
    pub fn goto(&self, url: &str) -> Result<()> {
        let to = json!({ "context": self.tab, "url": url, "wait": "complete" });
        self.command("browsingContext.navigate", to).map(drop)
    }

    /// Loads the page again, as F5 does, and waits until one can type.
    pub fn reload(&self) -> Result<()> {
        self.command("browsingContext.reload", json!({ "context": self.tab, "wait": "complete" }))?;
        self.ready()
    }

    /// Waits until the app has taken over from the page it starts in.
    pub fn ready(&self) -> Result<()> {
        let started =
            "return document.querySelector('#draft') !== null && document.getElementById('early') === null";
        self.until("the app starts", started)
    }

    /// The title of the page.
    pub fn title(&self) -> Result<String> {
        Ok(self.ask("return document.title")?.as_str().unwrap_or_default().to_owned())
    }

    /// Opens another tab and looks at it; gives back the one looked at before.
    pub fn new_tab(&mut self) -> Result<String> {
        let tab = self.command("browsingContext.create", json!({ "type": "tab" }))?;
        let tab = tab["context"].as_str().context("no tab")?.to_owned();
        Ok(std::mem::replace(&mut self.tab, tab))
    }

    /// Looks at a tab; gives back the one looked at before.
    pub fn look_at(&mut self, tab: String) -> Result<String> {
        self.command("browsingContext.activate", json!({ "context": tab }))?;
        Ok(std::mem::replace(&mut self.tab, tab))
    }

    /// What a script returns, or what its promise gives in the end.
    pub fn ask(&self, script: &str) -> Result<Value> {
        let function = format!("async () => JSON.stringify(await (async () => {{ {script} }})() ?? null)");
        let call = json!({
            "functionDeclaration": function, "awaitPromise": true, "userActivation": true,
            "target": { "context": self.tab },
        });
        let answer = self.command("script.callFunction", call)?;
        let said = answer["result"]["value"].as_str();
        let said = said.with_context(|| format!("{script}: {}", answer["exceptionDetails"]["text"]))?;
        Ok(serde_json::from_str(said)?)
    }

    /// What a promise gives in the end.
    pub fn ask_later(&self, expression: &str) -> Result<Value> {
        self.ask(&format!("return await {expression}"))
    }

    /// Waits until a script returns true. `what` is what the test says otherwise.
    pub fn until(&self, what: &str, script: &str) -> Result<()> {
        let begun = Instant::now();
        let mut last = Ok(Value::Null);
        while begun.elapsed() < PATIENCE {
            // A page that is just being replaced cannot answer; it can a moment later.
            last = self.ask(script);
            if matches!(last, Ok(Value::Bool(true))) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
        bail!("it did not come true that {what}; last answer: {last:?}")
    }

    /// Waits until a promise gives true.
    pub fn until_promise(&self, what: &str, expression: &str) -> Result<()> {
        self.until(what, &format!("return await {expression}"))
    }

    /// Waits until the draft is exactly this.
    pub fn until_draft_is(&self, text: &str) -> Result<()> {
        let script = format!("return document.querySelector('#draft').value === {}", json!(text));
        self.until(&format!("the draft is {text:?}"), &script).with_context(|| "the draft is something else")
    }

    /// The draft as it stands.
    pub fn draft(&self) -> Result<String> {
        let value = self.ask("return document.querySelector('#draft').value")?;
        value.as_str().map(str::to_owned).context("the draft has no text")
    }

    /// Presses keys, wherever the focus is. Modifiers hold for the keys after them.
    pub fn press(&self, keys: impl Into<String>) -> Result<()> {
        let keys: String = keys.into();
        let (mut actions, mut held) = (Vec::new(), Vec::new());
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key }));
            if Key::is_modifier(key) {
                held.push(key);
            } else {
                actions.push(json!({ "type": "keyUp", "value": key }));
            }
        }
        actions.extend(held.iter().rev().map(|key| json!({ "type": "keyUp", "value": key })));
        self.act(json!({ "type": "key", "id": "keys", "actions": actions }))?;
        // Over this protocol Firefox tells a button or a link of the key and then does not press it, on a bare page as well.
        if self.kind() == Kind::Firefox && keys == String::from(Key::Enter) {
            self.ask(
                "const focused = document.activeElement; if (focused.matches('button, a[href]')) focused.click()",
            )?;
        }
        Ok(())
    }

    fn act(&self, source: Value) -> Result<()> {
        self.command("input.performActions", json!({ "context": self.tab, "actions": [source] })).map(drop)
    }

    /// Clicks at a place of the window.
    pub fn click_at(&self, x: i64, y: i64) -> Result<()> {
        let actions = json!([
            { "type": "pointerMove", "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.act(json!({ "type": "pointer", "id": "mouse", "actions": actions }))
    }

    /// Clicks the first element that a script finds, which must be in sight by then and not covered.
    fn click_found(&self, what: &str, find: &str) -> Result<()> {
        let script = format!(
            "const element = {find}; if (!element?.checkVisibility() || element.closest('[inert]')) return null;\
             element.scrollIntoView({{ block: 'center' }}); const box = element.getBoundingClientRect();\
             const [x, y] = [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);\
             const hit = document.elementFromPoint(x, y);\
             return element.contains(hit) || hit?.contains(element) ? [x, y] : 'covered'"
        );
        let begun = Instant::now();
        loop {
            let place = self.ask(&script)?;
            if let (Some(x), Some(y)) = (place[0].as_i64(), place[1].as_i64()) {
                return self.click_at(x, y);
            }
            ensure!(begun.elapsed() < PATIENCE, "{what} cannot be clicked: {place}");
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Clicks the first element that this selector names.
    pub fn click(&self, selector: &str) -> Result<()> {
        self.click_found(selector, &format!("document.querySelector({})", json!(selector)))
    }

    /// Picks a file for the input that this selector names, once a person could.
    pub fn pick_file(&self, selector: &str, file: &std::path::Path) -> Result<()> {
        let is_there = format!(
            "const input = document.querySelector({}); return input?.checkVisibility() && !input.closest('[inert]')",
            json!(selector)
        );
        self.until(&format!("{selector} can be used"), &is_there)?;
        let element = self.command(
            "script.evaluate",
            json!({
                "expression": format!("document.querySelector({})", json!(selector)),
                "awaitPromise": false, "target": { "context": self.tab },
            }),
        )?;
        let element = json!({ "sharedId": element["result"]["sharedId"] });
        let files = json!({ "context": self.tab, "element": element, "files": [file] });
        self.command("input.setFiles", files).map(drop)
    }

    /// Types into the draft, key by key, after what is there.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.focus_draft()?;
        self.press(text)
    }

    /// Puts text in as a paste does: one input event, however long.
    pub fn paste(&self, text: &str) -> Result<()> {
        self.focus_draft()?;
        let pasted =
            self.ask(&format!("return document.execCommand('insertText', false, {})", json!(text)))?;
        ensure!(pasted == json!(true), "nothing was pasted");
        Ok(())
    }

    /// Pastes in place of what is selected.
    pub fn paste_over(&self, text: &str) -> Result<()> {
        self.ask(&format!("document.execCommand('insertText', false, {})", json!(text))).map(drop)
    }

    /// Waits until these words stand somewhere on the page.
    pub fn until_says(&self, words: &str) -> Result<()> {
        let script = format!("return document.body.innerText.includes({})", json!(words));
        self.until(&format!("the page says {words:?}"), &script)
    }

    /// Clicks the first button in sight with this text.
    pub fn click_button(&self, text: &str) -> Result<()> {
        let find = format!(
            "[...document.querySelectorAll('button, summary')].find((button) => \
             button.checkVisibility() && button.innerText.replace(/\\s+/g, ' ').trim() === {})",
            json!(text)
        );
        self.click_found(&format!("the button {text:?}"), &find)
    }

    /// Whether the focus is on what this selector names.
    pub fn until_focus_is_on(&self, selector: &str) -> Result<()> {
        let script = format!("return document.activeElement.matches({})", json!(selector));
        self.until(&format!("the focus is on {selector}"), &script)
    }

    /// Presses Tab until the focus is on what this selector names.
    pub fn tab_to(&self, selector: &str) -> Result<()> {
        let script = format!("return document.activeElement.matches({})", json!(selector));
        for _ in 0..40 {
            if self.ask(&script)? == json!(true) {
                return Ok(());
            }
            self.press(Key::Tab)?;
        }
        bail!("40 times Tab does not lead to {selector}")
    }

    /// Puts the caret into the draft, at its end.
    pub fn focus_draft(&self) -> Result<()> {
        let script = "const draft = document.querySelector('#draft'); draft.focus(); \
             draft.setSelectionRange(draft.value.length, draft.value.length); return document.activeElement === draft";
        self.until("the draft has the focus", script)
    }

    /// The marked phrases, in order.
    pub fn marks(&self) -> Result<Vec<String>> {
        let marks =
            self.ask("return [...document.querySelectorAll('mark')].map((mark) => mark.textContent)")?;
        Ok(serde_json::from_value(marks)?)
    }

    /// Asks the server for a new version, as the browser does by itself from time to time.
    pub fn look_for_a_new_version(&self) -> Result<()> {
        let update = "navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => true)";
        ensure!(self.ask_later(update)? == json!(true), "the server could not be asked for a new version");
        Ok(())
    }

    /// Waits until some mark contains this phrase.
    pub fn until_marked(&self, phrase: &str) -> Result<()> {
        let marks = "[...document.querySelectorAll('mark')].map((mark) => mark.textContent)";
        let script = format!("return {marks}.some((text) => text.includes({}))", json!(phrase));
        self.until(&format!("{phrase:?} is marked"), &script)
    }

    /// Waits until the app is stored for offline use and this page is under its worker.
    pub fn until_stored(&self) -> Result<()> {
        let script = "return navigator.serviceWorker.controller?.state === 'activated'";
        self.until("the app is stored for offline use", script)
    }

    /// Every request that tried to leave this machine, from pages and workers.
    pub fn heard_outside(&self) -> Vec<String> {
        self.browser.outside.heard()
    }

    /// The address of every request since this was last asked, as the browser tells them.
    pub fn requested(&self) -> Vec<String> {
        let events = self.browser.bidi.take_events(&["network.beforeRequestSent"]);
        let url = |event: &Value| event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned();
        events.iter().map(url).collect()
    }

    /// Fails when there was an error in the page: on the console, in an answer of the server, or refused by the policy.
    /// Each is told once.
    pub fn no_errors(&self) -> Result<()> {
        let refused = self.ask("return refused.splice(0)")?;
        ensure!(refused == json!([]), "refused by the policy: {refused}");
        let errors = self.browser.bidi.take_events(&["log.entryAdded", "network.responseCompleted"]);
        let errors = errors.iter().filter_map(|event| match &event["params"]["response"] {
            Value::Null => (event["params"]["level"] == "error").then(|| event["params"]["text"].to_string()),
            response => (response["status"].as_u64() >= Some(400)).then(|| response["url"].to_string()),
        });
        let errors: Vec<String> = errors.collect();
        ensure!(errors.is_empty(), "errors: {errors:?}");
        Ok(())
    }

    /// Lets the page read the clipboard, so that a test can see what was copied.
    pub fn allow_clipboard(&self) -> Result<()> {
        if self.kind() == Kind::Chromium {
            let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            self.cdp("Browser.grantPermissions", permissions)?;
        }
        Ok(())
    }

    /// Waits until the page has drawn what it was going to draw: typing rests for less than this.
    pub fn settle(&self) -> Result<()> {
        std::thread::sleep(Duration::from_millis(1200));
        Ok(())
    }

    /// Makes the page light or dark in Settings, and closes them again.
    pub fn choose_theme(&self, name: &str) -> Result<()> {
        self.click("#settings-open")?;
        self.click(&format!("#theme label:has([value={}])", name.to_lowercase()))?;
        self.press(Key::Escape)?;
        self.until("the dialog is closed", "return document.querySelector('dialog[open]') === null")
    }

    /// Fails when axe-core finds something on the page that keeps someone out.
    pub fn no_barriers(&self) -> Result<()> {
        let axe = xtask::files::read_text(&xtask::paths::root().join("node_modules/axe-core/axe.min.js"))?;
        self.ask(&axe)?;
        let violations = "axe.run().then(({ violations }) => violations.map(({ id, help, nodes }) =>\
             `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`))";
        let violations = self.ask_later(violations)?;
        ensure!(violations == json!([]), "axe-core: {violations:#}");
        Ok(())
    }

    /// Writes what is on screen to `target/screenshots`.
    pub fn picture(&self, name: &str) -> Result<()> {
        let file = xtask::paths::target().join("screenshots").join(format!("{name}.png"));
        std::fs::create_dir_all(file.parent().context("a picture needs a folder")?)?;
        let shot = self.command("browsingContext.captureScreenshot", json!({ "context": self.tab }))?;
        let data = shot["data"].as_str().context("no picture")?;
        Ok(std::fs::write(file, data_encoding::BASE64.decode(data.as_bytes())?)?)
    }

    /// Closes the browser and the site.
    pub fn close(self) {
        self.browser.quit();
    }
}
