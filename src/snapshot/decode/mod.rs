//! An edition from its files, with every rule checked on the way.

mod members;
mod region;

use super::reader::Document;
use super::{FILE_LIMIT, SnapshotError};
use crate::domain::edition::Edition;

/// Makes an edition of its region file and its members file.
///
/// Both must be of the same edition: a mixed set, as a half-finished upload gives, is
/// refused. Errors name the files `region` and `members`.
///
/// # Errors
/// Anything that is not JSON of the published form, and every rule that a value breaks.
pub fn decode_edition(region: &[u8], members: &[u8]) -> Result<Edition, SnapshotError> {
    let region = Document::read("region", region, FILE_LIMIT)?;
    let members = Document::read("members", members, FILE_LIMIT)?;
    let year = region.decode(|file| file.year("edition"))?;
    let members = members.decode(|file| {
        let same = file.year("edition") == year;
        file.require(same, "edition", "the edition of the region file");
        members::members(file)
    })?;
    region.decode(|file| region::edition(file, year, members))
}
