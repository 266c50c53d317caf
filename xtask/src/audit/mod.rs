//! `cargo xtask audit`: what can be said of the whole and shown by a run.
//!
//! - [`accessibility`]: what five engines find wrong with the pages
//! - [`browsers`]: the journeys in each engine that readers have
//! - [`conformance`]: all figures of accessibility, and each criterion with what holds it
//! - [`fuzz`]: files, addresses, content and messages made up by the million
//! - [`messages`]: those of the frames, which are JavaScript
//! - [`observatory`]: MDN's score of what the host says
//! - [`reproducible`]: whether two clean builds give the same bytes
//! - [`sbom`]: what the app is made of, as a bill of materials
//! - [`supply`]: known weaknesses, licences, sources

pub mod accessibility;
pub mod browsers;
pub mod conformance;
pub mod fuzz;
pub mod messages;
pub mod observatory;
pub mod reproducible;
pub mod sbom;
pub mod supply;
