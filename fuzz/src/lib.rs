//! What strangers and editors can send the app: files, addresses and content, made up by the
//! million. Nothing of it may make the code panic, or take more memory than is stated here.
//!
//! - [`content`]: the command line's reader of what an editor writes
//! - [`parallel`]: the reader's work on several editions
//! - [`target`]: what is tried, and the memory that it may take
//! - [`memory`]: counting what is allocated
//! - [`spans`]: the parts of a text that mean something
//! - [`mutate`]: changing a text so that it still is one
//! - [`corpus`]: what the trying starts from
//!
//! `cargo xtask audit fuzz` builds the program with LLVM's fuzzer, which keeps what reaches new
//! code and goes on from there. The messages of the frames, which are JavaScript, are tried by
//! `xtask/src/audit/fuzz/messages.js`.

// The real reader's files, not the crate they belong to: with that, the app, its renderer and
// the whole command line would be compiled for the fuzzer, which takes minutes.
#[path = "../../xtask/src/content/mod.rs"]
pub mod content;
pub mod corpus;
pub mod memory;
pub mod mutate;
#[path = "../../xtask/src/parallel.rs"]
pub mod parallel;
pub mod spans;
pub mod target;
