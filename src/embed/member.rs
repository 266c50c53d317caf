//! The card of a municipality: its place on the map, what membership is, key figures, the
//! region's focus areas.

use leptos::prelude::*;

use super::parts::{foot, frame, heading, holding, list, way};
use crate::components::{stamp, stamp_of};
use crate::domain::boundaries::Boundaries;
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::markup::{Element, Node, el, group};
use crate::route::Page;
use crate::state::App;
use crate::text::{self, EmbedText};

/// The card.
pub(super) fn member(app: App, edition: &Edition, member: &Member) -> Node {
    let language = app.language();
    let (text, own) = (app.text(), EmbedText::of(language));
    let organisation = &edition.organisation;
    let of = el("p")
        .class("of")
        .child(el("b").text(text.member_of))
        .child(stamp_of(text, organisation.origin.period));
    let (stressed, rest) = &organisation.members;
    let all = [stressed.get(language), " ", rest.get(language)].concat();
    // The latest of history is the agreement that membership rests on.
    let agreement = organisation.history.last().and_then(|event| event.statements.last());
    let agreement = agreement.map(|words| group().text(" ").say(words, language));
    let areas: Vec<_> = edition.priorities.areas.iter().map(|area| area.name.clone()).collect();
    let title = el("h2")
        .say(&edition.priorities.title, language)
        .child(holding(text, edition.priorities.origin.period));
    let more = own.more_of.with(&member.name);
    let words = el("div")
        .class("words")
        .child(of)
        .child(heading(member.name.clone(), group()))
        .child(el("p").text(own.one_of.with(&all)).child(agreement))
        .child(figures(app, member))
        .child(title)
        .child(list(language, &areas))
        .child(foot(
            vec![
                way(app, Page::Home, own.more),
                way(app, Page::Municipality(member.slug.clone()), more),
            ],
            Some(own.credit),
        ));
    let map = app.boundaries.get_untracked().map(|map| picture(map, member, own));
    frame("medlem").child(el("div").class("map").child(map)).child(words).into()
}

fn figures(app: App, member: &Member) -> Element {
    let text = app.text();
    let row = |name: &'static str, dated: Option<Element>, value: String| {
        let name = el("dt").text(name).child(dated);
        el("div").child(name).child(el("dd").text(value))
    };
    let people = member.population.first().map(|(date, people)| {
        let date = stamp(text::date(app.language(), *date));
        row(text.inhabitants, Some(date), text::integer(app.language(), *people))
    });
    let inferred =
        if member.subregion.inferred { [" ", text.inferred].concat() } else { "".into() };
    let subregion = [&member.subregion.name, inferred.as_str()].concat();
    el("dl").child(people).child(row(text.subregion, None, subregion))
}

/// The region with one member lit.
fn picture(map: &Boundaries, member: &Member, own: &'static EmbedText) -> Element {
    let path = |class: &'static str, data: String| {
        el("path").class(class).attr("fill-rule", "evenodd").attr("d", data)
    };
    let lit = map.shape(&member.slug).map(|shape| path("lit", map.path(shape)));
    el("svg")
        .attr("viewBox", view_box(map))
        .attr("role", "img")
        .attr("aria-label", own.map.with(&member.name))
        .child(path("land", map.outline()))
        .child(path("inner", map.inner()))
        .child(lit)
}

/// The whole map with room for its lines.
pub(super) fn view_box(map: &Boundaries) -> String {
    let room = map.width / 100 + 1;
    format!("-{room} -{room} {} {}", map.width + 2 * room, map.height + 2 * room)
}
