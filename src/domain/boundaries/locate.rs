//! Where a point is: on the map, in which member, how far from the nearest.

use std::ops::RangeInclusive;

use super::super::projection;
use super::{Boundaries, Shape};

/// What a position must lie within, in degrees: Northern Europe, where the projection's
/// series are good to a map unit.
const LONGITUDES: RangeInclusive<f64> = -5.0..=32.0;
const LATITUDES: RangeInclusive<f64> = 50.0..=72.0;

impl Boundaries {
    /// The map position nearest to a longitude and a latitude in degrees (WGS84). It may lie
    /// outside the land and be negative; `None` for what is no position in Northern Europe.
    pub fn on_map(&self, lon: f64, lat: f64) -> Option<(i32, i32)> {
        if !LONGITUDES.contains(&lon) || !LATITUDES.contains(&lat) {
            return None;
        }
        let (x, y) = projection::to_metres(lon, lat);
        let unit = f64::from(self.unit);
        let position = |metres: f64| (metres / unit + 0.5).floor() as i32;
        Some((position(x - f64::from(self.origin.0)), position(f64::from(self.origin.1) - y)))
    }

    /// The member on whose land a map position lies, by its index in `shapes`. A position on
    /// a border belongs to one of the two, always the same.
    pub fn member_at(&self, point: (i32, i32)) -> Option<usize> {
        self.shapes.iter().position(|shape| self.holds(shape, point))
    }

    /// The member whose land is nearest to a map position, by its index in `shapes`, and the
    /// distance in metres: 0 if the position lies on it. `None` if there is no land.
    pub fn nearest(&self, point: (i32, i32)) -> Option<(usize, u32)> {
        if let Some(inside) = self.member_at(point) {
            return Some((inside, 0));
        }
        let mut nearest = None;
        for (index, shape) in self.shapes.iter().enumerate() {
            self.sides(shape, &mut |from, to| {
                let distance = squared_distance(point, from, to);
                if nearest.is_none_or(|(_, least)| distance < least) {
                    nearest = Some((index, distance));
                }
            });
        }
        nearest.map(|(index, squared)| (index, (squared.sqrt() * f64::from(self.unit)) as u32))
    }

    /// Of the places of the shapes that `within` names, the one farthest from the border of
    /// their common land. `None` if it names none.
    pub fn innermost(&self, within: &dyn Fn(usize) -> bool) -> Option<(i32, i32)> {
        let owners = self.owners();
        let mut best = None;
        for (_, shape) in self.shapes.iter().enumerate().filter(|(index, _)| within(*index)) {
            let mut least = f64::INFINITY;
            for (arc, owners) in self.arcs.iter().zip(&owners) {
                let [one, other] = owners.map(|owner| owner.is_some_and(within));
                if one == other {
                    continue;
                }
                for side in arc.windows(2) {
                    let [from, to] = *side else { continue };
                    let distance = squared_distance(shape.place, from, to);
                    least = if distance < least { distance } else { least };
                }
            }
            if best.is_none_or(|(_, most)| least > most) {
                best = Some((shape.place, least));
            }
        }
        best.map(|(place, _)| place)
    }

    /// Whether a point lies in a shape by the even-odd rule: a ray to the right crosses an
    /// odd number of sides. Exact, for the positions that a decoded map can have.
    pub(super) fn holds(&self, shape: &Shape, (x, y): (i32, i32)) -> bool {
        let mut inside = false;
        self.sides(shape, &mut |(x1, y1), (x2, y2)| {
            if (y1 > y) == (y2 > y) {
                return;
            }
            let [x, y, x1, y1, x2, y2] = [x, y, x1, y1, x2, y2].map(i64::from);
            let (to_point, to_side) = ((x - x1) * (y2 - y1), (x2 - x1) * (y - y1));
            inside ^= if y2 > y1 { to_point < to_side } else { to_point > to_side };
        });
        inside
    }

    /// Calls `see` with the ends of every side of a shape.
    fn sides(&self, shape: &Shape, see: &mut dyn FnMut((i32, i32), (i32, i32))) {
        for ring in &shape.rings {
            let mut last = None;
            for point in self.points(ring) {
                if let Some(last) = last {
                    see(last, point);
                }
                last = Some(point);
            }
        }
    }
}

/// From a point to the nearest point of a side, squared, in map units.
fn squared_distance(point: (i32, i32), from: (i32, i32), to: (i32, i32)) -> f64 {
    let vector = |a: (i32, i32), b: (i32, i32)| {
        (f64::from(b.0) - f64::from(a.0), f64::from(b.1) - f64::from(a.1))
    };
    let (side, (x, y)) = (vector(from, to), vector(from, point));
    let length = side.0 * side.0 + side.1 * side.1;
    // How far along the side its nearest point is.
    let share = if length > 0.0 { (x * side.0 + y * side.1) / length } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    let (dx, dy) = (x - share * side.0, y - share * side.1);
    dx * dx + dy * dy
}
