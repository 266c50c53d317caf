//! The content that an editor edits, from TOML and CSV to the domain.
//!
//! Every mistake is found at once, each with its file, line and remedy; only content
//! without any becomes an edition.

mod boundaries;
mod cells;
mod columns;
mod counties;
mod edition;
mod fault;
mod file;
mod folder;
pub mod kiosk;
mod letters;
mod members;
pub mod memberships;
mod organisation;
mod parse;
mod priorities;
pub mod publication;
mod rows;
mod sources;
mod table;
mod values;

use crate::parallel;
pub use fault::{Fault, Faults};
use file::File;
pub use file::nearest;
use folder::{Folder, MEMBERS, Open, Whole};
use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::{Listing, Stated};
use osloregionen::domain::slug::Slug;
use osloregionen::snapshot::signature::PublicKey;
use publication::Released;
use std::collections::BTreeSet;
use std::path::Path;

/// The boundaries that an edition is drawn with whose folder has none of its own.
const BOUNDARIES: &str = "content/grenser/kommuner-2020.topojson";

/// All content, checked.
pub struct Content {
    /// The editions, oldest first.
    pub editions: Vec<Edition>,
    /// The boundary file of each edition to publish, in their order: compact TopoJSON of its
    /// members and no others.
    pub boundaries: Vec<Vec<u8>>,
    /// What each edition states of its members' periods, in the order of its members.
    pub stated: Vec<Vec<Stated>>,
    /// What is said of its publication.
    pub released: Released,
    /// Whose signatures the app believes; none where nothing is signed.
    pub keys: Vec<PublicKey>,
}

impl Content {
    /// The year of the latest edition, where there is one.
    pub fn latest(&self) -> Option<u16> {
        self.editions.last().map(|edition| edition.year)
    }

    /// The editions with what they state of memberships.
    pub fn listings(&self) -> Vec<Listing<'_>> {
        let all = self.editions.iter().zip(&self.stated);
        all.map(|(edition, stated)| Listing { edition, stated }).collect()
    }
}

/// Reads `root`/content: every folder whose name is a year is an edition.
///
/// # Errors
/// Every mistake in it.
pub fn read(root: &Path) -> Result<Content, Faults> {
    read_files(&years(root), &|name| std::fs::read(root.join(name)))
}

/// Reads the editions of these years, oldest first, and no others. What only all editions together
/// can show is not checked: whether they agree, and who on the map was a member before.
///
/// # Errors
/// Every other mistake in them.
pub fn read_some(root: &Path, years: &[u16]) -> Result<Content, Faults> {
    read_years(years, None, &|name| std::fs::read(root.join(name)))
}

/// Reads the editions of these years, oldest first, from wherever `open` gives the files named
/// `content/…`.
///
/// # Errors
/// Every mistake in them.
pub fn read_files(years: &[u16], open: &Open<'_>) -> Result<Content, Faults> {
    read_years(years, Some(BTreeSet::new()), open)
}

/// `earlier` are the members of the editions before these, if they are known: who has been a member
/// once may be on the shared map and not among the members.
fn read_years(
    years: &[u16],
    mut earlier: Option<BTreeSet<Slug>>,
    open: &Open<'_>,
) -> Result<Content, Faults> {
    let mut faults = Vec::new();
    let file = |name: &str| File::of(name.to_owned(), open(name));
    let map_file = file(BOUNDARIES);
    let shared_map = boundaries::read(&map_file);
    if years.is_empty() {
        map_file.fault(
            0,
            "det finnes ingen utgave i `content/`",
            "Lag en mappe som heter etter året.",
        );
    }
    let (mut editions, mut boundaries) = (Vec::new(), Vec::new());
    // The files in the order of their faults, and what the members' tables say of memberships.
    let (mut files, mut tables) = (Vec::new(), Vec::new());
    for folder in parallel::map(years, |year| Folder::read(*year, open)) {
        let (whole, read) = folder.join((&map_file, shared_map.as_ref()), &mut earlier);
        if let Some(Whole { edition, drawn, said }) = whole {
            tables.push((files.len() + MEMBERS, said));
            boundaries.push(drawn);
            editions.push(edition);
        }
        files.extend(read);
    }
    let read: Vec<memberships::Table<'_>> =
        tables.iter().map(|(at, said)| memberships::Table { file: &files[*at], said }).collect();
    if earlier.is_some() {
        memberships::check(&editions, &read);
    }
    let stated = tables.into_iter().map(|(_, said)| said.iter().map(|one| one.stated).collect());
    let stated = stated.collect();
    faults.extend(files.into_iter().flat_map(File::into_faults));
    faults.extend(map_file.into_faults());
    let publication_file = file(publication::PUBLICATION);
    let released = publication::read(&publication_file);
    let (keys_file, keys) = publication::read_keys(open(publication::KEYS));
    faults.extend([publication_file, keys_file].into_iter().flat_map(File::into_faults));
    match (released, keys) {
        (Some(released), Some(keys)) if faults.is_empty() => {
            Ok(Content { editions, boundaries, stated, released, keys })
        }
        _ => Err(Faults(faults)),
    }
}

/// The editions' folders, oldest first.
pub fn years(root: &Path) -> Vec<u16> {
    let Ok(folders) = std::fs::read_dir(root.join("content")) else { return Vec::new() };
    let mut years: Vec<u16> = folders
        .filter_map(|folder| folder.ok()?.file_name().to_str()?.parse().ok())
        .filter(|year| osloregionen::snapshot::check::is_year(*year))
        .collect();
    years.sort_unstable();
    years
}
