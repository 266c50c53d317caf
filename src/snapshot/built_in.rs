//! The edition that the app carries with it, shown when no host answers.

use super::{EditionFiles, SnapshotError, decode_edition, decode_manifest};
use crate::domain::edition::Edition;

// `MANIFEST`, `REGION` and `MEMBERS`: the manifest at the time of the build and the files of
// its latest edition. The boundaries are fetched when first needed.
include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Decodes the built-in edition.
pub fn edition() -> Result<Edition, SnapshotError> {
    decode_edition(REGION, MEMBERS)
}

/// The files that the built-in edition was published as, so that the same files need no
/// second download.
pub fn files() -> Result<EditionFiles, SnapshotError> {
    let manifest = decode_manifest(MANIFEST)?;
    manifest.edition(manifest.latest).cloned().ok_or(SnapshotError::Invalid {
        file: "manifest.json".to_owned(),
        field: "latest".to_owned(),
        expected: "the year of an edition",
    })
}
