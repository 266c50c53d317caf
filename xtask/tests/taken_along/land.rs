//! The members' land for map programs.

use super::Real;
use osloregionen::domain::projection::to_metres;
use serde_json::Value;

type Point = (f64, f64);

fn points(ring: &Value) -> Vec<Point> {
    let point = |at: &Value| {
        assert_eq!(at.as_array().unwrap().len(), 2);
        (at[0].as_f64().unwrap(), at[1].as_f64().unwrap())
    };
    ring.as_array().unwrap().iter().map(point).collect()
}

/// Twice the area to the left of a ring, in the square of its unit.
fn doubled_area(ring: &[Point]) -> f64 {
    ring.windows(2).map(|p| p[0].0 * p[1].1 - p[1].0 * p[0].1).sum()
}

/// Whether a point is in a polygon, by the even-odd rule.
fn holds(rings: &[Vec<Point>], (x, y): Point) -> bool {
    let crosses = |p: &[Point]| {
        let at = p[0].0 + (y - p[0].1) / (p[1].1 - p[0].1) * (p[1].0 - p[0].0);
        (p[0].1 > y) != (p[1].1 > y) && x < at
    };
    rings.iter().flat_map(|ring| ring.windows(2)).filter(|edge| crosses(edge)).count() % 2 == 1
}

/// The polygons of a feature, each an outline and its holes.
fn polygons(feature: &Value) -> Vec<Vec<Vec<Point>>> {
    let geometry = &feature["geometry"];
    let polygon = |rings: &Value| rings.as_array().unwrap().iter().map(points).collect();
    match geometry["type"].as_str().unwrap() {
        "Polygon" => vec![polygon(&geometry["coordinates"])],
        "MultiPolygon" => geometry["coordinates"].as_array().unwrap().iter().map(polygon).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn the_land_is_geojson_that_every_program_reads() {
    let real = Real::build();
    let land = real.json("kommuner.geojson");
    assert_eq!(land["type"], "FeatureCollection");
    assert_eq!(
        (land["license"].as_str(), land["sources"][2]["id"].as_str()),
        (Some("CC BY 4.0"), Some("kartverket-grenser"),)
    );
    assert!(land["attribution"].as_str().unwrap().contains("© Kartverket"));
    let features = land["features"].as_array().unwrap();
    assert_eq!(features.len(), 64);
    for (feature, member) in features.iter().zip(&real.edition.members) {
        let name = member.name.as_str();
        let about = &feature["properties"];
        assert_eq!((&feature["type"], &feature["id"]), (&"Feature".into(), &about["slug"]));
        assert_eq!(
            (about["name"].as_str(), about["slug"].as_str()),
            (Some(name), Some(member.slug.as_str()),)
        );
        assert_eq!(about["number_2022"], member.numbers[0].value.as_str());
        assert_eq!(about["number"], member.numbers.last().unwrap().value.as_str());
        assert_eq!(about["county_2022"], member.county(2022).unwrap());
        assert_eq!(about["subregion_inferred"], member.subregion.inferred);
        for (date, people) in &member.population {
            assert_eq!(about[format!("inhabitants_{date}")], *people);
        }

        let polygons = polygons(feature);
        let shape = real.map.shape(&member.slug).unwrap();
        let corners: Vec<(i32, i32)> =
            shape.rings.iter().flat_map(|ring| real.map.points(ring)).collect();
        for ring in polygons.iter().flatten() {
            assert!(ring.len() >= 4 && ring.first() == ring.last(), "{name}");
            assert!(ring.windows(2).all(|pair| pair[0] != pair[1]), "{name}");
            for &(lon, lat) in ring {
                // Five decimals are a metre, a unit of the map is a hundred.
                let (x, y) = to_metres(lon, lat);
                let unit = f64::from(real.map.unit);
                let (left, top) = (f64::from(real.map.origin.0), f64::from(real.map.origin.1));
                let (right, down) = ((x - left) / unit, (top - y) / unit);
                let corner = (right.round() as i32, down.round() as i32);
                assert!(corners.contains(&corner), "{name}: {lon} {lat}");
                assert!((right - right.round()).hypot(down - down.round()) < 0.02, "{name}");
            }
        }
        let count: usize = polygons.iter().map(Vec::len).sum();
        assert_eq!(count, shape.rings.len(), "{name}: no ring is lost");
        for rings in &polygons {
            assert!(doubled_area(&rings[0]) > 0.0, "{name}: outlines counter-clockwise");
            for hole in &rings[1..] {
                assert!(doubled_area(hole) < 0.0, "{name}: holes clockwise");
                let outline = std::slice::from_ref(&rings[0]);
                assert!(hole.iter().any(|point| holds(outline, *point)), "{name}");
            }
        }
        // Outlines less holes are the land that the statistics give, as well as the map can.
        let metres = |ring: &Vec<Point>| -> Vec<Point> {
            ring.iter().map(|(lon, lat)| to_metres(*lon, *lat)).collect()
        };
        let area: f64 =
            polygons.iter().flatten().map(|ring| doubled_area(&metres(ring)) / 2.0).sum();
        let share = area / 10_000.0 / f64::from(member.area_hectares);
        // Hvaler has lost its skerries; all others keep 95 %.
        let least = if name == "Hvaler" { 0.82 } else { 0.95 };
        assert!((least..1.03).contains(&share), "{name}: {share}");
        // Its place lies on its own land and nobody else's.
        for other in features {
            let inside = self::polygons(other).iter().any(|rings| holds(rings, member.place));
            assert_eq!(inside, other["id"] == feature["id"], "{name} in {}", other["id"]);
        }
    }
}
