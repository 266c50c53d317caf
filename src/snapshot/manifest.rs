//! The list of published editions.

use super::reader::{Document, Reader};
use super::{FILE_LIMIT, MANIFEST_LIMIT, SnapshotError};

/// Which editions a host has, and which is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Year of the edition to show; one of `editions`.
    pub latest: u16,
    /// The editions, oldest first.
    pub editions: Vec<EditionFiles>,
}

impl Manifest {
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

/// Reads `manifest.json`.
///
/// # Errors
/// Anything that is not JSON of this form, files outside the manifest's folder, and sizes
/// beyond the limits.
pub fn decode_manifest(bytes: &[u8]) -> Result<Manifest, SnapshotError> {
    Document::read("manifest.json", bytes, MANIFEST_LIMIT)?.decode(manifest)
}

fn manifest(file: &Reader) -> Manifest {
    let editions = file.list("editions", edition_files);
    let ordered = editions.is_sorted_by(|a, b| a.year < b.year);
    file.require(ordered, "editions", "each year once, oldest first");
    let manifest = Manifest { latest: file.year("latest"), editions };
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
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    hash.len() == 64 && hash.bytes().all(hex)
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
