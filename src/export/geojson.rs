//! The members' land for map programs: GeoJSON (RFC 7946), longitude and latitude in WGS84.

use super::facts::{dates, in_year, inhabitants, latest};
use super::polygons::{Ring, polygons};
use super::writer::Writer;
use crate::domain::boundaries::{Boundaries, Shape};
use crate::domain::date::Date;
use crate::domain::edition::Edition;
use crate::domain::member::Member;
use crate::domain::projection::to_degrees;
use crate::domain::slug::Slug;
use std::collections::BTreeMap;

/// The source of the boundaries among the edition's.
const BOUNDARIES: &str = "kartverket-grenser";

/// One feature for each member that is on the map, in the edition's order, with five decimals
/// (about a metre; the map itself is coarser). Outlines run counter-clockwise and holes
/// clockwise.
///
/// Properties are plain values, as map programs need them. `number` and `county` are the
/// latest, those of the edition's year have the year behind their names, and inhabitants their
/// date. Beside the features stand `attribution` and `license` of the boundaries, and all
/// `sources`.
pub fn geojson(edition: &Edition, boundaries: &Boundaries) -> String {
    let mut to = Writer::default();
    to.open('{');
    to.field("type", "FeatureCollection");
    to.field("name", &format!("Osloregionen {}", edition.year));
    if let Some(source) = edition.source(BOUNDARIES) {
        to.field("attribution", &format!("© {}: {}", source.publisher, source.title.nb));
        to.optional("license", source.licence.as_deref());
    }
    to.sources(&edition.sources);
    let dates = dates(edition);
    to.key("features").open('[');
    let shapes: BTreeMap<&Slug, &Shape> =
        boundaries.shapes.iter().map(|shape| (&shape.slug, shape)).collect();
    for member in &edition.members {
        if let Some(shape) = shapes.get(&member.slug) {
            to.open('{');
            to.field("type", "Feature");
            to.field("id", member.slug.as_str());
            properties(&mut to, edition.year, &dates, member);
            geometry(&mut to, boundaries, shape);
            to.close('}');
        }
    }
    to.close(']');
    to.close('}');
    to.finish()
}

fn geometry(to: &mut Writer, map: &Boundaries, shape: &Shape) {
    let polygons = polygons(map, shape);
    to.key("geometry").open('{');
    match polygons.as_slice() {
        [only] => {
            to.field("type", "Polygon");
            to.key("coordinates");
            polygon(to, map, only);
        }
        several => {
            to.field("type", "MultiPolygon");
            to.key("coordinates").open('[');
            several.iter().for_each(|one| polygon(to, map, one));
            to.close(']');
        }
    }
    to.close('}');
}

fn properties(to: &mut Writer, year: u16, dates: &[Date], member: &Member) {
    to.key("properties").open('{');
    to.field("name", &member.name);
    to.field("slug", member.slug.as_str());
    to.field("number", latest(&member.numbers));
    to.field(&format!("number_{year}"), in_year(&member.numbers, year));
    to.field("county", latest(&member.counties));
    to.field(&format!("county_{year}"), in_year(&member.counties, year));
    to.field("subregion", &member.subregion.name);
    to.key("subregion_inferred").plain(if member.subregion.inferred { "true" } else { "false" });
    for date in dates {
        if let Some(people) = inhabitants(member, *date) {
            to.key(&format!("inhabitants_{date}")).integer(people);
        }
    }
    to.close('}');
}

fn polygon(to: &mut Writer, map: &Boundaries, rings: &[Ring]) {
    to.open('[');
    for ring in rings {
        to.open('[');
        for &(x, y) in ring {
            let metres = |units: i32| f64::from(units) * f64::from(map.unit);
            let (left, top) = (f64::from(map.origin.0), f64::from(map.origin.1));
            to.position(to_degrees(left + metres(x), top - metres(y)));
        }
        to.close(']');
    }
    to.close(']');
}
