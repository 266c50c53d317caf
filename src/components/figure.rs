//! A key figure: label, figure, and where it comes from.

use stylers_macro::style_sheet;

use super::root_class;
use crate::markup::{Element, el};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/figure.css");
    root_class(name, scope)
}

/// A figure as a term and its description; `below` holds date and source. Goes into a
/// `<dl>`.
pub fn figure(label: &'static str, value: String, below: Element) -> Element {
    let value = el("span").class("value").text(value);
    el("div")
        .class(class("or-figure"))
        .child(el("dt").text(label))
        .child(el("dd").child(value).child(el("span").class("below").child(below)))
}
