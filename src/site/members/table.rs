//! The directory as a table: everything the map tells, and the way to comparing.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::list::key_of;
use super::window::Window;
use crate::browser;
use crate::components::{link, reason, root_class, stamp, wide_table};
use crate::domain::directory::{Figure, Found, Hit};
use crate::domain::member::{Dated, Member};
use crate::markup::{Element, Row, el, keyed};
use crate::route::{MOST_COMPARED, MembersQuery, Page, Sort};
use crate::state::{App, Asked, Loaded, ROWS_ID};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/members/table.css");
    root_class(name, scope)
}

/// The columns that hold a figure, each with the order that goes by it.
const FIGURES: [(Figure, Sort); 4] = [
    (Figure::Population, Sort::Population),
    (Figure::Growth, Sort::Growth),
    (Figure::Area, Sort::Area),
    (Figure::Density, Sort::Density),
];

/// How many columns the table has.
const COLUMNS: &str = "10";

/// The table. On a narrow screen it scrolls sideways and the names stay.
pub(super) fn table(app: App, loaded: &'static Loaded) -> Element {
    let text = app.text();
    let rows = keyed(move || rows(app, loaded, &app.asked.get()));
    let table = el("table")
        .child(el("caption").class("caption").text(text.members))
        .child(el("thead").child(head(app, loaded)))
        .child(el("tbody").attr("id", ROWS_ID).child(rows));
    wide_table(text.members, table).class(class("or-members-table"))
}

fn head(app: App, loaded: &'static Loaded) -> Element {
    let (text, language) = (app.text(), app.language());
    let edition = &loaded.edition;
    let dates = edition.population();
    let county = |dated: Option<String>| {
        el("th").attr("scope", "col").text(text.county).child(dated.map(stamp))
    };
    let today = edition.members.iter().find_map(|member| member.counties.last());
    let figures = FIGURES.map(|(figure, sort)| {
        let name = match figure {
            Figure::Area => text.area_in_km2,
            Figure::Density => text.per_km2,
            _ => text.orders[sort as usize],
        };
        sortable(app, sort, name)
            .class("number")
            .child(text::figure_date(language, figure, &dates).map(stamp))
    });
    let plain = |name: &'static str| el("th").attr("scope", "col").text(name);
    el("tr")
        .child(sortable(app, Sort::Name, text.municipality))
        .child(plain(text.tools.compare))
        .children(figures)
        .child(county(Some(edition.year.to_string())))
        .child(county(today.map(|county| text::period(text, county.period))))
        .child(plain(text.subregion))
        .child(plain(app.exploring().number))
}

/// A column's head that orders by it.
fn sortable(app: App, sort: Sort, name: &'static str) -> Element {
    let direction = if sort == Sort::Name { "ascending" } else { "descending" };
    let sorted = move || (app.asked.get().query.sort == sort).then(|| direction.into());
    let button = el("button")
        .attr("type", "button")
        .on("click", move |_| app.change(&|query: &mut MembersQuery| query.sort = sort))
        .text(name);
    el("th").attr("scope", "col").live_attr("aria-sort", sorted).child(button)
}

fn rows(app: App, loaded: &'static Loaded, asked: &Asked) -> Vec<Row> {
    let found = &asked.selection.rows;
    let window = Window::of(app, found.len());
    let seen = found.get(window.first..window.end).unwrap_or_default();
    let row = |(at, hit): &Found| {
        let (member, hit) = (loaded.edition.members.get(*at)?, *hit);
        let make = Box::new(move || {
            let found = hit.map(|hit| (hit, loaded.index().name(&hit)));
            row(app, loaded.edition.year, member, found)
        });
        Some(Row { key: key_of(*at, hit.as_ref(), None, Sort::Name, false), make })
    };
    window.between(seen.iter().filter_map(row), space)
}

fn space(rows: usize) -> Element {
    el("tr")
        .class("space")
        .attr("aria-hidden", "true")
        .attr("--rows", rows.to_string())
        .child(el("td").attr("colspan", COLUMNS))
}

fn row(
    app: App,
    year: u16,
    member: &'static Member,
    found: Option<(Hit, &'static str)>,
) -> Element {
    let (text, language) = (app.text(), app.language());
    let name = link(app.href(Page::Municipality(member.slug.clone())), member.name.clone());
    let reason = found.and_then(|(hit, name)| reason(text, &hit, name));
    let reason = reason.map(|why| el("small").child(why));
    let cell = |words: &str| el("td").copy(words);
    let figures = FIGURES.map(|(figure, _)| {
        el("td").class("number").text(text::figure(language, figure, figure.of(member)))
    });
    let subregion = cell(&member.subregion.name);
    let subregion = match member.subregion.inferred {
        true => subregion.text(" ").text(text.inferred),
        false => subregion,
    };
    let current =
        |list: &[Dated<String>]| list.last().map_or(String::new(), |dated| dated.value.clone());
    el("tr")
        .attr("data-member", member.slug.to_string())
        .child(el("th").attr("scope", "row").child(name).child(reason))
        .child(el("td").child(mark(app, member)))
        .children(figures)
        .child(cell(member.county(year).unwrap_or_default()))
        .child(cell(&current(&member.counties)))
        .child(subregion)
        .child(cell(&current(&member.numbers)))
}

/// The box that marks a member for comparing.
fn mark(app: App, member: &'static Member) -> Element {
    let exploring = app.exploring();
    let is_marked = move || {
        let asked = app.asked.get();
        (asked.query.compared.contains(&member.slug), asked.query.compared.len())
    };
    let tick = move |event| {
        let ticked = browser::is_ticked(&event);
        app.change(&|query: &mut MembersQuery| {
            query.compared.retain(|slug| *slug != member.slug);
            if ticked && query.compared.len() < MOST_COMPARED {
                query.compared.push(member.slug.clone());
            }
        });
    };
    let full = move || {
        let (marked, all) = is_marked();
        (!marked && all >= MOST_COMPARED).then(|| "".into())
    };
    let tickbox = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", exploring.mark.with(&member.name))
        .live_value(move || if is_marked().0 { "on".into() } else { "".into() })
        .live_attr("disabled", full)
        .on("change", tick);
    // The whole cell can be hit.
    el("label").child(tickbox)
}
