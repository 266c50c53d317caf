//! The rows of the directory as a list.

use super::window::Window;
use crate::components::{MemberRow, member_row, row_head};
use crate::domain::directory::{Figure, Found, Hit};
use crate::domain::member::Member;
use crate::markup::{Element, Row, el};
use crate::route::{Show, Sort};
use crate::state::{App, Asked, Loaded, figure_of};
use crate::text;

/// The inhabitants of the largest member: the scale of the circles.
pub(super) fn most(loaded: &Loaded) -> u32 {
    loaded.edition.members.iter().map(Member::inhabitants).max().unwrap_or(1).max(1)
}

/// The radius of a member's circle as a share of the largest.
pub(super) fn share(member: &Member, most: u32) -> f64 {
    (f64::from(member.inhabitants()) / f64::from(most)).sqrt()
}

/// The head over the rows, for the figure that they are ordered by.
pub(super) fn head(app: App, sort: Sort) -> Element {
    let text = app.text();
    let figure = figure_of(sort).unwrap_or(Figure::Population);
    let dates = app.edition_now().edition.population();
    let dated = text::figure_date(app.language(), figure, &dates);
    let name = match sort {
        Sort::Name => text.inhabitants,
        Sort::Area => text.area_in_km2,
        Sort::Density => text.per_km2,
        other => text.orders[other as usize],
    };
    row_head(text, name, dated)
}

/// The selected members as rows. A row is made anew only when what it shows changes.
pub(super) fn rows(app: App, loaded: &'static Loaded, most: u32, asked: &Asked) -> Vec<Row> {
    let (sort, shown) = (asked.query.sort, &asked.selection);
    let members = &loaded.edition.members;
    let window = Window::of(app, shown.rows.len());
    let plain = sort == Sort::Name && !window.is_part();
    let lettered = plain && shown.rows.iter().all(|(_, hit)| hit.is_none());
    let chosen = asked.query.chosen.as_ref().filter(|_| asked.query.show == Show::Map);
    // Rows outlive the page: they are of a language and an edition.
    let of = std::ptr::from_ref(loaded).addr() as u64
        ^ (app.language() as u64) << 40
        ^ u64::from(window.is_part()) << 48;
    let mut last = None;
    let row = |(at, hit): &Found| {
        let (at, hit) = (*at, *hit);
        let member = members.get(at)?;
        let first = member.name.chars().next();
        let letter = first.filter(|_| lettered && first != last);
        last = first;
        let chosen = chosen == Some(&member.slug);
        let key = key_of(at, hit.as_ref(), letter, sort, chosen) ^ of;
        let make = Box::new(move || {
            let figure = figure_of(sort).unwrap_or(Figure::Population);
            let row = MemberRow {
                figure: text::figure(app.language(), figure, figure.of(member)),
                share: share(member, most),
                year: loaded.edition.year,
                hit: hit.map(|hit| (hit, loaded.index().name(&hit))),
                letter,
            };
            let current = chosen.then_some("true");
            let row = member_row(app, member, row).maybe_attr("aria-current", current);
            match window.is_part() {
                true => row.attr("data-even", ""),
                false => row,
            }
        });
        Some(Row { key, make })
    };
    let seen = shown.rows.get(window.first..window.end).unwrap_or_default();
    window.between(seen.iter().filter_map(row), space)
}

fn space(rows: usize) -> Element {
    el("li").class("space").attr("aria-hidden", "true").attr("--rows", rows.to_string())
}

/// What tells a row from others: the member, and all of the row that a query changes
/// (FNV-1a over it).
pub(super) fn key_of(
    at: usize,
    hit: Option<&Hit>,
    letter: Option<char>,
    sort: Sort,
    chosen: bool,
) -> u64 {
    let mut key = 0xcbf2_9ce4_8422_2325;
    let mut mix = |value: usize| key = (key ^ value as u64).wrapping_mul(0x0100_0000_01b3);
    mix(at);
    mix(letter.map_or(0, |letter| letter as usize));
    mix(sort as usize);
    mix(usize::from(chosen));
    if let Some(hit) = hit {
        mix(hit.kind as usize + 1);
        mix(hit.matched.0);
        mix(hit.matched.1);
        mix(hit.name + 1);
    }
    key
}
