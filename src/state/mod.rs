//! What the running app knows: the loaded edition, the address and its language.

mod app;
mod directory;
mod loading;

pub use app::{App, LONG_LIST, Loaded, ROWS_ID, SEEN_STEP};
pub use directory::{Asked, figure_of};
pub use loading::{Cause, Loading};
