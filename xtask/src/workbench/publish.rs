//! Putting an edition on a host: the files first, the list of editions last.
//!
//! Wherever it is broken off, the host is whole: until the last step readers have the old list and
//! all its files, after it the new list and all its files.

use super::host::{Added, Host, Swapped, Tag};
use super::host_files::{MANIFEST, ToPublish, history};
use super::outcome::{Answer, Failure, Outcome};
use super::speech::Speech;
use crate::content;
use crate::snapshot;
use anyhow::Result;
use osloregionen::snapshot::{Manifest, decode_manifest};
use serde_json::json;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// Publishes what has been released in `root`.
///
/// # Errors
/// Mistakes in the content; content that has changed since its release; a host that has something
/// newer, or another thing under the same version or name, or that fails.
pub fn publish(root: &Path, host: &dyn Host, target: &str, dry: bool, speech: Speech) -> Outcome {
    let content = content::read(root)?;
    let files = snapshot::published(&content)?;
    let version = content.released.publication.version;
    if !files.is_released {
        return Err(Failure::Use(speech.say(
            format!("innholdet er endret siden versjon {version}. Gi det ut først: snapshot release"),
            format!("the content has changed since version {version}. Release it first: snapshot release"),
        )));
    }
    let manifest = files.manifest.clone();
    let files = ToPublish::of(files);
    let before = current(host, speech)?;
    if let Some((bytes, published, _)) = &before {
        refuse_older(published, bytes, &manifest, &files.manifest, speech)?;
    }
    let is_there = before.as_ref().is_some_and(|(bytes, ..)| *bytes == files.manifest);
    let tag = before.map(|(.., tag)| tag);
    let done = if dry { foresee(host, &files)? } else { put(host, &files, speech)? };
    if !dry && !is_there {
        last_step(host, &files.manifest, version, tag.as_ref(), speech)?;
    }
    let Done { new, bytes, same } = done;
    let mut lines = vec![speech.say(
        format!("{target}: {new} nye filer, {bytes} byte; {same} var der fra før"),
        format!("{target}: {new} new files, {bytes} bytes; {same} were there"),
    )];
    lines.push(match (dry, is_there) {
        (true, true) => speech.say(
            format!("Versjon {version} ligger alt ute. Ingenting er skrevet."),
            format!("Version {version} is published already. Nothing has been written."),
        ),
        (true, false) => speech.say(
            format!("Versjon {version} ville blitt vist. Ingenting er skrevet."),
            format!("Version {version} would be shown. Nothing has been written."),
        ),
        (false, true) => speech.say(
            format!("Versjon {version} lå alt ute."),
            format!("Version {version} was published already."),
        ),
        (false, false) => speech.say(
            format!("Versjon {version} vises nå."),
            format!("Version {version} is shown now."),
        ),
    });
    let json = json!({
        "version": version, "new": new, "bytes": bytes, "same": same,
        "dry_run": dry, "shown": !dry, "was_there": is_there,
    });
    Ok(Answer { lines, json })
}

/// The list that a host has, as bytes and read.
///
/// # Errors
/// A host that fails, or a list that cannot be read: what is there is then not ours to replace.
pub fn current(
    host: &dyn Host,
    speech: Speech,
) -> Result<Option<(Vec<u8>, Manifest, Tag)>, Failure> {
    let Some((bytes, tag)) = host.read(MANIFEST)? else { return Ok(None) };
    match decode_manifest(&bytes) {
        Ok(manifest) => Ok(Some((bytes, manifest, tag))),
        Err(error) => Err(Failure::Host(speech.say(
            format!("{MANIFEST} på tjeneren kan ikke leses: {error}"),
            format!("{MANIFEST} on the host cannot be read: {error}"),
        ))),
    }
}

/// The app refuses an older version, and two things under one version cannot be told apart.
fn refuse_older(
    published: &Manifest,
    bytes: &[u8],
    ours: &Manifest,
    our_bytes: &[u8],
    speech: Speech,
) -> Result<(), Failure> {
    let (there, here) = (published.publication.version, ours.publication.version);
    if there > here {
        return Err(Failure::Host(speech.say(
            format!("tjeneren har versjon {there}, og dette er {here}. Kjør snapshot release til den er høyere"),
            format!("the host has version {there}, and this is {here}. Run snapshot release until it is higher"),
        )));
    }
    if there == here && bytes != our_bytes {
        return Err(Failure::Host(speech.say(
            format!(
                "versjon {here} er alt lagt ut med annet innhold. Kjør snapshot release på nytt"
            ),
            format!(
                "version {here} is published already with other content. Run snapshot release again"
            ),
        )));
    }
    Ok(())
}

/// What `put` would do.
fn foresee(host: &dyn Host, files: &ToPublish) -> Result<Done> {
    let mut done = Done::default();
    for (path, bytes) in files.hashed.iter().chain(&files.lasting) {
        let is_same = host.read(path)?.is_some_and(|(found, _)| found == *bytes);
        done.count(is_same, bytes.len());
    }
    Ok(done)
}

impl Done {
    fn count(&mut self, is_same: bool, bytes: usize) {
        if is_same {
            self.same += 1;
        } else {
            self.new += 1;
            self.bytes += bytes;
        }
    }
}

/// Everything but the list.
fn put(host: &dyn Host, files: &ToPublish, speech: Speech) -> Result<Done, Failure> {
    let refused = Mutex::new(None);
    let added = Mutex::new(Done::default());
    each(host.width(), &files.hashed, &|(path, bytes)| {
        let became = host.add(path, bytes)?;
        if became == Added::Other {
            refused.lock().unwrap_or_else(|broken| broken.into_inner()).get_or_insert(path.clone());
        }
        let mut done = added.lock().unwrap_or_else(|broken| broken.into_inner());
        done.count(became == Added::Same, bytes.len());
        Ok(())
    })?;
    if let Some(path) = refused.into_inner().unwrap_or_else(|broken| broken.into_inner()) {
        return Err(Failure::Host(speech.say(
            format!("{path} ligger på tjeneren med andre byte, og overskrives ikke. Listen er som før"),
            format!("{path} is on the host with other bytes and is not overwritten. The list is as before"),
        )));
    }
    each(host.width(), &files.lasting, &|(path, bytes)| {
        let became = host.replace(path, bytes)?;
        let mut done = added.lock().unwrap_or_else(|broken| broken.into_inner());
        done.count(became == Added::Same, bytes.len());
        Ok(())
    })?;
    Ok(added.into_inner().unwrap_or_else(|broken| broken.into_inner()))
}

/// Keeps the list for going back, and then shows it.
pub fn last_step(
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
    let lock = || failed.lock().unwrap_or_else(|broken| broken.into_inner());
    std::thread::scope(|scope| {
        for _ in 0..width.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = work(item) {
                        lock().get_or_insert(error);
                        next.store(items.len(), Ordering::Relaxed);
                    }
                }
            });
        }
    });
    lock().take().map_or(Ok(()), Err)
}
