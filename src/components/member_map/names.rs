//! The names on the map: of what was found, of all where there is room, or of the classes
//! that it is coloured by.

use leptos::prelude::*;

use super::{Drawing, MARGIN, legend};
use crate::components::region_map::{LABEL_SIZES, text_of};
use crate::domain::boundaries::Circle;
use crate::domain::colouring::{ClassName, Colouring};
use crate::domain::labels::{self, Label};
use crate::markup::{Element, Node, el, group, live};

/// Names beside their places are given to so many hits at most; among more, to those whose
/// name fits on their land.
const BESIDE: usize = 14;

/// The names, which follow what is asked and how close the map is.
pub(super) fn names(drawing: Drawing) -> Element {
    let content = move || -> Node {
        let sizes = LABEL_SIZES.iter().map(|(width, size)| {
            let size = size * f64::from(drawing.width.get()) / f64::from(drawing.whole.width);
            el("g").class(["names ", width].concat()).children(placed(drawing, size))
        });
        let narrows = drawing.app.asked.get().query.narrows();
        let class = if narrows { "hits" } else { "all" };
        el("g").class(class).attr("aria-hidden", "true").children(sizes).into()
    };
    group().child(live(content))
}

fn placed(drawing: Drawing, size: f64) -> Vec<Element> {
    match drawing.colouring() {
        Some(colouring @ (Colouring::County | Colouring::Subregion)) => {
            of_classes(drawing, colouring, size)
        }
        Some(colouring) => keys(drawing, colouring, size),
        None => of_members(drawing, size),
    }
}

fn of_members(drawing: Drawing, size: f64) -> Vec<Element> {
    let asked = drawing.app.asked.get();
    let narrows = asked.query.narrows();
    let rows = &asked.selection.rows;
    let members = &drawing.loaded.edition.members;
    let mut circles = Vec::new();
    let mut names = Vec::new();
    for at in 0..drawing.map.shapes.len() {
        let Some(own) = drawing.member(at as i32) else { continue };
        if narrows && !rows.iter().any(|row| row.0 == own) {
            continue;
        }
        let shape = &drawing.map.shapes[at];
        let bounds = drawing.map.bounds(shape);
        let (x, y) = shape.place;
        circles.push(Circle { x, y, r: bounds.width.min(bounds.height) * 2 / 5 });
        names.push(members[own].name.as_str());
    }
    let few = narrows && circles.len() <= BESIDE;
    if few {
        // A name that its land has no room for goes beside a pin, to which the land gives way.
        for (circle, name) in circles.iter_mut().zip(&names) {
            let letters = name.split('-').map(|part| part.chars().count()).max().unwrap_or(0);
            if f64::from(circle.r * 2) < letters as f64 * size * 0.55 {
                circle.r = size as i32 / 6;
            }
        }
    }
    let extent = (f64::from(drawing.map.width + MARGIN), f64::from(drawing.map.height));
    let labels = labels::place(&circles, &names, size, extent, few);
    let pin = |label: &Label| {
        let circle = circles.get(label.circle).filter(|_| !label.inside)?;
        let pin = el("circle").class("pin").number("cx", circle.x).number("cy", circle.y);
        Some(pin.number("r", circle.r.min(size as i32 / 6)))
    };
    labels.iter().map(|label| group().child(pin(label)).child(text_of(label))).collect()
}

/// Counties by name, subregions by their number in the legend: sixteen names find no room.
fn of_classes(drawing: Drawing, colouring: Colouring, size: f64) -> Vec<Element> {
    let Some(classes) = legend::classes(drawing, Some(colouring)) else { return Vec::new() };
    let words = |at: usize, name: &ClassName| match name {
        ClassName::Named(name) if colouring == Colouring::County => name.clone(),
        _ => (at + 1).to_string(),
    };
    let label = |(at, class): (usize, &crate::domain::colouring::Class)| {
        word(class.label, size, "name", words(at, &class.name))
    };
    classes.list.iter().enumerate().map(label).collect()
}

/// The class of each member as a number, for those who are shown no colours.
fn keys(drawing: Drawing, colouring: Colouring, size: f64) -> Vec<Element> {
    let Some(classes) = legend::classes(drawing, Some(colouring)) else { return Vec::new() };
    let key = |at: usize| {
        let class = *classes.of.get(drawing.member(at as i32)?)?;
        let place = drawing.map.shapes[at].place;
        Some(word(place, size, "key", (class + 1).to_string()))
    };
    (0..drawing.map.shapes.len()).filter_map(key).collect()
}

fn word(at: (i32, i32), size: f64, class: &'static str, words: String) -> Element {
    el("text")
        .class(class)
        .number("x", at.0)
        .number("y", at.1)
        .number("font-size", size as i32)
        .text(words)
}
