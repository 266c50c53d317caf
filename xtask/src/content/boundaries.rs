//! `kommuner-2020.topojson`: the members' boundaries, and who borders on whom.

use super::file::{File, nearest};
use super::members::Entry;
use osloregionen::domain::boundaries::arc_index;
use osloregionen::domain::member::Member;
use osloregionen::domain::slug::Slug;
use osloregionen::snapshot::boundaries::{Geometry, Topology};
use osloregionen::snapshot::decode_boundaries;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

const REMEDY: &str = "Kjør `cargo xtask map`, som lager filen på nytt.";

/// What to do about a member without a shape.
const UNKNOWN: &str =
    "Rett navnet, eller legg et kart med kommunen i utgavens mappe, som kommuner.topojson.";

/// What to do about a shape without a member.
const MISSING: &str =
    "Legg til kommunen i medlemmer.csv, eller lag kartet på nytt med `cargo xtask map`.";

/// A boundary file.
pub struct Map {
    /// As it stands there.
    topology: Topology,
    /// Whose land is on it.
    shapes: BTreeSet<Slug>,
    /// Who borders on whom, both ways.
    neighbours: Vec<(Slug, Slug)>,
    /// Members, and the file of their land: most editions have those of the one before.
    published: RefCell<Option<(BTreeSet<Slug>, Vec<u8>)>>,
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
    Some(Map {
        topology,
        shapes: boundaries.shapes.iter().map(|shape| shape.slug.clone()).collect(),
        neighbours: boundaries.neighbours(),
        published: RefCell::default(),
    })
}

/// Gives each member its neighbours, and the boundary file to publish. Every member has a shape,
/// and every shape belongs to a member or to one that was a member `earlier`, if that is known.
pub fn join(
    members_file: &File,
    entries: Vec<Entry>,
    file: &File,
    map: &Map,
    earlier: Option<&BTreeSet<Slug>>,
) -> (Vec<Member>, Vec<u8>) {
    let own: BTreeSet<Slug> = entries.iter().map(|entry| entry.member.slug.clone()).collect();
    let free: Vec<&Slug> = map.shapes.difference(&own).collect();
    for entry in entries.iter().filter(|entry| !map.shapes.contains(&entry.member.slug)) {
        let member = &entry.member;
        let message = format!("«{}» er ingen kjent kommune: Den er ikke på kartet", member.name);
        let meant = nearest(member.slug.as_str(), free.iter().map(|slug| slug.as_str()));
        let remedy =
            meant.map_or_else(|| UNKNOWN.to_owned(), |known| format!("Mente du `{known}`?"));
        members_file.fault(entry.place, message, remedy);
    }
    let is_new = |slug: &&Slug| earlier.is_some_and(|earlier| !earlier.contains(*slug));
    for slug in free.into_iter().filter(is_new) {
        let message = format!("`{slug}` er på kartet, men ikke blant medlemmene");
        file.fault(0, message, MISSING);
    }
    let mut members: Vec<Member> = entries.into_iter().map(|entry| entry.member).collect();
    add_neighbours(&mut members, &map.neighbours);
    (members, map.published(own))
}

impl Map {
    /// The file of these members' land.
    fn published(&self, members: BTreeSet<Slug>) -> Vec<u8> {
        let mut published = self.published.borrow_mut();
        match &*published {
            Some((same, bytes)) if *same == members => bytes.clone(),
            _ => {
                // Whole numbers and texts: writing them cannot fail.
                let bytes = published_of(&self.topology, &members).unwrap_or_default();
                *published = Some((members, bytes.clone()));
                bytes
            }
        }
    }
}

/// In the order of the members.
fn add_neighbours(members: &mut [Member], pairs: &[(Slug, Slug)]) {
    let order: HashMap<Slug, usize> =
        members.iter().enumerate().map(|(at, member)| (member.slug.clone(), at)).collect();
    let mut neighbours: BTreeMap<usize, BTreeMap<usize, Slug>> = BTreeMap::new();
    for (one, other) in pairs {
        if let (Some(at), Some(beside)) = (order.get(one), order.get(other)) {
            neighbours.entry(*at).or_default().insert(*beside, other.clone());
        }
    }
    for (at, beside) in neighbours {
        members[at].neighbours = beside.into_values().collect();
    }
}

/// The file as it is published: only the members' land and its lines, without white space.
fn published_of(topology: &Topology, members: &BTreeSet<Slug>) -> serde_json::Result<Vec<u8>> {
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
