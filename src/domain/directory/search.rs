//! Which names match what is typed.

use super::typo::Pattern;
use super::{Closeness, Found, Hit, Index, Key, KeyKind, mask, part, sort};
use crate::domain::fold::{Folded, fold};

/// Words that people put after a name and that are no part of it. One may be unfinished, of
/// at least so many letters as [`UNFINISHED`].
const AFTER: [&str; 2] = ["kommune", "municipality"];
const UNFINISHED: usize = 3;

/// What is searched for.
struct Wanted<'a> {
    letters: &'a [char],
    starts: &'a [bool],
    mask: u64,
}

impl Wanted<'_> {
    fn of(folded: &Folded, letters: usize) -> Wanted<'_> {
        let letters = part(&folded.letters, (0, letters));
        Wanted { letters, starts: &folded.starts, mask: mask(letters) }
    }
}

impl Index {
    /// The members that `typed` finds, best first and each once, by its best name. What is
    /// found at the beginning of a word keeps out what is only spelt alike. If nothing is found
    /// these are the nearest names, all [`Closeness::Far`]. An empty search finds none: ask for
    /// no search instead.
    pub fn search(&self, typed: &str) -> Vec<Found> {
        if typed.trim().is_empty() {
            return Vec::new();
        }
        let folded = fold(typed);
        let mut wanted = Wanted::of(&folded, folded.letters.len());
        let mut found = self.best_by_member(&|at, key| self.matching(&wanted, at, key));
        if found.is_empty() {
            wanted = Wanted::of(&folded, before_kind_of_place(&folded));
            found = self.best_by_member(&|at, key| self.matching(&wanted, at, key));
        }
        let is_within = |hit: &Hit| hit.closeness == Closeness::Within;
        if found.iter().all(|(_, hit)| hit.as_ref().is_some_and(is_within)) {
            let pattern = Pattern::new(wanted.letters);
            found = self.best_by_member(&|at, key| {
                let exact = self.matching(&wanted, at, key);
                exact.or_else(|| self.alike(&wanted, &pattern, at, key))
            });
        }
        if found.is_empty() { self.nearest(wanted.letters) } else { found }
    }

    /// The best name of each member under `rate`, best member first.
    fn best_by_member(&self, rate: &dyn Fn(usize, &Key) -> Option<Hit>) -> Vec<Found> {
        // Of what is only spelt alike, the shorter name is the likelier one: more of it was typed.
        let length = |hit: &Hit| match hit.closeness {
            Closeness::Misspelt => self.keys.get(hit.name).map(|key| self.letters(key).len()),
            _ => None,
        };
        let rank = |hit: &Hit| (hit.closeness, hit.far, hit.kind, length(hit));
        let mut found: Vec<Found> = Vec::new();
        for (at, key) in self.keys.iter().enumerate() {
            let Some(hit) = rate(at, key) else { continue };
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

    /// How what is wanted stands in a key, letter for letter.
    fn matching(&self, wanted: &Wanted, name: usize, key: &Key) -> Option<Hit> {
        if wanted.mask & !key.mask != 0 {
            return None;
        }
        let first = wanted.letters.first()?;
        let letters = self.letters(key);
        let mut best: Option<(usize, bool)> = None;
        for (at, (letter, starts)) in letters.iter().zip(self.starts(key)).enumerate() {
            // The beginning of a word is better than its middle, even further on.
            let may_be = letter == first && (*starts || best.is_none());
            if may_be && part(letters, (at, letters.len())).starts_with(wanted.letters) {
                best = Some((at, *starts));
                if *starts {
                    break;
                }
            }
        }
        let (at, starts_word) = best?;
        let closeness = match at {
            0 if wanted.letters.len() == letters.len() => Closeness::Whole,
            0 => Closeness::Start,
            _ if key.kind == KeyKind::Number => return None,
            _ if starts_word => Closeness::WordStart,
            _ if wanted.letters.len() < 2 => return None,
            _ => Closeness::Within,
        };
        let places = part(&self.folded.places, key.letters);
        let places = places.get(at..at + wanted.letters.len())?;
        let matched = (places.first()?.0, places.last()?.1);
        Some(Hit { kind: key.kind, closeness, far: 0, matched, name })
    }

    /// How a key is spelt like what is wanted.
    fn alike(&self, wanted: &Wanted, pattern: &Pattern, name: usize, key: &Key) -> Option<Hit> {
        let letters = self.letters(key);
        let hit = |far| Hit {
            kind: key.kind,
            closeness: Closeness::Misspelt,
            far,
            matched: (0, 0),
            name,
        };
        // "Våler i Østfold": the whole key, and more words.
        let more_words = wanted.starts.get(letters.len()) == Some(&true);
        if more_words && wanted.letters.starts_with(letters) {
            return Some(hit(0));
        }
        if key.kind == KeyKind::Number || (wanted.mask & !key.mask).count_ones() > 2 {
            return None;
        }
        let starts = self.starts(key).iter().enumerate().filter(|(_, starts)| **starts);
        let words = starts.map(|(at, _)| part(letters, (at, letters.len())));
        words.filter_map(|word| pattern.tolerates(word)).min().map(hit)
    }
}

/// How many letters stand before a last word that says only what kind of place it is; all
/// where there is none.
fn before_kind_of_place(folded: &Folded) -> usize {
    let all = folded.letters.len();
    let last = folded.starts.iter().rposition(|starts| *starts).unwrap_or(0);
    let word = part(&folded.letters, (last, all));
    let begins = |after: &str| {
        let mut letters = after.chars();
        word.iter().all(|letter| letters.next() == Some(*letter))
    };
    match last > 0 && word.len() >= UNFINISHED && AFTER.iter().any(|after| begins(after)) {
        true => last,
        false => all,
    }
}
