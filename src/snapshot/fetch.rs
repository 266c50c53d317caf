//! Fetching from a static host, and telling whether it is what the manifest promises.

use std::pin::Pin;

use gloo_net::http::Request;

use super::{FILE_LIMIT, FileRef, MANIFEST_LIMIT, Manifest, SnapshotError, decode_manifest};
use crate::browser::{deadline, sha256_hex};

/// The manifest's name in the host's folder.
const MANIFEST: &str = "manifest.json";

/// Fetches the manifest in `folder`, an address with a slash at its end.
pub async fn fetch_manifest(folder: &str) -> Result<Manifest, SnapshotError> {
    decode_manifest(&fetch([folder, MANIFEST].concat(), MANIFEST_LIMIT).await?)
}

/// A fetch under way. Boxed: each place that waits for it would else hold a copy of it.
type Fetch = Pin<Box<dyn Future<Output = Result<Vec<u8>, SnapshotError>>>>;

/// Fetches a file in `folder` and holds it against the size and hash it is named with.
/// Where the browser has no WebCrypto the size alone must do.
pub fn fetch_file(folder: &str, file: &FileRef) -> Fetch {
    let (address, file) = ([folder, &file.path].concat(), file.clone());
    Box::pin(async move {
        let bytes = fetch(address, FILE_LIMIT).await?;
        let (expected, found) = (file.bytes as usize, bytes.len());
        if found != expected {
            return Err(SnapshotError::Size { file: file.path, expected, found });
        }
        match sha256_hex(&bytes).await {
            Some(hash) if hash != file.sha256 => Err(SnapshotError::Hash { file: file.path }),
            _ => Ok(bytes),
        }
    })
}

/// Fetches at most `limit` bytes.
fn fetch(file: String, limit: usize) -> Fetch {
    Box::pin(async move {
        let request = Request::get(&file).abort_signal(deadline().as_ref());
        let answer = match request.send().await {
            Ok(answer) => answer,
            Err(error) => return Err(unreachable(file, error)),
        };
        if answer.status() != 200 {
            return Err(SnapshotError::Status { file, code: answer.status() });
        }
        // Counts compressed bytes where the host compresses: a bound from below.
        let stated = answer.headers().get("content-length").and_then(|length| length.parse().ok());
        if stated.is_some_and(|length: usize| length > limit) {
            return Err(SnapshotError::TooLarge { file, limit });
        }
        match answer.binary().await {
            Ok(bytes) if bytes.len() > limit => Err(SnapshotError::TooLarge { file, limit }),
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(unreachable(file, error)),
        }
    })
}

fn unreachable(file: String, error: gloo_net::Error) -> SnapshotError {
    SnapshotError::Unreachable { file, detail: error.to_string() }
}
