//! The member directory: all members, searched as one types, filtered and ordered. Its
//! whole state lies in the address.

mod controls;

use std::sync::Arc;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::components::{MemberRow, member_row, root_class, row_head, search_field, stamp_of};
use crate::domain::directory::{Figure, Hit, Selection};
use crate::domain::member::Member;
use crate::route::{MembersQuery, Page, Sort};
use crate::state::{App, Loaded, figure_of};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/members.css");
    root_class(name, scope)
}

/// The directory.
pub(super) fn members(app: App, loaded: &Arc<Loaded>) -> AnyView {
    let text = app.text();
    let edition = &loaded.edition;
    let query = Memo::new(move |_| app.query());
    let selection = Memo::new(move |_| query.with(|query| app.select(query)));
    let typed = query.with_untracked(|query| query.search.clone());
    view! {
        <div class=class("or-members")>
            <div class="asking">
                <h1 tabindex="-1">
                    {text.members}" "{stamp_of(text, edition.organisation.origin.period)}
                </h1>
                {search_field(app, typed, Some(search_for))}
                {controls::controls(app, query)}
            </div>
            <div class="answer">
                <p class="count" role="status">{move || count(app, query, selection)}</p>
                {move || head(app, query)}
                {list(app, Arc::clone(loaded), query, selection)}
                <p class="source">{text.members_credit}</p>
            </div>
        </div>
    }
    .into_any()
}

fn search_for(app: App, search: String) {
    let query = app.route.with_untracked(|route| match &route.page {
        Page::Members(query) => query.clone(),
        _ => MembersQuery::default(),
    });
    app.ask(MembersQuery { search, ..query });
}

/// "8 av 64 kommuner for «sk»", or what to do when there are none.
fn count(app: App, query: Memo<MembersQuery>, selection: Memo<Selection>) -> AnyView {
    let text = app.text();
    let all = app.loaded.with(|loaded| loaded.edition.members.len());
    let (found, nearest) = selection.with(|shown| (shown.rows.len(), shown.nearest));
    let query = query.get();
    let typed = query.search.trim();
    let everything = app.href(Page::Members(MembersQuery::default()));
    if found == 0 {
        let sentence = match typed {
            "" => text.none_in_filter.to_owned(),
            typed => (text.none_found)(typed),
        };
        return view! {
            <b>{sentence}</b><br/>{text.check_spelling}
            <a class="ds-link" href=everything>{(text.show_all)(all)}</a>"."
        }
        .into_any();
    }
    if !query.narrows() {
        return view! { <b>{all}</b>" "{(text.count)(all)} }.into_any();
    }
    let words = match typed {
        "" => (text.count)(all),
        typed => (text.found)(typed),
    };
    let reset = view! { <a class="ds-link reset" href=everything>{text.reset}</a> };
    if nearest {
        return view! { {(text.nearest)(typed)}" "{reset} }.into_any();
    }
    view! { <b>{(text.of_all)(found, all)}</b>" "{words}" "{reset} }.into_any()
}

fn head(app: App, query: Memo<MembersQuery>) -> AnyView {
    let text = app.text();
    let sort = query.with(|query| query.sort);
    let dates = app.loaded.with(|loaded| loaded.edition.population());
    let short = |date| text::short_date(app.language(), date);
    let (first, last) = (dates.first().map(|d| d.0), dates.last().map(|d| d.0));
    let dated = match sort {
        Sort::Area => None,
        Sort::Growth => first.zip(last).map(|(from, to)| format!("{}–{}", from.year, to.year)),
        _ => first.map(short),
    };
    let name = match sort {
        Sort::Name => text.inhabitants,
        Sort::Area => text.area_in_km2,
        Sort::Density => text.per_km2,
        other => text.orders[other as usize],
    };
    row_head(text, name, dated)
}

/// The rows. A row is made anew only when what it shows changes.
fn list(
    app: App,
    loaded: Arc<Loaded>,
    query: Memo<MembersQuery>,
    selection: Memo<Selection>,
) -> AnyView {
    let largest = loaded.edition.members.iter().map(Member::inhabitants).max().unwrap_or(1);
    let keys = {
        let loaded = Arc::clone(&loaded);
        move || {
            let sort = query.with(|query| query.sort);
            let rows = selection.get().rows;
            let lettered = sort == Sort::Name && rows.iter().all(|(_, hit)| hit.is_none());
            let mut last = None;
            let key = |(at, hit): (usize, Option<Hit>)| {
                let first = loaded.edition.members.get(at).and_then(|m| m.name.chars().next());
                let letter = first.filter(|_| lettered && first != last);
                last = first;
                (at, hit, letter, sort)
            };
            rows.into_iter().map(key).collect::<Vec<_>>()
        }
    };
    let row = move |(at, hit, letter, sort): (usize, Option<Hit>, Option<char>, Sort)| {
        let member = loaded.edition.members.get(at)?;
        let share = (f64::from(member.inhabitants()) / f64::from(largest)).sqrt();
        let figure = figure_text(app, member, figure_of(sort).unwrap_or(Figure::Population));
        Some(member_row(app, member, MemberRow { figure, share, hit, letter }))
    };
    view! {
        <ul class="rows" role="list">
            <For
                each=keys
                key=|(at, hit, letter, sort)| {
                    let matched = hit.as_ref().map(|hit| (hit.kind as u8, hit.matched));
                    (*at, matched, *letter, *sort as u8)
                }
                children=row
            />
        </ul>
    }
    .into_any()
}

/// A member's figure in the language's form, without its unit.
fn figure_text(app: App, member: &Member, figure: Figure) -> String {
    let language = app.language();
    let value = figure.of(member);
    match figure {
        Figure::Growth => text::signed_percent(language, value.round() as i32),
        Figure::Area => text::decimal(language, value as u32, 2),
        Figure::Density => text::decimal(language, (value * 10.0).round() as u32, 1),
        Figure::Population => text::integer(language, value as u32),
    }
}
