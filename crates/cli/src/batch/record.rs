//! The fields of an input line.

use std::cell::RefCell;
use std::fmt;

use reply_coach_analysis::{Cause, Channel, Engine, Report, Request};
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::args::Situation;

/// The fields of an input line, as they came; `null` where there was none.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) id: Value,
    text: Value,
    customer: Value,
    cause: Value,
    channel: Value,
}

impl Fields {
    /// Reads a line. When it breaks off or is malformed, the fields before that place are still there, so that the
    /// error can be given under the right id.
    pub(super) fn parse(bytes: &[u8]) -> (Fields, Option<String>) {
        let fields = RefCell::new(Fields::default());
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let error = Filling(&fields).deserialize(&mut json).and_then(|()| json.end()).err();
        (fields.into_inner(), error.map(|error| json_problem(bytes, &error)))
    }

    /// The report the line asks for, or what is wrong with a field.
    pub(super) fn report(self, engine: &Engine, defaults: Situation) -> Result<Report, String> {
        let id = string("id", self.id)?;
        let text = string("text", self.text)?.ok_or("`text` is missing")?;
        let customer = string("customer", self.customer)?;
        let cause = choice("cause", self.cause, defaults.cause, Cause::ALL, Cause::id)?;
        let channel = choice("channel", self.channel, defaults.channel, Channel::ALL, Channel::id)?;
        let mut report =
            engine.report(&Request { customer: customer.as_deref(), cause, channel, ..Request::new(&text) });
        report.id = id;
        Ok(report)
    }
}

/// Fills the fields of a JSON object in as they are read.
struct Filling<'a>(&'a RefCell<Fields>);

impl<'de> DeserializeSeed<'de> for Filling<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Filling<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object such as {\"text\": \"…\"}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if !["id", "text", "customer", "cause", "channel"].contains(&key.as_str()) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value()?;
            let mut fields = self.0.borrow_mut();
            match key.as_str() {
                "id" => fields.id = value,
                "text" => fields.text = value,
                "customer" => fields.customer = value,
                "cause" => fields.cause = value,
                _ => fields.channel = value,
            }
        }
        Ok(())
    }
}

/// What is wrong with a line's JSON. The line's own number is already known, so only the column is told.
fn json_problem(bytes: &[u8], error: &serde_json::Error) -> String {
    if let Err(error) = std::str::from_utf8(bytes) {
        return format!("not UTF-8 at byte {} of the line", error.valid_up_to());
    }
    let message = error.to_string();
    let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
    let column = error.column();
    if error.is_data() { reason.to_owned() } else { format!("not JSON at column {column}: {reason}") }
}

fn string(name: &str, value: Value) -> Result<Option<String>, String> {
    match value {
        Value::Null => Ok(None),
        Value::String(string) => Ok(Some(string)),
        other => Err(format!("`{name}` must be a string, not {}", kind(&other))),
    }
}

fn choice<T: Copy>(
    name: &str,
    value: Value,
    default: T,
    all: &[T],
    id: impl Fn(T) -> &'static str,
) -> Result<T, String> {
    let Some(given) = string(name, value)? else { return Ok(default) };
    all.iter().copied().find(|known| id(*known) == given).ok_or_else(|| {
        let known: Vec<_> = all.iter().map(|known| id(*known)).collect();
        format!("`{name}` is {given:?}; it can be {}", known.join(", "))
    })
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
