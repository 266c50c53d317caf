//! The region's own shape: its land, its members as circles, and one member close up.

mod close_up;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{choice, root_class, toggle};
use crate::browser;
use crate::domain::boundaries::{Boundaries, Circle, Shape};
use crate::domain::edition::Edition;
use crate::domain::labels::{self, Anchor, Label};
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, group, is_taking_over, live};
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
    draw_boundaries(app);
    let content = move || -> Node {
        let Some(map) = app.boundaries.get() else { return Node::Kept };
        let lit = lit.as_ref().and_then(|slug| map.shape(slug));
        el("svg")
            .attr("viewBox", whole(map))
            .attr("aria-hidden", "true")
            .child(whole_land(app, map))
            .child(lit.map(|shape| path("lit", map.path(shape))))
            .into()
    };
    el("div").class(class("or-map")).child(live(content))
}

/// Which way the members are arranged as circles.
#[derive(Clone, Copy)]
pub struct Arrangement {
    /// Whether they are asked for large and moved apart, not where they lie.
    asked: RwSignal<bool>,
    /// Whether they are drawn so: later than asked where the map must be fetched first.
    packed: RwSignal<bool>,
}

impl Arrangement {
    /// Large and moved apart, or where they lie on the map.
    pub fn new(packed: bool) -> Arrangement {
        Arrangement { asked: RwSignal::new(packed), packed: RwSignal::new(packed) }
    }

    fn ask(self, app: App, packed: bool) {
        self.asked.set(packed);
        match app.boundaries.with_untracked(Option::is_some) {
            true => self.packed.set(packed),
            false => app.need_boundaries(),
        }
    }

    /// Arranges what has just been drawn as was asked meanwhile, so that one sees it move.
    fn catch_up(self) {
        let asked = self.asked.get_untracked();
        if asked != self.packed.get_untracked() {
            browser::after_paint(move || self.packed.set(asked));
        }
    }
}

/// The members as circles of their inhabitants: on the map where they lie, or large and moved
/// apart.
pub fn region_as_circles(app: App, arrangement: Arrangement) -> Element {
    draw_boundaries(app);
    let text = app.text();
    let packed = arrangement.packed;
    let content = move || -> Node {
        match (app.boundaries.get(), app.map_loading.get()) {
            (Some(map), _) => {
                arrangement.catch_up();
                el("svg")
                    .attr("viewBox", whole(map))
                    .attr("role", "img")
                    .attr("aria-label", text.map_of_region.with_number(map.shapes.len()))
                    .live_attr("class", move || packed.get().then_some("packed".into()))
                    .child(whole_land(app, map))
                    .children(map.shapes.iter().map(|shape| circle(shape, packed)))
                    .children(app.loaded.with(|loaded| named(app, map, &loaded.edition, packed)))
                    .into()
            }
            (None, Loading::Failed(_)) => el("p").class("missing").text(text.no_map).into(),
            (None, _) => Node::Kept,
        }
    };
    el("div").class(class("or-map")).child(live(content))
}

/// The choice between the map and the region as circles.
pub fn arrangement(app: App, arrangement: Arrangement) -> Element {
    let text = app.text();
    let one = |(value, name): (bool, &'static str)| {
        let chosen = move || arrangement.asked.get() == value;
        choice(name, chosen, move || arrangement.ask(app, value))
    };
    let choices = [(false, text.map), (true, text.inhabitants)].map(one);
    toggle(text.map_shows, choices.into())
}

/// Fetches the boundaries unless what is drawn of them is in the prerendered page already.
fn draw_boundaries(app: App) {
    if !is_taking_over() {
        app.need_boundaries();
    }
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
fn drawing(app: App) -> Option<&'static str> {
    app.drawing.filter(|_| cfg!(not(target_arch = "wasm32")))
}

/// A part of the drawing.
fn drawn(drawing: &'static str, part: &'static str) -> Element {
    el("use").class(part).attr("href", [drawing, "#", part].concat())
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
