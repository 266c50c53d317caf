//! The edition that is bundled with the app, shown until the snapshot host has answered and
//! whenever it does not.
//!
//! Its files lie beside the wasm, preloaded by every page, and only their names and hashes
//! in it: the host's files are then the same ones and need no second download, and a new
//! release of the code does not send the content again.

use super::{EditionFiles, FileRef};
use crate::domain::publication::{Listed, Moment, Publication};

/// The folder beside the app with the edition's files.
pub const FOLDER: &str = "built-in/";

/// What is bundled.
pub struct BuiltIn {
    /// When it was published.
    pub publication: Publication,
    /// The editions that were published with it.
    pub listed: Listed,
    /// SHA-256 of the manifest that names it: a host that has the same has nothing newer.
    pub manifest: &'static str,
    /// Its files, with their paths below [`FOLDER`].
    pub files: EditionFiles,
}

/// The bundled edition.
#[cfg(target_arch = "wasm32")]
pub fn built_in() -> BuiltIn {
    include!(concat!(env!("OUT_DIR"), "/built_in.rs"))
}

/// Nothing: nothing is bundled with the command line, which reads the edition that it renders.
#[cfg(not(target_arch = "wasm32"))]
pub fn built_in() -> BuiltIn {
    let none = || file("", "", 0);
    let files = EditionFiles { year: 0, region: none(), members: none(), boundaries: none() };
    let listed = Listed { years: &[], latest: 0 };
    BuiltIn { publication: publication(0, "", ""), listed, manifest: "", files }
}

/// The build has read the times before.
fn publication(version: u32, published: &str, expires: &str) -> Publication {
    let moment = |text| Moment::parse(text).unwrap_or(Moment::of_unix(0));
    let (published, expires) = (moment(published), moment(expires));
    Publication { version, published, expires }
}

fn file(path: &str, sha256: &str, bytes: u32) -> FileRef {
    FileRef { path: path.to_owned(), sha256: sha256.to_owned(), bytes }
}
