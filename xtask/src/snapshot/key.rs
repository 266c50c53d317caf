//! `cargo xtask snapshot key`: the keys that editions are signed with. The secret one is a file of
//! the editor's (PKCS #8 in PEM, as openssl reads it), never in the project; the public ones stand in
//! `content/nokler.toml`, two at most, so that one can follow the other without a gap.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use osloregionen::snapshot::signature::{KEYS_LIMIT, PublicKey};

use crate::content::Faults;
use crate::content::publication::{self, KEYS};

/// What stands over the file.
const HEAD: &str = "# De offentlige nøklene som appen godtar utgaver fra, den nyeste sist.\n\
                    # Skrives av `cargo xtask snapshot key`.\n";

/// Makes a key: the secret one in the new file `secret`, the public one among those that the app
/// knows.
///
/// # Errors
/// If there are two already, the file exists, or a file cannot be written.
pub fn make(root: &Path, secret: &Path) -> Result<PublicKey> {
    let mut keys = known(root)?;
    if keys.len() >= KEYS_LIMIT {
        bail!(
            "appen kjenner alt {KEYS_LIMIT} nøkler. Ta ut den eldste: \
             `cargo xtask snapshot key retire {}`",
            keys[0].id()
        );
    }
    let inside = secret.parent().and_then(|folder| folder.canonicalize().ok());
    let is_inside =
        inside.zip(root.canonicalize().ok()).is_some_and(|(at, root)| at.starts_with(root));
    ensure!(
        !is_inside,
        "{}: den hemmelige nøkkelen hører ikke hjemme i prosjektet",
        secret.display()
    );
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| anyhow::anyhow!("no random numbers: {error}"))?;
    let key = SigningKey::from_bytes(&seed);
    let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file =
        options.open(secret).with_context(|| format!("{} kan ikke lages", secret.display()))?;
    file.write_all(pem.as_bytes())?;
    keys.push(public(&key));
    write(root, &keys)?;
    Ok(public(&key))
}

/// Takes a key away from those that the app knows. What only it has signed is refused from the
/// next build on.
///
/// # Errors
/// If the app does not know it, or the file cannot be written.
pub fn retire(root: &Path, id: &str) -> Result<()> {
    let mut keys = known(root)?;
    let before = keys.len();
    keys.retain(|key| key.id() != id);
    ensure!(keys.len() < before, "appen kjenner ingen nøkkel {id}");
    write(root, &keys)
}

/// The public keys that the app knows.
///
/// # Errors
/// Mistakes in the file.
pub fn known(root: &Path) -> Result<Vec<PublicKey>> {
    let (file, keys) = publication::read_keys(fs::read(root.join(KEYS)));
    Ok(keys.ok_or_else(|| Faults(file.into_faults()))?)
}

/// Reads a secret key.
///
/// # Errors
/// If the file cannot be read or is no key of Ed25519 in PKCS #8.
pub fn read(secret: &Path) -> Result<SigningKey> {
    let name = secret.display();
    let pem = fs::read_to_string(secret).with_context(|| format!("{name} kan ikke leses"))?;
    SigningKey::from_pkcs8_pem(&pem).map_err(|error| {
        anyhow::anyhow!("{name} er ingen hemmelig nøkkel (Ed25519, PKCS #8): {error}")
    })
}

/// The public part of a key.
pub fn public(key: &SigningKey) -> PublicKey {
    PublicKey::of_bytes(key.verifying_key().as_bytes())
}

fn write(root: &Path, keys: &[PublicKey]) -> Result<()> {
    let path = root.join(KEYS);
    if keys.is_empty() {
        return fs::remove_file(path).context(KEYS);
    }
    let rows: String = keys.iter().map(|key| format!("  \"{}\",\n", key.as_str())).collect();
    fs::write(path, format!("{HEAD}nokler = [\n{rows}]\n")).context(KEYS)
}
