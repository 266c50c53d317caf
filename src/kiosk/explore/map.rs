//! The map: an extra way in, and where the chosen municipality lies.

use leptos::prelude::*;

use super::letters::letter;
use crate::browser;
use crate::domain::boundaries::{Boundaries, Shape};
use crate::domain::labels;
use crate::domain::slug::Slug;
use crate::kiosk::state::{Finder, Kiosk};
use crate::markup::{Element, Node, el, group, live};
use crate::state::{Loaded, Loading};

/// Room around the land for names, in map units.
const MARGIN: i32 = 60;

/// The map with the chosen municipality and those of the chosen letter.
pub(super) fn map(kiosk: Kiosk, loaded: &'static Loaded) -> Element {
    let app = kiosk.app;
    app.need_boundaries();
    let drawn = live(move || match (app.boundaries.get(), app.map_loading.get()) {
        (Some(map), _) => drawing(kiosk, loaded, map).into(),
        (None, Loading::Failed(_)) => el("p").class("hint").text(app.text().no_map).into(),
        (None, _) => Node::Empty,
    });
    group().child(drawn)
}

fn drawing(kiosk: Kiosk, loaded: &'static Loaded, map: &'static Boundaries) -> Element {
    let shape = |shape: &Shape| {
        el("path")
            .class("land")
            .attr("data-member", shape.slug.to_string())
            .attr("d", map.path(shape))
    };
    let (width, height) = extent(map);
    let view_box = format!("-{MARGIN} -{MARGIN} {width} {height}");
    el("svg")
        .attr("viewBox", view_box)
        .attr("role", "img")
        .attr("aria-label", kiosk.app.text().map_of_region.with_number(map.shapes.len()))
        .on("click", move |event| {
            let told = browser::told_by_target(&event, "data-member");
            if let Some(slug) = told.as_deref().and_then(Slug::parse) {
                kiosk.member.set(Some(slug));
            }
        })
        .children(map.shapes.iter().map(shape))
        .child(el("path").class("inner").attr("d", map.inner()))
        .child(live(move || lit(kiosk, loaded, map).into()))
}

/// The municipalities of the letter and the chosen one, each with its name.
fn lit(kiosk: Kiosk, loaded: &Loaded, map: &Boundaries) -> Element {
    let chosen = kiosk.member.get();
    let wanted = kiosk.finder.with(|by| match by {
        Finder::Letter(letter) => *letter,
        Finder::Typed(_) => None,
    });
    let members = loaded.edition.members.iter();
    let hits = members.filter(|member| {
        let hit = wanted.is_some() && letter(member) == wanted;
        hit || chosen.as_ref() == Some(&member.slug)
    });
    let mut shapes = Vec::new();
    let mut names = Vec::new();
    for member in hits {
        let Some(shape) = map.shape(&member.slug) else { continue };
        let is_chosen = chosen.as_ref() == Some(&member.slug);
        let path = el("path")
            .class(if is_chosen { "lit" } else { "hit" })
            .attr("data-member", member.slug.to_string())
            .attr("d", map.path(shape));
        shapes.push((is_chosen, path));
        names.push((is_chosen, shape, member.name.as_str()));
    }
    // The chosen one lies above its neighbours, and its name is placed first.
    shapes.sort_by_key(|(is_chosen, _)| *is_chosen);
    names.sort_by_key(|(is_chosen, ..)| !is_chosen);
    let paths = shapes.into_iter().map(|(_, path)| path);
    kiosk.measure_map(extent(map));
    // No name is smaller than the smallest text; before the map's size is known there is none.
    let size = kiosk.text_size() / kiosk.map_scale.get();
    let names = if size.is_finite() { placed(map, &names, size.ceil() as i32) } else { Vec::new() };
    group().children(paths).children(names)
}

/// Width and height of the drawing in map units.
fn extent(map: &Boundaries) -> (i32, i32) {
    (map.width + 2 * MARGIN, map.height + 2 * MARGIN)
}

/// Names beside their municipalities, where they lie over none of these and no name before them.
fn placed(map: &Boundaries, names: &[(bool, &Shape, &str)], size: i32) -> Vec<Element> {
    let bounds = names.iter().map(|(_, shape, _)| map.bounds(shape));
    let mut taken: Vec<[i32; 4]> =
        bounds.map(|one| [one.x, one.y, one.x + one.width, one.y + one.height]).collect();
    let mut placed = Vec::new();
    for (is_chosen, shape, name) in names {
        let size = if *is_chosen { size * 6 / 5 } else { size };
        let width = labels::width(name, f64::from(size)) as i32;
        let bounds = map.bounds(shape);
        let (left, right) = (bounds.x - size / 3 - width, bounds.x + bounds.width + size / 3);
        let middle = shape.place.1;
        let below = (shape.place.0 - width / 2, bounds.y + bounds.height + size);
        let above = (below.0, bounds.y - size / 3);
        for (x, y) in [(right, middle), (left, middle), below, above] {
            let area = [x, y - size, x + width, y + size / 3];
            let outside = x < -MARGIN || x + width > map.width + MARGIN;
            if outside || taken.iter().any(|other| overlap(*other, area)) {
                continue;
            }
            taken.push(area);
            let text = el("text")
                .class(if *is_chosen { "chosen-name" } else { "name" })
                .number("x", x)
                .number("y", y + size / 3)
                .number("font-size", size);
            placed.push(text.copy(name));
            break;
        }
    }
    placed
}

/// Whether two areas, each left, top, right, bottom, have a part in common.
fn overlap(a: [i32; 4], b: [i32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case([0, 0, 2, 2], [1, 1, 3, 3], true)]
    #[case([0, 0, 2, 2], [2, 0, 3, 2], false)]
    #[case([0, 0, 2, 2], [0, 2, 2, 3], false)]
    #[case([0, 0, 9, 9], [3, 3, 4, 4], true)]
    fn areas_overlap(#[case] a: [i32; 4], #[case] b: [i32; 4], #[case] expected: bool) {
        assert_eq!((overlap(a, b), overlap(b, a)), (expected, expected));
    }
}
