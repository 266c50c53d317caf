//! One municipality: its place, figures, facts and neighbours, each with source and date.

mod facts;
mod growth;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::components::{
    MemberRow, breadcrumbs, close_up, land, member_row, root_class, row_head, stamp, stamp_of,
};
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::route::{MembersQuery, Page};
use crate::state::App;
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/municipality.css");
    root_class(name, scope)
}

/// The page of a municipality.
pub(super) fn municipality(app: App, edition: &Edition, member: &Member) -> AnyView {
    let text = app.text();
    let list = Page::Members(MembersQuery::default());
    view! {
        {breadcrumbs(app, list, text.members, member.name.clone())}
        <div class=class("or-municipality")>
            <header>
                <div>
                    <h1 tabindex="-1">{member.name.clone()}</h1>
                    <p>{text.member_of}" "{stamp_of(text, edition.organisation.origin.period)}</p>
                </div>
                <div class="place">{land(app, Some(member.slug.clone()))}</div>
            </header>
            <div class="columns">
                <div>
                    {growth::population(app, edition, member)}
                    {facts::facts(app, edition, member)}
                </div>
                {neighbours(app, edition, member)}
            </div>
            {sources(app, edition)}
        </div>
    }
    .into_any()
}

fn neighbours(app: App, edition: &Edition, member: &Member) -> AnyView {
    let text = app.text();
    let people = |member: &Member| text::integer(app.language(), member.inhabitants());
    let largest = edition.members.iter().map(Member::inhabitants).max().unwrap_or(1);
    let row = |neighbour: &Member| {
        let share = (f64::from(neighbour.inhabitants()) / f64::from(largest)).sqrt();
        let row = MemberRow { figure: people(neighbour), share, hit: None, letter: None };
        member_row(app, neighbour, row)
    };
    let rows: Vec<AnyView> =
        member.neighbours.iter().filter_map(|slug| edition.member(slug)).map(row).collect();
    let dated = edition.population().first().map(|d| text::short_date(app.language(), d.0));
    let list = if rows.is_empty() {
        view! { <p>{text.no_neighbours}</p> }.into_any()
    } else {
        view! {
            {row_head(text, text.inhabitants, dated)}
            <ul class="rows" role="list">{rows}</ul>
        }
        .into_any()
    };
    view! {
        <section class="neighbours">
            <h2>{text.neighbours}</h2>
            {close_up(app, member.slug.clone())}
            {list}
        </section>
    }
    .into_any()
}

/// The sources of what the page shows, as the edition words them.
fn sources(app: App, edition: &Edition) -> AnyView {
    let language = app.language();
    let text = app.text();
    let source = |source: &crate::domain::edition::Source| {
        let licence = source.licence.as_ref().map(|licence| format!(", {licence}"));
        let title = source.title.get(language).to_owned();
        view! { <li>{title}{licence}" "{stamp(text::date(language, source.date))}</li> }
    };
    view! {
        <section class="sources">
            <h2>{text.sources}</h2>
            <ul role="list">{edition.sources.iter().map(source).collect_view()}</ul>
            <a class="ds-link" href=app.href(Page::Data)>{text.about_data}</a>
        </section>
    }
    .into_any()
}
