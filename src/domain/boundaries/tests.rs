//! A map small enough to be counted by hand, and the real one.

use std::sync::LazyLock;

use super::*;
use crate::domain::projection;
use crate::snapshot::decode_boundaries;
use proptest::prelude::*;
use rstest::rstest;

/// Two unit squares of side 10 side by side, the right one with a hole; the third
/// touches the first in the point (0, 0) only.
fn three() -> Boundaries {
    let shape = |name: &str, rings: Vec<Vec<i32>>| Shape {
        slug: Slug::parse(name).unwrap(),
        rings,
        place: (0, 0),
        dot: Circle { x: 0, y: 0, r: 1 },
        circle: Circle { x: 0, y: 0, r: 1 },
    };
    Boundaries {
        width: 20,
        height: 10,
        unit: 100,
        origin: (0, 0),
        arcs: vec![
            vec![(10, 0), (10, 10)],
            vec![(10, 10), (0, 10), (0, 0), (10, 0)],
            vec![(10, 0), (20, 0), (20, 10), (10, 10)],
            vec![(14, 4), (16, 4), (16, 6), (14, 4)],
            vec![(0, 0), (-5, 0), (-5, -5), (0, 0)],
        ],
        shapes: vec![
            shape("left", vec![vec![0, 1]]),
            shape("right", vec![vec![2, !0], vec![3]]),
            shape("corner", vec![vec![4]]),
        ],
    }
}

#[test]
fn a_path_is_relative_and_closed() {
    let map = three();
    assert_eq!(map.path(&map.shapes[0]), "M10 0l0 10-10 0 0-10 10 0z");
    assert_eq!(map.path(&map.shapes[1]), "M10 0l10 0 0 10-10 0 0-10zM14 4l2 0 0 2-2-2z");
}

#[test]
fn bounds_enclose_the_shape() {
    let map = three();
    assert_eq!(map.bounds(&map.shapes[1]), Bounds { x: 10, y: 0, width: 10, height: 10 });
    assert_eq!(map.bounds(&map.shapes[2]), Bounds { x: -5, y: -5, width: 5, height: 5 });
}

#[test]
fn neighbours_share_a_line_not_a_point() {
    let pairs: Vec<_> = three().neighbours();
    let named: Vec<_> = pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(named, [("left", "right"), ("right", "left")]);
}

#[test]
fn borders_are_drawn_once_and_only_where_asked() {
    let map = three();
    assert_eq!(map.inner(), "M10 0l0 10");
    assert_eq!(map.borders(&|one, other| one == other), "");
    assert_eq!(map.outer().matches('M').count(), 4);
}

#[test]
fn an_arc_that_is_not_there_draws_nothing() {
    let mut map = three();
    map.shapes[0].rings = vec![vec![99, i32::MIN, i32::MAX]];
    assert_eq!(map.path(&map.shapes[0]), "z");
    assert_eq!(map.bounds(&map.shapes[0]).width, 0);
    assert!(map.neighbours().is_empty());
}

/// The map in the repository.
fn real() -> &'static Boundaries {
    static REAL: LazyLock<Boundaries> = LazyLock::new(|| {
        let file = std::fs::read("content/grenser/kommuner-2020.topojson").unwrap();
        decode_boundaries(&file).unwrap()
    });
    &REAL
}

fn named(map: &Boundaries, at: Option<usize>) -> &str {
    at.map_or("", |at| map.shapes[at].slug.as_str())
}

#[test]
fn borders_are_mutual() {
    let map = real();
    let pairs = map.adjacent();
    assert_eq!(pairs.len(), map.neighbours().len());
    assert!(pairs.len() > 200 && pairs.is_sorted());
    for &(one, other) in &pairs {
        assert!(one != other && pairs.contains(&(other, one)));
        assert!(one < 64 && other < 64);
    }
}

