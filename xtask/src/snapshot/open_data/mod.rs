//! Editions for others to use: the same content in the forms that their tools read, under lasting
//! names beside the snapshots.
//!
//! Of each edition:
//! - `medlemmer.csv`: the directory as a table
//! - `organisasjon.popolo.json`: organisation, posts and memberships as Popolo has them
//! - `katalog.jsonld`: what there is, by DCAT, with sizes and licences, for those who collect
//!   catalogues and for the page about the data
//!
//! Of all editions:
//! - `medlemskap.csv`: who was a member when
//!
//! The land as GeoJSON and each member as JSON-LD and vCard are the app's own exports, the changes
//! between editions are those of [`changes`](crate::changes).

mod catalogue;
pub mod memberships;
mod popolo;

use osloregionen::domain::edition::Edition;
use osloregionen::domain::membership::Stated;
use osloregionen::export;

/// A file by its path below `snapshots/`.
pub type Named = (String, Vec<u8>);

/// The files of all editions together, which an edition's catalogue lists too.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    pub files: &'a [Named],
    /// The year of the latest edition. Its catalogue alone says how large those are that grow with each
    /// edition: any other would be another file whenever some edition changes.
    pub latest: u16,
}

/// The files of an edition, with what is stated of its members. `land` are those that are published
/// beside them.
pub fn files(
    edition: &Edition,
    stated: &[Stated],
    land: Vec<Named>,
    shared: Shared<'_>,
) -> Vec<Named> {
    let year = edition.year;
    let all: Vec<usize> = (0..edition.members.len()).collect();
    let mut files = land;
    files.push((format!("{year}/medlemmer.csv"), export::csv(edition, &all).into_bytes()));
    files.push((format!("{year}/organisasjon.popolo.json"), popolo::popolo(edition, stated)));
    let listed: Vec<&Named> = files.iter().chain(shared.files).collect();
    let catalogue = catalogue::catalogue(edition, &listed, year == shared.latest);
    files.push((format!("{year}/katalog.jsonld"), catalogue));
    files
}

/// JSON with a line break at its end.
fn bytes(json: &serde_json::Value) -> Vec<u8> {
    format!("{json}\n").into_bytes()
}
