//! The region's own shape: its land, its members as circles, and one member close up.

mod close_up;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{choice, root_class, toggle};
use crate::domain::boundaries::{Boundaries, Circle, Shape};
use crate::domain::edition::Edition;
use crate::domain::labels::{self, Anchor, Label};
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, live};
use crate::state::{App, Loading};

pub use close_up::close_up;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/region_map.css");
    root_class(name, scope)
}

/// Font size of labels in map units: on a wide picture and on a phone's, where a map unit
/// is fewer pixels.
pub(super) const LABEL_SIZES: [(&str, f64); 2] = [("wide", 62.0), ("narrow", 104.0)];

/// Room around the land for labels, in map units.
const MARGIN: i32 = 30;

/// The whole region as land, with one member lit where `lit` names one. Decorative: the
/// page says the same in words.
pub fn land(app: App, lit: Option<Slug>) -> Element {
    app.need_boundaries();
    let content = move || -> Node {
        let Some(map) = app.boundaries.get() else { return Node::Empty };
        let lit = lit.as_ref().and_then(|slug| map.shape(slug));
        el("svg")
            .attr("viewBox", whole(map))
            .attr("aria-hidden", "true")
            .children(shapes(map))
            .child(path("inner", map.inner()))
            .child(lit.map(|shape| path("lit", map.path(shape))))
            .into()
    };
    el("div").class(class("or-map")).child(live(content))
}

/// The members as circles of their inhabitants: on the map where they lie, or, where
/// `packed` says so, large and moved apart.
pub fn region_as_circles(app: App, packed: RwSignal<bool>) -> Element {
    app.need_boundaries();
    let text = app.text();
    let content = move || -> Node {
        match (app.boundaries.get(), app.map_loading.get()) {
            (Some(map), _) => el("svg")
                .attr("viewBox", whole(map))
                .attr("role", "img")
                .attr("aria-label", text.map_of_region.with_number(map.shapes.len()))
                .live_attr("class", move || packed.get().then_some("packed".into()))
                .children(shapes(map))
                .child(path("inner", map.inner()))
                .children(map.shapes.iter().map(|shape| circle(shape, packed)))
                .children(app.loaded.with(|loaded| named(map, &loaded.edition)))
                .into(),
            (None, Loading::Failed(_)) => el("p").class("missing").text(text.no_map).into(),
            (None, _) => Node::Empty,
        }
    };
    el("div").class(class("or-map")).child(live(content))
}

/// The choice between the map and the region as circles.
pub fn arrangement(app: App, packed: RwSignal<bool>) -> Element {
    let text = app.text();
    let one = |(value, name): (bool, &'static str)| {
        choice(name, move || packed.get() == value, move || packed.set(value))
    };
    let choices = [(false, text.map), (true, text.inhabitants)].map(one);
    toggle(text.map_shows, choices.into())
}

pub(super) fn path(class: &'static str, data: String) -> Element {
    el("path").class(class).attr("fill-rule", "evenodd").attr("d", data)
}

fn whole(map: &Boundaries) -> String {
    let (width, height) = (map.width + 2 * MARGIN, map.height + 2 * MARGIN);
    format!("-{MARGIN} -{MARGIN} {width} {height}")
}

fn shapes(map: &Boundaries) -> Vec<Element> {
    let shape =
        |shape: &Shape| path("land", map.path(shape)).attr("data-member", shape.slug.to_string());
    map.shapes.iter().map(shape).collect()
}

fn circle(shape: &Shape, packed: RwSignal<bool>) -> Element {
    let (dot, circle) = (shape.dot, shape.circle);
    let part = move |of: fn(Circle) -> i32| {
        move || Some(of(if packed.get() { circle } else { dot }).to_string().into())
    };
    el("circle")
        .class("centre")
        .live_attr("cx", part(|circle| circle.x))
        .live_attr("cy", part(|circle| circle.y))
        .live_attr("r", part(|circle| circle.r))
}

/// The names for both arrangements and both sizes; the style sheet shows one of them.
fn named(map: &Boundaries, edition: &Edition) -> Vec<Element> {
    let name = |shape: &Shape| edition.member(&shape.slug).map_or("", |m| m.name.as_str());
    let names: Vec<&str> = map.shapes.iter().map(name).collect();
    let extent = (f64::from(map.width + MARGIN), f64::from(map.height));
    let dots: Vec<Circle> = map.shapes.iter().map(|shape| shape.dot).collect();
    let circles: Vec<Circle> = map.shapes.iter().map(|shape| shape.circle).collect();
    let mut groups = Vec::new();
    for (width, size) in LABEL_SIZES {
        for (arrangement, centres, beside) in
            [(" on-map", &dots, true), (" in-circles", &circles, false)]
        {
            // Inside a circle a label may be smaller than beside one: 10.5 px.
            let size = if beside { size } else { size * 0.82 };
            let labels = labels::place(centres, &names, size, extent, beside);
            let group = el("g").class(["names ", width, arrangement].concat());
            groups.push(group.attr("aria-hidden", "true").children(labels.iter().map(text_of)));
        }
    }
    groups
}

pub(super) fn text_of(label: &Label) -> Element {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let line = |(at, words): (usize, &String)| {
        let line = el("tspan").number("x", label.at.0 as i32).copy(words);
        match at {
            0 => line,
            _ => line.number("dy", (label.size * labels::LINE) as i32),
        }
    };
    let lines = label.lines.iter().enumerate().map(line);
    el("text")
        .maybe_attr("class", label.inside.then_some("within"))
        .number("y", label.at.1 as i32)
        .number("font-size", label.size as i32)
        .attr("text-anchor", anchor)
        .children(lines)
}
