//! What the running app knows: the loaded edition, the address and its language.
//!
//! - [`later`]: the part of the app that is fetched when it is first used

mod addresses;
mod app;
mod catalogue;
mod directory;
pub mod later;
mod loaded;
mod loading;
mod map;
mod newer;

pub use crate::snapshot::catalogue::{Catalogue, Offer};
pub use app::{App, LONG_LIST, ROWS_ID, SEEN_STEP};
pub use catalogue::Coming;
pub use directory::{Asked, figure_of};
pub use loaded::Loaded;
pub use loading::{Cause, Loading};
pub use newer::{Found, Keeping, Standing};

/// Brings what of this room belongs to the app's second part.
#[cfg(feature = "split")]
pub fn bring() {
    directory::ANSWER.bring(Loaded::answer);
    loaded::DECODE.bring(crate::snapshot::decode_boundaries);
    newer::bring();
}
