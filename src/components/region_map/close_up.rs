//! A member among its neighbours.

use leptos::prelude::*;

use super::drawing::{drawing, drawn, path};
use super::{DRAW, class, draw_boundaries};
use crate::domain::boundaries::{Boundaries, Bounds};
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, live};
use crate::state::App;

/// A member among its neighbours, each named.
pub fn close_up(app: App, slug: Slug) -> Element {
    draw_boundaries(app);
    let content = move || {
        let (map, draw) = (app.boundaries.get()?, DRAW.get()?);
        (draw.close)(app, map, &slug)
    };
    let content = move || content().map_or(Node::Kept, Node::from);
    el("div").class(class("or-map or-map-close")).child(live(content))
}

/// The drawing, where the edition has such a member.
pub(super) fn close(app: App, map: &'static Boundaries, slug: &Slug) -> Option<Element> {
    let loaded = app.loaded.get();
    let member = loaded.edition.member(slug)?;
    let own = map.shape(slug)?;
    let bounds = around(map.bounds(own));
    let near = |other: &Slug| member.neighbours.contains(other);
    let drawing = drawing(app);
    let shapes = map.shapes.iter().filter_map(|shape| {
        let class = match () {
            () if shape.slug == *slug => "lit",
            () if near(&shape.slug) => "land near",
            () if drawing.is_some() => return None,
            () => "land",
        };
        Some(path(class, map.path(shape)))
    });
    let far = drawing.map(|drawing| drawn(drawing, "land"));
    let inner = match drawing {
        Some(drawing) => drawn(drawing, "inner"),
        None => path("inner", map.inner()),
    };
    let named = map.shapes.iter().filter(|shape| shape.slug == *slug || near(&shape.slug));
    let names = named.filter(|shape| inside(shape.place, bounds)).filter_map(|shape| {
        let name = loaded.edition.member(&shape.slug)?.name.clone();
        let class = if shape.slug == *slug { "name lit-name" } else { "name" };
        let text = el("text")
            .class(class)
            .number("x", shape.place.0)
            .number("y", shape.place.1)
            .number("font-size", bounds.width / 26);
        Some(text.text(name))
    });
    let view_box = format!("{} {} {} {}", bounds.x, bounds.y, bounds.width, bounds.height);
    let svg = el("svg")
        .attr("viewBox", view_box)
        .attr("role", "img")
        .attr("aria-label", app.text().map_of.with(&member.name))
        .child(far)
        .children(shapes)
        .child(inner)
        .child(path("edge", map.path(own)))
        .children(names);
    Some(svg)
}

/// `bounds` with room for the neighbours, in the picture's proportions of 5 to 4.
fn around(bounds: Bounds) -> Bounds {
    let width = (bounds.width * 2).max(bounds.height * 5 / 2).max(300);
    let height = width * 4 / 5;
    Bounds {
        x: bounds.x + (bounds.width - width) / 2,
        y: bounds.y + (bounds.height - height) / 2,
        width,
        height,
    }
}

/// Whether a name at this place stays within the picture.
fn inside((x, y): (i32, i32), bounds: Bounds) -> bool {
    let edge = bounds.width / 20;
    (bounds.x + edge..bounds.x + bounds.width - edge).contains(&x)
        && (bounds.y + edge..bounds.y + bounds.height - edge).contains(&y)
}
