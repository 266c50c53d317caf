//! The member directory to take along: the members that a list shows as a table or as data,
//! and what the command line publishes beside the snapshots.
//!
//! - [`csv()`]: a table for spreadsheets
//! - [`json()`]: the same fields as in the snapshot, with its sources
//! - `geojson()`: the members' land, for map programs
//! - `vcard()`: a municipality for an address book
//! - `jsonld()`: a municipality as schema.org has it
//!
//! The first two run in the app as well; the others, with the feature `publish`, only on the
//! command line. Each says only what an [`Edition`](crate::domain::edition::Edition) holds. The
//! same edition gives the same text.

mod csv;
mod facts;
#[cfg(feature = "publish")]
mod geojson;
mod json;
#[cfg(feature = "publish")]
mod jsonld;
#[cfg(feature = "publish")]
mod polygons;
#[cfg(feature = "publish")]
mod vcard;
mod writer;

pub use csv::csv;
#[cfg(feature = "publish")]
pub use geojson::geojson;
pub use json::json;
#[cfg(feature = "publish")]
pub use jsonld::jsonld;
#[cfg(feature = "publish")]
pub use vcard::vcard;
