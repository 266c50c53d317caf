//! The place on the map, which belongs to the app's second part.

use leptos::prelude::*;

use super::super::link;
use crate::domain::boundaries::Boundaries;
use crate::domain::slug::Slug;
use crate::markup::{Element, el, group};
use crate::route::Page;
use crate::state::App;

/// The municipality at a position, or that there is none and which member is nearest.
pub(super) fn place(app: App, map: &Boundaries, lon: f64, lat: f64) -> Element {
    let exploring = app.exploring();
    let at = map.on_map(lon, lat);
    let named = |shape: usize| {
        let slug: &Slug = &map.shapes.get(shape)?.slug;
        let loaded = app.loaded.get();
        let name = loaded.edition.member(slug)?.name.clone();
        Some(link(app.href(Page::Municipality(slug.clone())), name).class("ds-link in"))
    };
    let within = at.and_then(|at| map.member_at(at)).and_then(named);
    let about = el("p").class("about").text(exploring.here_about);
    if let Some(name) = within {
        return group().child(el("p").text(exploring.here_in).child(name).text(".")).child(about);
    }
    let nearest = at.and_then(|at| map.nearest(at));
    let far = nearest.map(|(_, metres)| {
        // Below a kilometre it is still "1 km": the map knows no better.
        exploring.here_far.with_number(((metres + 500) / 1000).max(1) as usize)
    });
    let outside = match nearest.and_then(|(shape, _)| named(shape)) {
        Some(name) => {
            el("p").text(exploring.here_outside).child(name).text(far.unwrap_or_default())
        }
        None => el("p").text(exploring.here_nowhere),
    };
    group().child(outside.text(".")).child(about)
}
