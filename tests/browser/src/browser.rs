//! A freshly started browser with an empty profile: Chromium or Firefox, as they come.

use crate::bidi::Bidi;
use crate::outside::Outside;
use crate::page::{Screen, Storage};
use crate::scratch::Scratch;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// No first-run pages, no updates, no talk to its maker: what is left is what the page does.
const FLAGS: [&str; 18] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-extensions",
    "--disable-features=AutofillServerCommunication,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--gaia-url=http://127.0.0.1:9/",
    "--google-apis-url=http://127.0.0.1:9/",
    "--google-base-url=http://127.0.0.1:9/",
    "--variations-server-url=http://127.0.0.1:9/",
    "--force-device-scale-factor=1",
];

/// The same for Firefox. Keys count from the first moment on, a window nobody looks at can have the focus, and the
/// clipboard may be read without a question, so that a test can see what was copied.
const PREFERENCES: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.newtabpage.enabled", false);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.search.update", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage", "about:blank");
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.events.testing.asyncClipboard", true);
user_pref("dom.input_events.security.minNumTicks", 0);
user_pref("dom.input_events.security.minTimeElapsedInMS", 0);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.systemAddon.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("focusmanager.testmode", true);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.no_proxies_on", "127.0.0.1");
user_pref("remote.active-protocols", 1);
user_pref("services.settings.server", "http://127.0.0.1:9/");
user_pref("toolkit.telemetry.enabled", false);
user_pref("ui.prefersReducedMotion", 1);
"#;

/// Which browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, with its driver.
    Chromium,
    /// Firefox, which needs none.
    Firefox,
}

impl Kind {
    /// Those that every scenario is tried in; `BROWSER` names one of them.
    pub fn asked_for() -> Vec<Kind> {
        let named = std::env::var("BROWSER").unwrap_or_default().to_lowercase();
        let asked = |kind: &Kind| named.is_empty() || format!("{kind:?}").to_lowercase() == named;
        [Kind::Chromium, Kind::Firefox].into_iter().filter(asked).collect()
    }
}

/// The browser, its profile and the listener. Ends when dropped.
pub struct Browser {
    pub kind: Kind,
    pub bidi: Bidi,
    pub outside: Outside,
    process: Process,
    profile: Scratch,
}

impl Browser {
    /// Starts it.
    pub fn start(kind: Kind, screen: Screen, storage: Storage) -> Result<Self> {
        let outside = Outside::listen()?;
        let profile = Scratch::new("profile")?;
        let (process, bidi) = match kind {
            Kind::Chromium => chromium(profile.path(), &outside, screen, storage)?,
            Kind::Firefox => firefox(profile.path(), &outside, storage)?,
        };
        Ok(Browser { kind, bidi, outside, process, profile })
    }

    /// Closes the browser in good order.
    pub fn quit(self) {
        let method = if self.kind == Kind::Firefox { "browser.close" } else { "session.end" };
        self.bidi.command(method, json!({})).ok();
        drop(self.process);
        drop(self.profile);
    }
}

fn chromium(profile: &Path, outside: &Outside, screen: Screen, storage: Storage) -> Result<(Process, Bidi)> {
    let installed = xtask::setup::find_chromium().context("no Chromium: run `cargo xtask setup` first")?;
    let driver = || {
        let mut driver = Command::new(&installed.driver);
        driver.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        Process::start(driver, |child| child.stdout.take().map(into_read), "started successfully on port ")
    };
    // Two that start at the same moment may pick the same port: one of them gives up.
    let (process, port) = driver().or_else(|_| driver())?;
    let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags.push(format!("--proxy-server=127.0.0.1:{}", outside.port()));
    flags.push(format!("--window-size={},{}", screen.width, screen.height));
    let mut options = json!({ "binary": installed.browser, "args": flags });
    if storage == Storage::Blocked {
        options["prefs"] = json!({ "profile.default_content_setting_values.cookies": 2 });
    }
    let wanted: Value = json!({ "alwaysMatch": { "browserName": "chrome", "goog:chromeOptions": options } });
    Ok((process, Bidi::connect(port, wanted)?))
}

fn firefox(profile: &Path, outside: &Outside, storage: Storage) -> Result<(Process, Bidi)> {
    let installed = xtask::setup::find_firefox().context("no Firefox: run `cargo xtask setup` first")?;
    let mut preferences = PREFERENCES.to_owned();
    for scheme in ["http", "ssl"] {
        let port = outside.port();
        preferences.push_str(&format!(
            "user_pref(\"network.proxy.{scheme}\", \"127.0.0.1\");\nuser_pref(\"network.proxy.{scheme}_port\", {port});\n"
        ));
    }
    if storage == Storage::Blocked {
        preferences.push_str("user_pref(\"network.cookie.cookieBehavior\", 2);\n");
    }
    std::fs::write(profile.join("user.js"), preferences)?;
    let mut browser = Command::new(installed);
    browser.args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"]).arg(profile);
    browser.stdout(Stdio::null()).stderr(Stdio::piped());
    let (process, port) =
        Process::start(browser, |child| child.stderr.take().map(into_read), "listening on ws://127.0.0.1:")?;
    Ok((process, Bidi::connect(port, json!({}))?))
}

fn into_read(stream: impl Read + Send + 'static) -> Box<dyn Read + Send> {
    Box::new(stream)
}

/// A started process with everything it started.
struct Process(Child);

impl Process {
    /// Starts it and waits until it says on which port it listens.
    fn start(
        mut command: Command,
        output: impl FnOnce(&mut Child) -> Option<Box<dyn Read + Send>>,
        says: &str,
    ) -> Result<(Self, u16)> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().with_context(|| format!("could not start {command:?}"))?;
        let output = output(&mut child).context("it has no output")?;
        let process = Process(child);
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(says)?;
            port.trim_end_matches('.').parse().ok()
        });
        // Nobody reads on, and a full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Ok((process, port.context("it did not say its port")?))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The whole group, or a browser whose driver was killed would stay.
        #[cfg(unix)]
        Command::new("kill").args(["-s", "KILL", "--", &format!("-{}", self.0.id())]).status().ok();
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
