//! An edition in use, and where its files lie.

use std::pin::Pin;
use std::sync::OnceLock;

use super::later::Later;
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::directory::Index;
use crate::domain::edition::Edition;
use crate::domain::publication::Publication;
use crate::snapshot::built_in::{self, BuiltIn, built_in};
use crate::snapshot::fetch::fetch_file;
use crate::snapshot::{EditionFiles, SnapshotError, decode_boundaries, decode_edition};

/// How boundaries are read, which belongs to the second part.
pub(super) static DECODE: Later<Decode> = Later::new(decode_boundaries);

type Decode = fn(&[u8]) -> Result<Boundaries, SnapshotError>;

/// An edition on its way. Boxed: each place that waits for it would else hold a copy of it.
type Fetch = Pin<Box<dyn Future<Output = Result<&'static Loaded, SnapshotError>>>>;

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
}

impl Loaded {
    /// The edition that is bundled with the app.
    ///
    /// # Errors
    /// If its files, which lie beside the wasm, cannot be had.
    pub fn built_in() -> Fetch {
        let BuiltIn { publication, files, .. } = built_in();
        Box::pin(async move {
            let region = fetch_file(&bundled(), &files.region).await?;
            let members = fetch_file(&bundled(), &files.members).await?;
            browser::pause().await;
            let loaded = Loaded::new(decode_edition(&region, &members)?, files, publication);
            browser::pause().await;
            Ok(loaded)
        })
    }

    /// Kept until the page is closed, so that every view may hold on to it: 0.2 MB, and a new
    /// edition comes a few times a year.
    pub fn new(edition: Edition, files: EditionFiles, publication: Publication) -> &'static Loaded {
        Box::leak(Box::new(Loaded { index: OnceLock::new(), edition, files, publication }))
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
