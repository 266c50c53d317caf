//! What the running app knows: the loaded edition, the address and its language.

mod app;
mod directory;
mod loading;

pub use app::{App, Loaded};
pub use directory::{Asked, figure_of};
pub use loading::{Cause, Loading};
