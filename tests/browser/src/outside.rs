//! Hears every attempt to reach anything but this machine.
//!
//! The browsers are told to use it as their proxy; addresses of this machine bypass a proxy, all others arrive here, from
//! pages, workers and the browser itself alike. Nothing is passed on.

use anyhow::Result;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Where the browser itself turns to, whatever it shows: its maker's services and its search engine. What the page
/// loads from there, if ever, shows in its own list of resources instead.
const BROWSERS_OWN: [&str; 8] = [
    "duckduckgo.com",
    "firefox.com",
    "google.com",
    "googleapis.com",
    "gvt1.com",
    "mozilla.com",
    "mozilla.net",
    "mozilla.org",
];

/// The listener and what it heard.
pub struct Outside {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Outside {
    /// Starts listening.
    pub fn listen() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let write = Arc::clone(&heard);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                connection.set_read_timeout(Some(Duration::from_secs(2))).ok();
                let mut line = String::new();
                BufReader::new(connection).read_line(&mut line).ok();
                if is_browsers_own(&line) {
                    continue;
                }
                write.lock().unwrap_or_else(PoisonError::into_inner).push(line.trim().to_owned());
            }
        });
        Ok(Outside { port, heard })
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The first line of every request so far.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Whether a request line such as `CONNECT www.example.com:443 HTTP/1.1` names one of [`BROWSERS_OWN`].
fn is_browsers_own(line: &str) -> bool {
    let target = line.split(' ').nth(1).unwrap_or_default();
    let host =
        target.split("://").last().unwrap_or_default().split(['/', ':', '?']).next().unwrap_or_default();
    BROWSERS_OWN.iter().any(|own| host == *own || host.ends_with(&format!(".{own}")))
}
