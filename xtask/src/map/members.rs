//! What the map takes from the members' table.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use osloregionen::domain::slug::Slug;
use serde::Deserialize;

use super::projection::project;

/// A member as the map sees it.
#[derive(Clone, Debug)]
pub struct Member {
    pub slug: Slug,
    /// Municipality number of 2020-2023, the key of the boundaries.
    pub number: u32,
    /// A point on its own land, in metres east and north.
    pub place: (f64, f64),
    /// Inhabitants on 1 January 2022.
    pub people: u32,
}

#[derive(Deserialize)]
struct Row {
    navn: String,
    knr_2020_2023: u32,
    folketall_2022_01_01: u32,
    lengdegrad: f64,
    breddegrad: f64,
}

/// Reads the table, in its order.
pub fn read(file: &Path) -> Result<Vec<Member>> {
    let mut table =
        csv::Reader::from_path(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut members = Vec::new();
    for row in table.deserialize() {
        let row: Row = row.with_context(|| file.display().to_string())?;
        members.push(Member {
            slug: Slug::of_name(&row.navn)
                .with_context(|| format!("{:?} gives no address", row.navn))?,
            number: row.knr_2020_2023,
            place: project(row.lengdegrad, row.breddegrad),
            people: row.folketall_2022_01_01,
        });
    }
    ensure!(!members.is_empty(), "no members in {}", file.display());
    Ok(members)
}
