//! `katalog.jsonld`: what there is to take beside the snapshots, with sizes and licences.

use super::SnapshotError;
use super::reader::{Document, Reader};
use crate::domain::language::Localized;

/// Its name in the folder of its edition.
pub const FILE: &str = "katalog.jsonld";

/// Largest catalogue that is read, in bytes: one has about 8 000.
pub(super) const LIMIT: usize = 64 * 1024;

/// The files of an edition, and those of all editions.
pub struct Catalogue {
    /// What they are.
    pub about: Localized,
    /// The files, in the order in which they are listed.
    pub files: Vec<Offer>,
}

/// A file, or one for each of many.
pub struct Offer {
    /// What it is.
    pub title: Localized,
    /// Its address from the folder of the edition; of many, the first's.
    pub path: String,
    /// Its size, or all of them together; none of what grows with each edition, but in the latest.
    pub bytes: Option<u32>,
    /// The licences of its sources; none where they state none.
    pub rights: Option<String>,
    /// How it may be used: a line for the shell, in which `{url}` stands for its whole address.
    pub example: String,
}

/// Reads a catalogue.
///
/// # Errors
/// If it is no JSON, too large or of another form.
pub fn decode_catalogue(bytes: &[u8]) -> Result<Catalogue, SnapshotError> {
    Document::read(FILE, bytes, LIMIT)?.decode(|file| Catalogue {
        about: file.localized("description"),
        files: file.list("distribution", |offer| {
            Some(Offer {
                title: offer.localized("title"),
                path: offer.text("downloadURL"),
                bytes: offer.optional("byteSize", Reader::count),
                rights: offer.optional("rights", Reader::text),
                example: offer.text("example"),
            })
        }),
    })
}
