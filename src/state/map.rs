//! The boundaries of the edition shown, fetched when a view first draws them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::app::slow_after_a_while;
use super::later;
use super::loaded::{DECODE, bundled, published};
use super::loading::{Cause, Loading};
use super::newer::{KEPT_FILE, Keeping};
use crate::snapshot::built_in::built_in;
use crate::snapshot::fetch::fetch_file;

impl App {
    /// Fetches the boundaries unless they are there or on their way. Called by each view that
    /// uses them: one that is opened later also tries again what failed.
    #[inline(never)]
    pub fn need_boundaries(self) {
        let under_way =
            matches!(self.map_loading.get_untracked(), Loading::Waiting | Loading::Slow);
        if !under_way && self.boundaries.with_untracked(Option::is_none) {
            self.fetch_boundaries();
        }
    }

    pub(super) fn fetch_boundaries(self) {
        // Both are on their way at the same time.
        later::begin();
        spawn_local(self.load_boundaries());
    }

    /// Fetches the boundaries of the edition shown.
    pub async fn load_boundaries(self) {
        self.map_loading.set(Loading::Waiting);
        slow_after_a_while(self.map_loading);
        let file = self.edition_now().files.boundaries.clone();
        let own = file == built_in().files.boundaries;
        let folder = if own { bundled() } else { published() };
        let mut bytes = fetch_file(&folder, &file).await;
        later::fetch().await;
        if let (Err(_), Keeping::Keeps, Some(kept)) = (&bytes, self.keeping, KEPT_FILE.get()) {
            // The host's answer tells more than that nothing is kept.
            bytes = kept(file).await.or(bytes);
        }
        let Some(decode) = DECODE.get() else {
            return self.map_loading.set(Loading::Failed(Cause::Offline));
        };
        self.map_loading.set(match bytes.and_then(|bytes| decode(&bytes)) {
            Ok(boundaries) => {
                self.boundaries.set(Some(Box::leak(Box::new(boundaries))));
                Loading::Ready
            }
            Err(error) => Loading::Failed(Cause::of(&error)),
        });
    }
}
