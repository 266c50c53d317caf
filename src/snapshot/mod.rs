//! JSON to domain: what a static host serves becomes an
//! [`Edition`](crate::domain::edition::Edition) or an error that names the file and the
//! field, never half an edition.
//!
//! `parse` and `reader` take a file apart value by value, `values` has the forms that values
//! take, [`check`] the rules for them, and `decode` makes the domain's types of them.
//! [`signature`] is about who vouches for a manifest. With the
//! feature `publish`, `wire` has the files as JSON has them, `encode` writes them and `schema`
//! publishes the format.

pub mod boundaries;
#[cfg(feature = "app")]
pub mod built_in;
pub mod catalogue;
pub mod check;
mod decode;
#[cfg(feature = "publish")]
mod encode;
mod error;
#[cfg(feature = "app")]
pub mod fetch;
mod manifest;
mod parse;
mod reader;
#[cfg(feature = "publish")]
mod schema;
pub mod signature;
mod values;
#[cfg(feature = "app")]
mod verify;
#[cfg(feature = "publish")]
mod wire;

pub use boundaries::decode_boundaries;
pub use decode::decode_edition;
#[cfg(feature = "publish")]
pub use encode::{encode_edition, encode_manifest, encode_region};
pub use error::SnapshotError;
pub use manifest::{EditionFiles, FILE as MANIFEST, FileRef, Manifest, decode_manifest};
#[cfg(feature = "publish")]
pub use schema::schemas;
#[cfg(feature = "app")]
pub use verify::verify;

/// Version of the format. A change that this decoder cannot read gets another number.
pub const SCHEMA: u32 = 1;

/// Largest manifest that is read, in bytes.
pub const MANIFEST_LIMIT: usize = 64 * 1024;

/// Largest other file that is read, in bytes: 5 000 members take 3.1 MB.
pub const FILE_LIMIT: usize = 4 * 1024 * 1024;
