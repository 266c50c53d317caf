//! "Where am I": the municipality of the device's position, found on the device itself.

mod place;

use leptos::prelude::*;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;

use super::root_class;
use crate::browser::{self, NoPosition};
use crate::domain::boundaries::Boundaries;
use crate::markup::{Element, Node, el, live};
use crate::state::later::{self, Later, Promised};
use crate::state::{App, Loading};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/here.css");
    root_class(name, scope)
}

/// What asks the device and finds the answer, which belongs to the app's second part.
#[derive(Clone, Copy)]
struct Find {
    position: fn() -> Promised<Position>,
    place: fn(App, &Boundaries, f64, f64) -> Element,
}

type Position = Result<(f64, f64), NoPosition>;

const FOUND: Find = Find { position: || Box::pin(browser::position()), place: place::place };

static FIND: Later<Find> = Later::new(FOUND);

/// Brings what of this room belongs to the app's second part.
#[cfg(feature = "split")]
pub(super) fn bring() {
    FIND.bring(FOUND);
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
        let failed = matches!(app.map_loading.get_untracked(), Loading::Failed(_));
        if matches!(asked.get_untracked(), Asked::Waiting) && !failed {
            return;
        }
        asked.set(Asked::Waiting);
        app.need_boundaries();
        spawn_local(async move {
            later::fetch().await;
            let told = match FIND.get() {
                // As the map then says, there is no connection.
                None => Asked::Waiting,
                Some(find) => match (find.position)().await {
                    Ok((lon, lat)) => Asked::At(lon, lat),
                    Err(reason) => Asked::Failed(reason),
                },
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
    let at = match asked {
        Asked::Not => return None,
        Asked::Failed(reason) => return Some(el("p").text(tools.here_failed[reason as usize])),
        Asked::Waiting => None,
        Asked::At(lon, lat) => Some((lon, lat)),
    };
    Some(match (at, app.boundaries.get(), FIND.get(), app.map_loading.get()) {
        (Some((lon, lat)), Some(map), Some(find), _) => (find.place)(app, map, lon, lat),
        (_, None, _, Loading::Failed(_)) => el("p").text(app.text().no_map),
        _ => el("p").text(tools.here_waiting),
    })
}
