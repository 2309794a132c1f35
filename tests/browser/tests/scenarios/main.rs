//! What a person can rely on, tried in a real browser on the released app.

mod offline;
mod private;
mod update;
