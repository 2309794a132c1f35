//! Turning reports into something to read.

pub mod colour;
pub mod excerpt;
pub mod sarif;
pub mod text;
mod uri;

#[cfg(test)]
pub(crate) mod sample;
