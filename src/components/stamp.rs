//! The stamp: says for which time something holds, directly after it.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::date::Period;
use crate::text::{self, Text};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/stamp.css");
    root_class(name, scope)
}

/// A stamp with `words` such as "2022" or "Gjelder 2021–2024".
pub fn stamp(words: String) -> AnyView {
    view! { <span class=class("or-stamp")>{words}</span> }.into_any()
}

/// The stamp of a period.
pub fn stamp_of(text: &Text, period: Period) -> AnyView {
    stamp(text::period(text, period))
}
