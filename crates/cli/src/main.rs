//! `reply-coach`: the analysis on the command line.
use std::io::{self, Read};

use reply_coach_analysis::{Engine, Request};

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let report = Engine::new().report(&Request::new(&text));
    println!("{}", serde_json::to_string(&report)?);
    Ok(())
}
