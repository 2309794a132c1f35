//! The chores of Reply Coach. `cargo xtask` alone says what each does; the pieces live here so that the browser tests
//! can use the same server and the same post-build step as a release.

pub mod bundle;
pub mod exec;
pub mod files;
pub mod finish;
pub mod html;
pub mod measure;
pub mod paths;
pub mod progress;
pub mod server;
pub mod setup;
pub mod watch;
pub mod worker;
