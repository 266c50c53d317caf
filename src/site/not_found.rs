//! An address that is no page: a search, and the ways on.

use leptos::prelude::*;

use crate::components::search_field;
use crate::route::{MembersQuery, Page};
use crate::state::App;

/// The page for unknown addresses.
pub(super) fn not_found(app: App) -> AnyView {
    let text = app.text();
    let link = |page: Page, name: &'static str| {
        view! { <li><a class="ds-link" href=app.href(page)>{name}</a></li> }
    };
    view! {
        <h1 class="or-page-title" tabindex="-1">{text.not_found}</h1>
        <p class="or-lead">{text.not_found_about}</p>
        {search_field(app, String::new(), None)}
        <ul class="or-links" role="list">
            {link(Page::Home, text.home)}
            {link(Page::Members(MembersQuery::default()), text.members)}
            {link(Page::Organisation, text.organisation)}
            {link(Page::Priorities, text.priorities)}
        </ul>
    }
    .into_any()
}
