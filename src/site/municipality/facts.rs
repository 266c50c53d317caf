//! The facts about a municipality, with the periods in which they hold.

use crate::components::{outside_link, stamp, stamp_of};
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::member::{Dated, LanguageForm, Member};
use crate::markup::{Element, el, group};
use crate::state::App;
use crate::text;

/// The facts as terms and descriptions.
pub(super) fn facts(app: App, edition: &Edition, member: &Member) -> Element {
    let language = app.language();
    let text = app.text();
    let dated = |values: &[Dated<String>]| {
        group().children(values.iter().map(|dated| {
            let period = stamp_of(text, dated.period);
            el("span").class("dated").copy(&dated.value).child(period)
        }))
    };
    let ranked = |figure| {
        let (place, all) = edition.rank(member, figure);
        el("small").text(text.rank.with_both(&place.to_string(), &all.to_string()))
    };
    let area = text::decimal(language, member.area_hectares, 2);
    let density = (Figure::Density.of(member) * 10.0).round() as u32;
    let density = text::decimal(language, density, 1);
    let date = member.population.first().map(|(date, _)| stamp(text::date(language, *date)));
    let form = text.language_forms[match member.language_form {
        LanguageForm::Bokmal => 0,
        LanguageForm::Nynorsk => 1,
        LanguageForm::Neutral => 2,
    }];
    let site = ["https://www.", &member.domain].concat();
    let merged = (!member.formerly.is_empty())
        .then(|| row(text.merged, group().text(member.formerly.join(", "))));
    let density = group()
        .text(density)
        .text(" ")
        .text(text.per_km2)
        .child(date)
        .child(ranked(Figure::Density));
    let list = el("dl")
        .child(row(text.number, dated(&member.numbers)))
        .child(row(text.county, dated(&member.counties)))
        .child(row(text.subregion, subregion(app, member)))
        .child(row(text.centre, group().copy(&member.centre)))
        .child(merged)
        .child(row(text.area, group().text(area).text(" km²").child(ranked(Figure::Area))))
        .child(row(text.density, density))
        .child(row(text.language_form, group().text(form)))
        .child(row(text.website, outside_link(site, member.domain.clone())));
    el("section").class("facts").child(el("h2").text(text.facts)).child(list)
}

fn row(name: &'static str, value: Element) -> Element {
    el("div").child(el("dt").text(name)).child(el("dd").child(value))
}

fn subregion(app: App, member: &Member) -> Element {
    let text = app.text();
    let subregion = &member.subregion;
    let name = group().copy(&subregion.name);
    let name = if subregion.inferred { name.text(" ").text(text.inferred) } else { name };
    name.child(subregion.differs.as_ref().map(|other| el("small").text(text.differs.with(other))))
}
