//! One file for each chore of the command line.

pub mod bars;
pub mod dist;
pub mod eval;
pub mod serve;
pub mod setup;
pub mod test;
