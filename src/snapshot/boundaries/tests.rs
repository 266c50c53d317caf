//! The real file, and what happens to it on the way: every fault is an error, none a panic.

use super::*;
use crate::domain::boundaries::Direction;
use crate::domain::slug::Slug;
use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};

const REAL: &[u8] = include_bytes!("../../../content/grenser/kommuner-2020.topojson");

fn real() -> Value {
    serde_json::from_slice(REAL).unwrap()
}

fn decode(file: &Value) -> Result<Boundaries, SnapshotError> {
    decode_boundaries(&serde_json::to_vec(file).unwrap())
}

#[test]
fn the_real_file_is_accepted() {
    let map = decode_boundaries(REAL).unwrap();
    assert_eq!(map.shapes.len(), 64);
    assert_eq!(map.shape(&Slug::parse("oslo").unwrap()).map(|s| s.slug.as_str()), Some("oslo"));
    assert!(map.width > 2000 && map.height > 2000);
    let transform = &real()["transform"];
    assert_eq!(json!([map.unit, -map.unit]), transform["scale"]);
    assert_eq!(json!([map.origin.0, map.origin.1]), transform["translate"]);
}

#[rstest]
#[case("/type", json!("FeatureCollection"), "type")]
#[case("/objects/members/type", json!("Topology"), "objects.members.type")]
#[case("/objects/members/geometries", json!([]), "objects.members.geometries")]
#[case("/transform", json!(null), "transform")]
#[case("/transform/scale", json!([100, 100]), "transform.scale")]
#[case("/transform/scale", json!([100, -50]), "transform.scale")]
#[case("/transform/scale", json!([0, 0]), "transform.scale")]
#[case("/transform/scale", json!([-100, 100]), "transform.scale")]
#[case("/transform/scale", json!([i32::MIN, i32::MIN]), "transform.scale")]
#[case("/transform/scale", json!([0.5, -0.5]), "transform.scale[0]")]
#[case("/transform/scale", json!([10_001, -10_001]), "transform.scale")]
#[case("/transform/translate", json!([0, 20_000_001]), "transform.translate")]
#[case("/transform/translate", json!([i32::MIN, 0]), "transform.translate")]
#[case("/transform/translate", json!([0]), "transform.translate")]
#[case("/arcs/0", json!([[1, 1]]), "arcs[0]")]
#[case("/arcs/0/0", json!([-1, 5]), "arcs[0]")]
#[case("/arcs/0/0", json!([i32::MAX, i32::MAX]), "arcs[0]")]
#[case("/arcs/0/0", json!([i32::MIN, i32::MIN]), "arcs[0]")]
#[case("/arcs/0/0/0", json!(2000), "objects.members.geometries[")]
#[case("/arcs/0/1/0", json!(0.5), "arcs[0][1][0]")]
#[case("/arcs/0/1/0", json!("1"), "arcs[0][1][0]")]
#[case("/arcs/0/1/0", json!(2_147_483_648u32), "arcs[0][1][0]")]
#[case("/arcs/0/1", json!([1, 1, 1]), "arcs[0][1]")]
#[case("/arcs/0/1", json!(1), "arcs[0][1]")]
#[case("/arcs", json!({}), "arcs")]
#[case("/objects", json!(null), "objects")]
#[case("/objects/members/geometries", json!("none"), "objects.members.geometries")]
#[case("/objects/members/geometries", json!(vec![0; 2_001]), "objects.members.geometries")]
#[case("/objects/members/geometries/0/properties", json!([]), "objects.members.geometries[0].properties")]
#[case("/objects/members/geometries/0/properties/dot", json!([1, 2]), "objects.members.geometries[0].properties.dot")]
#[case("/arcs/0", json!(vec![[0, 0]; 20_001]), "arcs")]
#[case("/objects/members/geometries/3/type", json!("Point"), "objects.members.geometries[3].type")]
#[case("/objects/members/geometries/3/id", json!("Bærum"), "objects.members.geometries[3].id")]
#[case("/objects/members/geometries/3/id", json!("aremark"), "objects.members.geometries[3].id")]
#[case("/objects/members/geometries/3/arcs", json!([]), "objects.members.geometries[3].arcs")]
#[case("/objects/members/geometries/3/arcs", json!([[[]]]), "objects.members.geometries[3].arcs")]
#[case("/objects/members/geometries/3/arcs/0/0/0", json!(9999), "objects.members.geometries[3].arcs")]
#[case("/objects/members/geometries/3/arcs/0/0/0", json!(i32::MIN), "objects.members.geometries[3].arcs")]
#[case("/objects/members/geometries/3/arcs", json!([[vec![0; 3]]]), "objects.members.geometries[3].arcs")]
#[case("/objects/members/geometries/3/properties/place", json!([-1, 0]), "objects.members.geometries[3].properties.place")]
#[case("/objects/members/geometries/3/properties/circle", json!([0, 0, 0]), "objects.members.geometries[3].properties.circle")]
#[case("/objects/members/geometries/3/properties/dot", json!([0, 0, -1]), "objects.members.geometries[3].properties.dot")]
#[case("/objects/members/geometries/3/properties/circle", json!([i32::MIN, 0, 9]), "objects.members.geometries[3].properties.circle")]
fn a_broken_rule_names_its_field(#[case] at: &str, #[case] value: Value, #[case] expected: &str) {
    let mut file = real();
    *file.pointer_mut(at).unwrap() = value;
    match decode(&file) {
        Err(SnapshotError::Invalid { field, .. }) => {
            assert!(field.starts_with(expected), "{field} instead of {expected}");
        }
        other => panic!("{at}: {other:?}"),
    }
}

