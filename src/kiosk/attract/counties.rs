//! The map, coming alive county by county.

use leptos::prelude::*;

use super::circles::view_box;
use crate::components::stamp;
use crate::domain::boundaries::Boundaries;
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::kiosk::state::Kiosk;
use crate::markup::{Element, Node, el, group, live, memo};
use crate::state::Loaded;
use crate::text;

/// The scene; `lit` is the place of the lit county among `names`.
pub(super) fn counties(
    kiosk: Kiosk,
    loaded: &'static Loaded,
    names: Vec<String>,
    lit: impl Fn() -> Option<usize> + Send + Sync + 'static,
) -> Element {
    let app = kiosk.app;
    let edition = &loaded.edition;
    let year = edition.year.to_string();
    let lit = memo(move |_| lit());
    let drawn = names.clone();
    let picture = live(move || -> Node {
        let Some(map) = app.boundaries.get() else { return Node::Empty };
        let lights = drawn.iter().enumerate();
        let lights = lights.map(|(at, name)| light(map, edition, name, at, lit));
        group().child(base(map)).children(lights).into()
    });
    let named = live(move || -> Node {
        match lit.get().and_then(|at| names.get(at)) {
            Some(name) => county(kiosk, edition, name).into(),
            None => Node::Empty,
        }
    });
    let title = el("p").class("title").text(kiosk.words().counties.with(&year));
    let credit = el("p").class("credit").text(kiosk.words().credit);
    group()
        .child(el("div").class("words").child(title).child(named))
        .child(el("div").class("map").child(picture))
        .child(credit)
}

/// Name, number of members and their inhabitants.
fn county(kiosk: Kiosk, edition: &'static Edition, name: &str) -> Element {
    let (language, text) = (kiosk.app.language(), kiosk.app.text());
    let members: Vec<&Member> = of(edition, name).collect();
    let people: u32 = members.iter().map(|member| member.inhabitants()).sum();
    let date = edition.population().first().map(|(date, _)| stamp(text::date(language, *date)));
    let count = [members.len().to_string().as_str(), " ", text.counted(members.len())].concat();
    let people = [&text::integer(language, people), " ", &text.inhabitants.to_lowercase()].concat();
    group()
        .child(el("h1").class("county").child(el("b").copy(name)))
        .child(el("p").class("county-figures").text(count))
        .child(el("p").class("county-figures").text(people).child(date))
}

fn of<'a>(edition: &'a Edition, county: &str) -> impl Iterator<Item = &'a Member> {
    edition.members.iter().filter(move |member| member.county(edition.year) == Some(county))
}

fn base(map: &Boundaries) -> Element {
    let land = map.shapes.iter().map(|shape| el("path").class("land").attr("d", map.path(shape)));
    el("svg")
        .attr("viewBox", view_box(map))
        .attr("aria-hidden", "true")
        .children(land)
        .child(el("path").class("inner").attr("d", map.inner()))
}

/// The members of a county as a drawing over the map, of which only the opacity changes.
fn light(
    map: &Boundaries,
    edition: &Edition,
    county: &str,
    at: usize,
    lit: Memo<Option<usize>>,
) -> Element {
    let class = move || {
        let shown = lit.get();
        let class = match () {
            () if shown == Some(at) => "light on",
            () if shown.is_some_and(|shown| shown > at) => "light past",
            () => "light",
        };
        Some(class.into())
    };
    let shapes = of(edition, county).filter_map(|member| map.shape(&member.slug));
    let paths = shapes.map(|shape| el("path").attr("d", map.path(shape)));
    el("svg")
        .live_attr("class", class)
        .attr("viewBox", view_box(map))
        .attr("aria-hidden", "true")
        .children(paths)
}
