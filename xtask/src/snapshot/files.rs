//! The published files as bytes: the same content gives the same bytes.

use super::edition::{Made, Maps, make};
use super::release;
use crate::content::Content;
use crate::parallel;
use anyhow::{Context, Result, ensure};
use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::{self, MANIFEST_LIMIT, Manifest, SCHEMA};
use std::sync::{Mutex, PoisonError};

/// What content is published as.
pub struct Files {
    /// The files by their path below `snapshots/`, in its order.
    pub files: Vec<(String, Vec<u8>)>,
    /// What stands in `manifest.json`.
    pub manifest: Manifest,
    /// Whether it is what was released: neither changed since, nor without the signature that
    /// the build asks for.
    pub is_released: bool,
}

/// All files of this content.
///
/// # Errors
/// If what the app would read differs from the content, or is larger than it reads.
pub fn of(content: &Content) -> Result<Files> {
    let whole = Mutex::new(Vec::new());
    let mut files = each(content, &|made| {
        let own = made.whole();
        whole.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
        Ok(())
    })?;
    files.files.extend(whole.into_inner().unwrap_or_else(PoisonError::into_inner));
    files.files.sort();
    Ok(files)
}

/// What the list says of this content, and the files that belong to no edition. Those of the editions
/// are made and held against the app's decoder, but not kept.
///
/// # Errors
/// As [`of`].
pub fn listed(content: &Content) -> Result<Files> {
    each(content, &|_| Ok(()))
}

/// Makes the files of each edition, some editions at once, and gives them to `take`: all editions'
/// together may be more than there is memory for. Gives the files that belong to no edition.
///
/// # Errors
/// As [`of`], and as `take`.
pub fn each(content: &Content, take: &(dyn Fn(Made<'_>) -> Result<()> + Sync)) -> Result<Files> {
    let maps = Maps::default();
    let editions: Vec<(&Edition, &Vec<u8>)> =
        content.editions.iter().zip(&content.boundaries).collect();
    let named = parallel::map(&editions, |(edition, boundaries)| {
        let made = make(edition, boundaries, &maps)?;
        let names = made.names.clone();
        take(made)?;
        anyhow::Ok(names)
    });
    let editions = named.into_iter().collect::<Result<Vec<_>>>()?;
    let latest = editions.last().context("no edition")?.year;
    let released = &content.released;
    let is_same = released.content == release::digest(&editions);
    let unsigned =
        Manifest { publication: released.publication, latest, editions, signatures: Vec::new() };
    let is_signed = release::is_signed(&unsigned, &released.signatures, &content.keys)?;
    let is_released = is_same && (is_signed || content.keys.is_empty());
    // Signatures of something else would be taken for forged ones.
    let signatures = if is_signed { released.signatures.clone() } else { Vec::new() };
    let manifest = Manifest { signatures, ..unsigned };
    let bytes = snapshot::encode_manifest(&manifest)?;
    ensure!(bytes.len() <= MANIFEST_LIMIT, "the manifest is larger than the app reads");
    ensure!(snapshot::decode_manifest(&bytes)? == manifest, "the manifest reads differently");
    let mut files = vec![("manifest.json".to_owned(), bytes)];
    for (name, schema) in snapshot::schemas() {
        let mut bytes = serde_json::to_vec_pretty(&schema)?;
        bytes.push(b'\n');
        files.push((format!("schema/{SCHEMA}/{name}.schema.json"), bytes));
    }
    files.sort();
    Ok(Files { files, manifest, is_released })
}
