//! The foot of every page: the edition, whose data it is, and more about the app.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{link, root_class, stamp};
use crate::domain::edition::Edition;
use crate::markup::{Element, Node, el, live};
use crate::route::{ACCESSIBILITY, PRIVACY, Page};
use crate::state::App;
use crate::text::{self, period};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/footer.css");
    root_class(name, scope)
}

/// The footer, with the periods that the content holds for.
pub fn footer(app: App, edition: &Edition) -> Element {
    let text = app.text();
    let areas = period(text, edition.priorities.origin.period);
    let holds = [&edition.year.to_string(), text.and, &areas].concat();
    // Pages of their own, which are loaded: not the app's to show.
    let loaded = |href: String, name| link(href, name).attr("target", "_self");
    let folder = ["", "nn/", "en/"][app.language() as usize];
    let beside = |page: &str, name| loaded(app.file(&[folder, page].concat()), name);
    let nav = el("nav")
        .attr("aria-label", text.about)
        .child(link(app.href(Page::Data), text.about_data))
        .child(loaded(app.href(Page::EmbedBuilder), text.embed_builder))
        .child(beside(ACCESSIBILITY, text.accessibility))
        .child(beside(PRIVACY, text.privacy));
    // Of the language that the footer is in, and made anew by itself when more is known.
    let publication = live(move || {
        let standing = app.standing.get();
        let date = text::date(app.language(), standing.publication.published.date());
        let words = text.published.with(&date);
        let trust = standing.trust.map(|trust| [" · ", text.trust[trust as usize]].concat());
        Node::Text((words + &trust.unwrap_or_default()).into())
    });
    let name = el("p")
        .child(el("b").text("Osloregionen"))
        .child(stamp(text.edition.with_number(edition.year.into())));
    let shown = edition.year;
    el("footer")
        .class(class("or-footer"))
        .child(name)
        .child(live(move || editions(app, shown)))
        // A line of its own: nothing moves when more is known.
        .child(el("p").class("published").child(publication))
        .child(el("p").class("colophon").text(text.colophon.with(&holds)))
        .child(nav)
}

/// The page as each edition has it, where there are several.
fn editions(app: App, shown: u16) -> Node {
    let years = app.standing.get().listed.years;
    if years.len() < 2 {
        return Node::Empty;
    }
    let entry = |year: &u16| {
        let current = (*year == shown).then_some("true");
        let link = link(app.address_as_of(*year), year.to_string());
        el("li").child(link.maybe_attr("aria-current", current))
    };
    let text = app.text();
    el("nav")
        .class("editions")
        .attr("aria-label", text.editions)
        .child(el("span").attr("aria-hidden", "true").text(text.editions).text(":"))
        .child(el("ul").attr("role", "list").children(years.iter().map(entry)))
        .into()
}
