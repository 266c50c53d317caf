//! What is said about the edition while it is fetched or when it could not be.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{link, root_class, stamp};
use crate::browser;
use crate::domain::publication::Age;
use crate::markup::{Element, Node, el, live};
use crate::state::{App, Cause, Loading};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/notice.css");
    root_class(name, scope)
}

/// Sentences with one action each, or nothing when all is well.
pub fn notice(app: App) -> Element {
    let sentence = move || -> Node {
        let text = app.text();
        match app.loading.get() {
            Loading::Waiting => Node::Empty,
            Loading::Ready => earlier(app).unwrap_or_else(|| expired(app)),
            Loading::Stale(Cause::NoEdition) => missing(app),
            Loading::Slow => el("p")
                .child(el("b").text(text.fetching))
                .text(" ")
                .text(text.fetching_about)
                .into(),
            Loading::Stale(cause) | Loading::Failed(cause) => {
                let year = app.loaded.with(|loaded| loaded.edition.year);
                let again = el("button")
                    .attr("type", "button")
                    .class("ds-link")
                    .on("click", move |_| app.retry())
                    .text(text.try_again);
                el("p")
                    .child(el("b").text(text.showing_kept))
                    .child(stamp(year.to_string()))
                    .text(" ")
                    .text(text.not_fetched)
                    .text(" ")
                    .text(text.causes[cause as usize])
                    .text(" ")
                    .child(again)
                    .into()
            }
        }
    };
    let version = move || -> Node {
        if !app.new_version.get() {
            return Node::Empty;
        }
        let text = app.text();
        let take = el("button")
            .attr("type", "button")
            .class("ds-link")
            .on("click", |_| browser::take_new_version())
            .text(text.tools.take_version);
        el("p").child(el("b").text(text.tools.new_version)).text(" ").child(take).into()
    };
    el("div")
        .class(class("or-notice"))
        .attr("role", "status")
        .child(live(version))
        .child(live(sentence))
}

/// That an earlier edition is shown, and the way to the latest.
fn earlier(app: App) -> Option<Node> {
    let year = app.loaded.with(|loaded| loaded.edition.year);
    let latest = app.standing.get().listed.latest;
    if year == latest {
        return None;
    }
    let text = app.text();
    let words = text.earlier.with_both(&year.to_string(), &latest.to_string());
    let way = link(app.address_as_of(latest), text.show_latest);
    Some(el("p").text(words).text(" ").child(way).into())
}

/// That there is no edition of the year that is asked for.
fn missing(app: App) -> Node {
    let asked = app.view.with(|route| route.edition).unwrap_or_default();
    let shown = app.loaded.with(|loaded| loaded.edition.year);
    el("p").text(app.text().no_edition.with_both(&asked.to_string(), &shown.to_string())).into()
}

/// That something newer should have come by now, for what is as new as the host has it.
fn expired(app: App) -> Node {
    let publication = app.standing.get().publication;
    if publication.age(browser::now()) != Age::Expired {
        return Node::Empty;
    }
    let date = text::date(app.language(), publication.expires.date());
    el("p").text(app.text().expired.with(&date)).into()
}
