//! A folder that a web server gives out.
//!
//! One at a time writes, by a lock that the system takes away from whoever dies. A file is written
//! beside its place, flushed and renamed, so that a reader, a crash or a full disk never meets half
//! of one.

use super::{Added, Host, Swapped, Tag, hash};
use crate::build::compress;
use crate::workbench::outcome::Failure;
use crate::workbench::speech::Speech;
use anyhow::{Context, Result};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The lock's name: no web server gives out what begins with a full stop.
const LOCK: &str = ".publisering.lock";
/// How a file begins that is not yet in its place.
const PART: &str = ".ny-";

/// A site's folder.
pub struct Folder {
    root: PathBuf,
    /// Whether the site has packed copies beside its files, as `cargo xtask build` makes them: a
    /// server would go on giving out those of the old list.
    packs: bool,
    parts: AtomicUsize,
    /// Held as long as this lives.
    _lock: Option<File>,
}

impl Folder {
    /// Opens it, and for writing takes the lock and clears what a crash has left.
    ///
    /// # Errors
    /// If somebody else writes, or it cannot be written.
    pub fn open(root: &Path, writes: bool, speech: Speech) -> Result<Folder, Failure> {
        let packs = root.join("index.html.br").is_file();
        let mut folder =
            Folder { root: root.to_owned(), packs, parts: AtomicUsize::new(0), _lock: None };
        if writes {
            let snapshots = root.join("snapshots");
            let made = fs::create_dir_all(&snapshots);
            made.with_context(|| snapshots.display().to_string())?;
            let path = snapshots.join(LOCK);
            let file = File::options().create(true).append(true).open(&path);
            let file = file.with_context(|| path.display().to_string())?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let target = root.display();
                    return Err(Failure::Host(speech.say(
                        format!("noen andre legger ut i {target} akkurat nå. Ingenting er endret"),
                        format!("somebody else is publishing to {target} now. Nothing was changed"),
                    )));
                }
                Err(TryLockError::Error(error)) => return Err(anyhow::Error::from(error).into()),
            }
            folder._lock = Some(file);
            folder.clear(&snapshots).context("snapshots/")?;
        }
        Ok(folder)
    }

    /// Takes away what was not finished when somebody was stopped.
    fn clear(&self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                self.clear(&entry.path())?;
            } else if entry.file_name().to_string_lossy().starts_with(PART) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    fn place(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Puts bytes in their place by one step.
    fn put(&self, place: &Path, bytes: &[u8]) -> Result<()> {
        let parent = place.parent().context("a file has a folder")?;
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        let number = self.parts.fetch_add(1, Ordering::Relaxed);
        let part = parent.join(format!("{PART}{}-{number}", std::process::id()));
        let written = File::create_new(&part).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        if let Err(error) = written.and_then(|()| fs::rename(&part, place)) {
            // On a full disk this may fail too; the next one to publish clears it.
            let _ = fs::remove_file(&part);
            return Err(error).with_context(|| place.display().to_string());
        }
        Ok(())
    }

    /// The packed copies first: each of them is whole and right whatever comes after.
    fn put_packed(&self, path: &str, bytes: &[u8]) -> Result<()> {
        if self.packs {
            for (ending, packed) in compress::copies(bytes)? {
                let copy = self.place(&format!("{path}.{ending}"));
                match packed {
                    Some(packed) => self.put(&copy, &packed)?,
                    None if copy.exists() => fs::remove_file(&copy)?,
                    None => {}
                }
            }
        }
        self.put(&self.place(path), bytes)
    }

    fn look(&self, folder: &Path, prefix: &str, to: &mut Vec<(String, u64)>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}/{name}");
            if entry.file_type()?.is_dir() {
                self.look(&entry.path(), &path, to)?;
            } else if !name.starts_with('.') {
                to.push((path, entry.metadata()?.len()));
            }
        }
        Ok(())
    }
}

impl Host for Folder {
    fn read(&self, path: &str) -> Result<Option<(Vec<u8>, Tag)>> {
        match fs::read(self.place(path)) {
            Ok(bytes) => {
                let etag = Some(hash(&bytes));
                Ok(Some((bytes, Tag { etag, version: None })))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| self.place(path).display().to_string()),
        }
    }

    fn add(&self, path: &str, bytes: &[u8]) -> Result<Added> {
        match self.read(path)? {
            Some((found, _)) if found == bytes => Ok(Added::Same),
            Some(_) => Ok(Added::Other),
            None => {
                self.put_packed(path, bytes)?;
                Ok(Added::New)
            }
        }
    }

    fn replace(&self, path: &str, bytes: &[u8]) -> Result<Added> {
        match self.read(path)? {
            Some((found, _)) if found == bytes => Ok(Added::Same),
            _ => self.put_packed(path, bytes).map(|()| Added::New),
        }
    }

    fn swap(&self, path: &str, bytes: &[u8], before: Option<&Tag>) -> Result<Swapped> {
        // Nobody else writes while the lock is held, unless by hand.
        let now = self.read(path)?.map(|(_, tag)| tag);
        if now.as_ref() != before {
            return Ok(Swapped::Lost);
        }
        self.put_packed(path, bytes)?;
        Ok(Swapped::Done)
    }

    fn list(&self) -> Result<Vec<(String, u64)>> {
        let mut files = Vec::new();
        let folder = self.place("snapshots");
        if folder.is_dir() {
            self.look(&folder, "snapshots", &mut files)
                .with_context(|| folder.display().to_string())?;
        }
        files.sort();
        Ok(files)
    }

    fn width(&self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }
}
