//! The part of a long list that is in the page: rows far from the screen cost nothing.

use leptos::prelude::*;

use crate::markup::{Element, Row};
use crate::state::{App, LONG_LIST, SEEN_STEP};

/// Rows that fill the largest screen, and a step before and behind it.
const KEPT: usize = 60;

/// The rows in the page, from `first` up to `end`, of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub first: usize,
    pub end: usize,
    pub rows: usize,
}

impl Window {
    /// The window of a list of `rows` rows, which follows the scrolling where the list is
    /// long.
    pub fn of(app: App, rows: usize) -> Window {
        if rows <= LONG_LIST {
            return Window { first: 0, end: rows, rows };
        }
        let first = app.row_seen.get().saturating_sub(SEEN_STEP).min(rows - SEEN_STEP);
        Window { first, end: (first + KEPT).min(rows), rows }
    }

    /// Whether rows are left out: all must then be equally high.
    pub fn is_part(self) -> bool {
        self.rows > LONG_LIST
    }

    /// `rows` between spaces as high as the rows that are left out; `space` makes an element
    /// of so many rows' height.
    pub fn between(self, rows: impl Iterator<Item = Row>, space: fn(usize) -> Element) -> Vec<Row> {
        let spaces = |count: usize, key: u64| {
            // The height is part of the key: another height is another space.
            let key = key ^ (count as u64) << 1;
            let make = Box::new(move || space(count));
            (count > 0).then_some(Row { key, make })
        };
        spaces(self.first, 0)
            .into_iter()
            .chain(rows)
            .chain(spaces(self.rows - self.end, 1))
            .collect()
    }
}
