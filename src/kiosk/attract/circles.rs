//! The polycentric region: every municipality as a circle of its inhabitants, one lit.

use leptos::prelude::*;

use crate::components::stamp;
use crate::domain::boundaries::{Boundaries, Circle, Shape};
use crate::domain::edition::Edition;
use crate::domain::labels;
use crate::kiosk::state::Kiosk;
use crate::markup::{Element, Node, el, group, live};
use crate::state::Loaded;
use crate::text;

/// The size of names in circles, in map units.
const NAMES: f64 = 66.0;

/// How far around the lit circle its ring lies, so that the smallest is seen, in map units.
const RING: i32 = 16;

/// Room around the land, in map units.
const MARGIN: i32 = 20;

/// The scene; `lit` is the place of the lit municipality in the list.
pub(super) fn circles(kiosk: Kiosk, loaded: &'static Loaded, lit: Memo<usize>) -> Element {
    let app = kiosk.app;
    let edition = &loaded.edition;
    let language = app.language();
    let (stressed, rest) = &edition.organisation.members;
    let heading = el("h1")
        .child(el("b").say(stressed, language))
        .text(" ")
        .child(el("span").say(rest, language));
    let picture = live(move || match app.boundaries.get() {
        Some(map) => picture(kiosk, map, edition, lit).into(),
        None => Node::Empty,
    });
    let named = live(move || -> Node {
        let Some(member) = edition.members.get(lit.get()) else { return Node::Empty };
        let people =
            [text::integer(language, member.inhabitants()), app.text().inhabitants.to_lowercase()];
        el("p")
            .class("named")
            .child(el("b").copy(&member.name))
            .child(el("span").text(people.join(" ")))
            .into()
    });
    let date = edition.population().first().map(|(date, _)| stamp(text::date(language, *date)));
    let words = kiosk.words();
    let credit =
        el("p").class("credit").text(words.circles).child(date).text(" ").text(words.credit);
    let map = el("div").class("map").child(picture).child(named);
    group().child(heading).child(map).child(credit)
}

fn picture(
    kiosk: Kiosk,
    map: &'static Boundaries,
    edition: &'static Edition,
    lit: Memo<usize>,
) -> Element {
    let view_box = view_box(map);
    let land = map.shapes.iter().map(|shape| el("path").class("land").attr("d", map.path(shape)));
    let circle =
        |Circle { x, y, r }: Circle| el("circle").number("cx", x).number("cy", y).number("r", r);
    let circles = map.shapes.iter().map(|shape| circle(shape.circle));
    let slugs: Vec<_> = edition.members.iter().map(|member| member.slug.clone()).collect();
    // A drawing of its own, so that only its opacity changes.
    let light = live(move || -> Node {
        let Some(shape) = slugs.get(lit.get()).and_then(|slug| map.shape(slug)) else {
            return Node::Empty;
        };
        el("svg")
            .class("light")
            .attr("viewBox", view_box.clone())
            .attr("aria-hidden", "true")
            .child(circle(shape.circle))
            .child(circle(Circle { r: shape.circle.r + RING, ..shape.circle }).class("ring"))
            .into()
    });
    let base = el("svg")
        .attr("viewBox", self::view_box(map))
        .attr("aria-hidden", "true")
        .children(land)
        .child(el("g").class("centres").children(circles))
        .child(live(move || group().children(names(kiosk, map, edition)).into()));
    group().child(base).child(light)
}

/// The names that their circles have room for, none smaller than the smallest text.
fn names(kiosk: Kiosk, map: &Boundaries, edition: &Edition) -> Vec<Element> {
    kiosk.measure_map((map.width + 2 * MARGIN, map.height + 2 * MARGIN));
    let least = kiosk.text_size() / kiosk.map_scale.get();
    // Before the map's size is known there is none.
    if !least.is_finite() {
        return Vec::new();
    }
    let name = |shape: &Shape| edition.member(&shape.slug).map_or("", |m| m.name.as_str());
    let names: Vec<&str> = map.shapes.iter().map(name).collect();
    let centres: Vec<Circle> = map.shapes.iter().map(|shape| shape.circle).collect();
    let extent = (f64::from(map.width), f64::from(map.height));
    let label = |label: &labels::Label| {
        let line = |(at, words): (usize, &String)| {
            let line = el("tspan").number("x", label.at.0 as i32).copy(words);
            match at {
                0 => line,
                _ => line.number("dy", (label.size * labels::LINE) as i32),
            }
        };
        el("text")
            .number("y", label.at.1 as i32)
            .number("font-size", label.size as i32)
            .attr("text-anchor", "middle")
            .children(label.lines.iter().enumerate().map(line))
    };
    let placed = labels::place(&centres, &names, NAMES.max(least), extent, false);
    placed.iter().filter(|label| label.inside && label.size >= least).map(label).collect()
}

/// The whole land with room around it.
pub(super) fn view_box(map: &Boundaries) -> String {
    let (width, height) = (map.width + 2 * MARGIN, map.height + 2 * MARGIN);
    format!("-{MARGIN} -{MARGIN} {width} {height}")
}
