//! The list of published editions.

use super::decode::{Problem, Within, read, require};
use super::wire::manifest as wire;
use super::{FILE_LIMIT, MANIFEST_LIMIT, SnapshotError, check};

const FILE: &str = "manifest.json";

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
pub fn decode_manifest(bytes: &[u8]) -> Result<Manifest, SnapshotError> {
    let wire: wire::Manifest = read(FILE, bytes, MANIFEST_LIMIT)?;
    manifest(wire).map_err(|problem| problem.in_file(FILE))
}

fn manifest(wire: wire::Manifest) -> Result<Manifest, Problem> {
    let mut editions = Vec::with_capacity(wire.editions.len());
    for (index, edition) in wire.editions.into_iter().enumerate() {
        editions.push(edition_files(edition).within(&format!("editions[{index}]"))?);
    }
    let ordered = editions.is_sorted_by(|a, b| a.year < b.year);
    require(ordered, "editions", "each year once, oldest first")?;
    let manifest = Manifest { latest: wire.latest, editions };
    require(manifest.edition(wire.latest).is_some(), "latest", "the year of an edition")?;
    Ok(manifest)
}

fn edition_files(wire: wire::Edition) -> Result<EditionFiles, Problem> {
    require(check::is_year(wire.year), "year", "a year with four digits")?;
    Ok(EditionFiles {
        year: wire.year,
        region: file(wire.region).within("region")?,
        members: file(wire.members).within("members")?,
        boundaries: file(wire.boundaries).within("boundaries")?,
    })
}

fn file(wire: wire::File) -> Result<FileRef, Problem> {
    require(is_inside(&wire.path), "path", "a path below the manifest")?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let hash = wire.sha256.len() == 64 && wire.sha256.bytes().all(hex);
    require(hash, "sha256", "64 lower-case hexadecimal digits")?;
    let size = wire.bytes > 0 && wire.bytes as usize <= FILE_LIMIT;
    require(size, "bytes", "between 1 and 1048576")?;
    Ok(FileRef { path: wire.path, sha256: wire.sha256, bytes: wire.bytes })
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
