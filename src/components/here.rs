//! "Where am I": the municipality of the device's position, found on the device itself.

use leptos::prelude::*;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;

use super::{link, root_class};
use crate::browser::{self, NoPosition};
use crate::domain::boundaries::Boundaries;
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, group, live};
use crate::route::Page;
use crate::state::{App, Loading};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/here.css");
    root_class(name, scope)
}

/// How far the question has come.
#[derive(Clone, Copy)]
enum Asked {
    /// Not asked: the position is taken on request only.
    Not,
    /// The device is asked.
    Waiting,
    /// It told longitude and latitude, in degrees.
    At(f64, f64),
    /// It did not.
    Failed(NoPosition),
}

/// A button that asks, and the answer.
pub fn here(app: App) -> Element {
    let tools = &app.text().tools;
    let asked = RwSignal::new(Asked::Not);
    let ask = move || {
        if matches!(asked.get_untracked(), Asked::Waiting) {
            return;
        }
        asked.set(Asked::Waiting);
        app.need_boundaries();
        spawn_local(async move {
            let told = match browser::position().await {
                Ok((lon, lat)) => Asked::At(lon, lat),
                Err(reason) => Asked::Failed(reason),
            };
            // The page may have been left meanwhile, and its signals with it.
            let _ = asked.try_set(told);
        });
    };
    let button = el("button")
        .attr("type", "button")
        .class("ds-link")
        .on("click", move |_| ask())
        .text(tools.here);
    let answer = el("div")
        .attr("role", "status")
        .child(live(move || answer(app, asked.get()).map_or(Node::Empty, Node::from)));
    el("div").class(class("or-here")).child(button).child(answer)
}

fn answer(app: App, asked: Asked) -> Option<Element> {
    let tools = &app.text().tools;
    let (lon, lat) = match asked {
        Asked::Not => return None,
        Asked::Waiting => return Some(el("p").text(tools.here_waiting)),
        Asked::Failed(reason) => return Some(el("p").text(tools.here_failed[reason as usize])),
        Asked::At(lon, lat) => (lon, lat),
    };
    match (app.boundaries.get(), app.map_loading.get()) {
        (Some(map), _) => Some(place(app, map, lon, lat)),
        (None, Loading::Failed(_)) => Some(el("p").text(app.text().no_map)),
        (None, _) => Some(el("p").text(tools.here_waiting)),
    }
}

/// The municipality at a position, or that there is none and which member is nearest.
fn place(app: App, map: &Boundaries, lon: f64, lat: f64) -> Element {
    let tools = &app.text().tools;
    let at = map.on_map(lon, lat);
    let named = |shape: usize| {
        let slug: &Slug = &map.shapes.get(shape)?.slug;
        let loaded = app.loaded.get();
        let name = loaded.edition.member(slug)?.name.clone();
        Some(link(app.href(Page::Municipality(slug.clone())), name).class("ds-link in"))
    };
    let within = at.and_then(|at| map.member_at(at)).and_then(named);
    let about = el("p").class("about").text(tools.here_about);
    if let Some(name) = within {
        return group().child(el("p").text(tools.here_in).child(name).text(".")).child(about);
    }
    let nearest = at.and_then(|at| map.nearest(at));
    let far = nearest.map(|(_, metres)| {
        // Below a kilometre it is still "1 km": the map knows no better.
        tools.here_far.with_number(((metres + 500) / 1000).max(1) as usize)
    });
    let outside = match nearest.and_then(|(shape, _)| named(shape)) {
        Some(name) => el("p").text(tools.here_outside).child(name).text(far.unwrap_or_default()),
        None => el("p").text(tools.here_nowhere),
    };
    group().child(outside.text(".")).child(about)
}
