//! Focus areas with their main priorities, the basic idea and the action plan.

use leptos::prelude::WithUntracked;
use stylers_macro::style_sheet;

use crate::components::{
    Arrangement, arrangement, breadcrumbs, link, number, numbered_rows, region_as_circles,
    root_class, rows, section, stamp, stamp_of,
};
use crate::domain::edition::Edition;
use crate::domain::organisation::Section;
use crate::domain::priorities::FocusArea;
use crate::markup::{Element, Node, Words, el, group};
use crate::route::Page;
use crate::state::App;
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/priorities.css");
    root_class(name, scope)
}

/// The priorities page.
pub(super) fn priorities(app: App, edition: &Edition) -> Node {
    let language = app.language();
    let text = app.text();
    let priorities = &edition.priorities;
    let plan = &priorities.action_plan;
    let areas = section(
        priorities.title.get(language),
        stamp(text.holds.with(&text::period(text, priorities.origin.period))),
        areas(app, &priorities.areas),
    );
    let plan = section(
        plan.title.get(language),
        stamp_of(text, plan.origin.period),
        numbered_rows(language, &plan.statements),
    );
    group().child(title(text.priorities)).child(areas).child(idea(app, edition)).child(plan).into()
}

fn title(words: impl Words) -> Element {
    el("h1").class("or-page-title").attr("tabindex", "-1").text(words)
}

/// One focus area with its main priorities, and the way to the others.
pub(super) fn focus_area(app: App, edition: &Edition, area: &FocusArea) -> Node {
    let language = app.language();
    let text = app.text();
    let name = area.name.get(language).to_owned();
    let holds = text.holds.with(&text::period(text, edition.priorities.origin.period));
    let content = match &area.priorities {
        Some(found) => section(
            found.title.get(language),
            stamp_of(text, found.origin.period),
            numbered_rows(language, &found.statements),
        ),
        None => el("p").class("or-lead").text(text.source_has_none),
    };
    let all = area_links(app, &edition.priorities.areas);
    let all = section(text.all_focus_areas, group(), all);
    let trail = breadcrumbs(app, Page::Priorities, text.priorities, name.clone());
    group().child(trail).child(title(name).child(stamp(holds))).child(content).child(all).into()
}

/// The focus areas as links, each with how many main priorities it has.
pub(super) fn area_links(app: App, areas: &[FocusArea]) -> Element {
    let language = app.language();
    let text = app.text();
    let here = app.view.with_untracked(|route| route.page.clone());
    let row = |(at, area): (usize, &FocusArea)| {
        let page = Page::FocusArea(area.slug.clone());
        let current = (page == here).then_some("page");
        let count = match &area.priorities {
            Some(found) => {
                let count = found.statements.len();
                text.main_priorities[usize::from(count != 1)].with_number(count)
            }
            None => text.no_main_priorities.to_owned(),
        };
        let link = el("a")
            .attr("href", app.href(page))
            .maybe_attr("aria-current", current)
            .child(number(at))
            .child(el("span").class("name").say(&area.name, language))
            .child(el("span").class("note").text(count));
        el("li").child(link)
    };
    let rows = areas.iter().enumerate().map(row);
    el("ol").class(class("or-areas")).attr("role", "list").children(rows)
}

/// The focus areas as rows that open; one without main priorities says so and does not.
fn areas(app: App, areas: &[FocusArea]) -> Element {
    let text = app.text();
    let row = |(at, area): (usize, &FocusArea)| {
        let name = el("h3").class("name").say(&area.name, app.language());
        let Some(found) = &area.priorities else {
            let none = el("span").class("none").text(text.source_has_none);
            return el("li").class("closed").child(number(at)).child(name).child(none);
        };
        let word = |class: &'static str, word: &'static str| {
            el("span").class(class).attr("aria-hidden", "true").text(word)
        };
        let summary = el("summary")
            .child(number(at))
            .child(name)
            .child(word("note open-word", text.open))
            .child(word("note close-word", text.close));
        let own_page = app.href(Page::FocusArea(area.slug.clone()));
        let inside = el("div")
            .class("inside")
            .child(main_priorities(app, found))
            .child(link(own_page, text.page_of_its_own.with(area.name.get(app.language()))));
        el("li").child(el("details").child(summary).child(inside))
    };
    let rows = areas.iter().enumerate().map(row);
    el("ol").class(class("or-areas")).attr("role", "list").children(rows)
}

fn main_priorities(app: App, found: &Section) -> Node {
    let language = app.language();
    let title =
        el("h4").say(&found.title, language).child(stamp_of(app.text(), found.origin.period));
    group().child(title).child(rows(language, &found.statements)).into()
}

/// The basic idea in words, beside the region as circles.
fn idea(app: App, edition: &Edition) -> Element {
    let language = app.language();
    let text = app.text();
    let idea = &edition.priorities.basic_idea;
    let circles = Arrangement::new(true);
    let date = edition.population().first().map(|(date, _)| stamp(text::date(language, *date)));
    let caption = el("p")
        .class("caption")
        .text(text.circles_about.0)
        .child(date)
        .text(" ")
        .text(text.circles_about.1)
        .child(el("br"))
        .text(text.map_credit);
    let words = el("div")
        .child(el("h2").say(&idea.title, language))
        .child(stamp_of(text, idea.origin.period))
        .child(rows(language, &idea.statements))
        .child(arrangement(app, circles))
        .child(caption);
    el("section").class(class("or-idea")).child(words).child(region_as_circles(app, circles))
}
