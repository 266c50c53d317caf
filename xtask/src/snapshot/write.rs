//! Replacing a folder as a whole, or not at all, without writing again what is the same.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};
use tempfile::TempDir;

/// A folder that is to hold what it is given, part by part, and nothing else. A part is what begins
/// with the same name: a file or a folder.
///
/// What differs is first written beside it; the folder is replaced when all of it is complete.
pub struct Draft {
    parent: PathBuf,
    name: String,
    parts: Mutex<Vec<Part>>,
    /// Removed when this ends, with whatever it then holds. Not made until something differs.
    beside: Mutex<Option<TempDir>>,
}

struct Part {
    name: String,
    /// Whether the folder holds it already.
    is_there: bool,
}

impl Draft {
    /// For the folder `parent`/`name`.
    pub fn of(parent: &Path, name: &str) -> Draft {
        Draft {
            parent: parent.to_owned(),
            name: name.to_owned(),
            parts: Mutex::default(),
            beside: Mutex::default(),
        }
    }

    fn target(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// Where the new folder is written.
    fn new_folder(&self) -> Result<PathBuf> {
        let mut beside = self.beside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(beside) = &*beside {
            return Ok(beside.path().join("new"));
        }
        fs::create_dir_all(&self.parent)?;
        let folder = tempfile::Builder::new().prefix(".snapshots-").tempdir_in(&self.parent)?;
        let new = folder.path().join("new");
        fs::create_dir(&new)?;
        *beside = Some(folder);
        Ok(new)
    }

    /// Adds files by their paths below the folder; a part comes whole. Several threads may add.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn add(&self, mut files: Vec<(String, Vec<u8>)>) -> Result<()> {
        files.sort();
        let part = |(path, _): &(String, Vec<u8>)| {
            path.split_once('/').map_or(path.as_str(), |(part, _)| part).to_owned()
        };
        for files in files.chunk_by(|one, other| part(one) == part(other)) {
            let Some(name) = files.first().map(part) else { continue };
            let is_there = holds(&self.target(), &name, files)?;
            if !is_there {
                write(&self.new_folder()?, files)?;
            }
            let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
            parts.push(Part { name, is_there });
        }
        Ok(())
    }

    /// Makes the folder hold what was added, and says whether anything changed. If it holds that
    /// already, nothing is touched, so that cargo has nothing to build again.
    ///
    /// # Errors
    /// If a file cannot be moved: the folder is then as it was.
    pub fn swap(self) -> Result<bool> {
        let target = self.target();
        let parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_there = parts.iter().filter(|part| part.is_there);
        let kept: Vec<&str> = is_there.map(|part| part.name.as_str()).collect();
        let is_whole = kept.len() == parts.len();
        if is_whole && target.is_dir() && fs::read_dir(&target)?.count() == parts.len() {
            return Ok(false);
        }
        let new = self.new_folder()?;
        let old = new.with_file_name("old");
        if target.exists() {
            fs::rename(&target, &old)?;
        }
        let moved = kept
            .iter()
            .try_for_each(|name| fs::rename(old.join(name), new.join(name)))
            .and_then(|()| fs::rename(&new, &target));
        if let Err(error) = moved {
            // What is not there was not moved.
            kept.iter().for_each(|name| drop(fs::rename(new.join(name), old.join(name))));
            if old.exists() {
                fs::rename(&old, &target)?;
            }
            return Err(error.into());
        }
        Ok(true)
    }
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let mut made = None;
    for (path, bytes) in files {
        let file = folder.join(path);
        let parent = file.parent().context("a file has a folder")?;
        // They come folder by folder.
        if made.as_deref() != Some(parent) {
            fs::create_dir_all(parent)?;
            made = Some(parent.to_owned());
        }
        fs::write(&file, bytes)?;
    }
    Ok(())
}

/// Whether a folder's part holds exactly these files, which are sorted by path.
fn holds(folder: &Path, part: &str, files: &[(String, Vec<u8>)]) -> io::Result<bool> {
    let place = folder.join(part);
    let mut paths = Vec::new();
    if place.is_dir() {
        list(&place, &format!("{part}/"), &mut paths)?;
    } else if place.is_file() {
        paths.push(part.to_owned());
    }
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

/// Every file below a folder, by its path after `prefix`.
pub fn list(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
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
