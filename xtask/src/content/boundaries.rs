//! `kommuner-2020.topojson`: the members' boundaries, and who borders on whom.

use super::file::File;
use super::members::Entry;
use osloregionen::domain::boundaries::Boundaries;
use osloregionen::domain::member::Member;
use osloregionen::domain::slug::Slug;
use osloregionen::snapshot::boundaries::Topology;
use osloregionen::snapshot::decode_boundaries;

const REMEDY: &str = "Kjør `cargo xtask map`, som lager filen på nytt.";

/// Reads the file: the boundaries, and the bytes to publish, without white space.
pub fn read(file: &File) -> Option<(Boundaries, Vec<u8>)> {
    if file.has_faults() {
        return None;
    }
    let fault = |error: &dyn std::fmt::Display| {
        file.fault(0, format!("kommunegrensene kan ikke brukes: {error}"), REMEDY);
    };
    let boundaries = decode_boundaries(file.text.as_bytes()).inspect_err(|e| fault(e)).ok()?;
    let bytes = serde_json::from_str::<Topology>(&file.text)
        .and_then(|topology| serde_json::to_vec(&topology))
        .inspect_err(|error| fault(error))
        .ok()?;
    Some((boundaries, bytes))
}

/// Gives each member its neighbours. Every member has a shape and every shape a member.
pub fn join(
    members_file: &File,
    entries: Vec<Entry>,
    file: &File,
    boundaries: &Boundaries,
) -> Vec<Member> {
    for entry in &entries {
        if boundaries.shape(&entry.member.slug).is_none() {
            let message = format!("«{}» har ingen grense på kartet", entry.member.name);
            members_file.fault(entry.place, message, format!("Rett navnet, eller: {REMEDY}"));
        }
    }
    let mut members: Vec<Member> = entries.into_iter().map(|entry| entry.member).collect();
    for shape in &boundaries.shapes {
        if !members.iter().any(|member| member.slug == shape.slug) {
            let message = format!("`{}` er på kartet, men ikke blant medlemmene", shape.slug);
            file.fault(0, message, REMEDY);
        }
    }
    let order: Vec<_> = members.iter().map(|member| member.slug.clone()).collect();
    let pairs = boundaries.neighbours();
    for member in &mut members {
        let borders = |other: &Slug| pairs.iter().any(|(a, b)| *a == member.slug && b == other);
        member.neighbours = order.iter().filter(|other| borders(other)).cloned().collect();
    }
    members
}
