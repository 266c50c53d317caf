//! The only owner of web-sys and js-sys. A browser can refuse anything, so everything
//! here can fail, and nothing panics.

mod address;
mod digest;
mod document;
mod links;

pub use address::{Navigation, current, go, replace, root};
pub use digest::sha256_hex;
pub use document::{clear_static, focus_heading, mark_ready, set_language, set_title, value_of};
pub use links::follow_links;
