//! The drawing itself, which belongs to the app's second part: a prerendered page has it already.

use leptos::prelude::*;

use super::{Arrangement, LABEL_SIZES};
use crate::domain::boundaries::{Boundaries, Circle, Shape};
use crate::domain::edition::Edition;
use crate::domain::labels::{self, Anchor, Label};
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, group};
use crate::state::App;

/// Room around the land for labels, in map units.
const MARGIN: i32 = 30;

/// The region as land, with one member lit.
pub(super) fn land(app: App, map: &'static Boundaries, lit: Option<&Slug>) -> Node {
    let lit = lit.and_then(|slug| map.shape(slug));
    el("svg")
        .attr("viewBox", whole(map))
        .attr("aria-hidden", "true")
        .child(whole_land(app, map))
        .child(lit.map(|shape| path("lit", map.path(shape))))
        .into()
}

/// The members as circles.
pub(super) fn circles(app: App, map: &'static Boundaries, arrangement: Arrangement) -> Node {
    arrangement.catch_up();
    let packed = arrangement.packed;
    el("svg")
        .attr("viewBox", whole(map))
        .attr("role", "img")
        .attr("aria-label", app.text().map_of_region.with_number(map.shapes.len()))
        .live_attr("class", move || packed.get().then_some("packed".into()))
        .child(whole_land(app, map))
        .children(map.shapes.iter().map(|shape| circle(shape, packed)))
        .children(app.loaded.with(|loaded| named(app, map, &loaded.edition, packed)))
        .into()
}

/// The land with its borders: shape by shape, or, in a prerendered page, from the drawing that
/// all pages share.
fn whole_land(app: App, map: &Boundaries) -> Element {
    match drawing(app) {
        Some(drawing) => group().child(drawn(drawing, "land")).child(drawn(drawing, "inner")),
        None => group().children(shapes(map)).child(path("inner", map.inner())),
    }
}

/// The file with the land as a drawing, in prerendered pages.
pub(super) fn drawing(app: App) -> Option<&'static str> {
    app.drawing.filter(|_| cfg!(not(target_arch = "wasm32")))
}

/// A part of the drawing.
pub(super) fn drawn(drawing: &'static str, part: &'static str) -> Element {
    el("use").class(part).attr("href", [drawing, "#", part].concat())
}

pub fn path(class: &'static str, data: String) -> Element {
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
        .attr("data-member", shape.slug.to_string())
        .live_attr("cx", part(|circle| circle.x))
        .live_attr("cy", part(|circle| circle.y))
        .live_attr("r", part(|circle| circle.r))
}

/// The names for both arrangements and both sizes, of which the style sheet shows one. A
/// prerendered page has only the arrangement that it begins with.
fn named(app: App, map: &Boundaries, edition: &Edition, packed: RwSignal<bool>) -> Vec<Element> {
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
            if drawing(app).is_some() && beside == packed.get_untracked() {
                continue;
            }
            // Inside a circle a label may be smaller than beside one: 10.5 px.
            let size = if beside { size } else { size * 0.82 };
            let labels = labels::place(centres, &names, size, extent, beside);
            let group = el("g").class(["names ", width, arrangement].concat());
            groups.push(group.attr("aria-hidden", "true").children(labels.iter().map(text_of)));
        }
    }
    groups
}

pub fn text_of(label: &Label) -> Element {
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
