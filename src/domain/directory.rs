//! The member directory: what people type finds a member, filters narrow the list, and an
//! order arranges it. The index is built once for an edition; a query is a pure function.

mod order;
mod select;
mod typo;

pub use order::{Choice, Figure, counties, in_county, in_subregion, subregions};
pub use select::{Request, Selection};

use std::cmp::Ordering;

use super::fold::{Folded, fold};
use super::member::Member;

/// What a name is to its member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// The official name.
    Name,
    /// A municipality number.
    Number,
    /// A municipality that was merged into it.
    Formerly,
    /// Another spelling.
    Alias,
    /// The administrative centre.
    Centre,
}

/// How well a key matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// The whole key.
    Whole,
    /// Its beginning.
    Start,
    /// The beginning of a later word.
    WordStart,
    /// Somewhere in it.
    Within,
    /// Its beginning or whole with one letter wrong, or two in eight or more.
    Misspelt,
}

/// A member that was found, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What the matching name is to the member.
    pub kind: KeyKind,
    /// How well it matches.
    pub closeness: Closeness,
    /// How many letters it is off, where it is misspelt.
    pub far: usize,
    /// The matched bytes of the name; empty where it is misspelt.
    pub matched: (usize, usize),
    /// Which name of the index it is: see [`Index::name`].
    pub name: usize,
}

/// A member by its index in the edition, and why it was found if something is searched for.
pub type Found = (usize, Option<Hit>);

struct Key {
    member: usize,
    kind: KeyKind,
    text: String,
    folded: Folded,
}

/// The names of all members, folded once.
pub struct Index {
    keys: Vec<Key>,
}

impl Index {
    /// Builds the index of `members`.
    pub fn new(members: &[Member]) -> Index {
        let mut keys = Vec::new();
        for (at, member) in members.iter().enumerate() {
            let mut add = |kind, text: &str| {
                let folded = fold(text);
                if !folded.letters.is_empty() {
                    keys.push(Key { member: at, kind, text: text.to_owned(), folded });
                }
            };
            add(KeyKind::Name, &member.name);
            member.numbers.iter().for_each(|number| add(KeyKind::Number, &number.value));
            member.formerly.iter().for_each(|name| add(KeyKind::Formerly, name));
            member.aliases.iter().for_each(|name| add(KeyKind::Alias, name));
            add(KeyKind::Centre, &member.centre);
        }
        Index { keys }
    }

    /// The name that a hit of this index found.
    pub fn name(&self, hit: &Hit) -> &str {
        self.keys.get(hit.name).map_or("", |key| &key.text)
    }

    /// The members that `typed` finds, best first and each once, by its best name. An empty
    /// search finds none: ask for no search instead.
    pub fn search(&self, typed: &str) -> Vec<Found> {
        let wanted = fold(typed).letters;
        let found = self.best_by_member(&|at, key| matching(&wanted, at, key));
        if !found.is_empty() {
            return found;
        }
        self.best_by_member(&|at, key| {
            let far = typo::distance_to_start(&wanted, &key.folded.letters)?;
            let closeness = Closeness::Misspelt;
            (key.kind != KeyKind::Number).then_some(Hit {
                kind: key.kind,
                closeness,
                far,
                matched: (0, 0),
                name: at,
            })
        })
    }

    /// The best name of each member under `rate`, best member first.
    fn best_by_member(&self, rate: &dyn Fn(usize, &Key) -> Option<Hit>) -> Vec<Found> {
        let rank = |hit: &Hit| (hit.closeness, hit.far, hit.kind);
        let mut found: Vec<Found> = Vec::new();
        for (at, key) in self.keys.iter().enumerate() {
            let Some(hit) = rate(at, key) else { continue };
            // The names of a member follow each other.
            match found.last_mut() {
                Some((member, Some(best))) if *member == key.member => {
                    if rank(&hit) < rank(best) {
                        *best = hit;
                    }
                }
                _ => found.push((key.member, Some(hit))),
            }
        }
        sort(&mut found, &mut |one, other| {
            one.1.as_ref().map(rank).cmp(&other.1.as_ref().map(rank))
        });
        found
    }
}

/// Sorts and keeps the order of equals. One function for all orders: each would else be a
/// sort of its own in the wasm.
fn sort(found: &mut [Found], compare: &mut dyn FnMut(&Found, &Found) -> Ordering) {
    found.sort_by(compare);
}

/// How `wanted` stands in the key, letter for letter.
fn matching(wanted: &[char], index: usize, key: &Key) -> Option<Hit> {
    if wanted.is_empty() {
        return None;
    }
    let letters = &key.folded.letters;
    let at = letters.windows(wanted.len()).enumerate().filter(|(_, part)| *part == wanted);
    // The beginning of a word is better than its middle, even further on.
    let at = at.map(|(at, _)| at).min_by_key(|at| (!key.folded.starts[*at], *at))?;
    let closeness = match at {
        0 if wanted.len() == letters.len() => Closeness::Whole,
        0 => Closeness::Start,
        _ if key.kind == KeyKind::Number => return None,
        _ if key.folded.starts[at] => Closeness::WordStart,
        _ if wanted.len() < 2 => return None,
        _ => Closeness::Within,
    };
    let places = &key.folded.places;
    let matched = (places[at].0, places[at + wanted.len() - 1].1);
    Some(Hit { kind: key.kind, closeness, far: 0, matched, name: index })
}
