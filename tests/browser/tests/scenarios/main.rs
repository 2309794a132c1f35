//! What a person can rely on, tried in a real browser on the released app.

mod blind_spots;
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
mod pasting;
mod practice;
mod private;
mod screenshots;
mod sharing;
mod states;
mod train;
mod typing;
mod update;
mod whole;
