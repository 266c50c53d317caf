//! The edition that is bundled with the app, shown until the snapshot host has answered and
//! whenever it does not.
//!
//! Its files lie beside the wasm, preloaded by every page, and only their names and hashes
//! in it: the host's files are then the same ones and need no second download, and a new
//! release of the code does not send the content again.

use super::{EditionFiles, FileRef};

/// The folder beside the app with the edition's files.
pub const FOLDER: &str = "built-in/";

/// The files of the bundled edition, with their paths below [`FOLDER`].
#[cfg(target_arch = "wasm32")]
pub fn files() -> EditionFiles {
    include!(concat!(env!("OUT_DIR"), "/built_in.rs"))
}

/// No files: nothing is bundled with the command line, which reads the edition that it renders.
#[cfg(not(target_arch = "wasm32"))]
pub fn files() -> EditionFiles {
    let none = || file("", "", 0);
    EditionFiles { year: 0, region: none(), members: none(), boundaries: none() }
}

fn file(path: &str, sha256: &str, bytes: u32) -> FileRef {
    FileRef { path: path.to_owned(), sha256: sha256.to_owned(), bytes }
}
