//! What a host serves, what is missing, and what no edition needs any more.

use super::host::{Host, hash};
use super::host_files::{MANIFEST, version_of};
use super::outcome::{Answer, Failure, Outcome};
use super::publish::current;
use super::speech::Speech;
use anyhow::Result;
use osloregionen::snapshot::{FileRef, Manifest, decode_manifest};
use serde_json::json;
use std::collections::BTreeSet;

/// Looks at everything below `snapshots/`.
///
/// # Errors
/// A host that fails, or has no list; files that are missing or changed, of which readers would be
/// told.
pub fn status(host: &dyn Host, target: &str, speech: Speech) -> Outcome {
    let Some((bytes, manifest, _)) = current(host, speech)? else {
        return Err(Failure::Host(speech.say(
            format!("{target}: ingen {MANIFEST}. Her ligger ingenting ute"),
            format!("{target}: no {MANIFEST}. Nothing is published here"),
        )));
    };
    let broken = broken(host, &manifest)?;
    let files = host.list()?;
    let needed = needed(host, &files, &manifest)?;
    let idle: Vec<&(String, u64)> =
        files.iter().filter(|(path, _)| is_hashed(path) && !needed.contains(path)).collect();
    let idle_bytes: u64 = idle.iter().map(|(_, size)| size).sum();
    let publication = manifest.publication;
    let (version, day) = (publication.version, publication.published.date());
    let years: Vec<String> = manifest.editions.iter().map(|one| one.year.to_string()).collect();
    if !broken.is_empty() {
        let list = broken.join("\n  ");
        return Err(Failure::Host(speech.say(
            format!("{target}: versjon {version} er ikke hel. Mangler eller er endret:\n  {list}\nLegg ut på nytt."),
            format!("{target}: version {version} is not whole. Missing or changed:\n  {list}\nPublish again."),
        )));
    }
    let mut lines = vec![
        speech.say(
            format!("{target}: versjon {version}, gitt ut {day}, utgaver {}", years.join(", ")),
            format!("{target}: version {version}, released {day}, editions {}", years.join(", ")),
        ),
        speech.say(
            format!("{} filer, alt som listen nevner, er der og er likt", files.len()),
            format!("{} files; all that the list names is there and the same", files.len()),
        ),
    ];
    if !idle.is_empty() {
        lines.push(speech.say(
            format!("Ingen utgave trenger lenger ({idle_bytes} byte):"),
            format!("No edition needs any more ({idle_bytes} bytes):"),
        ));
        lines.extend(idle.iter().map(|(path, size)| format!("  {size:>9}  {path}")));
    }
    let idle: Vec<&String> = idle.iter().map(|(path, _)| path).collect();
    let json = json!({
        "version": version,
        "manifest_sha256": hash(&bytes),
        "editions": manifest.editions.iter().map(|one| one.year).collect::<Vec<_>>(),
        "files": files.len(),
        "idle": idle,
        "idle_bytes": idle_bytes,
    });
    Ok(Answer { lines, json })
}

/// The files of a list that are missing on the host or have other bytes.
pub fn broken(host: &dyn Host, manifest: &Manifest) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for file in named(manifest) {
        let path = format!("snapshots/{}", file.path);
        let found = host.read(&path)?;
        if found.is_none_or(|(bytes, _)| hash(&bytes) != file.sha256) {
            broken.push(path);
        }
    }
    Ok(broken)
}

/// What this list names, and the one before it: someone may have read that a moment ago.
fn needed(host: &dyn Host, files: &[(String, u64)], shown: &Manifest) -> Result<BTreeSet<String>> {
    let mut needed: BTreeSet<String> = names(shown);
    let version = shown.publication.version;
    let kept = files.iter().filter_map(|(path, _)| Some((version_of(path)?, path)));
    let before = kept.filter(|(other, _)| *other < version).max();
    if let Some((_, path)) = before
        && let Some((bytes, _)) = host.read(path)?
        && let Ok(manifest) = decode_manifest(&bytes)
    {
        needed.extend(names(&manifest));
    }
    Ok(needed)
}

fn names(manifest: &Manifest) -> BTreeSet<String> {
    named(manifest).map(|file| format!("snapshots/{}", file.path)).collect()
}

fn named(manifest: &Manifest) -> impl Iterator<Item = &FileRef> {
    manifest.editions.iter().flat_map(|one| [&one.region, &one.members, &one.boundaries])
}

/// `snapshots/2022/region.0123456789abcdef.json`: only such names change with every edition.
fn is_hashed(path: &str) -> bool {
    let mut parts = path.rsplit('.');
    let is_json = parts.next() == Some("json");
    let hash = parts.next().unwrap_or_default();
    let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_json && is_hash && version_of(path).is_none()
}
