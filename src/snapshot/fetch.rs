//! Fetching from a static host, and telling whether it is what the manifest promises.

use std::pin::Pin;

use gloo_net::http::Request;

use super::{FILE_LIMIT, FileRef, MANIFEST, MANIFEST_LIMIT, SnapshotError, catalogue};
use crate::browser::{NotRead, deadline, read_at_most, sha256_hex};

/// A fetch under way. Boxed: each place that waits for it would else hold a copy of it.
type Fetch = Pin<Box<dyn Future<Output = Result<Vec<u8>, SnapshotError>>>>;

/// Fetches the manifest in `folder`, an address with a slash at its end: what the host has now,
/// as it is.
pub fn fetch_manifest(folder: &str) -> Fetch {
    fetch([folder, MANIFEST].concat(), MANIFEST_LIMIT)
}

/// Fetches the catalogue of an edition in `folder`, as it is: it has a lasting name and no hash.
pub fn fetch_catalogue(folder: &str, year: u16) -> Fetch {
    let address = [folder, &year.to_string(), "/", catalogue::FILE].concat();
    fetch(address, catalogue::LIMIT)
}

/// Fetches a file in `folder` and holds it against the size and hash it is named with. No more
/// than that is read.
pub fn fetch_file(folder: &str, file: &FileRef) -> Fetch {
    let (address, file) = ([folder, &file.path].concat(), file.clone());
    Box::pin(async move {
        let limit = FILE_LIMIT.min(file.bytes as usize);
        check(fetch(address, limit).await?, &file).await
    })
}

/// The bytes, if they are those that `file` names. Where the browser has no WebCrypto the size
/// alone must do.
///
/// # Errors
/// Another size or another hash.
pub async fn check(bytes: Vec<u8>, file: &FileRef) -> Result<Vec<u8>, SnapshotError> {
    let (expected, found) = (file.bytes as usize, bytes.len());
    if found != expected {
        return Err(SnapshotError::Size { file: file.path.clone(), expected, found });
    }
    match sha256_hex(&bytes).await {
        Some(hash) if hash != file.sha256 => Err(SnapshotError::Hash { file: file.path.clone() }),
        _ => Ok(bytes),
    }
}

/// Fetches at most `limit` bytes.
fn fetch(file: String, limit: usize) -> Fetch {
    Box::pin(async move {
        let request = Request::get(&file).abort_signal(deadline().as_ref());
        let answer = match request.send().await {
            Ok(answer) => answer,
            Err(error) => return Err(unreachable(file, error.to_string())),
        };
        // Where a host leads elsewhere, nothing there is what was asked for.
        if answer.redirected() {
            return Err(SnapshotError::Redirected { file });
        }
        if answer.status() != 200 {
            return Err(SnapshotError::Status { file, code: answer.status() });
        }
        read_at_most(answer.body(), limit).await.map_err(|fault| match fault {
            NotRead::TooLong => SnapshotError::TooLarge { file, limit },
            NotRead::BrokenOff(detail) => unreachable(file, detail),
        })
    })
}

fn unreachable(file: String, detail: String) -> SnapshotError {
    SnapshotError::Unreachable { file, detail }
}
