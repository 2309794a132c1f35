//! The release on a server of one test's own.

use crate::scratch::Scratch;
use anyhow::{Context, Result, ensure};
use xtask::server::Server;
use xtask::{files, paths, worker};

/// A copy of the release, so that a test may change it, and the server that shows it.
pub struct Site {
    folder: Scratch,
    port: u16,
    server: Option<Server>,
}

/// Not at the top of its origin: the app must work from any folder of a static host.
const FOLDER: &str = "some/folder";

impl Site {
    /// Copies the release and serves it.
    pub fn start() -> Result<Self> {
        let dist = paths::dist();
        ensure!(
            dist.join(worker::FILE).exists(),
            "there is no release to test: run `cargo xtask dist` first"
        );
        let folder = Scratch::new("site")?;
        files::copy_dir(&dist, &folder.path().join(FOLDER))?;
        let server = Server::start(folder.path(), 0)?;
        Ok(Site { folder, port: server.port(), server: Some(server) })
    }

    /// The app's address.
    pub fn url(&self) -> String {
        format!("{}{FOLDER}/", self.origin())
    }

    /// The server's address.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Where the served files are.
    pub fn folder(&self) -> std::path::PathBuf {
        self.folder.path().join(FOLDER)
    }

    /// From now on, nobody answers.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Answers again, at the same address.
    pub fn restart(&mut self) -> Result<()> {
        self.server = Some(Server::start(self.folder.path(), self.port)?);
        Ok(())
    }

    /// Puts a new version in place: the same app with another title.
    pub fn release_again(&self, title: &str) -> Result<()> {
        let index = self.folder().join("index.html");
        let page = files::read_text(&index)?;
        let (before, rest) = page.split_once("<title>").context("index.html has no title")?;
        let (_, after) = rest.split_once("</title>").context("index.html has no title")?;
        files::write(&index, format!("{before}<title>{title}</title>{after}"))?;
        worker::write(&self.folder())
    }
}
