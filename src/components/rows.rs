//! Statements as rows between rules.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::language::{Language, Localized};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/rows.css");
    root_class(name, scope)
}

/// Statements in their order, without numbers.
pub fn rows(language: Language, statements: &[Localized]) -> AnyView {
    let items = statements.iter().map(|statement| {
        let words = statement.get(language).to_owned();
        view! { <li>{words}</li> }
    });
    view! { <ul class=class("or-rows") role="list">{items.collect_view()}</ul> }.into_any()
}

/// Statements with their numbers.
pub fn numbered_rows(language: Language, statements: &[Localized]) -> AnyView {
    let items = statements.iter().enumerate().map(|(at, statement)| {
        let words = statement.get(language).to_owned();
        view! { <li><span class="number" aria-hidden="true">{at + 1}</span><span>{words}</span></li> }
    });
    view! { <ol class=class("or-rows") role="list">{items.collect_view()}</ol> }.into_any()
}
