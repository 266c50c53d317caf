//! The member directory: all members, searched as one types, filtered and ordered, as a list,
//! a map or a table. Its whole state lies in the address.

mod controls;
mod count;
mod list;
mod table;
mod window;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::components::{
    MemberRow, ROW_HEAD_ID, choice, colour_choice, here, link, member_map, member_row, root_class,
    save_button, search_field, stamp_of, take, toggle,
};
use crate::domain::directory::Figure;
use crate::export;
use crate::markup::{Element, Node, el, group, keyed_for_return, live};
use crate::route::{MembersQuery, Page, Show};
use crate::state::{App, Loaded, ROWS_ID, figure_of};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/members.css");
    root_class(name, scope)
}

/// The directory.
pub(super) fn members(app: App, loaded: &'static Loaded) -> Element {
    let text = app.text();
    let typed = move || app.asked.get().query.search.clone().into();
    let heading = el("h1")
        .attr("tabindex", "-1")
        .text(text.members)
        .child(stamp_of(text, loaded.edition.organisation.members_origin.period));
    let asking = el("div")
        .class("asking")
        .child(heading)
        .child(search_field(app, typed, Some(search_for)))
        .child(here(app))
        .child(
            el("div")
                .class("tools")
                .child(ways(app))
                .child(controls::controls(app, &loaded.edition.members)),
        );
    let map = live(move || match app.show_as.get() {
        Show::Map => map(app, loaded).into(),
        _ => Node::Empty,
    });
    let rows = live(move || match app.show_as.get() {
        Show::Table => table::table(app, loaded).into(),
        _ => list(app, loaded).into(),
    });
    let counted = el("p").class("count").attr("role", "status").child(count::count(app));
    let answer = el("div")
        .class("answer")
        .child(counted)
        .child(live(move || marked(app)))
        .child(rows)
        .child(
            el("p")
                .class("source")
                .text(text.members_credit.with_number(loaded.edition.year.into()))
                .text(" ")
                .text(text.map_credit),
        )
        .child(taking(app, loaded));
    el("div")
        .class(class("or-members"))
        .live_attr("data-show", move || Some(app.show_as.get().key().into()))
        .child(asking)
        .child(map)
        .child(answer)
}

fn search_for(app: App, search: String) {
    app.change(&move |query: &mut MembersQuery| query.search.clone_from(&search));
}

/// List, map or table.
fn ways(app: App) -> Element {
    let exploring = app.exploring();
    let way = |(show, name): (Show, &'static str)| {
        let show_so = move || app.change(&|query: &mut MembersQuery| query.show = show);
        choice(name, move || app.show_as.get() == show, show_so)
    };
    toggle(exploring.show_as, Show::ALL.into_iter().zip(exploring.views).map(way).collect())
}

/// The map, what it is coloured by, and the chosen member.
fn map(app: App, loaded: &'static Loaded) -> Element {
    let tools = &app.text().tools;
    let exploring = app.exploring();
    let chosen = move || -> Node {
        let asked = app.asked.get();
        let member = asked.query.chosen.as_ref().and_then(|slug| loaded.edition.member(slug));
        let Some(member) = member else { return el("p").text(exploring.choose_on_map).into() };
        let figure = figure_of(asked.query.sort).unwrap_or(Figure::Population);
        let row = MemberRow {
            figure: text::figure(app.language(), figure, figure.of(member)),
            share: list::share(member, list::most(loaded)),
            year: loaded.edition.year,
            hit: None,
            letter: None,
        };
        let compare = Page::Compare(vec![member.slug.clone()]);
        group()
            .child(list::head(app, asked.query.sort))
            .child(
                el("ul")
                    .attr("role", "list")
                    .child(member_row(app, member, row).attr("aria-current", "true")),
            )
            .child(link(app.href(compare), tools.compare))
            .into()
    };
    el("div")
        .class("map")
        .child(colour_choice(app))
        .child(member_map(app, loaded))
        .child(el("div").class("panel").attr("role", "status").child(live(chosen)))
}

fn list(app: App, loaded: &'static Loaded) -> Element {
    let most = list::most(loaded);
    let rows = keyed_for_return(move || list::rows(app, loaded, most, &app.asked.get()));
    let list = el("ul").class("rows").attr("id", ROWS_ID).attr("role", "list");
    let list = list.attr("aria-labelledby", ROW_HEAD_ID).child(rows);
    let head =
        live(move || list::head(app, app.refined.get().query.sort).attr("id", ROW_HEAD_ID).into());
    group().child(head).child(list)
}

/// The way to those that are marked for comparing.
fn marked(app: App) -> Node {
    let exploring = app.exploring();
    let asked = app.refined.get();
    let marked = &asked.query.compared;
    if marked.is_empty() {
        return Node::Empty;
    }
    let words = exploring.compare_marked.with_number(marked.len());
    let way = link(app.href(Page::Compare(marked.clone())), words).class("ds-button");
    let full = marked.len() >= crate::route::MOST_COMPARED;
    let full = full.then(|| group().text(" ").child(el("span").text(exploring.compare_full)));
    el("p").class("marked").child(way).child(full).into()
}

/// What is shown as files, and the map's boundaries.
fn taking(app: App, loaded: &'static Loaded) -> Element {
    let exploring = app.exploring();
    let shown = move || -> Vec<usize> {
        app.asked.with_untracked(|asked| asked.selection.rows.iter().map(|row| row.0).collect())
    };
    let edition = &loaded.edition;
    let csv = save_button(exploring.csv, "osloregionen.csv", "text/csv;charset=utf-8", move || {
        export::csv(edition, &shown())
    });
    let json = save_button(exploring.json, "osloregionen.json", "application/json", move || {
        export::json(edition, &shown())
    });
    let geojson = ["snapshots/", &edition.year.to_string(), "/kommuner.geojson"].concat();
    let geojson = link(app.file(&geojson), exploring.geojson).attr("download", "");
    take(app, vec![csv, json, geojson])
}
