//! The list of published editions.

use super::reader::{Document, Reader};
use super::signature::{Signature, signed_part};
use super::{FILE_LIMIT, MANIFEST_LIMIT, SnapshotError};
use crate::domain::publication::{Listed, Moment, Publication};

/// Most signatures of a manifest: one for each key that is in use.
const SIGNATURES_LIMIT: usize = 4;

/// Which editions a host has, and which is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Its version and time.
    pub publication: Publication,
    /// Year of the edition to show; one of `editions`.
    pub latest: u16,
    /// The editions, oldest first.
    pub editions: Vec<EditionFiles>,
    /// Who vouches for all of the above; empty where nothing is signed.
    pub signatures: Vec<Signature>,
}

impl Manifest {
    /// Whether it may follow one of version `seen`: as new or newer.
    ///
    /// # Errors
    /// If it is older, as when a host gives out what it had kept or was made to.
    pub fn follows(&self, seen: u32) -> Result<(), SnapshotError> {
        let found = self.publication.version;
        if found < seen {
            return Err(SnapshotError::Older { file: FILE.to_owned(), found, seen });
        }
        Ok(())
    }

    /// The years of its editions. Kept until the page is closed: a few bytes, and a new list comes
    /// a few times a year.
    pub fn listed(&self) -> Listed {
        let years: Vec<u16> = self.editions.iter().map(|edition| edition.year).collect();
        Listed { years: years.leak(), latest: self.latest }
    }

    /// The files of an edition, if the host has it.
    pub fn edition(&self, year: u16) -> Option<&EditionFiles> {
        self.editions.iter().find(|edition| edition.year == year)
    }
}

/// The files of one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFiles {
    /// The year it speaks of.
    pub year: u16,
    /// Organisation, priorities, sources.
    pub region: FileRef,
    /// The members.
    pub members: FileRef,
    /// Their boundaries.
    pub boundaries: FileRef,
}

/// A file and how to tell that it is the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRef {
    /// Path relative to the manifest, such as `2022/region.0123456789abcdef.json`: never
    /// absolute, never upwards, never another host.
    pub path: String,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes, at most [`FILE_LIMIT`].
    pub bytes: u32,
}

/// The manifest's name in the host's folder, and in errors.
pub const FILE: &str = "manifest.json";

/// Reads `manifest.json`. Whether its signatures are right is another question.
///
/// # Errors
/// Anything that is not JSON of this form, files outside the manifest's folder, and sizes
/// beyond the limits.
pub fn decode_manifest(bytes: &[u8]) -> Result<Manifest, SnapshotError> {
    let whole = Document::read(FILE, bytes, MANIFEST_LIMIT)?;
    let signatures = whole.decode(|file| {
        file.list_of(0..=SIGNATURES_LIMIT, "signatures", "at most 4 signatures").each(signature)
    })?;
    // Nothing but what is signed is believed, not even a key that stands after the signatures.
    let signed = Document::read(FILE, &signed_part(bytes), MANIFEST_LIMIT)?;
    let manifest = signed.decode(manifest)?;
    Ok(Manifest { signatures, ..manifest })
}

fn signature(signature: &Reader) -> Option<Signature> {
    let hex = |key, is_right, expected| signature.text_of(key, is_right, expected);
    Some(Signature {
        key: hex("key", |key| is_hex(key, 16), "16 lower-case hexadecimal digits"),
        ed25519: hex("ed25519", |value| is_hex(value, 128), "128 lower-case hexadecimal digits"),
    })
}

fn publication(file: &Reader) -> Publication {
    let publication = Publication {
        version: file.count("version"),
        published: moment(file, "published"),
        expires: moment(file, "expires"),
    };
    let ordered = publication.published < publication.expires;
    file.require(ordered, "expires", "a time after `published`");
    publication
}

fn moment(file: &Reader, key: &'static str) -> Moment {
    let is_right = |text: &str| Moment::parse(text).is_some();
    let text = file.text_of(key, is_right, "a time such as 2026-11-26T06:00:00Z");
    Moment::parse(&text).unwrap_or(Moment::of_unix(0))
}

fn manifest(file: &Reader) -> Manifest {
    let publication = publication(file);
    let editions = file.list("editions", edition_files);
    let ordered = editions.is_sorted_by(|a, b| a.year < b.year);
    file.require(ordered, "editions", "each year once, oldest first");
    let latest = file.year("latest");
    let manifest = Manifest { publication, latest, editions, signatures: Vec::new() };
    let exists = manifest.edition(manifest.latest).is_some();
    file.require(exists, "latest", "the year of an edition");
    manifest
}

fn edition_files(edition: &Reader) -> Option<EditionFiles> {
    Some(EditionFiles {
        year: edition.year("year"),
        region: file_ref(edition, "region"),
        members: file_ref(edition, "members"),
        boundaries: file_ref(edition, "boundaries"),
    })
}

fn file_ref(edition: &Reader, key: &'static str) -> FileRef {
    const SIZE: &str = "between 1 and 4194304";
    let file = edition.object(key);
    let bytes = file.whole("bytes", SIZE);
    file.require(bytes > 0 && bytes as usize <= FILE_LIMIT, "bytes", SIZE);
    FileRef {
        path: file.text_of("path", is_inside, "a path below the manifest"),
        sha256: file.text_of("sha256", is_sha256, "64 lower-case hexadecimal digits"),
        bytes,
    }
}

fn is_sha256(hash: &str) -> bool {
    is_hex(hash, 64)
}

/// Whether this is so many digits, in lower case.
pub(super) fn is_hex(text: &str, digits: usize) -> bool {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == digits && text.bytes().all(hex)
}

/// Whether a path can only lead downwards from the manifest. No scheme, no host, no query,
/// no escape: every part is plain and starts with a letter or digit.
fn is_inside(path: &str) -> bool {
    path.len() <= 200
        && path.split('/').all(|part| {
            part.starts_with(|first: char| first.is_ascii_alphanumeric())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2022/region.0123456789abcdef.json", true)]
    #[case("region.json", true)]
    #[case("/2022/region.json", false)]
    #[case("../region.json", false)]
    #[case("2022/../../region.json", false)]
    #[case("2022//region.json", false)]
    #[case("2022/.region.json", false)]
    #[case("https://example.org/region.json", false)]
    #[case("//example.org/region.json", false)]
    #[case("2022\\region.json", false)]
    #[case("2022/region.json?x", false)]
    #[case("2022/%2e%2e/region.json", false)]
    #[case("", false)]
    fn only_paths_below_the_manifest(#[case] path: &str, #[case] expected: bool) {
        assert_eq!(is_inside(path), expected);
    }
}
