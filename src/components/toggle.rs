//! One of a few, as buttons side by side: the chosen one is ink, as in print.

use stylers_macro::style_sheet;

use super::root_class;
use crate::markup::{Element, el};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/toggle.css");
    root_class(name, scope)
}

/// A group of buttons with its name and those from [`choice`].
pub fn toggle(name: &'static str, choices: Vec<Element>) -> Element {
    el("div")
        .class(class("or-toggle"))
        .attr("role", "group")
        .attr("aria-label", name)
        .children(choices)
}

/// A button of a group: whether it is the chosen one, and what choosing it does.
pub fn choice(
    name: &'static str,
    chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + Send + 'static,
) -> Element {
    el("button")
        .attr("type", "button")
        .live_attr("aria-pressed", move || Some(if chosen() { "true" } else { "false" }.into()))
        .on("click", move |_| choose())
        .text(name)
}
