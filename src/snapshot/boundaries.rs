//! The boundary file: TopoJSON in whole numbers, as `cargo xtask map` writes it.
//!
//! It is a valid TopoJSON file for any tool, within narrower rules: one object `members`,
//! every geometry a MultiPolygon with the member's slug as id. Quantised positions are map
//! units with y down, so the app draws them as they are.

use super::reader::{Document, Reader};
#[cfg(feature = "publish")]
pub use super::wire::boundaries::{Collection, Geometry, Objects, Properties, Topology, Transform};
use super::{FILE_LIMIT, SnapshotError};
use crate::domain::boundaries::{Boundaries, Circle, Shape, arc_index};

/// Members, at most: as many as an edition may have. Norway has 357 municipalities.
const MEMBER_LIMIT: usize = 5_000;
/// Points of all arcs together, at most.
const POINT_LIMIT: usize = 20_000;
/// Largest position, in map units. Differences of two positions then fit easily.
const EXTENT_LIMIT: i32 = 1_000_000;
/// Metres in a map unit, at most.
const UNIT_LIMIT: i32 = 10_000;
/// Largest distance of the map's corner from the origin of its projection, in metres.
const ORIGIN_LIMIT: i32 = 20_000_000;

/// Reads the boundary file. Errors name the file `boundaries`.
///
/// # Errors
/// Anything that is not JSON of this form, an arc that is not there, lines that do not
/// close, and sizes beyond the limits. No input makes it panic.
pub fn decode_boundaries(bytes: &[u8]) -> Result<Boundaries, SnapshotError> {
    Document::read("boundaries", bytes, FILE_LIMIT)?.decode(boundaries)
}

fn boundaries(file: &Reader) -> Boundaries {
    file.constant("type", "Topology");
    let objects = file.object("objects");
    let members = objects.object("members");
    members.constant("type", "GeometryCollection");

    let (unit, origin) = transform(file);
    let (arcs, shapes) = (arcs(file), Vec::new());
    let mut map = Boundaries { width: 0, height: 0, unit, origin, arcs, shapes };
    for &(x, y) in map.arcs.iter().flatten() {
        (map.width, map.height) = (map.width.max(x), map.height.max(y));
    }
    let mut uses = vec![0; map.arcs.len()];
    for geometry in members.list_of(1..=MEMBER_LIMIT, "geometries", "1 to 5000 members").items() {
        let Some(shape) = shape(&geometry, &map, &mut uses) else { break };
        map.shapes.push(shape);
    }
    map
}

/// Metres in a map unit, and where the map's upper left corner is in metres.
fn transform(file: &Reader) -> (i32, (i32, i32)) {
    let transform = file.object("transform");
    let [right, down] = transform.child("scale").as_integers("two whole numbers");
    let scaled = (1..=UNIT_LIMIT).contains(&right) && down == -right;
    transform.require(scaled, "scale", "metres to the right, and the same downwards with a minus");
    let [x, y] = transform.child("translate").as_integers("two whole numbers");
    let on_earth = |at: i32| (-ORIGIN_LIMIT..=ORIGIN_LIMIT).contains(&at);
    transform.require(on_earth(x) && on_earth(y), "translate", "metres within 20000 km");
    (right, (x, y))
}

/// The arcs as absolute points, of which the file has the differences.
fn arcs(file: &Reader) -> Vec<Vec<(i32, i32)>> {
    let list = file.child("arcs");
    let (mut arcs, mut points) = (Vec::new(), 0);
    for arc in list.items() {
        points += arc.items().len();
        if list.require(points <= POINT_LIMIT, "", "at most 20000 points").is_none() {
            break;
        }
        arcs.push(absolute(&arc));
    }
    arcs
}

fn absolute(arc: &Reader) -> Vec<(i32, i32)> {
    let steps = arc.items();
    arc.require(steps.len() >= 2, "", "two points or more");
    let mut points = Vec::with_capacity(steps.len());
    let (mut x, mut y) = (0i32, 0i32);
    for step in steps {
        let [dx, dy] = step.as_integers("two whole numbers");
        // What saturates lies outside the map.
        (x, y) = (x.saturating_add(dx), y.saturating_add(dy));
        let on_map = (0..=EXTENT_LIMIT).contains(&x) && (0..=EXTENT_LIMIT).contains(&y);
        step.require(on_map, "", "positions from 0 to 1000000");
        points.push((x, y));
    }
    points
}

fn shape(geometry: &Reader, map: &Boundaries, uses: &mut [u8]) -> Option<Shape> {
    geometry.constant("type", "MultiPolygon");
    let slug = geometry.slug()?;
    geometry.require(map.shape(&slug).is_none(), "id", "each member once");
    let rings = rings(geometry, uses)?;
    let closed = rings.iter().all(|ring| is_closed(map, ring));
    geometry.require(closed, "arcs", "arcs that follow each other and close");

    let properties = geometry.object("properties");
    let [x, y] = properties.child("place").as_integers("two whole numbers");
    let on_map = (0..=map.width).contains(&x) && (0..=map.height).contains(&y);
    properties.require(on_map, "place", "a point on the map");
    let (dot, circle) = (circle(&properties, "dot"), circle(&properties, "circle"));
    Some(Shape { slug, rings, place: (x, y), dot, circle })
}

/// The rings of all polygons of a geometry. `uses` counts how often each arc has been used: a
/// border lies between two members at most, and no file can make the map large by naming one
/// arc again and again.
fn rings(geometry: &Reader, uses: &mut [u8]) -> Option<Vec<Vec<i32>>> {
    let mut rings = Vec::new();
    for polygon in geometry.child("arcs").items() {
        for ring in polygon.items() {
            let mut arcs = Vec::with_capacity(ring.items().len());
            for item in ring.items() {
                let arc = item.as_integer("a whole number");
                let used = uses.get_mut(arc_index(arc)).filter(|used| **used < 2);
                item.require(used.is_some(), "", "an arc that is there, each twice at most");
                *used? += 1;
                arcs.push(arc);
            }
            rings.push(arcs);
        }
    }
    geometry.require(!rings.is_empty(), "arcs", "one ring or more");
    Some(rings)
}

fn circle(properties: &Reader, key: &'static str) -> Circle {
    let [x, y, r] = properties.child(key).as_integers("three whole numbers");
    let near = |length: i32| (-EXTENT_LIMIT..=EXTENT_LIMIT).contains(&length);
    properties.require(near(x) && near(y) && near(r) && r > 0, key, "a circle near the map");
    Circle { x, y, r }
}

/// Whether each arc of a ring begins where the one before it ends, the first where the
/// last ends. A ring without arcs is none.
fn is_closed(map: &Boundaries, ring: &[i32]) -> bool {
    let ends = |arc: i32| {
        let points = map.arcs.get(arc_index(arc))?;
        let (first, last) = (*points.first()?, *points.last()?);
        Some(if arc < 0 { (last, first) } else { (first, last) })
    };
    let mut at = ring.last().and_then(|&arc| ends(arc)).map(|(_, end)| end);
    at.is_some()
        && ring.iter().all(|&arc| {
            let follows = ends(arc).map(|(start, _)| start) == at;
            at = ends(arc).map(|(_, end)| end);
            follows
        })
}

#[cfg(test)]
mod tests;
