//! The boundary file: TopoJSON in whole numbers, as `cargo xtask map` writes it.
//!
//! It is a valid TopoJSON file for any tool, within narrower rules: one object `members`,
//! every geometry a MultiPolygon with the member's slug as id. Quantised positions are map
//! units with y down, so the app draws them as they are.

use super::decode::{Problem, Within, require};
use super::{FILE_LIMIT, SnapshotError, read};
use crate::domain::boundaries::{Boundaries, Circle, Shape, arc_index};
use crate::domain::slug::Slug;
use serde::Deserialize;
#[cfg(feature = "publish")]
use {schemars::JsonSchema, serde::Serialize};

/// Members, at most. Norway has 357 municipalities.
const MEMBER_LIMIT: usize = 2_000;
/// Points of all arcs together, at most.
const POINT_LIMIT: usize = 20_000;
/// Largest position, in map units. Differences of two positions then fit easily.
const EXTENT_LIMIT: i32 = 1_000_000;
/// Its name in errors.
const FILE: &str = "boundaries";

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
#[cfg_attr(feature = "publish", schemars(title = "Osloregionen: boundaries"))]
pub struct Topology {
    /// Always "Topology".
    #[serde(rename = "type")]
    #[cfg_attr(feature = "publish", schemars(regex(pattern = "^Topology$")))]
    pub kind: String,
    /// Version of the format.
    #[cfg_attr(feature = "publish", schemars(range(min = 1, max = 1)))]
    pub schema: u32,
    /// Whose boundaries these are, of which years, and under which licence.
    pub credit: String,
    /// Left, lower, right and upper edge in metres, Transverse Mercator at 10.7° E.
    pub bbox: [i32; 4],
    /// From map units to metres.
    pub transform: Transform,
    /// The geometries.
    pub objects: Objects,
    /// Border lines: the first position of each is absolute, the others are differences.
    pub arcs: Vec<Vec<[i32; 2]>>,
}

/// From map units to metres: position times scale plus translation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Transform {
    /// Metres in a map unit to the right and, negative, downwards.
    pub scale: [i32; 2],
    /// The upper left corner in metres.
    pub translate: [i32; 2],
}

/// The one object of the topology.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Objects {
    /// The members.
    pub members: Collection,
}

/// The members' geometries.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Collection {
    /// Always "GeometryCollection".
    #[serde(rename = "type")]
    #[cfg_attr(feature = "publish", schemars(regex(pattern = "^GeometryCollection$")))]
    pub kind: String,
    /// One for each member, in the order of the member list.
    pub geometries: Vec<Geometry>,
}

/// A member's land.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Geometry {
    /// Always "MultiPolygon".
    #[serde(rename = "type")]
    #[cfg_attr(feature = "publish", schemars(regex(pattern = "^MultiPolygon$")))]
    pub kind: String,
    /// The member's slug.
    #[cfg_attr(feature = "publish", schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")))]
    pub id: String,
    /// Polygons of rings of arcs; the first ring of a polygon is its outline, others are
    /// holes. `i` is arc `i`, `-1 - i` is arc `i` backwards.
    pub arcs: Vec<Vec<Vec<i32>>>,
    /// Where its label and its circle go.
    pub properties: Properties,
}

/// Where a member's label and circle go, in map units.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "publish", derive(Serialize, JsonSchema))]
pub struct Properties {
    /// A point on its own land.
    pub place: [i32; 2],
    /// Its circle on the map: centre and radius. The area is proportional to the
    /// inhabitants.
    pub dot: [i32; 3],
    /// Its circle in the region as circles, the same on a larger scale.
    pub circle: [i32; 3],
}

/// Reads the boundary file. Errors name the file `boundaries`.
///
/// # Errors
/// Anything that is not JSON of this form, an arc that is not there, lines that do not
/// close, and sizes beyond the limits. No input makes it panic.
pub fn decode_boundaries(bytes: &[u8]) -> Result<Boundaries, SnapshotError> {
    let topology: Topology = read(FILE, bytes, FILE_LIMIT)?;
    boundaries(topology).map_err(|problem| problem.in_file(FILE))
}

