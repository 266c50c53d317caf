//! The only owner of web-sys and js-sys. A browser can refuse anything, so everything
//! here can fail, and nothing panics.

mod address;
mod deadline;
mod digest;
mod document;
pub mod dom;
mod json;
mod links;

pub use address::{Navigation, current, go, root};
pub use deadline::deadline;
pub use digest::sha256_hex;
pub use document::{
    clear_static, fail_static, focus, mark_ready, present, value_of, value_of_id, warn,
};
pub use json::parse_json;
pub use links::{follow_links, return_to_place};
