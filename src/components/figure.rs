//! A key figure: label, figure, and where it comes from.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/figure.css");
    root_class(name, scope)
}

/// A figure as a term and its description; `below` holds date and source. Goes into a
/// `<dl>`.
pub fn figure(label: &'static str, value: String, below: impl IntoView + 'static) -> AnyView {
    view! {
        <div class=class("or-figure")>
            <dt>{label}</dt>
            <dd>
                <span class="value">{value}</span>
                <span class="below">{below.into_any()}</span>
            </dd>
        </div>
    }
    .into_any()
}
