//! From the rings of a shape to polygons: which outline a hole lies in, and which way each
//! ring runs.

use crate::domain::boundaries::{Boundaries, Shape};
use std::cmp::Ordering;

/// A closed line in map units: its last point is its first, no two neighbouring ones are equal.
pub(super) type Ring = Vec<(i32, i32)>;

/// The polygons of a shape: each an outline, counter-clockwise on the map, and its holes,
/// clockwise. Rings without an area are left out. The order is that of the shape's rings.
pub(super) fn polygons(map: &Boundaries, shape: &Shape) -> Vec<Vec<Ring>> {
    let rings: Vec<Ring> = shape.rings.iter().map(|ring| closed(map, ring)).collect();
    let rings: Vec<Ring> = rings.into_iter().filter(|ring| doubled_area(ring) != 0).collect();
    let around: Vec<Vec<usize>> = rings
        .iter()
        .map(|ring| (0..rings.len()).filter(|at| lies_in(ring, &rings[*at])).collect())
        .collect();
    // By the even-odd rule, a ring within one other is a hole, within two an island again.
    let mut polygons: Vec<(usize, Vec<Ring>)> = Vec::new();
    for (at, ring) in rings.iter().enumerate().filter(|(at, _)| around[*at].len().is_multiple_of(2))
    {
        polygons.push((at, vec![turned(ring, Ordering::Less)]));
    }
    for (at, ring) in
        rings.iter().enumerate().filter(|(at, _)| !around[*at].len().is_multiple_of(2))
    {
        let outline = |outer: usize| {
            around[at].contains(&outer) && around[outer].len() + 1 == around[at].len()
        };
        let polygon = polygons.iter_mut().find(|(outer, _)| outline(*outer));
        polygon.into_iter().for_each(|(_, rings)| rings.push(turned(ring, Ordering::Greater)));
    }
    polygons.into_iter().map(|(_, rings)| rings).collect()
}

/// A ring's points, each once but the first.
fn closed(map: &Boundaries, ring: &[i32]) -> Ring {
    let mut points: Ring = map.points(ring).collect();
    points.extend(points.first().copied());
    points.dedup();
    points
}

/// The ring in the direction that gives its area this sign: y runs downwards, so a
/// counter-clockwise ring has a negative one.
fn turned(ring: &Ring, sign: Ordering) -> Ring {
    let mut ring = ring.clone();
    if doubled_area(&ring).cmp(&0) != sign {
        ring.reverse();
    }
    ring
}

/// Twice the area within a ring, by the shoelace formula.
fn doubled_area(ring: &Ring) -> i64 {
    let edges = ring.iter().zip(ring.iter().skip(1));
    edges.map(|(one, other)| cross(*one, *other)).sum()
}

fn cross(one: (i32, i32), other: (i32, i32)) -> i64 {
    i64::from(one.0) * i64::from(other.1) - i64::from(other.0) * i64::from(one.1)
}

/// Whether a ring lies in another one. They may touch but do not cross, so the first point
/// that is not on the other's line decides.
fn lies_in(ring: &Ring, outer: &Ring) -> bool {
    ring.iter().find_map(|point| is_inside(*point, outer)).unwrap_or(false)
}

/// Whether a point lies in a ring; `None` on its line. Exact: all in whole numbers.
fn is_inside(point: (i32, i32), ring: &Ring) -> Option<bool> {
    let from_point = |at: &(i32, i32)| (at.0 - point.0, at.1 - point.1);
    let mut inside = false;
    for (one, other) in ring.iter().zip(ring.iter().skip(1)) {
        let (one, other) = (from_point(one), from_point(other));
        let side = cross(one, other);
        let spans = |a: i32, b: i32| a.min(b) <= 0 && a.max(b) >= 0;
        if side == 0 && spans(one.0, other.0) && spans(one.1, other.1) {
            return None;
        }
        // A ray to the right crosses the edge; its upper end counts, its lower one does not.
        if (one.1 > 0) != (other.1 > 0) && (side > 0) == (other.1 > one.1) {
            inside = !inside;
        }
    }
    Some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::boundaries::Circle;
    use crate::domain::slug::Slug;
    use rstest::rstest;

    /// A square with its upper left corner here, clockwise or the other way.
    fn square(x: i32, y: i32, side: i32, clockwise: bool) -> Vec<(i32, i32)> {
        let mut ring = vec![(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)];
        if !clockwise {
            ring.reverse();
        }
        ring
    }

    fn polygons_of(rings: &[Vec<(i32, i32)>]) -> Vec<Vec<Ring>> {
        let no_circle = Circle { x: 0, y: 0, r: 1 };
        let shape = Shape {
            slug: Slug::parse("a").unwrap(),
            rings: (0..rings.len() as i32).map(|arc| vec![arc]).collect(),
            place: (0, 0),
            dot: no_circle,
            circle: no_circle,
        };
        let map = Boundaries {
            width: 300,
            height: 100,
            arcs: rings.to_vec(),
            unit: 1,
            origin: (0, 0),
            shapes: Vec::new(),
        };
        polygons(&map, &shape)
    }

    #[rstest]
    fn holes_and_islands_find_their_outline(#[values(true, false)] clockwise: bool) {
        // An island in a lake, a lake that touches the shore, another island; the holes first.
        let lake = square(10, 10, 50, clockwise);
        let bay = square(0, 70, 20, clockwise);
        let land = square(0, 0, 100, clockwise);
        let islet = square(20, 20, 10, clockwise);
        let apart = square(200, 0, 10, !clockwise);
        let found = polygons_of(&[lake, bay, land, islet, apart, vec![(5, 5), (9, 5), (5, 5)]]);
        let expected = vec![
            vec![square(0, 0, 100, false), square(10, 10, 50, true), square(0, 70, 20, true)],
            vec![square(20, 20, 10, false)],
            vec![square(200, 0, 10, false)],
        ];
        assert_eq!(corners(&found), corners(&expected));
        for polygon in &found {
            let signs: Vec<i64> = polygon.iter().map(|ring| doubled_area(ring).signum()).collect();
            assert!(signs[0] == -1 && signs[1..].iter().all(|sign| *sign == 1), "{signs:?}");
        }
    }

    /// Rings as sets: where one begins does not matter.
    fn corners(polygons: &[Vec<Ring>]) -> Vec<Vec<Vec<(i32, i32)>>> {
        let sorted = |ring: &Ring| {
            assert_eq!(ring.first(), ring.last());
            let mut points = ring[1..].to_vec();
            points.sort_unstable();
            points
        };
        polygons.iter().map(|rings| rings.iter().map(sorted).collect()).collect()
    }

    #[rstest]
    #[case((5, 5), Some(true))]
    #[case((0, 5), None)]
    #[case((10, 10), None)]
    #[case((-1, 10), Some(false))]
    #[case((-1, 0), Some(false))]
    #[case((11, 5), Some(false))]
    #[case((5, -1), Some(false))]
    fn a_point_is_in_out_or_on_the_line(#[case] point: (i32, i32), #[case] expected: Option<bool>) {
        assert_eq!(is_inside(point, &square(0, 0, 10, true)), expected);
        assert_eq!(is_inside(point, &square(0, 0, 10, false)), expected);
    }
}
