//! Members with another name, number, county or subregion.

use osloregionen::domain::identity::Pairs;
use osloregionen::domain::member::Dated;

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
