//! The foot of every page: the edition, whose data it is, and more about the app.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{root_class, stamp};
use crate::route::Page;
use crate::state::App;
use crate::text::period;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/footer.css");
    root_class(name, scope)
}

/// The footer, with the periods that the content holds for.
pub fn footer(app: App) -> AnyView {
    let text = app.text();
    let (year, holds) = app.loaded.with(|loaded| {
        let edition = &loaded.edition;
        let areas = period(text, edition.priorities.origin.period);
        let both = text.and;
        (edition.year, format!("{}{both}{areas}", edition.year))
    });
    view! {
        <footer class=class("or-footer")>
            <p><b>"Osloregionen"</b>" "{stamp((text.edition)(year))}</p>
            <p class="colophon">{(text.colophon)(&holds)}</p>
            <nav aria-label=text.about>
                <a class="ds-link" href=app.href(Page::Data)>{text.about_data}</a>
            </nav>
        </footer>
    }
    .into_any()
}
