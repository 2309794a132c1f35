//! What a person can rely on, tried in a real browser on the released app.

mod coaching;
mod comparing;
mod drafts;
mod everyone;
mod keeping;
mod keyboard;
mod later;
mod look;
mod offline;
mod packs;
mod private;
mod screenshots;
mod states;
mod typing;
mod update;
mod whole;
