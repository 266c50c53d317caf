//! The members' land and the lines between.

use leptos::prelude::*;

use super::{Drawing, legend};
use crate::browser;
use crate::components::region_map::path;
use crate::domain::boundaries::Boundaries;
use crate::domain::colouring::{Classes, Colouring};
use crate::domain::member::Member;
use crate::domain::slug::Slug;
use crate::markup::{Element, Event, Node, group, live};

/// The id of a shape, for the focus.
pub(super) fn id(map: &Boundaries, shape: usize) -> String {
    map.shapes.get(shape).map_or(String::new(), |shape| ["kart-", shape.slug.as_str()].concat())
}

/// The shape that an event comes from; -1 for none.
pub(super) fn of_event(drawing: Drawing, event: &Event) -> i32 {
    let slug = browser::told_by_target(event, "data-member").and_then(|slug| Slug::parse(&slug));
    if slug.is_none() { -1 } else { drawing.shape(slug.as_ref()) }
}

/// All shapes and lines; made anew for another colouring.
pub(super) fn shapes(drawing: Drawing) -> Element {
    let map = drawing.map;
    let coloured = move || -> Node {
        let colouring = drawing.colouring();
        let classes = legend::classes(drawing, colouring);
        let shapes =
            (0..map.shapes.len()).map(|at| shape(drawing, at, colouring, classes.as_ref()));
        group()
            .children(shapes)
            .child(path("inner", map.inner()))
            .child(path("border", borders(drawing, colouring)))
            .into()
    };
    let edge = move || -> Node {
        let chosen = map.shapes.get(drawing.chosen() as usize);
        chosen.map_or(Node::Empty, |shape| path("edge", map.path(shape)).into())
    };
    let pointed = move || -> Node {
        let pointed = map.shapes.get(drawing.pointed.get() as usize);
        pointed.map_or(Node::Empty, |shape| path("edge pointed", map.path(shape)).into())
    };
    group().child(live(coloured)).child(live(pointed)).child(live(edge))
}

fn shape(
    drawing: Drawing,
    at: usize,
    colouring: Option<Colouring>,
    classes: Option<&Classes>,
) -> Element {
    let (app, shape) = (drawing.app, &drawing.map.shapes[at]);
    let index = at as i32;
    let own = drawing.member(index);
    let slot = own.zip(classes).and_then(|(own, classes)| {
        let class = classes.list.get(*classes.of.get(own)?)?;
        Some([" ", legend::slot(colouring, class.colour)].concat())
    });
    let name = own.map_or(String::new(), |own| {
        let member: &Member = &drawing.loaded.edition.members[own];
        [&member.name, ", ", &legend::told(drawing, member)].concat()
    });
    let class = move || {
        let asked = app.asked.get();
        let found = || asked.selection.rows.iter().any(|row| Some(row.0) == own);
        let state = match asked.query.narrows() {
            true if found() => " hit",
            true => " out",
            false => "",
        };
        let chosen = asked.query.chosen.as_ref() == Some(&drawing.map.shapes[at].slug);
        let chosen = if chosen { " chosen" } else { "" };
        Some(["land", slot.as_deref().unwrap_or(" plain"), state, chosen].concat().into())
    };
    path("", drawing.map.path(shape))
        .live_attr("class", class)
        .attr("id", id(drawing.map, at))
        .attr("data-member", shape.slug.to_string())
        .attr("role", "option")
        .attr("aria-label", name)
        .live_attr("aria-selected", move || {
            Some(if drawing.chosen() == index { "true" } else { "false" }.into())
        })
        .live_attr("tabindex", move || {
            Some(if drawing.entry.get() == index { "0" } else { "-1" }.into())
        })
}

/// The borders between counties, or between subregions where the map is coloured by them.
fn borders(drawing: Drawing, colouring: Option<Colouring>) -> String {
    let edition = &drawing.loaded.edition;
    let of = |slug: &Slug| -> Option<&str> {
        let member = edition.member(slug)?;
        match colouring {
            Some(Colouring::Subregion) => Some(&member.subregion.name),
            Some(Colouring::County) => member.counties.last().map(|county| county.value.as_str()),
            _ => member.county(edition.year),
        }
    };
    drawing.map.borders(&|one, other| of(one) != of(other))
}
