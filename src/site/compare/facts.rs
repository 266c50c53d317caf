//! Every fact of several members, a row for each fact and a column for each member.

use super::figure_title;
use crate::components::{link, stamp, stamp_of, wide_table};
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::member::{Dated, Member};
use crate::markup::{Element, el, group};
use crate::route::Page;
use crate::state::App;
use crate::text;

/// The table. On a narrow screen it scrolls sideways and the names of the facts stay.
pub(super) fn facts(app: App, edition: &Edition, members: &[&Member]) -> Element {
    let (text, language) = (app.text(), app.language());
    let name = |member: &&Member| {
        let name = link(app.href(Page::Municipality(member.slug.clone())), member.name.clone());
        el("th").attr("scope", "col").child(name)
    };
    let head = el("tr").child(el("td")).children(members.iter().map(name));
    let row = |name: Element, value: &dyn Fn(&Member) -> Element| {
        let cells = members.iter().map(|member| el("td").child(value(member)));
        el("tr").child(el("th").attr("scope", "row").child(name)).children(cells)
    };
    let word = |name: &'static str| group().text(name);
    let periods = |values: &[Dated<String>]| {
        group().children(values.iter().map(|dated| {
            el("span").class("dated").copy(&dated.value).child(stamp_of(text, dated.period))
        }))
    };
    let dates = members.first().map_or(Vec::new(), |member| member.population.clone());
    let population = dates.iter().map(|(date, _)| {
        let title = group().text(text.inhabitants).child(stamp(text::short_date(language, *date)));
        row(title, &|member| {
            let people = member.population.iter().find(|(other, _)| other == date);
            match people {
                Some((_, people)) => group().text(text::integer(language, *people)),
                None => group().text(app.exploring().nothing),
            }
        })
    });
    let figures = [Figure::Growth, Figure::Area, Figure::Density].map(|figure| {
        row(figure_title(app, edition, figure), &|member| {
            let (place, all) = edition.rank(member, figure);
            let rank = text.rank.with_both(&place.to_string(), &all.to_string());
            let value = text::figure(language, figure, figure.of(member));
            group().text(value).child(el("small").text(rank))
        })
    });
    let subregion = |member: &Member| {
        let name = group().copy(&member.subregion.name);
        if member.subregion.inferred { name.text(" ").text(text.inferred) } else { name }
    };
    let merged = |member: &Member| match member.formerly.is_empty() {
        true => group().text(app.exploring().nothing),
        false => group().text(member.formerly.join(", ")),
    };
    let body = el("tbody")
        .children(population)
        .children(figures)
        .child(row(word(text.number), &|member| periods(&member.numbers)))
        .child(row(word(text.county), &|member| periods(&member.counties)))
        .child(row(word(text.subregion), &subregion))
        .child(row(word(text.centre), &|member| group().copy(&member.centre)))
        .child(row(word(text.merged), &merged));
    let table = el("table").child(el("thead").child(head)).child(body);
    wide_table(text.facts, table).class("facts")
}
