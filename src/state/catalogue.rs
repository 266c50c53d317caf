//! What there is to take of the edition shown: its catalogue, which the host has.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::loaded::published;
use crate::snapshot::catalogue::{Catalogue, decode_catalogue};
use crate::snapshot::fetch::fetch_catalogue;

/// A catalogue on its way.
#[derive(Clone)]
pub struct Coming {
    /// Whether it has come.
    come: RwSignal<bool>,
    catalogue: Arc<OnceLock<Catalogue>>,
}

impl Coming {
    /// Fetches the catalogue of an edition. Where the host has none, none comes.
    pub fn of(year: u16) -> Coming {
        let coming = Coming { come: RwSignal::new(false), catalogue: Arc::default() };
        let own = coming.clone();
        spawn_local(async move {
            if let Ok(bytes) = fetch_catalogue(&published(), year).await
                && let Ok(catalogue) = decode_catalogue(&bytes)
            {
                let _ = own.catalogue.set(catalogue);
                // The reader may have gone on: then there is nobody to tell.
                let _ = own.come.try_set(true);
            }
        });
        coming
    }

    /// The catalogue, for a part of the page that is made anew when it comes.
    pub fn get(&self) -> Option<&Catalogue> {
        self.come.get();
        self.catalogue.get()
    }
}
