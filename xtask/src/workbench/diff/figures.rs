//! Figures that have changed more than is plausible.

use osloregionen::domain::identity::Pairs;
use osloregionen::domain::member::Member;

/// Largest plausible change of a population from one edition's latest figure to the next one's, in
/// per cent; the same as within an edition.
const PEOPLE: u64 = 20;
/// Largest plausible change of an area, in per cent: land does not move, but is measured anew.
const AREA: u64 = 2;

/// A figure that somebody should look at.
#[derive(Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The member's name.
    pub name: String,
    /// What: `folketall <date>` or `areal`.
    pub what: String,
    /// As it was: inhabitants, or hectares.
    pub from: u32,
    /// As it is.
    pub to: u32,
}

/// Latest populations and areas beyond plausible change, and figures of one date that differ.
pub fn doubts(pairs: &Pairs<'_>) -> Vec<Doubt> {
    pairs.both.iter().flat_map(|(old, new)| of_member(old, new)).collect()
}

fn of_member(old: &Member, new: &Member) -> Vec<Doubt> {
    let doubt = |what: String, from, to| Doubt { name: new.name.clone(), what, from, to };
    let mut doubts = Vec::new();
    for (date, from) in &old.population {
        // What was counted at a date has been counted.
        let other = new.population.iter().find(|(other, to)| other == date && to != from);
        doubts.extend(other.map(|(_, to)| doubt(format!("folketall {date}"), *from, *to)));
    }
    if let (Some((before, from)), Some((after, to))) =
        (old.population.last(), new.population.last())
        && before != after
        && beyond(*from, *to, PEOPLE)
    {
        doubts.push(doubt(format!("folketall {after}"), *from, *to));
    }
    if beyond(old.area_hectares, new.area_hectares, AREA) {
        doubts.push(doubt("areal".to_owned(), old.area_hectares, new.area_hectares));
    }
    doubts
}

fn beyond(from: u32, to: u32, per_cent: u64) -> bool {
    u64::from(from.abs_diff(to)) * 100 > u64::from(from) * per_cent
}
