//! Fewer points: mapshaper finds the borders that members share and leaves out the points
//! that matter least, the same on both sides.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::members::Member;
use super::projection::project;

/// Share of the points that are kept. At 900 px the map cannot be told from the source's,
/// Hvaler keeps its islands, and the whole file stays below 10 kB with brotli.
const KEPT: &str = "65%";

/// The members' land as projected GeoJSON, in metres, in the order of the members.
pub fn land(boundaries: &[u8], members: &[Member]) -> Result<Value> {
    let all: Value = serde_json::from_slice(boundaries).context("the boundaries are no JSON")?;
    let features = all["features"].as_array().context("the boundaries have no features")?;
    let land = members.iter().map(|member| {
        let number = Value::from(member.number);
        let mut geometry = features
            .iter()
            .find(|feature| feature["properties"]["kommunenummer"] == number)
            .map(|feature| feature["geometry"].clone())
            .with_context(|| format!("no boundaries for {} ({number})", member.slug))?;
        project_positions(&mut geometry["coordinates"])?;
        Ok(json!({
            "type": "Feature",
            "properties": { "slug": member.slug.as_str() },
            "geometry": geometry,
        }))
    });
    Ok(json!({ "type": "FeatureCollection", "features": land.collect::<Result<Vec<_>>>()? }))
}

/// Projects every position in nested lists of them.
fn project_positions(coordinates: &mut Value) -> Result<()> {
    let list = coordinates.as_array_mut().context("coordinates are lists")?;
    if let [lon, lat, ..] = &list[..]
        && let (Some(lon), Some(lat)) = (lon.as_f64(), lat.as_f64())
    {
        let (x, y) = project(lon, lat);
        *coordinates = json!([x, y]);
        return Ok(());
    }
    list.iter_mut().try_for_each(project_positions)
}

/// The land as TopoJSON with shared borders and fewer points, still in metres.
pub fn simplify(root: &Path, workshop: &Path, land: &Value) -> Result<Value> {
    let (input, output) = (workshop.join("land.geojson"), workshop.join("land.topojson"));
    fs::write(&input, serde_json::to_vec(land)?)?;
    let program = root.join("node_modules/.bin/mapshaper");
    let status = Command::new(&program)
        .arg(&input)
        .args(["-simplify", "weighted", "keep-shapes", KEPT])
        .arg("-o")
        .arg(&output)
        .args(["format=topojson", "no-quantization", "id-field=slug", "force"])
        .arg("-quiet")
        .status()
        .context("mapshaper is missing: run `npm ci` in the project")?;
    ensure!(status.success(), "mapshaper failed");
    Ok(serde_json::from_slice(&fs::read(&output)?)?)
}
