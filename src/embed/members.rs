//! The directory with its map. It is whole without script; the search is wasm, fetched once
//! someone goes to its field.

use std::sync::Arc;

use leptos::prelude::*;

use super::member::view_box;
use super::parts::{foot, frame, heading, outward, way};
use crate::browser;
use crate::components::{ROW_HEAD_ID, reason, stamp, stamp_of};
use crate::domain::directory::{Found, Hit};
use crate::domain::member::Member;
use crate::markup::{Element, Node, Row, el, group, keyed, live};
use crate::route::{MembersQuery, Page};
use crate::state::{App, Loaded};
use crate::text::{self, EmbedText};

/// The field's id.
const FIELD: &str = "sok";

/// The directory.
pub(super) fn members(app: App, loaded: &'static Loaded) -> Node {
    let text = app.text();
    let own = EmbedText::of(app.language());
    let edition = &loaded.edition;
    let date =
        edition.population().first().map(|(date, _)| stamp(text::date(app.language(), *date)));
    let counted =
        el("p").class("count").attr("role", "status").child(live(move || count(app, loaded)));
    let head = el("p")
        .class("head")
        .attr("id", ROW_HEAD_ID)
        .child(el("span").text(text.municipality))
        .child(el("span").text(text.inhabitants).child(date));
    let list = el("ul")
        .class("rows")
        .attr("role", "list")
        .attr("aria-labelledby", ROW_HEAD_ID)
        .child(keyed(move || rows(app, loaded)));
    let answer = el("div").class("answer").child(search(app, loaded)).child(counted);
    let answer = answer.child(head).child(list);
    let foot = foot(
        vec![way(app, Page::Members(MembersQuery::default()), own.whole_directory)],
        Some(own.credit),
    );
    frame("medlemmer")
        .child(heading(text.members, stamp_of(text, edition.organisation.members_origin.period)))
        .child(el("div").class("both").child(picture(app, loaded)).child(answer))
        .child(foot)
        .into()
}

fn search(app: App, loaded: &'static Loaded) -> Element {
    let text = app.text();
    let typed = move || app.asked.get().query.search.clone().into();
    let input = el("input")
        .attr("id", FIELD)
        .attr("type", "search")
        .attr("maxlength", "80")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", text.find_hint)
        .live_value(typed)
        .on("input", move |event| {
            let query = MembersQuery { search: browser::value_of(&event), ..Default::default() };
            app.asked.set(Arc::new(loaded.answer(query)));
        });
    el("div").class("search").child(el("label").attr("for", FIELD).text(text.find)).child(input)
}

/// "8 av 64 kommuner for «sk»".
fn count(app: App, loaded: &'static Loaded) -> Node {
    let text = app.text();
    let asked = app.asked.get();
    let (found, all) = (asked.selection.rows.len(), loaded.edition.members.len());
    let typed = asked.query.search.trim();
    let sentence = if typed.is_empty() {
        return group()
            .child(el("b").text(all.to_string()))
            .text(" ")
            .text(text.counted(all))
            .into();
    } else if found == 0 {
        text.none_found.with(typed)
    } else if asked.selection.nearest {
        text.nearest.with(typed)
    } else {
        let counted = text.of_all.with_both(&found.to_string(), &all.to_string());
        [&counted, " ", &text.found.with(typed)].concat()
    };
    group().text(sentence).into()
}

fn rows(app: App, loaded: &'static Loaded) -> Vec<Row> {
    let asked = app.asked.get();
    let row = |(at, hit): &Found| {
        let (at, hit) = (*at, *hit);
        let member = loaded.edition.members.get(at)?;
        // Why it was found is part of what a row shows.
        let why = hit.map_or(0, |hit| {
            let (from, to) = hit.matched;
            (hit.name as u64 + 1) << 32 | (from as u64) << 16 | to as u64
        });
        let make = Box::new(move || row(app, loaded, member, hit));
        Some(Row { key: why << 12 | at as u64, make })
    };
    asked.selection.rows.iter().filter_map(row).collect()
}

fn row(app: App, loaded: &'static Loaded, member: &Member, hit: Option<Hit>) -> Element {
    let text = app.text();
    let why = hit.and_then(|hit| reason(text, &hit, loaded.index().name(&hit)));
    let why = why.map(|why| group().child(why).text(" · "));
    let under = el("span").class("under").child(why).copy(&member.subregion.name);
    let under = if member.subregion.inferred { under.text(" ").text(text.inferred) } else { under };
    let link = outward(app, Page::Municipality(member.slug.clone()))
        .child(el("span").class("name").copy(&member.name))
        .child(el("span").class("figure").text(text::integer(app.language(), member.inhabitants())))
        .child(under);
    el("li").attr("data-member", member.slug.to_string()).child(link)
}

/// All members on the map, those that are found lit where something is searched for. In the
/// browser what is drawn is there already, and no boundaries are fetched for it.
fn picture(app: App, loaded: &'static Loaded) -> Element {
    let map = app.boundaries.get_untracked();
    let shape = |(at, member): (usize, &'static Member)| {
        let data = map.and_then(|map| Some(map.path(map.shape(&member.slug)?)));
        let lit = move || {
            let asked = app.asked.get();
            let narrowed = asked.query.narrows();
            let found = narrowed && asked.selection.rows.iter().any(|row| row.0 == at);
            Some(if found { "hit".into() } else { "land".into() })
        };
        el("path")
            .attr("fill-rule", "evenodd")
            .maybe_attr("d", data)
            .attr("data-member", member.slug.to_string())
            .live_attr("class", lit)
    };
    let all = loaded.edition.members.iter().enumerate().map(shape);
    let inner = el("path").class("inner").maybe_attr("d", map.map(|map| map.inner()));
    let words = app.text().map_of_region.with_number(loaded.edition.members.len());
    let drawn = el("svg")
        .maybe_attr("viewBox", map.map(view_box))
        .attr("role", "img")
        .attr("aria-label", words)
        .children(all)
        .child(inner);
    el("div").class("map").child(drawn)
}
