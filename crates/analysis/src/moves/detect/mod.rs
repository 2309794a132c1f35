//! What the good moves look like as clauses, a file for each move.
//!
//! Each function takes the number of a clause and returns the words that make the move.

mod can_do;
mod follow_up;
mod next_step;
mod options;
mod ownership;
mod timeline;

pub use can_do::{has_mended, thing_can, we_can, you_can};
pub use follow_up::{asks_back, will_return};
pub use next_step::{asks_for, needs_from_them, process_will, tells_how, will_do};
pub use options::offers_two;
pub use ownership::{has_taken_on, takes_on};
pub use timeline::says_when;
