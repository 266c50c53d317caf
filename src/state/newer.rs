//! Which edition is to be shown: the host's, if it is whole, by the editor, and no older than what
//! has been seen; else the last good one.
//!
//! Most visits end with the first question: a host whose manifest is the one that the build was
//! made with has nothing newer, and nothing more need be known. The rest is for when it has
//! (`find`), and belongs to the second part of an app in two.

use super::later::{self, Later, Promised};
use super::loaded::{Loaded, published};
use crate::browser;
use crate::domain::publication::{Listed, Publication};
use crate::snapshot::built_in::built_in;
use crate::snapshot::fetch::{check, fetch_file, fetch_manifest};
use crate::snapshot::signature::{Trust, parse_keys};
use crate::snapshot::{
    EditionFiles, FileRef, MANIFEST, Manifest, SnapshotError, decode_edition, decode_manifest,
    verify,
};

/// What the page's `<html>` names the keys in that this build knows.
const KEYS: &str = "data-keys";

/// Whether what was verified is kept for another time. Frames on other pages keep nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The site and the kiosk.
    Keeps,
    /// A frame.
    Never,
}

/// What is known of the edition shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// When it was last published.
    pub publication: Publication,
    /// The editions that were published with it.
    pub listed: Listed,
    /// What is to be thought of it; none before that was found out.
    pub trust: Option<Trust>,
}

/// What is shown when the host is asked.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The edition.
    pub loaded: &'static Loaded,
    /// When it was last published.
    pub publication: Publication,
    /// The edition that is asked for, by its year; none is whichever is the latest.
    pub asked: Option<u16>,
    /// Whether what comes is kept.
    pub keeping: Keeping,
}

/// What asking the host has come to.
#[derive(Default)]
pub struct Found {
    /// Another edition to show than the one shown.
    pub newer: Option<&'static Loaded>,
    /// What is known of what is shown then, if more than before.
    pub standing: Option<Standing>,
    /// Why it is not the host's.
    pub fault: Option<SnapshotError>,
}

/// What is known of a manifest once it was verified.
struct Verified {
    bytes: Vec<u8>,
    manifest: Manifest,
    trust: Trust,
}

type Answer = Result<Vec<u8>, SnapshotError>;

/// [`find`], which belongs to the second part.
pub(super) static FIND: Later<fn(Shown, Answer) -> Promised<Found>> = Later::new(find);

/// [`kept_file`], which does too.
pub(super) static KEPT_FILE: Later<fn(FileRef) -> Promised<Answer>> = Later::new(kept_file);

/// Asks the host whether there is something newer than what is shown.
pub(super) async fn ask(shown: Shown) -> Found {
    let answer = fetch_manifest(&published()).await;
    let built_in = built_in();
    let is_known = match &answer {
        Ok(bytes) => browser::sha256_hex(bytes).await.as_deref() == Some(built_in.manifest),
        Err(_) => false,
    };
    let wanted = shown.asked.unwrap_or(built_in.files.year);
    let has_seen_more = shown.publication != built_in.publication
        || shown.loaded.edition.year != wanted
        || shown.keeping == Keeping::Keeps && browser::has_kept().await;
    if has_seen_more || answer.is_ok() && !is_known {
        later::fetch().await;
        if let Some(find) = FIND.get() {
            return find(shown, answer).await;
        }
    }
    // Built with that manifest, which was verified then.
    let is_signed = browser::told(KEYS).is_some();
    let trust = if is_signed { Trust::Signed } else { Trust::Unsigned };
    let (publication, listed) = (built_in.publication, built_in.listed);
    let standing = Standing { publication, listed, trust: Some(trust) };
    Found { newer: None, standing: is_known.then_some(standing), fault: answer.err() }
}

