//! The published files as bytes: the same content gives the same bytes.

use super::edition::{Made, Maps, make};
use super::open_data::{Named, Shared, memberships};
use super::release;
use crate::changes::History;
use crate::content::Content;
use crate::content::publication::Issued;
use crate::parallel;
use anyhow::{Context, Result, ensure};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::{Listing, stated_through};
use osloregionen::domain::publication::Moment;
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
    let mut files = each(content, &|own| {
        whole.lock().unwrap_or_else(PoisonError::into_inner).extend(own);
        Ok(())
    })?;
    files.files.extend(whole.into_inner().unwrap_or_else(PoisonError::into_inner));
    files.files.sort();
    Ok(files)
}

/// The files of each edition, some editions at once, given to `take`: all editions' together may be
/// more than there is memory for. Gives the files that belong to no edition.
///
/// # Errors
/// As [`of`], and as `take`.
pub fn each(content: &Content, take: &(dyn Fn(Vec<Named>) -> Result<()> + Sync)) -> Result<Files> {
    let listings = content.listings();
    let released = |year| {
        let Issued { published, updated, .. } = content.released.issued(year);
        (published, updated)
    };
    let shared = shared(&listings, &released)?;
    let stated = stated_through(&listings);
    let all = Shared { files: &shared, latest: content.latest().context("no edition")? };
    let mut files = made(content, &|made, at| take(made.whole(&stated[at], all)))?;
    files.files.extend(shared);
    files.files.sort();
    Ok(files)
}

/// What the list says of this content. The editions' files are made and held against the app's decoder,
/// but not kept.
///
/// # Errors
/// As [`of`].
pub fn listed(content: &Content) -> Result<Files> {
    made(content, &|_, _| Ok(()))
}

/// Makes the files that the app reads, and gives those of each edition to `take`, with its place among
/// the editions.
fn made(content: &Content, take: &(dyn Fn(Made<'_>, usize) -> Result<()> + Sync)) -> Result<Files> {
    let maps = Maps::default();
    let editions: Vec<(usize, (&Edition, &Vec<u8>))> =
        content.editions.iter().zip(&content.boundaries).enumerate().collect();
    let named = parallel::map(&editions, |(at, (edition, boundaries))| {
        let made = make(edition, boundaries, &maps)?;
        let names = made.names.clone();
        take(made, *at)?;
        anyhow::Ok(names)
    });
    let editions = named.into_iter().collect::<Result<Vec<_>>>()?;
    let latest = content.latest().context("no edition")?;
    let released = &content.released;
    let is_same = released.content == release::digest(&editions, &content.stated);
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
    let files = vec![("manifest.json".to_owned(), bytes)];
    Ok(Files { files, manifest, is_released })
}

/// The files of all editions together: schemas, who was a member when, and what has changed.
/// `released` gives when the edition of a year first came and last changed.
///
/// # Errors
/// Where there is no edition.
pub fn shared(
    listings: &[Listing<'_>],
    released: &dyn Fn(u16) -> (Moment, Moment),
) -> Result<Vec<Named>> {
    let editions: Vec<&Edition> = listings.iter().map(|listing| listing.edition).collect();
    let mut files = History::of(&editions, released)?.files()?;
    files.push((memberships::NAME.to_owned(), memberships::table(listings)?));
    let named = |(name, schema)| (format!("schema/{SCHEMA}/{name}.schema.json"), schema);
    let schemas = snapshot::schemas().into_iter().map(named);
    for (path, schema) in schemas.chain([History::schema()]) {
        let mut bytes = serde_json::to_vec_pretty(&schema)?;
        bytes.push(b'\n');
        files.push((path, bytes));
    }
    files.sort();
    Ok(files)
}
