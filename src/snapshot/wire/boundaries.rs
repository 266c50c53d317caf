//! `boundaries.<hash>.json`: TopoJSON in whole numbers, as `cargo xtask map` writes it. The
//! command line reads it back, to publish it without the white space of the repository's
//! file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "Osloregionen: boundaries")]
pub struct Topology {
    /// Always "Topology".
    #[serde(rename = "type")]
    #[schemars(regex(pattern = "^Topology$"))]
    pub kind: String,
    /// Version of the format.
    #[schemars(range(min = 1, max = 1))]
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Transform {
    /// Metres in a map unit to the right and, negative, downwards.
    pub scale: [i32; 2],
    /// The upper left corner in metres.
    pub translate: [i32; 2],
}

/// The one object of the topology.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Objects {
    /// The members.
    pub members: Collection,
}

/// The members' geometries.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Collection {
    /// Always "GeometryCollection".
    #[serde(rename = "type")]
    #[schemars(regex(pattern = "^GeometryCollection$"))]
    pub kind: String,
    /// One for each member, in the order of the member list.
    pub geometries: Vec<Geometry>,
}

/// A member's land.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Geometry {
    /// Always "MultiPolygon".
    #[serde(rename = "type")]
    #[schemars(regex(pattern = "^MultiPolygon$"))]
    pub kind: String,
    /// The member's slug.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Polygons of rings of arcs; the first ring of a polygon is its outline, others are
    /// holes. `i` is arc `i`, `-1 - i` is arc `i` backwards.
    pub arcs: Vec<Vec<Vec<i32>>>,
    /// Where its label and its circle go.
    pub properties: Properties,
}

/// Where a member's label and circle go, in map units.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Properties {
    /// A point on its own land.
    pub place: [i32; 2],
    /// Its circle on the map: centre and radius. The area is proportional to the
    /// inhabitants.
    pub dot: [i32; 3],
    /// Its circle in the region as circles, the same on a larger scale.
    pub circle: [i32; 3],
}
