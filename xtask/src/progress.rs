//! Says what is being done, which step of how many, and how long it took.

use std::time::Instant;

/// A chore's numbered steps.
pub struct Steps {
    total: usize,
    done: usize,
    begun: Instant,
    step: Option<Instant>,
}

impl Steps {
    /// A chore of `total` steps.
    pub fn new(total: usize) -> Self {
        Steps { total, done: 0, begun: Instant::now(), step: None }
    }

    /// Ends the step before, if any, and begins the next.
    pub fn next(&mut self, what: &str) {
        self.end_step();
        self.done += 1;
        eprintln!("[{}/{}] {what}", self.done, self.total);
        self.step = Some(Instant::now());
    }

    /// Ends the last step and says how long all of it took.
    pub fn finish(mut self, what: &str) {
        self.end_step();
        eprintln!("{what} ({})", seconds(self.begun));
    }

    fn end_step(&mut self) {
        if let Some(begun) = self.step.take() {
            eprintln!("      {}", seconds(begun));
        }
    }
}

/// Time passed since `begun`, as people read it.
pub fn seconds(begun: Instant) -> String {
    let passed = begun.elapsed().as_secs_f64();
    if passed < 60.0 {
        format!("{passed:.1} s")
    } else {
        format!("{} min {:02} s", (passed / 60.0) as u64, passed as u64 % 60)
    }
}