fn boundaries(topology: Topology) -> Result<Boundaries, Problem> {
    let Collection { kind, geometries } = topology.objects.members;
    require(topology.kind == "Topology", "type", "Topology")?;
    require(kind == "GeometryCollection", "objects.members.type", "GeometryCollection")?;
    let count = (1..=MEMBER_LIMIT).contains(&geometries.len());
    require(count, "objects.members.geometries", "1 to 2000 members")?;

    let points: usize = topology.arcs.iter().map(Vec::len).sum();
    require(points <= POINT_LIMIT, "arcs", "at most 20000 points")?;
    let mut arcs = Vec::with_capacity(topology.arcs.len());
    for (index, steps) in topology.arcs.iter().enumerate() {
        arcs.push(absolute(steps).within(&format!("arcs[{index}]"))?);
    }
    let mut map = Boundaries { width: 0, height: 0, arcs, shapes: Vec::new() };
    for &(x, y) in map.arcs.iter().flatten() {
        (map.width, map.height) = (map.width.max(x), map.height.max(y));
    }
    let mut uses = vec![0; map.arcs.len()];
    for (index, geometry) in geometries.into_iter().enumerate() {
        let shape = shape(geometry, &map, &mut uses)
            .within(&format!("objects.members.geometries[{index}]"))?;
        map.shapes.push(shape);
    }
    Ok(map)
}

/// The points of an arc, of which the file has the differences.
fn absolute(steps: &[[i32; 2]]) -> Result<Vec<(i32, i32)>, Problem> {
    require(steps.len() >= 2, "", "two points or more")?;
    let (mut x, mut y) = (0i32, 0i32);
    let mut points = Vec::with_capacity(steps.len());
    for &[dx, dy] in steps {
        // What saturates lies outside the map.
        (x, y) = (x.saturating_add(dx), y.saturating_add(dy));
        let on_map = (0..=EXTENT_LIMIT).contains(&x) && (0..=EXTENT_LIMIT).contains(&y);
        require(on_map, "", "positions from 0 to 1000000")?;
        points.push((x, y));
    }
    Ok(points)
}

/// `uses` counts how often each arc has been used: a border lies between two members at
/// most, and no file can make the map large by naming one arc again and again.
fn shape(geometry: Geometry, map: &Boundaries, uses: &mut [u8]) -> Result<Shape, Problem> {
    require(geometry.kind == "MultiPolygon", "type", "MultiPolygon")?;
    let slug = Slug::parse(&geometry.id).ok_or_else(|| Problem::at("id", "a slug"))?;
    require(map.shape(&slug).is_none(), "id", "each member once")?;
    let rings: Vec<Vec<i32>> = geometry.arcs.into_iter().flatten().collect();
    require(!rings.is_empty(), "arcs", "one ring or more")?;
    for &arc in rings.iter().flatten() {
        let uses = uses.get_mut(arc_index(arc));
        let uses = uses.ok_or_else(|| Problem::at("arcs", "numbers of arcs that are there"))?;
        *uses += 1;
        require(*uses <= 2, "arcs", "each arc twice at most")?;
    }
    let closed = rings.iter().all(|ring| is_closed(map, ring));
    require(closed, "arcs", "arcs that follow each other and close")?;

    let [x, y] = geometry.properties.place;
    let on_map = (0..=map.width).contains(&x) && (0..=map.height).contains(&y);
    require(on_map, "properties.place", "a point on the map")?;
    let place = (x, y);
    let dot = circle(geometry.properties.dot).within("properties.dot")?;
    let circle = circle(geometry.properties.circle).within("properties.circle")?;
    Ok(Shape { slug, rings, place, dot, circle })
}

fn circle([x, y, r]: [i32; 3]) -> Result<Circle, Problem> {
    let near = |length: i32| (-EXTENT_LIMIT..=EXTENT_LIMIT).contains(&length);
    require(near(x) && near(y) && near(r) && r > 0, "", "a circle near the map")?;
    Ok(Circle { x, y, r })
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
