//! Where editions are published: a folder, or an object store with a CDN before it.
//!
//! Both promise the same: a file appears whole or not at all, one that must not change is never
//! overwritten with other bytes, and the list of editions is only replaced if it is still the one
//! that was read.

mod folder;
#[cfg(feature = "cloud")]
mod objects;

use super::outcome::Failure;
use super::speech::Speech;
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::path::Path;

pub use folder::Folder;

/// What a file was when it was read, as the host tells it apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// ETag, or the hash of a file in a folder.
    pub etag: Option<String>,
    /// The store's own version, where it has one.
    pub version: Option<String>,
}

/// What became of a file that must not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was not there and is now.
    New,
    /// It was there, with the same bytes.
    Same,
    /// It was there with other bytes, and still is.
    Other,
}

/// Whether the list of editions was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swapped {
    /// It was.
    Done,
    /// It was no longer the one that had been read.
    Lost,
}

/// A host. Paths are below the site's root: `snapshots/manifest.json`.
pub trait Host: Sync {
    /// A file's bytes; `None` if there is none.
    fn read(&self, path: &str) -> Result<Option<(Vec<u8>, Tag)>>;

    /// Puts a file there that must not change.
    fn add(&self, path: &str, bytes: &[u8]) -> Result<Added>;

    /// Puts a file there in the place of whatever there was; never [`Added::Other`].
    fn replace(&self, path: &str, bytes: &[u8]) -> Result<Added>;

    /// Replaces a file that is still what it was `before`.
    fn swap(&self, path: &str, bytes: &[u8], before: Option<&Tag>) -> Result<Swapped>;

    /// Every file below `snapshots/` with its size.
    fn list(&self) -> Result<Vec<(String, u64)>>;

    /// Files that are written at once: as many as the host has use for.
    fn width(&self) -> usize;
}

/// Opens the host that a target names; `writes` says whether anything is to be written.
///
/// # Errors
/// A target that is none, a folder that cannot be written or that somebody else is writing to.
pub fn open(target: &str, writes: bool, speech: Speech) -> Result<Box<dyn Host>, Failure> {
    match target.split_once("://") {
        None => Ok(Box::new(Folder::open(Path::new(target), writes, speech)?)),
        Some(("s3" | "az" | "gs", _)) => objects(target, speech),
        Some((other, _)) => Err(Failure::Use(speech.say(
            format!("{other}:// kan ikke brukes. Oppgi en mappe, s3://, az:// eller gs://"),
            format!("{other}:// cannot be used. Name a folder, s3://, az:// or gs://"),
        ))),
    }
}

#[cfg(feature = "cloud")]
fn objects(target: &str, speech: Speech) -> Result<Box<dyn Host>, Failure> {
    Ok(Box::new(objects::Objects::open(target, speech)?))
}

#[cfg(not(feature = "cloud"))]
fn objects(target: &str, speech: Speech) -> Result<Box<dyn Host>, Failure> {
    let again = "cargo run -p xtask --features cloud --bin snapshot -- publish";
    Err(Failure::Use(speech.say(
        format!("dette programmet er bygd uten skylagre. Kjør: {again} {target}"),
        format!("this program is built without object stores. Run: {again} {target}"),
    )))
}

/// SHA-256 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
