//! The app's second part: what nothing but this refers to is a wasm of its own, fetched when it is
//! first used.

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{LATER, PAGES};
use crate::state::later::Fetching;
use crate::{components, state};

/// The second part could not be had.
struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Missing {
        Missing
    }
}

/// Brings all that belongs to it.
#[wasm_split(tools, fallible)]
fn bring() -> Result<(), Missing> {
    state::bring();
    components::bring();
    PAGES.bring(LATER);
    Ok(())
}

/// Fetches it. Whether it came.
pub(super) fn fetch() -> Fetching {
    Box::pin(async { bring().await.is_ok() })
}
