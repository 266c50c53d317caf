//! An edition in use, and where its files lie.

use std::pin::Pin;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::later::Later;
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::directory::Index;
use crate::domain::edition::Edition;
use crate::domain::publication::{Listed, Publication};
use crate::snapshot::built_in::{self, BuiltIn, built_in};
use crate::snapshot::fetch::fetch_file;
use crate::snapshot::{EditionFiles, SnapshotError, decode_boundaries, decode_edition};

/// How boundaries are read, which belongs to the second part.
pub(super) static DECODE: Later<Decode> = Later::new(decode_boundaries);

type Decode = fn(&[u8]) -> Result<Boundaries, SnapshotError>;

/// An edition on its way. Boxed: each place that waits for it would else hold a copy of it.
type Fetch = Pin<Box<dyn Future<Output = Result<&'static Loaded, SnapshotError>>>>;

/// Every edition that has been in use since the page was opened.
static HAD: Mutex<Vec<&'static Loaded>> = Mutex::new(Vec::new());

/// An edition in use, with what is derived from it once.
pub struct Loaded {
    /// The content.
    pub edition: Edition,
    /// The directory's names, once something is asked.
    pub(super) index: OnceLock<Index>,
    /// The files it was read from.
    pub files: EditionFiles,
    /// When it was published.
    pub publication: Publication,
    /// The editions that were published with it.
    pub listed: Listed,
}

impl Loaded {
    /// The edition that is bundled with the app.
    ///
    /// # Errors
    /// If its files, which lie beside the wasm, cannot be had.
    pub fn built_in() -> Fetch {
        let BuiltIn { publication, listed, files, .. } = built_in();
        Box::pin(async move {
            let region = fetch_file(&bundled(), &files.region).await?;
            let members = fetch_file(&bundled(), &files.members).await?;
            browser::pause().await;
            let edition = decode_edition(&region, &members)?;
            let loaded = Loaded::new(edition, files, publication, listed);
            browser::pause().await;
            Ok(loaded)
        })
    }

    /// Kept until the page is closed, so that every view may hold on to it: 0.2 MB for each edition
    /// that is looked at, however often.
    pub fn new(
        edition: Edition,
        files: EditionFiles,
        publication: Publication,
        listed: Listed,
    ) -> &'static Loaded {
        let index = OnceLock::new();
        let loaded = &*Box::leak(Box::new(Loaded { edition, index, files, publication, listed }));
        HAD.lock().unwrap_or_else(PoisonError::into_inner).push(loaded);
        loaded
    }

    /// An edition of these files that has been in use.
    pub fn had(files: &EditionFiles) -> Option<&'static Loaded> {
        let had = HAD.lock().unwrap_or_else(PoisonError::into_inner);
        had.iter().find(|loaded| loaded.files == *files).copied()
    }
}

/// The folder of the edition that is bundled with the app.
pub(super) fn bundled() -> String {
    [&browser::root(), built_in::FOLDER].concat()
}

/// The folder that the host publishes editions in.
pub(super) fn published() -> String {
    [&browser::root(), "snapshots/"].concat()
}
