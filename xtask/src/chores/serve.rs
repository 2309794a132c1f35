//! `cargo xtask serve`: the app on this machine, rebuilt when a file changes.

use super::dist;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xtask::bundle::Mode;
use xtask::progress::Steps;
use xtask::server::Server;
use xtask::{files, finish, paths, watch};

const FIRST_PORT: u16 = 8080;

/// Builds, serves, and rebuilds until it is stopped.
pub fn run(options: &[&str]) -> Result<()> {
    let (mut mode, mut port) = (Mode::Development, None);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "--release" => mode = Mode::Release,
            "--port" => {
                port = Some(options.next().context("--port needs a number")?.parse().context("--port")?)
            }
            _ => bail!("`{option}` is not an option of serve; --release and --port N are"),
        }
    }
    let mut built_from = watch::newest();
    let folder = build(mode)?;
    let server = start(&folder, port)?;
    println!(
        "\nReply Coach is at {}\nStop it with Ctrl+C. It is rebuilt when a file changes.\n",
        server.url()
    );
    loop {
        watch::wait_for_change(built_from);
        built_from = watch::newest();
        match build(mode) {
            Ok(_) => println!("Rebuilt: reload {}\n", server.url()),
            Err(error) => eprintln!("{error:#}\nThe version before is still served.\n"),
        }
    }
}

/// Builds beside the folder that is served and swaps at the end, so that a failed build leaves it as it was.
fn build(mode: Mode) -> Result<PathBuf> {
    let mut steps = Steps::new(dist::STEPS);
    let served = match mode {
        Mode::Release => {
            dist::release(&mut steps)?;
            paths::dist()
        }
        Mode::Development => {
            let (stage, served) = (paths::scratch("development-next"), paths::scratch("development"));
            dist::build(mode, &stage, &mut steps)?;
            files::remove_dir(&served)?;
            std::fs::rename(&stage, &served)?;
            served
        }
    };
    steps.finish("Built.");
    Ok(served)
}

/// The port asked for, or the first free one from 8080 on.
fn start(folder: &Path, port: Option<u16>) -> Result<Server> {
    // The policy of a release, so that what it forbids shows up while developing.
    let policy = format!("Content-Security-Policy: {}", finish::POLICY);
    let ports = port.map_or(FIRST_PORT..FIRST_PORT + 20, |port| port..port.saturating_add(1));
    let mut tried = ports.clone().map(|port| Server::with_headers(folder, port, &[&policy]));
    match tried.find(Result::is_ok) {
        Some(Ok(server)) => Ok(server),
        _ => bail!("no free port from {} to {}: name one with --port", ports.start, ports.end - 1),
    }
}
