//! Practice rounds and blind spots, without a DOM.
//!
//! Pure: no files, no clock, no chance of its own; the page hands in the text of the exercises, the day and a seed. What is
//! risky is for the analysis to say: nothing here compares a try with a solution word for word.

pub mod blind;
pub mod exercise;
pub mod judge;
pub mod lines;
pub mod record;
pub mod round;
pub mod spot;

pub use exercise::{Exercise, Lack, Lesser};
pub use judge::{Grade, Judgement};
pub use round::{Round, Step};
