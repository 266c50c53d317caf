//! Views used by more than one page: each a file with its style sheet beside it.

mod breadcrumbs;
mod figure;
mod footer;
mod header;
mod here;
mod member_map;
mod member_row;
mod notice;
mod region_map;
mod rows;
mod search_field;
mod section;
mod stamp;
mod take;
mod toggle;
mod wide_table;

pub use breadcrumbs::breadcrumbs;
pub use figure::figure;
pub use footer::footer;
pub use header::header;
pub use here::here;
pub use member_map::{colour_choice, member_map};
pub use member_row::{MemberRow, ROW_HEAD_ID, member_row, reason, row_head};
pub use notice::notice;
pub use region_map::{Arrangement, arrangement, close_up, land, region_as_circles};
pub use rows::{number, numbered_rows, rows};
pub use search_field::search_field;
pub use section::section;
pub use stamp::{stamp, stamp_of};
pub use take::{save_button, take};
pub use toggle::{choice, toggle};
pub use wide_table::wide_table;

use crate::markup::{Element, Words, el};

/// Brings what of this room belongs to the app's second part.
#[cfg(feature = "split")]
pub(crate) fn bring() {
    here::bring();
    region_map::bring();
    take::bring();
}

/// A link in running text or standing alone.
pub fn link(href: String, words: impl Words) -> Element {
    el("a").class("ds-link").attr("href", href).text(words)
}

/// A link that leads away from the app.
pub fn outside_link(href: String, words: impl Words) -> Element {
    link(href, words).attr("rel", "external")
}

/// The class attribute of a component's root: its name and the scope that stylers gave
/// its style sheet.
pub(crate) fn root_class(name: &str, scope: &str) -> String {
    [name, " ", scope].concat()
}