#[test]
fn another_version_is_told_apart_from_a_broken_file() {
    let mut file = real();
    file["schema"] = json!(2);
    assert!(matches!(decode(&file), Err(SnapshotError::Schema { found: 2, .. })));
    file["schema"] = json!(1);
    assert_eq!(decode(&file), decode_boundaries(REAL));
    assert!(matches!(
        decode_boundaries(&REAL[..REAL.len() - 3]),
        Err(SnapshotError::Malformed { .. })
    ));
    let page = b"<!doctype html><title>404</title>";
    assert!(matches!(decode_boundaries(page), Err(SnapshotError::NotJson { .. })));
    let large = vec![b' '; FILE_LIMIT + 1];
    assert!(matches!(decode_boundaries(&large), Err(SnapshotError::TooLarge { .. })));
}

/// Everything the app does with a map; the sizes keep it from growing without bounds.
fn draw(map: &Boundaries) {
    let mut length = map.inner().len() + map.outer().len();
    for shape in &map.shapes {
        length += map.path(shape).len();
        map.bounds(shape);
        map.nearest(shape.place);
    }
    map.on_map(10.7, 59.9).map(|point| map.nearest(point));
    for direction in [Direction::Left, Direction::Right, Direction::Up, Direction::Down] {
        map.towards(0, direction);
    }
    assert!(length <= 4 * POINT_LIMIT * 16, "{length}");
    map.neighbours();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_damage_makes_it_panic(
        places in prop::collection::vec((0..REAL.len(), prop::sample::select(&b"0123456789-[]{},.eE\" x\xff"[..])), 0..4),
        end in prop_oneof![3 => Just(REAL.len()), 1 => 0..REAL.len()],
    ) {
        let mut bytes = REAL.to_vec();
        for (at, byte) in places {
            bytes[at] = byte;
        }
        if let Ok(map) = decode_boundaries(&bytes[..end]) {
            draw(&map);
        }
    }

    #[test]
    fn no_numbers_make_it_panic(
        arc in any::<prop::sample::Index>(), step in any::<[i32; 2]>(),
        member in 0..64usize, ring in prop::collection::vec(any::<i32>(), 0..4), circle in any::<[i32; 3]>(),
    ) {
        let mut file = real();
        let arcs = file["arcs"].as_array_mut().unwrap();
        let arc = arc.index(arcs.len());
        arcs[arc][1] = json!(step);
        let geometry = &mut file["objects"]["members"]["geometries"][member];
        geometry["arcs"][0][0] = json!(ring);
        geometry["properties"]["circle"] = json!(circle);
        if let Ok(map) = decode(&file) {
            draw(&map);
        }
    }
}
