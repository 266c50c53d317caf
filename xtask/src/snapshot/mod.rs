//! `cargo xtask snapshot`: from content to the files that are published.

mod files;
mod write;

pub use files::reference;

use crate::content;
use anyhow::{Context, Result};
use std::path::Path;

/// Checks the content.
///
/// # Errors
/// Every mistake in it.
pub fn check() -> Result<()> {
    let content = content::read(root())?;
    files::of(&content)?;
    for edition in &content.editions {
        println!("content/{}: {} medlemmer, ingen feil", edition.year, edition.members.len());
    }
    Ok(())
}

/// Checks the content, writes public/snapshots and prints each file's size.
///
/// # Errors
/// As [`build_in`].
pub fn build() -> Result<()> {
    let built = build_in(root())?;
    println!("{:>8} {:>8}  public/snapshots", "bytes", "brotli");
    for (path, bytes) in &built.files {
        println!("{:>8} {:>8}  {path}", bytes.len(), brotli_size(bytes)?);
    }
    println!("{}", if built.changed { "Skrevet." } else { "Alt var likt fra før: uendret." });
    Ok(())
}

/// What a build has made.
pub struct Built {
    /// Path below public/snapshots and bytes, by path.
    pub files: Vec<(String, Vec<u8>)>,
    /// Whether anything differs from what was there. If not, no file was touched.
    pub changed: bool,
}

/// Builds the snapshots of the project in `root`.
///
/// # Errors
/// Mistakes in the content ([`content::Faults`]) or a failure to write. In either case, what was
/// published before stays as it was.
pub fn build_in(root: &Path) -> Result<Built> {
    let content = content::read(root)?;
    let files = files::of(&content)?;
    let changed = write::swap(&root.join("public"), "snapshots", &files)
        .context("public/snapshots could not be written")?;
    Ok(Built { files, changed })
}

/// The project's folder.
fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// What a static host sends with `Content-Encoding: br`.
fn brotli_size(bytes: &[u8]) -> std::io::Result<usize> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}
