//! From mapshaper's TopoJSON in metres to the map file in whole map units.

use anyhow::{Context, Result, ensure};
use osloregionen::domain::boundaries::{Circle, arc_index};
use osloregionen::snapshot::SCHEMA;
use osloregionen::snapshot::boundaries::{
    Collection, Geometry, Objects, Properties, Topology, Transform,
};
use serde::Deserialize;
use serde_json::Value;

use super::circles;
use super::members::Member;

/// Metres in a map unit. A third of a pixel where the region is 900 px wide.
pub const UNIT: f64 = 100.0;

const CREDIT: &str = "Municipalities 2020-2023 © Kartverket, CC BY 4.0, simplified";

type Line = Vec<(i32, i32)>;

/// The file for the simplified land, with places and circles.
pub fn topology(simplified: &Value, members: &[Member]) -> Result<Topology> {
    let lines: Vec<Vec<(f64, f64)>> = Vec::deserialize(&simplified["arcs"])?;
    let positions = || lines.iter().flatten();
    let left = unit(positions().map(|p| p.0).fold(f64::INFINITY, f64::min).div_euclid(UNIT));
    let top = unit(-positions().map(|p| -p.1).fold(f64::INFINITY, f64::min).div_euclid(UNIT));
    let on_map = |(x, y): (f64, f64)| (unit(x / UNIT) - left, top - unit(y / UNIT));

    let mut arcs: Vec<Line> = lines
        .iter()
        .map(|line| {
            let mut arc: Line = line.iter().copied().map(on_map).collect();
            arc.dedup();
            arc
        })
        .collect();
    let mut shapes = shapes(simplified, members)?;
    drop_specks(&mut shapes, &mut arcs);

    let places: Vec<(i32, i32)> = members.iter().map(|member| on_map(member.place)).collect();
    let width = arcs.iter().flatten().map(|p| p.0).max().context("no land")?;
    let height = arcs.iter().flatten().map(|p| p.1).max().context("no land")?;
    let pack = |share| circles::pack(&places, members, width, share);
    let circles = pack(circles::ON_MAP).into_iter().zip(pack(circles::ALONE));
    let in_file = |circle: Circle| [circle.x, circle.y, circle.r];
    let geometries = shapes.into_iter().zip(members).zip(places.iter().zip(circles)).map(
        |((arcs, member), (&(x, y), (dot, circle)))| Geometry {
            kind: "MultiPolygon".to_owned(),
            id: member.slug.to_string(),
            arcs,
            properties: Properties { place: [x, y], dot: in_file(dot), circle: in_file(circle) },
        },
    );
    let metre = UNIT as i32;
    Ok(Topology {
        kind: "Topology".to_owned(),
        schema: SCHEMA,
        credit: CREDIT.to_owned(),
        bbox: [left, top - height, left + width, top].map(|edge| edge * metre),
        transform: Transform { scale: [metre, -metre], translate: [left * metre, top * metre] },
        objects: Objects {
            members: Collection {
                kind: "GeometryCollection".to_owned(),
                geometries: geometries.collect(),
            },
        },
        arcs: arcs.iter().map(differences).collect(),
    })
}

/// To the nearest whole number; the region's are far within 32 bits.
fn unit(value: f64) -> i32 {
    value.round() as i32
}

/// The members' polygons, in the members' order, whatever type mapshaper wrote them as.
fn shapes(simplified: &Value, members: &[Member]) -> Result<Vec<Vec<Vec<Vec<i32>>>>> {
    let geometries = simplified["objects"]
        .as_object()
        .and_then(|objects| objects.values().next())
        .and_then(|object| object["geometries"].as_array())
        .context("mapshaper wrote no geometries")?;
    ensure!(geometries.len() == members.len(), "{} shapes", geometries.len());
    let polygons = |member: &Member| {
        let geometry = geometries
            .iter()
            .find(|geometry| geometry["id"] == member.slug.as_str())
            .with_context(|| format!("mapshaper lost {}", member.slug))?;
        Ok(match geometry["type"].as_str() {
            Some("Polygon") => vec![Vec::deserialize(&geometry["arcs"])?],
            _ => Vec::deserialize(&geometry["arcs"])?,
        })
    };
    members.iter().map(polygons).collect()
}

/// Leaves out islands that have become a point or a line on the grid, then the arcs that
/// nobody uses any more.
fn drop_specks(shapes: &mut [Vec<Vec<Vec<i32>>>], arcs: &mut Vec<Line>) {
    for polygons in &mut *shapes {
        for rings in &mut *polygons {
            rings.retain(|ring| doubled_area(ring, arcs) != 0);
        }
        polygons.retain(|rings| !rings.is_empty());
    }
    let mut kept = vec![false; arcs.len()];
    let named = || shapes.iter().flatten().flatten().flatten();
    named().for_each(|&arc| kept[arc_index(arc)] = true);
    let numbers: Vec<i32> = kept
        .iter()
        .scan(0, |next, &kept| {
            let number = *next;
            *next += i32::from(kept);
            Some(number)
        })
        .collect();
    for arc in shapes.iter_mut().flatten().flatten().flatten() {
        let number = numbers[arc_index(*arc)];
        *arc = if *arc < 0 { !number } else { number };
    }
    let mut kept = kept.into_iter();
    arcs.retain(|_| kept.next() == Some(true));
}

/// Twice the area within a ring, by the shoelace formula; zero for a point or a line.
fn doubled_area(ring: &[i32], arcs: &[Line]) -> i64 {
    ring.iter()
        .map(|&arc| {
            let area: i64 = arcs[arc_index(arc)]
                .windows(2)
                .map(|p| {
                    i64::from(p[0].0) * i64::from(p[1].1) - i64::from(p[1].0) * i64::from(p[0].1)
                })
                .sum();
            if arc < 0 { -area } else { area }
        })
        .sum()
}

fn differences(arc: &Line) -> Vec<[i32; 2]> {
    let mut last = (0, 0);
    arc.iter()
        .map(|&(x, y)| {
            let step = [x - last.0, y - last.1];
            last = (x, y);
            step
        })
        .collect()
}

/// The file's text: JSON with one line for each member and each arc, so that a change can
/// be read.
pub fn write(topology: &Topology) -> Result<String> {
    let json = serde_json::to_string(topology)?;
    let (head, arcs) = json.rsplit_once(r#""arcs":[["#).context("arcs come last")?;
    let head = head.replace(r#"{"type":"MultiPolygon""#, "\n{\"type\":\"MultiPolygon\"");
    let arcs = arcs.replace("]],[[", "]],\n[[");
    Ok(format!("{head}\n\"arcs\":[\n[{arcs}\n"))
}
