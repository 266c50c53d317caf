//! The priorities and the organisation: a list of large rows, each of which opens as a page of
//! its own with the way back and home.

use leptos::prelude::*;

use crate::components::{number, numbered_rows, rows, stamp_of};
use crate::domain::date::Period;
use crate::domain::edition::Edition;
use crate::domain::language::Localized;
use crate::domain::organisation::Section;
use crate::kiosk::code::code;
use crate::kiosk::state::Kiosk;
use crate::markup::{Element, Node, el, group, live};
use crate::route::Page;
use crate::text;

/// A part: its name, since when it holds, what is in it, and its page on the site.
struct Part {
    name: String,
    period: Period,
    content: fn(Kiosk, &'static Edition, usize) -> Element,
    page: Page,
}

/// The focus areas, the basic idea and the action plan.
pub(super) fn priorities(kiosk: Kiosk, edition: &'static Edition) -> Element {
    let language = kiosk.app.language();
    let priorities = &edition.priorities;
    let mut parts: Vec<Part> = Vec::new();
    for area in &priorities.areas {
        parts.push(Part {
            name: area.name.get(language).to_owned(),
            period: area.priorities.as_ref().map_or(priorities.origin.period, |p| p.origin.period),
            content: focus_area,
            page: Page::FocusArea(area.slug.clone()),
        });
    }
    for section in [&priorities.basic_idea, &priorities.action_plan] {
        parts.push(Part {
            name: section.title.get(language).to_owned(),
            period: section.origin.period,
            content: idea_or_plan,
            page: Page::Priorities,
        });
    }
    list_or_part(kiosk, edition, kiosk.app.text().priorities, Page::Priorities, parts)
}

/// The history, the bodies, the groups, the secretariat, and the role.
pub(super) fn organisation(kiosk: Kiosk, edition: &'static Edition) -> Element {
    let language = kiosk.app.language();
    let organisation = &edition.organisation;
    let part = |name: &Localized, period: Period, content| Part {
        name: name.get(language).to_owned(),
        period,
        content,
        page: Page::Organisation,
    };
    let own = organisation.origin.period;
    let parts = vec![
        part(&organisation.name, own, history),
        part(&organisation.bodies_title, own, bodies),
        part(&organisation.groups.title, organisation.groups.origin.period, groups),
        part(&organisation.secretariat.title, organisation.secretariat.origin.period, secretariat),
        part(&organisation.role.title, organisation.role.origin.period, role),
    ];
    list_or_part(kiosk, edition, kiosk.app.text().organisation, Page::Organisation, parts)
}

/// The list, or the part that is open.
fn list_or_part(
    kiosk: Kiosk,
    edition: &'static Edition,
    title: &'static str,
    page: Page,
    parts: Vec<Part>,
) -> Element {
    let text = kiosk.app.text();
    el("div").class("parts").child(live(move || -> Node {
        let open = kiosk.part.get();
        let Some((at, part)) = open.and_then(|at| Some((at, parts.get(at)?))) else {
            let rows = parts.iter().enumerate().map(|(at, part)| row(kiosk, at, &part.name));
            let list = el("ol").class("large").attr("role", "list").children(rows);
            let foot = el("div").class("foot").child(code(kiosk, page.clone()));
            return group().child(el("h1").text(title)).child(list).child(foot).into();
        };
        let back = el("button")
            .attr("type", "button")
            .class("back")
            .on("click", move |_| kiosk.part.set(None))
            .text(kiosk.words().all);
        let heading = el("h1").text(part.name.clone()).child(stamp_of(text, part.period));
        let words =
            el("div").class("said").attr("tabindex", "0").child((part.content)(kiosk, edition, at));
        let foot = el("div").class("foot").child(back).child(code(kiosk, part.page.clone()));
        group().child(heading).child(words).child(foot).into()
    }))
}

fn row(kiosk: Kiosk, at: usize, name: &str) -> Element {
    let button = el("button")
        .attr("type", "button")
        .on("click", move |_| kiosk.part.set(Some(at)))
        .child(number(at))
        .child(el("span").copy(name));
    el("li").child(button)
}

fn focus_area(kiosk: Kiosk, edition: &'static Edition, at: usize) -> Element {
    let language = kiosk.app.language();
    match edition.priorities.areas.get(at).and_then(|area| area.priorities.as_ref()) {
        Some(found) => group()
            .child(el("h2").say(&found.title, language))
            .child(numbered_rows(language, &found.statements)),
        None => el("p").text(kiosk.app.text().source_has_none),
    }
}

fn idea_or_plan(kiosk: Kiosk, edition: &'static Edition, at: usize) -> Element {
    let priorities = &edition.priorities;
    let is_plan = at > priorities.areas.len();
    section(kiosk, if is_plan { &priorities.action_plan } else { &priorities.basic_idea })
}

fn section(kiosk: Kiosk, section: &Section) -> Element {
    let language = kiosk.app.language();
    let lead = section.lead.as_ref().map(|lead| el("p").say(lead, language));
    group().child(lead).child(rows(language, &section.statements))
}

fn history(kiosk: Kiosk, edition: &'static Edition, _: usize) -> Element {
    let language = kiosk.app.language();
    let event = |event: &crate::domain::organisation::Event| {
        let words: Vec<&str> = event.statements.iter().map(|words| words.get(language)).collect();
        let date = el("b").text(text::date(language, event.date));
        el("div").child(el("p").child(date)).child(el("p").text(words.join(". ")))
    };
    group().children(edition.organisation.history.iter().map(event))
}

fn bodies(kiosk: Kiosk, edition: &'static Edition, _: usize) -> Element {
    let language = kiosk.app.language();
    let body = |body: &crate::domain::organisation::Body| {
        el("p").child(el("b").say(&body.name, language)).say(&body.rest, language)
    };
    group().children(edition.organisation.bodies.iter().map(body))
}

fn groups(kiosk: Kiosk, edition: &'static Edition, _: usize) -> Element {
    section(kiosk, &edition.organisation.groups)
}

fn secretariat(kiosk: Kiosk, edition: &'static Edition, _: usize) -> Element {
    let language = kiosk.app.language();
    let post = |post: &crate::domain::organisation::Post| {
        let note = post.note.as_ref().map(|note| el("p").class("note").say(note, language));
        el("div")
            .child(el("p").child(el("b").copy(&post.person)))
            .child(el("p").say(&post.tasks, language))
            .child(note)
    };
    group().children(edition.organisation.secretariat.posts.iter().map(post))
}

fn role(kiosk: Kiosk, edition: &'static Edition, _: usize) -> Element {
    let language = kiosk.app.language();
    let role = &edition.organisation.role;
    let kind = |(title, statements): &(Localized, Vec<Localized>)| {
        el("div").child(el("h2").say(title, language)).child(rows(language, statements))
    };
    group().child(el("p").say(&role.lead, language)).children(role.kinds.iter().map(kind))
}
