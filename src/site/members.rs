//! The member directory: all members, searched as one types, filtered and ordered. Its
//! whole state lies in the address.

mod controls;
mod list;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::components::{link, root_class, row_head, search_field, stamp_of};
use crate::markup::{Element, Node, el, group, keyed, live};
use crate::route::{MembersQuery, Page, Sort};
use crate::state::{App, Asked, Loaded};
use crate::text;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/site/members.css");
    root_class(name, scope)
}

/// The directory.
pub(super) fn members(app: App, loaded: &'static Loaded) -> Node {
    let text = app.text();
    let typed = move || app.asked.get().query.search.clone().into();
    let heading = el("h1")
        .attr("tabindex", "-1")
        .text(text.members)
        .child(stamp_of(text, loaded.edition.organisation.members_origin.period));
    let asking = el("div")
        .class("asking")
        .child(heading)
        .child(search_field(app, typed, Some(search_for)))
        .child(controls::controls(app, &loaded.edition.members));
    let counted = el("p")
        .class("count")
        .attr("role", "status")
        .child(live(move || count(app, &app.asked.get())));
    let rows = keyed(move || list::rows(app, loaded, &app.asked.get()));
    let answer = el("div")
        .class("answer")
        .child(counted)
        .child(live(move || head(app, app.asked.get().query.sort).into()))
        .child(el("ul").class("rows").attr("role", "list").child(rows))
        .child(
            el("p")
                .class("source")
                .text(text.members_credit.with_number(loaded.edition.year.into())),
        );
    el("div").class(class("or-members")).child(asking).child(answer).into()
}

fn search_for(app: App, search: String) {
    let query = app.asked.with_untracked(|asked| asked.query.clone());
    app.ask(MembersQuery { search, ..query });
}

/// "8 av 64 kommuner for «sk»", or what to do when there are none.
fn count(app: App, asked: &Asked) -> Node {
    let text = app.text();
    let all = app.edition_now().edition.members.len();
    let (query, shown) = (&asked.query, &asked.selection);
    let found = shown.rows.len();
    let typed = query.search.trim();
    let everything = app.href(Page::Members(MembersQuery::default()));
    if found == 0 {
        let sentence = match typed {
            "" => text.none_in_filter.to_owned(),
            typed => text.none_found.with(typed),
        };
        let way_out = link(everything, text.show_all.with_number(all));
        return group()
            .child(el("b").text(sentence))
            .child(el("br"))
            .text(text.check_spelling)
            .child(way_out)
            .text(".")
            .into();
    }
    if !query.narrows() {
        return group()
            .child(el("b").text(all.to_string()))
            .text(" ")
            .text(text.counted(all))
            .into();
    }
    let words = match typed {
        "" => text.counted(all).to_owned(),
        typed => text.found.with(typed),
    };
    let reset = link(everything, text.reset).class("ds-link reset");
    if shown.nearest {
        return group().text(text.nearest.with(typed)).text(" ").child(reset).into();
    }
    let counted = text.of_all.with_both(&found.to_string(), &all.to_string());
    group().child(el("b").text(counted)).text(" ").text(words).text(" ").child(reset).into()
}

/// The head over the rows, for the figure that they are ordered by.
fn head(app: App, sort: Sort) -> Element {
    let text = app.text();
    let dates = app.edition_now().edition.population();
    let (first, last) = (dates.first().map(|d| d.0), dates.last().map(|d| d.0));
    let dated = match sort {
        Sort::Area => None,
        Sort::Growth => first.zip(last).map(|(from, to)| format!("{}–{}", from.year, to.year)),
        _ => first.map(|date| text::short_date(app.language(), date)),
    };
    let name = match sort {
        Sort::Name => text.inhabitants,
        Sort::Area => text.area_in_km2,
        Sort::Density => text.per_km2,
        other => text.orders[other as usize],
    };
    row_head(text, name, dated)
}
