//! The map of the directory: every member as a shape that is pointed at, chosen and walked
//! over with arrow keys, in the part of the map that is shown, coloured by what is asked.
//!
//! What it tells stands in the list and the table too; it asks nothing of the reader that
//! cannot be done there.

mod gestures;
mod legend;
mod names;
mod shapes;

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::browser;
use crate::domain::boundaries::Boundaries;
use crate::domain::colouring::Colouring;
use crate::domain::slug::Slug;
use crate::domain::viewport::Viewport;
use crate::markup::{Element, Node, el, group, live};
use crate::route::MembersQuery;
use crate::state::{App, Loaded, Loading};
use gestures::Gesture;

pub use legend::colour_choice;

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/member_map.css");
    root_class(name, scope)
}

/// Room around the land, in map units.
const MARGIN: i32 = 30;

/// What the parts of the map share.
#[derive(Clone, Copy)]
struct Drawing {
    app: App,
    loaded: &'static Loaded,
    map: &'static Boundaries,
    whole: Viewport,
    /// The part shown.
    view: RwSignal<Viewport>,
    /// The width of that part, which labels follow: set less often than the part moves.
    width: RwSignal<i32>,
    /// The shape that is pointed at or has the focus; -1 for none.
    pointed: RwSignal<i32>,
    /// The shape that the Tab key leads to.
    entry: RwSignal<i32>,
}

impl Drawing {
    /// The member of a shape, by its index in the edition.
    fn member(self, shape: i32) -> Option<usize> {
        let slug = &self.map.shapes.get(shape as usize)?.slug;
        self.loaded.edition.members.iter().position(|member| member.slug == *slug)
    }

    /// The shape of a member; -1 for none.
    fn shape(self, slug: Option<&Slug>) -> i32 {
        let at = self.map.shapes.iter().position(|shape| Some(&shape.slug) == slug);
        at.map_or(-1, |at| at as i32)
    }

    /// What it is coloured by.
    fn colouring(self) -> Option<Colouring> {
        self.app.colouring.get()
    }

    /// The chosen shape; -1 for none.
    fn chosen(self) -> i32 {
        self.shape(self.app.refined.get().query.chosen.as_ref())
    }

    /// Chooses the member of a shape, or lets go of the one that is chosen.
    fn choose(self, shape: i32) {
        let Some(shape) = self.map.shapes.get(shape as usize) else { return };
        self.app.change(&|query: &mut MembersQuery| {
            let same = query.chosen.as_ref() == Some(&shape.slug);
            query.chosen = (!same).then(|| shape.slug.clone());
        });
    }

    /// Shows another part of the map.
    fn show(self, view: Viewport) {
        self.view.set(view);
        if self.width.get_untracked() != view.width {
            self.width.set(view.width);
        }
    }

    /// Shows the middle of the part in `per_mille` of its extent.
    fn zoom(self, per_mille: i32) {
        let view = self.view.get_untracked();
        let middle = (view.x + view.width / 2, view.y + view.height / 2);
        self.show(view.zoomed(self.whole, per_mille, middle));
    }
}

/// The map with its buttons and legend.
pub fn member_map(app: App, loaded: &'static Loaded) -> Element {
    app.need_boundaries();
    let text = app.text();
    let content = move || -> Node {
        // Drawn once: how far a fetch has come is asked only while there is no map.
        if let Some(map) = app.boundaries.get() {
            return drawing(app, loaded, map).into();
        }
        match app.map_loading.get() {
            Loading::Failed(_) => el("p").class("missing").text(text.no_map).into(),
            _ => el("div").class("picture").into(),
        }
    };
    el("div").class(class("or-member-map")).child(live(content))
}

fn drawing(app: App, loaded: &'static Loaded, map: &'static Boundaries) -> Element {
    let exploring = app.exploring();
    let whole = Viewport::whole(map.width, map.height, MARGIN);
    let drawing = Drawing {
        app,
        loaded,
        map,
        whole,
        view: RwSignal::new(whole),
        width: RwSignal::new(whole.width),
        pointed: RwSignal::new(-1),
        entry: RwSignal::new(0),
    };
    // Not followed here: the map would be drawn anew for each query.
    drawing.entry.set(untrack(|| drawing.chosen()).max(0));
    let view = drawing.view;
    let svg = el("svg")
        .live_attr("viewBox", move || Some(view.get().view_box().into()))
        .live_attr("class", move || (!view.get().is_whole(whole)).then_some("zoomed".into()))
        .attr("role", "listbox")
        .live_attr("aria-label", move || {
            let asked = app.asked.get();
            let lit = asked.selection.rows.len().to_string();
            Some(exploring.map_of_members.with_both(&lit, &map.shapes.len().to_string()).into())
        })
        .attr("aria-describedby", KEYS)
        .child(shapes::shapes(drawing))
        .child(names::names(drawing));
    let picture =
        el("div").class("picture").child(listening(svg, drawing)).child(live(move || tip(drawing)));
    group()
        .child(picture)
        .child(buttons(drawing))
        .child(legend::legend(drawing))
        .child(el("p").class("keys").attr("id", KEYS).text(exploring.map_keys))
}

