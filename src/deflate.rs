//! Links, packed and unpacked by the browser: deflate of our own would outweigh the rest of sharing.

use js_sys::{Promise, Uint32Array};
use reply_coach_share::{MOST_BYTES, Refused, Shared, bytes, code, packed, shared};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What a stream of this kind makes of the bytes, as numbers, which come without glue of their own; it stops soon
    /// after `most`. Nothing in a browser that has no such stream.
    #[wasm_bindgen(js_namespace = replyCoach, js_name = deflate)]
    fn deflate(stream: &str, bytes: &[u8], most: usize) -> Promise;
}

async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let promise = deflate(stream, bytes, MOST_BYTES);
    let numbers = JsFuture::from(promise).await.map_err(|_| Refused::Damaged)?;
    let numbers = numbers.dyn_into::<Uint32Array>().map_err(|_| Refused::NoMeans)?;
    Ok(numbers.to_vec().into_iter().map(|number| number as u8).collect())
}

/// The code of a link.
pub async fn encode(what: &Shared) -> Result<String, Refused> {
    code(&through("CompressionStream", &bytes(what)?).await?)
}

/// What the code of a link holds.
pub async fn decode(text: &str) -> Result<Shared, Refused> {
    shared(&through("DecompressionStream", &packed(text)?).await?)
}
