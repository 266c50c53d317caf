//! The members' boundaries as a topology: a border that two members share is one line,
//! so neighbours and county borders follow from it and no gap can open between shapes.
//!
//! Lengths are whole map units (100 m where `cargo xtask map` made the file), x to the
//! right and y down as in SVG, with the origin in the map's upper left corner.

mod direction;
mod locate;
mod outline;
mod path;
#[cfg(test)]
mod tests;

pub use direction::Direction;

use super::slug::Slug;

/// The map of all members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundaries {
    /// The land's extent to the right, in map units.
    pub width: i32,
    /// The land's extent downwards, in map units.
    pub height: i32,
    /// Border lines as absolute points, each line once.
    pub arcs: Vec<Vec<(i32, i32)>>,
    /// Metres in a map unit.
    pub unit: i32,
    /// The map's upper left corner (0, 0): metres east of 10.7° E and north of the equator,
    /// in [the map's projection](super::projection).
    pub origin: (i32, i32),
    /// The members' shapes, in the order of the member list.
    pub shapes: Vec<Shape>,
}

/// One member on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The member.
    pub slug: Slug,
    /// Closed lines: outlines and holes alike, to be filled by the even-odd rule. Each is
    /// a sequence of arcs, where `i` is arc `i` and `!i` (negative) is arc `i` backwards.
    pub rings: Vec<Vec<i32>>,
    /// A point well inside its largest piece of land.
    pub place: (i32, i32),
    /// Its circle on the map: small, at its place or as near as the others let it.
    pub dot: Circle,
    /// Its circle in the region as circles, on a larger scale.
    pub circle: Circle,
}

/// A circle whose area is proportional to a member's inhabitants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Centre, to the right.
    pub x: i32,
    /// Centre, downwards.
    pub y: i32,
    /// Radius.
    pub r: i32,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Extent to the right.
    pub width: i32,
    /// Extent downwards.
    pub height: i32,
}

impl Boundaries {
    /// The shape of a member.
    pub fn shape(&self, slug: &Slug) -> Option<&Shape> {
        self.shapes.iter().find(|shape| shape.slug == *slug)
    }

    /// The smallest rectangle around a shape; empty at the origin if it has no points.
    pub fn bounds(&self, shape: &Shape) -> Bounds {
        let mut points = shape.rings.iter().flat_map(|ring| self.points(ring));
        let Some((mut left, mut top)) = points.next() else {
            return Bounds { x: 0, y: 0, width: 0, height: 0 };
        };
        let (mut right, mut bottom) = (left, top);
        for (x, y) in points {
            (left, right) = (left.min(x), right.max(x));
            (top, bottom) = (top.min(y), bottom.max(y));
        }
        Bounds { x: left, y: top, width: right - left, height: bottom - top }
    }

    /// Every pair of members with a common border, in both directions, each once. Members
    /// that only meet in a point, or across water, are no neighbours.
    pub fn neighbours(&self) -> Vec<(Slug, Slug)> {
        let slug = |index: usize| self.shapes[index].slug.clone();
        self.adjacent().into_iter().map(|(one, other)| (slug(one), slug(other))).collect()
    }

    /// The same pairs by their indices in `shapes`, in order.
    pub(super) fn adjacent(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = self
            .owners()
            .into_iter()
            .filter_map(|owners| match owners {
                [Some(one), Some(other)] if one != other => Some([(one, other), (other, one)]),
                _ => None,
            })
            .flatten()
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// For each arc the one or two shapes that it borders, by index into `shapes`.
    pub(super) fn owners(&self) -> Vec<[Option<usize>; 2]> {
        let mut owners = vec![[None; 2]; self.arcs.len()];
        for (index, shape) in self.shapes.iter().enumerate() {
            for &arc in shape.rings.iter().flatten() {
                let Some([first, second]) = owners.get_mut(arc_index(arc)) else {
                    continue;
                };
                *(if first.is_none() { first } else { second }) = Some(index);
            }
        }
        owners
    }

    /// The points of a ring, the shared end of two consecutive arcs twice.
    pub fn points(&self, ring: &[i32]) -> impl Iterator<Item = (i32, i32)> {
        ring.iter().flat_map(|&arc| {
            let points = self.arcs.get(arc_index(arc)).map_or(&[][..], Vec::as_slice);
            let last = points.len().wrapping_sub(1);
            (0..points.len()).map(move |i| points[if arc < 0 { last - i } else { i }])
        })
    }
}

/// The index of the arc that a ring names: `!i` is arc `i` backwards.
pub fn arc_index(arc: i32) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}
