//! Going back: what was shown before is shown again, as a new version.
//!
//! It has to be a new one, since the app refuses a list older than one it has seen. The files are
//! still on the host; those under lasting names are made anew from them.

use super::host::Host;
use super::host_files::{HISTORY, version_of};
use super::outcome::{Answer, Failure, Outcome};
use super::publish::current;
use super::speech::Speech;
use super::status;
use super::steps::{replace, show};
use crate::snapshot::{key, release, take_along};
use osloregionen::domain::publication::Moment;
use osloregionen::snapshot::{
    EditionFiles, Manifest, decode_boundaries, decode_edition, decode_manifest, encode_manifest,
};
use serde_json::json;
use std::path::{Path, PathBuf};

/// What is asked for.
pub struct Request {
    /// The version to show again; else the latest before the one that is shown that showed something
    /// else.
    pub to: Option<u32>,
    /// Secret keys to sign with.
    pub keys: Vec<PathBuf>,
    /// When something newer should have come.
    pub expires: Option<Moment>,
    /// Only say what would happen.
    pub dry: bool,
}

/// Shows an earlier version again.
///
/// # Errors
/// Nothing to go back to, a version of which files are missing, no key where there should be one,
/// or a host that fails.
pub fn rollback(root: &Path, host: &dyn Host, request: &Request, speech: Speech) -> Outcome {
    let Some((_, shown, tag)) = current(host, speech)? else {
        return Err(Failure::Host(
            speech.say("der ligger ingenting ute", "nothing is published there").to_owned(),
        ));
    };
    let earlier = earlier(host, &shown, request.to, speech)?;
    let (from, back) = (shown.publication.version, earlier.publication.version);
    if let Some(file) = status::broken(host, &earlier)?.first() {
        return Err(Failure::Host(speech.say(
            format!("versjon {back} kan ikke vises igjen: {file} mangler eller er endret"),
            format!("version {back} cannot be shown again: {file} is missing or changed"),
        )));
    }
    let manifest = renewed(root, &earlier, from + 1, request, speech)?;
    let bytes = encode_manifest(&manifest).map_err(anyhow::Error::from)?;
    let version = manifest.publication.version;
    if !request.dry {
        show(host, &bytes, version, Some(&tag), speech)?;
        for edition in &manifest.editions {
            let files = lasting(host, edition)?;
            replace(host, &files.iter().collect::<Vec<_>>(), version, speech)?;
        }
    }
    let line = match request.dry {
        true => speech.say(
            format!("Innholdet fra versjon {back} ville blitt vist igjen, som versjon {version}."),
            format!("The content of version {back} would be shown again, as version {version}."),
        ),
        false => speech.say(
            format!("Innholdet fra versjon {back} vises igjen, som versjon {version}."),
            format!("The content of version {back} is shown again, as version {version}."),
        ),
    };
    let json = json!({ "content_of": back, "version": version, "dry_run": request.dry });
    Ok(Answer { lines: vec![line], json })
}

/// The list to go back to.
fn earlier(
    host: &dyn Host,
    shown: &Manifest,
    to: Option<u32>,
    speech: Speech,
) -> Result<Manifest, Failure> {
    let mut kept: Vec<(u32, String)> = host
        .list()?
        .into_iter()
        .filter_map(|(path, _)| Some((version_of(&path)?, path)))
        .filter(|(version, _)| match to {
            Some(to) => *version == to,
            None => *version < shown.publication.version,
        })
        .collect();
    kept.sort();
    while let Some((_, path)) = kept.pop() {
        let Some((bytes, _)) = host.read(&path)? else { continue };
        // What cannot be read cannot be gone back to.
        let Ok(manifest) = decode_manifest(&bytes) else { continue };
        if manifest.editions != shown.editions || to.is_some() {
            return Ok(manifest);
        }
    }
    Err(Failure::Host(speech.say(
        format!("det finnes ingen slik tidligere versjon i {HISTORY}"),
        format!("there is no such earlier version in {HISTORY}"),
    )))
}

/// The same editions as a new version, signed.
fn renewed(
    root: &Path,
    earlier: &Manifest,
    version: u32,
    request: &Request,
    speech: Speech,
) -> Result<Manifest, Failure> {
    let publication = release::publication(version, request.expires)?;
    let unsigned = Manifest { publication, signatures: Vec::new(), ..earlier.clone() };
    let known = key::known(root)?;
    if request.keys.is_empty() && !known.is_empty() && !request.dry {
        return Err(Failure::Use(
            speech
                .say(
                    "appen godtar bare det som er signert: oppgi den hemmelige nøkkelen med --key",
                    "the app takes only what is signed: name the secret key by --key",
                )
                .to_owned(),
        ));
    }
    let sign = |file: &PathBuf| release::sign(&unsigned, file, &known);
    let signatures = request.keys.iter().map(sign).collect::<anyhow::Result<_>>()?;
    Ok(Manifest { signatures, ..unsigned })
}

/// The files under lasting names, from the snapshots on the host.
fn lasting(host: &dyn Host, edition: &EditionFiles) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let read = |path: &str| {
        let found = host.read(&format!("snapshots/{path}"))?;
        anyhow::Ok(found.map(|(bytes, _)| bytes).unwrap_or_default())
    };
    let map = decode_boundaries(&read(&edition.boundaries.path)?)?;
    let whole = decode_edition(&read(&edition.region.path)?, &read(&edition.members.path)?)?;
    let files = take_along(&whole, &map).into_iter();
    Ok(files.map(|(path, bytes)| (format!("snapshots/{path}"), bytes)).collect())
}
