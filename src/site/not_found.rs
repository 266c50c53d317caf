//! An address that is no page: a search, and the ways on.

use crate::components::{link, search_field};
use crate::markup::{Node, el, group};
use crate::route::{MembersQuery, Page};
use crate::state::App;

/// The page for unknown addresses.
pub(super) fn not_found(app: App) -> Node {
    let text = app.text();
    let entry = |(page, name): (Page, &'static str)| el("li").child(link(app.href(page), name));
    let pages = [
        (Page::Home, text.home),
        (Page::Members(MembersQuery::default()), text.members),
        (Page::Organisation, text.organisation),
        (Page::Priorities, text.priorities),
    ];
    let links = el("ul").class("or-links").attr("role", "list").children(pages.map(entry));
    group()
        .child(el("h1").class("or-page-title").attr("tabindex", "-1").text(text.not_found))
        .child(el("p").class("or-lead").text(text.not_found_about))
        .child(search_field(app, || "".into(), None))
        .child(links)
        .into()
}
