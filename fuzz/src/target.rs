//! What is tried, and the memory that it may take.
//!
//! - `manifest`: `manifest.json`, as a host may send it
//! - `snapshots`: an edition's files, likewise
//! - `addresses`: path and query of every surface
//! - `content`: the files that an editor writes

mod addresses;
mod content;
mod manifest;
mod snapshots;

use std::sync::LazyLock;

use crate::corpus::SMALL;
use crate::memory;

/// Something that takes what others send.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, on the command line and of its folder in the corpus.
    pub name: &'static str,
    /// Tries it with these bytes. Panics where something is not as it must be.
    run: fn(&[u8]),
    /// The bytes that it may allocate at once, whatever comes.
    pub fixed: usize,
    /// The bytes that it may allocate for each byte that comes.
    pub per_byte: usize,
    /// How many bytes before the text say what it is.
    pub named: usize,
    /// The longest input that is made up, in bytes.
    pub longest: usize,
}

/// Every target.
pub const TARGETS: [Target; 4] = [
    // It is read twice, whole and without its signatures.
    // A JSON value takes 32 bytes and an entry of an object 56, a list of one has room for four,
    // and one that grows is there twice while it moves: `[[0]],[[0]],` comes to 64 bytes for one.
    Target {
        name: "manifest",
        run: manifest::run,
        named: 0,
        fixed: 4 << 10,
        per_byte: 192,
        longest: 8 << 10,
    },
    // With the other files, which are whole.
    Target {
        name: "snapshots",
        run: snapshots::run,
        named: 1,
        fixed: 256 << 10,
        per_byte: 96,
        longest: 64 << 10,
    },
    // A path's parts are 16 bytes each, and twice there while their list grows.
    Target {
        name: "addresses",
        run: addresses::run,
        named: 0,
        fixed: 8 << 10,
        per_byte: 32,
        longest: 1 << 10,
    },
    // Every mistake is worded, with its line and a remedy: most of this is words.
    Target {
        name: "content",
        run: content::run,
        named: 1,
        fixed: 1 << 20,
        per_byte: 512,
        longest: 6 << 10,
    },
];

impl Target {
    /// The target of this name.
    pub fn named(name: &str) -> Option<&'static Target> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// Tries these bytes and says how much memory they took at most.
    ///
    /// # Panics
    /// Where the code that is tried does, where what was read is not what is written again, and
    /// where more memory was taken than may be.
    pub fn run(&self, bytes: &[u8]) -> usize {
        let most = memory::most_during(|| (self.run)(bytes));
        let bound = self.bound(bytes.len());
        assert!(
            most <= bound,
            "{} took {most} bytes of memory for {} bytes, of which {bound} are allowed",
            self.name,
            bytes.len()
        );
        most
    }

    /// Makes what is made once, so that it is counted for no case.
    pub fn warm(&self) {
        LazyLock::force(&SMALL);
    }

    /// The most memory that so many bytes may take.
    pub fn bound(&self, bytes: usize) -> usize {
        self.fixed + self.per_byte * bytes
    }
}
