//! Fetching from the static host, and telling whether it is what the manifest promises.

use gloo_net::http::{Request, Response};

use super::{FILE_LIMIT, FileRef, MANIFEST_LIMIT, Manifest, SnapshotError, decode_manifest};
use crate::browser::sha256_hex;

/// The manifest's path below the app's root.
const MANIFEST: &str = "snapshots/manifest.json";

/// Fetches the manifest of the host at `root`, a path with a slash at both ends.
pub async fn fetch_manifest(root: &str) -> Result<Manifest, SnapshotError> {
    let bytes = fetch(&format!("{root}{MANIFEST}"), MANIFEST_LIMIT).await?;
    decode_manifest(&bytes)
}

/// Fetches a file that the manifest names and holds it against size and hash. Where the
/// browser has no WebCrypto the size alone must do.
pub async fn fetch_file(root: &str, file: &FileRef) -> Result<Vec<u8>, SnapshotError> {
    let bytes = fetch(&format!("{root}snapshots/{}", file.path), FILE_LIMIT).await?;
    let expected = file.bytes as usize;
    if bytes.len() != expected {
        let found = bytes.len();
        return Err(SnapshotError::Size { file: file.path.clone(), expected, found });
    }
    match sha256_hex(&bytes).await {
        Some(hash) if hash != file.sha256 => Err(SnapshotError::Hash { file: file.path.clone() }),
        _ => Ok(bytes),
    }
}

/// Fetches `address`, at most `limit` bytes.
async fn fetch(address: &str, limit: usize) -> Result<Vec<u8>, SnapshotError> {
    let file = || address.to_owned();
    let unreachable = |error: gloo_net::Error| SnapshotError::Unreachable {
        file: file(),
        detail: error.to_string(),
    };
    let answer = Request::get(address).send().await.map_err(unreachable)?;
    if answer.status() != 200 {
        return Err(SnapshotError::Status { file: file(), code: answer.status() });
    }
    if stated_length(&answer).is_some_and(|length| length > limit) {
        return Err(SnapshotError::TooLarge { file: file(), limit });
    }
    let bytes = answer.binary().await.map_err(unreachable)?;
    if bytes.len() > limit {
        return Err(SnapshotError::TooLarge { file: file(), limit });
    }
    Ok(bytes)
}

/// `Content-Length`, which counts compressed bytes where the host compresses: a bound from
/// below.
fn stated_length(answer: &Response) -> Option<usize> {
    answer.headers().get("content-length")?.parse().ok()
}
