//! An object store: S3, Azure Blob Storage, Google Cloud Storage, or whatever speaks as they do.
//!
//! Where and with which key is said by the surroundings, under the names that the stores' own tools
//! use: `AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT`, `AZURE_STORAGE_ACCOUNT_NAME`, `GOOGLE_SERVICE_ACCOUNT` …

use super::{Added, Host, Swapped, Tag};
use crate::workbench::outcome::Failure;
use crate::workbench::speech::Speech;
use anyhow::{Context, Result};
use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, UpdateVersion,
    parse_url_opts,
};
use tokio::runtime::{Builder, Runtime};
use url::Url;

/// Files that are on their way at once.
const WIDTH: usize = 16;

/// A store and the site's place in it.
pub struct Objects {
    store: Box<dyn ObjectStore>,
    root: Path,
    runtime: Runtime,
}

impl Objects {
    /// Opens `s3://bucket/path` and the like. Nothing is asked of the store yet.
    ///
    /// # Errors
    /// An address that is none, or surroundings that do not say enough.
    pub fn open(target: &str, speech: Speech) -> Result<Objects, Failure> {
        let url = Url::parse(target).map_err(|error| {
            Failure::Use(speech.say(
                format!("{target} er ingen adresse: {error}"),
                format!("{target} is not an address: {error}"),
            ))
        })?;
        // Another part of the program may have chosen one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let options = std::env::vars().map(|(name, value)| (name.to_ascii_lowercase(), value));
        let (store, root) = parse_url_opts(&url, options).with_context(|| target.to_owned())?;
        let runtime = Builder::new_current_thread().enable_all().build().context("tokio")?;
        Ok(Objects { store, root, runtime })
    }

    fn place(&self, path: &str) -> Path {
        path.split('/').fold(self.root.clone(), |place, part| place.join(part))
    }

    fn put(&self, path: &str, bytes: &[u8], mode: PutMode) -> Result<(), Error> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, kind(path).into());
        attributes.insert(Attribute::CacheControl, cache_control(path).into());
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        let place = self.place(path);
        let sent = self.store.put_opts(&place, bytes.to_vec().into(), options);
        self.runtime.block_on(sent).map(drop)
    }
}

impl Host for Objects {
    fn read(&self, path: &str) -> Result<Option<(Vec<u8>, Tag)>> {
        let read = self.runtime.block_on(async {
            let found = self.store.get(&self.place(path)).await?;
            let (etag, version) = (found.meta.e_tag.clone(), found.meta.version.clone());
            Ok((found.bytes().await?.to_vec(), Tag { etag, version }))
        });
        match read {
            Ok(read) => Ok(Some(read)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error).with_context(|| path.to_owned()),
        }
    }

    fn add(&self, path: &str, bytes: &[u8]) -> Result<Added> {
        match self.put(path, bytes, PutMode::Create) {
            Ok(()) => Ok(Added::New),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => {
                let found = self.read(path)?;
                let is_same = found.is_some_and(|(found, _)| found == bytes);
                Ok(if is_same { Added::Same } else { Added::Other })
            }
            Err(error) => Err(error).with_context(|| path.to_owned()),
        }
    }

    fn replace(&self, path: &str, bytes: &[u8]) -> Result<Added> {
        if self.read(path)?.is_some_and(|(found, _)| found == bytes) {
            return Ok(Added::Same);
        }
        self.put(path, bytes, PutMode::Overwrite).with_context(|| path.to_owned())?;
        Ok(Added::New)
    }

    fn swap(&self, path: &str, bytes: &[u8], before: Option<&Tag>) -> Result<Swapped> {
        let mode = match before {
            None => PutMode::Create,
            Some(Tag { etag, version }) => {
                PutMode::Update(UpdateVersion { e_tag: etag.clone(), version: version.clone() })
            }
        };
        match self.put(path, bytes, mode) {
            Ok(()) => Ok(Swapped::Done),
            // An answer may get lost after the store has done what was asked: then what is there
            // is ours.
            Err(Error::Precondition { .. } | Error::AlreadyExists { .. }) => {
                let found = self.read(path)?;
                let is_ours = found.is_some_and(|(found, _)| found == bytes);
                Ok(if is_ours { Swapped::Done } else { Swapped::Lost })
            }
            Err(error) => Err(error).with_context(|| path.to_owned()),
        }
    }

    fn list(&self) -> Result<Vec<(String, u64)>> {
        let below = self.place("snapshots");
        let found = self.store.list(Some(&below)).try_collect::<Vec<_>>();
        let found = self.runtime.block_on(found).context("snapshots/")?;
        let start = format!("{}/", self.root);
        let mut files: Vec<(String, u64)> = found
            .into_iter()
            .map(|object| {
                let path = object.location.to_string();
                let inside = path.strip_prefix(&start).unwrap_or(&path);
                (inside.to_owned(), object.size)
            })
            .collect();
        files.sort();
        Ok(files)
    }

    fn width(&self) -> usize {
        WIDTH
    }
}

/// What the web server of `deploy/` would say.
fn cache_control(path: &str) -> &'static str {
    crate::serve::files::cache_control(std::path::Path::new(path))
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("atom") => "application/atom+xml",
        Some("json") => "application/json",
        Some("geojson") => "application/geo+json",
        Some("jsonld") => "application/ld+json",
        Some("vcf") => "text/vcard; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
