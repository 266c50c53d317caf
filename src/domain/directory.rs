//! The member directory: what people type finds a member, filters narrow the list, and an
//! order arranges it. The index is built once for an edition; a query is a pure function.

mod nearest;
mod order;
mod search;
mod select;
mod size;
mod typo;

pub use order::{Choice, Figure, counties, in_county, in_subregion, subregions};
pub use select::{Request, Selection};
pub use size::SizeClass;

use std::cmp::Ordering;

use super::fold::Folded;
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
    /// The whole or the beginning of it or of a later word with one letter wrong, or two in
    /// eight or more; or the whole of it and then more words.
    Misspelt,
    /// Nothing of the above, and of no member: among the nearest names all the same.
    Far,
}

/// A member that was found, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What the matching name is to the member.
    pub kind: KeyKind,
    /// How well it matches.
    pub closeness: Closeness,
    /// How many letters it is off, where it is misspelt or far; more words do not count.
    pub far: usize,
    /// The matched bytes of the name; empty where it is misspelt or far.
    pub matched: (usize, usize),
    /// Which name of the index it is: see [`Index::name`].
    pub name: usize,
}

/// A member by its index in the edition, and why it was found if something is searched for.
pub type Found = (usize, Option<Hit>);

/// A name of a member, or another text that finds it.
struct Key {
    member: usize,
    kind: KeyKind,
    /// Where it stands in the index's `text`.
    text: (usize, usize),
    /// Where its letters are in the index's `folded`.
    letters: (usize, usize),
    mask: u64,
}

/// The names of all members, folded once. All of them stand one after the other in the same
/// few buffers: thousands of small ones would take longer to make and to read.
pub struct Index {
    /// Those of a member follow each other.
    keys: Vec<Key>,
    text: String,
    folded: Folded,
}

impl Index {
    /// Builds the index of `members`.
    pub fn new(members: &[Member]) -> Index {
        let mut index = Index { keys: Vec::new(), text: String::new(), folded: Folded::default() };
        for (at, member) in members.iter().enumerate() {
            let mut add = |kind, text: &str| index.add(at, kind, text);
            add(KeyKind::Name, &member.name);
            member.numbers.iter().for_each(|number| add(KeyKind::Number, &number.value));
            member.formerly.iter().for_each(|name| add(KeyKind::Formerly, name));
            member.aliases.iter().for_each(|name| add(KeyKind::Alias, name));
            add(KeyKind::Centre, &member.centre);
        }
        index
    }

    /// Adds a key, unless there is no letter in it.
    fn add(&mut self, member: usize, kind: KeyKind, text: &str) {
        let (from, text_from) = (self.folded.letters.len(), self.text.len());
        self.folded.push(text);
        let letters = (from, self.folded.letters.len());
        let mask = mask(part(&self.folded.letters, letters));
        if mask != 0 {
            self.text.push_str(text);
            let text = (text_from, self.text.len());
            self.keys.push(Key { member, kind, text, letters, mask });
        }
    }

    /// The name that a hit of this index found.
    pub fn name(&self, hit: &Hit) -> &str {
        let key = self.keys.get(hit.name);
        key.and_then(|key| self.text.get(key.text.0..key.text.1)).unwrap_or_default()
    }

    /// The folded letters of a key.
    fn letters(&self, key: &Key) -> &[char] {
        part(&self.folded.letters, key.letters)
    }

    /// For each letter of a key, whether a word starts with it.
    fn starts(&self, key: &Key) -> &[bool] {
        part(&self.folded.starts, key.letters)
    }
}

fn part<T>(all: &[T], (from, to): (usize, usize)) -> &[T] {
    all.get(from..to).unwrap_or_default()
}

/// A bit for each letter there is; some share one, `a` to `z` do not. What is searched for and
/// has a bit that a key lacks does not stand in the key, and each such bit is a letter wrong:
/// most keys need no closer look.
fn mask(letters: &[char]) -> u64 {
    letters.iter().fold(0, |mask, letter| mask | 1 << (*letter as u32 % 37))
}

/// Sorts and keeps the order of equals. One function for all orders: each would else be a
/// sort of its own in the wasm.
fn sort(found: &mut [Found], compare: &mut dyn FnMut(&Found, &Found) -> Ordering) {
    found.sort_by(compare);
}
