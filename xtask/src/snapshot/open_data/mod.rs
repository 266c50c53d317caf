//! An edition for others to use: the same content in the forms that their tools read, under lasting
//! names beside the snapshots.
//!
//! - `medlemmer.csv`: the directory as a table
//! - `organisasjon.popolo.json`: organisation, posts and memberships as Popolo has them
//! - `katalog.jsonld`: what there is, by DCAT, with sizes and licences, for those who collect
//!   catalogues
//!
//! The land as GeoJSON and each member as JSON-LD and vCard are the app's own exports.

mod catalogue;
mod popolo;

use osloregionen::domain::edition::Edition;
use osloregionen::export;

/// The files of an edition, by their path below `snapshots/`. `others` are those that are published
/// beside them, which the catalogue lists too.
pub fn files(edition: &Edition, others: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let year = edition.year;
    let all: Vec<usize> = (0..edition.members.len()).collect();
    let mut files = vec![
        (format!("{year}/medlemmer.csv"), export::csv(edition, &all).into_bytes()),
        (format!("{year}/organisasjon.popolo.json"), popolo::popolo(edition)),
    ];
    let listed: Vec<&(String, Vec<u8>)> = others.iter().chain(&files).collect();
    let catalogue = catalogue::catalogue(edition, &listed);
    files.push((format!("{year}/katalog.jsonld"), catalogue));
    files
}

/// JSON with a line break at its end.
fn bytes(json: &serde_json::Value) -> Vec<u8> {
    format!("{json}\n").into_bytes()
}
