//! One municipality: its place, figures, facts and neighbours, each with source and date.

mod facts;
mod growth;

use stylers_macro::style_sheet;

use crate::components::{
    MemberRow, ROW_HEAD_ID, breadcrumbs, close_up, land, link, member_row, root_class, row_head,
    stamp, stamp_of, take,
};
use crate::domain::edition::{Edition, Source};
use crate::domain::member::Member;
use crate::markup::{Element, Node, el, group};
use crate::route::{MembersQuery, Page};
use crate::state::App;
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/municipality.css");
    root_class(name, scope)
}

/// The page of a municipality.
pub(super) fn municipality(app: App, edition: &Edition, member: &Member) -> Node {
    let text = app.text();
    let list = Page::Members(MembersQuery::default());
    let membership =
        el("p").text(text.member_of).child(stamp_of(text, edition.organisation.origin.period));
    let name = el("h1").attr("tabindex", "-1").copy(&member.name);
    let header = el("header")
        .child(el("div").child(name).child(membership))
        .child(el("div").class("place").child(land(app, Some(member.slug.clone()))));
    let figures = el("div")
        .child(growth::population(app, edition, member))
        .child(facts::facts(app, edition, member));
    let columns = el("div").class("columns").child(figures).child(neighbours(app, edition, member));
    let page = el("div")
        .class(class("or-municipality"))
        .child(header)
        .child(columns)
        .child(taking(app, edition, member))
        .child(sources(app, edition));
    group().child(breadcrumbs(app, list, text.members, member.name.clone())).child(page).into()
}

fn neighbours(app: App, edition: &Edition, member: &Member) -> Element {
    let text = app.text();
    let language = app.language();
    let largest = edition.members.iter().map(Member::inhabitants).max().unwrap_or(1);
    let row = |neighbour: &Member| {
        let people = neighbour.inhabitants();
        let row = MemberRow {
            figure: text::integer(language, people),
            share: (f64::from(people) / f64::from(largest)).sqrt(),
            year: edition.year,
            hit: None,
            letter: None,
        };
        member_row(app, neighbour, row)
    };
    let section = el("section")
        .class("neighbours")
        .child(el("h2").text(text.neighbours))
        .child(close_up(app, member.slug.clone()));
    if member.neighbours.is_empty() {
        return section.child(el("p").text(text.no_neighbours));
    }
    let rows = member.neighbours.iter().filter_map(|slug| edition.member(slug)).map(row);
    let dated = edition.population().first().map(|d| text::short_date(language, d.0));
    section.child(row_head(text, text.inhabitants, dated).attr("id", ROW_HEAD_ID)).child(
        el("ul")
            .class("rows")
            .attr("role", "list")
            .attr("aria-labelledby", ROW_HEAD_ID)
            .children(rows),
    )
}

/// The municipality as files, and the way to comparing it.
fn taking(app: App, edition: &Edition, member: &Member) -> Element {
    let tools = &app.text().tools;
    let file = |ending: &str, name: &'static str| {
        let folder = ["snapshots/", &edition.year.to_string(), "/medlemmer/"].concat();
        let path = [&folder, member.slug.as_str(), ending].concat();
        link(app.file(&path), name).attr("download", "")
    };
    let compare = link(app.href(Page::Compare(vec![member.slug.clone()])), tools.compare);
    take(app, vec![compare, file(".vcf", tools.vcard), file(".jsonld", tools.jsonld)])
}

/// The sources of what the page shows, as the edition words them.
fn sources(app: App, edition: &Edition) -> Element {
    let language = app.language();
    let text = app.text();
    let source = |source: &Source| {
        let item = el("li").say(&source.title, language);
        let item = match &source.licence {
            Some(licence) => item.text([", ", licence].concat()),
            None => item,
        };
        item.child(stamp(text::date(language, source.date)))
    };
    let list = el("ul").attr("role", "list").children(edition.sources.iter().map(source));
    el("section")
        .class("sources")
        .child(el("h2").text(text.sources))
        .child(list)
        .child(link(app.href(Page::Data), text.about_data))
}
