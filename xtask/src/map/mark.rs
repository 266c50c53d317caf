//! The mark: the packed region with a gentler exponent, as one path.
//!
//! It is drawn in `currentColor`, so a page that takes it in with
//! `<use href="mark.svg#mark">` gives it its own text colour; opened by itself, as the
//! favicon, it follows the reader's theme.

use std::fmt::Write;

use osloregionen::domain::cartogram::{self, Centre};

use super::members::Member;
use super::quantise::UNIT;

/// Side of the square, in units of which 42 px have some twenty each.
const SIDE: f64 = 960.0;
/// Radius of the largest circle as a share of the region's width, before packing.
const LARGEST: f64 = 0.155;
/// Space between two circles, as a share of the region's width.
const GAP: f64 = 0.004;

/// The mark as SVG text.
pub fn draw(members: &[Member]) -> String {
    // On the map's grid, so that the last bits of the projection cannot change the mark.
    let places = || members.iter().map(|member| on_grid(member.place));
    let (left, right) = extent(places().map(|place| place.0));
    let width = right - left;
    let largest = members.iter().map(|member| member.people).max().unwrap_or(1);
    let scale = LARGEST * width / cartogram::gentle_radius(largest, 1.0);
    let centres: Vec<Centre> = places()
        .zip(members)
        .map(|(place, member)| Centre {
            place,
            radius: cartogram::gentle_radius(member.people, scale),
        })
        .collect();
    let circles: Vec<(f64, f64, f64)> = cartogram::pack(&centres, GAP * width)
        .into_iter()
        .zip(&centres)
        .map(|((x, y), centre)| (x, y, centre.radius))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">\
         <style>svg{{color:#0b2a31}}@media(prefers-color-scheme:dark){{svg{{color:#eef2ea}}}}</style>\
         <path id=\"mark\" fill=\"currentColor\" d=\"{}\"/></svg>\n",
        path(&circles)
    )
}

fn on_grid((east, north): (f64, f64)) -> (f64, f64) {
    ((east / UNIT).round(), (-north / UNIT).round())
}

/// The circles as path data, filling the square and in its middle.
fn path(circles: &[(f64, f64, f64)]) -> String {
    let (left, right) = extent(circles.iter().flat_map(|(x, _, r)| [x - r, x + r]));
    let (top, bottom) = extent(circles.iter().flat_map(|(_, y, r)| [y - r, y + r]));
    let zoom = SIDE / (right - left).max(bottom - top);
    let whole = |value: f64| value.round() as i32;
    let mut path = String::new();
    for (x, y, r) in circles {
        let x = whole((x - (left + right) / 2.0) * zoom + SIDE / 2.0);
        let y = whole((y - (top + bottom) / 2.0) * zoom + SIDE / 2.0);
        let r = whole(r * zoom).max(1);
        // A turn from the left end to one unit below it: half as long as two exact half turns, and of
        // 42 px a fiftieth off. Writing to a string cannot fail.
        let start = x - r;
        let _ = write!(path, "M{start} {y}a{r} {r} 0 1 1 0 1z");
    }
    path
}

fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}
