//! The member search over the members of the latest edition: what people type, and what they
//! get to see.

// Editions are read here as the command line reads them.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod properties;
mod queries;
mod selections;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use osloregionen::domain::directory::{Found, Hit, Index};
use osloregionen::domain::member::Member;
use osloregionen::snapshot::{decode_edition, decode_manifest};

static MEMBERS: LazyLock<Vec<Member>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshots");
    let read = |path: &str| {
        let read = fs::read(folder.join(path));
        read.expect("no snapshots: run `cargo xtask snapshot build` first")
    };
    let manifest = decode_manifest(&read("manifest.json")).unwrap();
    let files = manifest.edition(manifest.latest).unwrap();
    decode_edition(&read(&files.region.path), &read(&files.members.path)).unwrap().members
});

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&MEMBERS));

/// The name of a found member, and why it was found.
fn told(found: &Found) -> (&'static str, Hit) {
    (&MEMBERS[found.0].name, found.1.unwrap())
}

/// The first that is found.
fn first(typed: &str) -> (&'static str, Hit) {
    told(INDEX.search(typed).first().unwrap_or_else(|| panic!("{typed} finds nothing")))
}

/// The names of all that are found.
fn names(typed: &str) -> Vec<&'static str> {
    INDEX.search(typed).iter().map(|found| told(found).0).collect()
}
