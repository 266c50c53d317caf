//! The rows of the directory.

use crate::components::{MemberRow, member_row};
use crate::domain::directory::{Figure, Found, Hit};
use crate::domain::member::Member;
use crate::markup::Row;
use crate::route::Sort;
use crate::state::{App, Asked, Loaded, figure_of};
use crate::text;

/// The selected members as rows. A row is made anew only when what it shows changes.
pub(super) fn rows(app: App, loaded: &'static Loaded, asked: &Asked) -> Vec<Row> {
    let (sort, shown) = (asked.query.sort, &asked.selection);
    let members = &loaded.edition.members;
    let lettered = sort == Sort::Name && shown.rows.iter().all(|(_, hit)| hit.is_none());
    let mut last = None;
    let row = |(at, hit): &Found| {
        let first = members.get(*at).and_then(|member| member.name.chars().next());
        let letter = first.filter(|_| lettered && first != last);
        last = first;
        let key = key_of(*at, hit.as_ref(), letter, sort);
        let (at, hit) = (*at, *hit);
        let make = Box::new(move || {
            let member = &loaded.edition.members[at];
            let most = loaded.edition.members.iter().map(Member::inhabitants).max().unwrap_or(1);
            let row = MemberRow {
                figure: figure(app, member, figure_of(sort).unwrap_or(Figure::Population)),
                share: (f64::from(member.inhabitants()) / f64::from(most)).sqrt(),
                year: loaded.edition.year,
                hit: hit.map(|hit| (hit, loaded.index.name(&hit))),
                letter,
            };
            member_row(app, member, row)
        });
        Row { key, make }
    };
    shown.rows.iter().filter(|(at, _)| *at < members.len()).map(row).collect()
}

/// What tells a row from others: the member, and all of the row that a query changes
/// (FNV-1a over it).
fn key_of(at: usize, hit: Option<&Hit>, letter: Option<char>, sort: Sort) -> u64 {
    let mut key = 0xcbf2_9ce4_8422_2325;
    let mut mix = |value: usize| key = (key ^ value as u64).wrapping_mul(0x0100_0000_01b3);
    mix(at);
    mix(letter.map_or(0, |letter| letter as usize));
    mix(sort as usize);
    if let Some(hit) = hit {
        mix(hit.kind as usize + 1);
        mix(hit.matched.0);
        mix(hit.matched.1);
        mix(hit.name + 1);
    }
    key
}

/// A member's figure in the language's form, without its unit.
fn figure(app: App, member: &Member, figure: Figure) -> String {
    let language = app.language();
    let value = figure.of(member);
    match figure {
        Figure::Growth => text::signed_percent(language, value.round() as i32),
        Figure::Area => text::decimal(language, value as u32, 2),
        Figure::Density => text::decimal(language, (value * 10.0).round() as u32, 1),
        Figure::Population => text::integer(language, value as u32),
    }
}
