//! A freshly started Chromium and its driver.

use crate::outside::Outside;
use crate::page::{Screen, Storage};
use crate::scratch::Scratch;
use anyhow::{Context, Result};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use thirtyfour::prelude::*;

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

/// The browser, its driver, its profile and the listener. Ends with the driver when dropped.
pub struct Chromium {
    pub driver: WebDriver,
    pub outside: Outside,
    process: Driver,
    profile: Scratch,
}

impl Chromium {
    /// Starts both, with an empty profile.
    pub async fn start(screen: Screen, storage: Storage) -> Result<Self> {
        let installed = xtask::setup::find_browser().context("no Chromium: run `cargo xtask setup` first")?;
        let outside = Outside::listen()?;
        let profile = Scratch::new("profile")?;
        let (process, port) = Driver::start(&installed.driver)?;

        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&installed.browser.to_string_lossy())?;
        for flag in FLAGS {
            wanted.add_arg(flag)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        wanted.add_arg(&format!("--proxy-server=127.0.0.1:{}", outside.port()))?;
        wanted.add_arg(&format!("--window-size={},{}", screen.width, screen.height))?;
        if storage == Storage::Blocked {
            wanted.add_experimental_option(
                "prefs",
                json!({ "profile.default_content_setting_values.cookies": 2 }),
            )?;
        }
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
        let screen_as_asked = json!({
            "width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": screen.is_phone(),
        });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen_as_asked).await?;
        Ok(Chromium { driver, outside, process, profile })
    }

    /// Closes the browser in good order.
    pub async fn quit(self) {
        self.driver.quit().await.ok();
        drop(self.process);
        drop(self.profile);
    }
}

/// The driver's process, with the browser in its group.
struct Driver(Child);

impl Driver {
    fn start(program: &std::path::Path) -> Result<(Self, u16)> {
        let mut command = Command::new(program);
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().with_context(|| format!("could not start {}", program.display()))?;
        let said = BufReader::new(child.stdout.take().context("the driver has no output")?);
        let driver = Driver(child);
        let port = said.lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        Ok((driver, port.context("the driver did not say its port")?))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group, or a browser whose driver was killed would stay.
        #[cfg(unix)]
        Command::new("kill").args(["-s", "KILL", "--", &format!("-{}", self.0.id())]).status().ok();
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
