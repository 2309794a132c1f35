//! What a person can rely on, tried in a real browser on the released app.

mod coaching;
mod drafts;
mod everyone;
mod keeping;
mod keyboard;
mod look;
mod offline;
mod private;
mod screenshots;
mod update;
