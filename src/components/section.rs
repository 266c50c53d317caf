//! A section of a page: heading and stamp to the left, content to the right.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/section.css");
    root_class(name, scope)
}

/// A section with its heading and what dates it.
pub fn section(title: String, stamp: AnyView, content: AnyView) -> AnyView {
    view! {
        <section class=class("or-section")>
            <div class="head"><h2>{title}</h2>" "{stamp}</div>
            <div class="content">{content}</div>
        </section>
    }
    .into_any()
}