/// The host's answer, held against what has been seen; with it or without, the best there is.
fn find(shown: Shown, answer: Answer) -> Promised<Found> {
    Box::pin(async move {
        let kept = match shown.keeping {
            Keeping::Keeps => kept_manifest().await,
            Keeping::Never => None,
        };
        let version = |of: &Verified| of.manifest.publication.version;
        let shown_version = shown.publication.version;
        let seen = shown_version.max(kept.as_ref().map_or(0, version));
        let offered = match answer {
            Ok(bytes) => verified(bytes).await,
            Err(error) => Err(error),
        };
        let taken = match offered {
            Ok(offered) => match offered.manifest.follows(seen) {
                Ok(()) => take(shown, offered, kept.as_ref()).await,
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        };
        let fault = match taken {
            Ok(found) => return found,
            Err(fault) => Some(fault),
        };
        // Half of what was kept may be gone, as browsers do where room is short.
        match kept.filter(|kept| version(kept) > shown_version || !is_wanted(shown, kept)) {
            Some(kept) => match load(shown, &kept.manifest, kept_file).await {
                Ok(newer) => Found { fault, ..found(&kept, newer) },
                Err(_) => Found { fault, ..Found::default() },
            },
            None => Found { fault, ..Found::default() },
        }
    })
}

fn found(verified: &Verified, newer: Option<&'static Loaded>) -> Found {
    let publication = verified.manifest.publication;
    let listed = verified.manifest.listed();
    let standing = Standing { publication, listed, trust: Some(verified.trust) };
    Found { newer, standing: Some(standing), fault: None }
}

/// Whether what is shown is what is wanted of these editions.
fn is_wanted(shown: Shown, of: &Verified) -> bool {
    wanted(shown, &of.manifest).is_ok_and(|files| *files == shown.loaded.files)
}

/// The edition that is asked for.
fn wanted(shown: Shown, manifest: &Manifest) -> Result<&EditionFiles, SnapshotError> {
    let year = shown.asked.unwrap_or(manifest.latest);
    manifest.edition(year).ok_or(SnapshotError::NoEdition { file: MANIFEST.to_owned(), year })
}

/// A manifest that is as it must be and by the editor.
async fn verified(bytes: Vec<u8>) -> Result<Verified, SnapshotError> {
    let manifest = decode_manifest(&bytes)?;
    let keys = parse_keys(&browser::told(KEYS).unwrap_or_default());
    let trust = verify(&bytes, &manifest, &keys).await?;
    Ok(Verified { bytes, manifest, trust })
}

/// The edition that is asked for, unless that is the one shown. From then on it is kept, and so is
/// the latest.
async fn take(
    shown: Shown,
    offered: Verified,
    kept: Option<&Verified>,
) -> Result<Found, SnapshotError> {
    // One that is not there is told of, and the latest shown.
    let fault = wanted(shown, &offered.manifest).err();
    let asked = shown.asked.filter(|_| fault.is_none());
    let shown = Shown { asked, ..shown };
    let newer = load(shown, &offered.manifest, host_file).await?;
    let found = Found { fault, ..found(&offered, newer) };
    let is_listed = kept.is_some_and(|kept| kept.bytes == offered.bytes);
    if shown.keeping == Keeping::Keeps && !(is_listed && shown.asked.is_none()) {
        // Of its own accord: what is shown does not wait for it.
        browser::spawn(async move { keep(shown, &offered, is_listed).await });
    }
    Ok(found)
}

/// Loads the edition of a manifest that is asked for, whole, unless it is the one shown.
async fn load(
    shown: Shown,
    manifest: &Manifest,
    file: fn(FileRef) -> Promised<Answer>,
) -> Result<Option<&'static Loaded>, SnapshotError> {
    let files = wanted(shown, manifest)?;
    if *files == shown.loaded.files {
        return Ok(None);
    }
    if let Some(loaded) = Loaded::had(files) {
        return Ok(Some(loaded));
    }
    let region = file(files.region.clone()).await?;
    let members = file(files.members.clone()).await?;
    browser::pause().await;
    let edition = decode_edition(&region, &members)?;
    browser::pause().await;
    Ok(Some(Loaded::new(edition, files.clone(), manifest.publication, manifest.listed())))
}

fn host_file(file: FileRef) -> Promised<Answer> {
    fetch_file(&published(), &file)
}

/// A file that was kept, if it is still what it was.
fn kept_file(file: FileRef) -> Promised<Answer> {
    Box::pin(async move {
        let missing = || SnapshotError::Status { file: file.path.clone(), code: 404 };
        let bytes = browser::kept(&address(&file.path)).await.ok_or_else(missing)?;
        check(bytes, &file).await
    })
}

/// The manifest that was kept, verified once more: a key may have been taken away since, and with
/// it goes what it had signed.
async fn kept_manifest() -> Option<Verified> {
    let kept = verified(browser::kept(&address(MANIFEST)).await?).await.ok();
    if kept.is_none() {
        browser::forget_kept().await;
    }
    kept
}

/// Keeps the latest edition and the one asked for: their files first, so that a manifest that is
/// kept has all of them, then the manifest in the place of the one before, then nothing else.
///
/// One that `is_listed` already stays as it is: WebKit takes the one before away first, and a reader
/// who went on in that moment would be left without any.
async fn keep(shown: Shown, offered: &Verified, is_listed: bool) {
    let manifest = &offered.manifest;
    let mut addresses = vec![address(MANIFEST)];
    let years = [Some(manifest.latest), shown.asked];
    let editions = years.into_iter().flatten().filter_map(|year| manifest.edition(year));
    for file in editions.flat_map(|files| [&files.region, &files.members, &files.boundaries]) {
        let address = address(&file.path);
        let Ok(bytes) = fetch_file(&published(), file).await else { return };
        if !browser::keep(&address, &bytes).await {
            return;
        }
        addresses.push(address);
    }
    if is_listed || browser::keep(&address(MANIFEST), &offered.bytes).await {
        browser::keep_only(&addresses).await;
    }
}

fn address(path: &str) -> String {
    [&published(), path].concat()
}

/// Brings what of this belongs to the second part.
#[cfg(feature = "split")]
pub(super) fn bring() {
    FIND.bring(find);
    KEPT_FILE.bring(kept_file);
}
