//! What the command line does. `main.rs` only reads the arguments.
//!
//! - [`audit`]: what can be said of the whole and shown by a run
//! - `browser`, with the feature of that name: a Chromium for measuring and for the tests
//! - [`build`]: the app, bundled for a static host
//! - [`changes`]: what differs from each edition to the next, as page, feed and data
//! - [`content`]: what an editor edits, read and checked
//! - [`font`]: the typeface, cut to the letters used
//! - [`host`]: what the host says with each address
//! - [`map`]: the members' boundaries, drawn from Kartverket's
//! - [`measure`]: how fast the built app is
//! - [`parallel`]: the same work for many things, on every core
//! - [`process`]: starting other programs
//! - [`serve`]: a static host on this machine
//! - [`setup`]: installing what a build or a test needs
//! - [`shots`]: the README's pictures
//! - [`snapshot`]: from content to the files that are published
//! - [`test`]: every test, with the plain result of each
//! - [`workbench`]: what an editor asks for, in bokmål or English

pub mod audit;
#[cfg(feature = "browser")]
pub mod browser;
pub mod build;
pub mod changes;
pub mod content;
pub mod font;
pub mod host;
pub mod map;
pub mod measure;
pub mod parallel;
pub mod process;
pub mod serve;
pub mod setup;
pub mod shots;
pub mod snapshot;
pub mod test;
pub mod workbench;
