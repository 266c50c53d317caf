//! The trail from the list to the page shown.

use super::link;
use crate::markup::{Element, el};
use crate::route::Page;
use crate::state::App;

/// A trail of one page above and the name of this one.
pub fn breadcrumbs(app: App, above: Page, above_name: &'static str, here: String) -> Element {
    let here = el("span").attr("aria-current", "page").text(here);
    let list = el("ol")
        .child(el("li").child(link(app.href(above), above_name)))
        .child(el("li").child(here));
    el("nav").class("ds-breadcrumbs or-trail").attr("aria-label", app.text().trail).child(list)
}
