//! The regular expressions of packs, which a module of its own finds: it is loaded when a pack has some.

use std::ops::Range;

use js_sys::{Array, Promise, Uint32Array};
use reply_coach_analysis::pack::pattern::{PatternCompiler, PatternMatcher};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = replyCoach, js_name = loadPatterns)]
    fn load_module() -> Promise;

    #[wasm_bindgen(js_namespace = replyCoach, js_name = compilePatterns)]
    fn compile_patterns(patterns: &Array) -> Compiled;

    #[derive(Debug)]
    type Compiled;

    #[wasm_bindgen(method)]
    fn refused(this: &Compiled) -> Array;

    #[wasm_bindgen(method)]
    fn find(this: &Compiled, sentence: &str) -> Uint32Array;
}

/// Loads the module; says whether it is there.
pub async fn load() -> bool {
    JsFuture::from(load_module()).await.is_ok()
}

/// Compiles patterns in the module, which must be loaded.
pub struct Module;

impl PatternCompiler for Module {
    fn compile(&self, patterns: &[&str]) -> Result<Box<dyn PatternMatcher>, Vec<(usize, String)>> {
        let compiled = compile_patterns(&patterns.iter().copied().map(JsValue::from_str).collect());
        let refused: Vec<String> = compiled.refused().iter().filter_map(|text| text.as_string()).collect();
        let refused: Vec<(usize, String)> = refused
            .chunks_exact(2)
            .filter_map(|pair| Some((pair.first()?.parse().ok()?, pair.last()?.clone())))
            .collect();
        if refused.is_empty() { Ok(Box::new(Matcher(SendWrapper::new(compiled)))) } else { Err(refused) }
    }
}

/// The page has one thread, and the wrapper holds it to that.
#[derive(Debug)]
struct Matcher(SendWrapper<Compiled>);

impl PatternMatcher for Matcher {
    fn find(&self, sentence: &str, found: &mut dyn FnMut(usize, Range<usize>)) {
        let places = self.0.find(sentence).to_vec();
        for place in places.chunks_exact(3) {
            if let [number, start, end] = *place {
                found(number as usize, start as usize..end as usize);
            }
        }
    }
}
