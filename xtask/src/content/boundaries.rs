//! `kommuner-2020.topojson`: the members' boundaries, and who borders on whom.

use super::file::{File, nearest};
use super::members::Entry;
use osloregionen::domain::boundaries::{Boundaries, arc_index};
use osloregionen::domain::member::Member;
use osloregionen::domain::slug::Slug;
use osloregionen::snapshot::boundaries::{Geometry, Topology};
use osloregionen::snapshot::decode_boundaries;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

const REMEDY: &str = "Kjør `cargo xtask map`, som lager filen på nytt.";

/// What to do about a member without a shape.
const UNKNOWN: &str =
    "Rett navnet, eller legg et kart med kommunen i utgavens mappe, som kommuner.topojson.";

/// What to do about a shape without a member.
const MISSING: &str =
    "Legg til kommunen i medlemmer.csv, eller lag kartet på nytt med `cargo xtask map`.";

/// A boundary file: as it is drawn, and as it stands there.
pub struct Map {
    boundaries: Boundaries,
    topology: Topology,
}

/// Reads an edition's own file; `None` if it has none.
pub fn own(name: String, bytes: io::Result<Vec<u8>>) -> Option<(File, Option<Map>)> {
    if bytes.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return None;
    }
    let file = File::of(name, bytes);
    let map = read(&file);
    Some((file, map))
}

/// Reads the file.
pub fn read(file: &File) -> Option<Map> {
    if file.has_faults() {
        return None;
    }
    let fault = |error: &dyn std::fmt::Display| {
        file.fault(0, format!("kommunegrensene kan ikke brukes: {error}"), REMEDY);
    };
    let boundaries = decode_boundaries(file.text.as_bytes()).inspect_err(|e| fault(e)).ok()?;
    let topology = serde_json::from_str(&file.text).inspect_err(|error| fault(error)).ok()?;
    Some(Map { boundaries, topology })
}

/// Gives each member its neighbours, and the boundary file to publish. Every member has a shape,
/// and every shape belongs to a member or to one that was a member `earlier`.
pub fn join(
    members_file: &File,
    entries: Vec<Entry>,
    file: &File,
    map: &Map,
    earlier: &BTreeSet<Slug>,
) -> (Vec<Member>, Vec<u8>) {
    let own: BTreeSet<&Slug> = entries.iter().map(|entry| &entry.member.slug).collect();
    let shapes: BTreeSet<&Slug> = map.boundaries.shapes.iter().map(|shape| &shape.slug).collect();
    let free: Vec<&Slug> = shapes.iter().copied().filter(|slug| !own.contains(*slug)).collect();
    for entry in entries.iter().filter(|entry| !shapes.contains(&entry.member.slug)) {
        let member = &entry.member;
        let message = format!("«{}» er ingen kjent kommune: Den er ikke på kartet", member.name);
        let meant = nearest(member.slug.as_str(), free.iter().map(|slug| slug.as_str()));
        let remedy =
            meant.map_or_else(|| UNKNOWN.to_owned(), |known| format!("Mente du `{known}`?"));
        members_file.fault(entry.place, message, remedy);
    }
    for slug in free.into_iter().filter(|slug| !earlier.contains(*slug)) {
        let message = format!("`{slug}` er på kartet, men ikke blant medlemmene");
        file.fault(0, message, MISSING);
    }
    let bytes = published(&map.topology, &own).unwrap_or_default();
    let mut members: Vec<Member> = entries.into_iter().map(|entry| entry.member).collect();
    add_neighbours(&mut members, &map.boundaries);
    (members, bytes)
}

/// In the order of the members.
fn add_neighbours(members: &mut [Member], map: &Boundaries) {
    let order: HashMap<Slug, usize> =
        members.iter().enumerate().map(|(at, member)| (member.slug.clone(), at)).collect();
    let mut neighbours: BTreeMap<usize, BTreeMap<usize, Slug>> = BTreeMap::new();
    for (one, other) in map.neighbours() {
        if let (Some(at), Some(beside)) = (order.get(&one), order.get(&other)) {
            neighbours.entry(*at).or_default().insert(*beside, other);
        }
    }
    for (at, beside) in neighbours {
        members[at].neighbours = beside.into_values().collect();
    }
}

/// The file as it is published: only the members' land and its lines, without white space.
fn published(topology: &Topology, members: &BTreeSet<&Slug>) -> serde_json::Result<Vec<u8>> {
    let is_member =
        |geometry: &Geometry| Slug::parse(&geometry.id).is_some_and(|slug| members.contains(&slug));
    if topology.objects.members.geometries.iter().all(is_member) {
        return serde_json::to_vec(topology);
    }
    let mut topology = topology.clone();
    let geometries = &mut topology.objects.members.geometries;
    geometries.retain(is_member);
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    for arc in geometries.iter().flat_map(|geometry| geometry.arcs.iter().flatten().flatten()) {
        kept.insert(arc_index(*arc), 0);
    }
    kept.values_mut().enumerate().for_each(|(new, place)| *place = new);
    for arc in geometries.iter_mut().flat_map(|one| one.arcs.iter_mut().flatten().flatten()) {
        let new = kept[&arc_index(*arc)] as i32;
        *arc = if *arc < 0 { !new } else { new };
    }
    let lines = std::mem::take(&mut topology.arcs).into_iter().enumerate();
    topology.arcs = lines.filter(|(at, _)| kept.contains_key(at)).map(|(_, line)| line).collect();
    serde_json::to_vec(&topology)
}
