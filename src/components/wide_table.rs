//! A table that may be wider than the screen.

use crate::browser;
use crate::markup::{Element, el};

/// A region called `name`, in which a table is scrolled sideways, by keyboard too.
pub fn wide_table(name: &'static str, table: Element) -> Element {
    el("div")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", name)
        // The first column stays where it is, and would cover what has focus; and with room kept for
        // it, Safari takes what lies just beyond the edge for seen.
        .on("focusin", |event| browser::reveal(&event))
        .child(table)
}
