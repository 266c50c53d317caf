//! Focus areas with their main priorities, the basic idea and the action plan.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::home::arrangement;
use crate::components::{
    breadcrumbs, numbered_rows, region_as_circles, root_class, rows, section, stamp, stamp_of,
};
use crate::domain::edition::Edition;
use crate::domain::organisation::Section;
use crate::domain::priorities::FocusArea;
use crate::route::Page;
use crate::state::App;
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/priorities.css");
    root_class(name, scope)
}

/// The priorities page.
pub(super) fn priorities(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let priorities = &edition.priorities;
    let plan = &priorities.action_plan;
    view! {
        <h1 class="or-page-title" tabindex="-1">{text.priorities}</h1>
        {section(
            priorities.title.get(language).to_owned(),
            stamp((text.holds)(&text::period(text, priorities.origin.period))),
            areas(app, &priorities.areas),
        )}
        {idea(app, edition)}
        {section(
            plan.title.get(language).to_owned(),
            stamp_of(text, plan.origin.period),
            numbered_rows(language, &plan.statements),
        )}
    }
    .into_any()
}

/// One focus area with its main priorities, and the way to the others.
pub(super) fn focus_area(app: App, edition: &Edition, area: &FocusArea) -> AnyView {
    let language = app.language();
    let text = app.text();
    let name = area.name.get(language).to_owned();
    let holds = (text.holds)(&text::period(text, edition.priorities.origin.period));
    let content = match &area.priorities {
        Some(found) => section(
            found.title.get(language).to_owned(),
            stamp_of(text, found.origin.period),
            numbered_rows(language, &found.statements),
        ),
        None => view! { <p class="or-lead">{text.source_has_none}</p> }.into_any(),
    };
    view! {
        {breadcrumbs(app, Page::Priorities, text.priorities, name.clone())}
        <h1 class="or-page-title" tabindex="-1">{name}" "{stamp(holds)}</h1>
        {content}
        {section(
            text.all_focus_areas.to_owned(),
            ().into_any(),
            area_links(app, &edition.priorities.areas),
        )}
    }
    .into_any()
}

/// The focus areas as links, each with how many main priorities it has.
pub(super) fn area_links(app: App, areas: &[FocusArea]) -> AnyView {
    let language = app.language();
    let text = app.text();
    let here = app.route.with(|route| route.page.clone());
    let row = |(at, area): (usize, &FocusArea)| {
        let page = Page::FocusArea(area.slug.clone());
        let current = (page == here).then_some("page");
        let count = match &area.priorities {
            Some(found) => (text.main_priorities)(found.statements.len()),
            None => text.no_main_priorities.to_owned(),
        };
        view! {
            <li>
                <a href=app.href(page) aria-current=current>
                    <span class="number" aria-hidden="true">{at + 1}</span>
                    <span class="name">{area.name.get(language).to_owned()}</span>
                    <span class="note">{count}</span>
                </a>
            </li>
        }
    };
    let rows = areas.iter().enumerate().map(row).collect_view();
    view! { <ol class=class("or-areas") role="list">{rows}</ol> }.into_any()
}

/// The focus areas as rows that open; one without main priorities says so and does not.
fn areas(app: App, areas: &[FocusArea]) -> AnyView {
    let language = app.language();
    let text = app.text();
    let row = |(at, area): (usize, &FocusArea)| {
        let name = area.name.get(language).to_owned();
        let number = view! { <span class="number" aria-hidden="true">{at + 1}</span> };
        match &area.priorities {
            None => view! {
                <li class="closed">
                    {number}
                    <h3 class="name">{name}</h3>
                    <span class="none">{text.source_has_none}</span>
                </li>
            }
            .into_any(),
            Some(found) => view! {
                <li>
                    <details>
                        <summary>
                            {number}
                            <h3 class="name">{name}</h3>
                            <span class="note open-word" aria-hidden="true">{text.open}</span>
                            <span class="note close-word" aria-hidden="true">{text.close}</span>
                        </summary>
                        <div class="inside">
                            {main_priorities(app, found)}
                            <a class="ds-link" href=app.href(Page::FocusArea(area.slug.clone()))>
                                {text.page_of_its_own}
                            </a>
                        </div>
                    </details>
                </li>
            }
            .into_any(),
        }
    };
    let rows = areas.iter().enumerate().map(row).collect_view();
    view! { <ol class=class("or-areas") role="list">{rows}</ol> }.into_any()
}

fn main_priorities(app: App, found: &Section) -> AnyView {
    let language = app.language();
    view! {
        <h4>
            {found.title.get(language).to_owned()}" "{stamp_of(app.text(), found.origin.period)}
        </h4>
        {rows(language, &found.statements)}
    }
    .into_any()
}

/// The basic idea in words, beside the region as circles.
fn idea(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let idea = &edition.priorities.basic_idea;
    let packed = RwSignal::new(true);
    let date = edition.population().first().map(|(date, _)| stamp(text::date(language, *date)));
    view! {
        <section class=class("or-idea")>
            <div>
                <h2>{idea.title.get(language).to_owned()}</h2>
                {stamp_of(text, idea.origin.period)}
                {rows(language, &idea.statements)}
                {arrangement(app, packed)}
                <p class="caption">
                    {text.circles_about.0}" "{date}" "{text.circles_about.1}<br/>{text.map_credit}
                </p>
            </div>
            {region_as_circles(app, packed.into())}
        </section>
    }
    .into_any()
}
