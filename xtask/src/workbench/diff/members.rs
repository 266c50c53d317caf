//! Who is who in two editions.

use osloregionen::domain::edition::Edition;
use osloregionen::domain::member::{Dated, Member};
use std::collections::HashMap;

/// A member with another name.
#[derive(Debug, PartialEq, Eq)]
pub struct Renamed {
    /// As it was.
    pub from: String,
    /// As it is.
    pub to: String,
}

/// A member of which something is other than it was.
#[derive(Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its name now.
    pub name: String,
    /// What: `kommunenummer`, `fylke` or `delregion`.
    pub what: &'static str,
    /// As it was.
    pub from: String,
    /// As it is.
    pub to: String,
}

/// The members of two editions, put together.
pub struct Pairs<'a> {
    /// In both.
    pub both: Vec<(&'a Member, &'a Member)>,
    /// Only in the newer.
    pub joined: Vec<&'a Member>,
    /// Only in the older.
    pub left: Vec<&'a Member>,
}

/// Puts the members together: by address, and where that differs by a number that both have or by
/// website.
pub fn pair<'a>(old: &'a Edition, new: &'a Edition) -> Pairs<'a> {
    let slugs: HashMap<_, _> = old.members.iter().map(|member| (&member.slug, member)).collect();
    let mut both = Vec::new();
    let mut unknown = Vec::new();
    for member in &new.members {
        match slugs.get(&member.slug) {
            Some(earlier) => both.push((*earlier, member)),
            None => unknown.push(member),
        }
    }
    let known: HashMap<_, _> = new.members.iter().map(|member| (&member.slug, ())).collect();
    let mut left: Vec<&Member> =
        old.members.iter().filter(|member| !known.contains_key(&member.slug)).collect();
    let mut joined = Vec::new();
    for member in unknown {
        match left.iter().position(|earlier| is_same(earlier, member)) {
            Some(at) => both.push((left.remove(at), member)),
            None => joined.push(member),
        }
    }
    Pairs { both, joined, left }
}

/// Whether two names are of one municipality.
fn is_same(old: &Member, new: &Member) -> bool {
    let shares = |number: &Dated<String>| {
        new.numbers.iter().any(|other| {
            other.value == number.value
                && (other.period.holds(number.period.from)
                    || number.period.holds(other.period.from))
        })
    };
    old.numbers.iter().any(shares) || old.domain == new.domain
}

/// Those with another name.
pub fn renamed(pairs: &Pairs<'_>) -> Vec<Renamed> {
    let renamed = pairs.both.iter().filter(|(old, new)| old.name != new.name);
    renamed.map(|(old, new)| Renamed { from: old.name.clone(), to: new.name.clone() }).collect()
}

/// Those with another number, county or subregion.
pub fn moved(pairs: &Pairs<'_>) -> Vec<Moved> {
    let mut moved = Vec::new();
    for (old, new) in &pairs.both {
        let compared = [
            ("kommunenummer", latest(&old.numbers), latest(&new.numbers)),
            ("fylke", latest(&old.counties), latest(&new.counties)),
            ("delregion", &*old.subregion.name, &*new.subregion.name),
        ];
        for (what, from, to) in compared.into_iter().filter(|(_, from, to)| from != to) {
            let (from, to) = (from.to_owned(), to.to_owned());
            moved.push(Moved { name: new.name.clone(), what, from, to });
        }
    }
    moved
}

fn latest(values: &[Dated<String>]) -> &str {
    values.last().map_or("", |dated| &dated.value)
}
