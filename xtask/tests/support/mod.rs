//! The project's own content in a folder of its own, to be broken.

// Each test crate uses its part of this.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The project this test belongs to.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A copy of the project's content.
pub fn copy() -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    let publication = "content/publisering.toml";
    fs::create_dir_all(copy.path().join("content")).unwrap();
    fs::copy(project().join(publication), copy.path().join(publication)).unwrap();
    for folder in ["content/2022", "content/grenser"] {
        fs::create_dir_all(copy.path().join(folder)).unwrap();
        for entry in fs::read_dir(project().join(folder)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.path().join(folder).join(entry.file_name())).unwrap();
        }
    }
    copy
}

/// Replaces the first `from` in a content file, which must have one.
pub fn edit(root: &Path, file: &str, from: &str, to: &str) {
    let path = root.join("content").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?} to replace");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}
