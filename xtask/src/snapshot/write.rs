//! Replacing a folder as a whole, or not at all.

use anyhow::{Context, Result};
use std::path::Path;
use std::{fs, io};

/// Makes `parent`/`name` hold exactly `files`, and says whether anything changed. If it
/// holds them already, nothing is touched, so that cargo has nothing to build again.
///
/// The files are first written beside it; the folder is replaced when they are complete.
pub fn swap(parent: &Path, name: &str, files: &[(String, Vec<u8>)]) -> Result<bool> {
    let target = parent.join(name);
    if holds(&target, files)? {
        return Ok(false);
    }
    fs::create_dir_all(parent)?;
    // Removed when this function ends, with whatever it then holds.
    let beside = tempfile::Builder::new().prefix(".snapshots-").tempdir_in(parent)?;
    let (new, old) = (beside.path().join("new"), beside.path().join("old"));
    for (path, bytes) in files {
        let file = new.join(path);
        fs::create_dir_all(file.parent().context("a file has a folder")?)?;
        fs::write(file, bytes)?;
    }
    if target.exists() {
        fs::rename(&target, &old)?;
    }
    if let Err(error) = fs::rename(&new, &target) {
        if old.exists() {
            fs::rename(&old, &target)?;
        }
        return Err(error.into());
    }
    Ok(true)
}

/// Whether a folder holds exactly these files, which are sorted by path.
fn holds(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<bool> {
    let mut paths = Vec::new();
    if !folder.is_dir() {
        return Ok(false);
    }
    list(folder, "", &mut paths)?;
    paths.sort();
    if !paths.iter().eq(files.iter().map(|(path, _)| path)) {
        return Ok(false);
    }
    for (path, bytes) in files {
        if fs::read(folder.join(path))? != *bytes {
            return Ok(false);
        }
    }
    Ok(true)
}

fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