#[test]
fn each_place_is_on_its_own_land_and_no_other() {
    let map = real();
    for (at, shape) in map.shapes.iter().enumerate() {
        let holding = |other: &&Shape| map.holds(other, shape.place);
        assert_eq!(map.shapes.iter().filter(holding).count(), 1, "{}", shape.slug);
        assert_eq!(map.member_at(shape.place), Some(at), "{}", shape.slug);
        assert_eq!(map.nearest(shape.place), Some((at, 0)));
    }
}

/// Every point is on one member's land at most, those on borders too.
#[test]
fn land_does_not_overlap() {
    let map = real();
    let on_borders = map.arcs.iter().flatten().copied();
    let grid =
        (0..map.width).step_by(97).flat_map(|x| (0..map.height).step_by(89).map(move |y| (x, y)));
    for point in on_borders.chain(grid) {
        let holding = map.shapes.iter().filter(|shape| map.holds(shape, point)).count();
        assert!(holding <= 1, "{point:?} in {holding}");
    }
}

/// Positions of well-known places, from maps.
#[rstest]
#[case("Oslo rådhus", 10.7340, 59.9121, "oslo")]
#[case("Sandvika", 10.5217, 59.8897, "baerum")]
#[case("Eidsvollsbygningen", 11.1756, 60.3010, "eidsvoll")]
#[case("Halden, Fredriksten", 11.3997, 59.1194, "halden")]
#[case("Kongsberg kirke", 9.6466, 59.6652, "kongsberg")]
#[case("Vikingskipet, Hamar", 11.0986, 60.7936, "hamar")]
#[case("Hønefoss bru", 10.2573, 60.1678, "ringerike")]
#[case("Gothenburg", 11.9746, 57.7089, "")]
#[case("Gaustatoppen, Tinn", 8.6567, 59.8542, "tinn")]
fn places_are_found(#[case] what: &str, #[case] lon: f64, #[case] lat: f64, #[case] slug: &str) {
    let map = real();
    let point = map.on_map(lon, lat).unwrap();
    assert_eq!(named(map, map.member_at(point)), slug, "{what}");
}

/// Distances as the atlas has them, roughly: what is far off would be another country.
#[rstest]
#[case("off Moss, in the fjord", 10.60, 59.40, &["moss", "horten", "vestby"], 200..6_000)]
#[case("Gothenburg", 11.9746, 57.7089, &["hvaler", "halden"], 128_000..138_000)]
#[case("Bergen", 5.3242, 60.3930, &["tinn", "nore-og-uvdal"], 120_000..200_000)]
fn the_nearest_is_told(
    #[case] what: &str,
    #[case] lon: f64,
    #[case] lat: f64,
    #[case] slugs: &[&str],
    #[case] metres: std::ops::Range<u32>,
) {
    let map = real();
    let (at, distance) = map.nearest(map.on_map(lon, lat).unwrap()).unwrap();
    assert!(slugs.contains(&named(map, Some(at))), "{what}: {}", named(map, Some(at)));
    assert!(metres.contains(&distance), "{what}: {distance}");
}

#[rstest]
#[case(f64::NAN, 59.9)]
#[case(10.7, f64::NAN)]
#[case(f64::INFINITY, 59.9)]
#[case(10.7, f64::NEG_INFINITY)]
#[case(0.0, 0.0)]
#[case(-74.0, 40.7)]
#[case(10.7, -59.9)]
#[case(59.9, 10.7)]
fn what_is_far_away_is_not_on_the_map(#[case] lon: f64, #[case] lat: f64) {
    assert_eq!(real().on_map(lon, lat), None);
}

#[test]
fn the_nearest_border_is_the_nearest_point_of_a_side() {
    let map = three();
    assert_eq!(map.nearest((5, 5)), Some((0, 0)));
    // Half-way along the lower side; three and four from a corner; in the hole.
    assert_eq!(map.nearest((5, 17)), Some((0, 700)));
    assert_eq!(map.nearest((23, 14)), Some((1, 500)));
    assert_eq!(map.member_at((15, 4)), None);
    assert_eq!(map.nearest((-8, -9)), Some((2, 500)));
    assert_eq!(Boundaries { shapes: Vec::new(), ..three() }.nearest((0, 0)), None);
}

