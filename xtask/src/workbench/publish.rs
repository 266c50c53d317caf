//! Putting an edition on a host: the files first, then the list of editions.
//!
//! Wherever it is broken off, the host is whole: until the list is replaced readers have the old one
//! and all its files, after it the new one and all its files. Files under lasting names, which no
//! list names, are added before, so that no link leads nowhere, and replaced after: whoever is
//! overtaken by another leaves nothing of theirs to be taken for the other's.

use super::host::{Host, Tag};
use super::host_files::{MANIFEST, ToPublish};
use super::outcome::{Answer, Failure, Outcome};
use super::speech::Speech;
use super::steps::{Done, put, replace, show};
use crate::content;
use crate::snapshot;
use anyhow::Result;
use osloregionen::snapshot::{Manifest, decode_manifest};
use serde_json::json;
use std::path::Path;

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
    let Done { new, bytes, same } = if dry {
        foresee(host, &files)?
    } else {
        let (done, changed) = put(host, &files, speech)?;
        if !is_there {
            show(host, &files.manifest, version, tag.as_ref(), speech)?;
        }
        replace(host, &changed, version, speech)?;
        done
    };
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
