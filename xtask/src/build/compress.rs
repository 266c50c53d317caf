//! A brotli and a gzip copy beside each file that packing makes smaller: a host then sends
//! them as they are, packed better than it could while someone waits.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{mem, thread};

use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Kinds of files that are text in one way or another. Pictures and typefaces are packed in
/// themselves.
const KINDS: [&str; 15] = [
    "atom",
    "css",
    "csv",
    "geojson",
    "html",
    "js",
    "json",
    "jsonld",
    "svg",
    "txt",
    "vcf",
    "wasm",
    "webmanifest",
    "xml",
    "ico",
];

/// Below this many bytes a packed answer is no shorter: its head alone is as long.
const LEAST: usize = 256;

/// Writes `.br` and `.gz` beside the files in `dist`, and takes away those that are of no
/// file any more. What was packed before is taken from `cache`, by content.
///
/// # Errors
/// If a file cannot be read or written.
pub fn write(dist: &Path, cache: &Path) -> Result<()> {
    fs::create_dir_all(cache)?;
    let files = files(dist)?;
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(error) = pack(file, cache) {
                        let error = error.context(file.display().to_string());
                        *failed.lock().unwrap_or_else(|broken| broken.into_inner()) = Some(error);
                    }
                }
            });
        }
    });
    let failed = mem::take(&mut *failed.lock().map_err(|_| anyhow!("a thread failed"))?);
    failed.map_or(Ok(()), Err)
}

/// The files in a folder and those within it; packed copies of an earlier build are removed.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if ["br", "gz"].contains(&ending) {
            fs::remove_file(&path)?;
        } else if KINDS.contains(&ending) {
            found.push(path);
        }
    }
    Ok(found)
}

fn pack(file: &Path, cache: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    if bytes.len() < LEAST {
        return Ok(());
    }
    let name: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    for ending in ["br", "gz"] {
        let kept = cache.join(&name).with_extension(ending);
        let packed = match fs::read(&kept) {
            Ok(packed) => packed,
            Err(_) => {
                let packed = if ending == "br" { brotli(&bytes)? } else { gzip(&bytes)? };
                // Written beside and renamed: a build that is broken off leaves no half file.
                let part = kept.with_extension(format!("{ending}.{:?}", thread::current().id()));
                fs::write(&part, &packed)?;
                fs::rename(&part, &kept)?;
                packed
            }
        };
        if packed.len() < bytes.len() {
            let mut copy = file.as_os_str().to_owned();
            copy.push(".");
            copy.push(ending);
            fs::write(&copy, packed).context("cannot write the packed copy")?;
        }
    }
    Ok(())
}

/// A packed copy: its ending, and its bytes where there is to be one.
pub type PackedCopy = (&'static str, Option<Vec<u8>>);

/// The ending and bytes of both packed copies of a file that is published by itself; `None` where
/// a copy would not be smaller and none is to be there.
///
/// # Errors
/// None, since nothing is read or written.
pub fn copies(bytes: &[u8]) -> Result<[PackedCopy; 2]> {
    let smaller =
        |packed: Vec<u8>| (bytes.len() >= LEAST && packed.len() < bytes.len()).then_some(packed);
    Ok([("br", smaller(brotli(bytes)?)), ("gz", smaller(gzip(bytes)?))])
}

/// `bytes` in brotli at its highest quality.
///
/// # Errors
/// None, since nothing is read or written.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

/// `bytes` in gzip at its highest quality, without a time, so that builds are alike.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn packed(path: &Path) -> Vec<u8> {
        let mut plain = Vec::new();
        match path.extension().unwrap().to_str().unwrap() {
            "br" => brotli::Decompressor::new(fs::File::open(path).unwrap(), 4096)
                .read_to_end(&mut plain)
                .unwrap(),
            _ => flate2::read::GzDecoder::new(fs::File::open(path).unwrap())
                .read_to_end(&mut plain)
                .unwrap(),
        };
        plain
    }

    #[test]
    fn copies_hold_the_same_and_follow_the_file() {
        let (dist, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let page = dist.path().join("medlemmer/index.html");
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        let copy = |ending: &str| PathBuf::from(format!("{}.{ending}", page.display()));
        for text in ["en ".repeat(400), "to ".repeat(400)] {
            fs::write(&page, &text).unwrap();
            write(dist.path(), cache.path()).unwrap();
            for ending in ["br", "gz"] {
                assert_eq!(packed(&copy(ending)), text.as_bytes(), "{ending}");
                assert!(copy(ending).metadata().unwrap().len() < 100);
            }
        }
        let before = fs::read(copy("gz")).unwrap();
        write(dist.path(), tempfile::tempdir().unwrap().path()).unwrap();
        assert_eq!(fs::read(copy("gz")).unwrap(), before, "builds are alike");
        fs::remove_file(&page).unwrap();
        write(dist.path(), cache.path()).unwrap();
        assert!(!copy("br").exists() && !copy("gz").exists());
    }

    #[test]
    fn small_files_and_pictures_have_no_copy() {
        let (dist, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(dist.path().join("a.txt"), "a".repeat(LEAST - 1)).unwrap();
        fs::write(dist.path().join("a.png"), "a".repeat(5000)).unwrap();
        write(dist.path(), cache.path()).unwrap();
        assert_eq!(fs::read_dir(dist.path()).unwrap().count(), 2);
    }
}
