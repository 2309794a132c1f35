//! A small file server for development and tests: this machine only, never the network.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A running server. It stops when dropped.
pub struct Server {
    port: u16,
    stopping: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `folder` on 127.0.0.1; port 0 takes any free one.
    pub fn start(folder: &Path, port: u16) -> io::Result<Server> {
        Server::with_headers(folder, port, &[])
    }

    /// The same, with further response headers, each `Name: value`.
    pub fn with_headers(folder: &Path, port: u16, headers: &[&str]) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let stopping = Arc::new(AtomicBool::new(false));
        let site = Arc::new(Site {
            folder: folder.to_path_buf(),
            headers: headers.iter().map(|header| format!("{header}\r\n")).collect(),
        });
        let flag = Arc::clone(&stopping);
        let listening = thread::spawn(move || {
            for connection in listener.incoming() {
                if flag.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(connection) = connection else { continue };
                let site = Arc::clone(&site);
                // A browser that goes away mid-answer is no concern of anyone's.
                thread::spawn(move || site.answer(connection).ok());
            }
        });
        Ok(Server { port, stopping, listening: Some(listening) })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where a browser finds it, with the closing slash.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves until the program ends.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            listening.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // The listener sits in `accept`; one last connection wakes it.
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok();
        if let Some(listening) = self.listening.take() {
            listening.join().ok();
        }
    }
}

struct Site {
    folder: PathBuf,
    headers: String,
}

impl Site {
    fn answer(&self, mut connection: TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut request = BufReader::new(Read::take(connection.try_clone()?, 64 * 1024));
        let mut first = String::new();
        request.read_line(&mut first)?;
        let mut header = String::new();
        while request.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = first.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method != "GET" && method != "HEAD" {
            return self.send(&mut connection, "405 Method Not Allowed", "text/plain", b"", true);
        }
        let file = local_path(target).map(|path| self.folder.join(path));
        let file = file.map(|file| if file.is_dir() { file.join("index.html") } else { file });
        match file.as_deref().and_then(|file| Some((mime(file), std::fs::read(file).ok()?))) {
            Some((mime, body)) => self.send(&mut connection, "200 OK", mime, &body, method == "GET"),
            None => self.send(&mut connection, "404 Not Found", "text/plain", b"Not found", method == "GET"),
        }
    }

    fn send(
        &self,
        to: &mut TcpStream,
        status: &str,
        mime: &str,
        body: &[u8],
        with_body: bool,
    ) -> io::Result<()> {
        write!(
            to,
            "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\n{}Connection: close\r\n\r\n",
            body.len(),
            self.headers
        )?;
        if with_body {
            to.write_all(body)?;
        }
        to.flush()
    }
}

/// The file a request asks for, relative to the folder; nothing when it tries to leave it.
fn local_path(target: &str) -> Option<PathBuf> {
    let path = target.strip_prefix('/')?.split(['?', '#']).next()?;
    let path = percent_decoded(path)?;
    let mut local = PathBuf::new();
    for part in path.split('/') {
        match part {
            "" => {}
            _ if part.starts_with('.') || part.contains(['\\', ':', '\0']) => return None,
            _ => local.push(part),
        }
    }
    Some(local)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_stays_inside_the_folder() {
        assert_eq!(local_path("/a/b.js?x=1"), Some("a/b.js".into()));
        assert_eq!(local_path("/"), Some("".into()));
        assert_eq!(local_path("/with%20space.txt"), Some("with space.txt".into()));
        for outside in
            ["/../x", "/a/../../x", "/%2e%2e/x", "/..%2fx", "/a\\..\\x", "/.git/config", "x", "/%zz"]
        {
            assert_eq!(local_path(outside), None, "{outside}");
        }
    }

    #[test]
    fn it_serves_and_stops() -> io::Result<()> {
        let folder = std::env::temp_dir().join(format!("reply-coach-server-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("index.html"), "hello")?;
        let server = Server::with_headers(&folder, 0, &["X-Test: yes"])?;
        let port = server.port();
        let mut answer = String::new();
        let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        connection.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        connection.read_to_string(&mut answer)?;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{answer}");
        assert!(answer.contains("X-Test: yes\r\n") && answer.ends_with("\r\n\r\nhello"), "{answer}");
        drop(server);
        // The system may give the free port to the connection itself, which then talks to itself.
        let answered = TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .is_ok_and(|to| to.local_addr().ok() != to.peer_addr().ok());
        assert!(!answered);
        std::fs::remove_dir_all(&folder)
    }
}
