//! `cargo xtask map`: from the boundaries' package to the two files drawn from them.
//!
//! - `content/grenser/kommuner-2020.topojson`: the members' land and their circles
//! - `public/mark.svg`: the mark
//!
//! Both are kept in the repository; the command is run again only when the members, their
//! inhabitants or the way of drawing change. The same input gives the same bytes.

mod circles;
mod mark;
mod members;
mod projection;
mod quantise;
mod simplify;
mod source;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use osloregionen::snapshot::decode_boundaries;

/// The members, of whom the map takes number, place and inhabitants.
const MEMBERS: &str = "content/2022/medlemmer.csv";
const MAP: &str = "content/grenser/kommuner-2020.topojson";
const MARK: &str = "public/mark.svg";
/// Where downloads and intermediate files go; git ignores it.
const WORKSHOP: &str = ".tools/hvor";

/// Makes both files anew, in the project's root.
///
/// # Errors
/// When the package cannot be had or has another content than it had, when Node's
/// mapshaper is missing, or when the result would not be a map of all members.
pub fn run() -> Result<()> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the project")?;
    let workshop = root.join(WORKSHOP);
    let members = members::read(&root.join(MEMBERS))?;

    let boundaries = source::boundaries(&workshop)?;
    let land = simplify::land(&boundaries, &members)?;
    let simplified = simplify::simplify(root, &workshop, &land)?;
    let topology = quantise::topology(&simplified, &members)?;
    let file = quantise::write(&topology)?;
    let map = decode_boundaries(file.as_bytes()).context("the map breaks the snapshots' rules")?;
    fs::write(root.join(MAP), &file).with_context(|| format!("cannot write {MAP}"))?;
    let points: usize = map.arcs.iter().map(Vec::len).sum();
    println!(
        "{MAP}: {} members, {} x {} units, {points} points in {} lines, {} bytes",
        map.shapes.len(),
        map.width,
        map.height,
        map.arcs.len(),
        file.len()
    );

    let mark = mark::draw(&members);
    fs::write(root.join(MARK), &mark).with_context(|| format!("cannot write {MARK}"))?;
    println!("{MARK}: {} bytes", mark.len());
    Ok(())
}
