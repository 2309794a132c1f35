//! The patterns of a pack, for the page: a module of its own, so that only who has patterns loads `regex`.
//!
//! Knows nothing of packs or drafts: patterns in, places out.

use reply_coach_analysis::pack::pattern::{PatternCompiler, PatternMatcher};
#[cfg(target_arch = "wasm32")]
use reply_coach_memory::{Host, Memory};
use reply_coach_patterns::LinearTime;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: Memory = Memory::new(Host);

/// The compiled patterns of one pack, or what is wrong with them.
#[wasm_bindgen]
pub struct Patterns {
    matcher: Option<Box<dyn PatternMatcher>>,
    refused: Vec<String>,
}

#[wasm_bindgen]
impl Patterns {
    /// Compiles all of them or none.
    #[wasm_bindgen(constructor)]
    pub fn new(patterns: Vec<String>) -> Patterns {
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        match LinearTime.compile(&patterns) {
            Ok(matcher) => Patterns { matcher: Some(matcher), refused: Vec::new() },
            Err(refused) => {
                let refused = refused.into_iter().flat_map(|(number, reason)| [number.to_string(), reason]);
                Patterns { matcher: None, refused: refused.collect() }
            }
        }
    }

    /// The number of each pattern that cannot be used, followed by the reason; empty when all can.
    pub fn refused(&self) -> Vec<String> {
        self.refused.clone()
    }

    /// For each match in a sentence the number of the pattern, and where the match begins and ends, in bytes.
    pub fn find(&self, sentence: &str) -> Vec<u32> {
        let mut places = Vec::new();
        if let Some(matcher) = &self.matcher {
            matcher.find(sentence, &mut |number, range| {
                places.extend([number as u32, range.start as u32, range.end as u32]);
            });
        }
        places
    }
}