#[test]
fn the_innermost_place_is_the_one_farthest_from_the_common_border() {
    let mut map = three();
    (map.shapes[0].place, map.shapes[1].place) = ((8, 5), (12, 5));
    // Apart both are two from a border. Together their common side is none, and the second
    // is as near to its hole as before.
    assert_eq!(map.innermost(&|shape| shape < 2), Some((8, 5)));
    assert_eq!(map.innermost(&|shape| shape == 1), Some((12, 5)));
    assert_eq!(map.innermost(&|_| false), None);
}

const DIRECTIONS: [Direction; 4] =
    [Direction::Left, Direction::Right, Direction::Up, Direction::Down];

#[test]
fn arrows_lead_their_way_and_to_every_member() {
    let map = real();
    let next = |at| DIRECTIONS.map(|direction| map.towards(at, direction));
    let steps: Vec<[Option<usize>; 4]> = (0..map.shapes.len()).map(next).collect();
    for (from, steps) in map.shapes.iter().zip(&steps) {
        let ways = steps.map(|to| {
            let (x, y) = to.map_or(from.place, |to| map.shapes[to].place);
            (x - from.place.0, y - from.place.1)
        });
        let leads = ways[0].0 <= 0 && ways[1].0 >= 0 && ways[2].1 <= 0 && ways[3].1 >= 0;
        assert!(leads && steps.iter().any(Option::is_some), "from {}: {ways:?}", from.slug);
    }
    for start in 0..map.shapes.len() {
        let mut seen = vec![start];
        let mut at = 0;
        while at < seen.len() {
            for next in steps[seen[at]].into_iter().flatten() {
                if !seen.contains(&next) {
                    seen.push(next);
                }
            }
            at += 1;
        }
        let missed = map.shapes.iter().enumerate().filter(|(at, _)| !seen.contains(at));
        let missed: Vec<&str> = missed.map(|(_, shape)| shape.slug.as_str()).collect();
        assert!(missed.is_empty(), "from {}: {missed:?}", map.shapes[start].slug);
    }
}

#[rstest]
#[case("oslo", Direction::Left, "baerum")]
#[case("baerum", Direction::Right, "oslo")]
#[case("oslo", Direction::Up, "lunner")]
#[case("oslo", Direction::Down, "nordre-follo")]
#[case("hvaler", Direction::Down, "")]
#[case("eidskog", Direction::Right, "")]
fn arrows_lead_to_neighbours(#[case] from: &str, #[case] direction: Direction, #[case] to: &str) {
    let map = real();
    let from = map.shapes.iter().position(|shape| shape.slug.as_str() == from).unwrap();
    assert_eq!(named(map, map.towards(from, direction)), to);
}

#[test]
fn from_nowhere_no_arrow_leads_anywhere() {
    assert_eq!(real().towards(64, Direction::Up), None);
    assert_eq!(three().towards(usize::MAX, Direction::Left), None);
}

proptest! {
    #[test]
    fn no_position_makes_it_panic(lon in any::<f64>(), lat in any::<f64>(), x in -2_000_000..2_000_000, y in -2_000_000..2_000_000) {
        let map = three();
        map.on_map(lon, lat);
        prop_assert!(map.nearest((x, y)).is_some());
    }

    /// A position on the map is the one that its longitude and latitude give.
    #[test]
    fn positions_are_exact(x in 0..2633i32, y in 0..2692i32) {
        let map = real();
        let metres = (map.origin.0 + x * map.unit, map.origin.1 - y * map.unit);
        let (lon, lat) = projection::to_degrees(f64::from(metres.0), f64::from(metres.1));
        prop_assert_eq!(map.on_map(lon, lat), Some((x, y)));
    }
}
