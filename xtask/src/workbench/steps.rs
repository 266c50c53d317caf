//! What is done on a host, in this order: files are added, the list is shown, files are replaced.

use super::host::{Added, Host, Swapped, Tag};
use super::host_files::{MANIFEST, ToPublish, history};
use super::outcome::Failure;
use super::speech::Speech;
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file's path below the site's root, and its bytes.
type File = (String, Vec<u8>);

/// What a run has done, or would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Files that were not there.
    pub new: usize,
    /// Their bytes.
    pub bytes: usize,
    /// Files that were there.
    pub same: usize,
}

impl Done {
    /// Counts a file that was the same, or was not.
    pub fn count(&mut self, is_same: bool, bytes: usize) {
        if is_same {
            self.same += 1;
        } else {
            self.new += 1;
            self.bytes += bytes;
        }
    }
}

/// Everything but the list, as far as it replaces nothing. Gives what is to be replaced when the list
/// is there.
///
/// # Errors
/// A hashed file with other bytes, or a host that fails.
pub fn put<'a>(
    host: &dyn Host,
    files: &'a ToPublish,
    speech: Speech,
) -> Result<(Done, Vec<&'a File>), Failure> {
    let (done, others) = (Mutex::new(Done::default()), Mutex::new(Vec::new()));
    let add = |file: &'a File| {
        let (path, bytes) = file;
        let became = host.add(path, bytes)?;
        lock(&done).count(became == Added::Same, bytes.len());
        if became == Added::Other {
            lock(&others).push(file);
        }
        Ok(())
    };
    each(host.width(), &files.hashed.iter().collect::<Vec<_>>(), &|file| add(file))?;
    if let Some((path, _)) = lock(&others).first() {
        return Err(Failure::Host(speech.say(
            format!("{path} ligger på tjeneren med andre byte, og overskrives ikke. Listen er som før"),
            format!("{path} is on the host with other bytes and is not overwritten. The list is as before"),
        )));
    }
    each(host.width(), &files.lasting.iter().collect::<Vec<_>>(), &|file| add(file))?;
    let others = std::mem::take(&mut *lock(&others));
    Ok((*lock(&done), others))
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Files under lasting names in the place of older ones, when readers have the list.
///
/// # Errors
/// A host that fails: what is shown is new then, and some of these files are not.
pub fn replace(
    host: &dyn Host,
    files: &[&File],
    version: u32,
    speech: Speech,
) -> Result<(), Failure> {
    each(host.width(), files, &|(path, bytes)| host.replace(path, bytes).map(drop)).map_err(
        |error| {
            Failure::Host(speech.say(
                format!(
                    "versjon {version} vises nå, men noen filer for andre enn appen er eldre: \
                     {error:#}. Kjør kommandoen på nytt"
                ),
                format!(
                    "version {version} is shown now, but some files for others than the app are \
                     older: {error:#}. Run the command again"
                ),
            ))
        },
    )
}

/// Keeps the list for going back, and then shows it.
pub fn show(
    host: &dyn Host,
    manifest: &[u8],
    version: u32,
    before: Option<&Tag>,
    speech: Speech,
) -> Result<(), Failure> {
    let kept = history(version, manifest);
    if host.add(&kept, manifest)? == Added::Other {
        return Err(Failure::Host(speech.say(
            format!("{kept} ligger på tjeneren med andre byte"),
            format!("{kept} is on the host with other bytes"),
        )));
    }
    match host.swap(MANIFEST, manifest, before)? {
        Swapped::Done => Ok(()),
        Swapped::Lost => Err(Failure::Host(
            speech
                .say(
                    "noen andre la ut imens. Leserne har det de la ut; kjør kommandoen på nytt",
                    "somebody else published meanwhile. Readers have theirs; run the command again",
                )
                .to_owned(),
        )),
    }
}

/// Does something with each file, so many at once; the first failure is given, and nothing new is
/// begun after it.
pub fn each<T: Sync>(
    width: usize,
    items: &[T],
    work: &(dyn Fn(&T) -> Result<()> + Sync),
) -> Result<()> {
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(None));
    std::thread::scope(|scope| {
        for _ in 0..width.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = work(item) {
                        lock(&failed).get_or_insert(error);
                        next.store(items.len(), Ordering::Relaxed);
                    }
                }
            });
        }
    });
    lock(&failed).take().map_or(Ok(()), Err)
}
