//! History, political bodies, administrative groups, secretariat, role and ways of
//! working.

use stylers_macro::style_sheet;

use crate::components::{root_class, rows, stamp_of};
use crate::domain::edition::Edition;
use crate::domain::language::{Language, Localized};
use crate::domain::organisation::{Body, Event, Organisation, Post, Role, Secretariat, Section};
use crate::markup::{Element, Node, el};
use crate::state::App;
use crate::text::{self, Text};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/organisation.css");
    root_class(name, scope)
}

/// The organisation page.
pub(super) fn organisation(app: App, edition: &Edition) -> Node {
    let language = app.language();
    let text = app.text();
    let organisation = &edition.organisation;
    let heading = el("h1")
        .attr("tabindex", "-1")
        .text(text.organisation)
        .child(stamp_of(text, organisation.origin.period));
    let chart = el("div")
        .class("chart")
        .child(bodies(language, organisation))
        .child(groups(language, &organisation.groups));
    el("div")
        .class(class("or-organisation"))
        .child(heading)
        .child(el("p").class("lead").say(&organisation.name, language))
        .child(history(language, &organisation.history))
        .child(chart)
        .child(secretariat(language, text, &organisation.secretariat))
        .child(role(language, text, &organisation.role))
        .into()
}

fn list(tag: &'static str, class: &'static str) -> Element {
    el(tag).class(class).attr("role", "list")
}

fn words(tag: &'static str, words: &Localized, language: Language) -> Element {
    el(tag).say(words, language)
}

fn history(language: Language, events: &[Event]) -> Element {
    let event = |event: &Event| {
        let words: Vec<&str> = event.statements.iter().map(|words| words.get(language)).collect();
        let date = text::date(language, event.date);
        let told = words.iter().find_map(|words| told_by(words, &date));
        let time = el("time")
            .attr("datetime", event.date.to_string())
            .maybe_attr("aria-hidden", told)
            .text(date);
        el("li").child(time).child(el("span").text(words.join(". ")))
    };
    list("ol", "history").children(events.iter().map(event))
}

/// Hides from screen readers what the sentence beside it ends with: nobody hears it twice.
fn told_by(sentence: &str, words: &str) -> Option<&'static str> {
    sentence.ends_with(words).then_some("true")
}

/// The political bodies as a nested list: a body stands under the one that elects it, and
/// apart from all where the seed names none.
fn bodies(language: Language, organisation: &Organisation) -> Element {
    let all = &organisation.bodies;
    let roots = all.iter().filter(|body| body.elected_by.is_none());
    // The highest body is first; others without a stated relation stand apart.
    let nodes = roots.enumerate().map(|(at, root)| body(language, root, all, at > 0));
    el("section")
        .class("bodies")
        .child(words("h2", &organisation.bodies_title, language))
        .child(list("ul", "nodes").children(nodes))
}

fn body(language: Language, shown: &Body, all: &[Body], apart: bool) -> Element {
    let elected = all.iter().filter_map(|other| {
        let (by, relation) = other.elected_by.as_ref()?;
        let node = || el("ul").attr("role", "list").child(body(language, other, all, false));
        (*by == shown.id).then(|| {
            let told = told_by(other.rest.get(language), relation.get(language));
            let relation =
                words("span", relation, language).class("relation").maybe_attr("aria-hidden", told);
            el("li").class("elected").child(relation).child(node())
        })
    });
    let elected: Vec<Element> = elected.collect();
    let sentence = el("p").child(words("b", &shown.name, language)).say(&shown.rest, language);
    let node = el("li").class(if apart { "node apart" } else { "node" }).child(sentence);
    if elected.is_empty() { node } else { node.child(list("ul", "below").children(elected)) }
}

fn groups(language: Language, groups: &Section) -> Element {
    let lead = groups.lead.as_ref().map(|lead| words("p", lead, language));
    let names = groups.statements.iter().map(|name| words("li", name, language));
    el("section")
        .class("groups")
        .child(words("h2", &groups.title, language))
        .child(lead)
        .child(el("ul").attr("role", "list").children(names))
}

fn secretariat(language: Language, text: &'static Text, secretariat: &Secretariat) -> Element {
    let post = |post: &Post| {
        let note = post.note.as_ref().map(|note| words("p", note, language).class("note"));
        el("li")
            .child(el("h3").copy(&post.person))
            .child(words("p", &post.tasks, language))
            .child(note)
    };
    let title =
        words("h2", &secretariat.title, language).child(stamp_of(text, secretariat.origin.period));
    let posts = list("ul", "posts").children(secretariat.posts.iter().map(post));
    el("section").child(title).child(posts)
}

fn role(language: Language, text: &'static Text, role: &Role) -> Element {
    let kind = |(title, statements): &(Localized, Vec<Localized>)| {
        el("div").child(words("h3", title, language)).child(rows(language, statements))
    };
    let title = words("h2", &role.title, language).child(stamp_of(text, role.origin.period));
    el("section")
        .child(title)
        .child(words("p", &role.lead, language).class("lead"))
        .child(el("div").class("kinds").children(role.kinds.iter().map(kind)))
}
