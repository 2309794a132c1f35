//! What `assets/start.js` does for the app: files that come in and go out.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

#[wasm_bindgen]
extern "C" {
    /// Lets the browser save a text as a file of this name.
    #[wasm_bindgen(js_namespace = replyCoach, js_name = download)]
    pub fn download(name: &str, text: &str);

    #[wasm_bindgen(js_namespace = replyCoach, js_name = read)]
    fn read_promise(address: &str) -> js_sys::Promise;

    #[wasm_bindgen(js_namespace = replyCoach, js_name = picked)]
    fn picked_promise(input: &HtmlInputElement) -> js_sys::Promise;
}

/// The text of the file that was picked, if it is one; the input can be used again.
pub async fn picked(input: &HtmlInputElement) -> Option<String> {
    JsFuture::from(picked_promise(input)).await.ok().as_ref().and_then(JsValue::as_string)
}

/// The text of one of the app's own files, if it can be had.
pub async fn read(address: &str) -> Option<String> {
    JsFuture::from(read_promise(address)).await.ok().as_ref().and_then(JsValue::as_string)
}
