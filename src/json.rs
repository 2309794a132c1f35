//! JSON as the browser reads and writes it: a reader of our own would outweigh what it reads.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Only a frozen object refuses.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A list of these values.
pub fn list(values: impl IntoIterator<Item = JsValue>) -> JsValue {
    let list = Array::new();
    for value in values {
        list.push(&value);
    }
    list.into()
}

/// A field of an object; nothing when it is no object or has no such field.
pub fn field(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// A field that holds a text.
pub fn text(value: &JsValue, name: &str) -> Option<String> {
    field(value, name)?.as_string()
}

/// The items of a field that holds a list; none when it holds something else.
pub fn items(value: &JsValue, name: &str) -> Vec<JsValue> {
    let list = field(value, name).and_then(|list| list.dyn_into::<Array>().ok());
    list.map(|list| list.iter().collect()).unwrap_or_default()
}

/// The texts of a field that holds a list of them.
pub fn texts(value: &JsValue, name: &str) -> Vec<String> {
    items(value, name).iter().filter_map(JsValue::as_string).collect()
}
