//! The map with fewer points, for pictures that are small and stand in their page: a card must
//! not wait for a map.

use osloregionen::domain::boundaries::{Boundaries, Circle, Shape};

/// How a map is made coarser.
#[derive(Clone, Copy, Debug)]
pub struct Coarseness {
    /// Map units that become one.
    unit: i32,
    /// Points that span a smaller triangle with their neighbours are left out, in new units.
    least: i64,
}

/// For a frame: at 500 px the picture is that of the whole map.
pub const FRAME: Coarseness = Coarseness { unit: 4, least: 8 };

/// For a badge of about 120 px.
pub const BADGE: Coarseness = Coarseness { unit: 8, least: 16 };

/// The map in larger units with fewer points (Visvalingam and Whyatt, 1993). Borders stay
/// shared: each line is simplified once, and its ends stay.
pub fn coarse(map: &Boundaries, coarseness: Coarseness) -> Boundaries {
    let Coarseness { unit, least } = coarseness;
    let scale = |length: i32| length / unit;
    let circle = |circle: Circle| Circle {
        x: scale(circle.x),
        y: scale(circle.y),
        r: scale(circle.r).max(1),
    };
    let arc = |arc: &Vec<(i32, i32)>| {
        let points = arc.iter().map(|(x, y)| (scale(*x), scale(*y)));
        simplified(points.collect(), least)
    };
    let shape = |shape: &Shape| Shape {
        slug: shape.slug.clone(),
        rings: shape.rings.clone(),
        place: (scale(shape.place.0), scale(shape.place.1)),
        dot: circle(shape.dot),
        circle: circle(shape.circle),
    };
    Boundaries {
        width: scale(map.width),
        height: scale(map.height),
        arcs: map.arcs.iter().map(arc).collect(),
        unit: map.unit * unit,
        origin: map.origin,
        shapes: map.shapes.iter().map(shape).collect(),
    }
}

/// A line without the points that matter least. One that returns to its start keeps a triangle.
fn simplified(mut points: Vec<(i32, i32)>, least: i64) -> Vec<(i32, i32)> {
    points.dedup();
    let kept = if points.first() == points.last() { 4 } else { 2 };
    while points.len() > kept {
        let corners = points.windows(3).enumerate();
        let smallest = corners.map(|(at, corner)| (doubled_area(corner), at + 1)).min();
        match smallest {
            Some((area, at)) if area < least => drop(points.remove(at)),
            _ => break,
        }
    }
    points
}

/// Twice the area of the triangle between three points.
fn doubled_area(corner: &[(i32, i32)]) -> i64 {
    let [(ax, ay), (bx, by), (cx, cy)] = corner else { return i64::MAX };
    let across = i64::from(bx - ax) * i64::from(cy - ay);
    (across - i64::from(cx - ax) * i64::from(by - ay)).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::straight(&[(0, 0), (5, 0), (9, 0)], &[(0, 0), (9, 0)])]
    #[case::a_corner_stays(&[(0, 0), (5, 5), (9, 0)], &[(0, 0), (5, 5), (9, 0)])]
    #[case::small_steps_go(&[(0, 0), (3, 1), (6, 0)], &[(0, 0), (6, 0)])]
    #[case::an_island_stays(
        &[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)],
        &[(0, 0), (1, 1), (0, 1), (0, 0)]
    )]
    #[case::twice_the_same(&[(0, 0), (0, 0), (4, 4)], &[(0, 0), (4, 4)])]
    fn points_that_matter_least_go(#[case] line: &[(i32, i32)], #[case] kept: &[(i32, i32)]) {
        assert_eq!(simplified(line.to_vec(), 10), kept);
    }
}
