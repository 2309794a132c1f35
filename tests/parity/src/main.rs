//! Times the analysis natively and in WebAssembly on the same drafts: the 300 words of `crates/analysis/benches` with their
//! message, 322 words with nearly twice as many findings, and ten times as many. Prints; nothing is asserted.

use reply_coach_parity::{answer, module};
use std::io::Result;
use std::time::{Duration, Instant};

const RUNS: usize = 400;

fn main() -> Result<()> {
    let drafts = module::package().join("bench.jsonl");
    let begun = Instant::now();
    reply_coach_parity::start();
    println!("native: engine start {}", shown(begun.elapsed()));
    for draft in std::fs::read_to_string(&drafts)?.lines() {
        let first = time(draft);
        let mut times: Vec<Duration> = (0..RUNS).map(|_| time(draft)).collect();
        times.sort();
        let at = |share: f64| shown(times[(share * (RUNS - 1) as f64) as usize]);
        println!(
            "{} bytes of JSON: first {}, then p50 {}, p95 {}",
            draft.len(),
            shown(first),
            at(0.5),
            at(0.95)
        );
    }
    module::node("bench.mjs", &module::build()?, &drafts).status().map(drop)
}

fn time(draft: &str) -> Duration {
    let begun = Instant::now();
    std::hint::black_box(answer(draft.as_bytes()));
    begun.elapsed()
}

fn shown(duration: Duration) -> String {
    format!("{:.3} ms", duration.as_secs_f64() * 1000.0)
}
