//! Whether a manifest is by the editor, as far as this browser can tell.

use super::signature::{PublicKey, Trust, bytes_of_hex, signed_part};
use super::{MANIFEST, Manifest, SnapshotError};
use crate::browser::{sha256_hex, verify_ed25519};

/// What is to be thought of a manifest, which was read from `bytes`, by a build that knows `keys`.
///
/// # Errors
/// If the build knows keys and none of them has signed this.
pub async fn verify(
    bytes: &[u8],
    manifest: &Manifest,
    keys: &[PublicKey],
) -> Result<Trust, SnapshotError> {
    let signed = signed_part(bytes);
    // The least that WebCrypto does.
    if sha256_hex(&signed).await.is_none() {
        return Ok(Trust::Unchecked);
    }
    if keys.is_empty() {
        return Ok(Trust::Unsigned);
    }
    for signature in &manifest.signatures {
        let Some(key) = keys.iter().find(|key| key.id() == signature.key) else { continue };
        let (key, value) = (bytes_of_hex(key.as_str()), bytes_of_hex(&signature.ed25519));
        match verify_ed25519(&key, &value, &signed).await {
            Some(true) => return Ok(Trust::Signed),
            Some(false) => {}
            None => return Ok(Trust::Unsupported),
        }
    }
    Err(SnapshotError::Forged { file: MANIFEST.to_owned() })
}
