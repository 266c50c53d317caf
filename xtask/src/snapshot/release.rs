//! `cargo xtask snapshot release`: gives what is in `content/` the next version and a time, signs
//! it where there are keys, and writes all that into `content/publisering.toml`.
//!
//! So building stays a matter of the content alone: the same content gives the same bytes, signed,
//! without the secret key.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use ed25519_dalek::{Signature as Bytes, Signer, SigningKey, VerifyingKey};
use osloregionen::domain::membership::Stated;
use osloregionen::domain::publication::{Moment, Publication};
use osloregionen::snapshot::signature::{PublicKey, Signature, bytes_of_hex};
use osloregionen::snapshot::{EditionFiles, Manifest, encode_manifest};
use sha2::{Digest, Sha256};

use super::{files, key};
use crate::content;
use crate::content::publication::{Issued, PUBLICATION, Released};

/// Days until something newer should have come, if nothing else is said: a year and a month.
const VALID: i64 = 396;

/// What stands over the file.
const HEAD: &str = "# Hva som er gitt ut, og når. Skrives av `cargo xtask snapshot release`.\n";

/// Gives out what is in `root`/content now: signed by the keys in `secret`, to be replaced by
/// `expires`.
///
/// # Errors
/// Mistakes in the content, a key that cannot be read or that the app does not know, no key where
/// there should be one, or a time that has passed.
pub fn release(root: &Path, secret: &[PathBuf], expires: Option<Moment>) -> Result<Publication> {
    let content = content::read(root)?;
    let publication = publication(content.released.publication.version + 1, expires)?;
    let manifest = Manifest { publication, ..files::listed(&content)?.manifest };
    let signatures =
        secret.iter().map(|file| sign(&manifest, file, &content.keys)).collect::<Result<_>>();
    let editions = &manifest.editions;
    let each = editions.iter().zip(&content.stated);
    let released = Released {
        publication,
        content: digest(editions, &content.stated),
        signatures: signatures?,
        editions: each
            .map(|(edition, stated)| {
                let held = digest(std::slice::from_ref(edition), std::slice::from_ref(stated));
                issue(edition.year, held, &content.released, publication.published)
            })
            .collect(),
    };
    if secret.is_empty() && !content.keys.is_empty() {
        bail!("appen godtar bare det som er signert: oppgi den hemmelige nøkkelen med `--key`");
    }
    fs::write(root.join(PUBLICATION), to_toml(&released))
        .with_context(|| format!("{PUBLICATION} kan ikke skrives"))?;
    Ok(publication)
}

/// When the edition of a year, which holds `content`, came and last changed, if it is released `now`.
fn issue(year: u16, content: String, before: &Released, now: Moment) -> Issued {
    let known = before.editions.iter().find(|issued| issued.year == year);
    let published = known.map_or(now, |issued| issued.published);
    let updated = match known {
        Some(issued) if issued.content == content => issued.updated,
        // Whatever a clock says, it was not changed before.
        Some(issued) => issued.updated.max(now),
        None => now,
    };
    Issued { year, published, updated, content }
}

/// A version that is published now, to be replaced by `expires`.
///
/// # Errors
/// A time that has passed.
pub fn publication(version: u32, expires: Option<Moment>) -> Result<Publication> {
    let published = now()?;
    let expires = expires.unwrap_or(published.days_later(VALID));
    ensure!(expires > published, "{expires} er alt forbi");
    Ok(Publication { version, published, expires })
}

/// Signs a manifest by the key in the file `secret`, which must be among the `known` ones.
///
/// # Errors
/// A key that cannot be read or is not known.
pub fn sign(manifest: &Manifest, secret: &Path, known: &[PublicKey]) -> Result<Signature> {
    let signing = key::read(secret)?;
    let public = key::public(&signing);
    ensure!(
        known.contains(&public),
        "{}: appen kjenner ikke nøkkelen {}. `cargo xtask snapshot key list` viser dem den kjenner",
        secret.display(),
        public.id()
    );
    signature(manifest, &signing)
}

/// The signature of a manifest by a key.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn signature(manifest: &Manifest, key: &SigningKey) -> Result<Signature> {
    let unsigned = Manifest { signatures: Vec::new(), ..manifest.clone() };
    let ed25519 = hex(&key.sign(&encode_manifest(&unsigned)?).to_bytes());
    Ok(Signature { key: key::public(key).id().to_owned(), ed25519 })
}

/// Whether one of `signatures` is of this manifest and by one of `keys`.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn is_signed(
    manifest: &Manifest,
    signatures: &[Signature],
    keys: &[PublicKey],
) -> Result<bool> {
    let bytes = encode_manifest(&Manifest { signatures: Vec::new(), ..manifest.clone() })?;
    let is_right = |signature: &Signature| {
        let key = keys.iter().find(|key| key.id() == signature.key)?;
        let key: [u8; 32] = bytes_of_hex(key.as_str()).try_into().ok()?;
        let value: [u8; 64] = bytes_of_hex(&signature.ed25519).try_into().ok()?;
        let key = VerifyingKey::from_bytes(&key).ok()?;
        key.verify_strict(&bytes, &Bytes::from_bytes(&value)).ok()
    };
    Ok(signatures.iter().any(|signature| is_right(signature).is_some()))
}

/// What tells that content has changed: a hash over the hashes of its files, and what is `stated` of
/// each edition's members, which no file of the app has.
pub fn digest(editions: &[EditionFiles], stated: &[Vec<Stated>]) -> String {
    let mut all = Sha256::new();
    for (at, edition) in editions.iter().enumerate() {
        for file in [&edition.region, &edition.members, &edition.boundaries] {
            all.update(format!("{} {} {}\n", edition.year, file.path, file.sha256));
        }
        for (member, Stated { from, to }) in stated.get(at).into_iter().flatten().enumerate() {
            for (name, date) in [("from", from), ("to", to)] {
                if let Some(date) = date {
                    all.update(format!("{} {member} {name} {date}\n", edition.year));
                }
            }
        }
    }
    hex(&all.finalize())
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn now() -> Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is wrong")?;
    Ok(Moment::of_unix(i64::try_from(since.as_secs())?))
}

fn to_toml(released: &Released) -> String {
    let Released { publication, content, signatures, editions } = released;
    let Publication { version, published, expires } = publication;
    let mut toml = format!(
        "{HEAD}versjon = {version}\npublisert = \"{published}\"\nutloper = \"{expires}\"\n\
         innhold = \"{content}\"\n"
    );
    for Signature { key, ed25519 } in signatures {
        // Writing to a text cannot fail.
        let _ = write!(toml, "\n[[signaturer]]\nnokkel = \"{key}\"\ned25519 = \"{ed25519}\"\n");
    }
    for Issued { year, published, updated, content } in editions {
        let _ = write!(
            toml,
            "\n[[utgaver]]\naar = {year}\npublisert = \"{published}\"\nendret = \"{updated}\"\n\
             innhold = \"{content}\"\n"
        );
    }
    toml
}
