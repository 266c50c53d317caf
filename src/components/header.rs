//! The head of every page: mark, name, three words of navigation and the language.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::language::Language;
use crate::markup::{Element, el};
use crate::route::{MembersQuery, Page};
use crate::state::App;
use crate::text::Text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/header.css");
    root_class(name, scope)
}

/// The header. On a phone navigation and languages lie behind one word; a `<details>`
/// opens without script too.
pub fn header(app: App) -> Element {
    let text = app.text();
    let label = el("span").class("label").text(text.languages).text(": ");
    let wide_languages = el("details")
        .class("languages wide")
        .child(el("summary").child(label).text(text.language_name))
        .child(languages(app));
    let nav = |class: &'static str| {
        el("nav").class(class).attr("aria-label", text.navigation).child(sections(app, text))
    };
    let menu = el("details")
        .class("menu")
        .child(el("summary").text(text.menu))
        .child(nav("").child(languages(app)));
    el("header")
        .class(class("or-header"))
        .child(home(app, text))
        .child(nav("wide"))
        .child(wide_languages)
        .child(menu)
}

fn home(app: App, text: &'static Text) -> Element {
    let mark = el("svg")
        .class("mark")
        .attr("width", "42")
        .attr("height", "42")
        .attr("viewBox", "0 0 960 960")
        .attr("aria-hidden", "true")
        .child(el("use").attr("href", app.file("mark.svg#mark")));
    let name = el("span")
        .class("name")
        .child(el("b").text("Osloregionen"))
        .child(el("span").class("tagline").text(text.tagline));
    el("a").class("home").attr("href", app.href(Page::Home)).child(mark).child(name)
}

fn sections(app: App, text: &'static Text) -> Element {
    let entry = |(page, name): (Page, &'static str)| {
        let section = page.section();
        let current = move || {
            let is_here = app.view.with(|shown| shown.page.section() == section);
            is_here.then(|| "true".into())
        };
        let link = el("a").attr("href", app.href(page)).live_attr("aria-current", current);
        el("li").child(link.text(name))
    };
    let pages = [
        (Page::Members(MembersQuery::default()), text.members),
        (Page::Organisation, text.organisation),
        (Page::Priorities, text.priorities),
    ];
    el("ul").attr("role", "list").children(pages.map(entry))
}

fn languages(app: App) -> Element {
    let shown = app.language();
    let entry = |language: Language| {
        let tag = language.tag();
        // The address keeps what is searched for, so it follows the route.
        let href = move || Some(app.address_in(language).into());
        let link = el("a")
            .live_attr("href", href)
            .attr("lang", tag)
            .attr("hreflang", tag)
            .maybe_attr("aria-current", (shown == language).then_some("true"))
            .text(Text::of(language).language_name);
        el("li").child(link)
    };
    el("ul")
        .class("tongues")
        .attr("role", "list")
        .attr("aria-label", app.text().languages)
        .children(Language::ALL.map(entry))
}
