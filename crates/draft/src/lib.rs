//! What the page has to know about a draft's text, without a DOM.
//!
//! Pure and small, so that all of it is tested natively in a moment. The analysis decides *what* is risky;
//! this crate only places, carries and shows what it said.

pub mod change;
pub mod edit;
pub mod english;
pub mod identity;
pub mod insertion;
pub mod marks;
pub mod offsets;
pub mod parts;
pub mod reader;
pub mod slots;
pub mod title;
pub mod touch;
pub mod typing;
pub mod walk;