/// Id of the sentence that tells the map's keys.
const KEYS: &str = "karttaster";

fn buttons(drawing: Drawing) -> Element {
    let exploring = drawing.app.exploring();
    let button = |words: &'static str, name: &'static str, act: Box<dyn Fn() + Send>| {
        el("button")
            .attr("type", "button")
            .class("ds-button")
            .attr("data-variant", "secondary")
            .attr("aria-label", name)
            .on("click", move |_| act())
            .text(words)
    };
    let whole = move || drawing.show(drawing.whole);
    let is_whole = move || drawing.view.get().is_whole(drawing.whole);
    el("div")
        .class("zoom")
        .child(button("+", exploring.zoom_in, Box::new(move || drawing.zoom(gestures::CLOSER))))
        .child(button("−", exploring.zoom_out, Box::new(move || drawing.zoom(gestures::FARTHER))))
        .child(
            button(exploring.whole_map, exploring.whole_map, Box::new(whole))
                .live_attr("hidden", move || is_whole().then(|| "".into())),
        )
}

/// The name and figure of the shape that is pointed at.
fn tip(drawing: Drawing) -> Node {
    let shape = drawing.pointed.get();
    let (Some(at), Some(own)) = (drawing.member(shape), drawing.map.shapes.get(shape as usize))
    else {
        return Node::Empty;
    };
    let member = &drawing.loaded.edition.members[at];
    let (place, view) = (own.place, drawing.view);
    // Where it stands in the picture, in per cent; it follows the part that is shown.
    let share = move |at: i32, from: i32, extent: i32| {
        let share = (at - from) * 100 / extent.max(1);
        (0..=100).contains(&share).then(|| [&share.to_string(), "%"].concat().into())
    };
    let across = move || share(place.0, view.get().x, view.get().width);
    let down = move || share(place.1, view.get().y, view.get().height);
    el("p")
        .class("tip")
        .attr("aria-hidden", "true")
        .live_attr("--x", across)
        .live_attr("--y", down)
        .live_attr("hidden", move || (across().is_none() || down().is_none()).then(|| "".into()))
        .child(el("b").copy(&member.name))
        .child(el("span").text(legend::told(drawing, member)))
        .into()
}

/// The drawing with what it listens to.
fn listening(svg: Element, drawing: Drawing) -> Element {
    let gesture = Arc::new(Mutex::new(Gesture::default()));
    let (down, moved, up, wheel, clicked) =
        (gesture.clone(), gesture.clone(), gesture.clone(), gesture.clone(), gesture);
    let with = |gesture: &Mutex<Gesture>, act: &mut dyn FnMut(&mut Gesture)| {
        act(&mut gesture.lock().unwrap_or_else(PoisonError::into_inner));
    };
    svg.on("pointerdown", move |event| {
        with(&down, &mut |gesture| gesture.press(browser::pointer(&event)));
    })
    .on("pointermove", move |event| {
        with(&moved, &mut |gesture| {
            let view = drawing.view.get_untracked();
            let turned = gesture.drag(browser::pointer(&event), view, drawing.whole);
            if let Some(view) = turned {
                browser::hold_pointer(&event);
                drawing.show(view);
            }
        });
    })
    .on("pointerup", {
        let up = up.clone();
        move |event| with(&up, &mut |gesture| gesture.release(browser::pointer(&event)))
    })
    .on("pointercancel", move |event| {
        with(&up, &mut |gesture| gesture.release(browser::pointer(&event)));
    })
    .on("wheel", move |event| {
        with(&wheel, &mut |gesture| {
            let view = drawing.view.get_untracked();
            if let Some(view) = gesture.turn(browser::wheel(&event), view, drawing.whole) {
                event.prevent_default();
                drawing.show(view);
            }
        });
    })
    .on("click", move |event| {
        with(&clicked, &mut |gesture| {
            if !gesture.dragged {
                drawing.choose(shapes::of_event(drawing, &event));
            }
        });
    })
    .on("pointerover", move |event| {
        drawing.pointed.set(shapes::of_event(drawing, &event));
    })
    .on("pointerleave", move |_| drawing.pointed.set(-1))
    .on("focusin", move |event| {
        let shape = shapes::of_event(drawing, &event);
        drawing.pointed.set(shape);
        if let Some(own) = drawing.map.shapes.get(shape as usize) {
            drawing.entry.set(shape);
            drawing.show(drawing.view.get_untracked().showing(drawing.whole, own.place));
        }
    })
    .on("focusout", move |_| drawing.pointed.set(-1))
    .on("keydown", move |event| {
        if gestures::press_key(drawing, browser::key(&event).as_deref()) {
            event.prevent_default();
        }
    })
}
