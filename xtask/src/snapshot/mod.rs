//! From content to the files that are published. What an editor asks for is in
//! [`workbench`](crate::workbench).

mod files;
pub mod key;
pub mod open_data;
pub mod release;
mod write;

pub use files::{Files, of as published, reference, shared, take_along};

use crate::content;
use anyhow::{Context, Result};
use std::path::Path;

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
    tell(&built.content, built.is_released);
    println!("{}", if built.changed { "Skrevet." } else { "Alt var likt fra før: uendret." });
    Ok(())
}

/// What a build has made.
pub struct Built {
    /// Path below public/snapshots and bytes, by path.
    pub files: Vec<(String, Vec<u8>)>,
    /// Whether anything differs from what was there. If not, no file was touched.
    pub changed: bool,
    /// Whether it is what was released: see `release`.
    pub is_released: bool,
    /// What it was built from.
    pub content: content::Content,
}

/// Says which version this is, whether it is signed, and what is to be done if it is not yet one.
fn tell(content: &content::Content, is_released: bool) {
    let version = content.released.publication.version;
    let published = content.released.publication.published.date();
    let signed = if content.keys.is_empty() { "ikke signert" } else { "signert" };
    match is_released {
        true => println!("Versjon {version}, gitt ut {published}, {signed}."),
        false => println!(
            "Dette er ikke det som ble gitt ut som versjon {version}. Når det er ferdig: \
             `cargo xtask snapshot release`, med `--key` der det skal signeres."
        ),
    }
}

/// Builds the snapshots of the project in `root`.
///
/// # Errors
/// Mistakes in the content ([`content::Faults`]) or a failure to write. In either case, what was
/// published before stays as it was.
pub fn build_in(root: &Path) -> Result<Built> {
    let content = content::read(root)?;
    let files::Files { files, is_released, .. } = files::of(&content)?;
    let changed = write::swap(&root.join("public"), "snapshots", &files)
        .context("public/snapshots could not be written")?;
    Ok(Built { files, changed, is_released, content })
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
