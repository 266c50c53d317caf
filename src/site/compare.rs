//! Members side by side: their figures on common scales, then every fact in a table.

mod charts;
mod facts;

use stylers_macro::style_sheet;

use crate::browser;
use crate::components::{breadcrumbs, link, root_class, stamp, stamp_of, take};
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, group};
use crate::route::{MOST_COMPARED, MembersQuery, Page};
use crate::state::{App, Loaded};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/compare.css");
    root_class(name, scope)
}

/// The page that compares the members with these addresses; those that the edition does not
/// have are passed over.
pub(super) fn compare(app: App, loaded: &'static Loaded, slugs: &[Slug]) -> Node {
    let text = app.text();
    let edition = &loaded.edition;
    let members: Vec<&'static Member> =
        slugs.iter().filter_map(|slug| edition.member(slug)).collect();
    let heading = el("h1")
        .attr("tabindex", "-1")
        .text(text.tools.compare_title)
        .child(stamp_of(text, edition.organisation.members_origin.period));
    let page =
        el("div").class(class("or-compare")).child(heading).child(chosen(app, edition, &members));
    let page = match members.is_empty() {
        true => page,
        false => page
            .child(charts::charts(app, edition, &members))
            .child(facts::facts(app, edition, &members))
            .child(
                el("p").class("source").text(text.members_credit.with_number(edition.year.into())),
            )
            .child(take(app, Vec::new())),
    };
    let list = Page::Members(MembersQuery::default());
    let name = text.tools.compare_title.to_owned();
    group().child(breadcrumbs(app, list, text.members, name)).child(page).into()
}

/// The members compared, each with the way to take it out, and the way to add one more.
fn chosen(app: App, edition: &Edition, members: &[&Member]) -> Element {
    let exploring = app.exploring();
    let slugs: Vec<Slug> = members.iter().map(|member| member.slug.clone()).collect();
    let item = |member: &&Member| {
        let rest = slugs.iter().filter(|slug| **slug != member.slug).cloned().collect();
        let remove = link(app.href(Page::Compare(rest)), exploring.remove_short)
            .attr("aria-label", exploring.remove.with(&member.name));
        el("li").child(el("b").copy(&member.name)).text(" ").child(remove)
    };
    let list = (!members.is_empty())
        .then(|| el("ul").attr("role", "list").children(members.iter().map(item)));
    let none = members.is_empty().then(|| el("p").text(exploring.compare_none));
    let full = slugs.len() >= MOST_COMPARED;
    let add = match full {
        true => el("p").text(exploring.compare_full),
        false => add(app, edition, slugs),
    };
    el("div").class("chosen").child(none).child(list).child(add)
}

fn add(app: App, edition: &Edition, slugs: Vec<Slug>) -> Element {
    let exploring = app.exploring();
    let option = |value: String, name: String| el("option").attr("value", value).text(name);
    let others = edition.members.iter().filter(|member| !slugs.contains(&member.slug));
    let others = others.map(|member| option(member.slug.to_string(), member.name.clone()));
    let options: Vec<Element> = others.collect();
    let select = el("select")
        .class("or-input")
        .attr("id", "med")
        .attr("name", "med")
        .child(option(String::new(), exploring.compare_choose.to_owned()))
        .children(options)
        .on("change", move |event| {
            if let Some(slug) = Slug::parse(&browser::value_of(&event)) {
                let more = slugs.iter().cloned().chain([slug]).collect();
                app.visit(Page::Compare(more));
            }
        });
    el("div").child(el("label").attr("for", "med").text(exploring.compare_add)).child(select)
}

/// A figure's name, and for when it holds.
fn figure_title(app: App, edition: &Edition, figure: Figure) -> Element {
    let text = app.text();
    let name = match figure {
        Figure::Population => text.inhabitants,
        Figure::Growth => text.orders[2],
        Figure::Area => text.area_in_km2,
        Figure::Density => text.per_km2,
    };
    let dated = text::figure_date(app.language(), figure, &edition.population());
    group().text(name).child(dated.map(stamp))
}
