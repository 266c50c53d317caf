//! `manifest.json`: which editions there are, and where.

use schemars::JsonSchema;
use serde::Serialize;

/// The list of published editions, the one short-lived file.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Osloregionen: manifest")]
pub struct Manifest {
    /// Version of the format.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// Counted from 1; what is published later has a higher one.
    #[schemars(range(min = 1))]
    pub version: u32,
    /// When it was published, in UTC: `2026-11-26T06:00:00Z`.
    #[schemars(regex(
        pattern = "^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z$"
    ))]
    pub published: String,
    /// When something newer should have come, in UTC.
    #[schemars(regex(
        pattern = "^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z$"
    ))]
    pub expires: String,
    /// Year of the edition to show.
    pub latest: u16,
    /// The editions, oldest first.
    #[schemars(length(min = 1))]
    pub editions: Vec<Edition>,
    /// Signatures of all before them; always last, and absent where nothing is signed. What is
    /// signed is the file up to the comma before this key, and a closing brace.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 4))]
    pub signatures: Vec<Signature>,
}

/// A signature by the editor.
#[derive(Serialize, JsonSchema)]
pub struct Signature {
    /// The first 16 digits of the public key, in lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{16}$"))]
    pub key: String,
    /// The signature by Ed25519 (RFC 8032), in lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{128}$"))]
    pub ed25519: String,
}

/// An edition's files. They never change: another content has another path.
#[derive(Serialize, JsonSchema)]
pub struct Edition {
    /// The year it speaks of.
    #[schemars(range(min = 1000, max = 9999))]
    pub year: u16,
    /// The organization and its priorities.
    pub region: File,
    /// The member municipalities.
    pub members: File,
    /// Their boundaries, as TopoJSON.
    pub boundaries: File,
}

/// A file and how to tell that it is the right one.
#[derive(Serialize, JsonSchema)]
pub struct File {
    /// Path relative to the manifest.
    #[schemars(regex(pattern = "^[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)*$"))]
    pub path: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Its size.
    #[schemars(range(min = 1, max = 4194304))]
    pub bytes: u32,
}
