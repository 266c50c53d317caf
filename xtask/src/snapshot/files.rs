//! The published files as bytes: the same content gives the same bytes.

use super::open_data::{self, Named, memberships};
use super::release;
use crate::changes::History;
use crate::content::Content;
use crate::content::publication::Issued;
use anyhow::{Context, Result, ensure};
use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::{Listing, Stated, stated_through};
use osloregionen::domain::publication::Moment;
use osloregionen::export;
use osloregionen::snapshot::{
    self, EditionFiles, FILE_LIMIT, FileRef, MANIFEST_LIMIT, Manifest, SCHEMA,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

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

/// The files of this content. Each is read again with the app's own decoder first.
pub fn of(content: &Content) -> Result<Files> {
    let listings = content.listings();
    let released = |year| {
        let Issued { published, updated, .. } = content.released.issued(year);
        (published, updated)
    };
    let shared = shared(&listings, &released)?;
    let stated = stated_through(&listings);
    let mut files = Vec::new();
    let mut editions = Vec::new();
    let all = content.editions.iter().zip(&content.boundaries).zip(&stated);
    for ((edition, boundaries), stated) in all {
        let (region, members) = snapshot::encode_edition(edition)?;
        let map = read_back(edition, &region, &members, boundaries)?;
        let mut add = |name: &str, bytes: Vec<u8>| {
            let file = reference(edition.year, name, &bytes)?;
            files.push((file.path.clone(), bytes));
            anyhow::Ok(file)
        };
        editions.push(EditionFiles {
            year: edition.year,
            region: add("region", region)?,
            members: add("members", members)?,
            boundaries: add("boundaries", boundaries.clone())?,
        });
        files.extend(take_along(edition, &map, stated, &shared));
    }
    let latest = editions.last().context("no edition")?.year;
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
    files.push(("manifest.json".to_owned(), bytes));
    files.extend(shared);
    files.sort();
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
    for (name, schema) in snapshot::schemas() {
        let mut bytes = serde_json::to_vec_pretty(&schema)?;
        bytes.push(b'\n');
        files.push((format!("schema/{SCHEMA}/{name}.schema.json"), bytes));
    }
    files.sort();
    Ok(files)
}

/// What is published for others than the app, which links to it at most: under lasting names,
/// so the manifest has none of it. `stated` is what is known of its members' periods, `shared` what is
/// published of all editions, which the catalogue lists too.
pub fn take_along(
    edition: &Edition,
    map: &Boundaries,
    stated: &[Stated],
    shared: &[Named],
) -> Vec<Named> {
    let year = edition.year;
    let land = export::geojson(edition, map);
    let mut files = vec![(format!("{year}/kommuner.geojson"), land.into_bytes())];
    for member in &edition.members {
        let name = format!("{year}/medlemmer/{}", member.slug);
        let card = export::vcard(edition, member);
        files.push((format!("{name}.vcf"), card.into_bytes()));
        files.push((format!("{name}.jsonld"), export::jsonld(edition, member).into_bytes()));
    }
    open_data::files(edition, stated, files, shared)
}

/// A published file's name, which changes with its bytes, and what the app holds it against.
///
/// # Errors
/// If it is larger than the app reads.
pub fn reference(year: u16, name: &str, bytes: &[u8]) -> Result<FileRef> {
    ensure!(bytes.len() <= FILE_LIMIT, "{year}/{name} is larger than the app reads");
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let path = format!("{year}/{name}.{}.json", &sha256[..16]);
    Ok(FileRef { path, sha256, bytes: u32::try_from(bytes.len())? })
}

/// What was written must be what the app reads. Gives the map.
fn read_back(
    edition: &Edition,
    region: &[u8],
    members: &[u8],
    boundaries: &[u8],
) -> Result<Boundaries> {
    let decoded = snapshot::decode_edition(region, members)
        .with_context(|| format!("edition {} cannot be read back", edition.year))?;
    ensure!(decoded == *edition, "edition {} reads differently", edition.year);
    let map = snapshot::decode_boundaries(boundaries)?;
    let shapes: BTreeSet<_> = map.shapes.iter().map(|shape| &shape.slug).collect();
    let shown = edition.members.iter().all(|member| shapes.contains(&member.slug));
    ensure!(shown, "a member of edition {} is not on the map", edition.year);
    Ok(map)
}
