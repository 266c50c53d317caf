//! The files of one edition.

use super::open_data::{self, Named, Shared};
use anyhow::{Context, Result, ensure};
use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::Stated;
use osloregionen::export;
use osloregionen::snapshot::{self, EditionFiles, FILE_LIMIT, FileRef};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// An edition's files in the making: those that the app reads.
pub struct Made<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// What the list will say of them.
    pub names: EditionFiles,
    /// The files by their path below `snapshots/`.
    files: Vec<Named>,
    map: Arc<Boundaries>,
}

impl Made<'_> {
    /// All files of the edition, with those for others than the app, as [`take_along`].
    pub fn whole(self, stated: &[Stated], shared: Shared<'_>) -> Vec<Named> {
        let mut files = self.files;
        files.extend(take_along(self.edition, &self.map, stated, shared));
        files
    }
}

/// Makes an edition's files, and reads them again with the app's own decoder.
///
/// # Errors
/// If they read differently, or are larger than the app reads.
pub fn make<'a>(edition: &'a Edition, boundaries: &[u8], maps: &Maps) -> Result<Made<'a>> {
    let (region, members) = snapshot::encode_edition(edition)?;
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        let file = reference(edition.year, name, &bytes)?;
        files.push((file.path.clone(), bytes));
        anyhow::Ok(file)
    };
    let decoded = snapshot::decode_edition(&region, &members)
        .with_context(|| format!("edition {} cannot be read back", edition.year))?;
    ensure!(decoded == *edition, "edition {} reads differently", edition.year);
    let names = EditionFiles {
        year: edition.year,
        region: add("region", region)?,
        members: add("members", members)?,
        boundaries: add("boundaries", boundaries.to_vec())?,
    };
    let map = maps.of(&names.boundaries.sha256, boundaries)?;
    let shapes: BTreeSet<_> = map.shapes.iter().map(|shape| &shape.slug).collect();
    let shown = edition.members.iter().all(|member| shapes.contains(&member.slug));
    ensure!(shown, "a member of edition {} is not on the map", edition.year);
    Ok(Made { edition, names, files, map })
}

/// Maps as they read, each read once: most editions are drawn with that of the one before.
#[derive(Default)]
pub struct Maps(Mutex<Option<(String, Arc<Boundaries>)>>);

impl Maps {
    /// The map in `bytes`, of which this is the hash.
    fn of(&self, sha256: &str, bytes: &[u8]) -> Result<Arc<Boundaries>> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, map)) = last.as_ref().filter(|(known, _)| known == sha256) {
            return Ok(map.clone());
        }
        let map = Arc::new(snapshot::decode_boundaries(bytes)?);
        *last = Some((sha256.to_owned(), map.clone()));
        Ok(map)
    }
}

/// What is published for others than the app, which links to it at most: under lasting names,
/// so the manifest has none of it. `stated` is what is known of its members' periods, `shared` what is
/// published of all editions, which the catalogue lists too.
pub fn take_along(
    edition: &Edition,
    map: &Boundaries,
    stated: &[Stated],
    shared: Shared<'_>,
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
