//! Inhabitants at the edition's dates, and the change against all members as lines.

use crate::components::stamp;
use crate::domain::date::Date;
use crate::domain::directory::Figure;
use crate::domain::edition::Edition;
use crate::domain::language::Language;
use crate::domain::member::Member;
use crate::markup::{Element, el, group};
use crate::state::App;
use crate::text;

/// The drawing's extent and height, in its own units; lines start at the left edge and end at
/// `LINES`, where their names begin.
const VIEW_BOX: &str = "0 0 440 170";
const HEIGHT: f64 = 170.0;
const LINES: f64 = 235.0;
/// How far the names at two lines' ends are apart at least.
const NAMES_APART: i32 = 22;

/// The figures and the lines.
pub(super) fn population(app: App, edition: &Edition, member: &Member) -> Element {
    let language = app.language();
    let text = app.text();
    let figure = |(date, people): &(Date, u32)| {
        el("div")
            .child(el("dt").child(stamp(text::date(language, *date))))
            .child(el("dd").text(text::integer(language, *people)))
    };
    let source = edition
        .source("ssb-07459")
        .map(|source| el("span").class("source").say(&source.title, language));
    let title = el("div").class("title").child(el("h2").text(text.inhabitants)).child(source);
    el("section")
        .class("population")
        .child(title)
        .child(el("dl").class("figures").children(member.population.iter().map(figure)))
        .child(standing(app, edition, member))
        .child(lines(app, edition, member))
}

/// Its place among the members by inhabitants and by growth, and its share of all
/// inhabitants.
fn standing(app: App, edition: &Edition, member: &Member) -> Option<Element> {
    let (language, text) = (app.language(), app.text());
    let all = edition.population().first().map(|(_, people)| *people).filter(|all| *all > 0)?;
    let place = |figure: Figure| {
        let (place, of) = edition.rank(member, figure);
        text.rank.with_both(&place.to_string(), &of.to_string())
    };
    // In per mille, rounded; what is below half a per mille is none.
    let share = (u64::from(member.inhabitants()) * 1000 + u64::from(all) / 2) / u64::from(all);
    let unit = if language == Language::English { "%" } else { "\u{a0}%" };
    let share = [&text::decimal(language, share as u32, 1), unit].concat();
    let members = edition.members.len().to_string();
    let item = |name: &'static str, value: String| {
        el("div").child(el("dt").text(name)).child(el("dd").text(value))
    };
    let of_all = text.tools.share_of_all.with_both(&share, &members);
    let list = el("dl")
        .class("standing")
        .child(item(text.inhabitants, [&place(Figure::Population), ", ", &of_all].concat()))
        .child(item(text.orders[2], place(Figure::Growth)));
    Some(list)
}

/// Change in per mille since the first date, for each date.
fn changes(population: &[(Date, u32)]) -> Vec<f64> {
    let first = population.first().map_or(0.0, |(_, people)| f64::from(*people));
    let change = |(_, people): &(Date, u32)| (f64::from(*people) - first) / first * 1000.0;
    if first > 0.0 { population.iter().map(change).collect() } else { Vec::new() }
}

/// Two lines from a common zero: this member, and all members together. The last value
/// stands in words at each line's end, so the picture needs no legend.
fn lines(app: App, edition: &Edition, member: &Member) -> Option<Element> {
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
    let x = |date: &Date| (8.0 + f64::from(date.year - first.year) / years * (LINES - 8.0)) as i32;
    let y = |value: f64| (20.0 + (most - value) / span * (HEIGHT - 60.0)) as i32;
    let line = |class: &'static str, values: &[f64]| {
        let point = |(date, value): (&Date, &f64)| format!("{},{} ", x(date), y(*value));
        let points: String = dates.iter().zip(values).map(point).collect();
        el("polyline").class(class).attr("points", points)
    };
    let dot = |class: &'static str, value: f64, radius: &'static str| {
        el("circle").class(class).number("cx", x(last)).number("cy", y(value)).attr("r", radius)
    };
    // Names at line ends keep a line's height apart.
    let (mut own_name, mut all_name) = (y(own_last), y(all_last));
    if (own_name - all_name).abs() < NAMES_APART {
        let middle = (own_name + all_name) / 2;
        let up = if own_name <= all_name { -1 } else { 1 };
        own_name = middle + up * NAMES_APART / 2;
        all_name = middle - up * NAMES_APART / 2;
    }
    let percent = |value: f64| text::signed_percent(language, value.round() as i32);
    let own_words = [&member.name, " ", &percent(own_last)].concat();
    let all_words =
        [&text.all_members.with_number(edition.members.len()), " ", &percent(all_last)].concat();
    let title = text.change_since.with(&text::date(language, *first));
    let said = [&title, ": ", &own_words, ". ", &all_words, "."].concat();
    let label = |class: &'static str, at: (i32, i32), words: String| {
        el("text").class(class).number("x", at.0).number("y", at.1).text(words)
    };
    let names = LINES as i32 + 13;
    let years = dates.iter().enumerate().map(|(at, date)| {
        let (x, anchor) = if at == 0 { (0, "start") } else { (x(date), "middle") };
        label("year", (x, HEIGHT as i32 - 4), date.year.to_string()).attr("text-anchor", anchor)
    });
    let zero = el("line")
        .class("zero")
        .number("x1", 0)
        .number("x2", LINES as i32)
        .number("y1", y(0.0))
        .number("y2", y(0.0));
    let drawing = el("svg")
        .class("lines")
        .attr("viewBox", VIEW_BOX)
        .attr("role", "img")
        .attr("aria-label", said)
        .child(zero)
        .child(line("all", &all))
        .child(line("own", &own))
        .child(dot("all-end", all_last, "4"))
        .child(dot("own-end", own_last, "5.5"))
        .child(label("all-name", (names, all_name + 5), all_words))
        .child(label("own-name", (names, own_name + 5), own_words))
        .children(years);
    Some(group().child(el("h3").text(title)).child(drawing))
}
