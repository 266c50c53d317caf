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
use crate::changes::{self, History};
use crate::snapshot::open_data::{Shared, memberships};
use crate::snapshot::{key, release, shared, take_along};
use osloregionen::domain::membership::Listing;
use osloregionen::domain::publication::Moment;
use osloregionen::snapshot::{
    Manifest, decode_boundaries, decode_edition, decode_manifest, encode_manifest,
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
        // What is on the host now tells what no snapshot has.
        let files = lasting(host, &manifest)?;
        show(host, &bytes, version, Some(&tag), speech)?;
        replace(host, &files.iter().collect::<Vec<_>>(), version, speech)?;
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

/// The files under lasting names, from the snapshots on the host. What no snapshot has, when an edition
/// was released and what was stated of memberships, is read from those that are there.
fn lasting(host: &dyn Host, manifest: &Manifest) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let read = |path: &str| {
        let found = host.read(&format!("snapshots/{path}"))?;
        anyhow::Ok(found.map(|(bytes, _)| bytes).unwrap_or_default())
    };
    let mut editions = Vec::new();
    for files in &manifest.editions {
        let edition = decode_edition(&read(&files.region.path)?, &read(&files.members.path)?)?;
        editions.push((edition, decode_boundaries(&read(&files.boundaries.path)?)?));
    }
    let table = read(memberships::NAME)?;
    // A host of an older program has neither.
    let history = History::read(&read(changes::DATA)?).ok();
    let stated = editions.iter().map(|(edition, _)| memberships::stated(&table, edition));
    let stated = stated.collect::<anyhow::Result<Vec<_>>>()?;
    let listings = editions.iter().zip(&stated);
    let listings: Vec<Listing<'_>> =
        listings.map(|((edition, _), stated)| Listing { edition, stated }).collect();
    let now = manifest.publication.published;
    let released = |year| history.as_ref().and_then(|all| all.released(year)).unwrap_or((now, now));
    let shared = shared(&listings, &released)?;
    let all = Shared { files: &shared, latest: manifest.latest };
    let each = editions.iter().zip(&stated);
    let mut files: Vec<_> =
        each.flat_map(|((edition, map), stated)| take_along(edition, map, stated, all)).collect();
    files.extend(shared);
    Ok(files.into_iter().map(|(path, bytes)| (format!("snapshots/{path}"), bytes)).collect())
}
