//! The JSON Schema of packs, made from the same limits and ids that the reader goes by: `docs/pack.schema.json`.
//!
//! It lets an editor help while a pack is written. The reader decides: it also knows phrases, patterns and fields.

use serde_json::{Value, json};

use super::limits;
use super::read::{FIELDS, VERSION};
use crate::report::{Confidence, Family, FocusOn, Severity};

/// The schema.
pub fn schema() -> Value {
    let families: Vec<&str> = Family::ALL.iter().map(|family| family.id()).collect();
    let severities: Vec<&str> = Severity::ALL.iter().map(|severity| severity.id()).collect();
    let focus: Vec<&str> = FocusOn::ALL.iter().map(|focus| focus.id()).collect();
    let confidence: Vec<&str> = Confidence::ALL.iter().map(|confidence| confidence.id()).collect();
    let fields: Vec<String> = FIELDS.iter().map(|field| format!("{{{field}}}")).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reply Coach pack",
        "description": "A team's own risky phrases and patterns, allowed phrases and product nouns.",
        "type": "object",
        "additionalProperties": false,
        "required": ["version", "name"],
        "properties": {
            "$schema": { "type": "string" },
            "version": { "const": VERSION, "description": "Version of this format." },
            "name": { "$ref": "#/$defs/id", "description": "Stands before the ids of the pack's rules." },
            "rules": { "type": "array", "maxItems": limits::RULES, "items": { "$ref": "#/$defs/rule" } },
            "allowed": {
                "description": "Phrases that are fine here: findings within them are not shown.",
                "$ref": "#/$defs/phrases",
            },
            "products": {
                "description": "What the products are called, such as \"the router\"; rewrites use them for {system}.",
                "type": "array",
                "maxItems": limits::PRODUCTS,
                "items": { "$ref": "#/$defs/phrase" },
            },
        },
        "$defs": {
            "id": { "type": "string", "maxLength": limits::NAME, "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" },
            "text": { "type": "string", "minLength": 1, "maxLength": limits::TEXT },
            "phrase": { "type": "string", "minLength": 1, "maxLength": limits::PHRASE },
            "phrases": { "type": "array", "maxItems": limits::PHRASES, "items": { "$ref": "#/$defs/phrase" } },
            "rule": {
                "type": "object",
                "additionalProperties": false,
                "required": ["id", "family", "severity", "why"],
                "anyOf": [{ "required": ["phrases"] }, { "required": ["pattern"] }],
                "properties": {
                    "id": { "$ref": "#/$defs/id" },
                    "family": { "enum": families },
                    "severity": { "enum": severities },
                    "why": { "$ref": "#/$defs/text", "description": "One sentence: why a customer may mind." },
                    "phrases": {
                        "description": "Words; (optional) parts; [one|of|these]; <any form of a verb>; ... for up to four words; ^ and $ for the ends of the sentence.",
                        "$ref": "#/$defs/phrases",
                    },
                    "unless": {
                        "description": "Phrases that make it harmless where they overlap it.",
                        "$ref": "#/$defs/phrases",
                    },
                    "pattern": {
                        "description": "A regular expression, looked for in each sentence, in any case.",
                        "type": "string",
                        "minLength": 1,
                        "maxLength": limits::PATTERN,
                    },
                    "reframes": {
                        "type": "array",
                        "maxItems": limits::REFRAMES,
                        "items": { "$ref": "#/$defs/reframe" },
                    },
                },
            },
            "reframe": {
                "type": "object",
                "additionalProperties": false,
                "required": ["text"],
                "properties": {
                    "text": {
                        "$ref": "#/$defs/text",
                        "description": format!(
                            "What to put in place of the marked words. [brackets] are filled in by the agent; fields: {}.",
                            fields.join(", ")
                        ),
                    },
                    "focus": { "enum": focus, "default": FocusOn::Process.id() },
                    "confidence": { "enum": confidence, "default": Confidence::Check.id() },
                },
            },
        },
    })
}
