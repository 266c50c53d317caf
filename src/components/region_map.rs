//! The region's own shape: its land, its members as circles, and one member close up.

//!
//! - `drawing`: the land and the circles, as they are drawn
//! - `close_up`: a member among its neighbours

mod close_up;
mod drawing;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{choice, root_class, toggle};
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::slug::Slug;
use crate::markup::{Element, Node, el, is_taking_over, live};
use crate::state::later::Later;
use crate::state::{App, Loading};

pub use close_up::close_up;
pub(super) use drawing::{path, text_of};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/region_map.css");
    root_class(name, scope)
}

/// Font size of labels in map units: on a wide picture and on a phone's, where a map unit
/// is fewer pixels.
pub(super) const LABEL_SIZES: [(&str, f64); 2] = [("wide", 62.0), ("narrow", 104.0)];

/// What draws the maps, which belongs to the app's second part.
#[derive(Clone, Copy)]
struct Draw {
    land: fn(App, &'static Boundaries, Option<&Slug>) -> Node,
    circles: fn(App, &'static Boundaries, Arrangement) -> Node,
    close: fn(App, &'static Boundaries, &Slug) -> Option<Element>,
}

const DRAWN: Draw = Draw { land: drawing::land, circles: drawing::circles, close: close_up::close };

static DRAW: Later<Draw> = Later::new(DRAWN);

/// Brings what of this room belongs to the app's second part.
#[cfg(feature = "split")]
pub(super) fn bring() {
    DRAW.bring(DRAWN);
}

/// The whole region as land, with one member lit where `lit` names one. Decorative: the
/// page says the same in words.
pub fn land(app: App, lit: Option<Slug>) -> Element {
    draw_boundaries(app);
    let content = move || match (app.boundaries.get(), DRAW.get()) {
        (Some(map), Some(draw)) => (draw.land)(app, map, lit.as_ref()),
        _ => Node::Kept,
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
    let content = move || match (app.boundaries.get(), DRAW.get(), app.map_loading.get()) {
        (Some(map), Some(draw), _) => (draw.circles)(app, map, arrangement),
        (None, _, Loading::Failed(_)) => el("p").class("missing").text(app.text().no_map).into(),
        _ => Node::Kept,
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
