//! What the person sees: one component a file, its style in `style/` under the same name.

pub mod app;
mod backdrop;
mod banners;
mod bar;
mod card;
mod cause_picker;
mod checklist;
mod chip;
mod editor;
mod focus_bar;
mod header;
mod help;
mod marks_key;
mod reframe;
mod samples;
mod suggestions;
mod theme_picker;
