//! The region's own shape: its land, its members as circles, and one member close up.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::root_class;
use crate::domain::boundaries::{Boundaries, Bounds, Circle, Shape};
use crate::domain::edition::Edition;
use crate::domain::labels::{self, Anchor, Label};
use crate::domain::slug::Slug;
use crate::state::{App, Loading};

fn class(name: &str) -> String {
    let scope = style_sheet!("src/components/region_map.css");
    root_class(name, scope)
}

/// Font size of labels in map units: on a wide picture and on a phone's, where a map unit
/// is fewer pixels.
const LABEL_SIZES: [(&str, f64); 2] = [("wide", 62.0), ("narrow", 104.0)];

/// Room around the land for labels, in map units.
const MARGIN: i32 = 30;

/// The whole region as land, with one member lit where `lit` names one. Decorative: the
/// page says the same in words.
pub fn land(app: App, lit: Option<Slug>) -> AnyView {
    let content = move || {
        app.boundaries.get().map(|map| {
            let lit = lit.as_ref().and_then(|slug| map.shape(slug));
            let shape = lit.map(|shape| map.path(shape));
            view! {
                <svg viewBox=whole(&map) aria-hidden="true">
                    {shapes(&map, "land")}
                    <path class="inner" d=map.inner()></path>
                    {shape.map(|d| view! { <path class="lit" fill-rule="evenodd" d=d></path> })}
                </svg>
            }
        })
    };
    view! { <div class=class("or-map")>{content}</div> }.into_any()
}

/// The members as circles of their inhabitants: on the map where they lie, or, where
/// `packed` says so, large and moved apart.
pub fn region_as_circles(app: App, packed: Signal<bool>) -> AnyView {
    let text = app.text();
    let content = move || match (app.boundaries.get(), app.map_loading.get()) {
        (Some(map), _) => {
            let edition = app.loaded.get();
            view! {
                <svg
                    viewBox=whole(&map) role="img" aria-label=text.map_of_region
                    class:packed=move || packed.get()
                >
                    {shapes(&map, "land")}
                    <path class="inner" d=map.inner()></path>
                    {circles(&map, packed)}
                    {named(&map, &edition.edition)}
                </svg>
            }
            .into_any()
        }
        (None, Loading::Failed(_)) => view! { <p class="missing">{text.no_map}</p> }.into_any(),
        (None, _) => ().into_any(),
    };
    view! { <div class=class("or-map")>{content}</div> }.into_any()
}

/// A member among its neighbours, each named.
pub fn close_up(app: App, slug: Slug) -> AnyView {
    let text = app.text();
    let content = move || {
        let map = app.boundaries.get()?;
        let loaded = app.loaded.get();
        let member = loaded.edition.member(&slug)?;
        let bounds = around(map.bounds(map.shape(&slug)?));
        let near = |other: &Slug| member.neighbours.contains(other);
        let drawn = map.shapes.iter().map(|shape| {
            let class = match () {
                () if shape.slug == slug => "lit",
                () if near(&shape.slug) => "land near",
                () => "land",
            };
            view! { <path class=class fill-rule="evenodd" d=map.path(shape)></path> }
        });
        let size = f64::from(bounds.width) / 26.0;
        let named = map.shapes.iter().filter(|shape| shape.slug == slug || near(&shape.slug));
        let names = named.filter(|shape| inside(shape.place, bounds)).filter_map(|shape| {
            let name = loaded.edition.member(&shape.slug)?.name.clone();
            let class = if shape.slug == slug { "name lit-name" } else { "name" };
            let (x, y) = shape.place;
            Some(view! { <text class=class x=x y=y font-size=size>{name}</text> })
        });
        let (drawn, names) = (drawn.collect_view(), names.collect_view());
        Some(view! {
            <svg
                viewBox=format!("{} {} {} {}", bounds.x, bounds.y, bounds.width, bounds.height)
                role="img" aria-label=(text.map_of)(&member.name)
            >
                {drawn}
                <path class="inner" d=map.inner()></path>
                {map.shape(&slug).map(|shape| {
                    view! { <path class="edge" fill-rule="evenodd" d=map.path(shape)></path> }
                })}
                {names}
            </svg>
        })
    };
    view! {
        <div class=class("or-map or-map-close")>{content}</div>
    }
    .into_any()
}

fn whole(map: &Boundaries) -> String {
    let (width, height) = (map.width + 2 * MARGIN, map.height + 2 * MARGIN);
    format!("-{MARGIN} -{MARGIN} {width} {height}")
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

fn inside((x, y): (i32, i32), bounds: Bounds) -> bool {
    let edge = bounds.width / 20;
    (bounds.x + edge..bounds.x + bounds.width - edge).contains(&x)
        && (bounds.y + edge..bounds.y + bounds.height - edge).contains(&y)
}

fn shapes(map: &Boundaries, class: &'static str) -> Vec<AnyView> {
    let shape = |shape: &Shape| {
        let slug = shape.slug.to_string();
        view! { <path class=class fill-rule="evenodd" data-member=slug d=map.path(shape)></path> }
            .into_any()
    };
    map.shapes.iter().map(shape).collect()
}

fn circles(map: &Boundaries, packed: Signal<bool>) -> Vec<AnyView> {
    let circle = |shape: &Shape| {
        let (dot, circle) = (shape.dot, shape.circle);
        let now = move || if packed.get() { circle } else { dot };
        view! {
            <circle
                class="centre" cx=move || now().x cy=move || now().y r=move || now().r
            ></circle>
        }
        .into_any()
    };
    map.shapes.iter().map(circle).collect()
}

/// The names for both arrangements and both sizes; the style sheet shows one of them.
fn named(map: &Boundaries, edition: &Edition) -> Vec<AnyView> {
    let names: Vec<&str> = map
        .shapes
        .iter()
        .map(|shape| edition.member(&shape.slug).map_or("", |member| member.name.as_str()))
        .collect();
    let extent = (f64::from(map.width + MARGIN), f64::from(map.height));
    let dots: Vec<Circle> = map.shapes.iter().map(|shape| shape.dot).collect();
    let circles: Vec<Circle> = map.shapes.iter().map(|shape| shape.circle).collect();
    let mut groups = Vec::new();
    for (width, size) in LABEL_SIZES {
        for (arrangement, centres, beside) in
            [("on-map", &dots, true), ("in-circles", &circles, false)]
        {
            // Inside a circle a label may be smaller than beside one: 10.5 px.
            let size = if beside { size } else { size * 0.82 };
            let labels = labels::place(centres, &names, size, extent, beside);
            let texts = labels.into_iter().map(|label| text_of(&label));
            let class = format!("names {width} {arrangement}");
            groups.push(
                view! { <g class=class aria-hidden="true">{texts.collect_view()}</g> }.into_any(),
            );
        }
    }
    groups
}

fn text_of(label: &Label) -> AnyView {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let (x, y) = (label.at.0.round(), label.at.1.round());
    let class = label.inside.then_some("within");
    let size = label.size.round();
    let line = |(at, words): (usize, &String)| {
        let down = (at > 0).then(|| (size * labels::LINE).round());
        view! { <tspan x=x dy=down>{words.clone()}</tspan> }
    };
    let lines = label.lines.iter().enumerate().map(line).collect_view();
    view! { <text class=class y=y font-size=size text-anchor=anchor>{lines}</text> }.into_any()
}
