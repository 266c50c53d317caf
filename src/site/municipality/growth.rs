//! Inhabitants at the edition's dates, and the change against all members as lines.

use leptos::prelude::*;

use crate::components::stamp;
use crate::domain::date::Date;
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::state::App;
use crate::text;

/// Extent of the drawing, in its own units; lines start at the left edge and end at
/// `LINES`, where their names begin.
const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 170.0;
const LINES: f64 = 235.0;

/// The figures and the lines.
pub(super) fn population(app: App, edition: &Edition, member: &Member) -> AnyView {
    let language = app.language();
    let text = app.text();
    let figure = |(date, people): &(Date, u32)| {
        view! {
            <div>
                <dt>{stamp(text::date(language, *date))}</dt>
                <dd>{text::integer(language, *people)}</dd>
            </div>
        }
    };
    let figures = member.population.iter().map(figure).collect_view();
    let source = edition.source("ssb-07459").map(|source| source.title.get(language).to_owned());
    view! {
        <section class="population">
            <div class="title"><h2>{text.inhabitants}</h2><span class="source">{source}</span></div>
            <dl class="figures">{figures}</dl>
            {lines(app, edition, member)}
        </section>
    }
    .into_any()
}

/// Change in per mille since the first date, for each date.
fn changes(population: &[(Date, u32)]) -> Vec<f64> {
    let first = population.first().map_or(0.0, |(_, people)| f64::from(*people));
    let change = |(_, people): &(Date, u32)| (f64::from(*people) - first) / first * 1000.0;
    if first > 0.0 { population.iter().map(change).collect() } else { Vec::new() }
}

/// Two lines from a common zero: this member, and all members together. The last value
/// stands in words at each line's end, so the picture needs no legend.
fn lines(app: App, edition: &Edition, member: &Member) -> Option<AnyView> {
    let language = app.language();
    let text = app.text();
    let (own, all) = (changes(&member.population), changes(&edition.population()));
    let dates: Vec<Date> = member.population.iter().map(|(date, _)| *date).collect();
    let (first, last) = (dates.first()?, dates.last()?);
    let (own_last, all_last) = (*own.last()?, *all.last()?);
    let most = own.iter().chain(&all).fold(0.0f64, |most, value| most.max(*value));
    let least = own.iter().chain(&all).fold(0.0f64, |least, value| least.min(*value));
    let span = (most - least).max(1.0);
    let years = f64::from((last.year - first.year).max(1));
    let x = |date: &Date| 8.0 + f64::from(date.year - first.year) / years * (LINES - 8.0);
    let y = |value: f64| 20.0 + (most - value) / span * (HEIGHT - 60.0);
    let points = |values: &[f64]| -> String {
        let point = |(date, value): (&Date, &f64)| format!("{:.0},{:.0}", x(date), y(*value));
        dates.iter().zip(values).map(point).collect::<Vec<_>>().join(" ")
    };
    // Names at line ends keep a line's height apart.
    let (mut own_name, mut all_name) = (y(own_last), y(all_last));
    let (apart, middle) = (22.0, (own_name + all_name) / 2.0);
    if (own_name - all_name).abs() < apart {
        let up = if own_name <= all_name { -1.0 } else { 1.0 };
        (own_name, all_name) = (middle + up * apart / 2.0, middle - up * apart / 2.0);
    }
    let percent = |value: f64| text::signed_percent(language, value.round() as i32);
    let own_words = format!("{} {}", member.name, percent(own_last));
    let all_words = format!("{} {}", (text.all_members)(edition.members.len()), percent(all_last));
    let title = (text.change_since)(&text::date(language, *first));
    let said = format!("{title}: {own_words}. {all_words}.");
    let years = dates.iter().enumerate().map(|(at, date)| {
        let anchor = if at == 0 { "start" } else { "middle" };
        let x = if at == 0 { 0.0 } else { x(date) };
        view! { <text class="year" x=x y=HEIGHT - 4.0 text-anchor=anchor>{date.year}</text> }
    });
    let years = years.collect_view();
    let end = x(last);
    Some(
        view! {
            <h3>{title}</h3>
            <svg class="lines" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=said>
                <line class="zero" x1="0" x2=LINES y1=y(0.0) y2=y(0.0)></line>
                <polyline class="all" points=points(&all)></polyline>
                <polyline class="own" points=points(&own)></polyline>
                <circle class="all-end" cx=end cy=y(all_last) r="4"></circle>
                <circle class="own-end" cx=end cy=y(own_last) r="5.5"></circle>
                <text class="all-name" x=LINES + 13.0 y=all_name + 5.0>{all_words}</text>
                <text class="own-name" x=LINES + 13.0 y=own_name + 5.0>{own_words}</text>
                {years}
            </svg>
        }
        .into_any(),
    )
}
