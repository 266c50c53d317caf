//! The member directory: what people type finds a member, filters narrow the list, and an
//! order arranges it. The index is built once for an edition; a query is a pure function.

mod order;
mod select;
mod typo;

pub use order::{County, Figure, arrange, counties, in_county, in_subregion, subregions};
pub use select::{Request, Selection};

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index into the edition's members.
    pub member: usize,
    /// What the matching key is.
    pub kind: KeyKind,
    /// The key as written.
    pub key: String,
    /// How well it matches.
    pub closeness: Closeness,
    /// The matched bytes of the key; empty where it is misspelt.
    pub matched: (usize, usize),
}

struct Key {
    member: usize,
    kind: KeyKind,
    text: String,
    folded: Folded,
}

/// The names of all members, folded once.
pub struct Index {
    keys: Vec<Key>,
    members: usize,
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
        Index { keys, members: members.len() }
    }

    /// The members that `typed` finds, best first and each once, by its best key. An empty
    /// search finds none: ask for no search instead.
    pub fn search(&self, typed: &str) -> Vec<Hit> {
        let wanted = fold(typed).letters;
        if wanted.is_empty() {
            return Vec::new();
        }
        let found = self.best_by_member(|key| matching(&wanted, key));
        if !found.is_empty() {
            return found;
        }
        self.best_by_member(|key| {
            let distance = typo::distance_to_start(&wanted, &key.folded.letters);
            let spelt = key.kind != KeyKind::Number;
            distance.filter(|_| spelt).map(|far| (Closeness::Misspelt, far, (0, 0)))
        })
    }

    /// The best key of each member under `rate`, which gives closeness, a distance to rank
    /// equally close keys by, and the matched bytes.
    fn best_by_member(&self, rate: impl Fn(&Key) -> Option<Rating>) -> Vec<Hit> {
        let mut best: Vec<Option<(Rating, &Key)>> = vec![None; self.members];
        for key in &self.keys {
            if let (Some(rating), Some(place)) = (rate(key), best.get_mut(key.member)) {
                let better = place.as_ref().is_none_or(|(other, other_key)| {
                    (rating.0, rating.1, key.kind) < (other.0, other.1, other_key.kind)
                });
                if better {
                    *place = Some((rating, key));
                }
            }
        }
        let mut found: Vec<(Rating, &Key)> = best.into_iter().flatten().collect();
        found.sort_by_key(|((closeness, far, _), key)| (*closeness, *far, key.kind, key.member));
        let hit = |((closeness, _, matched), key): (Rating, &Key)| Hit {
            member: key.member,
            kind: key.kind,
            key: key.text.clone(),
            closeness,
            matched,
        };
        found.into_iter().map(hit).collect()
    }
}

/// Closeness, distance in letters, and the matched bytes of the key.
type Rating = (Closeness, usize, (usize, usize));

/// How `wanted` stands in the key, letter for letter.
fn matching(wanted: &[char], key: &Key) -> Option<Rating> {
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
    Some((closeness, 0, (places[at].0, places[at + wanted.len() - 1].1)))
}
