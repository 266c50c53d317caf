//! The stamp: says for which time something holds, directly after it.

use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::date::Period;
use crate::markup::{Element, el, group};
use crate::text::{self, Text};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/stamp.css");
    root_class(name, scope)
}

/// A stamp with `words` such as "2022" or "Gjelder 2021–2024", apart from what it follows.
pub fn stamp(words: String) -> Element {
    group().text(" ").child(el("span").class(class("or-stamp")).text(words))
}

/// The stamp of a period.
pub fn stamp_of(text: &Text, period: Period) -> Element {
    stamp(text::period(text, period))
}
