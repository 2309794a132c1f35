//! WebDriver BiDi: what both browsers understand, spoken over one WebSocket.
//!
//! Commands and their answers, and the events that came in between. Knows nothing of the page.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::net::TcpStream;
use std::time::Duration;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long a browser may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A session of one browser.
pub struct Bidi {
    socket: RefCell<WebSocket<MaybeTlsStream<TcpStream>>>,
    last: Cell<u64>,
    events: RefCell<Vec<Value>>,
}

impl Bidi {
    /// Connects to a browser, or its driver, that listens on this port of this machine, and begins a session.
    pub fn connect(port: u16, capabilities: Value) -> Result<Self> {
        let (mut socket, _) = tungstenite::connect(format!("ws://127.0.0.1:{port}/session"))?;
        if let MaybeTlsStream::Plain(stream) = socket.get_mut() {
            stream.set_read_timeout(Some(PATIENCE))?;
        }
        let bidi = Bidi { socket: RefCell::new(socket), last: Cell::new(0), events: RefCell::default() };
        bidi.command("session.new", json!({ "capabilities": capabilities }))?;
        Ok(bidi)
    }

    /// Gives a command and waits for its answer.
    pub fn command(&self, method: &str, params: Value) -> Result<Value> {
        let id = self.last.get() + 1;
        self.last.set(id);
        let mut socket = self.socket.borrow_mut();
        socket.send(Message::text(json!({ "id": id, "method": method, "params": params }).to_string()))?;
        loop {
            let message = socket.read().with_context(|| format!("no answer to {method}"))?;
            let Ok(text) = message.to_text() else { continue };
            let Ok(mut message) = serde_json::from_str::<Value>(text) else { continue };
            if message["type"] == "event" {
                self.events.borrow_mut().push(message);
            } else if message["id"] == id {
                if message["type"] == "error" {
                    bail!("{method}: {}", message["message"].as_str().unwrap_or_default());
                }
                return Ok(message["result"].take());
            }
        }
    }

    /// The events of these kinds so far, each given once.
    pub fn take_events(&self, kinds: &[&str]) -> Vec<Value> {
        let is_asked_for = |event: &Value| event["method"].as_str().is_some_and(|kind| kinds.contains(&kind));
        let all = self.events.take();
        let (taken, left) = all.into_iter().partition(is_asked_for);
        self.events.replace(left);
        taken
    }
}
