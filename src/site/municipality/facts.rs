//! The facts about a municipality, with the periods in which they hold.

use leptos::prelude::*;

use crate::components::{stamp, stamp_of};
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::member::{Dated, LanguageForm, Member};
use crate::state::App;
use crate::text;

/// The facts as terms and descriptions.
pub(super) fn facts(app: App, edition: &Edition, member: &Member) -> AnyView {
    let language = app.language();
    let text = app.text();
    let row = |name: &'static str, value: AnyView| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    };
    let dated = |values: &[Dated<String>]| {
        let value = |dated: &Dated<String>| {
            let period = stamp_of(text, dated.period);
            view! { <span class="dated">{dated.value.clone()}" "{period}</span> }
        };
        values.iter().map(value).collect_view().into_any()
    };
    let subregion = &member.subregion;
    let differs = subregion.differs.as_ref().map(|other| {
        view! { <small>{(text.differs)(other)}</small> }
    });
    let inferred = subregion.inferred.then(|| format!(" {}", text.inferred));
    let subregion = view! { {subregion.name.clone()}{inferred}{differs} };
    let area = format!("{} km²", text::decimal(language, member.area_hectares, 2));
    let density = (Figure::Density.of(member) * 10.0).round() as u32;
    let density = format!("{} {}", text::decimal(language, density, 1), text.per_km2);
    let date = member.population.first().map(|(date, _)| stamp(text::date(language, *date)));
    let ranked = |figure| {
        let (place, all) = rank(edition, member, figure);
        view! { <small>{(text.rank)(place, all)}</small> }
    };
    let form = text.language_forms[match member.language_form {
        LanguageForm::Bokmal => 0,
        LanguageForm::Nynorsk => 1,
        LanguageForm::Neutral => 2,
    }];
    let site = format!("https://www.{}", member.domain);
    let site = view! { <a class="ds-link" href=site rel="external">{member.domain.clone()}</a> };
    let merged = (!member.formerly.is_empty())
        .then(|| row(text.merged, member.formerly.join(", ").into_any()));
    view! {
        <section class="facts">
            <h2>{text.facts}</h2>
            <dl>
                {row(text.number, dated(&member.numbers))}
                {row(text.county, dated(&member.counties))}
                {row(text.subregion, subregion.into_any())}
                {row(text.centre, member.centre.clone().into_any())}
                {merged}
                {row(text.area, view! { {area}{ranked(Figure::Area)} }.into_any())}
                {row(
                    text.density,
                    view! { {density}" "{date}{ranked(Figure::Density)} }.into_any(),
                )}
                {row(text.language_form, form.into_any())}
                {row(text.website, site.into_any())}
            </dl>
        </section>
    }
    .into_any()
}

/// The member's place among all by a figure, the largest first, and how many there are.
fn rank(edition: &Edition, member: &Member, figure: Figure) -> (usize, usize) {
    let own = figure.of(member);
    let above = edition.members.iter().filter(|other| figure.of(other) > own).count();
    (above + 1, edition.members.len())
}
