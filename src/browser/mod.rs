//! The only owner of web-sys and js-sys. A browser can refuse anything, so everything
//! here can fail, and nothing panics.

mod address;
mod clock;
mod deadline;
mod digest;
mod document;
pub mod dom;
mod gesture;
mod json;
mod kept;
mod kiosk;
mod links;
mod position;
mod reading;
mod scrolling;
mod sharing;
mod styles;
mod version;

pub use address::{change, current, forget_root, go, reload, root};
pub use clock::now;
pub use deadline::deadline;
pub use digest::{sha256_hex, verify_ed25519};
pub use document::{
    after_paint, clear_static, fail_static, focus, hold_focus, is_ticked, mark_ready, note, pause,
    prerendered, present, spawn, tell, value_of, value_of_id, warn,
};
pub use gesture::{Place, Pointer, WHOLE, hold_pointer, key, pointer, told_by_target, wheel};
pub use json::parse_json;
pub use kept::{forget_kept, has_kept, keep, keep_only, kept};
pub use kiosk::{
    answer_pings, base, forget_place, load, on_resize, set_length, site, size_of, told, window_size,
};
pub use links::{Then, follow_links, return_to_place};
pub use position::{NoPosition, position};
pub use reading::{NotRead, read_at_most};
pub use scrolling::{on_scroll, reveal, row_at_top};
pub use sharing::{Shared, copy, print, save, share};
pub use styles::{fetch_styles, is_styled};
pub use version::{on_new_version, take_new_version};
