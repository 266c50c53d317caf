//! From content to the files that are published. What an editor asks for is in
//! [`workbench`](crate::workbench).

mod edition;
mod files;
pub mod key;
pub mod open_data;
pub mod release;
mod write;

pub use edition::{reference, take_along};
pub use files::{Files, listed, of as published, shared};

use crate::content;
use anyhow::{Context, Result};
use osloregionen::snapshot::{MANIFEST, Manifest};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Checks the content, writes public/snapshots and prints the size of each file that the app reads.
///
/// # Errors
/// As [`build_in`].
pub fn build() -> Result<()> {
    let built = build_in(root())?;
    println!("{:>8} {:>8}  public/snapshots", "bytes", "brotli");
    let (mut count, mut total) = (0, 0);
    for path in built.read_by_the_app() {
        let bytes = fs::read(built.folder.join(&path)).with_context(|| path.clone())?;
        println!("{:>8} {:>8}  {path}", bytes.len(), brotli_size(&bytes)?);
        (count, total) = (count + 1, total + bytes.len());
    }
    let (others, bytes) = (built.count - count, built.bytes - total);
    println!("{bytes:>8}           {others} files for others than the app");
    tell(&built.content, built.is_released);
    println!("{}", if built.changed { "Skrevet." } else { "Alt var likt fra før: uendret." });
    Ok(())
}

/// What a build has made.
pub struct Built {
    /// How many files there are.
    pub count: usize,
    /// Their bytes.
    pub bytes: usize,
    /// Whether anything differs from what was there. If not, no file was touched.
    pub changed: bool,
    /// Whether it is what was released: see `release`.
    pub is_released: bool,
    /// What it was built from.
    pub content: content::Content,
    manifest: Manifest,
    folder: PathBuf,
}

impl Built {
    /// The files as they were written, by their path below public/snapshots.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let mut paths = Vec::new();
        write::list(&self.folder, "", &mut paths).context("public/snapshots")?;
        paths.sort();
        let read = |path: String| {
            let bytes = fs::read(self.folder.join(&path)).with_context(|| path.clone())?;
            Ok((path, bytes))
        };
        paths.into_iter().map(read).collect()
    }

    fn read_by_the_app(&self) -> Vec<String> {
        let editions = self.manifest.editions.iter();
        let files = editions.flat_map(|one| [&one.region, &one.members, &one.boundaries]);
        let files = files.map(|file| file.path.clone());
        files.chain([MANIFEST.to_owned()]).collect()
    }
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
    let (public, name) = (root.join("public"), "snapshots");
    let draft = write::Draft::of(&public, name);
    let (count, total) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let add = |files: Vec<(String, Vec<u8>)>| {
        count.fetch_add(files.len(), Ordering::Relaxed);
        total.fetch_add(files.iter().map(|(_, bytes)| bytes.len()).sum(), Ordering::Relaxed);
        draft.add(files).context("public/snapshots could not be written")
    };
    let files::Files { files, manifest, is_released } = files::each(&content, &add)?;
    add(files)?;
    let changed = draft.swap().context("public/snapshots could not be written")?;
    let (count, bytes) = (count.into_inner(), total.into_inner());
    let folder = public.join(name);
    Ok(Built { count, bytes, changed, is_released, content, manifest, folder })
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
