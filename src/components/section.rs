//! A section of a page: heading and stamp to the left, content to the right.

use stylers_macro::style_sheet;

use super::root_class;
use crate::markup::{Element, Part, el};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/section.css");
    root_class(name, scope)
}

/// A section with its heading and what dates it.
pub fn section(title: &str, stamp: Element, content: impl Part) -> Element {
    let head = el("div").class("head").child(el("h2").copy(title)).child(stamp);
    el("section")
        .class(class("or-section"))
        .child(head)
        .child(el("div").class("content").child(content))
}
