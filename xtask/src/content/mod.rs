//! The content that an editor edits, from TOML and CSV to the domain.
//!
//! Every mistake is found at once, each with its file, line and remedy; only content
//! without any becomes an edition.

mod boundaries;
mod cells;
mod columns;
mod edition;
mod fault;
mod file;
mod members;
mod organisation;
mod parse;
mod priorities;
pub mod publication;
mod rows;
mod table;
mod values;

pub use fault::{Fault, Faults};
use file::File;
use osloregionen::domain::edition::Edition;
use osloregionen::snapshot::signature::PublicKey;
use publication::Released;
use std::io;
use std::path::Path;

/// The boundaries that every edition until now is drawn with.
const BOUNDARIES: &str = "content/grenser/kommuner-2020.topojson";

/// All content, checked.
pub struct Content {
    /// The editions, oldest first.
    pub editions: Vec<Edition>,
    /// The boundary file to publish, as compact TopoJSON.
    pub boundaries: Vec<u8>,
    /// What is said of its publication.
    pub released: Released,
    /// Whose signatures the app believes; none where nothing is signed.
    pub keys: Vec<PublicKey>,
}

/// Reads `root`/content: every folder whose name is a year is an edition.
///
/// # Errors
/// Every mistake in it.
pub fn read(root: &Path) -> Result<Content, Faults> {
    read_files(&years(root), &|name| std::fs::read(root.join(name)))
}

/// Reads the editions of these years, oldest first, from wherever `open` gives the files named
/// `content/…`.
///
/// # Errors
/// Every mistake in them.
pub fn read_files(
    years: &[u16],
    open: &dyn Fn(&str) -> io::Result<Vec<u8>>,
) -> Result<Content, Faults> {
    let mut faults = Vec::new();
    let file = |name: String| {
        let bytes = open(&name);
        File::of(name, bytes)
    };
    let map_file = file(BOUNDARIES.to_owned());
    let map = boundaries::read(&map_file);
    let mut editions = Vec::new();
    if years.is_empty() {
        map_file.fault(
            0,
            "det finnes ingen utgave i `content/`",
            "Lag en mappe som heter etter året.",
        );
    }
    for &year in years {
        let open = |name| file(format!("content/{year}/{name}"));
        let head_file = open("utgave.toml");
        let organisation_file = open("organisasjon.toml");
        let priorities_file = open("prioriteringer.toml");
        let members_file = open("medlemmer.csv");

        let shown_in = [&organisation_file, &priorities_file, &members_file];
        let head = edition::read(&head_file, year, &shown_in);
        let organisation = organisation::read(&organisation_file);
        let priorities = priorities::read(&priorities_file);
        let corrections = head.as_ref().map(|head| head.corrections.as_slice());
        let members = members::read(&members_file, corrections);
        let members = members
            .zip(map.as_ref())
            .map(|(entries, (map, _))| boundaries::join(&members_file, entries, &map_file, map));
        if let (Some(head), Some(organisation), Some(priorities), Some(members)) =
            (head, organisation, priorities, members)
        {
            editions.push(Edition {
                year: head.year,
                organisation,
                priorities,
                members,
                sources: head.sources,
                corrections: head.corrections,
            });
        }
        for file in [head_file, organisation_file, priorities_file, members_file] {
            faults.extend(file.into_faults());
        }
    }
    faults.extend(map_file.into_faults());
    let publication_file = file(publication::PUBLICATION.to_owned());
    let released = publication::read(&publication_file);
    let (keys_file, keys) = publication::read_keys(open(publication::KEYS));
    faults.extend([publication_file, keys_file].into_iter().flat_map(File::into_faults));
    match (map, released, keys) {
        (Some((_, boundaries)), Some(released), Some(keys)) if faults.is_empty() => {
            Ok(Content { editions, boundaries, released, keys })
        }
        _ => Err(Faults(faults)),
    }
}

/// The editions' folders, oldest first.
fn years(root: &Path) -> Vec<u16> {
    let Ok(folders) = std::fs::read_dir(root.join("content")) else { return Vec::new() };
    let mut years: Vec<u16> = folders
        .filter_map(|folder| folder.ok()?.file_name().to_str()?.parse().ok())
        .filter(|year| osloregionen::snapshot::check::is_year(*year))
        .collect();
    years.sort_unstable();
    years
}
