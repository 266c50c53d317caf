//! History, and what unfolds of bodies, groups, secretariat and role.

use super::parts::{folded, folded_section, foot, frame, heading, list, titled, way};
use crate::components::stamp_of;
use crate::domain::edition::Edition;
use crate::domain::language::{Language, Localized};
use crate::domain::organisation::{Body, Event, Post, Role, Secretariat};
use crate::markup::{Element, Node, el, group};
use crate::route::Page;
use crate::state::App;
use crate::text::{self, EmbedText};

/// The organisation.
pub(super) fn organisation(app: App, edition: &Edition) -> Node {
    let language = app.language();
    let (text, own) = (app.text(), EmbedText::of(language));
    let organisation = &edition.organisation;
    let dated = stamp_of(text, organisation.origin.period);
    let event = |event: &Event| {
        let words: Vec<&str> = event.statements.iter().map(|words| words.get(language)).collect();
        let date = el("time")
            .attr("datetime", event.date.to_string())
            .text(text::date(language, event.date));
        el("li").child(date).child(el("span").text(words.join(". ")))
    };
    let bodies = el("ul")
        .class("said")
        .attr("role", "list")
        .children(organisation.bodies.iter().map(|body| sentence(language, body)));
    let bodies_title = titled(app, &organisation.bodies_title, organisation.origin.period);
    let folds = el("div")
        .class("folds")
        .child(folded(app, bodies_title, bodies))
        .child(folded_section(app, &organisation.groups))
        .child(secretariat(app, &organisation.secretariat))
        .child(role(app, &organisation.role));
    let history = organisation.history.iter().map(event);
    frame("organisasjon")
        .child(heading(text.organisation, dated))
        .child(el("p").class("lead").say(&organisation.name, language))
        .child(el("h2").class("unseen").text(own.history))
        .child(el("ol").class("history").attr("role", "list").children(history))
        .child(folds)
        .child(foot(vec![way(app, Page::Organisation, own.whole_organisation)], None))
        .into()
}

/// What the seed says of a body, in its own sentence.
fn sentence(language: Language, body: &Body) -> Element {
    el("li").child(el("b").say(&body.name, language)).say(&body.rest, language)
}

fn secretariat(app: App, secretariat: &Secretariat) -> Element {
    let language = app.language();
    let post = |post: &Post| {
        let note = post.note.as_ref().map(|note| el("p").class("note").say(note, language));
        el("li")
            .child(el("h3").copy(&post.person))
            .child(el("p").say(&post.tasks, language))
            .child(note)
    };
    let posts = secretariat.posts.iter().map(post);
    let posts = el("ul").class("said").attr("role", "list").children(posts);
    folded(app, titled(app, &secretariat.title, secretariat.origin.period), posts)
}

fn role(app: App, role: &Role) -> Element {
    let language = app.language();
    let kind = |(title, statements): &(Localized, Vec<Localized>)| {
        group().child(el("h3").say(title, language)).child(list(language, statements))
    };
    let kinds = role.kinds.iter().map(kind);
    let inside = group().child(el("p").say(&role.lead, language)).children(kinds);
    folded(app, titled(app, &role.title, role.origin.period), inside)
}
