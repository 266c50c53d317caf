//! Views used by more than one page: each a file with its style sheet beside it.

mod breadcrumbs;
mod figure;
mod footer;
mod header;
mod member_row;
mod notice;
mod region_map;
mod rows;
mod search_field;
mod section;
mod stamp;

pub use breadcrumbs::breadcrumbs;
pub use figure::figure;
pub use footer::footer;
pub use header::header;
pub use member_row::{MemberRow, member_row, row_head};
pub use notice::notice;
pub use region_map::{close_up, land, region_as_circles};
pub use rows::{numbered_rows, rows};
pub use search_field::search_field;
pub use section::section;
pub use stamp::{stamp, stamp_of};

/// The class attribute of a component's root: its name and the scope that stylers gave
/// its style sheet.
pub(crate) fn root_class(name: &str, scope: &str) -> String {
    format!("{name} {scope}")
}
